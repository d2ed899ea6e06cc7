"""What the pages of a staff survey say and show, worked out before the templates draw it."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from prodige_core.aggregation import Given
from prodige_core.frameworks import Framework, Item
from prodige_core.frameworks.model import Respondent
from prodige_core.i18n import N_, Translator
from prodige_core.roadmap.words import level_mark
from prodige_core.services.assessing import SECONDS_PER_ITEM
from prodige_core.surveys import AreaFeedback, Survey, pages_for, question_for
from prodige_web.survey_people import Person

OWN_WORDS: Final[dict[Respondent, str]] = {
    "leader": N_("I lead the school, or a part of it"),
    "coordinator": N_("I coordinate international work"),
    "teacher": N_("I teach at the school"),
    "trainer": N_("I train learners in a company"),
    "learner": N_("I learn at the school"),
}
"""How people say themselves which group they belong to."""


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """A group to choose, in a person's own words, with what it is asked."""

    role: Respondent
    words: str
    length: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose. code: empty for the two without a level, which are drawn smaller."""

    value: str
    text: str
    chosen: bool
    described: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it stands on a page. kept: what another device answered meanwhile, in words; empty if nothing."""

    number: int
    item: Item
    text: str
    help: str
    choices: tuple[Choice, ...]
    kept: str


@dataclass(frozen=True, slots=True)
class Bar:
    """An area of the private feedback. steps: for every level from the lowest whether it is reached; empty unscored."""

    title: str
    words: str
    steps: tuple[bool, ...]


def minutes(items: int) -> int:
    """Whole minutes for so many questions, rounded up."""
    return math.ceil(items * SECONDS_PER_ITEM / 60)


def minutes_words(items: int, t: Translator) -> str:
    """How long so many questions take: *about 6 minutes*."""
    count = minutes(items)
    return t.ngettext("about {count} minute", "about {count} minutes", count).format(count=t.number(count))


def role_choices(survey: Survey, frameworks: Mapping[str, Framework], t: Translator) -> tuple[RoleChoice, ...]:
    """The groups a survey asks anything, in its order."""
    found = []
    for role in survey.roles:
        asked = sum(len(page.items) for page in pages_for(survey, role, frameworks))
        if asked:
            count = t.ngettext("{count} question", "{count} questions", asked).format(count=t.number(asked))
            length = t.gettext("{questions}, {minutes}").format(questions=count, minutes=minutes_words(asked, t))
            found.append(RoleChoice(role, t.gettext(OWN_WORDS[role]), length, minutes(asked)))
    return tuple(found)


def span_words(choices: Sequence[RoleChoice], t: Translator) -> str:
    """How long it takes, over all groups: *8 to 21 minutes*."""
    least, most = min(choice.minutes for choice in choices), max(choice.minutes for choice in choices)
    if least == most:
        return t.ngettext("It takes about {count} minute.", "It takes about {count} minutes.", most).format(
            count=t.number(most)
        )
    text = t.gettext("It takes {least} to {most} minutes; your role decides how many questions you get.")
    return text.format(least=t.number(least), most=t.number(most))


def progress_words(person: Person, number: int, t: Translator) -> str:
    """Where somebody is: *Part 3 of 9 · about 6 minutes left*."""
    part = t.gettext("Part {number} of {count}").format(number=t.number(number), count=t.number(len(person.parts)))
    return f"{part} · {left_words(person, t)}"


def left_words(person: Person, t: Translator) -> str:
    """How long the open questions take."""
    still_open = person.sheet.total - person.sheet.done
    if not still_open:
        return t.gettext("every question is answered")
    count = minutes(still_open)
    return t.ngettext("about {count} minute left", "about {count} minutes left", count).format(count=t.number(count))


def answered_words(person: Person, t: Translator) -> str:
    """How much is answered: *You have answered 12 of 40 questions.*"""
    sheet = person.sheet
    return t.ngettext(
        "You have answered {done} of {count} question.", "You have answered {done} of {count} questions.", sheet.total
    ).format(done=t.number(sheet.done), count=t.number(sheet.total))


def open_words(count: int, t: Translator) -> str:
    """How many questions of a part have no answer."""
    return t.ngettext("{count} question open", "{count} questions open", count).format(count=t.number(count))


def gap_sentence(person: Person, number: int, t: Translator) -> str:
    """What was left open on a page just saved, told gently; empty when nothing was."""
    count = len(person.gaps(number))
    if not count:
        return ""
    return t.ngettext(
        "{count} question before is still open; you find it again at the end.",
        "{count} questions before are still open; you find them again at the end.",
        count,
    ).format(count=t.number(count))


def questions(person: Person, number: int, kept: Collection[int], t: Translator) -> tuple[Question, ...]:
    """The questions of a part, numbered from 1. kept: numbers of those that another device answered meanwhile."""
    found = []
    for place, item in enumerate(person.parts[number - 1].items, 1):
        given = person.sheet.answers.get(item.id)
        told = given_words(item, given, t) if place in kept and given is not None else ""
        text, help_text = t.pgettext(item.id, question_for(item)), t.pgettext(item.id, item.help)
        found.append(Question(place, item, text, help_text, choices(item, given, t), told))
    return tuple(found)


def choices(item: Item, given: Given | None, t: Translator) -> tuple[Choice, ...]:
    """The described options, lowest first, then the two without a level."""
    values: tuple[Given, ...] = (*range(len(item.options)), "na", "unknown")
    return tuple(
        Choice(str(value), given_words(item, value, t), value == given, isinstance(value, int)) for value in values
    )


def given_words(item: Item, given: Given, t: Translator) -> str:
    """An answer as the person read it when choosing."""
    if given == "na":
        return t.gettext("Does not apply to me")
    if given == "unknown":
        return t.gettext("I don’t know")
    return t.pgettext(item.id, item.options[given])


def bars(areas: Sequence[AreaFeedback], t: Translator) -> tuple[tuple[str, tuple[Bar, ...]], ...]:
    """The own levels, by questionnaire: its title, then its areas in order."""
    found: dict[str, tuple[str, list[Bar]]] = {}
    for area in areas:
        title = t.pgettext(area.framework.id, area.framework.title)
        found.setdefault(area.framework.id, (title, []))[1].append(_bar(area, t))
    return tuple((title, tuple(own)) for title, own in found.values())


def _bar(area: AreaFeedback, t: Translator) -> Bar:
    title, level = t.pgettext(area.area.id, area.area.title), area.score.level
    if level is None:
        nothing = area.score.state == "na"
        words = t.gettext("Does not apply to you") if nothing else t.gettext("Too few answers for a level")
        return Bar(title, words, ())
    steps = tuple(value <= level for value in range(area.framework.top + 1))
    words = t.gettext("Level {level}").format(level=level_mark(area.framework, level, t).label)
    return Bar(title, words, steps)
