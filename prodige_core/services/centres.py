"""The centres kept here: list, make, change, delete, and open and save centre files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prodige_core.access import RIGHTS, Right
from prodige_core.responses import Centre, CentreFile, write_centre_file
from prodige_core.services import access, calendar_ids, trail
from prodige_core.services.calendar_notes import with_those_of, without_calendars
from prodige_core.services.inputs import read_file, valid
from prodige_core.services.merging import ANYTHING, Anything, Changed, Joined, agreed, join_fields, join_set
from prodige_core.services.stored_files import centre_file, stored_file
from prodige_core.services.workspace import Workspace
from prodige_core.storage import CentreRow, PlanRow, UnitOfWork

BIN_DAYS = 30
"""How long a deleted centre can be restored. Source: docs/decisions/003-storage.md."""

Mode = Literal["copy", "replace"]
Outcome = Literal["new", "unchanged", "copied", "replaced"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What opening a file did.

    outcome: ``new``; ``unchanged`` when exactly this was here already; ``copied`` when a centre of that name stays
    beside it; ``replaced`` when it took that centre's place (the former state is in the bin).
    """

    centre_id: str
    outcome: Outcome


@access.signed_in
def list_centres(ws: Workspace) -> tuple[CentreRow, ...]:
    """The caller's centres in use, last changed first; whoever may do everything sees all."""
    with ws.database.read() as unit:
        return _own(ws, unit)


@access.signed_in
def deleted_centres(ws: Workspace) -> tuple[CentreRow, ...]:
    """Centres the caller can still restore, last changed first."""
    with ws.database.read() as unit:
        return _binned(ws, unit, Right.MANAGE)


@access.signed_in
def in_bin(ws: Workspace) -> tuple[CentreRow, ...]:
    """Centres of the caller that can still be restored, by them or by an owner, last changed first."""
    with ws.database.read() as unit:
        return _binned(ws, unit, Right.VIEW)


def last_day(row: CentreRow) -> dt.date:
    """Until when a centre in the bin can be restored."""
    return ((row.deleted_at or row.updated_at) + dt.timedelta(days=BIN_DAYS)).astimezone().date()


def profile_from(values: Mapping[str, object]) -> Centre:
    """A profile from the fields of a screen. Raises `AnswerError` with every problem."""
    return valid(Centre, values)


@access.signed_in
def create_centre(ws: Workspace, profile: Centre) -> str:
    """Store a new centre, of which the caller becomes an owner; returns its id."""
    with ws.database.write() as unit:
        centre_id = _begin(unit, ws, calendar_ids.apart(unit, profile))
        trail.note(unit, ws, "centre_made", centre_id)
        unit.commit()
    return centre_id


@access.needs(Right.EDIT)
def update_profile(
    ws: Workspace, centre_id: str, profile: Centre, *, seen: Centre | Anything = ANYTHING
) -> Changed[Centre]:
    """Replace the profile; what others changed since ``seen`` is kept. Raises `Conflict` or `NotFound`."""
    return _change_profile(ws, centre_id, profile.model_dump(), seen)


@access.needs(Right.EDIT)
def change_profile(
    ws: Workspace, centre_id: str, changes: Mapping[str, object], *, seen: Centre | Anything = ANYTHING
) -> Changed[Centre]:
    """Change some fields of the profile, and keep the others as they are stored at this moment, whoever wrote them.

    Raises `AnswerError` with every problem, `Conflict` when somebody changed one of these fields since ``seen``, or
    `NotFound`; nothing is stored then.
    """
    return _change_profile(ws, centre_id, changes, seen)


def _change_profile(
    ws: Workspace, centre_id: str, changes: Mapping[str, object], seen: Centre | Anything
) -> Changed[Centre]:
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        stored = unit.centres.profile(centre_id)
        base = stored if isinstance(seen, Anything) else seen
        meant = profile_from({**base.model_dump(), **changes, "calendar_id": base.calendar_id})
        profile = _joined(base, meant, stored)
        if profile.name != stored.name:
            own = {"calendar_id": calendar_ids.renamed(unit, centre_id, stored, profile)}
            profile, meant = profile.model_copy(update=own), meant.model_copy(update=own)
        unit.centres.set_profile(centre_id, profile, ws.now())
        unit.commit()
    return Changed(stored, profile, meant)


def _joined(base: Centre, yours: Centre, theirs: Centre) -> Centre:
    """Two changes of a profile in one. Languages and sectors are sets, so two people can add to them at once."""
    sets = {
        own: join_set(getattr(base, own), getattr(yours, own), getattr(theirs, own)) for own in ("languages", "sectors")
    }
    joined = join_fields(
        base.model_copy(update=sets).model_dump(), yours.model_copy(update=sets).model_dump(), theirs.model_dump()
    )
    return agreed(Joined(profile_from({**joined.value, **sets}), joined.clashes), theirs)


@access.needs(Right.VIEW)
def get_centre(ws: Workspace, centre_id: str, *, with_roadmap: bool = False) -> CentreFile:
    """Everything the centre told us, as a centre file. Raises `NotFound`.

    with_roadmap: also the last plan (or the one that came in a file), else ``roadmap`` is None.
    """
    with ws.database.read() as unit:
        return centre_file(unit, centre_id, with_roadmap=True) if with_roadmap else stored_file(ws, unit, centre_id)


@access.needs(Right.MANAGE)
def delete_centre(ws: Workspace, centre_id: str) -> None:
    """Put the centre in the bin for `BIN_DAYS` days. Raises `NotFound`."""
    with ws.database.write() as unit:
        unit.centres.put_in_bin(centre_id, ws.now())
        trail.note(unit, ws, "centre_deleted", centre_id)
        unit.commit()


@access.needs(Right.MANAGE)
def restore_centre(ws: Workspace, centre_id: str) -> None:
    """Take the centre out of the bin. Raises `NotFound` when it is not there or its time is over."""
    with ws.database.write() as unit:
        unit.centres.restore(centre_id, ws.now(), _oldest(ws))
        stored = unit.centres.profile(centre_id)  # meanwhile another centre may have begun its calendar
        if (profile := calendar_ids.apart(unit, stored, centre_id)) != stored:
            unit.centres.set_profile(centre_id, profile, ws.now())
        trail.note(unit, ws, "centre_restored", centre_id)
        unit.commit()


@access.needs(Right.VIEW)
def export_bytes(ws: Workspace, centre_id: str, *, with_roadmap: bool = False) -> bytes:
    """The centre file in its canonical form. Raises `NotFound`."""
    data = write_centre_file(get_centre(ws, centre_id, with_roadmap=with_roadmap))
    trail.taken(ws, centre_id, "centre_exported", "json")
    return data


@access.signed_in
def read_upload(ws: Workspace, data: bytes, filename: str) -> CentreFile:
    """Read a centre file, or the one inside a roadmap PDF, and check it against the frameworks. Stores nothing.

    Raises `CentreFileError` with every problem.
    """
    return read_file(data, filename, ws.catalogue)


@access.signed_in
def same_name(ws: Workspace, file: CentreFile) -> CentreRow | None:
    """A centre already here under the name in the file, the last changed one; None when there is none."""
    with ws.database.read() as unit:
        return next(iter(_namesakes(ws, unit, file)), None)


@access.signed_in
def import_bytes(ws: Workspace, data: bytes, filename: str, mode: Mode = "copy") -> Imported:
    """Open a centre file or roadmap PDF. The same content twice gives the same centre, whatever the mode.

    mode: what to do when a centre of that name is here with other content. ``copy`` keeps both; ``replace`` puts the
    file in its place and the former state in the bin, which only an owner may do (`Forbidden`). Raises `CentreFileError` with every problem; nothing is stored then.
    """
    file = read_upload(ws, data, filename)
    others = _others(ws, file)
    with ws.database.write() as unit:
        namesakes = _namesakes(ws, unit, file)
        for row in namesakes:
            if others.get(row.id) == unit.centres.stamp(row.id):
                continue
            if _same_content(centre_file(unit, row.id, with_roadmap=file.roadmap is not None), file):
                return Imported(row.id, "unchanged")
        if namesakes and mode == "replace":
            centre_id = namesakes[0].id
            unit.centres.hold(centre_id)  # or what a colleague saves now would be in neither of the two
            access.require_within(unit, ws, centre_id, Right.MANAGE)  # the former state goes into the bin
            former = _add(unit, ws, centre_file(unit, centre_id, with_roadmap=True))
            unit.centres.put_in_bin(former, ws.now())
            unit.centres.set_profile(centre_id, calendar_ids.apart(unit, file.centre, centre_id), ws.now())
            unit.assessments.remove_all(centre_id)
            before = unit.plans.of_centre(centre_id)
            _fill(unit, ws, centre_id, file if before is None else with_those_of(file, before.plan))
            outcome: Outcome = "replaced"
        else:
            own = calendar_ids.apart(unit, file.centre)
            here = file if own.calendar_id == file.centre.calendar_id else without_calendars(file)
            centre_id = _add(unit, ws, here.model_copy(update={"centre": own}))
            outcome = "copied" if namesakes else "new"
        trail.note(unit, ws, "centre_imported", centre_id, outcome=outcome)
        unit.commit()
    return Imported(centre_id, outcome)


def _others(ws: Workspace, file: CentreFile) -> dict[str, tuple[int, dt.datetime]]:
    """Namesakes that hold something else, with their stamps: found before writing, for which on SQLite every vote waits."""
    bare = file.model_copy(update={"roadmap": None})  # a plan changes without the stamp
    with ws.database.read() as unit:
        return {
            row.id: unit.centres.stamp(row.id)
            for row in _namesakes(ws, unit, file)
            if not _same_content(centre_file(unit, row.id), bare)
        }


def _namesakes(ws: Workspace, unit: UnitOfWork, file: CentreFile) -> list[CentreRow]:
    name = file.centre.name.casefold()
    return [row for row in _own(ws, unit) if row.name.casefold() == name]


def _binned(ws: Workspace, unit: UnitOfWork, least: Right) -> tuple[CentreRow, ...]:
    rows = _own(ws, unit, deleted=True, least=least)
    return tuple(row for row in rows if row.deleted_at and row.deleted_at >= _oldest(ws))


def _own(ws: Workspace, unit: UnitOfWork, *, deleted: bool = False, least: Right = Right.VIEW) -> tuple[CentreRow, ...]:
    """The centres, in use or in the bin, in which the caller has at least this right."""
    if ws.actor.everything:
        return unit.centres.listed(deleted=deleted)
    if ws.actor.person_id is None:
        return ()
    roles = unit.people.centres_of(ws.actor.person_id)
    rows = unit.centres.listed(deleted=deleted, of=ws.actor.person_id)  # every screen asks: never read the whole table
    return tuple(row for row in rows if row.id in roles and least in RIGHTS[roles[row.id]])


def _begin(unit: UnitOfWork, ws: Workspace, profile: Centre) -> str:
    """A new centre, and the caller as its owner; in local mode it needs none."""
    with unit.for_everybody():  # until somebody owns it, it is nobody's
        centre_id = unit.centres.add(profile, ws.now())
        if ws.actor.person_id is not None:
            unit.people.set_role(centre_id, ws.actor.person_id, "owner", ws.now())
    return centre_id


def _same_content(stored: CentreFile, given: CentreFile) -> bool:
    """But for the ids of the calendar, and what calendars hold: what was opened here as a copy has its own.

    Compared as written, because the order of answers counts too.
    """
    own = {"calendar_id": stored.centre.calendar_id}
    given = given.model_copy(update={"centre": given.centre.model_copy(update=own)})
    return write_centre_file(without_calendars(stored)) == write_centre_file(without_calendars(given))


def _add(unit: UnitOfWork, ws: Workspace, file: CentreFile) -> str:
    centre_id = _begin(unit, ws, file.centre)
    _fill(unit, ws, centre_id, file)
    return centre_id


def _fill(unit: UnitOfWork, ws: Workspace, centre_id: str, file: CentreFile) -> None:
    unit.assessments.add_all(centre_id, file.assessments)
    unit.wishes.set_priorities(centre_id, file.priorities)
    unit.wishes.set_means(centre_id, file.means)
    unit.wishes.set_decisions(centre_id, file.decisions)
    unit.living.set_board(centre_id, file.board)
    unit.living.set_own_actions(centre_id, file.own_actions)
    unit.living.set_mobilities(centre_id, file.mobilities)
    unit.living.set_indicators(centre_id, file.indicators)
    unit.kept_plans.remove_all(centre_id)  # they belong to what was there before the file
    if file.roadmap is None:
        unit.plans.remove(centre_id)
    else:
        # nobody can tell what a plan in a file was computed from, so it is kept but never taken as current
        unit.plans.put(centre_id, PlanRow(file.roadmap, "", ws.today().isoformat()))


def _oldest(ws: Workspace) -> dt.datetime:
    return ws.now() - dt.timedelta(days=BIN_DAYS)
