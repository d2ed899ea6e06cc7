"""A plan becomes dated actions that say why they are there; worked by hand on the real questionnaires."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from prodige_core.frameworks import ROLES, Action
from prodige_core.i18n import translator
from prodige_core.planning.result import Needs, Plan, Reason, RoleLoad, Scheduled, TermLoad, Unreached
from prodige_core.responses import Answer, Assessment, Centre, CentreFile, Decisions, Means
from prodige_core.roadmap import Roadmap
from tests.samples import catalogue, centre, quick_plan, roadmap

# plan.collect-ideas closes strategy.plan 0→1 and strategy.involvement 0→1; plan.write-policy closes strategy.plan 1→2.
FILE = CentreFile(
    centre=Centre(name="X"),
    assessments=(
        Assessment(
            id="a",
            date="2026-11-01",
            framework="internationalisation",
            framework_version="1.0.0",
            answers={
                "strategy.plan.q1": Answer(level=0, note="nobody asked"),
                "strategy.involvement.q1": Answer(level=0),
            },
            targets={"strategy.plan": 2, "strategy.involvement": 3},
        ),
    ),
    priorities={"strategy": 2, "strategy.plan": 5},
    means=Means(start="2027-01", terms=3, hours_per_term={"coordinator": 30}, budget_per_year=(100, 200)),
    decisions=Decisions(
        pinned={"plan.write-policy": 2}, done=("office.name-coordinator",), excluded=("lead.first-look",)
    ),
)


def term(label: str, used: int, cost: int) -> TermLoad:
    return TermLoad(label, {"coordinator": RoleLoad(used, 30)}, cost)


PLAN = Plan(
    status="optimal",
    gain=25,
    hours=25,
    cost=50,
    bound=25,
    terms=(term("Jan–Mar 2027", 5, 0), term("Apr–Aug 2027", 20, 50), term("Sep–Dec 2027", 0, 0)),
    actions=(Scheduled("plan.write-policy", 2, 2), Scheduled("plan.collect-ideas", 1, 1)),
    levels={"strategy.plan": (0, 1, 2, 2), "strategy.involvement": (0, 1, 1, 1)},
    unreached=(
        Unreached(
            "strategy.involvement",
            3,
            1,
            (Reason("hours", role="coordinator", term=3),),
            Needs({"coordinator": 12}, 300, 1, in_terms=(("coordinator", 3, 12),)),
        ),
    ),
)


def built(plan: Plan | None = PLAN) -> Roadmap:
    return roadmap(FILE, plan)


def test_actions_are_numbered_by_start_and_carry_real_dates():
    first, second = built().actions
    assert (first.number, first.id, first.first_day, first.last_day) == (
        1,
        "plan.collect-ideas",
        dt.date(2027, 1, 1),
        dt.date(2027, 3, 31),
    )
    assert (second.number, second.id, second.period, second.pinned) == (2, "plan.write-policy", "Apr–Aug 2027", True)


def test_an_action_names_the_answer_behind_each_step_it_closes():
    first, second = built().actions
    plan_step, say_step = first.closes
    assert (plan_step.practice, plan_step.before.value, plan_step.after.value, plan_step.target.value) == (
        "strategy.plan",
        0,
        1,
        2,
    )
    assert (plan_step.reached_in, plan_step.weight) == (1, 5)
    assert (say_step.practice, say_step.weight) == ("strategy.involvement", 2)
    item = catalogue().practices["strategy.plan"].items[0]
    assert plan_step.answers[0].question == item.question
    assert plan_step.answers[0].option == item.options[0]
    assert plan_step.answers[0].note == "nobody asked"
    assert [step.practice for step in second.closes] == ["strategy.plan"]
    assert second.closes[0].reached_in == 2


def test_reasons_are_sentences_and_the_pin_is_one_of_them():
    second = built().actions[1]
    title = catalogue().practices["strategy.plan"].title
    assert second.because[0] == f"It raises “{title}” from 1 First steps to 2 Planned."
    assert second.because[-1] == "You fixed its start: Apr–Aug 2027."


def test_milestones_say_when_each_target_is_reached():
    [milestone] = built().milestones
    assert (milestone.practice, milestone.term, milestone.level.value) == ("strategy.plan", 2, 2)
    assert milestone.day == dt.date(2027, 8, 31)


def test_an_unreached_target_says_why_and_what_it_would_take():
    [entry] = built().unreached
    # 30 are there and none is planned: never "no hours are left"
    assert entry.reasons == (
        "Too few hours are left for this role: International coordinator (Sept–Dec 2027: 30 left, 12 more needed).",
    )
    assert entry.needs == "It would take 12 more hours (International coordinator), €300 more and 1 more term."


def test_means_are_told_by_term_by_role_and_by_school_year():
    result = built()
    assert [(year.label, year.budget_eur, year.spent_eur) for year in result.years] == [
        ("2026/27", 100, 50),
        ("2027/28", 200, 0),
    ]
    assert [(total.role, total.used, total.capacity) for total in result.roles] == [("coordinator", 25, 90)]


def test_the_plan_is_told_in_one_sentence():
    assert built().summary == "Jan–Dec 2027: 2 actions reach 1 of 2 targets, with 25 staff hours and €50 of own money."


def test_decisions_keep_their_titles():
    result = built()
    assert [(ref.id, ref.done) for ref in result.done] == [("office.name-coordinator", True)]
    assert result.excluded[0].title == catalogue().actions["lead.first-look"].title


def one_that_waits() -> Action:
    """An action of the catalogue with exactly one requirement."""
    return next(action for action in catalogue().actions.values() if len(action.requires) == 1)


def test_what_must_come_first_and_what_waits_are_linked_by_number():
    waiting = one_that_waits()
    first = waiting.requires[0]
    schedule = (Scheduled(first, 1, 1), Scheduled(waiting.id, 3, 3))
    before, after = built(dataclasses.replace(PLAN, actions=schedule, levels={}, unreached=())).actions
    assert [(ref.id, ref.number) for ref in after.requires] == [(first, 1)]
    assert [(ref.id, ref.number) for ref in before.prepares] == [(waiting.id, 2)]
    assert f"It prepares “{waiting.title}”." in before.because


def test_what_was_done_before_still_counts_as_what_must_come_first():
    waiting = one_that_waits()
    first = waiting.requires[0]
    file = FILE.model_copy(update={"decisions": Decisions(done=(first,))})
    plan = dataclasses.replace(PLAN, actions=(Scheduled(waiting.id, 3, 3),), levels={}, unreached=())
    [action] = roadmap(file, plan).actions
    assert [(ref.id, ref.number, ref.done) for ref in action.requires] == [(first, None, True)]


def test_without_a_plan_the_roadmap_says_what_to_do():
    result = built(None)
    assert (result.status, result.actions, result.terms) == ("none", (), ())
    assert result.summary == "No plan has been made yet."


def test_an_infeasible_plan_names_the_actions_that_cannot_stand_together():
    result = built(Plan("infeasible", conflict=("plan.write-policy", "gone.action")))
    assert [ref.title for ref in result.conflict] == [catalogue().actions["plan.write-policy"].title, "gone.action"]
    assert result.summary.startswith("Your fixed actions cannot stand together")


@pytest.mark.parametrize("role", ROLES)
def test_hours_of_every_role_add_up(role):
    file = centre()
    result = roadmap(file, quick_plan(file, 20))
    by_action = sum(entry.hours for action in result.actions for entry in action.hours if entry.role == role)
    total = sum(entry.used for entry in result.roles if entry.role == role)
    assert total >= by_action  # the quick plan rounds each term up; never less than the work itself


def test_every_text_comes_in_the_readers_language():
    result = roadmap(FILE, PLAN, translator("xx"))
    plain = built()
    assert result.actions[0].title != plain.actions[0].title
    assert result.unreached[0].needs.endswith("~")
