"""The draft of an Erasmus Plan: its needs, objectives and indicators, on a centre that can be followed by hand."""

from __future__ import annotations

import dataclasses

import pytest

from prodige_core.frameworks import Catalogue, Framework
from prodige_core.reports.document import (
    BulletList,
    Document,
)
from prodige_core.reports.erasmus_aims import aims, needs, unanswered
from prodige_core.reports.erasmus_parts import standing_of
from prodige_core.reports.erasmus_plan import erasmus_plan
from prodige_core.reports.indicators import years_chapter
from prodige_core.responses import (
    IndicatorSeries,
    Measured,
    Mobility,
)
from prodige_core.roadmap.why import all_answers
from tests.five_centres import FIVE
from tests.reports.erasmus_by_hand import (
    ACTIONS,
    LEVELS,
    assessed,
    by_hand,
    chapter,
    full,
    inputs,
    lines,
    planned,
    said,
)
from tests.samples import catalogue


def test_objectives_are_the_areas_with_most_priority_times_levels_gained():
    found = aims(full())
    # mobility: 5 × (3 − 1) = 10; home: 2 × (1 − 0) = 2; strategy: 1 × (2 − 1) = 1; staff does not move
    assert [(own.area, own.points) for own in found] == [("mobility", 10), ("home", 2), ("strategy", 1)]


def test_other_areas_only_fill_up_to_three():
    digital = assessed(
        "digital-teaching", {"engagement.cpd": 0, "teaching.lessons": 0}, {"engagement.cpd": 3, "teaching.lessons": 1}
    )
    file = by_hand(assessments=(*by_hand().assessments, digital))
    extra = {"engagement.cpd": (0, 1, 2, 3, 3, 3, 3), "teaching.lessons": (0, 1, 1, 1, 1, 1, 1)}
    assert [own.area for own in aims(inputs(file, planned(LEVELS | extra)))] == ["mobility", "home", "strategy"]
    fewer = {own: course for own, course in LEVELS.items() if own in ("mobility.selection", "home.reach")}
    own = inputs(file, planned(fewer | extra))
    assert [aim.area for aim in aims(own)] == ["mobility", "home", "engagement"]
    assert "how stays abroad serve “Professional engagement”" in said(own, "")
    missing = "an objective that sends people abroad; that is what an accreditation is for"
    assert missing not in said(own)
    assert missing in said(inputs(file, planned(extra)), "wishes")


def test_never_more_than_five_objectives():
    five = FIVE["huge"]()
    assert len(aims(inputs(five.file, five.plan))) == 5


def objective(document: Document, number: int) -> list[str]:
    """The lines of one objective."""
    text = chapter(document, "Our objectives")
    start = next(place for place, line in enumerate(text) if line.startswith(f"Objective {number}: "))
    rest = [place for place, line in enumerate(text) if place > start and line.startswith(("Objective ", "Needs that"))]
    return text[start : min(rest, default=len(text))]


def test_an_objective_says_what_will_be_there_by_which_day_how_far_that_is_why_and_what_leads_there():
    mobility = catalogue().frameworks["internationalisation"].areas[3]
    assert mobility.aim
    assert objective(erasmus_plan(full()), 1) == [
        f"Objective 1: {mobility.aim}",
        "Area of our self-assessment: Learner mobility cycle",
        "What, and by when",
        "By 31 March 2027: 100% of classes receive the call; 2 people score every application.",
        "By 31 December 2027: 100% of applicants get a reason within 2 weeks; at least 20% of places kept for learners who "
        "need more support.",
        "On the scale of our questionnaire we come up by 31 December 2027: “Fair selection of learners” from level 1 First "
        "steps to level 3 Embedded.",
        "Why",
        "It answers need 1 above.",
        "How we measure it",
        "[Add: a number to follow, for example K1 Learners who were abroad]",
        "What leads there",
        "“Write and publish fair selection rules”: School leader, Jan–Mar 2027",
        "“Set up one selection panel with a reserve list for all stays”: International coordinator, Sept–Dec 2027",
    ]


@pytest.mark.parametrize("name", FIVE)
def test_an_option_of_the_questionnaire_is_told_for_today_only(name):
    five = FIVE[name]()
    own = inputs(five.file, five.plan)
    chosen = {
        option
        for practice in catalogue().practices
        for option in standing_of(practice, own, all_answers(own.file)).options
    }
    every = {
        option for frame in catalogue().frameworks.values() for item in frame.items.values() for option in item.options
    }
    told = "\n".join(lines(erasmus_plan(own)))
    assert not [option for option in every - chosen if option in told]


def test_without_an_aim_the_title_of_the_area_serves():
    known = catalogue()
    frame = known.frameworks["internationalisation"]
    areas = tuple(area.model_copy(update={"aim": ""}) for area in frame.areas)
    bare = Framework(**{**{name: getattr(frame, name) for name in Framework.model_fields}, "areas": areas})
    own = full()
    frames = {**known.frameworks, bare.id: bare}
    without = dataclasses.replace(
        own, catalogue=Catalogue(frameworks=frames, actions=known.actions, action_framework=known.action_framework)
    )
    assert aims(without)[0].says == "Learner mobility cycle"
    assert objective(erasmus_plan(without), 1)[:2] == ["Objective 1: Learner mobility cycle", "What, and by when"]


def test_without_an_objective_about_people_going_abroad_that_is_a_gap():
    home = {own: course for own, course in LEVELS.items() if own in ("home.reach", "strategy.plan")}
    missing = "an objective that sends people abroad; that is what an accreditation is for"
    guests = tuple(own for own in ACTIONS if own.action in ("home.first-tasks", "plan.write-policy"))
    assert missing in said(inputs(by_hand(), planned(home, guests)), "wishes")
    going = by_hand(mobilities={"home.first-tasks": Mobility(activity="group-mobility", people=8)})
    assert missing not in said(inputs(going, planned(home, guests)))
    coming = by_hand(mobilities={"home.first-tasks": Mobility(activity="invited-expert", people=1)})
    assert missing in said(inputs(coming, planned(home, guests)))
    assert missing not in said(full())


def test_a_need_that_no_objective_answers_is_named_with_what_the_plan_does_or_as_a_gap():
    own = full()
    asked = "what you do about need 3 (“Staff learning and teaching abroad”); our roadmap does not move it"
    assert asked in said(own, "roadmap")
    why = "The plan ends before it can be reached. It would take 1 more term"
    assert f"[Add: {asked}. {why}]" in chapter(erasmus_plan(own), "Our objectives")
    wanted = needs(own, all_answers(own.file))
    assert [number for number, _ in unanswered(wanted, aims(own))] == [3]
    assert [number for number, _ in unanswered(wanted, ())] == [1, 2, 3, 4]
    five = FIVE["huge"]()
    text = chapter(erasmus_plan(inputs(five.file, five.plan)), "Our objectives")
    asked = [line for line in text if line.startswith("[Add: what you do about need ")]
    assert [line[: len("[Add: what you do about need 2")][-1] for line in asked] == ["2", "3", "4"]
    assert (
        len([own for own in said(inputs(five.file, five.plan)) if own.startswith("what you do about needs 2, 3")]) == 1
    )


def test_needs_come_by_priority_times_levels_to_go_then_the_lower_one():
    own = full()
    found = needs(own, all_answers(own.file))
    assert [(need.stand.practice, need.points) for need in found] == [
        ("mobility.selection", 10),
        ("home.reach", 2),
        ("staff.mobility", 2),
        ("strategy.plan", 1),
    ]
    text = chapter(erasmus_plan(own), "What we need")
    (line,) = [line for line in text if line.startswith("Reach among all learners.")]
    assert line.startswith("Reach among all learners. Our answer today: “International activities do not exist yet, or")
    assert line.endswith("On our questionnaire that is level 0 Not started; we want to reach 1 First steps.")
    assert any(line.startswith("Guests and local resources, level 3 Embedded. Our answer: “") for line in text)


def test_an_indicator_measures_an_objective_with_start_target_and_year():
    series = IndicatorSeries(values={"2025": Measured(numerator=48, denominator=400)}, target=15, target_year="2029")
    text = chapter(erasmus_plan(full(indicators={"K1": series})), "Our objectives")
    source = (
        "Source: our own numbers, every school year. Counted: learners who finished this year and were abroad during "
        "their training, of learners who finished this year."
    )
    assert f"Learners who were abroad: from 12% (2025/26) to 15% by 2029/30. {source}" in text


def test_a_number_says_where_it_is_from_in_draft_and_report():
    one = Measured(numerator=0, denominator=186, source="Class lists, counted by hand.")
    own = full(indicators={"K1": IndicatorSeries(values={"2025": one}, target=3, target_year="2028")})
    told = "Our number of 2025/26 is from: Class lists, counted by hand."
    assert any(told in line for line in objective(erasmus_plan(own), 1))
    report = " ".join(
        run.text
        for block in years_chapter(own)
        if isinstance(block, BulletList)
        for item in block.items
        for run in item
    )
    assert told in report
    none = full(indicators={"K1": IndicatorSeries(values={"2025": one.model_copy(update={"source": " "})}, target=3)})
    assert not any("is from" in line for line in objective(erasmus_plan(none), 1))


def test_a_number_that_is_missing_is_a_place_in_the_text_and_a_gap():
    own = full(indicators={"K1": IndicatorSeries(target=15)})
    text = chapter(erasmus_plan(own), "Our objectives")
    assert any(
        line.startswith("Learners who were abroad: from [Add: the value today] to 15% by [Add: which year]. Source:")
        for line in text
    )
    (gap,) = [text for text in said(own, "indicators") if text.startswith("numbers that measure your objectives: ")]
    assert gap.removeprefix("numbers that measure your objectives: ").split("; ") == [
        "the value today of “Learners who were abroad”",
        "the year of the target for “Learners who were abroad”",
        "one for “Internationalisation at home”, for example K3 Learners with an international task at home",
        "one for “Strategy and leadership”, for example K12 Actions done of those due",
    ]
