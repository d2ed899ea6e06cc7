"""The rules of the advice, route by route: does it fit, why, and what to check. Rules: ``docs/method/european-money.md``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from prodige_core.i18n import N_
from prodige_core.programme.calendar import Deadline, Deadlines
from prodige_core.programme.model import Programme, Route
from prodige_core.programme.said import Said
from prodige_core.programme.wanted import Wanted
from prodige_core.responses import Centre

Fit = Literal["fits", "not_yet", "no"]
FITS: tuple[Fit, ...] = ("fits", "not_yet", "no")
"""In the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Case:
    """One route and all that its verdict is made from."""

    route: Route
    centre: Centre
    wanted: Wanted
    programme: Programme
    dates: Deadlines
    today: dt.date

    @property
    def deadline(self) -> Deadline | None:
        """The soonest end of a call of this route; None when none is known."""
        found = [own for code in self.route.calls if (own := self.dates.next_for(code)) is not None]
        return min(found, key=lambda own: own.last) if found else None


Verdict = tuple[Fit, list[Said], list[Said], int]
"""Fit, reasons, checks, and the place among routes of the same fit (lowest first)."""


def judge(case: Case) -> Verdict:
    """The verdict on a route; what every application asks comes first."""
    outside = _outside(case)
    if outside is not None and case.route.calls:
        return outside
    return _JUDGES.get(case.route.id, _partnership)(case)


def _outside(case: Case) -> Verdict | None:
    """What every application asks first: a country of the programme."""
    country = case.centre.country
    if not country:
        return "not_yet", [Said(N_("We do not know your country. Tell it in your centre profile."))], [], 5
    if case.programme.is_associated(country):
        return None
    more, who = case.programme.outside_of(country), {"own_country": country}
    notes = [Said(more.note, context=more.id)] if more and more.note else []
    if more and more.joins_year:
        joins = Said(
            N_("{own_country} is to take part from the call {joins_year} on."), who | {"joins_year": more.joins_year}
        )
        return "not_yet", [joins], notes, 5
    return (
        "no",
        [Said(N_("{own_country} is outside the programme, so schools there cannot apply."), who), *notes],
        [],
        5,
    )


def _host(case: Case) -> Verdict:
    reasons = [Said(N_("It can begin at any time, needs no application and shows your staff what a visit takes."))]
    checks = []
    if case.centre.country and not case.programme.is_associated(case.centre.country):
        reasons = [
            Said(N_("You can receive guests from schools that hold an accreditation and have money for such stays."))
        ]
        checks = [Said(N_("Ask the partner whether its grant may pay stays in your country."))]
    return "fits", reasons, checks, 4


def _consortium(case: Case) -> Verdict:
    own = case.centre.accreditation
    if own == "KA120":
        return "no", [Said(N_("You hold an accreditation and can ask for money yourself."))], [], 3
    if own == "consortium":
        return "fits", [Said(N_("You are a member already. Ask your coordinator how many places you get."))], [], 1
    late = _no_call(case)
    if late:
        left = Said(N_("Ask coordinators near you whether places are left in grants they hold already."))
        return "not_yet", [late], [left], 3
    reasons = [Said(N_("Somebody else applies and reports; you can send people in the coming school year."))]
    checks = [Said(N_("Find out whether an accredited coordinator near you takes new members."))]
    if case.wanted.people is not None and _too_many(case):
        reasons.append(Said(N_("A consortium has no cap on people.")))
    begins = dict(case.wanted.funded)
    if "KA121" not in begins:
        return "fits", reasons, checks, 2
    reasons.insert(0, Said(N_("Your plan counts on money that comes this way (KA121).")))
    if begins["KA121"] > max(own.last for own in case.dates.ahead if "KA121" in own.call.actions):
        told = N_(
            "In your plan this begins after the last call for this money. Join earlier, or ask coordinators whether places are left in grants they hold already."
        )
        checks.insert(0, Said(told))
    # the way the plan takes comes before the others, unless the plan applies for itself
    return "fits", reasons, checks, 2 if begins.keys() & {"KA120", "KA122"} else 0


def _too_many(case: Case) -> bool:
    short = next((own for own in case.programme.routes if own.most_people is not None), None)
    return short is not None and (case.wanted.people or 0) > (short.most_people or 0)


def _short_term(case: Case) -> Verdict:
    route, wanted = case.route, case.wanted
    if case.centre.accreditation == "KA120":
        return "no", [Said(N_("It is not for centres that hold an accreditation."))], [], 2
    if wanted.ka122_grants is not None and wanted.ka122_grants >= (route.most_grants or 99):
        values = {"most": route.most_grants or 0, "years": route.grant_years or 0}
        return (
            "no",
            [Said(N_("You have had {most} grants in {years} call years; more are not allowed."), values)],
            [],
            2,
        )
    late = _no_call(case)
    if late:
        return "not_yet", [late], [], 2
    if _too_many(case):
        values = {"people": wanted.people or 0, "most": route.most_people or 0}
        return (
            "not_yet",
            [
                Said(
                    N_(
                        "You want to send {people} people; one project takes {most}. Plan for {most}, or join a consortium."
                    ),
                    values,
                )
            ],
            _third(case),
            1,
        )
    reasons = [Said(N_("It needs no accreditation, and up to {most} people can go."), {"most": route.most_people or 0})]
    if wanted.every_year:
        values = {"most": route.most_grants or 0, "years": route.grant_years or 0}
        reasons.append(
            Said(N_("It is a start, not for every year: at most {most} grants in {years} call years."), values)
        )
    return "fits", reasons, [*_grants_check(case), *_third(case)], 1


def _grants_check(case: Case) -> list[Said]:
    if case.wanted.ka122_grants is not None or case.deadline is None:
        return []
    last = case.deadline.call.year
    values = {
        "first_year": last - (case.route.grant_years or 1) + 1,
        "last_year": last,
        "most": case.route.most_grants or 0,
    }
    return [
        Said(
            N_(
                "Check how many short-term grants your centre had in the calls {first_year} to {last_year}: it must be fewer than {most}."
            ),
            values,
        )
    ]


def _third(case: Case) -> list[Said]:
    percent = case.route.third_countries_percent
    if not case.wanted.third_countries or percent is None:
        return []
    if percent == 0:
        return [Said(N_("It does not pay stays in countries outside the programme."))]
    return [Said(N_("At most {percent} % of the grant may go to stays outside the programme."), {"percent": percent})]


def _accredited(case: Case) -> Verdict:
    if case.centre.accreditation == "consortium":
        return (
            "not_yet",
            [Said(N_("Your coordinator asks for this money; for your own request you need an accreditation."))],
            [],
            3,
        )
    if case.centre.accreditation != "KA120":
        other = Said(N_("Members of a consortium get this money without one."))
        return "not_yet", [Said(N_("You need an accreditation (KA120) first.")), other], [], 4
    late = _no_call(case)
    if late:
        return "not_yet", [late], [], 1
    reasons = [Said(N_("You hold an accreditation: a short request each year is enough, for any number of people."))]
    return "fits", reasons, _third(case), 0


def _accreditation(case: Case) -> Verdict:
    if case.centre.accreditation == "KA120":
        return "no", [Said(N_("You hold it already."))], [], 3
    late = _no_call(case)
    if late:
        return "not_yet", [late], [], 3
    wishes = _wishes_for_more(case)
    deadline = case.deadline
    if deadline is not None and not _usable_after(case, deadline):
        reasons = [
            *wishes,
            Said(
                N_(
                    "The next round comes after the last call for money of this programme (KA121), so it would count for the next programme only, whose rules are not known."
                )
            ),
        ]
        return (
            "not_yet",
            reasons,
            [Said(N_("Ask your national agency whether this round will be held, and what it will count for."))],
            3,
        )
    if wishes:
        return "fits", wishes, [], 0
    return "not_yet", [Said(N_("For what you want now, a short-term project or a consortium is less work."))], [], 3


def _wishes_for_more(case: Case) -> list[Said]:
    wanted, found = case.wanted, []
    if wanted.every_year:
        found.append(Said(N_("You want stays every year.")))
    if _too_many(case):
        found.append(
            Said(
                N_("You want to send {people} people, more than a short-term project takes."),
                {"people": wanted.people or 0},
            )
        )
    short = next((own for own in case.programme.routes if own.most_grants is not None), None)
    if short is not None and (wanted.ka122_grants or 0) >= (short.most_grants or 99):
        found.append(Said(N_("Your short-term grants are used up.")))
    if wanted.network:
        found.append(Said(N_("You want to coordinate other schools.")))
    return found


def _usable_after(case: Case, deadline: Deadline) -> bool:
    """Whether a call that this route makes possible comes after it."""
    opened = case.route.opens
    return opened is None or any(own.last > deadline.last for own in case.dates.ahead if opened in own.call.actions)


def _partnership(case: Case) -> Verdict:
    route = case.route
    late = _no_call(case)
    if late:
        return "not_yet", [late], [], 6
    planned = bool(case.wanted.partnerships & set(route.calls))
    aside = Said(N_("It pays for shared work with partners, not for single stays."))
    values = {"organisations": route.least_organisations or 0, "countries": route.least_countries or 0}
    need = Said(
        N_("Check that you have partners: {organisations} organisations from {countries} countries or more."), values
    )
    if planned:
        return "fits", [Said(N_("It is in your plan.")), aside], [need], 3
    if route.experienced:
        return (
            "not_yet",
            [Said(N_("It is heavy work. Begin with a small partnership, or as a partner of others.")), aside],
            [need],
            7,
        )
    return "not_yet", [Said(N_("It is worth it once you have a partner and a product in mind.")), aside], [need], 6


def _no_call(case: Case) -> Said | None:
    if case.deadline is not None:
        return None
    return Said(
        N_("No call is open or expected in this programme, which ends in {last_year}."),
        {"last_year": case.dates.last_year},
    )


_JUDGES: dict[str, Callable[[Case], Verdict]] = {
    "host": _host,
    "consortium": _consortium,
    "KA122": _short_term,
    "KA121": _accredited,
    "KA120": _accreditation,
}
"""Routes that are not named here are partnerships."""
