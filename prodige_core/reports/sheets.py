"""Pages that are set as a whole: the record of a workshop and the notice that invites to a survey."""

from __future__ import annotations

from dataclasses import dataclass

from prodige_core.reports.drawings import QrFigure, VoteFigure


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it stands for, in a few words."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a statement came to. level on the scale 0..top, with its printed code; None when none was agreed.

    words: the level's name, or why there is none. before: what the self-assessment said, empty when that does not matter.
    """

    level: int | None
    top: int
    code: str
    words: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One statement of a workshop. ``passages``: what is said about it below its votes, each with its label."""

    number: str
    title: str
    question: str
    votes: VoteFigure
    outcome: Outcome
    passages: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What a workshop came to. On one page where it fits; ``header`` heads statement, votes and outcome."""

    eyebrow: str
    title: str
    facts: tuple[Fact, ...]
    lead: str
    header: tuple[str, str, str]
    rows: tuple[VoteRow, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A page to pin up: who asks, what for, how to take part, what is promised, whom to ask (a line to write on)."""

    eyebrow: str
    title: str
    lead: str
    facts: tuple[Fact, ...]
    code: QrFigure
    code_alt: str
    code_label: str
    address_label: str
    promise_title: str
    promises: tuple[Fact, ...]
    ask: str
