"""What the check-up finds in the plan: each rule with a plan that has it and one that just has not."""

from __future__ import annotations

import datetime as dt

from prodige_core.health import Deadline, Place
from prodige_core.responses import BoardEntry, Decisions, Means
from tests.health.cases import MEANS, TODAY, all_at, case, found, plan, school

FOUR = (("goals.write", 1, 1), ("goals.review", 3, 3), ("roles.name", 1, 1), ("roles.team", 2, 3))


def test_fixed_actions_that_cannot_stand_together_are_urgent():
    stuck = plan(status="infeasible", conflict=("goals.talk", "roles.name"))
    (finding,) = found("cannot_stand", case(made=stuck))
    assert finding.grade == "urgent"
    assert [detail.text for detail in finding.details] == ["Talk about goals", "Name a coordinator"]
    assert not found("cannot_stand", case(made=plan()))


def test_a_plan_is_out_of_date_once_something_changed():
    (finding,) = found("out_of_date", case(made=plan(), current=False))
    assert (finding.grade, finding.place) == ("mend", Place("roadmap"))
    assert "21 November 2026" in finding.what
    assert not found("out_of_date", case(made=plan()))
    assert not found("out_of_date", case(current=False)), "there is none"
    past = case(made=plan(), planned_on=TODAY, today=dt.date(2027, 1, 1), current=False)
    assert not found("out_of_date", past), "planning again from today, which is told, mends both"


def test_a_plan_that_began_in_an_earlier_term_wants_to_be_made_anew():
    then = dt.date(2026, 12, 31)
    after = dt.date(2027, 1, 1)
    assert not found("in_the_past", case(made=plan(), planned_on=TODAY, today=then)), "the last day of its first term"
    (finding,) = found("in_the_past", case(made=plan(), planned_on=TODAY, today=after))
    assert finding.grade == "mend"
    assert "begins with Sept–Dec 2026, but this is already Jan–Mar 2027" in finding.what
    assert not found("in_the_past", case(made=plan(), planned_on=after, today=after)), "made in this term"


def test_a_plan_that_is_over_is_urgent():
    (finding,) = found("in_the_past", case(made=plan(), today=dt.date(2027, 9, 1)))
    assert finding.grade == "urgent"
    assert "ended on 31 August 2027" in finding.what


def test_a_target_without_any_action_says_why():
    file = school(targets={"plan.roles": 2})
    made = plan(levels={"plan.roles": (1, 1, 1, 1)}, unreached=("plan.roles",))
    (finding,) = found("target_without_action", case(file, made))
    assert finding.grade == "mend"
    assert finding.details[0].text.startswith("Roles, target 2 Usual. Too few hours are left")
    assert not found("target_without_action", case(file)), "nothing is planned yet"


def test_a_target_with_an_action_in_plan_or_on_the_board_is_fine():
    made = plan(("roles.name", 1, 1), levels={"plan.roles": (1, 1, 1, 1)}, unreached=("plan.roles",))
    assert not found("target_without_action", case(school(targets={"plan.roles": 2}), made))
    begun = BoardEntry(status="started", started="2026-09")
    file = school(targets={"plan.roles": 2}, board={"roles.name": begun})
    assert not found("target_without_action", case(file, plan()))
    over = file.model_copy(update={"board": {"roles.name": BoardEntry(status="dropped", reason="No time")}})
    assert found("target_without_action", case(over, plan()))


def test_a_target_reached_by_what_is_done_needs_no_action():
    made = plan(levels={"plan.roles": (1, 2, 2, 2)})
    assert not found("target_without_action", case(school(targets={"plan.roles": 2}), made))


def test_without_targets_of_their_own_it_is_worth_a_look_only():
    (finding,) = found("target_without_action", case(school(targets=None), plan(("roles.name", 1, 1))))
    assert finding.grade == "look"
    assert len(finding.details) == 2, "goals and visits; roles have an action"


def shares(coordinator: int, teacher: int):
    return {"coordinator": ((coordinator, 200), (0, 200), (0, 200)), "teacher": ((teacher, 200), (0, 200), (0, 200))}


def test_one_person_with_more_than_half_of_all_hours_is_to_mend():
    (finding,) = found("one_carries_most", case(made=plan(*FOUR, hours=shares(51, 49))))
    assert finding.what == "International coordinator carries 51 of the 100 hours of the plan (51%)."
    assert not found("one_carries_most", case(made=plan(*FOUR, hours=shares(50, 50)))), "just half"
    assert not found("one_carries_most", case(made=plan(*FOUR, hours=shares(0, 80)))), "teachers are many"
    assert not found("one_carries_most", case(made=plan(*FOUR[:3], hours=shares(90, 0)))), "three actions only"


def owners(*names: str):
    actions = ("goals.talk", "goals.write", "roles.name", "visits.online")  # 4, 12, 4 and 16 hours
    return {own: BoardEntry(status="accepted", owner=name) for own, name in zip(actions, names, strict=False)}


def test_an_owner_with_more_than_half_of_the_hours_on_the_board_is_to_mend():
    (finding,) = found("one_owns_most", case(school(board=owners("Ana", "Ana", " ana ", "Ivo"))))
    assert finding.what == "Ana sees to 20 of the 36 hours of all actions that have an owner (56%)."


def test_a_role_as_owner_is_named_in_words_and_one_of_many_people_is_no_single_owner():
    (finding,) = found("one_owns_most", case(school(board=owners(*["digital_lead"] * 4))))
    assert finding.what.startswith("Digital lead sees to 36 of the 36 hours")
    assert not found("one_owns_most", case(school(board=owners(*["teacher"] * 4))))


def test_owners_who_share_are_fine():
    assert not found("one_owns_most", case(school(board=owners("Ana", "Ivo", "Ana", "Mia"))))
    assert not found("one_owns_most", case(school(board=owners("Ana", "Ana", "Ana")))), "three actions only"


def test_a_role_that_is_full_in_several_terms_is_worth_a_look():
    (finding,) = found("crowded", case(made=plan(hours={"leader": ((37, 40), (37, 40), (0, 40))})))
    assert finding.grade == "look"
    assert finding.details[0].text == (
        "School leader: Sept–Dec 2026 (37 of 40 hours) and Jan–Mar 2027 (37 of 40 hours)"
    )
    assert not found("crowded", case(made=plan(hours={"leader": ((37, 40), (36, 40), (0, 40))}))), "36 of 40 are 90 %"
    past = case(made=plan(hours={"leader": ((37, 40), (37, 40), (0, 40))}), today=dt.date(2027, 1, 1))
    assert not found("crowded", past), "a term that is over is full no more"


def test_more_own_money_planned_than_there_is_is_urgent():
    dear = (("visits.pilot", 1, 1),)  # EUR 1,200
    file = school(means=MEANS.model_copy(update={"budget_per_year": 1199}))
    (finding,) = found("over_budget", case(file, plan(*dear, cost=1200)))
    assert finding.grade == "urgent"
    assert finding.details[0].text == "2026/27: €1,200 planned, €1,199 there."
    file = school(means=MEANS.model_copy(update={"budget_per_year": 1200}))
    assert not found("over_budget", case(file, plan(*dear, cost=1200)))


def deadline(day: dt.date, *, sure: bool = True) -> tuple[Deadline, ...]:
    return (Deadline("goals.write", "Call 2026: KA122", day, sure),)


def test_an_application_planned_after_its_call_closes_is_urgent_when_that_day_is_sure():
    made = plan(("goals.write", 2, 2))  # from 1 January 2027
    (finding,) = found("past_deadline", case(made=made, deadlines=deadline(dt.date(2026, 12, 31))))
    assert finding.grade == "urgent"
    assert finding.details[0].text == (
        "Write the goals down: planned for Jan–Mar 2027. "
        "The last call that is known closes on 31 December 2026 (Call 2026: KA122)."
    )
    assert not found("past_deadline", case(made=made, deadlines=deadline(dt.date(2027, 1, 1)))), "it may begin in time"


def test_a_deadline_that_is_only_expected_is_to_mend_and_one_that_is_over_worth_a_look():
    made = plan(("goals.write", 2, 2))
    (finding,) = found("past_deadline", case(made=made, deadlines=deadline(dt.date(2026, 12, 31), sure=False)))
    assert (finding.grade, "should close by" in finding.details[0].text) == ("mend", True)
    (finding,) = found("past_deadline", case(made=made, deadlines=deadline(dt.date(2026, 11, 20))))
    assert (finding.grade, "closed on" in finding.details[0].text) == ("look", True)


def test_an_application_that_is_begun_or_not_planned_is_not_late():
    late = deadline(dt.date(2026, 12, 31))
    begun = school(board={"goals.write": BoardEntry(status="started", started="2026-10")})
    assert not found("past_deadline", case(begun, plan(("goals.write", 2, 2)), deadlines=late))
    assert not found("past_deadline", case(made=plan(), deadlines=late))


def test_a_school_in_order_has_nothing_to_mend():
    from prodige_core.health import examine
    from tests.health.cases import T

    file = school(
        all_at(1),
        targets={"plan.roles": 2},
        means=Means(start="2026-09", terms=3, hours_per_term={"leader": 40}, budget_per_year=0),
        decisions=Decisions(),
        board={"roles.name": BoardEntry(status="accepted", owner="Ana", due="2026-11")},
    )
    made = plan(
        ("roles.name", 1, 1), hours={"leader": ((3, 40), (0, 40), (0, 40))}, levels={"plan.roles": (1, 2, 2, 2)}
    )
    assert examine(case(file, made), T) == ()
