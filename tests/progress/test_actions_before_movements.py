"""Finished actions beside movements: what ended between the rounds, what it was meant to raise, and what moved anyway."""

from __future__ import annotations

import datetime as dt

from prodige_core.i18n import translator
from prodige_core.progress import board_story, finished_between, sequel
from prodige_core.progress.words import story_sentences
from prodige_core.responses import BoardEntry, CentreFile, OwnAction
from prodige_core.responses.model import Centre
from tests.factories import answers, mini_catalogue
from tests.progress.test_comparing_rounds import compared

BEFORE, AFTER = dt.date(2026, 11, 21), dt.date(2027, 11, 20)


def file(**entries: BoardEntry) -> CentreFile:
    board = {own.replace("__", "."): entry for own, entry in entries.items()}
    own = OwnAction(
        id="own.open-day",
        title="Open day",
        lead="teacher",
        raises=({"practice": "doing.visits", "to": 1, "share": 100},),
    )
    return CentreFile(centre=Centre(name="Hill School"), board=board, own_actions=(own,))


def done(ended: str = "") -> BoardEntry:
    return BoardEntry(status="done", ended=ended)


def test_only_what_ended_between_the_rounds_counts_and_an_unknown_month_comes_last():
    seen = finished_between(
        file(
            goals__talk=done(),
            goals__write=done("2026-10"),
            goals__review=done("2027-11"),
            roles__name=done("2026-11"),
            roles__team=BoardEntry(status="started", started="2027-01"),
            visits__pilot=done("2027-12"),
            own__gone=done("2027-01"),
        ),
        mini_catalogue(),
        BEFORE,
        AFTER,
    )
    assert [(one.action.id, one.ended) for one in seen] == [
        ("roles.name", "2026-11"),
        ("goals.review", "2027-11"),
        ("goals.talk", ""),
    ]


def test_movements_and_actions_stand_side_by_side():
    """Goals rose from 1 to 2, roles fell from 3 to 2, visits stayed at 0."""
    comparison = compared(
        answers(plan__goals__q1=1, plan__goals__q2=1, plan__roles__q1=3, doing__visits__q1=0),
        answers(plan__goals__q1=2, plan__goals__q2=2, plan__roles__q1=2, doing__visits__q1=0),
    )
    finished = finished_between(
        file(
            goals__talk=done("2027-01"),  # raises goals to 1 only: that step was behind the school already
            goals__write=done("2027-03"),  # raises goals to 2 and 3
            visits__pilot=done("2027-02"),
        ),
        mini_catalogue(),
        BEFORE,
        AFTER,
    )
    seen = sequel(comparison, finished)
    assert [(one.change.id, [own.action.id for own in one.finished_before]) for one in seen.moved] == [
        ("plan.goals", ["goals.write"]),
        ("plan.roles", []),
    ]
    assert [one.action.id for one in seen.without_movement] == ["goals.talk", "visits.pilot"]
    assert seen.beside == ()


def test_an_own_action_counts_like_those_of_the_catalogue():
    comparison = compared(answers(doing__visits__q1=0), answers(doing__visits__q1=1))
    board = CentreFile(
        centre=Centre(name="Hill School"),
        board={"own.open-day": done("2027-05")},
        own_actions=file().own_actions,
    )
    [moved] = sequel(comparison, finished_between(board, mini_catalogue(), BEFORE, AFTER)).moved
    assert [one.action.title for one in moved.finished_before] == ["Open day"]


def test_the_board_is_told_by_status_without_what_ended_before():
    story = board_story(
        file(
            goals__talk=done("2026-03"),
            goals__write=done("2027-03"),
            goals__review=BoardEntry(status="dropped", reason="no time"),
            roles__team=BoardEntry(status="started", started="2027-01"),
        ),
        mini_catalogue(),
        "2026-11",
    )
    assert {status: [one.action.id for one in found] for status, found in story.by_status.items()} == {
        "started": ["roles.team"],
        "done": ["goals.write"],
        "dropped": ["goals.review"],
    }
    assert board_story(file(), mini_catalogue(), "2026-11").empty


def test_what_began_or_ended_after_the_later_round_is_not_told_as_done_between_the_rounds():
    board = file(
        goals__talk=done("2027-03"),
        goals__write=done("2027-09"),
        goals__review=BoardEntry(status="done", started="2027-02", ended="2027-09"),
        roles__team=BoardEntry(status="started", started="2027-08"),
        visits__pilot=BoardEntry(status="accepted", due="2027-12"),
    )
    story = board_story(board, mini_catalogue(), "2026-11", "2027-05")
    assert names(story.by_status) == {
        "accepted": ["visits.pilot"],
        "started": ["goals.review"],
        "done": ["goals.talk"],
    }
    assert names(story.later) == {"started": ["roles.team"], "done": ["goals.write", "goals.review"]}
    said = story_sentences(story, translator("en"))
    assert said.startswith("On the board: 1 done, 1 under way and 1 agreed. This is the board as it stood in May 2027")
    assert said.endswith("After it, and not counted here: 2 done and 1 under way.")
    alone = board_story(file(goals__write=done("2027-09")), mini_catalogue(), "2026-11", "2027-05")
    assert not alone.empty
    assert "On the board:" not in story_sentences(alone, translator("en"))
    now = board_story(board, mini_catalogue(), "2026-11", "2027-09")
    assert now.later == {}
    assert "stood in" not in story_sentences(now, translator("en"))


def names(by_status):
    return {status: [one.action.id for one in found] for status, found in by_status.items()}
