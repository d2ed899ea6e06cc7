"""The draft of an Erasmus Plan: activities by year, and every point of the quality standards with its proof."""

from __future__ import annotations

from fractions import Fraction

import pytest

from prodige_core.exports.html.page import page
from prodige_core.planning.result import Scheduled
from prodige_core.reports.document import (
    Heading,
)
from prodige_core.reports.erasmus_doing import Doing, doings
from prodige_core.reports.erasmus_evidence import fit, fitting, proofs_of
from prodige_core.reports.erasmus_parts import standing_of
from prodige_core.reports.erasmus_plan import erasmus_plan
from prodige_core.responses import (
    Answer,
    BoardEntry,
    IndicatorSeries,
    Measured,
    Mobility,
)
from prodige_core.roadmap.why import all_answers
from tests.five_centres import FIVE
from tests.reports.erasmus_by_hand import (
    ACTIONS,
    GIVEN,
    TARGETS,
    assessed,
    by_hand,
    chapter,
    full,
    inputs,
    planned,
    programme,
    said,
)
from tests.samples import catalogue


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
