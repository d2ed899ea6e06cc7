"""Pictures of a report as values: what is drawn, not how. Rows come from the charts, so that screen and print agree."""

from __future__ import annotations

from dataclasses import dataclass

from prodige_core.charts import BudgetBar, GanttRows, LoadCell, PracticeDot, ProfileBar, ProgressRow, VoteBar


@dataclass(frozen=True, slots=True)
class ProfileFigure:
    """Bars by area (and, when ``codes`` are given, the scale's codes above them)."""

    rows: tuple[ProfileBar, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PracticeFigure:
    """A strip of squares a practice."""

    rows: tuple[PracticeDot, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GanttFigure:
    """Bars by term. ``labels``: role names for the legend, in the order of appearance."""

    rows: GanttRows


@dataclass(frozen=True, slots=True)
class LoadFigure:
    """Hours by role and term."""

    rows: tuple[LoadCell, ...]


@dataclass(frozen=True, slots=True)
class BudgetFigure:
    """Money by school year, with the texts of the amounts."""

    rows: tuple[BudgetBar, ...]
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VotePanel:
    """How one group answered, or everyone in one round: a row of the picture.

    bars: the levels, lowest first, perhaps followed by those who gave none; empty when nothing may be shown or nothing
    was counted, and ``note`` then says why. note: what stands beside it, usually how many answered. alt: the panel in a
    sentence.
    """

    title: str
    bars: tuple[VoteBar, ...]
    note: str
    alt: str


@dataclass(frozen=True, slots=True)
class VoteFigure:
    """Answers by level, one row a panel, on one scale: rounds, or groups. ``agreed``: the level people agreed on."""

    panels: tuple[VotePanel, ...]
    codes: tuple[str, ...]
    agreed: int | None = None

    @property
    def alt(self) -> str:
        """All panels in sentences."""
        return " ".join(panel.alt for panel in self.panels)


@dataclass(frozen=True, slots=True)
class ProgressFigure:
    """A line from the score then to the score now by area, on the scale whose codes stand above."""

    rows: tuple[ProgressRow, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One level of a scale 0..top: its printed code and name, and how many practices stand on it."""

    level: int
    top: int
    code: str
    name: str
    practices: int


@dataclass(frozen=True, slots=True)
class LadderFigure:
    """Levels as steps, lowest first, on each a square for every practice that stands there."""

    steps: tuple[LadderStep, ...]


@dataclass(frozen=True, slots=True)
class QrFigure:
    """An address as a QR code. It is always printed as text as well."""

    address: str


Drawing = (
    ProfileFigure
    | ProgressFigure
    | PracticeFigure
    | GanttFigure
    | LoadFigure
    | BudgetFigure
    | VoteFigure
    | LadderFigure
    | QrFigure
)
