"""What the chapters of the draft of an Erasmus Plan share: gaps, sentences with places to fill in, practices in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from string import Formatter
from typing import Literal

from prodige_core.frameworks import Framework
from prodige_core.i18n import N_, Translator
from prodige_core.reports.document import (
    Block,
    BulletList,
    Heading,
    NumberedList,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    paragraph,
)
from prodige_core.reports.inputs import ReportInputs
from prodige_core.responses import Answer
from prodige_core.roadmap import LevelMark, level_mark

GapScreen = Literal["profile", "assess", "wishes", "roadmap", "board", "funding", "indicators", ""]

SCREEN_TITLES: dict[GapScreen, str] = {
    "profile": N_("Centre profile"),
    "assess": N_("Self-assessment"),
    "wishes": N_("Targets and means"),
    "roadmap": N_("Roadmap"),
    "board": N_("Board"),
    "funding": N_("European money"),
    "indicators": N_("Indicators"),
    "": N_("In this document"),
}
"""Where a gap is filled in, in the order of the menu; the last is text that only people can write."""

FIRST = "internationalisation"
"""An Erasmus Plan is one of international work, so this questionnaire comes first. A catalogue without it has no first."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the draft lacks. said: what, as a phrase. screen: where it is entered; empty: in the document itself."""

    said: str
    screen: GapScreen


@dataclass(slots=True)
class Chapter:
    """A chapter while it is written: its blocks, and what they lack."""

    t: Translator
    blocks: list[Block] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)

    def head(self, level: Literal[1, 2, 3], text: str, own_id: str) -> None:
        """A heading."""
        self.blocks.append(Heading(level, text, f"plan-{own_id}"))

    def say(self, template: str, style: ParagraphStyle = "body", **values: str | Run) -> None:
        """A paragraph from a template already translated."""
        self.blocks.append(Paragraph(filled(template, **values), style))

    def text(self, text: str, style: ParagraphStyle = "body") -> None:
        """A paragraph of plain text."""
        self.blocks.append(paragraph(text, style))

    def points(self, items: Iterable[Runs]) -> None:
        """A list, unless it is empty."""
        if known := tuple(items):
            self.blocks.append(BulletList(known))

    def numbered(self, items: Iterable[Runs]) -> None:
        """A list counted from 1, unless it is empty."""
        if known := tuple(items):
            self.blocks.append(NumberedList(known))

    def ask(self, said: str, screen: GapScreen = "") -> None:
        """A paragraph that is nothing but a place to fill in."""
        self.blocks.append(Paragraph((self.add(said, screen),)))

    def lacks(self, said: str, screen: GapScreen) -> None:
        """Note a gap that no place in the text stands for."""
        self.gaps.append(Gap(said, screen))

    def add(self, said: str, screen: GapScreen = "", shown: str = "") -> Run:
        """A place to fill in, noted as a gap. shown: what stands there, where the place itself says the rest."""
        self.lacks(said, screen)
        return place(shown or said, self.t)


def place(said: str, t: Translator) -> Run:
    """A place to fill in that is counted elsewhere."""
    return Run(t.gettext("[Add: {what}]").format(what=said), gap=True)


def sentence(text: str) -> str:
    """A text of data with its own full stop."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def filled(template: str, **values: str | Run) -> Runs:
    """A template with its values, which may be runs. Braces in values are literal."""
    runs: list[Run] = []
    for text, name, _, _ in Formatter().parse(template):
        if text:
            runs.append(Run(text))
        if name:
            value = values[name]
            runs.append(value if isinstance(value, Run) else Run(value))
    return joined(runs)


def joined(runs: list[Run]) -> Runs:
    """The same with neighbours of plain text put together."""
    made: list[Run] = []
    for run in runs:
        if made and run == Run(run.text) and made[-1] == Run(made[-1].text):
            made[-1] = Run(made[-1].text + run.text)
        elif run.text:
            made.append(run)
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Standing:
    """One practice today: its level (None where it is not scored) and what was chosen for it, lowest level first.

    example: what would show a high level, as the questionnaire says it.
    """

    practice: str
    title: str
    framework: Framework
    level: LevelMark | None
    options: tuple[str, ...]
    evidence: tuple[str, ...]
    example: str

    @property
    def share(self) -> float:
        """Level as a share of the scale, to compare practices of different scales; 0 when not scored."""
        return 0.0 if self.level is None else self.level.value / self.framework.top

    @property
    def first(self) -> bool:
        """Whether it is of the questionnaire on international work."""
        return self.framework.id == FIRST

    @property
    def is_strong(self) -> bool:
        """Whether it is at the middle of the scale or above, as the report counts strengths."""
        return self.level is not None and 2 * self.level.value >= self.framework.top


def standing_of(practice_id: str, inputs: ReportInputs, answers: dict[str, Answer]) -> Standing:
    """A practice of the catalogue as it stands. KeyError for one it does not have."""
    t, catalogue = inputs.t, inputs.catalogue
    practice, framework = catalogue.practices[practice_id], catalogue.framework_of(practice_id)
    sheet = inputs.scores.get(framework.id)
    level = None if sheet is None else sheet.practices[practice_id].level
    given = [(item, answers[item.id]) for item in practice.items if item.id in answers]
    chosen = sorted(
        ((answer.level, t.pgettext(item.id, item.options[answer.level])) for item, answer in given
         if answer.level is not None and answer.level < len(item.options)),
        key=lambda pair: pair[0],
    )  # fmt: skip
    return Standing(
        practice=practice_id,
        title=t.pgettext(practice_id, practice.title),
        framework=framework,
        level=None if level is None else level_mark(framework, level, t),
        options=tuple(text for _, text in chosen),
        evidence=tuple(answer.evidence.strip() for _, answer in given if answer.evidence.strip()),
        example=next((t.pgettext(item.id, item.evidence) for item in practice.items if item.evidence), ""),
    )
