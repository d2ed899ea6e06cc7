from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_core.board import (
    MOVES,
    contradictions,
    effective,
    moved,
    own_id,
    shown_status,
    with_decisions,
    with_own_actions,
)
from prodige_core.errors import AnswerError
from prodige_core.frameworks import Raise
from prodige_core.responses import STATUSES, BoardEntry, Decisions, OwnAction
from tests.factories import mini_catalogue, mini_file

NOW = "2027-02"


def entry(status: str, **fields) -> BoardEntry:
    given = {"reason": "no time"} if status in ("declined", "dropped") else {}
    begun = {"started": "2026-10"} if status == "started" else {}
    return BoardEntry(status=status, **{**given, **begun, **fields})


def test_done_and_declined_on_the_board_count_like_decisions_and_take_their_place():
    file = mini_file(
        decisions=Decisions(
            pinned={"goals.talk": 1, "roles.team": 2}, excluded=("visits.pilot",), done=("roles.name",)
        ),
        board={
            "roles.name": entry("dropped"),
            "visits.pilot": entry("done"),
            "roles.team": entry("started"),
            "visits.online": entry("declined"),
            "goals.talk": entry("accepted"),
        },
    )
    assert effective(file) == Decisions(
        pinned={"goals.talk": 1}, excluded=("roles.name", "visits.online"), done=("visits.pilot",)
    )
    assert with_decisions(file).decisions == effective(file)


def test_without_anything_settled_on_the_board_the_file_stays_the_same_object():
    file = mini_file(
        board={"goals.talk": entry("accepted", owner="Ada")}, decisions=Decisions(excluded=("goals.talk",))
    )
    assert with_decisions(file) is file
    assert shown_status("goals.talk", file, ()) == "declined"  # what is only accepted settles nothing


def test_a_fixed_start_of_what_is_over_is_bad_input_and_of_what_began_is_not():
    pinned = Decisions(pinned={"goals.talk": 1, "goals.write": 1, "roles.name": 1, "roles.team": 1})
    board = {
        "goals.talk": entry("done"),
        "goals.write": entry("declined"),
        "roles.name": entry("dropped"),
        "roles.team": entry("started"),
    }
    found = list(contradictions(mini_file(decisions=pinned, board=board), "x.json"))
    assert [problem.where for problem in found] == [
        "decisions.pinned.goals.talk",
        "decisions.pinned.goals.write",
        "decisions.pinned.roles.name",
    ]


def test_own_actions_stand_at_the_end_of_the_catalogue_and_raise_what_they_say():
    catalogue = mini_catalogue()
    assert with_own_actions(catalogue, mini_file()) is catalogue
    own = OwnAction(id="own.fair", title="A fair", lead="teacher", raises=(Raise(practice="plan.roles", to=1),))
    mine = with_own_actions(catalogue, mini_file(own_actions=(own,)))
    assert list(mine.actions) == [*catalogue.actions, "own.fair"]
    assert [action.id for action in mine.raising("plan.roles", 1)] == ["roles.name", "own.fair"]
    assert [action.id for action in catalogue.raising("plan.roles", 1)] == ["roles.name"]


def test_ids_are_made_from_titles_and_never_twice():
    assert own_id("Open day, in spring!", ()) == "own.open-day-in-spring"
    assert own_id("Open day", {"own.open-day", "own.open-day-2"}) == "own.open-day-3"
    assert own_id("Ημερίδα", ()) == "own.action"
    assert own_id("Été à l'école", ()) == "own.ete-a-l-ecole"


@given(st.text(max_size=80), st.sets(st.sampled_from(["own.action", "own.action-2", "own.a"])))
@settings(max_examples=40)
def test_every_title_gives_an_id_that_a_file_may_hold(title, taken):
    made = own_id(title, taken)
    assert made not in taken
    OwnAction(id=made, title="x", lead="leader")


@pytest.mark.parametrize("before", STATUSES)
def test_from_every_status_there_is_a_way_back_to_proposed(before):
    found, waiting = set(), [before]
    while waiting:
        if (here := waiting.pop()) not in found:
            found.add(here)
            waiting += MOVES[here]
    assert found == set(STATUSES)
    back = entry(before) if before == "proposed" else moved(entry(before, owner="Ada"), "proposed", NOW)
    assert (back.status, back.started, back.ended, back.reason) == ("proposed", "", "", "")


def test_moves_set_and_clear_what_a_status_says():
    begun = moved(BoardEntry(status="accepted", owner="Ada", note="n"), "started", "2026-10")
    assert (begun.started, begun.owner, begun.note) == ("2026-10", "Ada", "n")
    done = moved(begun, "done", NOW)
    assert (done.started, done.ended) == ("2026-10", NOW)
    assert moved(done, "started", NOW) == begun  # it was not done after all
    dropped = moved(begun, "dropped", NOW, " too much ")
    assert (dropped.started, dropped.ended, dropped.reason) == ("2026-10", NOW, "too much")
    assert moved(dropped, "started", NOW) == begun
    assert moved(begun, "accepted", NOW).started == ""


def test_what_is_not_allowed_is_refused_in_words():
    with pytest.raises(AnswerError):
        moved(entry("declined"), "done", NOW)
    with pytest.raises(AnswerError):
        moved(entry("accepted"), "dropped", NOW, "  ")


def test_where_an_action_stands():
    file = mini_file(
        decisions=Decisions(done=("goals.talk",), excluded=("visits.pilot",), pinned={"roles.team": 1}),
        board={"goals.write": entry("started")},
    )
    shown = {own: shown_status(own, file, {"roles.name"}) for own in mini_catalogue().actions}
    assert shown == {
        "goals.talk": "done",
        "goals.write": "started",
        "goals.review": None,
        "roles.name": "proposed",
        "roles.team": "proposed",
        "visits.pilot": "declined",
        "visits.online": None,
        "visits.record": None,
    }
