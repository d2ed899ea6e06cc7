"""The sheets on what was answered and how it scores."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from prodige_core.charts import LIGHT, level_colour, profile_alt, profile_rows
from prodige_core.charts.palette import ink_on
from prodige_core.exports.content import Content
from prodige_core.exports.inputs import ExportInputs
from prodige_core.exports.xlsx.native import Picture, Series, beside, place
from prodige_core.exports.xlsx.sheet import Book, Cell, Column, Look, Seen, looking
from prodige_core.frameworks import Framework, Item
from prodige_core.i18n import Translator
from prodige_core.responses import Answer, latest_assessments, on_scale
from prodige_core.roadmap import level_mark
from prodige_core.scoring import Score

WHOLE = Look(bold=True, fill="#D9E6EA", rule=True)
AREA = Look(bold=True, fill=LIGHT.tint, rule=True)
AREA_CHART = (120, 24)
"""Pixels down: without bars, and of one area (looked at)."""


def answers_sheet(book: Book, inputs: ExportInputs) -> None:
    """Every question of the assessments that count, answered or not."""
    t = inputs.t
    columns = [
        Column(t.gettext("Area"), width=17),
        Column(t.gettext("Practice"), width=20),
        Column(t.gettext("Question"), width=44),
        Column(t.gettext("Level"), width=7.5),
        Column(t.gettext("Answer"), width=44),
        Column(t.gettext("Note"), width=28),
        Column(t.gettext("Evidence"), width=22),
        Column(t.gettext("Question no."), width=34, printed=False),
        Column(t.gettext("Questionnaire"), width=40, printed=False),
        Column(t.gettext("Answered on"), "date", 13, printed=False),
    ]
    if rows := [*_answers(inputs)]:
        says = t.gettext("every question with the answer, note and evidence")
        book.table(t.gettext("Answers"), columns, rows, says=says, frozen=0)


def _answers(inputs: ExportInputs) -> Iterator[list[Cell]]:
    t, latest = inputs.t, latest_assessments(inputs.file)
    for framework in inputs.catalogue.frameworks.values():
        if framework.id not in latest:
            continue
        assessment = latest[framework.id]
        day, last = dt.date.fromisoformat(assessment.date), ""
        for item in framework.items.values():
            practice = framework.practice_of(item.id)
            area = framework.area_of(practice.id)
            answer = on_scale(assessment.answers.get(item.id), item)
            row: list[Cell] = [
                t.pgettext(area.id, area.title),
                t.pgettext(practice.id, practice.title),
                t.pgettext(item.id, item.question),
                "" if answer is None or answer.level is None else level_cell(framework, answer.level, t),
                _words(answer, item, t),
                "" if answer is None else answer.note,
                "" if answer is None else answer.evidence,
                item.id,
                t.pgettext(framework.id, framework.title),
                day,
            ]
            yield row if area.id == last else looking(row, Look(rule=True))
            last = area.id


def level_cell(framework: Framework, level: int, t: Translator, *, whole: bool = False) -> Seen:
    """The code of a level (and its name, if ``whole``) on its colour of the ramp."""
    mark, colour = level_mark(framework, level, t), level_colour(level, framework.top)
    return Seen(mark.label if whole else mark.code, Look(fill=colour, ink=ink_on(colour), bold=not whole))


def _words(answer: Answer | None, item: Item, t: Translator) -> str:
    """The option chosen, or which of the three kinds of no level it is."""
    if answer is None:
        return t.gettext("Not answered")
    if answer.level is not None:
        return t.pgettext(item.id, item.options[answer.level])
    return t.gettext("Not applicable") if answer.na else t.gettext("Don’t know")


def scores_sheet(book: Book, inputs: ExportInputs, content: Content) -> None:
    """Scores of every questionnaire, area and practice, with targets and levels after the plan."""
    t = inputs.t
    columns = [
        Column(t.gettext("What"), width=14),
        Column(t.gettext("Title"), width=42),
        Column(t.gettext("Area"), width=30),
        Column(t.gettext("Score"), "score", 8),
        Column(t.gettext("Level"), width=20),
        Column(t.gettext("Target"), width=18),
        Column(t.gettext("After the plan"), width=18),
        *(
            Column(title, "number", 10)
            for title in (
                t.gettext("Answered"),
                t.gettext("Not applicable"),
                t.gettext("Don’t know"),
                t.gettext("Not answered"),
            )
        ),
        Column(t.gettext("Questionnaire"), width=40, printed=False),
    ]
    frameworks = [own for own in inputs.catalogue.frameworks.values() if own.id in content.scores]
    if rows := [row for framework in frameworks for row in _scores(framework, inputs, content)]:
        says = t.gettext("scores and levels of every questionnaire, area and practice")
        book.table(t.gettext("Scores"), columns, rows, says=says, frozen=2)


def _scores(framework: Framework, inputs: ExportInputs, content: Content) -> Iterator[list[Cell]]:
    t, sheet = inputs.t, content.scores[framework.id]
    title = t.pgettext(framework.id, framework.title)
    courses = {course.practice: course for course in content.roadmap.courses}

    def row(what: str, name: str, area: str, score: Score, practice: str = "") -> list[Cell]:
        course = courses.get(practice)
        level: Cell = _no_level(score, t)
        if score.level is not None:
            level = level_cell(framework, score.level, t, whole=True)
        return [
            what,
            name,
            area,
            None if score.value is None else float(score.value),
            level,
            "" if course is None else course.target.label,
            "" if course is None else course.reached.label,
            score.answered,
            score.na,
            score.unknown,
            score.missing,
            title,
        ]

    yield looking(row(t.gettext("Questionnaire"), title, "", sheet.overall), WHOLE)
    for area in framework.areas:
        name = t.pgettext(area.id, area.title)
        yield looking(row(t.gettext("Area"), name, name, sheet.areas[area.id]), AREA)
        for practice in area.practices:
            own = t.pgettext(practice.id, practice.title)
            yield row(t.gettext("Practice"), own, name, sheet.practices[practice.id], practice.id)


def _no_level(score: Score, t: Translator) -> str:
    return t.gettext("Not applicable") if score.state == "na" else t.gettext("Not enough answers")


def areas_sheet(book: Book, inputs: ExportInputs, content: Content) -> None:
    """One row an area: its score and the one it would have with every target reached, with a chart a questionnaire."""
    t = inputs.t
    targets = {course.practice: course.target.value for course in content.roadmap.courses}
    columns = [
        Column(t.gettext("Area"), width=42),
        Column(t.gettext("Score"), "score", 10),
        Column(t.gettext("With every target reached"), "score", 15),
        Column(t.gettext("Top of the scale"), "number", 12),
        Column(t.gettext("Questionnaire"), width=33),
    ]
    rows: list[list[Cell]] = []
    spans = []
    for framework in inputs.catalogue.frameworks.values():
        if framework.id in content.scores:
            title = t.pgettext(framework.id, framework.title)
            bars = profile_rows(content.scores[framework.id], framework, targets, t)
            spans.append((len(rows) + 1, title, bars, framework.top))
            rows += [[bar.title, bar.score, bar.target, bar.top, title] for bar in bars]
    if not rows:
        return
    says = t.gettext("scores of the areas beside their targets, as charts")
    table = book.table(t.gettext("Scores by area"), columns, rows, says=says, portrait=True)
    series = (Series(t.gettext("Score"), 1), Series(t.gettext("With every target reached"), 2))
    bare, each = AREA_CHART
    charts = []
    for first, title, bars, top in spans:
        aimed = series if any(bar.target is not None for bar in bars) else series[:1]
        alt, last = profile_alt(bars, title, t), first + len(bars) - 1
        picture = Picture(title, alt, first, last, 0, aimed, t.gettext("Area"), t.gettext("Score"))
        charts.append((beside(book, table, picture, top), alt, bare + each * len(bars)))
    place(table, charts, 1)
