"""Many people's answers in words: what a vote or a survey came to, in the reader's language."""

from __future__ import annotations

from prodige_core.aggregation import Cell, Suppressed
from prodige_core.aggregation.words import agreement_words, closeness
from prodige_core.frameworks import Framework
from prodige_core.i18n import Translator
from prodige_core.roadmap.words import level_mark

__all__ = ["agreement_words", "cell_sentence", "closeness", "level_words"]


def level_words(framework: Framework, level: int, t: Translator) -> str:
    """A level with its code: *A2 Explorer*."""
    return level_mark(framework, level, t).label


def cell_sentence(cell: Cell, framework: Framework, k: int, t: Translator) -> str:
    """What the answers came to, in a few short sentences; for a suppressed cell why nothing is shown.

    k: the smallest number of answers that is shown.
    """
    if isinstance(cell, Suppressed):
        return t.gettext(
            "Fewer than {k} people gave a level. So that nobody can be recognised, the distribution is not shown."
        ).format(k=t.number(k))
    median = level_words(framework, cell.median, t)
    if cell.alike:
        return t.ngettext(
            "{count} person gave a level, and it is {level}.",
            "{count} people gave a level, all of them {level}.",
            cell.n,
        ).format(count=t.number(cell.n), level=median)
    said = t.ngettext(
        "{count} person gave a level. The middle answer is {level}.",
        "{count} people gave a level. The middle answer is {level}.",
        cell.n,
    ).format(count=t.number(cell.n), level=median)
    return f"{said} {agreement_words(cell, t)}"
