"""Accepting several proposed actions at once, such as all of a term, and taking that back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from prodige_core import board
from prodige_core.access import Right
from prodige_core.responses import BoardEntry
from prodige_core.services import access
from prodige_core.services.merging import ANYTHING, Anything
from prodige_core.services.stored_files import centre_file
from prodige_core.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was accepted: the entries before (None: there was none) and after, by action."""

    before: Mapping[str, BoardEntry | None]
    after: Mapping[str, BoardEntry]


@access.needs(Right.EDIT)
def accept(
    ws: Workspace,
    centre_id: str,
    actions: Collection[str],
    *,
    seen: Mapping[str, BoardEntry] | Anything = ANYTHING,
) -> Accepted:
    """Accept those of the actions that are still proposed, in one change. Raises `NotFound`.

    seen: the entries as they were shown. Where somebody moved an action since then, or decided about it on the roadmap,
    it stays as it is; so nothing clashes.
    """
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        file = centre_file(unit, centre_id)
        known = board.with_own_actions(ws.catalogue, file).actions
        wanted = {
            own: file.board.get(own)
            for own in actions
            if own in known
            and board.shown_status(own, file, known) == "proposed"
            and (isinstance(seen, Anything) or seen.get(own) == file.board.get(own))
        }
        after = {
            own: (entry or BoardEntry()).model_copy(update={"status": "accepted"}) for own, entry in wanted.items()
        }
        unit.living.set_board(centre_id, {**file.board, **after})
        unit.commit()
    return Accepted(wanted, after)


@access.needs(Right.EDIT)
def undo_accept(ws: Workspace, centre_id: str, accepted: Accepted) -> Accepted:
    """Put back what `accept` changed, where nobody changed it since; returns what was put back. Raises `NotFound`."""
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())
        file = centre_file(unit, centre_id)
        same = [own for own, entry in accepted.after.items() if file.board.get(own) == entry]
        entries = {own: accepted.before[own] if own in same else entry for own, entry in file.board.items()}
        unit.living.set_board(centre_id, {own: entry for own, entry in entries.items() if entry is not None})
        unit.commit()
    return Accepted({own: accepted.before[own] for own in same}, {own: accepted.after[own] for own in same})
