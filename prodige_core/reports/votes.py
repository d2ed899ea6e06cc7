"""Cells of many people's answers as rows of a picture, and the table with its numbers. Suppressed cells say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from prodige_core.aggregation import Cell, Published, Suppressed
from prodige_core.aggregation.words import Closeness, closeness
from prodige_core.charts import vote_alt, vote_rows
from prodige_core.frameworks import Framework
from prodige_core.i18n import N_, Translator
from prodige_core.reports.document import Column, Table
from prodige_core.reports.drawings import VotePanel
from prodige_core.roadmap import level_mark

_CLOSE: Final[dict[Closeness, str]] = {
    "alike": N_("all alike"),
    "close": N_("close together"),
    "near": N_("fairly close"),
    "spread": N_("spread out"),
    "divided": N_("divided"),
}


def panel_of(
    title: str, cell: Cell, framework: Framework, t: Translator, *, k: int | None = None, short: bool = False
) -> VotePanel:
    """One cell as a row of a picture.

    k: the smallest number of answers that is shown; None where that is not known. short: a note that fits a narrow place.
    """
    if isinstance(cell, Suppressed):
        note = t.gettext("Not shown: too few people gave a level")
        if k is not None:
            note = t.gettext("Not shown: fewer than {k} people gave a level").format(k=t.number(k))
        return VotePanel(title, (), note, f"{title}: {note}.")
    bars = vote_rows(cell, framework, t)
    answers = _votes(cell, t) if short else _answers(cell, t)
    note = t.gettext("{answers}, {close}").format(answers=answers, close=close_words(cell, t))
    return VotePanel(title, bars, note, vote_alt(bars, title, t))


def close_words(cell: Published, t: Translator) -> str:
    """How close the answers lie, where room is scarce: *fairly close*."""
    return t.gettext(_CLOSE[closeness(cell)])


def cell_words(cell: Cell, framework: Framework, t: Translator) -> str:
    """A cell in a few words: *18 answers; middle: A2 Explorer; spread out*."""
    if isinstance(cell, Suppressed):
        return t.gettext("not shown: too few answers")
    middle = level_mark(framework, cell.median, t).label
    return t.gettext("{answers}; middle: {level}; {close}").format(
        answers=_answers(cell, t), level=middle, close=close_words(cell, t)
    )


def _answers(cell: Published, t: Translator) -> str:
    """How many gave a level, of how many where not all did."""
    if not cell.without:
        return t.ngettext("{count} answer", "{count} answers", cell.n).format(count=t.number(cell.n))
    everyone = cell.n + cell.without
    return t.ngettext("{count} of {all} answer", "{count} of {all} answers", everyone).format(
        count=t.number(cell.n), all=t.number(everyone)
    )


def _votes(cell: Published, t: Translator) -> str:
    """As `_answers`, shorter: *18 votes*, *18 of 20*."""
    if not cell.without:
        return t.ngettext("{count} vote", "{count} votes", cell.n).format(count=t.number(cell.n))
    return t.gettext("{count} of {all}").format(count=t.number(cell.n), all=t.number(cell.n + cell.without))


def panels_table(panels: Sequence[VotePanel], t: Translator) -> Table | None:
    """The numbers of a picture: a row a level, a column a panel. None when nothing in it may be shown."""
    shown = [panel for panel in panels if panel.bars]
    if not shown:
        return None
    levels = [bar for bar in shown[0].bars if bar.level is not None]
    rows = tuple((bar.name, *(_count(panel, bar.level, t) for panel in shown)) for bar in levels)
    without = tuple(_count(panel, None, t) for panel in shown)
    if any(text != "–" for text in without):
        rows = (*rows, (t.gettext("No level given"), *without))
    header = (t.gettext("Level"), *(panel.title for panel in shown))
    return Table("", header, rows, (Column(3.0), *(Column(2.0, "right") for _ in shown)))


def _count(panel: VotePanel, level: int | None, t: Translator) -> str:
    """A number of people; *all* where only the level may be told, a dash where there is no number to tell."""
    bar = next((own for own in panel.bars if own.level == level), None)
    if bar is None:
        return "–"
    if bar.count is None:
        return t.gettext("all") if bar.marked else "–"
    return t.number(bar.count)
