"""Wrong codes are slowed, right ones never. Sources: reliability, S10, S11 and section 4, row 29."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

import pytest

from prodige_core.services import workshops
from prodige_core.workshops import new_code
from prodige_core.workshops.codes import ALPHABET, LENGTH
from prodige_web import limits as limits_of_codes
from prodige_web.limits import (
    APP_LIMIT,
    APP_SECONDS,
    LONGEST_WAIT_SECONDS,
    MOST_HELD,
    MOST_SOURCES,
    SERVED_PER_SECOND,
    SOURCE_LIMIT,
    SOURCE_SECONDS,
    WrongCodes,
    source_of,
)
from tests.services.workshop_steps import open_room

DAY_SECONDS = 24 * 3600


class StoppedTime:
    """A clock that only sleepers move, and the waits they asked for."""

    def __init__(self):
        self.now, self.waits = 1000.0, []

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        self.waits.append(seconds)
        await asyncio.sleep(0)


def limits():
    clock = StoppedTime()
    return WrongCodes(clock, clock.sleep), clock


def finished(work):
    """The result of a coroutine function, run in a thread of its own: browser tests leave a loop running in this one."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(lambda: asyncio.run(work())).result()


def tried(wrong, source="192.0.2.7", times=1):
    return [finished(lambda: wrong.wrong(source)) for _ in range(times)]


def test_the_first_ten_wrong_codes_of_an_address_are_answered_at_once_and_the_next_waits():
    wrong, clock = limits()
    assert all(tried(wrong, times=SOURCE_LIMIT))
    assert clock.waits == []
    assert tried(wrong) == [True]
    assert clock.waits == [pytest.approx(1 / SERVED_PER_SECOND)]
    tried(wrong, "192.0.2.8")
    assert len(clock.waits) == 1, "another address is not slowed"
    clock.now += SOURCE_SECONDS + 1
    tried(wrong)
    assert len(clock.waits) == 1, "after ten minutes the address starts anew"


def test_three_hundred_wrong_codes_a_minute_slow_all_addresses():
    wrong, clock = limits()
    for number in range(APP_LIMIT):
        tried(wrong, f"192.0.2.{number}")
    assert clock.waits == []
    tried(wrong, "198.51.100.1")
    assert len(clock.waits) == 1
    clock.now += APP_SECONDS + 1
    tried(wrong, "198.51.100.2")
    assert len(clock.waits) == 1


def test_those_who_wait_are_served_five_a_second_and_nobody_waits_longer_than_ten():
    wrong, clock = limits()

    async def burst():
        return await asyncio.gather(*(wrong.wrong("192.0.2.7") for _ in range(SOURCE_LIMIT + 100)))

    assert all(finished(burst))
    assert clock.waits[:5] == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0])
    assert max(clock.waits) == LONGEST_WAIT_SECONDS


def test_no_more_than_five_thousand_answers_are_kept_waiting():
    wrong, _ = limits()

    async def burst():
        return await asyncio.gather(*(wrong.wrong("192.0.2.7") for _ in range(SOURCE_LIMIT + MOST_HELD + 20)))

    assert finished(burst).count(False) == 20


def test_what_is_remembered_is_bounded():
    wrong, _ = limits()
    for number in range(MOST_SOURCES + 50):
        wrong._too_many(str(number), 0.0)
    assert len(wrong._by_source) == MOST_SOURCES
    assert len(wrong._all) == APP_LIMIT


def test_a_burst_is_one_line_of_the_log_without_an_address(caplog):
    wrong, clock = limits()
    tried(wrong, times=50)
    clock.now += APP_SECONDS + 1
    tried(wrong, times=5)
    assert [json.loads(line)["event"] for line in caplog.messages] == ["wrong_codes_slowed"] * 2
    assert "192.0.2.7" not in caplog.text


@pytest.mark.parametrize(
    ("client", "source"),
    [
        (("192.0.2.7", 1), "192.0.2.7"),
        (("2001:db8:1:2:3:4:5:6", 1), "2001:db8:1:2::/64"),
        (("::ffff:192.0.2.7", 1), "192.0.2.7"),
        (("testclient", 1), ""),
        (None, ""),
    ],
)
def test_a_subscriber_counts_once(client, source):
    assert source_of(client) == source


def test_codes_are_too_many_to_be_guessed():
    """Within the limit for a day against 50 open rooms; and one room for its two hours without any brake but the app."""
    codes = len(ALPHABET) ** LENGTH
    assert codes == 31**8
    in_a_day = Fraction(APP_LIMIT, APP_SECONDS) * DAY_SECONDS
    assert in_a_day * 50 / codes < Fraction(5, 100_000)
    app_answers_per_second = 2000  # above what two cores answer (make bench)
    assert Fraction(app_answers_per_second * 2 * 3600, codes) < Fraction(2, 100_000)


def test_two_thousand_guesses_are_held_while_a_school_behind_the_same_address_joins(site, room_ws, school, monkeypatch):
    # those who join may take as long as this machine needs: what is asked is whether they wait behind the guesses
    monkeypatch.setattr(limits_of_codes, "LONGEST_WAIT_SECONDS", DAY_SECONDS)
    room = open_room(room_ws, school, 0, expected=150)

    async def get(path):
        sent = []

        async def receive():
            await asyncio.sleep(3600)

        async def send(message):
            sent.append(message)

        scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "root_path": ""}
        scope |= {"query_string": b"", "headers": [(b"host", b"school.example")], "http_version": "1.1"}
        scope |= {"scheme": "http", "server": ("school.example", 80), "client": ("192.0.2.7", 1), "asgi": {}}
        await site(scope, receive, send)
        return sent[0]["status"]

    async def storm():
        guesses = [asyncio.create_task(get(f"/j/{new_code()}")) for _ in range(2000)]
        await asyncio.sleep(0.5)
        joins = await asyncio.wait_for(asyncio.gather(*(get(f"/j/{room.code}") for _ in range(150))), 300)
        done = sum(guess.done() for guess in guesses)
        for guess in guesses:
            guess.cancel()
        await asyncio.gather(*guesses, return_exceptions=True)
        return joins, done

    with ThreadPoolExecutor(max_workers=1) as own_loop:  # the browser tests leave a loop running in this thread
        joins, done = own_loop.submit(lambda: asyncio.run(storm())).result()
    assert set(joins) == {200}
    assert workshops.look(room_ws, room.id).people == 150
    assert done < 2000 / 2, "most guesses still wait when everybody is in"
