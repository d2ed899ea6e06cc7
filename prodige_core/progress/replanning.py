"""How often the plan was made anew between two days, and which actions came in and went out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from prodige_core.frameworks import Action
from prodige_core.planning import Plan
from prodige_core.responses import BoardEntry

_BEGUN = frozenset({"started", "done"})
"""Work that is begun or done leaves a new plan because it is behind, not because it was given up."""


@dataclass(frozen=True, slots=True)
class Replanned:
    """The plan made anew on a day. added, left: actions in the order of the plan that holds them."""

    day: dt.date
    added: tuple[Action, ...]
    left: tuple[Action, ...]


def replanned_between(
    kept: Iterable[tuple[dt.date, Plan]],
    present: Plan | None,
    board: Mapping[str, BoardEntry],
    actions: Mapping[str, Action],
    before: dt.date,
    after: dt.date,
) -> tuple[Replanned, ...]:
    """kept: the plans that were replaced, each with the day on which that happened, oldest first. present: the last plan.

    Each is compared with the plan that took its place. Actions nobody knows any more are left out.
    """
    former = list(kept)
    following: Sequence[Plan | None] = [*(plan for _, plan in former), present][1:]
    found = []
    for (day, plan), next_plan in zip(former, following, strict=True):
        if next_plan is None or not before <= day <= after:
            continue
        old, new = _ids(plan), _ids(next_plan)
        gone = [own for own in old if own not in new and not _begun(board.get(own))]
        added = tuple(actions[own] for own in new if own not in old and own in actions)
        found.append(Replanned(day, added, tuple(actions[own] for own in gone if own in actions)))
    return tuple(found)


def _ids(plan: Plan) -> list[str]:
    return [entry.action for entry in sorted(plan.actions, key=lambda entry: entry.start)]


def _begun(entry: BoardEntry | None) -> bool:
    return entry is not None and entry.status in _BEGUN
