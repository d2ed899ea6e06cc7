"""The progress report: two rounds compared, what was done meanwhile, and what comes next. What it says, in which order."""

from __future__ import annotations

from prodige_core.reports import progress_chapters as chapters
from prodige_core.reports import progress_front as front
from prodige_core.reports.document import Block, Document, PageBreak, Toc
from prodige_core.reports.progress_inputs import ProgressInputs


def progress_report(inputs: ProgressInputs) -> Document:
    """The whole report. Any part may be empty: one framework, nothing moved, an empty board, no plan."""
    t, name = inputs.t, inputs.file.centre.name
    blocks: tuple[Block, ...] = (
        front.cover(inputs),
        front.poster(inputs),
        PageBreak(),
        Toc(t.gettext("Contents")),
        *chapters.rounds_chapter(inputs),
        *chapters.actions_chapter(inputs),
        *chapters.indicators_chapter(inputs),
        *chapters.next_chapter(inputs),
        *chapters.method_chapter(inputs),
    )
    return Document(
        title=t.gettext("Progress of {name}").format(name=name),
        subject=front.lead(inputs),
        author=name,
        language=t.lang if t.lang != "xx" else "en",
        running_head=name,
        blocks=blocks,
    )
