"""What became of the actions on the board between two days: done, under way, agreed, declined, dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prodige_core.frameworks import Action, Catalogue
from prodige_core.progress.actions import known_actions
from prodige_core.responses import CentreFile
from prodige_core.responses.living import STATUSES, BoardEntry, BoardStatus


@dataclass(frozen=True, slots=True)
class BoardAction:
    """One action with its entry on the board."""

    action: Action
    entry: BoardEntry


@dataclass(frozen=True, slots=True)
class BoardStory:
    """Every action of the board by its status, in the order a board shows them. A status without any is left out."""

    by_status: Mapping[BoardStatus, tuple[BoardAction, ...]]

    def of(self, status: BoardStatus) -> tuple[BoardAction, ...]:
        """The actions of one status; empty when there is none."""
        return self.by_status.get(status, ())

    @property
    def empty(self) -> bool:
        """Whether nothing stands on the board."""
        return not self.by_status


def board_story(file: CentreFile, catalogue: Catalogue, since: str) -> BoardStory:
    """The board as it stands. since: a month; what ended before it is another year's story and left out.

    Actions that the catalogue has no longer are left out.
    """
    actions = known_actions(catalogue, file)
    found: dict[BoardStatus, list[BoardAction]] = {}
    for own, entry in file.board.items():
        if own in actions and not (entry.ended and entry.ended < since):
            found.setdefault(entry.status, []).append(BoardAction(actions[own], entry))
    for entries in found.values():
        entries.sort(key=lambda one: one.entry.ended or one.entry.started or one.entry.due or "9999-99")
    return BoardStory({status: tuple(found[status]) for status in STATUSES if status in found})
