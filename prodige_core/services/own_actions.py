"""A centre's own actions: added, changed and removed, each undoable. They are planned like those of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prodige_core import board
from prodige_core.access import Right
from prodige_core.errors import AnswerError
from prodige_core.i18n import N_
from prodige_core.responses import BoardEntry, CentreFile, Decisions, Mobility, OwnAction
from prodige_core.services import access
from prodige_core.services.decided import Decided, by_action, in_order
from prodige_core.services.inputs import new_problems, refuse, valid
from prodige_core.services.merging import ANYTHING, Anything, Changed, Joined, agreed, conflict, join_fields
from prodige_core.services.stored_files import centre_file
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork

Own = OwnAction | None


@dataclass(frozen=True, slots=True)
class Beside:
    """What there was about an action that was removed. place: where it stood among the own actions (from 0).

    order: actions with a decision as they stood before.
    """

    place: int
    entry: BoardEntry | None = None
    decided: Decided | None = None
    mobility: Mobility | None = None
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnChanged:
    """A change of one own action (None: it is not there). beside: what a removal took away with it."""

    action: str
    own: Changed[Own]
    beside: Beside | None = None


@access.needs(Right.EDIT)
def add_action(ws: Workspace, centre_id: str, values: Mapping[str, object]) -> OwnChanged:
    """Add an own action from the fields of a screen (without ``id``, which is made from the title).

    Raises `AnswerError` with every problem or `NotFound`. Nobody else can have changed what is new, so there is no
    ``seen``.
    """
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        file = centre_file(unit, centre_id)
        taken = {*board.with_own_actions(ws.catalogue, file).actions, *file.board, *file.mobilities}
        title = values.get("title")
        action_id = board.own_id(title if isinstance(title, str) else "", taken)
        action = valid(OwnAction, {**values, "id": action_id})
        _store(ws, unit, centre_id, file, (*file.own_actions, action))
        unit.commit()
    return OwnChanged(action_id, Changed(None, action, action))


@access.needs(Right.EDIT)
def change_action(
    ws: Workspace,
    centre_id: str,
    action_id: str,
    values: Mapping[str, object],
    *,
    seen: Own | Anything = ANYTHING,
) -> OwnChanged:
    """Change some fields of an own action; what others changed since ``seen`` is kept, and its id stays.

    Raises `AnswerError` with every problem, `Conflict` or `NotFound`.
    """
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        file = centre_file(unit, centre_id)
        stored = _find(file.own_actions, action_id)
        base = stored if isinstance(seen, Anything) else seen
        if base is None:
            raise refuse(action_id, N_("is not an action of your own."))
        meant = valid(OwnAction, {**_fields(base), **values, "id": action_id})
        if stored is None:
            raise conflict([], meant, None)
        action = _joined(base, meant, stored)
        _store(ws, unit, centre_id, file, [action if own.id == action_id else own for own in file.own_actions])
        unit.commit()
    return OwnChanged(action_id, Changed(stored, action, meant))


@access.needs(Right.EDIT)
def remove_action(ws: Workspace, centre_id: str, action_id: str, *, seen: Own | Anything = ANYTHING) -> OwnChanged:
    """Remove an own action, with what the board, the decisions and the grant estimates say about it.

    Raises `AnswerError` while another own action needs it first, `Conflict` when somebody changed it since ``seen``, or
    `NotFound`.
    """
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        file = centre_file(unit, centre_id)
        stored = _find(file.own_actions, action_id)
        if stored is None:
            raise refuse(action_id, N_("is not an action of your own."))
        if not isinstance(seen, Anything) and seen != stored:
            raise conflict([], None, stored)
        needing = [own.title for own in file.own_actions if action_id in own.requires]
        if needing:
            what = N_("is needed first by “{title}”.")
            raise refuse("requires", what, N_("Change that one first."), title=needing[0])
        beside = Beside(
            file.own_actions.index(stored),
            file.board.get(action_id),
            by_action(file.decisions).get(action_id),
            file.mobilities.get(action_id),
            tuple(by_action(file.decisions)),
        )
        _store(ws, unit, centre_id, file, [own for own in file.own_actions if own.id != action_id], action_id)
        unit.commit()
    return OwnChanged(action_id, Changed(stored, None, None), beside)


@access.needs(Right.EDIT)
def undo_action(ws: Workspace, centre_id: str, change: OwnChanged) -> OwnChanged:
    """Put back what `add_action`, `change_action`, `remove_action` or this did.

    Raises `AnswerError`, `Conflict` when somebody changed the action again, or `NotFound`.
    """
    before, after = change.own.before, change.own.after
    if after is not None and before is None:
        return remove_action(ws, centre_id, change.action, seen=after)
    if after is not None and before is not None:
        return change_action(ws, centre_id, change.action, _fields(before), seen=after)
    if before is None:
        raise refuse(change.action, N_("is not an action of your own."))
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        file = centre_file(unit, centre_id)
        if (there := _find(file.own_actions, change.action)) is not None:
            raise conflict([], before, there)
        beside = change.beside or Beside(len(file.own_actions))
        actions = list(file.own_actions)
        actions.insert(beside.place, before)
        _store(ws, unit, centre_id, file, actions, change.action, beside)
        unit.commit()
    return OwnChanged(change.action, Changed(None, before, before))


def _store(
    ws: Workspace,
    unit: UnitOfWork,
    centre_id: str,
    file: CentreFile,
    actions: Sequence[OwnAction],
    about: str = "",
    beside: Beside | None = None,
) -> None:
    """Write own actions. about: an action whose entry, decision and mobility become those of ``beside``, or go."""
    entries, mobilities = dict(file.board), dict(file.mobilities)
    decisions = file.decisions
    if about:
        entries.pop(about, None)
        mobilities.pop(about, None)
        decisions = _decided(decisions, about, beside.decided if beside else None)
        if beside is not None and beside.decided is not None:
            decisions = in_order(decisions, beside.order)
        if beside is not None and beside.entry is not None:
            entries[about] = beside.entry
        if beside is not None and beside.mobility is not None:
            mobilities[about] = beside.mobility
    changed = {"own_actions": tuple(actions), "board": entries, "mobilities": mobilities, "decisions": decisions}
    after = valid(CentreFile, {**{name: getattr(file, name) for name in CentreFile.model_fields}, **changed})
    if problems := new_problems(file, after, ws.catalogue):
        raise AnswerError(problems)
    unit.living.set_own_actions(centre_id, after.own_actions)
    if about:
        unit.living.set_board(centre_id, entries)
        unit.living.set_mobilities(centre_id, mobilities)
        unit.wishes.set_decisions(centre_id, decisions)


def _decided(given: Decisions, about: str, back: Decided | None) -> Decisions:
    pinned = {own: term for own, term in given.pinned.items() if own != about}
    if back is not None and back.term is not None:
        pinned[about] = back.term
    excluded = [own for own in given.excluded if own != about]
    done = [own for own in given.done if own != about]
    if back is not None and back.kind == "excluded":
        excluded.append(about)
    if back is not None and back.kind == "done":
        done.append(about)
    return Decisions(pinned=pinned, excluded=tuple(excluded), done=tuple(done))


def _find(actions: Sequence[OwnAction], action_id: str) -> Own:
    return next((own for own in actions if own.id == action_id), None)


def _joined(base: OwnAction, yours: OwnAction, theirs: OwnAction) -> OwnAction:
    if theirs in (base, yours):
        return yours
    joined = join_fields(_fields(base), _fields(yours), _fields(theirs))
    return agreed(Joined(valid(OwnAction, joined.value), joined.clashes), theirs)


def _fields(action: OwnAction) -> dict[str, object]:
    return {name: getattr(action, name) for name in OwnAction.model_fields}
