"""From one status to another. Every mistake can be taken back; what a status says is set and cleared on the way."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from prodige_core.board.decided import effective
from prodige_core.errors import AnswerError, Problem
from prodige_core.i18n import N_
from prodige_core.responses import BoardEntry, BoardStatus, CentreFile

MOVES: Mapping[BoardStatus, tuple[BoardStatus, ...]] = {
    "proposed": ("accepted", "started", "done", "declined"),
    "accepted": ("started", "done", "dropped", "declined", "proposed"),
    "started": ("done", "dropped", "accepted", "proposed"),
    "done": ("started", "accepted", "proposed"),
    "declined": ("accepted", "proposed"),
    "dropped": ("started", "accepted", "proposed"),
}
"""Where an action may go from each status: forward first, then back. What is over (done, declined, dropped) goes back
before it goes elsewhere, so that nothing is declined and done in one step by mistake (editorial)."""


def moved(entry: BoardEntry, to: BoardStatus, month: str, reason: str = "") -> BoardEntry:
    """The entry with another status; owner, due month, note and evidence stay.

    month: that of today (``YYYY-MM``): when it began (unless that is known already) or ended. reason: why it is declined
    or dropped. Going back clears what the former status said: when it ended, why, and before its start also when it
    began. Raises `AnswerError` for a move that is not in `MOVES`, and without a reason where one is due.
    """
    if to == entry.status:
        return entry
    if to not in MOVES[entry.status]:
        raise _refused("status", N_("cannot go from “{before}” to “{after}”."), before=entry.status, after=to)
    over = to in ("declined", "dropped")
    if over and not reason.strip():
        raise _refused("", N_("A reason is missing."), N_("Say in a few words why."))
    started, ended = entry.started, ""
    if to == "started":
        started = started or month
    elif to in ("done", "dropped"):
        ended = max(month, started)
    elif to in ("proposed", "accepted", "declined"):
        started = ""
    return BoardEntry.model_validate(
        {
            **entry.model_dump(),
            "status": to,
            "started": started,
            "ended": ended,
            "reason": reason.strip() if over else "",
        }
    )


def shown_status(own: str, file: CentreFile, planned: Collection[str]) -> BoardStatus | None:
    """Where an action stands, as people see it; None for one that is neither planned, decided about nor on the board.

    planned: actions of the present plan. What decisions say counts for an entry that settles nothing itself.
    """
    entry, decisions = file.board.get(own), effective(file)
    if entry is not None and entry.status not in ("proposed", "accepted"):
        return entry.status
    if own in decisions.done:
        return "done"
    if own in decisions.excluded:
        return "declined"
    if entry is not None:
        return entry.status
    return "proposed" if own in planned or own in decisions.pinned else None


def _refused(where: str, what: str, remedy: str = "", **values: object) -> AnswerError:
    return AnswerError([Problem("", where, what, remedy, None, values)])
