"""The chapter *What staff and learners say*: where groups differ, what a workshop agreed, where answers are spread.

It is made of published cells only: whatever is suppressed arrives here without a number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from prodige_core.aggregation import GAP_FINDING, Published, RoleGap, role_gap
from prodige_core.aggregation.words import closeness
from prodige_core.charts import item_title
from prodige_core.frameworks import Framework, Item
from prodige_core.reports.document import (
    Block,
    Column,
    Figure,
    Heading,
    Labelled,
    Table,
    bullets,
    paragraph,
)
from prodige_core.reports.drawings import VoteFigure
from prodige_core.reports.heard import Heard
from prodige_core.reports.inputs import ReportInputs, codes
from prodige_core.reports.votes import cell_words, panel_of, panels_table
from prodige_core.responses import Answer, latest_assessments, on_scale
from prodige_core.roadmap import level_mark
from prodige_core.surveys.words import GROUPS, group_name

MAX_DRAWN = 3
"""Differences shown as a picture; with more the chapter would be longer than what it is evidence for (editorial)."""
MAX_NAMED = 5
"""Further differences and other findings named in each list (editorial)."""


@dataclass(frozen=True, slots=True)
class _Said:
    """An item with its framework, its answer in the self-assessment and what was heard."""

    heard: Heard
    framework: Framework
    item: Item
    title: str
    answer: Answer | None

    @property
    def gap(self) -> RoleGap | None:
        return None if self.heard.survey is None else role_gap(self.heard.survey)

    @property
    def everyone(self) -> Published | None:
        """The survey's answers of all groups together."""
        cell = None if self.heard.survey is None else self.heard.survey.everyone
        return cell if isinstance(cell, Published) else None


def voices_chapter(inputs: ReportInputs) -> tuple[Block, ...]:
    """Nothing without voices."""
    said = _said(inputs)
    if not said:
        return ()
    t = inputs.t
    return (
        Heading(1, t.gettext("What staff and learners say"), "voices"),
        paragraph(_lead(said, inputs), "lead"),
        *_differences(said, inputs),
        *_workshop(said, inputs),
        *_others(said, inputs),
        paragraph(
            t.gettext(
                "Answers are anonymous. What too few people said is in no part of this report, so that nobody can be recognised."
            ),
            "note",
        ),
    )


def _said(inputs: ReportInputs) -> list[_Said]:
    t, latest = inputs.t, latest_assessments(inputs.file)
    found = []
    for heard in inputs.voices:
        framework = inputs.catalogue.framework_of_item.get(heard.item)
        if framework is None:
            continue
        item = framework.items[heard.item]
        assessment = latest.get(framework.id)
        answer = None if assessment is None else on_scale(assessment.answers.get(heard.item), item)
        found.append(_Said(heard, framework, item, item_title(framework, item, t), answer))
    return found


def _lead(said: list[_Said], inputs: ReportInputs) -> str:
    t = inputs.t
    asked = [own for own in said if own.heard.survey is not None]
    voted = [own for own in said if own.heard.workshop_on is not None]
    parts = []
    if asked:
        ended = _dates((own.heard.survey_on for own in asked), inputs)
        where = t.gettext("a survey that ended on {dates}").format(dates=ended) if ended else t.gettext("a survey")
        text = t.ngettext(
            "Enough people answered {count} question in {where}.",
            "Enough people answered {count} questions in {where}.",
            len(asked),
        )
        parts.append(text.format(count=t.number(len(asked)), where=where))
    if voted:
        text = t.ngettext(
            "{count} statement was voted on in a workshop on {dates}.",
            "{count} statements were voted on in a workshop on {dates}.",
            len(voted),
        )
        held = _dates((own.heard.workshop_on for own in voted), inputs)
        parts.append(text.format(count=t.number(len(voted)), dates=held))
    return " ".join(parts)


def _dates(days: Iterable[dt.date | None], inputs: ReportInputs) -> str:
    return inputs.t.listing([inputs.t.date(day) for day in sorted({day for day in days if day is not None})])


def _gaps(said: list[_Said]) -> list[tuple[RoleGap, _Said]]:
    """The findings, widest first; ties in the order of the questionnaires."""
    found = [(gap, own) for own in said if (gap := own.gap) is not None and gap.gap >= GAP_FINDING]
    return sorted(found, key=lambda pair: -pair[0].gap)


def _differences(said: list[_Said], inputs: ReportInputs) -> list[Block]:
    t = inputs.t
    if not any(own.heard.survey for own in said):
        return []
    blocks: list[Block] = [Heading(2, t.gettext("Where groups see different schools"), "voices-groups")]
    found = _gaps(said)
    if not found:
        alike = any(own.gap is not None for own in said)
        blocks.append(
            paragraph(
                t.gettext("No two groups are a whole level apart on any question.")
                if alike
                else t.gettext("Fewer than two groups are large enough to be shown, so groups cannot be compared.")
            )
        )
        return blocks
    count = t.ngettext(
        "On {count} question two groups are a level or more apart. It is worth a talk.",
        "On {count} questions two groups are a level or more apart. Each is worth a talk.",
        len(found),
    )
    blocks.append(paragraph(count.format(count=t.number(len(found)))))
    blocks += [_picture(gap, own, inputs) for gap, own in found[:MAX_DRAWN]]
    rest = found[MAX_DRAWN:]
    if rest:
        texts = [_gap(*pair, inputs) for pair in rest[:MAX_NAMED]]
        blocks.append(_named(t.gettext("Also far apart"), texts, len(rest), inputs))
    return blocks


def _named(label: str, texts: list[str], count: int, inputs: ReportInputs) -> Labelled:
    """A list under its label; what it leaves out of ``count`` is told as a number."""
    t, more = inputs.t, count - len(texts)
    told = t.ngettext("and {count} more, in Prodige", "and {count} more, in Prodige", more).format(count=t.number(more))
    return Labelled(label, (bullets((*texts, told) if more else tuple(texts)),))


def _picture(gap: RoleGap, own: _Said, inputs: ReportInputs) -> Figure:
    t, release = inputs.t, own.heard.survey
    parts = {} if release is None else release.parts
    panels = tuple(
        panel_of(group_name(role, t), parts[role], own.framework, t)
        for role in GROUPS
        if isinstance(parts.get(role), Published)
    )
    figure = VoteFigure(panels, codes(own.framework))
    caption = _gap(gap, own, inputs)
    return Figure(figure, figure.alt, caption, table=panels_table(panels, t))


def _gap(gap: RoleGap, own: _Said, inputs: ReportInputs) -> str:
    t = inputs.t
    return t.gettext("{title}: {low}; {high}. That is {gap} levels apart.").format(
        title=own.title,
        low=_side(own, gap.low_role, gap.low_mean, inputs),
        high=_side(own, gap.high_role, gap.high_mean, inputs),
        gap=t.fixed(gap.printed, 1),
    )


def _side(own: _Said, role: str, mean: Fraction, inputs: ReportInputs) -> str:
    """*Teachers 1.2 (24 answers)*."""
    t = inputs.t
    cell = None if own.heard.survey is None else own.heard.survey.parts.get(role)
    count = cell.n if isinstance(cell, Published) else 0
    return t.ngettext("{group} {mean} ({count} answer)", "{group} {mean} ({count} answers)", count).format(
        group=group_name(role, t), mean=t.fixed(float(mean), 1), count=t.number(count)
    )


def _workshop(said: list[_Said], inputs: ReportInputs) -> list[Block]:
    t = inputs.t
    agreed = [own for own in said if own.heard.agreed is not None]
    parked = [own for own in said if own.heard.parked and own.heard.agreed is None]
    if not agreed and not parked:
        return []
    blocks: list[Block] = [Heading(2, t.gettext("Agreed in the workshop"), "voices-agreed")]
    if agreed:
        header = (t.gettext("Question"), t.gettext("Agreed level"), t.gettext("First vote"), t.gettext("Last vote"))
        rows = tuple(_agreed(own, inputs) for own in agreed)
        blocks.append(Table("", header, rows, (Column(3.2), Column(1.7), Column(2.6), Column(2.6))))
    if parked:
        blocks.append(Labelled(t.gettext("Left for later"), (bullets(tuple(own.title for own in parked)),)))
    return blocks


def _agreed(own: _Said, inputs: ReportInputs) -> tuple[str, str, str, str]:
    t, rounds = inputs.t, own.heard.rounds
    votes = [cell_words(cell, own.framework, t) for _, cell in rounds]
    level = level_mark(own.framework, own.heard.agreed or 0, t).label
    return own.title, level, votes[0] if votes else "–", votes[-1] if len(votes) > 1 else t.gettext("not repeated")


def _others(said: list[_Said], inputs: ReportInputs) -> list[Block]:
    """Where all groups together are least of one mind, and where they are far from the answer given for the centre."""
    t = inputs.t
    surveyed = [(own, cell) for own in said if (cell := own.everyone) is not None]
    apart = sorted(
        ((own, cell) for own, cell in surveyed if closeness(cell) in ("spread", "divided")),
        key=lambda pair: pair[1].agreement,
    )
    far = sorted(
        ((own, cell) for own, cell in surveyed if own.heard.agreed is None and _distance(own, cell)),
        key=lambda pair: -abs(_distance(*pair)),
    )
    blocks: list[Block] = []
    if apart or far:
        blocks.append(Heading(2, t.gettext("Worth another look"), "voices-look"))
    if apart:
        texts = [f"{own.title} – {cell_words(cell, own.framework, t)}" for own, cell in apart[:MAX_NAMED]]
        blocks.append(_named(t.gettext("Answers far apart"), texts, len(apart), inputs))
    if far:
        texts = [_own_and_theirs(*pair, inputs) for pair in far[:MAX_NAMED]]
        blocks.append(_named(t.gettext("Far from our answer"), texts, len(far), inputs))
    return blocks


def _distance(own: _Said, cell: Published) -> int:
    """Levels from the answer given for the centre to the middle answer; 0 without an answer."""
    return 0 if own.answer is None or own.answer.level is None else cell.median - own.answer.level


def _own_and_theirs(own: _Said, cell: Published, inputs: ReportInputs) -> str:
    t = inputs.t
    level = 0 if own.answer is None or own.answer.level is None else own.answer.level
    return t.gettext("{title} – our answer: {own}; middle answer of {count}: {theirs}").format(
        title=own.title,
        own=level_mark(own.framework, level, t).label,
        count=t.ngettext("{count} person", "{count} people", cell.n).format(count=t.number(cell.n)),
        theirs=level_mark(own.framework, cell.median, t).label,
    )
