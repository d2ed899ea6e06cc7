from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_core.board import with_own_actions
from prodige_core.errors import PlanningInputError
from prodige_core.frameworks import ROLES, Raise
from prodige_core.planning import build_problem, solve, violations
from prodige_core.planning.ongoing import Overload, ongoing, term_number
from prodige_core.planning.problem import problem_from_json, problem_json
from prodige_core.responses import BoardEntry, Decisions, Means, OwnAction
from prodige_core.scoring import score_file
from tests.factories import answers, mini_catalogue, mini_file

LEADER, TEACHER = ROLES.index("leader"), ROLES.index("teacher")
LONG = OwnAction(
    id="own.long",
    title="A long one",
    lead="leader",
    raises=(Raise(practice="plan.roles", to=1),),
    hours={"leader": 10},  # 4 + 3 + 3
    cost=900,
    terms=3,
    months=(9,),
    requires=("goals.talk",),
)
MEANS = Means(start="2027-01", terms=4, hours_per_term={"leader": 5, "teacher": 40}, budget_per_year=1000)


def file(board=None, own=(LONG,), means=MEANS, **rest):
    given = answers(plan__goals__q1=0, plan__roles__q1=0, doing__visits__q1=0)
    return mini_file(given, means=means, board=board or {}, own_actions=own, **rest)


def problem(*args, **kwargs):
    told = file(*args, **kwargs)
    return build_problem(told, mini_catalogue(), score_file(told, mini_catalogue()))


def started(month: str) -> BoardEntry:
    return BoardEntry(status="started", started=month)


def test_terms_are_counted_through_from_the_start_of_the_plan():
    months = ["2026-08", "2026-09", "2026-12", "2027-01", "2027-03", "2027-04", "2027-09", "2028-01"]
    assert [term_number("2027-02", month) for month in months] == [-1, 0, 0, 1, 1, 2, 3, 4]


def test_a_started_three_term_action_goes_on_with_what_is_left_of_it():
    # began in Sep–Dec 2026 with 4 of its 10 hours; 3 + 3 are left for Jan–Mar and Apr–Aug 2027
    made = problem({"own.long": started("2026-10")})
    left = made.by_id["own.long"]
    assert (left.terms, left.hours[LEADER], [left.hours_in(k)[LEADER] for k in (0, 1)]) == (2, 6, [3, 3])
    assert (left.cost, left.requires, left.months, made.pinned) == (0, (), (), {"own.long": 1})
    # its 900 EUR belong to the school year 2026/27, in which it began; 2027/28 has all of its money
    assert made.budget == (100, 1000)
    assert made.capacity[LEADER] == (5, 5, 5, 5)
    plan = solve(made, "quick")
    assert violations(made, plan) == []
    entry = next(entry for entry in plan.actions if entry.action == "own.long")
    assert (entry.start, entry.end) == (1, 2)
    assert plan.levels["plan.roles"][:3] == (0, 0, 1)  # reached when it ends, in term 2


def test_one_that_began_within_the_plan_keeps_its_term_and_one_that_overruns_costs_no_more_hours():
    inside = problem({"own.long": started("2027-05")})
    assert inside.pinned == {"own.long": 2}
    assert (inside.by_id["own.long"].terms, inside.by_id["own.long"].hours[LEADER]) == (3, 10)
    late = problem({"own.long": started("2025-09")})
    assert late.pinned == {"own.long": 1}
    assert (late.by_id["own.long"].terms, sum(late.by_id["own.long"].hours)) == (1, 0)
    assert late.budget == (1000, 1000)  # paid in 2025/26, before the plan


def test_one_that_ends_after_the_plan_takes_its_hours_and_raises_nothing():
    made = problem({"own.long": started("2027-09")}, means=MEANS.model_copy(update={"terms": 4}))
    left = made.by_id["own.long"]
    assert (made.pinned["own.long"], left.terms, left.hours[LEADER], left.shares) == (3, 2, 7, ())
    assert violations(made, solve(made, "quick")) == []
    gone = problem({"own.long": started("2030-01")})
    assert gone.excluded == ("own.long",)
    assert gone.pinned == {}


def test_a_role_has_never_fewer_hours_than_started_work_needs_and_the_lack_is_told():
    means = MEANS.model_copy(update={"hours_per_term": {"leader": (2, 5, 5, 5)}})
    told = file({"own.long": started("2026-10")}, means=means)
    work = ongoing(told, with_own_actions(mini_catalogue(), told))
    assert work.overloads == (Overload("leader", 1, 3, 2),)
    made = build_problem(told, mini_catalogue(), score_file(told, mini_catalogue()))
    assert made.capacity[LEADER] == (3, 5, 5, 5)
    plan = solve(made, "quick")
    assert plan.status == "optimal"
    assert violations(made, plan) == []


def test_done_work_leaves_fewer_hours_and_less_money_and_only_once():
    done = BoardEntry(status="done", started="2026-10", ended="2027-02")
    made = problem({"own.long": done})
    # two terms instead of three: 5 of the 10 hours were in Jan–Mar 2027
    assert made.capacity[LEADER] == (0, 5, 5, 5)
    assert made.budget == (100, 1000)
    assert made.done == ("own.long",)
    unknown = problem({"own.long": BoardEntry(status="done")})
    assert (unknown.capacity[LEADER], unknown.budget) == ((5, 5, 5, 5), (1000, 1000))
    only_end = problem({"own.long": BoardEntry(status="done", ended="2027-04")})
    assert only_end.capacity[LEADER] == (2, 2, 5, 5)  # 4 in Sep–Dec 2026, then 3 and 3
    dropped = BoardEntry(status="dropped", started="2027-01", ended="2027-02", reason="no time")
    assert problem({"own.long": dropped}).capacity[LEADER] == (1, 5, 5, 5)
    assert problem({"own.long": dropped}).excluded == ("own.long",)


def test_what_happened_stands_beside_each_other_whatever_excludes_what():
    board = {"visits.pilot": started("2027-01"), "visits.online": BoardEntry(status="done", ended="2026-11")}
    made = problem(board, own=())
    plan = solve(made, "quick")
    assert plan.status == "optimal"
    assert violations(made, plan) == []
    assert "visits.pilot" in {entry.action for entry in plan.actions}
    barred = problem({"visits.pilot": started("2027-01")}, own=())
    assert "visits.online" not in {entry.action for entry in solve(barred, "quick").actions}


def test_a_file_whose_board_and_decisions_contradict_each_other_is_refused():
    with pytest.raises(PlanningInputError) as caught:
        problem({"goals.talk": BoardEntry(status="done")}, decisions=Decisions(pinned={"goals.talk": 2}))
    assert [one.where for one in caught.value.problems] == ["decisions.pinned.goals.talk"]


MONTHS = ["2025-10", "2026-09", "2026-12", "2027-01", "2027-04", "2027-06", "2027-10", "2028-02", "2029-01"]


@st.composite
def boards(draw):
    ids = draw(st.lists(st.sampled_from([*mini_catalogue().actions, "own.long"]), unique=True, max_size=5))
    board = {}
    for own in ids:
        kind = draw(st.sampled_from(["started", "started", "done", "dropped", "declined", "accepted"]))
        first, last = sorted(draw(st.lists(st.sampled_from(MONTHS), min_size=2, max_size=2)))
        over = kind in ("done", "dropped")
        board[own] = BoardEntry(
            status=kind,
            started=first if kind == "started" or (over and draw(st.booleans())) else "",
            ended=last if over and draw(st.booleans()) else "",
            reason="no" if kind in ("dropped", "declined") else "",
        )
    return board


@given(boards(), st.sampled_from([0, 3, 12]), st.sampled_from([0, 1500]))
@settings(max_examples=12, deadline=None)
def test_what_has_begun_alone_never_makes_a_plan_impossible_and_keeps_every_rule(board, hours, money):
    means = Means(start="2027-02", terms=4, hours_per_term=dict.fromkeys(ROLES, hours), budget_per_year=money)
    told = file(board, means=means)
    made = build_problem(told, mini_catalogue(), score_file(told, mini_catalogue()))
    plan = solve(made, "quick")
    assert plan.status in ("optimal", "feasible")
    assert violations(made, plan) == []
    starts = {entry.action: entry.start for entry in plan.actions}
    for own, run in ongoing(told, with_own_actions(mini_catalogue(), told)).running.items():
        assert starts[own] == run.start
        if term_number(means.start, board[own].started) <= 1:
            assert starts[own] == 1
    over = {own for own, entry in board.items() if entry.status in ("done", "dropped", "declined")}
    assert not over & starts.keys()
    # used, planned and still free hours of a term are what was given, unless what has begun needs more
    work = ongoing(told, with_own_actions(mini_catalogue(), told))
    for place, role in enumerate(ROLES):
        for term, load in enumerate(plan.terms):
            assert load.hours[role].capacity >= 0
            if not any(over.role == role and over.term == term + 1 for over in work.overloads):
                assert load.hours[role].used + work.hours[place][term] <= max(hours, work.hours[place][term])


def test_terms_after_the_plan_have_what_was_given_and_not_what_begun_work_made_of_the_last():
    # two terms; the leader gives 2 h in each, and what began in 2026 needs 3 in both; 2026/27 paid for it
    means = Means(start="2027-01", terms=2, hours_per_term={"leader": 2, "teacher": 40}, budget_per_year=1000)
    made = problem({"own.long": started("2026-10")}, means=means)
    assert (made.capacity[LEADER], made.budget) == ((3, 3), (100,))
    for one in (made.longer(2), problem_from_json(problem_json(made)).longer(2)):
        assert one.capacity[LEADER] == (3, 3, 2, 2)
        assert one.capacity[TEACHER] == (40, 40, 40, 40)
        assert one.budget == (100, 1000)
    nothing_begun = problem(means=means).longer(1)
    assert (nothing_begun.capacity[LEADER], nothing_begun.budget) == ((2, 2, 2), (1000, 1000))
