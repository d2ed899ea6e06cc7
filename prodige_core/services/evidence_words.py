"""What staff and learners said of an item, in words: beside the question, and where own answer and voices differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prodige_core.aggregation import GAP_FINDING, Cell, Published
from prodige_core.charts.table import ChartTable
from prodige_core.frameworks import Framework
from prodige_core.i18n import Translator
from prodige_core.responses import Answer
from prodige_core.roadmap.words import item_title
from prodige_core.services import survey_words
from prodige_core.services.voice_words import cell_sentence, level_words
from prodige_core.services.voices import ItemVoices, far_from, findings


@dataclass(frozen=True, slots=True)
class Found:
    """An item on which groups are a level or more apart: what it is about, and how far."""

    item: str
    title: str
    said: str


def headline(own: ItemVoices, framework: Framework, t: Translator) -> str:
    """One line for the closed panel: the survey's middle answer, and what the workshop came to."""
    parts = []
    if own.survey is not None and isinstance(own.survey.everyone, Published):
        parts.append(t.gettext("survey “{level}”").format(level=level_words(framework, own.survey.everyone.median, t)))
    if own.agreed is not None:
        parts.append(t.gettext("workshop agreed on “{level}”").format(level=level_words(framework, own.agreed, t)))
    elif own.parked:
        parts.append(t.gettext("left for later in the workshop"))
    elif own.workshop is not None:
        parts.append(t.gettext("workshop vote"))
    return t.gettext("What others say: {parts}").format(parts=", ".join(parts))


def survey_sentences(own: ItemVoices, framework: Framework, t: Translator) -> str:
    """The survey on this item: when, how many, the middle answer, agreement, and the role gap if it is a finding."""
    if own.survey is None:
        return ""
    when = (
        t.gettext("Survey, early look:")
        if own.survey_closed_on is None
        else t.gettext("Survey of {date}:").format(date=t.date(own.survey_closed_on))
    )
    said = [when, cell_words(own.survey.everyone, framework, t)]
    if own.gap is not None and own.gap.gap >= GAP_FINDING:
        said.append(survey_words.gap_sentence(own.gap, framework, t))
    return " ".join(said)


def workshop_sentences(own: ItemVoices, framework: Framework, t: Translator) -> str:
    """The workshop on this item: when, the first and the last vote, and what came out. Empty without a workshop."""
    if own.workshop_id is None:
        return ""
    said = [
        t.gettext("Workshop:")
        if own.workshop_on is None
        else t.gettext("Workshop of {date}:").format(date=t.date(own.workshop_on))
    ]
    if own.first_round is not None and own.first_round.cell is not None:
        said.append(t.gettext("First vote: {said}").format(said=cell_words(own.first_round.cell, framework, t)))
    if own.workshop is not None and own.workshop.cell is not None:
        words = t.gettext("Last vote: {said}") if own.first_round is not None else t.gettext("Vote: {said}")
        said.append(words.format(said=cell_words(own.workshop.cell, framework, t)))
    if own.agreed is not None:
        said.append(t.gettext("Agreed on {level}.").format(level=level_words(framework, own.agreed, t)))
    if own.parked:
        said.append(t.gettext("Left for later."))
    if own.reason:
        said.append(t.gettext("Reason: {reason}").format(reason=own.reason))
    return " ".join(said)


def cell_words(cell: Cell, framework: Framework, t: Translator) -> str:
    """As `cell_sentence`; a suppressed cell without any number."""
    if isinstance(cell, Published):
        return cell_sentence(cell, framework, cell.n, t)
    return t.gettext("Too few answers to show.")


def found(heard: Mapping[str, ItemVoices], framework: Framework, t: Translator) -> tuple[Found, ...]:
    """The findings of one framework, widest first."""
    inside = {item: own for item, own in heard.items() if item in framework.items}
    return tuple(
        Found(
            one.item,
            item_title(framework, framework.items[one.item], t),
            survey_words.gap_sentence(one.gap, framework, t),
        )
        for one in findings(inside)
    )


def workshops_sentence(heard: Mapping[str, ItemVoices], framework: Framework, t: Translator) -> str:
    """How many questions of one framework workshops voted on; empty without any."""
    inside = [own for item, own in heard.items() if item in framework.items and own.workshop is not None]
    if not inside:
        return ""
    said = t.ngettext(
        "{count} of these questions was voted on in a workshop, and {agreed} agreed.",
        "{count} of these questions were voted on in workshops, and {agreed} agreed.",
        len(inside),
    ).format(count=t.number(len(inside)), agreed=t.number(sum(own.agreed is not None for own in inside)))
    return f"{said} {t.gettext('The votes stand below each question in the self-assessment.')}"


def far_table(
    answers: Mapping[str, Answer], heard: Mapping[str, ItemVoices], framework: Framework, t: Translator
) -> ChartTable:
    """The items whose own answer is a level or more away from what the voices came to, the furthest first."""
    far = [
        (abs(far_from(answers.get(item), heard.get(item))), item)
        for item in framework.items
        if far_from(answers.get(item), heard.get(item))
    ]
    rows = []
    for _, item in sorted(far, key=lambda pair: -pair[0]):
        answer, own = answers[item], heard[item]
        rows.append(
            (
                item_title(framework, framework.items[item], t),
                level_words(framework, answer.level or 0, t),
                level_words(framework, own.proposal or 0, t),
            )
        )
    header = (t.gettext("Question"), t.gettext("Your answer"), t.gettext("What others say"))
    return ChartTable(header, tuple(rows), (False, False, False))
