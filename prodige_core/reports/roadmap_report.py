"""The roadmap report: what it says, in which order. How it looks is decided by the export."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator
from prodige_core.indicators import Followed
from prodige_core.programme import Programme
from prodige_core.reports.cards import cards_chapter
from prodige_core.reports.closing import closing_chapter
from prodige_core.reports.document import Block, Document, PageBreak, Toc
from prodige_core.reports.european_money import money_chapter
from prodige_core.reports.front import cover, poster
from prodige_core.reports.heard import Heard
from prodige_core.reports.indicators import years_chapter
from prodige_core.reports.inputs import ReportInputs
from prodige_core.reports.means import indicators_chapter, means_chapter, unreached_chapter
from prodige_core.reports.plan import targets_chapter, time_chapter
from prodige_core.reports.standing import standing_chapter
from prodige_core.reports.voices import voices_chapter
from prodige_core.responses import CentreFile
from prodige_core.roadmap import Roadmap
from prodige_core.scoring import FrameworkScores


def roadmap_report(
    roadmap: Roadmap,
    scores: Mapping[str, FrameworkScores],
    catalogue: Catalogue,
    file: CentreFile,
    t: Translator,
    made_on: dt.date,
    *,
    carries_file: bool = True,
    voices: tuple[Heard, ...] = (),
    programme: Programme | None = None,
    indicators: tuple[Followed, ...] = (),
) -> Document:
    """The whole report. Any part may be empty: no plan, no target, one framework, nothing answered.

    ``carries_file``: whether the export holds the centre file too; the report then says how to open it again.
    voices: what staff and learners said; without any the report is as if nobody had been asked.
    programme: with it the report has a part on European money. indicators: those followed, for their part.
    """
    breaks = (PageBreak(),) if roadmap.actions else ()
    inputs = ReportInputs(roadmap, scores, catalogue, file, t, made_on, carries_file, voices, programme, indicators)
    blocks: tuple[Block, ...] = (
        cover(inputs),
        poster(inputs),
        PageBreak(),
        Toc(t.gettext("Contents")),
        PageBreak(),
        *standing_chapter(inputs),
        *(breaks if voices else ()),
        *voices_chapter(inputs),
        *breaks,
        *targets_chapter(inputs),
        *breaks,
        *time_chapter(inputs),
        *cards_chapter(inputs),
        *breaks,
        *means_chapter(inputs),
        *money_chapter(inputs),
        *unreached_chapter(inputs),
        *indicators_chapter(inputs),
        *years_chapter(inputs),
        *closing_chapter(inputs),
    )
    name = file.centre.name
    return Document(
        title=t.gettext("Roadmap of {name}").format(name=name),
        subject=roadmap.summary,
        author=name,
        language=t.lang if t.lang != "xx" else "en",
        running_head=name,
        blocks=blocks,
    )
