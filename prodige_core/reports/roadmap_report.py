"""The roadmap report: what it says, in which order. How it looks is decided by the export."""

from __future__ import annotations

from typing import Final

from prodige_core.reports.cards import cards_chapter
from prodige_core.reports.closing import closing_chapter
from prodige_core.reports.document import Block, Document, PageBreak, Toc
from prodige_core.reports.european_money import money_chapter
from prodige_core.reports.front import cover, poster
from prodige_core.reports.indicators import years_chapter
from prodige_core.reports.inputs import ReportInputs
from prodige_core.reports.means import indicators_chapter, means_chapter, unreached_chapter
from prodige_core.reports.plan import targets_chapter, time_chapter
from prodige_core.reports.standing import standing_chapter
from prodige_core.reports.voices import voices_chapter

LONG: Final = 10
"""With so many actions the contents and the time plan have a page of their own (looked at)."""


def roadmap_report(inputs: ReportInputs) -> Document:
    """The whole report. Any part may be empty: no plan, no target, one framework, nothing answered, nobody asked."""
    t, roadmap = inputs.t, inputs.roadmap
    breaks = (PageBreak(),) if len(roadmap.actions) >= LONG else ()
    blocks: tuple[Block, ...] = (
        cover(inputs),
        poster(inputs),
        PageBreak(),
        Toc(t.gettext("Contents")),
        *breaks,
        *standing_chapter(inputs),
        *voices_chapter(inputs),
        *targets_chapter(inputs),
        *breaks,
        *time_chapter(inputs),
        *cards_chapter(inputs),
        *means_chapter(inputs),
        *money_chapter(inputs),
        *unreached_chapter(inputs),
        *indicators_chapter(inputs),
        *years_chapter(inputs),
        *closing_chapter(inputs),
    )
    name = inputs.file.centre.name
    return Document(
        title=t.gettext("Roadmap of {name}").format(name=name),
        subject=roadmap.summary,
        author=name,
        language=t.lang if t.lang != "xx" else "en",
        running_head=name,
        blocks=blocks,
    )
