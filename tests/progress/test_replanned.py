"""Changes of the plan between two days: each plan beside the one that took its place, without work that is behind."""

from __future__ import annotations

import datetime as dt

from prodige_core.planning import Plan
from prodige_core.planning.result import Scheduled
from prodige_core.progress import replanned_between
from prodige_core.responses import BoardEntry
from tests.factories import mini_catalogue

ACTIONS = mini_catalogue().actions


def plan(*ids: str) -> Plan:
    return Plan("optimal", 1, 1, 0, 1, actions=tuple(Scheduled(own, 1, 1) for own in ids))


def days(number: int) -> dt.date:
    return dt.date(2027, number, 1)


def told(kept, present, **board):
    entries = {
        own.replace("__", "."): BoardEntry(status=status, started="2027-01", reason="why")
        for own, status in board.items()
    }
    found = replanned_between(kept, present, entries, ACTIONS, days(1), days(9))
    return [(one.day.month, [own.id for own in one.added], [own.id for own in one.left]) for one in found]


def test_every_plan_is_laid_beside_the_next_and_the_last_beside_the_present():
    kept = [(days(2), plan("goals.talk", "roles.name")), (days(5), plan("goals.talk", "goals.write"))]
    assert told(kept, plan("goals.write", "roles.team")) == [
        (2, ["goals.write"], ["roles.name"]),
        (5, ["roles.team"], ["goals.talk"]),
    ]


def test_what_is_done_or_begun_was_not_given_up():
    kept = [(days(2), plan("goals.talk", "roles.name", "roles.team"))]
    assert told(kept, plan(), goals__talk="done", roles__name="started", roles__team="dropped") == [
        (2, [], ["roles.team"])
    ]


def test_plans_of_another_time_or_without_successor_are_left_out():
    assert told([(dt.date(2026, 12, 31), plan("goals.talk")), (days(3), plan("gone.action"))], None) == []
    assert told([(days(3), plan("gone.action"))], plan("goals.talk")) == [(3, ["goals.talk"], [])]
    assert told([], plan("goals.talk")) == []
