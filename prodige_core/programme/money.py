"""European money of one centre: routes, deadlines and an estimate for every mobility. Own money stands beside, never within."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from prodige_core.frameworks import Action, Catalogue
from prodige_core.i18n import N_
from prodige_core.programme.advice import RouteAdvice, Wanted, advise
from prodige_core.programme.calendar import Deadlines, are_old, deadlines
from prodige_core.programme.dated import Source
from prodige_core.programme.grant import Grant, estimate, mobility_of
from prodige_core.programme.model import Programme, Route
from prodige_core.programme.said import NOTHING, GrantEur, OwnEur, Said
from prodige_core.responses import CentreFile, Mobility

PARTNERSHIPS = frozenset({"KA210", "KA220"})


@dataclass(frozen=True, slots=True)
class Span:
    """Days of a planned action, or of the plan."""

    first: dt.date
    last: dt.date

    @property
    def school_year(self) -> int:
        """The school year it begins in, by the year of its September."""
        return self.first.year if self.first.month >= 9 else self.first.year - 1


@dataclass(frozen=True, slots=True)
class ActionGrant:
    """One mobility: the action it belongs to (None when the catalogue no longer has it), when, and its estimate.

    stored: what the centre told itself. own: what the action costs the centre besides.
    """

    id: str
    action: Action | None
    span: Span | None
    stored: Mobility | None
    grant: Grant
    own: OwnEur


@dataclass(frozen=True, slots=True)
class EuropeanMoney:
    """Everything a screen or a report tells about European money.

    mobilities: planned ones by day, then those without a plan. total: of those with a number; None when there is none.
    own: what all these actions cost the centre itself. without_number: how many have no estimate. over_cap: that the
    mobilities of one route add up to more people than one of its projects takes; None when they do not.
    funded: planned actions that a grant can pay and that are not settled, by the code of the grant.
    """

    programme: Programme
    wanted: Wanted
    advice: tuple[RouteAdvice, ...]
    dates: Deadlines
    mobilities: tuple[ActionGrant, ...]
    total: GrantEur | None
    own: OwnEur
    without_number: int
    rates_are_old: bool
    over_cap: Said | None = None
    funded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def best(self) -> RouteAdvice | None:
        """The one way that is recommended: the first that fits."""
        return next((own for own in self.advice if own.fit == "fits"), None)

    def paid_by(self, route: Route) -> tuple[str, ...]:
        """Planned actions that a way can pay. A way that only opens another (an accreditation) brings no money."""
        return () if route.opens else tuple(own for code in route.calls for own in self.funded.get(code, ()))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Of everything that is told, once each, in the order of the sources' file."""
        facts = [own.route.sources for own in self.advice] + [own.call.sources for own in self.dates.ahead]
        for entry in self.mobilities:
            facts += [line.fact.sources for line in entry.grant.lines]
            activity, rates = entry.grant.activity, entry.grant.rates
            if activity is not None:
                facts.append(activity.sources)
                if rates is not None and activity.pays.travel:
                    facts.append(rates.exceptional.sources)
        used = {own for fact in facts for own in fact}
        return tuple(own for own_id, own in self.programme.sources.items() if own_id in used)


def european_money(
    file: CentreFile,
    catalogue: Catalogue,
    programme: Programme,
    today: dt.date,
    *,
    spans: Mapping[str, Span] | None = None,
    period: Span | None = None,
    wanted: Wanted | None = None,
) -> EuropeanMoney:
    """The whole of it. catalogue: with the centre's own actions. spans: of the planned actions; period: of the plan.

    A period that is over cuts off no deadline.

    wanted: what people were asked; what they did not tell is inferred from what is planned.
    """
    planned = spans or {}
    found = [_one(own_id, file, catalogue, programme, planned.get(own_id)) for own_id in _ids(file, catalogue, planned)]
    found.sort(key=lambda own: (own.span is None, own.span.first if own.span else today))
    totals = [own.grant.total for own in found]
    given = [total for total in totals if total is not None]
    funded = _funded(file, planned, catalogue)
    begins = tuple((code, min(planned[own].first for own in ids)) for code, ids in funded.items())
    asked = replace(_told_or(wanted, inferred(found, planned, catalogue)), funded=begins)
    newest = programme.rates_of()
    return EuropeanMoney(
        programme=programme,
        wanted=asked,
        advice=advise(file.centre, asked, programme, today),
        dates=deadlines(programme, today, period.last if period and period.last >= today else None),
        mobilities=tuple(found),
        total=sum(given, NOTHING) if given else None,
        own=sum((own.own for own in found), OwnEur(0)),
        without_number=len(totals) - len(given),
        rates_are_old=newest is not None and are_old(newest, programme, today),
        over_cap=next((said for route in programme.routes if (said := _over_cap(route, found))), None),
        funded=funded,
    )


def _funded(file: CentreFile, planned: Mapping[str, Span], catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    gone, found = settled(file), dict[str, tuple[str, ...]]()
    for own in planned:
        if own not in gone and own in catalogue.actions and (code := catalogue.actions[own].funding) != "none":
            found[code] = (*found.get(code, ()), own)
    return found


def _ids(file: CentreFile, catalogue: Catalogue, planned: Mapping[str, Span]) -> list[str]:
    moved = [own for own in planned if own in catalogue.actions and catalogue.actions[own].mobility]
    gone = settled(file)
    return [own for own in dict.fromkeys([*moved, *file.mobilities]) if own not in gone]


def settled(file: CentreFile) -> frozenset[str]:
    """Actions that no grant will be asked for any more: done, ruled out, declined or dropped."""
    board = {own for own, entry in file.board.items() if entry.status in ("done", "declined", "dropped")}
    return frozenset({*file.decisions.done, *file.decisions.excluded} | board)


def _one(own_id: str, file: CentreFile, catalogue: Catalogue, programme: Programme, span: Span | None) -> ActionGrant:
    action, stored = catalogue.actions.get(own_id), file.mobilities.get(own_id)
    grant = estimate(mobility_of(action, stored), programme, own_country=file.centre.country)
    return ActionGrant(own_id, action, span, stored, grant, OwnEur(action.cost if action else 0))


def _over_cap(route: Route, found: list[ActionGrant]) -> Said | None:
    """The cap on people holds for a project, which is one call, so the people of all its mobilities are added up.

    Visits beforehand and accompanying persons are not counted in it (``routes.yaml``).
    """
    counted = [own for own in found if own.action is not None and own.action.funding == route.id and _takes_place(own)]
    people = sum(own.grant.mobility.people or 0 for own in counted)
    if route.most_people is None or people <= route.most_people:
        return None
    what = N_(
        "With {route_code}, {people} people are to go in all, but one project, which is one call, takes {most} at most. Send fewer, or spread them over several calls."
    )
    return Said(what, {"route_code": route.id, "people": people, "most": route.most_people})


def _takes_place(own: ActionGrant) -> bool:
    """Whether the people of a mobility count where a route counts people."""
    return own.grant.activity is None or not own.grant.activity.pays.visit


def inferred(found: list[ActionGrant], planned: Mapping[str, Span], catalogue: Catalogue) -> Wanted:
    """What a centre seems to want from what it planned: most people of one school year, and whether stays come yearly."""
    by_year: dict[int | None, int] = {}
    for own in found:
        activity = own.grant.activity
        if activity is not None and not activity.incoming and not activity.pays.visit:
            year = own.span.school_year if own.span else None
            by_year[year] = by_year.get(year, 0) + (own.grant.mobility.people or 0)
    years = [year for year, people in by_year.items() if year is not None and people]
    codes = {catalogue.actions[own].funding for own in planned if own in catalogue.actions}
    return Wanted(
        people=max(by_year.values(), default=None),
        every_year=True if len(years) > 1 else None,
        partnerships=frozenset(codes & PARTNERSHIPS),
    )


def _told_or(told: Wanted | None, seems: Wanted) -> Wanted:
    if told is None:
        return seems
    return replace(
        told,
        people=seems.people if told.people is None else told.people,
        every_year=seems.every_year if told.every_year is None else told.every_year,
        partnerships=told.partnerships | seems.partnerships,
    )
