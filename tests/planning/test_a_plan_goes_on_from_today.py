from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_core.frameworks import ROLES
from prodige_core.planning import build_problem, solve, violations
from prodige_core.planning.from_today import from_today
from prodige_core.planning.ongoing import term_number
from prodige_core.responses import BoardEntry, Decisions, Means
from prodige_core.scoring import score_file
from tests.factories import mini_catalogue
from tests.planning.test_what_has_begun_keeps_its_place import LONG, boards, file

MEANS = Means(
    start="2027-02",
    terms=5,
    hours_per_term={"leader": (1, 2, 3, 4, 5), "teacher": 7},
    budget_per_year=(100, 200),  # 2026/27, 2027/28
)


def test_what_has_passed_is_cut_off_and_the_end_stays():
    pins = Decisions(pinned={"goals.talk": 1, "roles.name": 3, "roles.team": 5}, done=("visits.online",))
    moved = from_today(MEANS, pins, dt.date(2027, 10, 1))
    assert moved is not None
    assert moved.means == Means(
        start="2027-09", terms=3, hours_per_term={"leader": (3, 4, 5), "teacher": 7}, budget_per_year=(200,)
    )
    assert moved.decisions == Decisions(pinned={"roles.name": 1, "roles.team": 3}, done=("visits.online",))
    assert (moved.passed, moved.lifted) == (2, {"goals.talk": 1})


def test_within_a_school_year_its_money_stays_and_in_term_one_everything():
    moved = from_today(MEANS, Decisions(), dt.date(2027, 4, 1))
    assert moved is not None
    assert (moved.means.start, moved.means.budget_per_year) == ("2027-04", (100, 200))
    for day in (dt.date(2027, 3, 31), dt.date(2026, 1, 1)):
        same = from_today(MEANS, Decisions(), day)
        assert same is not None
        assert (same.means, same.passed) == (MEANS, 0)


def test_after_its_last_day_a_plan_cannot_go_on():
    assert from_today(MEANS, Decisions(), dt.date(2028, 8, 31)) is not None
    assert from_today(MEANS, Decisions(), dt.date(2028, 9, 1)) is None


@given(boards(), st.integers(0, 4), st.sampled_from([0, 4, 12]))
@settings(max_examples=10, deadline=None)
def test_going_on_counts_nothing_twice_and_moves_nothing_that_is_done_begun_or_fixed(board, passed, hours):
    means = Means(start="2027-02", terms=5, hours_per_term=dict.fromkeys(ROLES, hours), budget_per_year=900)
    settled = {own for own, entry in board.items() if entry.status not in ("proposed", "accepted")}
    pins = {own: 5 for own in ("roles.name", "visits.record") if own not in settled}
    told = file(board, means=means, decisions=Decisions(pinned=pins))
    catalogue = mini_catalogue()
    scores = score_file(told, catalogue)
    former = build_problem(told, catalogue, scores)
    day = former.terms[passed].first_day
    moved = from_today(means, told.decisions, day)
    assert moved is not None
    after = told.model_copy(update={"means": moved.means, "decisions": moved.decisions})
    now = build_problem(after, catalogue, scores)
    # every term that is left has the hours it had, and every school year the money: used work is taken off once
    assert now.capacity == tuple(row[passed:] for row in former.capacity)
    assert now.budget == former.budget[len(former.budget) - len(now.budget) :]
    plan = solve(now, "quick")
    assert violations(now, plan) == []
    starts = {entry.action: entry.start for entry in plan.actions}
    if plan.status != "infeasible":
        assert {own: starts[own] + passed for own in pins} == pins
        for own, entry in board.items():
            if entry.status == "started" and term_number(moved.means.start, entry.started) <= now.count:
                assert starts[own] == max(1, term_number(moved.means.start, entry.started))
            elif entry.status in ("done", "dropped", "declined"):
                assert own not in starts


def test_a_running_action_ends_in_the_same_term_however_often_one_plans_anew():
    told = file({LONG.id: BoardEntry(status="started", started="2027-02")}, means=MEANS)
    catalogue = mini_catalogue()
    whole = build_problem(told, catalogue, score_file(told, catalogue))
    assert (whole.pinned[LONG.id], whole.by_id[LONG.id].terms) == (1, 3)
    moved = from_today(MEANS, Decisions(), dt.date(2027, 9, 1))
    assert moved is not None
    rest = build_problem(told.model_copy(update={"means": moved.means}), catalogue, score_file(told, catalogue))
    assert (rest.pinned[LONG.id], rest.by_id[LONG.id].terms) == (1, 1)
