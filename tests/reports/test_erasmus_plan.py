"""The draft of an Erasmus Plan, on a centre that can be followed by hand: what it says, and what it says is missing."""

from __future__ import annotations

import dataclasses
import re
from fractions import Fraction
from functools import cache

import pytest

from prodige_core.exports.html.page import page
from prodige_core.frameworks import Catalogue, Framework
from prodige_core.i18n import translator
from prodige_core.indicators import followed_of
from prodige_core.planning.calendar import terms_from
from prodige_core.planning.result import Needs, Plan, Reason, RoleLoad, Scheduled, TermLoad, Unreached
from prodige_core.programme import load_programme
from prodige_core.reports import Heard, ReportInputs
from prodige_core.reports.document import (
    BulletList,
    Callout,
    Document,
    Heading,
    Labelled,
    NumberedList,
    Paragraph,
    Run,
    Table,
    walk,
)
from prodige_core.reports.erasmus_aims import aims, needs, unanswered
from prodige_core.reports.erasmus_doing import Doing, doings
from prodige_core.reports.erasmus_evidence import fit, fitting, proofs_of
from prodige_core.reports.erasmus_parts import standing_of
from prodige_core.reports.erasmus_plan import Gap, erasmus_plan, gaps
from prodige_core.reports.indicators import years_chapter
from prodige_core.responses import (
    Answer,
    Assessment,
    BoardEntry,
    Centre,
    CentreFile,
    Decisions,
    IndicatorSeries,
    Means,
    Measured,
    Mobility,
)
from prodige_core.roadmap.why import all_answers
from prodige_core.scoring import score_file
from tests.exports.heard import ENDED, released
from tests.five_centres import FIVE
from tests.samples import FRAMEWORKS, MADE_ON, catalogue, roadmap

TERMS = 6  # from January 2027: six terms touch 2026/27, 2027/28 and 2028/29
GIVEN = {"mobility.selection": 1, "home.reach": 0, "strategy.plan": 1, "staff.mobility": 1, "home.guests": 3}
TARGETS = {"mobility.selection": 3, "home.reach": 1, "strategy.plan": 2, "staff.mobility": 3}
LEVELS = {
    "mobility.selection": (1, 2, 2, 3, 3, 3, 3),
    "home.reach": (0, 0, 1, 1, 1, 1, 1),
    "strategy.plan": (1, 1, 1, 2, 2, 2, 2),
    "staff.mobility": (1, 1, 1, 1, 1, 1, 1),
}
"""After each term; Apr–Aug 2027 is the second, Sept–Dec 2027 the third."""
ACTIONS = (
    Scheduled("mobility.selection-rules", 1, 1),
    Scheduled("home.first-tasks", 2, 2),
    Scheduled("mobility.mixed-panel", 3, 3),
    Scheduled("plan.write-policy", 3, 3),
    Scheduled("staff.open-call-visits", 4, 5),
)
PROFILE = Centre(
    name="Schule am See", country="DE", languages=("de",), learners=400, staff=60, sectors=("Construction",)
)


def assessed(framework: str, levels: dict[str, int], targets: dict[str, int] | None) -> Assessment:
    own = catalogue().frameworks[framework]
    answers = {own.practices[pid].items[0].id: Answer(level=level) for pid, level in levels.items()}
    return Assessment(
        id=framework, date="2026-11-10", framework=framework, framework_version=own.version, answers=answers, targets=targets
    )  # fmt: skip


def by_hand(**changes) -> CentreFile:
    known = CentreFile(
        centre=PROFILE,
        assessments=(assessed("internationalisation", GIVEN, TARGETS),),
        priorities={"mobility": 5, "home.reach": 2},
        means=Means(
            start="2027-01", terms=TERMS, hours_per_term={"leader": 20, "coordinator": 60}, budget_per_year=3000
        ),
    )
    return known.model_copy(update=changes)


def planned(levels=LEVELS, actions=ACTIONS) -> Plan:
    loads = tuple(
        TermLoad(term.label, {"leader": RoleLoad(6, 20), "coordinator": RoleLoad(20, 60)}, 0)
        for term in terms_from("2027-01", TERMS)
    )
    left = (
        (Unreached("staff.mobility", 3, 1, (Reason("time"),), Needs({}, 0, 1)),) if "staff.mobility" in levels else ()
    )
    return Plan("feasible", 9, 156, 0, 9, loads, actions, levels, left)


@cache
def programme():
    return load_programme(FRAMEWORKS)


def inputs(file: CentreFile | None = None, plan: Plan | None = None, lang: str = "en", **rest) -> ReportInputs:
    own = by_hand() if file is None else file
    t = translator(lang)
    drawn = roadmap(own, plan, t)
    known = {"programme": programme(), "indicators": followed_of(own, catalogue())} | rest
    return ReportInputs(drawn, score_file(own, catalogue()), catalogue(), own, t, MADE_ON, **known)


def full(**changes) -> ReportInputs:
    return inputs(by_hand(**changes), planned())


def lines(document: Document) -> list[str]:
    """Every paragraph, point, heading and row as one text, in order."""
    found = []
    for block in walk(document):
        match block:
            case Heading():
                found.append(block.text)
            case Paragraph():
                found.append("".join(run.text for run in block.runs))
            case BulletList() | NumberedList():
                found += ["".join(run.text for run in item) for item in block.items]
            case Table():
                found += [" | ".join(row) for row in (block.header, *block.rows)]
            case Callout():
                found.append(block.title)
            case Labelled():
                found.append(block.label)
    return found


def chapter(document: Document, title: str) -> list[str]:
    """The lines of one chapter."""
    starts = [place for place, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level == 1]
    (start,) = [place for place in starts if document.blocks[place].text == title]
    end = next((place for place in starts if place > start), len(document.blocks))
    return lines(dataclasses.replace(document, blocks=document.blocks[start:end]))


def places(document: Document) -> list[str]:
    """Every place to fill in, in the text."""
    found = []
    for block in walk(document):
        runs = block.runs if isinstance(block, Paragraph) else ()
        if isinstance(block, (BulletList, NumberedList)):
            runs = tuple(run for item in block.items for run in item)
        found += [run.text for run in runs if run.gap]
    return found


def said(own: ReportInputs, screen: str | None = None) -> list[str]:
    return [gap.said for gap in gaps(own) if screen is None or gap.screen == screen]


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


def test_activities_stand_by_school_year_with_their_people():
    text = chapter(erasmus_plan(full()), "Activities")
    assert text[2:5] == [
        "People | 2026/27 | 2027/28 | 2028/29",
        "Job shadowing | – | 3 | –",
        "Staff together | – | 3 | –",
    ]
    assert (
        "Send three colleagues to job shadowing on funded places (Jan–Aug 2028): Job shadowing, 3 people, 5 days each."
        in text
    )
    assert "[Add: whether anybody goes abroad in 2028/29; our roadmap plans nobody for it]" in text
    assert not any("2026/27]" in line for line in text), "a dash says that nothing is planned before the first stay"


def test_without_any_stay_every_school_year_is_asked_for():
    text = chapter(erasmus_plan(inputs(by_hand(), planned(actions=ACTIONS[:1]))), "Activities")
    assert "[Add: how many learners and staff are to go abroad in 2026/27, 2027/28 and 2028/29]" in text


def test_a_stay_that_may_fall_into_the_next_school_year_says_so():
    over = (*ACTIONS[:-1], Scheduled("staff.open-call-visits", 5, 6))
    text = chapter(erasmus_plan(inputs(by_hand(), planned(actions=over))), "Activities")
    assert "Job shadowing | – | 3 | –" in text
    told = (
        "(Apr–Dec 2028): Job shadowing, 3 people, 5 days each, all counted in 2027/28, though some may go in 2028/29."
    )
    assert any(line.endswith(told) for line in text)
    assert not any("though some may go" in line for line in chapter(erasmus_plan(full()), "Activities"))


def test_a_target_that_wants_more_people_abroad_than_the_plan_sends_is_a_gap():
    wants = IndicatorSeries(values={"2025": Measured(numerator=1, denominator=96)}, target=5, target_year="2027")
    asked = "who else goes abroad, or a lower target: “Staff who were abroad”, 5% by 2027/28, wants 5 people of 96, and our roadmap sends 3"
    assert f"[Add: {asked}]" in chapter(erasmus_plan(full(indicators={"K4": wants})), "Activities")
    assert asked in said(full(indicators={"K4": wants}), "indicators")
    enough = wants.model_copy(update={"target": 3})
    assert not any("who else goes abroad" in line for line in said(full(indicators={"K4": enough})))


def test_what_is_told_of_a_stay_is_said_and_what_is_not_is_a_gap_and_no_zero():
    told = Mobility(activity="short-term-learner", days=21, country="FI", green=2, fewer_opportunities=1)
    own = full(mobilities={"home.first-tasks": told, "staff.open-call-visits": Mobility(people=5)})
    text = chapter(erasmus_plan(own), "Activities")
    assert "Short stay of a learner (placement or school) | – | – | –" not in text
    assert "Job shadowing | – | 5 | –" in text
    (line,) = [line for line in text if line.startswith("Try one international task in two classes")]
    assert line.endswith(
        "[Add: how many people], 21 days each, in Finland, 1 with fewer opportunities, 2 travelling green."
    )
    assert "how many people go with “Try one international task in two classes”" in said(own, "funding")


def test_a_stay_that_is_only_estimated_is_not_said_to_be_in_the_roadmap():
    own = next(own for own in catalogue().actions.values() if own.id not in {entry.action for entry in ACTIONS})
    only = {own.id: Mobility(activity="group-mobility", people=8, days=5)}
    text = chapter(erasmus_plan(full(mobilities=only)), "Activities")
    first = text.index("These stays are in our roadmap. People who only accompany others are not counted.")
    apart = text.index("These stays were estimated as well. They are not in our roadmap:")
    assert not any(own.title in line for line in text[first:apart])
    assert text[apart + 1].startswith(own.title)
    text = chapter(erasmus_plan(inputs(by_hand(mobilities=only), planned(actions=ACTIONS[:1]))), "Activities")
    assert "Our roadmap holds no stay abroad yet." in text
    assert not any(line.startswith("These stays are in our roadmap") for line in text)


def test_what_does_not_apply_is_not_counted_as_answered():
    file = by_hand()
    na = next(
        own for own in catalogue().frameworks["internationalisation"].items if own not in file.assessments[0].answers
    )
    answers = {**file.assessments[0].answers, na: Answer(na=True)}
    changed = file.model_copy(update={"assessments": (file.assessments[0].model_copy(update={"answers": answers}),)})
    text = chapter(erasmus_plan(inputs(changed, planned())), "What we need")
    assert any("we answered 5 of" in line and line.endswith("1 does not apply to us.") for line in text)


def test_visits_beforehand_are_in_no_sum_and_what_is_done_is_no_plan():
    actions = (*ACTIONS, Scheduled("safety.host-visit-abroad", 4, 5))
    own = inputs(by_hand(board={"staff.open-call-visits": BoardEntry(status="done")}), planned(actions=actions))
    text = chapter(erasmus_plan(own), "Activities")
    assert [line for line in text if " | " in line] == [
        "People | 2026/27 | 2027/28 | 2028/29",
        "Preparatory visit | – | 2 | –",
    ]


@pytest.mark.parametrize("name", FIVE)
def test_every_point_of_the_quality_standards_appears_with_where_we_stand(name):
    five = FIVE[name]()
    document = erasmus_plan(inputs(five.file, five.plan))
    titles = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 3]
    assert titles == [point.title for point in programme().standards.points]
    assert page(document).count("<h4") == len(titles)


def test_a_point_says_what_is_done_begun_and_planned_and_what_shows_it():
    board = {
        "mobility.selection-rules": BoardEntry(status="done", ended="2026-05", evidence="The call of May"),
        "mobility.mixed-panel": BoardEntry(status="started", started="2026-10"),
    }
    text = chapter(erasmus_plan(full(board=board)), "Quality standards")
    place = text.index("Fair selection that is written down")
    assert text[place + 3 : place + 9] == [
        "Where we stand",
        "“Fair selection of learners”: “First steps” today, “Embedded” by 31 December 2027.",
        "What we do",
        "We have done “Write and publish fair selection rules” (May 2026). We are at work on “Set up one selection "
        "panel with a reserve list for all stays” (Sept–Dec 2027).",
        "What shows it",
        "Today: The call of May. To come: The panel list and the record of one round.",
    ]


def test_a_short_proof_names_the_action_it_is_from():
    begun = {"lead.first-look": BoardEntry(status="started", started="2026-10")}
    found = {own.id: own.evidence for own in doings(full(board=begun))}
    assert found["mobility.mixed-panel"][0] == "The panel list and the record of one round."
    title = catalogue().actions["lead.first-look"].title
    assert found["lead.first-look"][0] == f"The list, from “{title}”."


def test_a_proof_that_fits_another_point_better_says_so_and_only_those_are_a_gap():
    own = assessed("internationalisation", GIVEN | {"office.roles": 1, "partners.agreements": 1}, TARGETS)
    written = {"office.roles.q1": "Appointment letter", "partners.agreements.q1": "Agreement with Lyon"}
    answers = own.answers | {item: Answer(level=1, evidence=text) for item, text in written.items()}
    given = inputs(by_hand(assessments=(own.model_copy(update={"answers": answers}),)), planned())
    shown = told(chapter(erasmus_plan(given), "Quality standards"))
    first, second = "Core tasks stay in our own hands", "More than one person can run it"
    assert {point: line for point, line in shown.items() if "Appointment letter" in line} == {
        first: "Today: Appointment letter.",
        second: f"Today: Appointment letter (the same as under “{first}”).",
    }
    gap = next(line for line in said(given, "assess") if line.startswith(("a proof of its own", "proofs of their own")))
    assert f"“{second}”" in gap
    assert "“Somebody looks after each person" in gap
    assert f"“{first}”" not in gap


def told(text: list[str]) -> dict[str, str]:
    """What shows each point, by its title."""
    found, title = {}, ""
    for at, line in enumerate(text):
        if line == "Why it matters":
            title = text[at - 1]
        elif line == "What shows it":
            found[title] = text[at + 1]
    return found


def test_the_roadmap_answers_who_stands_in_and_who_looks_at_the_plan():
    acts = (*ACTIONS, Scheduled("office.fix-hours", 2, 2))
    own = inputs(by_hand(), planned(actions=acts))
    text = chapter(erasmus_plan(own), "Management and resources")
    lead = next(act for act in own.roadmap.actions if act.id == "office.fix-hours")
    known = f"our roadmap has “{lead.title}” ({lead.lead_name}, {lead.period}) for it."
    assert f"More than one person can run it: {known}" in text
    assert "who stands in when the coordinator is away" not in said(own)
    assert "who stands in when the coordinator is away" in said(inputs(by_hand(), planned()))


def test_a_point_without_anything_says_so_and_names_the_action_with_the_largest_share_in_its_weakest_practice():
    levels = GIVEN | {"quality.green": 0}
    own = inputs(by_hand(assessments=(assessed("internationalisation", levels, TARGETS),)), planned())
    text = chapter(erasmus_plan(own), "Quality standards")
    place = text.index("Care for the environment")
    best = max(catalogue().raising("quality.green", 1), key=lambda action: max(step.share for step in action.raises))
    assert text[place + 6] == (
        f"[Add: what you do for this; so far there is nothing, and “{best.title}” would help most]"
    )
    assert any(
        line.startswith("something you do for 1 point of the quality standards (“Care for") for line in said(own)
    )


@pytest.mark.parametrize("name", FIVE)
def test_no_proof_stands_for_more_than_two_points_and_no_point_names_more_than_three_actions(name):
    five = FIVE[name]()
    own = inputs(five.file, five.plan)
    found, points = doings(own), programme().standards.points
    stands = {practice: standing_of(practice, own, all_answers(own.file)) for practice in catalogue().practices}
    proofs = [text for one in proofs_of(points, found, stands).values() for text in (*one.today, *one.later)]
    assert all(proofs.count(text) <= 2 for text in proofs)
    assert all(len(fitting(found, point.practices)) <= 3 for point in points)


def test_small_evidence_stands_where_it_fits_best():
    # it raises two practices to level 1, so it fits a point that leans on one of them first by 1/2, on it second by 1/4
    action = Doing(
        "quality.look-at-one-trip",
        "One trip",
        "done",
        "",
        ("Ten lines",),
        {"quality.inclusion": 100, "quality.green": 100},
    )
    small = Doing("small", "Small", "done", "", ("A note",), {"quality.green": 49})
    assert fit(action, ("quality.inclusion", "mobility.selection")) == Fraction(1, 2)
    assert fit(action, ("mobility.selection", "quality.inclusion")) == Fraction(1, 4)
    assert fit(action, ("home.languages", "mobility.preparation", "quality.green")) == 0
    assert fit(small, ("quality.green",)) == 0
    proofs = proofs_of(programme().standards.points, (action, small), {})
    assert {own: one.today for own, one in proofs.items()} == {
        "inclusion": ("Ten lines",),
        "environment": ("Ten lines",),
    }


def test_hours_and_money_that_are_told_are_no_gap_before_there_is_a_plan():
    own = inputs(by_hand(), None)
    text = chapter(erasmus_plan(own), "Management and resources")
    assert "School leader | – | 20 | –" in text
    assert "We set aside €3,000 of our own money in each school year." in text
    assert not [gap for gap in said(own) if "hours each role" in gap or "own money" in gap]
    bare = said(inputs(by_hand(means=None), None), "wishes")
    assert [gap for gap in bare if "how many hours each role has" in gap]
    assert [gap for gap in bare if "how much own money" in gap]


def test_a_target_out_of_reach_is_told_as_a_risk_with_what_is_done_about_it():
    text = chapter(erasmus_plan(full()), "Management and resources")
    assert (
        "“Staff learning and teaching abroad” may not come as far as we want, because the plan ends before. Other targets "
        "come first in this plan. It would take 1 more term." in text
    )
    assert "[Add: what else you do about these risks, and who decides]" in text


def test_results_in_regular_work_are_told_once():
    text = chapter(erasmus_plan(full()), "Management and resources")
    assert not [line for line in text if line.startswith("We plan “")]
    assert "What we do for this stands under “Quality standards”, at “Results become part of regular work”." in text


@pytest.mark.parametrize("name", FIVE)
def test_what_is_said_of_sources_and_of_the_program_stands_in_the_boxes_that_are_deleted(name):
    five = FIVE[name]()
    document = erasmus_plan(inputs(five.file, five.plan))
    boxes = [block for block in document.blocks if isinstance(block, Callout)]
    rest = dataclasses.replace(
        document, blocks=tuple(block for block in document.blocks if not isinstance(block, Callout))
    )
    text = re.sub(r"\[Add: [^\]]*\]", "", "\n".join(lines(rest)))
    assert "wikis.ec.europa.eu" in "\n".join(lines(dataclasses.replace(document, blocks=tuple(boxes))))
    for leak in (
        "Prodige",
        "catalogue",
        "not compared",
        "github",
        "erasmustrainingcourses",
        "Nothing yet",
        "full roadmap",
    ):
        assert leak not in text, leak


def test_what_the_profile_says_of_earlier_money_is_to_be_checked():
    text = chapter(erasmus_plan(full()), "Who we are")
    asked = "what your own records say of earlier Erasmus+ money"
    assert f"According to our centre profile, we have had no Erasmus+ money so far. [Add: {asked}]" in text
    assert asked in said(full(), "")


def test_stays_that_are_done_come_first_among_what_was_done():
    done = ("home.first-guest", "engagement.reflect-together", "staff.own-project-visits")
    own = full(board={one: BoardEntry(status="done", ended="2026-05") for one in done if one in catalogue().actions})
    text = chapter(erasmus_plan(own), "Who we are")
    place = next(place for place, line in enumerate(text) if line.startswith("We have done "))
    assert text[place].endswith(" actions so far:"), "they are in no roadmap: it holds what is ahead"
    assert text[place + 1].endswith("(May 2026), a stay abroad")
    assert not text[place + 2].endswith("a stay abroad")


def test_gaps_vanish_when_they_are_filled():
    bare = inputs(CentreFile(centre=Centre(name="Schule am See")))
    before = set(gaps(bare))
    assert {
        Gap("your country", "profile"),
        Gap("the trades or sectors you teach", "profile"),
        Gap("three to five objectives; they are taken from a roadmap, and there is none yet", "roadmap"),
        Gap("the indicators you follow", "indicators"),
    } <= before
    series = IndicatorSeries(values={"2025": Measured(numerator=48, denominator=400)}, target=15, target_year="2029")
    after = gaps(full(indicators={"K1": series}, board={"home.first-tasks": BoardEntry(status="accepted")}))
    assert not [gap for gap in after if gap.screen in ("profile", "board", "wishes")]
    assert not [gap for gap in after if "to five objectives" in gap.said or "the indicators you follow" in gap.said]
    assert Gap("who stands in when the coordinator is away", "") in after


def test_gaps_come_in_the_order_of_the_menu_and_stand_on_top_of_the_document():
    own = inputs(CentreFile(centre=Centre(name="Schule am See")))
    order = ["profile", "assess", "wishes", "roadmap", "board", "funding", "indicators", ""]
    screens = [order.index(gap.screen) for gap in gaps(own)]
    assert screens == sorted(screens)
    draft, missing = (block for block in erasmus_plan(own).blocks if isinstance(block, Callout))
    assert draft.title == "This is a draft"
    assert missing.title.startswith(f"{len(gaps(own))} things are missing")
    told = lines(dataclasses.replace(erasmus_plan(own), blocks=(missing,)))
    assert set(said(own)) <= set(told)


@pytest.mark.parametrize("name", FIVE)
def test_every_place_to_fill_in_is_counted_among_the_gaps(name):
    five = FIVE[name]()
    own = inputs(five.file, five.plan)
    known = said(own)
    together = "what you do for this.*|what shows it.*|where you stand and what you do.*|your answers on .*|what you do about need .*|a number.*"
    shorter = "the value today|a target|which year|when|how many people|how many days|what kind of stay"
    for place in places(erasmus_plan(own)):
        what = place.removeprefix("[Add: ").removesuffix("]")
        assert what in known or re.fullmatch(f"{together}|{shorter}", what), place


def test_nothing_is_made_up_where_nothing_is_known():
    own = inputs(CentreFile(centre=Centre(name="Schule am See")))
    document = erasmus_plan(own)
    for title in ("Our objectives", "Activities", "Management and resources", "Who we are"):
        assert not re.search(r"\d", " ".join(chapter(document, title))), title


def test_only_what_may_be_shown_of_voices_is_said():
    item = catalogue().frameworks["internationalisation"].practices["home.reach"].items[0].id
    heard = Heard(item, released({"teacher": (6, 5, 1, 0, 0)}), ENDED)
    few = Heard(item, released({"teacher": (1, 1, 0, 0, 0)}), ENDED)
    told = "In our survey 12 people answered; the middle answer is level"
    assert any(
        told in line for line in chapter(erasmus_plan(dataclasses.replace(full(), voices=(heard,))), "What we need")
    )
    for voices in ((), (few,)):
        assert "In our survey" not in " ".join(lines(erasmus_plan(dataclasses.replace(full(), voices=voices))))


def test_an_accredited_school_makes_an_update_and_a_member_gives_it_to_its_coordinator():
    accredited = lines(erasmus_plan(full(centre=PROFILE.model_copy(update={"accreditation": "KA120"}))))
    assert "We hold an Erasmus accreditation of our own (KA120), so this is an update of our plan." in accredited
    assert not [line for line in accredited if line.startswith("Does an accreditation fit?")]
    member = full(centre=PROFILE.model_copy(update={"accreditation": "consortium"}))
    assert "who leads your consortium" in said(member, "")
    assert [line for line in lines(erasmus_plan(full())) if line.startswith("Does an accreditation fit?")]


def test_a_roadmap_of_one_year_is_too_short_for_an_erasmus_plan():
    tiny = FIVE["tiny"]()
    own = inputs(tiny.file, tiny.plan)
    assert "a roadmap of 2 to 5 years (call 2026, verify); yours touches 1 school year" in said(own, "wishes")
    assert "answers to “Internationalisation maturity check”; an Erasmus Plan rests on them" in said(own, "assess")


def test_without_targets_above_today_and_without_facts_of_the_programme_it_says_so():
    file = by_hand(assessments=(assessed("internationalisation", GIVEN, {}),))
    own = inputs(file, None, programme=None)
    assert "the needs behind your objectives; no practice has a target above its level of today" in said(own, "wishes")
    assert "what you do for the Erasmus Quality Standards; this Prodige does not hold them" in said(own, "")
    assert erasmus_plan(own).blocks


@pytest.mark.parametrize("name", FIVE)
def test_where_the_folder_of_the_programme_has_no_quality_standards_the_draft_says_so_and_tells_the_rest(name):
    five = FIVE[name]()
    older = programme().model_copy(update={"standards": None})
    whole, own = inputs(five.file, five.plan), inputs(five.file, five.plan, programme=older)
    assert [line for line in said(own, "") if line.startswith("the points of the Erasmus Quality Standards")] == [
        "the points of the Erasmus Quality Standards; they are not in this installation’s programme folder"
    ]
    chapters = ("Who we are", "What we need", "Our objectives", "Activities")
    told = [[chapter(erasmus_plan(one), title) for title in chapters] for one in (whole, own)]
    assert told[0] == told[1]
    document = erasmus_plan(own)
    assert not [block for block in document.blocks if isinstance(block, Heading) and block.level == 3]
    assert "quality standards" not in " ".join(chapter(document, "Where this comes from"))


def test_hostile_texts_stand_as_they_are():
    name = "{name} <script>alert(1)</script> {0} %s [Add: x]"
    board = {"home.first-tasks": BoardEntry(status="done", ended="2026-05", evidence="{evidence} <b>")}
    file = by_hand(centre=PROFILE.model_copy(update={"name": name, "sectors": ("{sectors}", "_")}), board=board)
    document = erasmus_plan(inputs(file, planned()))
    assert f"We are {name}, in Germany." in " ".join(lines(document))
    assert "{evidence} <b>" in " ".join(lines(document))
    assert "<script>" not in page(document)
    assert not [place for place in places(document) if place.removeprefix("[Add: ").removesuffix("]") == "x"]


def test_sixty_actions_stay_about_twelve_pages():
    five = FIVE["huge"]()
    words = " ".join(lines(erasmus_plan(inputs(five.file, five.plan)))).split()
    assert len(words) < 5350


def test_every_text_can_be_translated():
    own = inputs(by_hand(decisions=Decisions(done=("home.first-guest",))), planned(), lang="xx")
    cited = [source.cite for source in programme().sources.values()]  # names, never translated
    texts = [line for line in lines(erasmus_plan(own)) if not any(cite in line for cite in cited)]
    plain = [line for line in texts if re.search(r"[A-Za-z]{3}", line) and line.isascii()]
    assert not plain


def test_a_place_is_marked_as_one():
    runs = [run for block in walk(erasmus_plan(full())) if isinstance(block, Paragraph) for run in block.runs]
    assert Run("[Add: the names behind these roles]", gap=True) in runs
    assert "<mark>[Add: the names behind these roles]</mark>" in page(erasmus_plan(full()))


def test_notes_stay_with_colleagues():
    own = assessed("internationalisation", GIVEN, TARGETS)
    noted = {
        item: answer.model_copy(update={"note": "Ms Ferri does it at night."}) for item, answer in own.answers.items()
    }
    file = by_hand(assessments=(own.model_copy(update={"answers": noted}),))
    assert "Ferri" not in " ".join(lines(erasmus_plan(inputs(file, planned()))))


def test_fixed_actions_that_cannot_stand_together_are_no_roadmap():
    own = inputs(by_hand(), Plan("infeasible", conflict=("home.first-tasks",)))
    assert "three to five objectives; they are taken from a roadmap, and there is none yet" in said(own, "roadmap")
    assert "What may stand in the way" not in lines(erasmus_plan(own))
