"""The chapter *Where we stand*: both profiles with their numbers, strengths, gaps and completeness."""

from __future__ import annotations

from dataclasses import replace

from prodige_core.charts import (
    PracticeDot,
    ProfileBar,
    practice_alt,
    practice_rows,
    practice_table,
    profile_alt,
    profile_rows,
    profile_table,
)
from prodige_core.frameworks import Framework
from prodige_core.progress import carried_sentence, rounds_of
from prodige_core.reports.document import Block, Column, Figure, Heading, Labelled, Table, bullets, paragraph
from prodige_core.reports.drawings import PracticeFigure, ProfileFigure
from prodige_core.reports.inputs import ReportInputs, codes, framework_title, standing_sentence, table_of

MAX_NAMED = 5
"""Strengths and gaps named in each framework; more would be a second table (editorial)."""


def standing_chapter(inputs: ReportInputs) -> tuple[Block, ...]:
    """One section a framework; a sentence when nothing was answered."""
    t = inputs.t
    blocks: list[Block] = [Heading(1, t.gettext("Where we stand"), "standing")]
    blocks.append(paragraph(standing_sentence(inputs), "lead"))
    for framework in inputs.frameworks:
        blocks += _section(framework, inputs)
    absent = [own for own in inputs.catalogue.frameworks.values() if own.id not in inputs.scores]
    if absent and inputs.frameworks:
        names = t.listing([f"“{framework_title(framework, t)}”" for framework in absent])
        blocks.append(paragraph(t.gettext("Not answered so far: {names}.").format(names=names), "note"))
    return tuple(blocks)


def _section(framework: Framework, inputs: ReportInputs) -> list[Block]:
    t = inputs.t
    title = framework_title(framework, t)
    scores = inputs.scores[framework.id]
    dots = practice_rows(scores, framework, inputs.targets, inputs.reached, t)
    answered = Labelled(t.gettext("Answers"), (paragraph(_completeness(framework, inputs)),))
    if all(dot.level is None for dot in dots):
        return [Heading(2, title, f"profile-{framework.id}"), answered]
    known = {dot.area_title for dot in dots if dot.level is not None}
    bars = tuple(bar for bar in profile_rows(scores, framework, inputs.targets, t) if bar.title in known)
    open_areas = dict.fromkeys(dot.area_title for dot in dots if dot.area_title not in known)
    dots = tuple(dot for dot in dots if dot.area_title in known)
    blocks: list[Block] = [
        Heading(2, title, f"profile-{framework.id}"),
        Figure(
            ProfileFigure(bars, codes(framework)),
            profile_alt(bars, title, t),
            t.gettext("{title}: score by area").format(title=title),
            key=t.gettext(
                "In the picture a bar is the score now, with the level’s code, and the upright mark the score with all targets reached."
            )
            if any(bar.target is not None for bar in bars)
            else t.gettext("In the picture a bar is the score now, with the level’s code."),
            table=_area_table(framework, bars, inputs),
        ),
        *_strengths_and_gaps(dots, inputs),
        answered,
    ]
    if open_areas:
        text = t.gettext("Without a level so far, for want of answers: {areas}.").format(
            areas=t.listing(list(open_areas))
        )
        blocks.append(Labelled(t.gettext("Still open"), (paragraph(text),)))
    table = table_of(practice_table(dots, codes(framework), t), "", (5.2, 2.4, 1.6, 1.0))
    blocks.append(
        Figure(
            PracticeFigure(dots, codes(framework)),
            practice_alt(dots, title, t),
            t.gettext("{title}: level by practice").format(title=title),
            key=t.gettext(
                "In the picture filled squares are the level now, a ring the level after the plan, and a flag the target."
            )
            if inputs.roadmap.courses
            else t.gettext("In the picture filled squares are the level now."),
            table=table,
        )
    )
    return blocks


def _area_table(framework: Framework, bars: tuple[ProfileBar, ...], inputs: ReportInputs) -> Table:
    t = inputs.t
    scores = inputs.scores[framework.id]
    twin = profile_table(bars, t)
    header = (*twin.header, t.gettext("Answered"))
    rows = tuple(
        (
            *row,
            t.gettext("{given} of {all}").format(
                given=t.number(scores.areas[bar.area].answered + scores.areas[bar.area].na),
                all=t.number(scores.areas[bar.area].items),
            ),
        )
        for bar, row in zip(bars, twin.rows, strict=True)
    )
    table = table_of(
        replace(twin, header=header, rows=rows, numeric=(*twin.numeric, True)), "", (4.4, 1, 2.2, 1.7, 1.4)
    )
    return replace(table, columns=(*table.columns[:4], Column(1.4, "right")))


def _strengths_and_gaps(dots: tuple[PracticeDot, ...], inputs: ReportInputs) -> list[Block]:
    t = inputs.t
    if not any(dot.level is not None for dot in dots):
        return []
    strengths, gaps = strengths_and_gaps(dots)
    blocks: list[Block] = []
    none = (paragraph(t.gettext("No practice is at the middle of the scale or above yet.")),)
    blocks.append(Labelled(t.gettext("Strengths"), (bullets(map(_dot_words, strengths)),) if strengths else none))
    if gaps:
        blocks.append(Labelled(t.gettext("Most room to grow"), (bullets(map(_dot_words, gaps)),)))
    return blocks


def strengths_and_gaps(
    dots: tuple[PracticeDot, ...], most: int = MAX_NAMED
) -> tuple[tuple[PracticeDot, ...], tuple[PracticeDot, ...]]:
    """Practices at the middle of the scale or above, highest first; the lowest of the others. At most so many of each."""
    scored = [dot for dot in dots if dot.level is not None]
    half = [dot for dot in scored if 2 * (dot.level or 0) >= dot.top]
    strengths = sorted(half, key=lambda dot: -(dot.level or 0))[:most]
    named = {dot.practice for dot in strengths}
    rest = [dot for dot in scored if dot.practice not in named and (dot.level or 0) < dot.top]
    return tuple(strengths), tuple(sorted(rest, key=lambda dot: dot.level or 0)[:most])


def _dot_words(dot: PracticeDot) -> str:
    return f"{dot.title} – {dot.code} {dot.level_name}"


def _completeness(framework: Framework, inputs: ReportInputs) -> str:
    t, overall = inputs.t, inputs.scores[framework.id].overall
    text = t.gettext("{given} of {all} questions answered").format(
        given=t.number(overall.answered), all=t.number(overall.items)
    )
    parts = [text]
    if overall.na:
        parts.append(
            t.ngettext("{count} not applicable", "{count} not applicable", overall.na).format(
                count=t.number(overall.na)
            )
        )
    if overall.unknown:
        parts.append(
            t.ngettext("{count} “don’t know”", "{count} “don’t know”", overall.unknown).format(
                count=t.number(overall.unknown)
            )
        )
    if overall.missing:
        parts.append(
            t.ngettext("{count} without an answer", "{count} without an answer", overall.missing).format(
                count=t.number(overall.missing)
            )
        )
    carried = carried_sentence(_carried(framework, inputs), t)
    return " ".join(text for text in (", ".join(parts) + ".", carried) if text)


def _carried(framework: Framework, inputs: ReportInputs) -> int:
    """Answers of the round that counts which are of the round before."""
    found = rounds_of(inputs.file, framework)
    return found[-1].carried if found else 0
