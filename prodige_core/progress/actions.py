"""Which finished actions came before which movement. It tells what came first, never what caused what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prodige_core.frameworks import Action, Catalogue
from prodige_core.progress.comparison import Change, Comparison
from prodige_core.responses import CentreFile


@dataclass(frozen=True, slots=True)
class FinishedAction:
    """An action the board calls done. ended: the month (``2027-03``); empty when it was not told."""

    action: Action
    ended: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A practice whose score rose or fell, and the finished actions that were meant to raise it, in order of time."""

    change: Change
    finished_before: tuple[FinishedAction, ...]


@dataclass(frozen=True, slots=True)
class Sequel:
    """Movements and finished actions side by side.

    moved: every practice that rose or fell, in the framework's order. without_movement: finished actions that were meant
    to raise a practice of this framework, none of which rose. beside: finished actions that raise nothing in this framework.
    """

    moved: tuple[Moved, ...]
    without_movement: tuple[FinishedAction, ...]
    beside: tuple[FinishedAction, ...]


def known_actions(catalogue: Catalogue, file: CentreFile) -> dict[str, Action]:
    """Actions of the catalogue and the centre's own, by id."""
    return {**catalogue.actions, **{own.id: own.action() for own in file.own_actions}}


def finished_between(
    file: CentreFile, catalogue: Catalogue, before: dt.date, after: dt.date
) -> tuple[FinishedAction, ...]:
    """Actions that were finished from the month of one day to the month of another, in order of time.

    The board knows months, not days: an action that ended in the month of either day is in. One without a month is in
    too, at the end: it may have ended in between. Actions that the catalogue has no longer are left out.
    """
    first, last = f"{before:%Y-%m}", f"{after:%Y-%m}"
    actions = known_actions(catalogue, file)
    found = [
        FinishedAction(actions[own], entry.ended)
        for own, entry in file.board.items()
        if entry.status == "done" and own in actions and (not entry.ended or first <= entry.ended <= last)
    ]
    return tuple(sorted(found, key=lambda one: one.ended or "9999-99"))


def sequel(comparison: Comparison, finished: Iterable[FinishedAction]) -> Sequel:
    """Lay finished actions beside the movements of one framework.

    An action stands beside a practice when it raises a step above the lower of the practice's two levels: a step that
    was behind the school already cannot have been what it worked at.
    """
    done = tuple(finished)
    moved = tuple(
        Moved(change, tuple(one for one in done if _works_at(one.action, change)))
        for change in comparison.practices.values()
        if change.movement in ("rose", "fell")
    )
    named = {one.action.id for entry in moved for one in entry.finished_before if entry.change.movement == "rose"}
    concerned = [one for one in done if _concerns(one.action, comparison.practices)]
    return Sequel(
        moved=moved,
        without_movement=tuple(one for one in concerned if one.action.id not in named),
        beside=tuple(one for one in done if one not in concerned),
    )


def _concerns(action: Action, practices: Mapping[str, Change]) -> bool:
    return any(step.practice in practices for step in action.raises)


def _works_at(action: Action, change: Change) -> bool:
    levels = [level for level in (change.before.level, change.after.level) if level is not None]
    floor = min(levels, default=0)
    return any(step.practice == change.id and step.to > floor for step in action.raises)
