"""What every question and action of the real catalogue must keep, walked one by one.

The rules are those of ``docs/method/content.md`` and issue 2. Which sets of actions close a step is worked out here
again, apart from the loader's own check.
"""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from tests.samples import catalogue

CATALOGUE = catalogue()
ACTIONS = CATALOGUE.actions
ITEMS = {item.id: item for framework in CATALOGUE.frameworks.values() for item in framework.items.values()}
STEPS = [
    (practice, level)
    for framework in CATALOGUE.frameworks.values()
    for practice in framework.practices
    for level in range(1, framework.top + 1)
]
INTERNATIONAL = CATALOGUE.frameworks["internationalisation"]
DIGITAL = CATALOGUE.frameworks["digital-teaching"]

TIMETABLE = {4, 5, 6, 7, 8}
"""Before the school year begins."""
CALL_MONTHS = {
    "KA122": {9, 10, 11, 12},  # the call closes in February, a first application takes an autumn
    "KA210": {9, 10, 11, 12, 1, 2},  # the call closes in March
    "KA120": TIMETABLE | {9},  # the round closes in September or October
}
"""When an application must begin: ``docs/method/content.md``, and the yearly rhythm of the calls."""

ONLY_LATER = re.compile(
    r"of (learner )?stays\b|\bleaves\b|before (departure|arrival)|\b(on a|next) stay\b|\b(in the|each|within a|meetings a) year\b"
)
"""What one term cannot show: stays that may be years ahead, and whole years."""


def share_of(actions, step):
    return sum(r.share for action in actions for r in action.raises if (r.practice, r.to) == step)


def stand_together(actions):
    return not any(a.id in b.excludes or b.id in a.excludes for a, b in combinations(actions, 2))


def with_required(actions):
    """The actions and all they require, directly or through others."""
    found = {action.id: action for action in actions}
    waiting = list(found)
    while waiting:
        for required in ACTIONS[waiting.pop()].requires:
            if required not in found:
                found[required] = ACTIONS[required]
                waiting.append(required)
    return tuple(found.values())


def closable(step, allowed=lambda action: True):
    """Whether some set of allowed actions, with all that these require, closes the step."""
    candidates = [action for action in CATALOGUE.raising(*step) if allowed(action)]
    for size in range(1, len(candidates) + 1):
        for chosen in combinations(candidates, size):
            everything = with_required(chosen)
            if share_of(chosen, step) >= 100 and stand_together(everything) and all(map(allowed, everything)):
                return True
    return False


def test_there_are_at_least_120_actions_and_62_questions():
    assert len(ACTIONS) >= 120
    assert (len(INTERNATIONAL.items), len(DIGITAL.items)) == (40, 22)
    assert [area.id for area in INTERNATIONAL.areas if len(area.practices) != 4] == []


def test_every_step_can_be_closed():
    assert [step for step in STEPS if not closable(step)] == []


def test_every_step_can_be_closed_without_own_money():
    assert [step for step in STEPS if not closable(step, lambda action: action.cost == 0)] == []


def test_every_step_can_be_closed_without_an_application_of_ones_own():
    without = {"office.apply-ka122", "office.apply-ka120", "partners.small-partnership"}
    assert [step for step in STEPS if not closable(step, lambda action: action.id not in without)] == []


@pytest.mark.parametrize("role", ["coordinator", "digital_lead"])
def test_the_first_step_of_every_practice_needs_neither_coordinator_nor_digital_lead(role):
    first = [step for step in STEPS if step[1] == 1]
    assert [step for step in first if not closable(step, lambda action: not action.hours.get(role))] == []


def test_the_second_steps_that_need_a_coordinator_are_as_many_as_the_method_says():
    second = [step for step in STEPS if step[1] == 2]
    needing = [step for step in second if not closable(step, lambda action: not action.hours.get("coordinator"))]
    assert len(needing) == 23
    assert not any(practice in DIGITAL.practices for practice, _ in needing)
    assert [step for step in second if not closable(step, lambda action: not action.hours.get("digital_lead"))] == []


@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda value: value.id)
def test_an_action_is_told_completely(action):
    told = (action.title, action.why, *action.steps, *action.evidence, action.indicator, action.source)
    assert all(text.strip() for text in told)
    assert action.evidence
    assert 3 <= len(action.steps) <= 6
    assert len(action.title) <= 70
    assert action.raises
    assert any(char.isdigit() for char in action.indicator)


def test_what_an_action_is_checked_by_can_be_seen_when_its_time_is_over():
    """Reports ask for it by the end of the action; what only later stays or a whole year show comes after "from then on"."""
    short = [action for action in ACTIONS.values() if action.terms == 1 and not action.mobility]
    by_then = {action.id: action.indicator.partition("From then on")[0] for action in short}
    assert [own for own, text in by_then.items() if ONLY_LATER.search(text)] == []
    assert [own for own, text in by_then.items() if not any(char.isdigit() for char in text)] == []


@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda value: value.id)
def test_who_leads_an_action_has_hours_for_it(action):
    assert action.hours.get(action.lead, 0) > 0


@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda value: value.id)
def test_an_action_raises_a_practice_by_one_step_only(action):
    practices = [step.practice for step in action.raises]
    assert len(practices) == len(set(practices))


@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda value: value.id)
def test_months_are_set_only_where_a_call_or_the_timetable_decides(action):
    assert set(action.months) <= CALL_MONTHS.get(action.funding, TIMETABLE | {9})
    if action.id.startswith(("office.apply-", "partners.small-partnership")):
        assert action.months


@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda value: value.id)
def test_exclusions_hold_both_ways_and_never_meet_a_requirement(action):
    assert all(action.id in ACTIONS[other].excludes for other in action.excludes)
    assert stand_together(with_required([action]))


@pytest.mark.parametrize("action", [a for a in ACTIONS.values() if a.mobility], ids=lambda value: value.id)
def test_a_funded_stay_waits_for_the_way_to_its_funding(action):
    way = "office.apply-ka122" if action.funding == "KA122" else "office.join-consortium"
    assert way in action.requires


@pytest.mark.parametrize("own_id", ["mobility.pilot-group-stay", "quality.group-stay"])
def test_no_learner_is_sent_before_there_is_a_crisis_plan(own_id):
    assert "safety.crisis-plan" in ACTIONS[own_id].requires


def test_an_action_with_a_price_has_an_alternative_that_costs_nothing():
    for action in ACTIONS.values():
        if action.cost:
            steps = {(step.practice, step.to) for step in action.raises}
            free = [ACTIONS[other] for other in action.excludes if ACTIONS[other].cost == 0]
            assert any(steps <= {(s.practice, s.to) for s in other.raises} for other in free), action.id


def test_titles_tell_actions_apart():
    titles = [action.title.lower() for action in ACTIONS.values()]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("item", ITEMS.values(), ids=lambda value: value.id)
def test_a_question_is_told_completely(item):
    assert all(text.strip() for text in (item.question, item.self_question, item.help, item.evidence))
    assert item.question.endswith("?")
    assert item.self_question.endswith("?")
    assert item.respondents
    assert len({option.lower() for option in item.options}) == len(item.options)


def test_the_quick_check_asks_one_question_an_area():
    areas = [INTERNATIONAL.area_of(INTERNATIONAL.practice_of(item.id).id).id for item in INTERNATIONAL.quick_items]
    assert areas == [area.id for area in INTERNATIONAL.areas]
    assert len(areas) == 10
    assert DIGITAL.quick_items == ()


@pytest.mark.parametrize("framework", CATALOGUE.frameworks.values(), ids=lambda own: own.id)
def test_every_area_says_in_one_short_sentence_what_is_true_when_it_is_strong(framework):
    for area in framework.areas:
        assert area.aim.index(".") == len(area.aim) - 1, area.id
        assert len(area.aim) <= 140, area.id
