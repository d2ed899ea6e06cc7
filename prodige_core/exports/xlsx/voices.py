"""The sheet on what staff and learners said: one row an item and group, and one a revealed round of a workshop."""

from __future__ import annotations

from collections.abc import Iterator

from prodige_core.aggregation import Cell as VoiceCell
from prodige_core.aggregation import Published
from prodige_core.exports.inputs import ExportInputs
from prodige_core.exports.xlsx.sheet import Book, Cell, Column
from prodige_core.frameworks import Framework
from prodige_core.i18n import Translator
from prodige_core.reports import Heard
from prodige_core.reports.votes import close_words
from prodige_core.roadmap import level_mark
from prodige_core.surveys.words import GROUPS, group_name


def voices_sheet(book: Book, inputs: ExportInputs) -> None:
    """Nothing without voices. A row that may not be shown says so and holds no number."""
    t = inputs.t
    rows = [row for heard in inputs.voices for row in _rows(heard, inputs)]
    if not rows:
        return
    columns = [
        Column(t.gettext("Question"), width=44),
        Column(t.gettext("Asked in"), width=11),
        Column(t.gettext("Date"), "date", 12),
        Column(t.gettext("Group or round"), width=18),
        Column(t.gettext("Answers"), "number", 9),
        Column(t.gettext("Middle answer"), width=18),
        Column(t.gettext("Mean level"), "score", 8),
        Column(t.gettext("Agreement"), width=15),
        Column(t.gettext("People by level"), width=26),
        Column(t.gettext("No level given"), "number", 9),
        Column(t.gettext("Agreed level"), width=16),
        Column(t.gettext("Question no."), width=34, printed=False),
    ]
    says = t.gettext("how staff and learners answered, as far as it may be shown")
    book.table(t.gettext("Voices"), columns, rows, says=says)


def _rows(heard: Heard, inputs: ExportInputs) -> Iterator[list[Cell]]:
    t, framework = inputs.t, inputs.catalogue.framework_of_item.get(heard.item)
    if framework is None:
        return
    asked = t.pgettext(heard.item, framework.items[heard.item].question)
    if heard.survey is not None:
        start: list[Cell] = [asked, t.gettext("Survey"), heard.survey_on]
        yield [*start, t.gettext("All groups"), *_numbers(heard.survey.everyone, framework, t), "", heard.item]
        for part in (*GROUPS, ""):
            if part in heard.survey.parts:
                yield [*start, group_name(part, t), *_numbers(heard.survey.parts[part], framework, t), "", heard.item]
    agreed = "" if heard.agreed is None else level_mark(framework, heard.agreed, t).label
    start = [asked, t.gettext("Workshop"), heard.workshop_on]
    for number, cell in heard.rounds:
        name = t.gettext("Round {number}").format(number=t.number(number))
        yield [*start, name, *_numbers(cell, framework, t), agreed, heard.item]
    if not heard.rounds and (agreed or heard.parked):
        nothing = t.gettext("No vote was revealed.")
        yield [*start, "", None, nothing, None, "", "", None, agreed or t.gettext("Parked for later"), heard.item]


def _numbers(cell: VoiceCell, framework: Framework, t: Translator) -> list[Cell]:
    """Answers, middle answer, mean, agreement, people by level, people without a level."""
    if not isinstance(cell, Published):
        return [None, t.gettext("not shown: too few answers"), None, "", "", None]
    counts = "" if cell.counts is None else _by_level(cell.counts, framework, t)
    return [
        cell.n,
        level_mark(framework, cell.median, t).label,
        float(cell.mean),
        close_words(cell, t),
        counts,
        cell.without,
    ]


def _by_level(counts: tuple[int, ...], framework: Framework, t: Translator) -> str:
    pairs = zip(framework.levels, counts, strict=True)
    return ", ".join(
        t.gettext("{level}: {count}").format(level=level.code, count=t.number(count)) for level, count in pairs
    )
