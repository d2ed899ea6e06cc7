"""What the board and the decisions say together. Where an action has a settled status on the board, the board counts.

Source: contract of issue 5. An entry that is only proposed or accepted (it may be there for its owner or a note) settles
nothing, so the decisions count for it as before there was a board.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from prodige_core.errors import Problem
from prodige_core.i18n import N_
from prodige_core.responses import BoardStatus, CentreFile, Decisions

SETTLED: frozenset[BoardStatus] = frozenset(["started", "done", "declined", "dropped"])
"""Statuses that say themselves whether and when an action is planned."""

_PINNED: Mapping[BoardStatus, str] = {
    "done": N_("is also done on the board."),
    "declined": N_("is also declined on the board."),
    "dropped": N_("is also dropped on the board."),
}


def settled_by_board(file: CentreFile) -> frozenset[str]:
    """Actions about which the board decides, and no longer the decisions."""
    return frozenset(own for own, entry in file.board.items() if entry.status in SETTLED)


def effective(file: CentreFile) -> Decisions:
    """The decisions with what the board implies: done is done; declined and dropped are excluded.

    Started actions are in none of the three; `prodige_core.planning.ongoing` plans them. Those of the decisions come
    first, in their order, then those of the board in its order.
    """
    settled = settled_by_board(file)
    if not settled:
        return file.decisions
    given, board = file.decisions, file.board
    return Decisions(
        pinned={own: term for own, term in given.pinned.items() if own not in settled},
        excluded=(
            *(own for own in given.excluded if own not in settled),
            *(own for own, entry in board.items() if entry.status in ("declined", "dropped")),
        ),
        done=(
            *(own for own in given.done if own not in settled),
            *(own for own, entry in board.items() if entry.status == "done"),
        ),
    )


def with_decisions(file: CentreFile) -> CentreFile:
    """The file with its effective decisions in place of those given, for what reads decisions and knows no board."""
    decisions = effective(file)
    return file if decisions is file.decisions else file.model_copy(update={"decisions": decisions})


def contradictions(file: CentreFile, name: str) -> Iterator[Problem]:
    """An action cannot have a fixed start and be over with. ``name`` is the file's, for messages."""
    for own in file.decisions.pinned:
        entry = file.board.get(own)
        if entry is not None and entry.status in _PINNED:
            remedy = N_("Take away its fixed start, or change where it stands.")
            yield Problem(name, f"decisions.pinned.{own}", _PINNED[entry.status], remedy)
