"""One hand-checked case for each rule of design section 7."""

from __future__ import annotations

import dataclasses

from prodige_core.planning import solve, violations
from tests.planning.small import action, problem, starts


def plan_for(case):
    plan = solve(case, "quick")
    assert violations(case, plan) == []
    return plan


def test_a_level_counts_in_every_term_from_the_one_that_closes_its_step():
    plan = plan_for(problem(action("a", ("p", 1), terms=2, leader=2), leader=5, terms=4))
    assert (plan.status, plan.gain, plan.bound, plan.gap) == ("optimal", 3, 3, 0.0)
    assert plan.levels == {"p": (0, 0, 1, 1, 1)}
    assert starts(plan) == {"a": 1}
    assert plan.actions[0].end == 2


def test_weights_multiply_the_gain_and_decide_who_comes_first():
    case = problem(
        action("a", ("p", 1), leader=10),
        action("b", ("q", 1), leader=10),
        goals=[("p", 0, 1, 1), ("q", 0, 1, 5)],
        terms=2,
        leader=10,
    )
    plan = plan_for(case)
    assert starts(plan) == {"b": 1, "a": 2}
    assert plan.gain == 2 * 5 + 1


def test_hours_are_split_evenly_and_remainders_go_to_the_earliest_terms():
    splitting = action("a", ("p", 1), terms=3, teacher=11)
    plan = plan_for(problem(splitting, teacher=[4, 4, 3]))
    assert [term.hours["teacher"].used for term in plan.terms] == [4, 4, 3]
    assert plan_for(problem(splitting, teacher=[4, 3, 4])).actions == ()


def test_hours_of_a_role_and_term_are_never_exceeded_whatever_the_others_have():
    case = problem(action("a", ("p", 1), leader=6), leader=5, coordinator=100)
    plan = plan_for(case)
    assert plan.actions == ()
    assert [(r.kind, r.role) for r in plan.unreached[0].reasons] == [("hours", "leader")]
    assert plan.unreached[0].needs.hours == {"leader": 1}


def test_the_cost_counts_in_the_school_year_in_which_an_action_starts():
    # terms: Jan–Mar and Apr–Aug 2027 are school year 2026/27, Sep–Dec is 2027/28
    late = action("a", ("p", 1), terms=2, cost=100)
    assert starts(plan_for(problem(late, budget=[100, 0]))) == {"a": 1}
    assert starts(plan_for(problem(late, budget=[0, 100]))) == {}
    assert starts(plan_for(problem(late, budget=[0, 100], terms=4))) == {"a": 3}


def test_actions_starting_in_one_school_year_share_its_budget():
    case = problem(
        action("a", ("p", 1), cost=60),
        action("b", ("q", 1), cost=60),
        goals=[("p", 0, 1, 2), ("q", 0, 1, 1)],
        budget=[100, 100],
    )
    plan = plan_for(case)
    assert starts(plan) == {"a": 1, "b": 3}
    assert [term.cost for term in plan.terms] == [60, 0, 60]


def test_an_action_must_end_by_the_last_term():
    case = problem(action("a", ("p", 1), terms=4), terms=3)
    plan = plan_for(case)
    assert plan.actions == ()
    assert [r.kind for r in plan.unreached[0].reasons] == ["time"]
    assert plan.unreached[0].needs.terms == 1


def test_an_action_with_months_starts_in_a_term_that_holds_one_of_them():
    assert starts(plan_for(problem(action("a", ("p", 1), months=(10, 12))))) == {"a": 3}


def test_a_required_action_ends_before_the_other_starts():
    case = problem(action("a", terms=2), action("b", ("p", 1), requires=["a"]))
    assert starts(plan_for(case)) == {"a": 1, "b": 3}
    assert starts(plan_for(dataclasses.replace(case, count=2, capacity=((0, 0),) * 5, budget=(0,)))) == {}


def test_a_done_action_satisfies_requires_and_is_not_planned_again():
    case = problem(action("a", terms=2), action("b", ("p", 1), requires=["a"]), done=["a"])
    assert starts(plan_for(case)) == {"b": 1}


def test_of_two_actions_that_exclude_each_other_only_one_is_taken():
    for one, other in ((["b"], []), ([], ["a"])):
        case = problem(
            action("a", ("p", 1), excludes=one),
            action("b", ("q", 1), excludes=other),
            goals=[("p", 0, 1, 1), ("q", 0, 1, 3)],
        )
        plan = plan_for(case)
        assert starts(plan) == {"b": 1}
        assert [(r.kind, r.action) for r in plan.unreached[0].reasons] == [("excluded", "a")]
        assert not plan.unreached[0].needs.possible


def test_what_a_done_action_excludes_cannot_be_chosen_whoever_says_so():
    for one, other in ((["b"], []), ([], ["a"])):
        case = problem(action("a", excludes=one), action("b", ("p", 1), excludes=other), done=["a"])
        plan = plan_for(case)
        assert starts(plan) == {}
        assert [(r.kind, r.action) for r in plan.unreached[0].reasons] == [("excluded", "b")]


def test_two_done_actions_may_exclude_each_other():
    case = problem(action("a", ("p", 1), excludes=["b"]), action("b"), done=["a", "b"])
    assert plan_for(case).levels == {"p": (0, 1, 1, 1)}


def test_a_pinned_action_starts_in_its_term_even_when_it_raises_nothing():
    case = problem(action("a", leader=3), action("b", ("p", 1), leader=3), leader=3, pinned={"a": 1})
    plan = plan_for(case)
    assert starts(plan) == {"a": 1, "b": 2}
    assert plan.hours == 6


def test_an_excluded_action_is_never_planned():
    plan = plan_for(problem(action("a", ("p", 1)), excluded=["a"]))
    assert plan.actions == ()
    assert [(r.kind, r.action) for r in plan.unreached[0].reasons] == [("excluded", "a")]


def test_shares_of_several_actions_add_up_and_the_last_to_end_closes_the_step():
    case = problem(action("a", ("p", 1, 60)), action("b", ("p", 1, 40), months=(4,)), action("c", ("p", 1, 30)))
    plan = plan_for(case)
    assert starts(plan) == {"a": 1, "b": 2}
    assert plan.levels["p"] == (0, 0, 1, 1)


def test_shares_of_done_actions_count_from_the_start_but_not_in_the_assessed_level():
    half = problem(action("a", ("p", 1, 60)), action("b", ("p", 1, 40)), done=["a"])
    assert plan_for(half).levels["p"] == (0, 1, 1, 1)
    whole = problem(action("a", ("p", 1)), done=["a"], goals=[("p", 0, 1, 2)])
    plan = plan_for(whole)
    assert plan.levels["p"] == (0, 1, 1, 1)
    assert (plan.gain, plan.actions) == (6, ())


def test_a_step_closed_above_an_open_one_waits_for_it():
    case = problem(action("a", ("p", 2)), action("b", ("p", 1), months=(4,)), goals=[("p", 0, 2, 1)], done=["a"])
    assert plan_for(case).levels["p"] == (0, 0, 2, 2)


def test_steps_below_the_present_level_do_not_matter_and_none_above_the_target_counts():
    case = problem(
        action("a", ("p", 1), ("p", 3), ("p", 4)), action("b", ("p", 4), leader=1), goals=[("p", 2, 3, 1)], leader=9
    )
    plan = plan_for(case)
    assert starts(plan) == {"a": 1}
    assert plan.levels["p"] == (2, 3, 3, 3)


def test_hours_come_before_cost_and_gain_before_both():
    goals = [("p", 0, 1, 1)]
    cheap, short = action("a", ("p", 1), leader=5), action("b", ("p", 1), leader=4, cost=900)
    assert starts(plan_for(problem(cheap, short, goals=goals, leader=9, budget=900))) == {"b": 1}
    sooner = action("c", ("p", 1), leader=9, months=(1,))
    later = action("d", ("p", 1), leader=1, months=(4,))
    assert starts(plan_for(problem(sooner, later, goals=goals, leader=9))) == {"c": 1}


def test_no_action_is_taken_that_adds_nothing():
    plan = plan_for(problem(action("a", ("p", 1)), action("b", ("p", 1)), action("c", ("x", 1)), action("d")))
    assert len(plan.actions) == 1


def test_without_goals_or_means_the_plan_is_empty_and_optimal():
    for case in (problem(action("a", ("p", 1)), goals=[]), problem(action("a", ("p", 1), leader=1))):
        plan = plan_for(case)
        assert (plan.status, plan.gain, plan.actions) == ("optimal", 0, ())


def test_pins_that_cannot_stand_are_named():
    month = problem(action("a", months=(9,)), pinned={"a": 1})
    late = problem(action("a", terms=2), pinned={"a": 3})
    order = problem(action("a", terms=2), action("b", requires=["a"]), pinned={"b": 2})
    barred = problem(action("a"), action("b", requires=["a"]), pinned={"b": 3}, excluded=["a"])
    by_done = problem(action("a"), action("b", excludes=["a"]), pinned={"a": 1}, done=["b"])
    for case, named in ((month, "a"), (late, "a"), (order, "b"), (barred, "b"), (by_done, "a")):
        plan = plan_for(case)
        assert (plan.status, plan.conflict) == ("infeasible", (named,))
        assert len(plan.terms) == case.count


def test_only_the_pins_that_conflict_are_named():
    case = problem(
        action("a", leader=6),
        action("b", leader=6),
        action("c", leader=4),
        action("d", cost=50),
        leader=10,
        budget=50,
        pinned={"a": 1, "b": 1, "c": 1, "d": 1},
    )
    assert plan_for(case).conflict in {("a", "b"), ("a", "b", "c")}
    assert plan_for(case).conflict == ("a", "b")


def test_hours_lists_count_by_term():
    plan = plan_for(problem(action("a", ("p", 1), leader=5), leader=[0, 4, 5]))
    assert starts(plan) == {"a": 3}
