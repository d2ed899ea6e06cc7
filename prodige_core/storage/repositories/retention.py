"""What is past its time, and when it was last looked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    Table,
    and_,
    case,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
    update,
)

from prodige_core.storage.access_tables import events, invitations, memberships, network_people, people, sign_ins
from prodige_core.storage.tables import centres
from prodige_core.storage.voice_tables import participants, respondents, surveys, workshops

Kind = Literal["centres", "surveys", "workshops", "invitations", "sign_ins", "people", "events"]
"""What is deleted by its age; in this order."""

USUAL_YEARS = 2
"""How long what a survey or workshop came to and the trail are kept where a centre has not chosen, and people without any
role everywhere. Source: reliability, section 6."""

KINDS: tuple[Kind, ...] = get_args(Kind)

Mark = Literal["purge", "purge_held"]
"""Events that tell when deleting was done, and when it was put off because the clock was not trusted."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a survey or workshop came to, or will. years: what who took part was told; closed_at: None while it goes on.

    begun: whether anybody has taken part.
    """

    id: str
    kind: Literal["survey", "workshop"]
    closed_at: dt.datetime | None
    years: int
    begun: bool


def chosen_years(centre_id: str) -> ScalarSelect[int | None]:
    """How many years a centre has chosen, to be written beside what begins in it."""
    return select(centres.c.years_kept).where(centres.c.id == centre_id).scalar_subquery()


def held_years(table: Table) -> ScalarSelect[int]:
    """What holds now for a survey or workshop, to be written beside it when it closes: people were told no longer time."""
    held = select(_held(table)).where(centres.c.id == table.c.centre_id)
    return held.correlate(table).scalar_subquery()


class Retention:
    """Counts and deletes by age. Whoever calls it decides what is old.

    before: the moments before which something is past its time, by the years it is kept; of what no centre can choose
    that of `USUAL_YEARS` alone counts.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, kind: Kind, before: Mapping[int, dt.datetime]) -> int:
        """How many are past their time."""
        table, old = _old(kind, before)
        return self._connection.scalar(select(func.count()).select_from(table).where(old)) or 0

    def delete(self, kind: Kind, before: Mapping[int, dt.datetime]) -> int:
        """Delete them with everything of theirs; gives how many."""
        table, old = _old(kind, before)
        return self._connection.execute(delete(table).where(old)).rowcount

    def years(self, centre_id: str) -> int | None:
        """What a centre has chosen; None: as usual, or no such centre."""
        found: int | None = self._connection.scalar(select(centres.c.years_kept).where(centres.c.id == centre_id))
        return found

    def choose(self, centre_id: str, years: int) -> None:
        """Keep what the centre's surveys, workshops and trail came to for so many years."""
        self._connection.execute(update(centres).where(centres.c.id == centre_id).values(years_kept=years))

    def told(self, centre_id: str) -> tuple[Told, ...]:
        """Every survey and workshop of a centre."""
        parts = []
        for kind, table, came_to in (("survey", surveys, respondents), ("workshop", workshops, participants)):
            came = exists().where(came_to.c[f"{kind}_id"] == table.c.id)
            columns = [table.c.id, literal(kind).label("kind"), table.c.closed_at, _of(table).label("years")]
            parts.append(select(*columns, came.label("begun")).where(table.c.centre_id == centre_id))
        rows = self._connection.execute(union_all(*parts))
        return tuple(Told(row.id, row.kind, row.closed_at, row.years, bool(row.begun)) for row in rows)

    def years_of_survey(self, survey_id: str) -> int:
        """How long what a survey comes to is kept, as whoever takes part now is told."""
        return self._years_of(surveys, survey_id)

    def years_of_workshop(self, workshop_id: str) -> int:
        """How long what a workshop comes to is kept, as whoever takes part now is told."""
        return self._years_of(workshops, workshop_id)

    def _years_of(self, table: Table, own_id: str) -> int:
        query = select(_held(table)).join_from(table, centres)
        found: int | None = self._connection.scalar(query.where(table.c.id == own_id))
        return found or USUAL_YEARS

    def tell(self, one: Told, years: int) -> None:
        """From now on whoever takes part is told this."""
        table = surveys if one.kind == "survey" else workshops
        self._connection.execute(update(table).where(table.c.id == one.id).values(years_kept=years))

    def events_before(self, centre_id: str, moment: dt.datetime) -> int:
        """How many events of a centre are older."""
        query = select(func.count()).where(events.c.centre_id == centre_id, events.c.at < moment)
        return self._connection.scalar(query) or 0

    def left_open(self, before: dt.datetime) -> tuple[str, ...]:
        """Ids of the workshops that were opened before this moment, in whose room no host has done anything since.

        Those of centres in the bin are left out: they go with their centre, or are found when it comes back.
        """
        query = (
            select(workshops.c.id)
            .join(centres)
            .where(workshops.c.status == "open", workshops.c.opened_at < before, workshops.c.active_at < before)
            .where(centres.c.deleted_at.is_(None))
        )
        return tuple(self._connection.scalars(query.order_by(workshops.c.id)))

    def last(self, mark: Mark, now: dt.datetime) -> dt.datetime | None:
        """The last such event up to now; None when there is none. What a wrong clock wrote ahead of now is not seen."""
        here = (events.c.kind == mark) & (events.c.at <= now)
        found: dt.datetime | None = self._connection.scalar(select(func.max(events.c.at)).where(here))
        return found

    def newest(self, now: dt.datetime) -> dt.datetime | None:
        """The last moment up to now at which anybody did something here; None in an empty database."""
        moments = (centres.c.updated_at, workshops.c.active_at, surveys.c.closed_at, people.c.created_at)
        found = [self._connection.scalar(select(func.max(one)).where(one <= now)) for one in moments]
        return max((one for one in found if one is not None), default=None)


def _old(kind: Kind, before: Mapping[int, dt.datetime]) -> tuple[Table, ColumnElement[bool]]:
    usual = before[USUAL_YEARS]
    conditions: Mapping[Kind, tuple[Table, ColumnElement[bool]]] = {
        "centres": (centres, centres.c.deleted_at < usual),
        "surveys": (surveys, surveys.c.id.in_(_past(surveys, before))),
        "workshops": (workshops, workshops.c.id.in_(_past(workshops, before))),
        "invitations": (invitations, invitations.c.expires_at < usual),
        "sign_ins": (sign_ins, sign_ins.c.expires_at < usual),
        "people": (people, (people.c.seen_on < usual.date().isoformat()) & ~_has_a_role()),
        "events": (events, _old_event(before)),
    }
    return conditions[kind]


def _of(table: Table) -> ColumnElement[int]:
    return func.coalesce(table.c.years_kept, USUAL_YEARS)


def _held(table: Table) -> ColumnElement[int]:
    """The shorter of what people were told and what their centre has chosen since."""
    told, chosen = _of(table), _of(centres)
    return case((told < chosen, told), else_=chosen)


def _past(table: Table, before: Mapping[int, dt.datetime]) -> Select[tuple[str]]:
    """Ids of those that closed longer ago than they are kept."""
    years = _held(table)
    old = or_(*(and_(years <= number, table.c.closed_at < moment) for number, moment in before.items()))
    return select(table.c.id).join(centres, centres.c.id == table.c.centre_id).where(old)


def _old_event(before: Mapping[int, dt.datetime]) -> ColumnElement[bool]:
    """By the choice of its centre; as usual where that is gone, or where it is about none."""
    chosen = select(centres.c.id).where(centres.c.years_kept.is_not(None))
    others = events.c.centre_id.is_(None) | events.c.centre_id.not_in(chosen)
    found = [others & (events.c.at < before[USUAL_YEARS])]
    for number, moment in before.items():
        own = select(centres.c.id).where(centres.c.years_kept <= number)
        found.append(events.c.centre_id.in_(own) & (events.c.at < moment))
    return or_(*found)


def _has_a_role() -> ColumnElement[bool]:
    return exists().where(memberships.c.person_id == people.c.id) | exists().where(
        network_people.c.person_id == people.c.id
    )
