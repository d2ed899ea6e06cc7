"""The sheets on what was answered and how it scores."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from prodige_core.exports.content import Content
from prodige_core.exports.inputs import ExportInputs
from prodige_core.exports.xlsx.sheet import Book, Cell, Column
from prodige_core.frameworks import Framework, Item
from prodige_core.i18n import Translator
from prodige_core.responses import Answer, latest_assessments, on_scale
from prodige_core.roadmap import level_mark
from prodige_core.scoring import Score


def answers_sheet(book: Book, inputs: ExportInputs) -> None:
    """Every question of the assessments that count, answered or not."""
    t = inputs.t
    columns = [
        Column(t.gettext("Question no."), width=22),
        Column(t.gettext("Question"), "long", 48),
        Column(t.gettext("Answer"), "long", 48),
        Column(t.gettext("Level"), width=8),
        Column(t.gettext("Note"), "long", 30),
        Column(t.gettext("Evidence"), "long", 30),
        Column(t.gettext("Practice"), width=28),
        Column(t.gettext("Area"), width=24),
        Column(t.gettext("Questionnaire"), width=24),
        Column(t.gettext("Answered on"), "date", 13),
    ]
    book.table(t.gettext("Answers"), columns, [*_answers(inputs)])


def _answers(inputs: ExportInputs) -> Iterator[list[Cell]]:
    t, latest = inputs.t, latest_assessments(inputs.file)
    for framework in inputs.catalogue.frameworks.values():
        if framework.id not in latest:
            continue
        assessment = latest[framework.id]
        day = dt.date.fromisoformat(assessment.date)
        for item in framework.items.values():
            practice = framework.practice_of(item.id)
            area = framework.area_of(practice.id)
            answer = on_scale(assessment.answers.get(item.id), item)
            yield [
                item.id,
                t.pgettext(item.id, item.question),
                _words(answer, item, t),
                "" if answer is None or answer.level is None else level_mark(framework, answer.level, t).code,
                "" if answer is None else answer.note,
                "" if answer is None else answer.evidence,
                t.pgettext(practice.id, practice.title),
                t.pgettext(area.id, area.title),
                t.pgettext(framework.id, framework.title),
                day,
            ]


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
        Column(t.gettext("What"), width=16),
        Column(t.gettext("Title"), width=40),
        Column(t.gettext("Area"), width=28),
        Column(t.gettext("Questionnaire"), width=28),
        Column(t.gettext("Score"), "score", 8),
        Column(t.gettext("Level"), width=22),
        Column(t.gettext("Target"), width=22),
        Column(t.gettext("After the plan"), width=22),
        *(
            Column(title, "number", 12)
            for title in (
                t.gettext("Answered"),
                t.gettext("Not applicable"),
                t.gettext("Don’t know"),
                t.gettext("Not answered"),
            )
        ),
    ]
    frameworks = [own for own in inputs.catalogue.frameworks.values() if own.id in content.scores]
    rows = [row for framework in frameworks for row in _scores(framework, inputs, content)]
    book.table(t.gettext("Scores"), columns, rows, frozen=2)


def _scores(framework: Framework, inputs: ExportInputs, content: Content) -> Iterator[list[Cell]]:
    t, sheet = inputs.t, content.scores[framework.id]
    title = t.pgettext(framework.id, framework.title)
    courses = {course.practice: course for course in content.roadmap.courses}

    def row(what: str, name: str, area: str, score: Score, practice: str = "") -> list[Cell]:
        course = courses.get(practice)
        return [
            what,
            name,
            area,
            title,
            None if score.value is None else float(score.value),
            _level(framework, score, t),
            "" if course is None else course.target.label,
            "" if course is None else course.reached.label,
            score.answered,
            score.na,
            score.unknown,
            score.missing,
        ]

    yield row(t.gettext("Questionnaire"), title, "", sheet.overall)
    for area in framework.areas:
        name = t.pgettext(area.id, area.title)
        yield row(t.gettext("Area"), name, name, sheet.areas[area.id])
        for practice in area.practices:
            own = t.pgettext(practice.id, practice.title)
            yield row(t.gettext("Practice"), own, name, sheet.practices[practice.id], practice.id)


def _level(framework: Framework, score: Score, t: Translator) -> str:
    if score.level is not None:
        return level_mark(framework, score.level, t).label
    return t.gettext("Not applicable") if score.state == "na" else t.gettext("Not enough answers")
