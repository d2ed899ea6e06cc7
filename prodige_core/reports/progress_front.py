"""The front of the progress report: cover and the one page for the staff-room wall."""

from __future__ import annotations

from fractions import Fraction

from prodige_core.charts import progress_alt, progress_row, progress_rows
from prodige_core.frameworks import Framework
from prodige_core.progress import Change, words
from prodige_core.progress.compared import Compared
from prodige_core.reports.document import (
    Block,
    Cover,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    MosaicCell,
    NumberedList,
    Poster,
    Run,
    bullets,
    paragraph,
)
from prodige_core.reports.drawings import ProgressFigure
from prodige_core.reports.inputs import codes, framework_title
from prodige_core.reports.progress_inputs import ProgressInputs
from prodige_core.reports.progress_next import ahead, nothing_planned, state_sentence
from prodige_core.reports.sheets import Fact

NAMED = 5
"""Practices and actions named on the summary; more would not be read from a wall (editorial)."""


def cover(inputs: ProgressInputs) -> Cover:
    """School, the days compared, and the profile of today as a mosaic."""
    t = inputs.t
    facts = [Fact(t.gettext("Made on"), t.date(inputs.made_on))]
    facts += _rounds(inputs)
    if any(one.comparison.provisional for one in inputs.movements):
        facts.append(Fact(t.gettext("Provisional"), t.gettext("Some answers of a round are not confirmed yet.")))
    frameworks = [own for own in inputs.catalogue.frameworks.values() if own.id in inputs.scores]
    return Cover(
        eyebrow=t.gettext("Progress report"),
        title=inputs.file.centre.name,
        subtitle=_subtitle(inputs),
        facts=tuple(facts),
        mosaic=tuple(_mosaic(framework, inputs) for framework in frameworks),
        mosaic_alt=t.gettext("The profile of today as a pattern of squares. {said}").format(said=lead(inputs)),
        mosaic_caption=t.gettext(
            "The profile of today: each square is a practice, each column an area; the darker, the higher the level."
        )
        if frameworks
        else "",
    )


def _subtitle(inputs: ProgressInputs) -> str:
    t = inputs.t
    if inputs.meanwhile is None:
        return t.gettext("What changed from one self-assessment to the next")
    first, last = inputs.meanwhile.first_day, inputs.meanwhile.last_day
    return t.gettext("What changed from {first} to {last}").format(first=t.date(first), last=t.date(last))


def _rounds(inputs: ProgressInputs) -> list[Fact]:
    """The days of the rounds; by questionnaire where they differ."""
    t = inputs.t
    days = {framework_title(one.framework, t): _days(one, inputs) for one in inputs.movements}
    if not days:
        return []
    if len(set(days.values())) == 1:
        return [
            Fact(t.gettext("Rounds"), next(iter(days.values()))),
            Fact(t.gettext("Based on"), t.listing(list(days))),
        ]
    both = t.gettext("{title}: {days}")
    return [Fact(t.gettext("Rounds"), both.format(title=title, days=own)) for title, own in days.items()]


def _days(one: Compared, inputs: ProgressInputs) -> str:
    before, after = (
        words.round_label(own, one.rounds, inputs.t) for own in (one.comparison.before, one.comparison.after)
    )
    return inputs.t.gettext("{before} and {after}").format(before=before, after=after)


def _mosaic(framework: Framework, inputs: ProgressInputs) -> tuple[tuple[MosaicCell, ...], ...]:
    practices = inputs.scores[framework.id].practices

    def cell(level: int | None) -> MosaicCell:
        return MosaicCell(level, framework.top, "" if level is None else framework.levels[level].code)

    return tuple(tuple(cell(practices[practice.id].level) for practice in area.practices) for area in framework.areas)


def lead(inputs: ProgressInputs) -> str:
    """What moved: of one framework in full, of several in one short sentence each."""
    t = inputs.t
    if not inputs.file.assessments:
        return t.gettext("There is no round yet, so nothing can be compared.")
    if not inputs.movements:
        return t.gettext("There is one round so far, so nothing can be compared yet.")
    if len(inputs.movements) == 1:
        [only] = inputs.movements
        return words.movement_sentence(only.comparison, only.framework, t)
    return " ".join(
        t.gettext("{title}: {sentence}").format(
            title=framework_title(one.framework, t), sentence=words.movement_in_short(one.comparison, t)
        )
        for one in inputs.movements
    )


def poster(inputs: ProgressInputs) -> Poster:
    """Pictures by area on the left; what rose, fell, was finished and comes next on the right."""
    t = inputs.t
    return Poster(
        heading=Heading(1, t.gettext("What changed, on one page"), "summary"),
        lead=lead(inputs),
        left=_left(inputs),
        right=_right(inputs),
        foot=KeyFigures(_figures(inputs)),
    )


def _left(inputs: ProgressInputs) -> tuple[Block, ...]:
    t = inputs.t
    blocks: list[Block] = [Heading(2, t.gettext("Then and now"), "summary-then")]
    for one in inputs.movements:
        title = framework_title(one.framework, t)
        rows = progress_rows(one.comparison, one.framework, t)
        blocks.append(Figure(ProgressFigure(rows, codes(one.framework)), progress_alt(rows, title, t), title))
    blocks.append(paragraph(t.gettext("Open mark: then. Filled mark: now."), "note"))
    if any(one.comparison.provisional for one in inputs.movements):
        text = t.gettext("Provisional: some answers of a round are not confirmed yet and look like “no change”.")
        blocks.append(paragraph(text))
    return tuple(blocks)


def _right(inputs: ProgressInputs) -> tuple[Block, ...]:
    t = inputs.t
    blocks: list[Block] = []
    for movement, heading, own in (
        ("rose", t.gettext("What rose most"), "summary-rose"),
        ("fell", t.gettext("What fell"), "summary-fell"),
    ):
        named = [
            (_line(change, one, inputs), abs(change.difference or Fraction(0)))
            for one in inputs.movements
            for change in one.comparison.practices_that(movement)  # type: ignore[arg-type]  # one of its words
        ]
        named.sort(key=lambda pair: -pair[1])
        if named:
            blocks += [Heading(2, heading, own), bullets(tuple(text for text, _ in named[:NAMED]))]
    done = inputs.meanwhile.story.of("done") if inputs.meanwhile else ()
    if done:
        titles = tuple(t.pgettext(one.action.id, one.action.title) for one in done[-NAMED:])
        blocks += [Heading(2, t.gettext("What we finished"), "summary-done"), bullets(titles)]
    blocks.append(Heading(2, t.gettext("What comes next"), "summary-next"))
    left = ahead(inputs)
    if left.to_begin:
        items = tuple(
            (Run(action.title, strong=True), Run(f" – {action.lead_name}, {action.period}"))
            for action in left.to_begin[:NAMED]
        )
        blocks.append(NumberedList(items))
        if more := len(left.to_begin) - len(items):
            text = t.ngettext("And {count} more action.", "And {count} more actions.", more)
            blocks.append(paragraph(text.format(count=t.number(more))))
    state = state_sentence(left, inputs)
    if state or not left.to_begin:
        blocks.append(paragraph(state or nothing_planned(inputs)))
    return tuple(blocks)


def _line(change: Change, one: Compared, inputs: ProgressInputs) -> str:
    title = inputs.t.pgettext(change.id, one.framework.practices[change.id].title)
    row = progress_row(change, title, one.framework, inputs.t)
    return f"{title}: {row.before_words} → {row.after_words} ({row.words})"


def _figures(inputs: ProgressInputs) -> tuple[KeyFigure, ...]:
    t = inputs.t
    counts = {
        kind: sum(len(one.comparison.practices_that(kind)) for one in inputs.movements)
        for kind in ("rose", "fell", "same")
    }
    done = len(inputs.meanwhile.story.of("done")) if inputs.meanwhile else 0
    return (
        KeyFigure(t.number(counts["rose"]), t.ngettext("practice rose", "practices rose", counts["rose"])),
        KeyFigure(t.number(counts["fell"]), t.ngettext("practice fell", "practices fell", counts["fell"])),
        KeyFigure(t.number(counts["same"]), t.ngettext("practice stayed", "practices stayed", counts["same"])),
        KeyFigure(t.number(done), t.ngettext("action done", "actions done", done)),
    )
