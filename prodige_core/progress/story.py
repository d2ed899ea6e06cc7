"""What became of the actions on the board between two days: done, under way, agreed, declined, dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    """Every action of the board by its status, in the order a board shows them. A status without any is left out.

    until: the month up to which it is told; empty: as it is now. later: actions that began or ended after it, by what the
    board says of them now; those under way by then stand in ``by_status`` as well, as under way.
    """

    by_status: Mapping[BoardStatus, tuple[BoardAction, ...]]
    until: str = ""
    later: Mapping[BoardStatus, tuple[BoardAction, ...]] = field(default_factory=dict)

    def of(self, status: BoardStatus) -> tuple[BoardAction, ...]:
        """The actions of one status; empty when there is none."""
        return self.by_status.get(status, ())

    @property
    def empty(self) -> bool:
        """Whether nothing stands on the board."""
        return not self.by_status and not self.later


def board_story(file: CentreFile, catalogue: Catalogue, since: str, until: str = "") -> BoardStory:
    """The board as it stands, or as it stood in the month ``until``, as far as its months tell.

    since: a month; what ended before it is another year's story and left out. The board knows months of beginning and end
    only, so what carries none (agreed, proposed, declined without a month) is told as it is now. Actions that the
    catalogue has no longer are left out.
    """
    actions = known_actions(catalogue, file)
    found: dict[BoardStatus, list[BoardAction]] = {}
    later: dict[BoardStatus, list[BoardAction]] = {}
    for own, entry in file.board.items():
        if own not in actions or (entry.ended and entry.ended < since):
            continue
        one = BoardAction(actions[own], entry)
        status = _status_in(entry, until)
        if status is not None:
            found.setdefault(status, []).append(one)
        if status != entry.status:
            later.setdefault(entry.status, []).append(one)
    return BoardStory(_in_order(found), until, _in_order(later))


def _status_in(entry: BoardEntry, until: str) -> BoardStatus | None:
    """Where an action stood in a month: what ended later was under way if it had begun; None where nobody can tell."""
    if not until or (entry.started <= until and entry.ended <= until):
        return entry.status
    return "started" if entry.started and entry.started <= until else None


def _in_order(found: Mapping[BoardStatus, list[BoardAction]]) -> dict[BoardStatus, tuple[BoardAction, ...]]:
    return {status: tuple(sorted(found[status], key=_when)) for status in STATUSES if status in found}


def _when(one: BoardAction) -> str:
    return one.entry.ended or one.entry.started or one.entry.due or "9999-99"
