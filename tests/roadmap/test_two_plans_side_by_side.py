"""Two plans side by side: what is in one and not in the other, and what that buys."""

from __future__ import annotations

from prodige_core.planning import Needs, Plan, RoleLoad, Scheduled, TermLoad, Unreached, solve
from prodige_core.planning.calendar import place_of_label, term_at, terms_from
from prodige_core.roadmap.compare import Moved, Sooner, TwoLevels, compare_plans
from tests.planning.small import action, problem

GOALS = [("p", 0, 1, 2), ("q", 0, 1, 1)]


def two(one_hours, other_hours):
    actions = (action("a", ("p", 1), teacher=4), action("b", ("q", 1), teacher=4, cost=50))
    return [solve(problem(*actions, goals=GOALS, teacher=hours, budget=100)) for hours in (one_hours, other_hours)]


def test_what_more_hours_buy():
    compared = compare_plans(*two([4, 0, 0], [8, 0, 0]))
    assert (compared.only_one, compared.only_other, compared.both) == ((), ("b",), ("a",))
    assert compared.hours == {"teacher": (4, 8)}
    assert compared.cost == (0, 50)
    assert (compared.targets_one, compared.targets_other) == ((), ("q",))
    assert compared.levels == (TwoLevels("q", 0, 1),)
    assert (compared.reached, compared.wanted) == ((1, 2), (2, 2))
    assert not compared.same


def test_what_comes_sooner_is_told_with_its_terms():
    one, other = two([4, 0, 4], [4, 4, 0])
    assert compare_plans(one, other).sooner == (Sooner("q", 1, 1),)
    assert compare_plans(other, one).sooner == (Sooner("q", 1, -1),)
    place = place_of_label("Apr–Aug 2027")
    assert compare_plans(one, other).moved == (Moved("b", place + 1, place),)


def test_a_plan_beside_itself_is_the_same():
    plan, _ = two(8, 8)
    compared = compare_plans(plan, plan)
    assert compared.same
    assert (compared.levels, compared.sooner, compared.targets_one) == ((), (), ())


def test_plans_that_start_in_different_terms_are_compared_by_their_months():
    later = Plan(
        "optimal",
        terms=(TermLoad("Apr–Aug 2027", {"teacher": RoleLoad(4, 4)}, 0),),
        actions=(Scheduled("a", 1, 1),),
        levels={"p": (0, 1)},
    )
    earlier = Plan(
        "optimal",
        terms=(TermLoad("Jan–Mar 2027", {}, 0), TermLoad("Apr–Aug 2027", {"teacher": RoleLoad(4, 4)}, 0)),
        actions=(Scheduled("a", 2, 2),),
        levels={"p": (0, 0, 1), "r": (1, 1, 1)},
        unreached=(Unreached("r", 2, 1, (), Needs()),),
    )
    compared = compare_plans(earlier, later)
    assert compared.same
    assert compared.sooner == ()
    assert compared.levels == (TwoLevels("r", 1, None),)


def test_what_is_no_target_of_the_other_plan_is_not_missed_by_it():
    one = Plan("optimal", levels={"p": (0, 1), "q": (0, 1)})
    other = Plan("optimal", levels={"p": (0, 0)}, unreached=(Unreached("p", 1, 0, (), Needs()),))
    compared = compare_plans(one, other)
    assert (compared.targets_one, compared.targets_other) == (("p",), ())
    assert (compared.reached, compared.wanted) == ((2, 0), (2, 1))


def test_the_place_of_a_term_leads_back_to_it():
    for start in ("2026-09", "2027-01", "2027-04"):
        term = terms_from(start, 1)[0]
        assert term_at(place_of_label(term.label)) == term
    assert place_of_label("Sep–Dec 2026") + 1 == place_of_label("Jan–Mar 2027")
