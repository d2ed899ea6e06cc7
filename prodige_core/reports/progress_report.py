"""The progress report: two rounds compared, what was done meanwhile, and what comes next. What it says, in which order."""

from __future__ import annotations

from prodige_core.reports import progress_chapters as chapters
from prodige_core.reports import progress_front as front
from prodige_core.reports.document import Block, Document, PageBreak, Toc
from prodige_core.reports.progress_inputs import ProgressInputs
from prodige_core.reports.progress_next import next_chapter


def progress_report(inputs: ProgressInputs) -> Document:
    """The whole report. Any part may be empty: one framework, nothing moved, an empty board, no plan.

    Before there are two rounds of a framework it is one page.
    """
    t, name = inputs.t, inputs.file.centre.name
    blocks = _compared(inputs) if inputs.movements else chapters.first_round(inputs)
    return Document(
        title=t.gettext("Progress of {name}").format(name=name),
        subject=front.lead(inputs),
        author=name,
        language=t.lang if t.lang != "xx" else "en",
        running_head=name,
        blocks=blocks,
    )


def _compared(inputs: ProgressInputs) -> tuple[Block, ...]:
    return (
        front.cover(inputs),
        front.poster(inputs),
        PageBreak(),
        Toc(inputs.t.gettext("Contents")),
        *chapters.rounds_chapter(inputs),
        *chapters.actions_chapter(inputs),
        *chapters.indicators_chapter(inputs),
        *next_chapter(inputs),
        *chapters.method_chapter(inputs),
    )
