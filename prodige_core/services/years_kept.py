"""How long a centre keeps what its surveys and workshops came to, and its trail: chosen by its owners, told before it counts.

A choice is a promise of this installation to whoever takes part, so it is in no centre file: in another Prodige the centre
chooses anew. A shorter one holds for what is there already, from the next clean-up on. A longer one never lengthens what
people were told when they took part. Decisions: docs/decisions/012-second-look.md.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prodige_core.access import Right
from prodige_core.errors import NotFound, StateError
from prodige_core.i18n import N_
from prodige_core.services import access, trail
from prodige_core.services.inputs import refuse
from prodige_core.services.retention import YEARS, YEARS_KEPT, years_before
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork
from prodige_core.storage.repositories.retention import Told


@dataclass(frozen=True, slots=True)
class Kept:
    """years: one of `YEARS`; chosen: whether an owner chose it. next_on: the day from which the next survey or workshop goes;
    None while none is closed.
    """

    years: int
    chosen: bool
    next_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Going:
    """How many of each the next clean-up would delete."""

    surveys: int = 0
    workshops: int = 0
    events: int = 0

    @property
    def anything(self) -> bool:
        """Whether something would go."""
        return bool(self.surveys or self.workshops or self.events)


@access.needs(Right.VIEW)
def kept(ws: Workspace, centre_id: str) -> Kept:
    """How long it is kept now. Raises `NotFound`."""
    with ws.database.read() as unit:
        unit.centres.stamp(centre_id)
        stored = unit.retention.years(centre_id)
        told = unit.retention.told(centre_id)
    years = stored or YEARS_KEPT
    ends = [years_before(one.closed_at, -min(one.years, years)) for one in told if one.closed_at is not None]
    return Kept(years, stored is not None, min(ends).astimezone().date() if ends else None)


@access.needs(Right.VIEW, of="survey")
def of_survey(ws: Workspace, survey_id: str) -> int:
    """How many years after its close a survey is deleted, as things stand. Raises `NotFound`."""
    with ws.database.read() as unit:
        if unit.people.centre_of_survey(survey_id) is None:
            raise NotFound(N_("This survey is not stored here."), N_("It may have been deleted."))
        return unit.retention.years_of_survey(survey_id)


@access.needs(Right.MANAGE)
def going(ws: Workspace, centre_id: str, years: int) -> Going:
    """What the next clean-up deletes if so many years are chosen. Raises `AnswerError` for none of `YEARS`, `NotFound`."""
    _known(years)
    with ws.database.read() as unit:
        unit.centres.stamp(centre_id)
        return _going(unit, ws, centre_id, years)


@access.needs(Right.MANAGE)
def choose(ws: Workspace, centre_id: str, years: int, *, seen: int, shown: Going) -> None:
    """Keep it for so many years. seen: what was chosen before, as the screen said; shown: what it said would be deleted.

    Nothing is deleted here: the next clean-up does, so a mistake can be taken back until then. Raises `AnswerError` for
    none of `YEARS`, `NotFound`, or `StateError` when somebody else chose meanwhile or more would go than was shown.
    """
    _known(years)
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        before = unit.retention.years(centre_id) or YEARS_KEPT
        if before not in (seen, years):
            raise StateError(N_("Somebody else has chosen another time meanwhile."), N_("Look again, then choose."))
        found = _going(unit, ws, centre_id, years)
        if found.surveys > shown.surveys or found.workshops > shown.workshops or found.events > shown.events:
            raise StateError(N_("More would be deleted than was said here."), N_("Look again, then choose."))
        unit.retention.choose(centre_id, years)
        for one in unit.retention.told(centre_id):
            if (told := _told_from_now(one, before, years)) != one.years:
                unit.retention.tell(one, told)
        trail.note(unit, ws, "years_chosen", centre_id, years=years)
        unit.commit()


def _told_from_now(one: Told, before: int, years: int) -> int:
    """What stands beside a survey or workshop after a choice.

    As long as nobody has taken part, the new time. Once somebody has, what they may have been told while the former
    choice held, if that was less; what is closed stays as it was.
    """
    if one.closed_at is not None:
        return one.years
    return min(one.years, before) if one.begun else years


def _going(unit: UnitOfWork, ws: Workspace, centre_id: str, years: int) -> Going:
    now = ws.now()
    old = [
        one.kind
        for one in unit.retention.told(centre_id)
        if one.closed_at is not None and one.closed_at < years_before(now, min(one.years, years))
    ]
    older = unit.retention.events_before(centre_id, years_before(now, years))
    return Going(old.count("survey"), old.count("workshop"), older)


def _known(years: int) -> None:
    if years not in YEARS:
        raise refuse("years", N_("must be one of {years}."), years=", ".join(map(str, YEARS)))
