"""The two short documents say what the roadmap says: the same numbers, less of them, and no names on a wall."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from functools import cache

import pytest

from prodige_core.exports.content import report_inputs
from prodige_core.exports.inputs import ExportInputs
from prodige_core.i18n import translator
from prodige_core.planning.result import Plan
from prodige_core.programme import load_programme
from prodige_core.reports.document import (
    BulletList,
    Document,
    Figure,
    Heading,
    KeyFigures,
    Paragraph,
    Table,
    paragraph,
    walk,
)
from prodige_core.reports.in_short import brief, largest, left_out, shortened
from prodige_core.reports.inputs import ReportInputs, more_priorities, priority_names
from prodige_core.reports.leadership_summary import leadership_summary
from prodige_core.reports.means import means_chapter
from prodige_core.reports.spreads import Short, Spread, Wall
from prodige_core.reports.staff_poster import staff_poster
from prodige_core.responses import BoardEntry, Centre, CentreFile
from tests.five_centres import FIVE
from tests.samples import FRAMEWORKS, MADE_ON, catalogue, centre, quick_plan

EN = translator("en")


def inputs_of(file: CentreFile, plan: Plan | None) -> ReportInputs:
    programme = load_programme(FRAMEWORKS)
    given = ExportInputs(file, catalogue(), plan, EN, MADE_ON, programme=programme)
    return report_inputs(given, carries_file=True)


@cache
def five(name: str) -> ReportInputs:
    own = FIVE[name]()
    return inputs_of(own.file, own.plan)


def said(document: Document) -> str:
    """Every text of a document, of passages in several lengths all of them."""
    return repr(document)


def tables(document: Document) -> list[Table]:
    return [block for block in walk(document) if isinstance(block, Table)]


def wall_of(inputs: ReportInputs) -> Wall:
    wall = staff_poster(inputs).blocks[0]
    assert isinstance(wall, Wall)
    return wall


@pytest.mark.parametrize("name", FIVE)
def test_a_summary_is_two_pages_with_one_heading_of_the_first_level(name):
    document = leadership_summary(five(name))
    assert [type(block) for block in document.blocks] == [Spread, Spread]
    headings = [block for block in walk(document) if isinstance(block, Heading)]
    assert [own.text for own in headings if own.level == 1] == [five(name).file.centre.name]
    assert len({own.id for own in headings}) == len(headings)


def test_the_summary_says_the_sentence_and_the_figures_of_the_roadmap():
    given = five("typical")
    document = leadership_summary(given)
    lead = next(block for block in walk(document) if isinstance(block, Paragraph))
    assert lead.runs[0].text == given.roadmap.summary
    figures = next(block for block in walk(document) if isinstance(block, KeyFigures)).figures
    assert [own.value for own in figures] == ["26", "1,462", "€2,000", "13 of 20"]


def test_hours_and_money_by_school_year_add_up_to_those_of_the_roadmap():
    roadmap = five("huge").roadmap
    table = next(own for own in tables(leadership_summary(five("huge"))) if own.header[-1] == "Own money")
    assert [row[0] for row in table.rows] == ["2026/27", "2027/28", "2028/29", "2029/30", "Together"]
    for place, total in enumerate(roadmap.roles, 1):
        used, there = zip(*(row[place].replace(",", "").rstrip("*").split(" of ") for row in table.rows), strict=True)
        assert (sum(map(int, used[:-1])), int(used[-1])) == (total.used, total.used)
        assert (sum(map(int, there[:-1])), int(there[-1])) == (total.capacity, total.capacity)


def test_every_term_says_how_many_actions_begin_and_long_plans_are_told_by_school_year():
    typical = next(own for own in tables(leadership_summary(five("typical"))) if own.header[0] == "Term")
    assert typical.rows[0][0] == "Jan–Mar 2027"
    assert sum(int(row[1]) for row in typical.rows) == 26
    huge = next(own for own in tables(leadership_summary(five("huge"))) if own.header[1] == "Begin")
    assert huge.header[0] == "School year"
    assert sum(int(row[1]) for row in huge.rows) == 60
    assert sum(int(row[-1]) for row in huge.rows) == len(five("huge").roadmap.milestones)


def test_what_is_not_reached_says_what_it_would_take_in_the_planners_words():
    given = five("tiny")
    text = said(leadership_summary(given))
    for entry in given.roadmap.unreached:
        assert entry.needs in text


def cells(blocks: Iterable[object]) -> list[str]:
    tables = [own.table if isinstance(own, Figure) else own for own in blocks]
    return [cell for own in tables if isinstance(own, Table) for row in own.rows for cell in row]


def test_more_hours_than_there_are_carry_a_mark_that_is_explained():
    given = five("huge")
    page = list(walk(leadership_summary(given)))
    assert "860 of 648*" in cells(page)
    assert "787 of 972" in cells(page)
    chapter = means_chapter(given)
    loads = [load for term in given.roadmap.terms for load in term.hours.values()]
    over = {f"{own.used} / {own.capacity}*" for own in loads if own.used > own.capacity}
    assert over
    assert over <= set(cells(chapter))
    within = {f"{own.used} / {own.capacity}" for own in loads if own.used <= own.capacity}
    assert within <= set(cells(chapter))
    for blocks in (page, chapter):
        told = [own.runs[0].text for own in blocks if isinstance(own, Paragraph)]
        assert [own for own in told if own.startswith("* More than there is:")]
    fine = list(walk(leadership_summary(five("tiny"))))
    assert not any("*" in cell for cell in cells(fine))
    assert not any("* More" in run.text for own in fine if isinstance(own, Paragraph) for run in own.runs)


def asked_of(name: str) -> list[str]:
    lists = [block for block in walk(leadership_summary(five(name))) if isinstance(block, BulletList)]
    return ["".join(run.text for run in item) for own in lists for item in own.items]


def test_leadership_is_asked_for_the_people_hours_and_money_of_the_first_term():
    asked = asked_of("tiny")
    assert "People: Name who leads in Jan–Mar 2027 and agree it with them: Teachers and trainers (2 actions)." in asked
    assert "Hours: Put the hours of Jan–Mar 2027 on the timetable: Teachers and trainers 23\u00a0h." in asked
    assert "Targets: Give what the 5 targets not reached would take, or lower them." in asked
    assert not any(own.startswith("Own money") for own in asked), "this plan needs none"
    assert "Own money: Set aside €2,000 in the budget of 2028/29." in asked_of("typical")


def test_the_one_way_to_european_money_and_its_deadline_stand_where_it_can_pay_for_anything():
    [said] = [own for own in asked_of("typical") if own.startswith("European money")]
    assert said == (
        "European money: “Short-term project (KA122)” fits us best. "
        "It closes: between 15 Feb 2027 and 28 Feb 2027 (expected, not published)."
    )
    assert not any(own.startswith("European money") for own in asked_of("tiny")), "digital teaching only"


@pytest.mark.parametrize(
    ("file", "plan", "words"),
    [
        (CentreFile(centre=Centre(name="X")), None, "No questionnaire has been answered yet."),
        (centre(means=False), None, "No targets are part of a plan yet."),
        (centre(), Plan("infeasible", conflict=("plan.write-policy",)), "These fixed actions cannot stand together"),
    ],
    ids=["nothing answered", "no means", "infeasible"],
)
def test_a_centre_without_a_plan_is_told_what_comes_first(file, plan, words):
    given = inputs_of(file, plan)
    text = said(leadership_summary(given))
    assert words in text
    assert "Decide who takes the first steps named on page 1" in text
    assert wall_of(given).heading.text == "What we do next, together"
    assert wall_of(given).things


@pytest.mark.parametrize(
    ("weights", "names", "more"),
    [
        ((5, 5, 4, 4, 3), 4, "and 1 more"),
        ((5, 4, 3, 2, 1), 3, "and 1 more"),
        ((3, 3, 3, 3, 3, 3, 3), 5, "and 2 more"),
        ((5, 1, 1), 1, ""),
    ],
    ids=["as heavy as the third", "lighter", "all alike", "one"],
)
def test_no_priority_is_dropped_without_a_word(weights, names, more):
    areas = [area.id for own in catalogue().frameworks.values() for area in own.areas][: len(weights)]
    file = centre().model_copy(update={"priorities": dict(zip(areas, weights, strict=True))})
    given = inputs_of(file, None)
    assert (len(priority_names(given)), more_priorities(given)) == (names, more)


@pytest.mark.parametrize("name", ["typical", "huge", "greek-cyrillic"])
def test_a_poster_names_roles_and_never_a_person(name):
    own = FIVE[name]()
    board = {action.action: BoardEntry(status="accepted", owner="Maria Kallergi") for action in own.plan.actions}
    given = inputs_of(own.file.model_copy(update={"board": board}), own.plan)
    assert any(action.owner == "Maria Kallergi" for action in given.roadmap.actions)
    assert "Kallergi" not in said(staff_poster(given))
    assert all(thing.who for thing in wall_of(given).things)


def test_a_poster_asks_the_role_that_sees_to_an_action_where_it_is_a_role():
    file = centre()
    plan = quick_plan(file, 1)
    owned = file.model_copy(update={"board": {plan.actions[0].action: BoardEntry(status="accepted", owner="admin")}})
    wall = wall_of(inputs_of(owned, plan))
    assert wall.things[0].who == wall.ask.value == "Administration"


def test_a_poster_shows_up_to_five_things_of_one_school_year_in_their_order():
    given = five("huge")
    wall = wall_of(given)
    year = [own for own in given.roadmap.actions if own.start <= 2]
    assert wall.heading.text == "What we work on together in 2026/27"
    assert len(wall.things) == 5
    assert {thing.title for thing in wall.things} <= {own.title for own in year}
    assert wall.rest[0] == f"and {len(year) - 5} more this year"
    assert wall.rest[2] == f"and {len(year) - 3} more this year"


def test_a_poster_of_the_second_year_shows_that_years_things():
    own = FIVE["typical"]()
    given = dataclasses.replace(inputs_of(own.file, own.plan), made_on=MADE_ON.replace(year=2027))
    wall = wall_of(given)
    assert wall.heading.text == "What we work on together in 2027/28"
    running = {action.title for action in given.roadmap.actions if action.start <= 5 and action.end >= 3}
    assert {thing.title for thing in wall.things} <= running


def test_the_stair_counts_every_practice_that_has_a_level():
    given = five("typical")
    for figure, framework in zip(wall_of(given).pictures, given.frameworks, strict=True):
        scored = [own for own in given.scores[framework.id].practices.values() if own.level is not None]
        assert sum(step.practices for step in figure.drawing.steps) == len(scored)
        assert sum(int(row[1]) for row in figure.table.rows) == len(scored)
    assert "4 have no level yet." in wall_of(given).note.runs[0].text


def test_less_is_said_by_whole_entries_with_the_number_left_out():
    short = shortened(("a", "b", "c"), lambda some: (paragraph(" ".join(some)),), EN, more=2, enough=1)
    assert isinstance(short, Short)
    told = [" | ".join(block.runs[0].text for block in version) for version in short.versions]
    assert told == [
        "a b c | And 2 more in the full report.",
        "a b | And 3 more in the full report.",
        "a | And 4 more in the full report.",
        "5 entries, told in the full report.",
    ]
    assert short.enough == 2
    assert left_out(1, EN, alone=True) == "1 entry, told in the full report."


def test_what_leadership_is_asked_for_is_never_said_to_stand_in_a_report_that_does_not_ask():
    bands = leadership_summary(five("typical")).blocks[1].bands
    columns = [
        column
        for band in bands
        for column in band.columns
        if column[0] == Heading(2, "To decide or give now", "leadership-decide")
    ]
    (asked,) = [own for own in columns[0] if isinstance(own, Short)]
    notes = [version[-1].runs[0].text for version in asked.versions[1:]]
    assert notes
    assert all("in this summary as a web page" in text for text in notes)


def test_a_long_text_is_told_by_its_first_sentences_or_not_at_all():
    assert brief("One. Two is longer. Three.", 20) == "One. Two is longer."
    assert brief("A sentence that never ends", 10) == ""


def test_the_largest_actions_stand_in_the_order_of_the_plan():
    actions = five("typical").roadmap.actions
    chosen = largest(actions, 4)
    least = min(own.total_hours for own in chosen)
    assert [own.number for own in chosen] == sorted(own.number for own in chosen)
    assert all(own.total_hours <= least for own in actions if own not in chosen)
