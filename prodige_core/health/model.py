"""What the health check looks at, and what it says. Frozen values; texts in a `Finding` are in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from prodige_core.frameworks import Catalogue, Framework, Practice
from prodige_core.i18n import Translator
from prodige_core.responses import Assessment, CentreFile, latest_assessments
from prodige_core.roadmap import Roadmap, RoadmapTerm
from prodige_core.roadmap.abroad import TooFew
from prodige_core.scoring import FrameworkScores

Grade = Literal["urgent", "mend", "look"]
GRADES: Final[tuple[Grade, ...]] = ("urgent", "mend", "look")
"""Most pressing first. urgent: something is lost or cannot be paid unless it is mended; mend: what the file says does not
hold together, or nobody could prove it; look: may well be right, but somebody should know it is so. Three grades as in
the quality check of the nearest peer (peers, "What follows", 6)."""

VoiceSource = Literal["survey", "vote", "agreed"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is mended: a screen by name; on the self-assessment also the questionnaire and its area."""

    screen: str
    framework: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing a finding is about, and where it is mended."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend. id: unique in one check. what: with the numbers. mend: what to do, as
    the words of a link: short, because a phone cuts it off after some 30 letters.
    """

    id: str
    grade: Grade
    what: str
    why: str
    mend: str
    place: Place
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """The middle answer of a published cell, or a workshop's agreed level. Of suppressed cells there is no such value."""

    level: int
    source: VoiceSource


@dataclass(frozen=True, slots=True)
class Voices:
    """What others said of one item. settled: a workshop agreed on a level, and why stands beside it."""

    heard: tuple[Heard, ...]
    settled: int | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day to apply for what an action applies for. call: its name and year, in the reader's language.

    sure: published; else expected from earlier years.
    """

    action: str
    call: str
    day: dt.date
    sure: bool = True


@dataclass(frozen=True, slots=True)
class RatesUsed:
    """The unit costs behind the centre's grant estimates. call: their year. past: the call has closed since."""

    call: str
    checked_on: dt.date
    verify: bool
    past: bool
    estimates: int


@dataclass(frozen=True)
class Case:
    """Everything of one centre that is looked at.

    catalogue: with the centre's own actions. scores: as from `score_file`. roadmap: status ``none`` without a plan that can
    be shown. planned_on: when the plan was made, None without one; current: it still fits what is stored.
    voices: by item. deadlines: of the calls to come, by action. ratios: indicators that need a denominator, code to name.
    abroad: targets for people abroad that the plan's stays do not reach.
    """

    file: CentreFile
    catalogue: Catalogue
    scores: Mapping[str, FrameworkScores]
    roadmap: Roadmap
    today: dt.date
    planned_on: dt.date | None = None
    current: bool = True
    voices: Mapping[str, Voices] = field(default_factory=dict)
    deadlines: tuple[Deadline, ...] = ()
    rates: RatesUsed | None = None
    ratios: Mapping[str, str] = field(default_factory=dict)
    abroad: tuple[TooFew, ...] = ()

    @cached_property
    def rounds(self) -> tuple[tuple[Framework, Assessment], ...]:
        """Every framework that was begun with the assessment that counts, in catalogue order."""
        latest = latest_assessments(self.file)
        return tuple(
            (framework, latest[own])
            for own, framework in self.catalogue.frameworks.items()
            if own in latest and latest[own].answers
        )

    @property
    def term(self) -> RoadmapTerm | None:
        """The term of the plan that today falls in; None before, after or without the plan."""
        return next((term for term in self.roadmap.terms if term.first_day <= self.today <= term.last_day), None)

    def practice_title(self, practice: Practice, t: Translator) -> str:
        """In the reader's language."""
        return t.pgettext(practice.id, practice.title)

    def action_title(self, action_id: str, t: Translator) -> str:
        """In the reader's language; the id of an action that is in no catalogue (any more)."""
        action = self.catalogue.actions.get(action_id)
        return t.pgettext(action_id, action.title) if action else action_id


Rule = Callable[[Case, Translator], Iterator[Finding]]


def where(framework: Framework, item_or_practice: str) -> Place:
    """The page of the self-assessment that asks an item, or the items of a practice. KeyError for an unknown id."""
    practice = (
        item_or_practice if item_or_practice in framework.practices else framework.practice_of(item_or_practice).id
    )
    return Place("assess", framework.id, framework.area_of(practice).id)


def title_of(framework: Framework, t: Translator) -> str:
    """The questionnaire's name in the reader's language."""
    return t.pgettext(framework.id, framework.title)
