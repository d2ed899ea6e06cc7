"""Changes of the board: where an action stands, who sees to it, by when, and what shows it. Each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from prodige_core import board
from prodige_core.access import Right
from prodige_core.errors import AnswerError
from prodige_core.i18n import N_
from prodige_core.responses import BoardEntry, BoardStatus, CentreFile, Decisions
from prodige_core.services import access
from prodige_core.services.decided import Decided, by_action, in_order
from prodige_core.services.inputs import new_problems, refuse, valid
from prodige_core.services.merging import ANYTHING, Anything, Changed, Joined, agreed, join_fields
from prodige_core.services.stored_files import centre_file
from prodige_core.services.workspace import Workspace

STANDING = "standing"
"""The one field of a clash in which two people moved an action differently: status, months and reason belong together."""
_STANDING = ("status", "started", "ended", "reason")
_WORDS = ("owner", "due", "note", "evidence")

Entry = BoardEntry | None


@dataclass(frozen=True, slots=True)
class EntryChanged:
    """A change of one entry (None: there is none). lifted: the decision about the action that the change took away.

    order: actions with a decision as they stood before, so that undo puts it back in its place.
    """

    action: str
    entry: Changed[Entry]
    lifted: Decided | None = None
    order: tuple[str, ...] = ()


@access.needs(Right.EDIT)
def set_entry(
    ws: Workspace,
    centre_id: str,
    action_id: str,
    changes: Mapping[str, object],
    *,
    seen: Entry | Anything = ANYTHING,
) -> EntryChanged:
    """Change owner, due month, note, evidence, or the months in which it began and ended; what others changed is kept.

    seen: the entry as it was shown. Raises `AnswerError` with every problem, `Conflict` when somebody changed the same
    since then, or `NotFound`. `move` changes the status.
    """
    if "status" in changes:
        raise refuse("status", N_("is changed by moving the action."))
    return _write(ws, centre_id, action_id, lambda own, _: _with(own, changes), seen)


@access.needs(Right.EDIT)
def move(
    ws: Workspace,
    centre_id: str,
    action_id: str,
    to: BoardStatus,
    *,
    reason: str = "",
    evidence: str | None = None,
    seen: Entry | Anything = ANYTHING,
) -> EntryChanged:
    """Say where an action stands from this month on. ``evidence``: what shows it (None: as it is).

    What the roadmap's decisions say about the action gives way to it, but a fixed start stays while it is only proposed
    or accepted. Raises as `set_entry`, and `AnswerError` for a move that is not allowed or lacks its reason.
    """
    month = ws.today().strftime("%Y-%m")
    valid(BoardEntry, {"reason": reason})  # whoever types it reads what is wrong with it

    def moving(own: Entry, file: CentreFile) -> BoardEntry:
        entry = own or BoardEntry()
        as_seen = file.model_copy(update={"board": {**_without(file.board, action_id), action_id: entry}})
        shown = board.shown_status(action_id, as_seen, ())
        # where a decision says the same already, the entry itself moves, so that it has its reason and month
        decided = shown is not None and shown != to and entry.status in _OPEN
        standing = entry.model_copy(update={"status": shown}) if decided else entry
        moved = board.moved(standing, to, month, reason)
        return moved if evidence is None else _with(moved, {"evidence": evidence})

    return _write(ws, centre_id, action_id, moving, seen, to)


@access.needs(Right.EDIT)
def put_entry(
    ws: Workspace, centre_id: str, action_id: str, entry: Entry, *, seen: Entry | Anything = ANYTHING
) -> EntryChanged:
    """Write an entry as a whole, as after a clash. Raises as `set_entry`."""
    to = entry.status if entry is not None and entry.status not in _OPEN else None
    return _write(ws, centre_id, action_id, lambda own, _: entry, seen, to)


@access.needs(Right.EDIT)
def undo_entry(ws: Workspace, centre_id: str, change: EntryChanged) -> EntryChanged:
    """Put back what was changed, and the decision it took away, unless something was decided about it meanwhile.

    Raises `Conflict` when somebody changed the same again, or `NotFound`.
    """
    return _write(ws, centre_id, change.action, lambda own, _: change.entry.before, change.entry.after, back=change)


_OPEN: tuple[BoardStatus, ...] = ("proposed", "accepted")


def _write(
    ws: Workspace,
    centre_id: str,
    action_id: str,
    change: Callable[[Entry, CentreFile], Entry],
    seen: Entry | Anything,
    to: BoardStatus | None = None,
    back: EntryChanged | None = None,
) -> EntryChanged:
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        file = centre_file(unit, centre_id)
        if action_id not in board.with_own_actions(ws.catalogue, file).actions:
            raise refuse(action_id, N_("is not an action of the catalogue."))
        stored = file.board.get(action_id)
        base = stored if isinstance(seen, Anything) else seen
        meant = _or_none(change(base, file))
        joined = _joined(base, meant, stored)
        entry = None if joined is None else _or_none(valid(BoardEntry, joined.model_dump()))  # or nobody could read it
        before = by_action(file.decisions)
        decided = before.get(action_id)
        decisions = _decisions(file.decisions, action_id, entry, to, None if back is None else back.lifted)
        if back is not None and back.lifted is not None:
            decisions = in_order(decisions, back.order)
        entries = {**file.board, action_id: entry} if entry is not None else _without(file.board, action_id)
        after = file.model_copy(update={"board": entries, "decisions": decisions})
        if problems := new_problems(file, after, ws.catalogue):
            raise AnswerError(problems)
        unit.living.set_board(centre_id, entries)
        if decisions != file.decisions:
            unit.wishes.set_decisions(centre_id, decisions)
        unit.commit()
    lifted = decided if decided is not None and decided != by_action(decisions).get(action_id) else None
    return EntryChanged(action_id, Changed(stored, entry, meant), lifted, tuple(before))


def _decisions(
    given: Decisions, action_id: str, entry: Entry, to: BoardStatus | None, back: Decided | None
) -> Decisions:
    """The decisions beside the entry: what is settled on the board is decided there and nowhere else."""
    keep_pin = entry is None or entry.status in _OPEN
    if to is None and keep_pin and back is None:
        return given
    here = by_action(given).get(action_id)
    if back is not None:
        wanted = here or back
    elif keep_pin and here is not None and here.kind == "pinned":
        wanted = here
    else:
        wanted = None
    kept = {own: term for own, term in given.pinned.items() if own != action_id}
    excluded = tuple(own for own in given.excluded if own != action_id)
    done = tuple(own for own in given.done if own != action_id)
    if wanted is None:
        return Decisions(pinned=kept, excluded=excluded, done=done)
    return Decisions(
        pinned={**kept, action_id: wanted.term} if wanted.term is not None else kept,
        excluded=(*excluded, action_id) if wanted.kind == "excluded" else excluded,
        done=(*done, action_id) if wanted.kind == "done" else done,
    )


def _joined(base: Entry, yours: Entry, theirs: Entry) -> Entry:
    """Two changes of an entry in one, raises `Conflict`; its fields are owner, due, note, evidence and `STANDING`."""
    if theirs in (base, yours):
        return yours
    joined = join_fields(_fields(base), _fields(yours), _fields(theirs))
    value = _entry(joined.value)
    return agreed(Joined(value, joined.clashes), theirs)


def _fields(entry: Entry) -> dict[str, object]:
    own = entry or BoardEntry()
    return {
        STANDING: tuple(getattr(own, name) for name in _STANDING),
        **{name: getattr(own, name) for name in _WORDS},
    }


def _entry(fields: Mapping[str, object]) -> BoardEntry:
    standing = fields[STANDING]
    values = dict(zip(_STANDING, standing if isinstance(standing, tuple) else (), strict=True))
    return valid(BoardEntry, {**values, **{name: fields[name] for name in _WORDS}})


def _with(own: Entry, changes: Mapping[str, object]) -> BoardEntry:
    return valid(BoardEntry, {**(own or BoardEntry()).model_dump(), **changes})


def _or_none(entry: Entry) -> Entry:
    """An entry that says nothing is none."""
    return None if entry == BoardEntry() else entry


def _without(entries: Mapping[str, BoardEntry], action_id: str) -> dict[str, BoardEntry]:
    return {own: entry for own, entry in entries.items() if own != action_id}
