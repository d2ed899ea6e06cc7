"""The queue: in which order files are made, for whom, and what people are told meanwhile."""

from __future__ import annotations

import pytest

from prodige_core.errors import ReportFailed
from prodige_ui import typesetting
from prodige_ui.typesetting import LEFT_SECONDS, MOST_KEPT, MOST_OF_ONE, MOST_WAITING, Typesetter
from tests.typesetting.orders import PATIENCE_SECONDS, HandPress, job


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def press():
    return HandPress()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def queue(press, clock):
    """A queue that is busy with one file, so that whatever a test asks for waits."""
    queue = Typesetter(press.make, clock=clock)
    queue.ask(job("first"), "somebody")
    press.begin()
    yield queue
    queue.close()
    press.let(1000)


def fetched(queue, tickets):
    return [queue.result(ticket, PATIENCE_SECONDS).data.decode() for ticket in tickets]


def test_whoever_asks_for_ten_keeps_nobody_waiting(queue, press):
    ten = [queue.ask(job(f"a{number}"), "a") for number in range(10)]
    others = [queue.ask(job("b0"), "b"), queue.ask(job("c0"), "c"), queue.ask(job("b1"), "b")]
    assert [queue.look(ticket).before_you for ticket in ten] == [1, 4, 6, *range(7, 14)]
    assert [queue.look(ticket).before_you for ticket in others] == [2, 3, 5]
    press.let(14)
    fetched(queue, [*ten, *others])
    assert press.made == ["first", "a0", "b0", "c0", "a1", "b1", *(f"a{number}" for number in range(2, 10))]


def test_a_look_tells_where_it_is(queue, press, clock):
    ticket = queue.ask(job("mine"), "me")
    clock.now = 3.0
    told = queue.look(ticket)
    assert (told.state, told.before_you, told.seconds, told.error) == ("waiting", 1, 3.0, None)
    press.let()
    press.begin()
    assert (queue.look(ticket).state, queue.look(ticket).before_you) == ("setting", 0)
    press.let()
    report = queue.result(ticket, PATIENCE_SECONDS)
    assert (report.name, report.media_type, report.data) == ("mine.html", "text/html", b"mine")
    assert queue.look(ticket).state == "done"


def test_the_same_file_is_made_once_for_all_and_kept(queue, press):
    tickets = [queue.ask(job("same"), asker) for asker in "abc"]
    assert queue.waiting == 1
    press.let(2)
    assert fetched(queue, tickets) == ["same"] * 3
    assert queue.look(queue.ask(job("same"), "d")).state == "done"
    assert press.made == ["first", "same"]


def test_a_file_that_two_ask_for_takes_the_earlier_place_of_theirs(queue, press):
    long_line = [queue.ask(job(f"a{number}"), "a") for number in range(3)]
    queue.ask(job("a2"), "b")
    assert queue.look(long_line[2]).before_you == 2
    press.let(4)
    fetched(queue, long_line)
    assert press.made == ["first", "a0", "a2", "a1"]


def test_who_stops_looking_has_gone_and_joins_again_at_the_end(queue, press, clock):
    gone = queue.ask(job("gone"), "a")
    clock.now = LEFT_SECONDS
    stays = queue.ask(job("stays"), "b")
    press.let()
    press.begin()
    assert press.made == ["first"], "in work is what somebody looks at"
    assert queue.look(stays).state == "setting"
    told = queue.look(gone)
    assert (told.state, told.before_you) == ("waiting", 1)
    press.let(2)
    assert fetched(queue, [gone]) == ["gone"]


def test_a_file_that_cannot_be_made_fails_with_a_number_and_keeps_no_other_from_being_made(queue, press):
    broken, next_one = queue.ask(job("broken"), "a"), queue.ask(job("fine"), "b")
    press.let(3)
    with pytest.raises(ReportFailed, match=r"fault on our side. Tell your contact the number [0-9a-f]{8}\."):
        queue.result(broken, PATIENCE_SECONDS)
    told = queue.look(broken)
    assert told.state == "failed"
    assert "number" in told.error.text()
    assert fetched(queue, [next_one]) == ["fine"]
    assert queue.look(queue.ask(job("broken"), "a")).state != "failed", "whoever asks again gets another try"


def test_nobody_fills_the_queue_alone_and_a_full_one_says_so(queue):
    for number in range(MOST_OF_ONE):
        queue.ask(job(f"a{number}"), "a")
    with pytest.raises(ReportFailed, match="Many of your reports"):
        queue.ask(job("one more"), "a")
    queue.ask(job("a1"), "a")  # it waits already
    for number in range(MOST_WAITING - MOST_OF_ONE):
        queue.ask(job(f"other{number}"), f"asker {number // 10}")
    assert queue.waiting == MOST_WAITING
    with pytest.raises(ReportFailed, match=r"Many reports are being made just now\. Try again in a minute"):
        queue.ask(job("last"), "z")


def test_the_last_files_are_kept_within_bounds(queue, press, clock, monkeypatch):
    clock.now = LEFT_SECONDS  # nobody waits for the very first any more
    press.let(1000)
    for number in range(MOST_KEPT + 4):
        fetched(queue, [queue.ask(job(f"a{number}"), "a")])
    assert len(queue._sheets) == MOST_KEPT
    monkeypatch.setattr(typesetting, "MOST_KEPT_BYTES", 10)
    fetched(queue, [queue.ask(job("12345678"), "a")])
    assert sum(len(one.data) for one in queue._sheets.values()) <= 10
    long_title = queue.ask(job("longer than all that may be kept"), "a")
    assert fetched(queue, [long_title]) == ["longer than all that may be kept"]


def test_a_file_that_was_fetched_is_held_by_nobody_once_it_is_forgotten(queue, press):
    press.let(1000)
    tickets = [queue.ask(job(f"a{number}"), "a") for number in range(MOST_OF_ONE)]
    fetched(queue, tickets)
    assert sum(1 for ticket in tickets if ticket.sheet.data) <= MOST_KEPT < len(tickets)
    told = queue.look(tickets[0])
    assert told.state == "failed"
    assert told.error.text() == "The file was made, but not fetched for a while. Ask for it again."
    assert fetched(queue, [queue.ask(job("a0"), "a")]) == ["a0"]


def test_a_file_that_somebody_is_about_to_fetch_is_kept_longest(queue, press, clock, monkeypatch):
    monkeypatch.setattr(typesetting, "MOST_KEPT", 1)
    press.let(1000)
    late = [queue.ask(job(f"late{number}"), "a") for number in range(3)]
    fetched(queue, [queue.ask(job("other"), "a")])
    assert [queue.look(ticket).state for ticket in late] == ["done"] * 3
    assert fetched(queue, late[:1]) == ["late0"]
    clock.now = LEFT_SECONDS / 2
    queue.look(late[1])
    clock.now = LEFT_SECONDS
    fetched(queue, [queue.ask(job("another"), "a")])
    assert [ticket.sheet.state for ticket in late] == ["failed", "done", "failed"]
    monkeypatch.setattr(typesetting, "MOST_HELD_BYTES", 5)
    fetched(queue, [queue.ask(job("last"), "a")])
    assert late[1].sheet.data == b"", "there is an end to it"


def test_closing_fails_what_waits_and_the_next_use_begins_anew(queue, press):
    in_work_and_waiting = [queue.ask(job("first"), "b"), queue.ask(job("second"), "b")]
    queue.close()
    for ticket in in_work_and_waiting:
        with pytest.raises(ReportFailed, match="being stopped"):
            queue.result(ticket, PATIENCE_SECONDS)
    press.let(2)
    assert fetched(queue, [queue.ask(job("third"), "b")]) == ["third"]


def test_who_waits_only_so_long_is_told_that_it_is_not_done(queue):
    with pytest.raises(TimeoutError):
        queue.result(queue.ask(job("mine"), "a"), 0.001)
