"""Every step in every state a workshop can be in: it goes on, changes nothing, or is refused with a sentence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from prodige_core.errors import StateError
from prodige_core.workshops import (
    MAX_ROUNDS,
    Counts,
    Round,
    Session,
    Statement,
    agree,
    close,
    open_room,
    park,
    reveal,
    set_agenda,
    set_timer,
    show,
    take_back,
    vote_again,
)
from prodige_core.workshops.session import IDLE, LONGEST, set_settings

NOW = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(minutes=5)
FIVE = Counts((1, 3, 1), 2)


def draft(pace="host") -> Session:
    return Session(
        id="w",
        centre_id="c",
        code="ABCDEFGH",
        screen_token="screen",  # noqa: S106 - no password
        title="",
        pace=pace,
        status="draft",
        statements=(Statement("a", "mini"), Statement("b", "mini")),
        current=None,
        k=5,
        expected=30,
        version=1,
        active_at=NOW,
    )


def states(pace: str) -> dict[str, Session]:
    """The states of a workshop, by name; what happens concerns item a."""
    found = {"draft": draft(pace)}
    found["lobby"] = open_room(found["draft"], NOW)
    found["voting"] = show(found["lobby"], "a", NOW)
    found["revealed"] = reveal(found["voting"], "a", FIVE, NOW)
    found["again"] = vote_again(found["revealed"], "a", NOW)
    found["agreed"] = agree(found["revealed"], "a", 1, "because", NOW)
    found["parked"] = park(found["voting"], "a", "", NOW)
    found["closed"] = close(found["agreed"], {}, NOW)
    return found


STEPS = {
    "agenda": lambda s: set_agenda(s, (Statement("b", "mini"),), LATER),
    "expected": lambda s: set_settings(s, s.title, s.pace, s.k, 40, LATER),
    "settings": lambda s: set_settings(s, "t", "host", 3, 10, LATER),
    "open": lambda s: open_room(s, LATER),
    "show": lambda s: show(s, "a", LATER),
    "reveal": lambda s: reveal(s, "a", FIVE, LATER),
    "vote again": lambda s: vote_again(s, "a", LATER),
    "agree": lambda s: agree(s, "a", 2, "", LATER),
    "park": lambda s: park(s, "a", "", LATER),
    "take back": lambda s: take_back(s, "a", LATER),
    "timer": lambda s: set_timer(s, LATER, LATER),
    "close": lambda s: close(s, {}, LATER),
}
# + goes on, = changes nothing, x is refused
TABLE = """
            draft lobby voting revealed again agreed parked closed
agenda      +     x     x      x        x     x      x      x
settings    +     x     x      x        x     x      x      x
expected    +     +     +      +        +     +      +      x
open        +     +     +      +        +     +      +      x
show        x     +     +      +        +     +      +      x
reveal      x     x     +      =        +     =      +      x
vote again  x     x     =      +        =     +      =      x
agree       x     x     x      +        +     +      x      x
park        x     +     +      +        +     +      +      x
take back   x     +     +      +        +     +      +      x
timer       x     +     +      +        +     +      +      x
close       +     +     +      +        +     +      +      =
"""


def expected() -> list[tuple[str, str, str]]:
    head, *lines = [line for line in TABLE.splitlines() if line]
    rows = [(line[:12].strip(), line[12:].split()) for line in lines]
    assert {name for name, _ in rows} == STEPS.keys()
    return [(step, state, mark) for step, marks in rows for state, mark in zip(head.split(), marks, strict=True)]


@pytest.mark.parametrize(("step", "state", "mark"), expected())
def test_each_step_in_each_state_of_a_host_paced_workshop(step, state, mark):
    before = states("host")[state]
    if mark == "x":
        with pytest.raises(StateError):
            STEPS[step](before)
    else:
        after = STEPS[step](before)
        assert (after == before) == (mark == "=")


@pytest.mark.parametrize(("step", "state", "mark"), expected())
def test_a_self_paced_one_differs_only_in_the_lobby_where_all_statements_are_open(step, state, mark):
    before = states("self")[state]
    mark = {("reveal", "lobby"): "+", ("vote again", "lobby"): "="}.get((step, state), mark)
    if mark == "x":
        with pytest.raises(StateError):
            STEPS[step](before)
    else:
        assert (STEPS[step](before) == before) == (mark == "=")


@pytest.mark.parametrize(
    ("state", "host", "self_paced"),
    [
        ("draft", "", ""),
        ("lobby", "", "ab"),
        ("voting", "a", "ab"),
        ("revealed", "", "b"),
        ("again", "a", "ab"),
        ("agreed", "", "b"),
        ("parked", "a", "ab"),
        ("closed", "", ""),
    ],
)
def test_votes_count_on_the_open_statement_or_when_self_paced_on_all_that_are_not_revealed(state, host, self_paced):
    for pace, open_items in (("host", host), ("self", self_paced)):
        session = states(pace)[state]
        assert "".join(item for item in "abz" if session.accepts(item, NOW)) == open_items


def test_a_statement_that_is_not_on_the_agenda_is_refused_everywhere():
    session = states("host")["revealed"]
    for step in (
        lambda: show(session, "z", NOW),
        lambda: reveal(session, "z", FIVE, NOW),
        lambda: vote_again(session, "z", NOW),
        lambda: agree(session, "z", 1, "", NOW),
        lambda: park(session, "z", "", NOW),
        lambda: take_back(session, "z", NOW),
    ):
        with pytest.raises(StateError, match="not on the agenda"):
            step()


def test_showing_another_statement_leaves_the_first_as_it_was_and_its_vote_goes_on_when_it_comes_back():
    session = show(states("host")["voting"], "b", NOW)
    assert (session.accepts("a", NOW), session.accepts("b", NOW)) == (False, True)
    back = show(session, "a", NOW)
    assert back.statement("a").rounds == (Round(1),)
    assert back.accepts("a", NOW)


def test_both_rounds_are_kept_and_there_is_an_end_of_rounds():
    session = states("host")["revealed"]
    for number in range(2, MAX_ROUNDS + 1):
        session = reveal(vote_again(session, "a", NOW), "a", Counts((number, 0, 0), 0), NOW)
    assert [one.number for one in session.statement("a").rounds] == [1, 2, 3, 4, 5]
    assert session.statement("a").rounds[0].counts == FIVE
    with pytest.raises(StateError, match="5 votes on this statement already"):
        vote_again(session, "a", NOW)


def test_closing_reveals_what_is_open_when_self_paced_and_keeps_it_hidden_when_host_paced():
    counts = {"a": FIVE, "b": Counts((0, 0, 5), 0)}
    own = close(states("self")["voting"], counts, LATER)
    assert [one.last.counts for one in own.statements] == [FIVE, counts["b"]]
    hosted = close(states("host")["voting"], counts, LATER)
    assert [one.last for one in hosted.statements] == [Round(1), None]
    assert (hosted.closed_at, hosted.timer_ends_at) == (LATER, None)


def test_of_fewer_levels_than_may_be_shown_only_how_many_voted_is_kept():
    """k is 5. Nobody who gets a session in hand can then show, store or log what four people said."""
    four = reveal(states("host")["voting"], "a", Counts((1, 3, 0), 2), LATER)
    assert four.statement("a").last == Round(1, Counts((0, 0, 0), 6))
    closed = close(states("self")["voting"], {"a": Counts((0, 4, 0), 0), "b": FIVE}, LATER)
    assert [own.last.counts for own in closed.statements] == [Counts((0, 0, 0), 4), FIVE]


def test_the_timer_ends_with_the_round_it_was_set_for():
    session = set_timer(states("host")["voting"], LATER, NOW)
    assert reveal(session, "a", FIVE, NOW).timer_ends_at is None
    assert show(session, "b", NOW).timer_ends_at is None
    assert set_timer(session, None, NOW).timer_ends_at is None


def test_a_forgotten_room_lets_nobody_in_until_its_host_wakes_it_but_never_after_two_weeks():
    for pace, awake in (("host", False), ("self", True)):
        session = states(pace)["voting"]
        asleep = NOW + IDLE + dt.timedelta(seconds=1)
        assert session.lets_in(NOW + IDLE)
        assert session.accepts("a", NOW + IDLE)
        assert session.lets_in(asleep) == awake
        assert session.accepts("a", asleep) == awake
        assert open_room(session, asleep).accepts("a", asleep)
        old = NOW + LONGEST + dt.timedelta(seconds=1)
        assert not open_room(session, old).lets_in(old)
        assert (session.expired(asleep), session.expired(old)) == (False, True)


def test_a_room_holds_half_as_many_again_as_expected():
    assert [replace(draft(), expected=people).capacity for people in (2, 3, 30, 501)] == [3, 5, 45, 752]
