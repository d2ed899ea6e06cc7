"""What the check takes from the programme's facts and the indicators' definitions: deadlines, rates, what is a share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from prodige_core.frameworks import Catalogue
from prodige_core.health.model import Deadline, RatesUsed
from prodige_core.i18n import Translator
from prodige_core.indicators import Indicator
from prodige_core.indicators.words import title
from prodige_core.programme import Programme
from prodige_core.programme.calendar import call_is_over, deadlines
from prodige_core.programme.grant import estimate, mobility_of
from prodige_core.programme.money import settled
from prodige_core.programme.words import call_title
from prodige_core.responses import CentreFile


def call_deadlines(catalogue: Catalogue, programme: Programme, today: dt.date, t: Translator) -> tuple[Deadline, ...]:
    """The last known day to apply, for every action that is an application.

    An application has a call (``funding``), moves nobody itself, and must begin in certain months, those before the
    call's end. Of several calls to come the latest counts; without any, the latest that is over.
    """
    known = deadlines(programme, today)
    found = []
    for action in catalogue.actions.values():
        if action.funding == "none" or action.mobility or not action.months:
            continue
        ahead = [own for own in known.ahead if action.funding in own.call.actions]
        over = [own for own in known.past if action.funding in own.call.actions]
        last = ahead[-1] if ahead else over[0] if over else None
        if last is not None:
            found.append(Deadline(action.id, call_title(last.call, t), last.last, not last.expected))
    return tuple(found)


def rates_used(file: CentreFile, catalogue: Catalogue, programme: Programme, today: dt.date) -> RatesUsed | None:
    """The oldest rates behind the centre's estimates that have a number; None without any.

    As on the screen of European money: actions that are done or ruled out have none, and rates are past with their call.
    """
    gone = settled(file)
    grants = [
        estimate(mobility_of(catalogue.actions.get(own), stored), programme, own_country=file.centre.country)
        for own, stored in file.mobilities.items()
        if own not in gone
    ]
    counted = [(grant, grant.rates) for grant in grants if grant.total is not None and grant.rates is not None]
    if not counted:
        return None
    oldest = min((rates for _, rates in counted), key=lambda rates: rates.year)
    return RatesUsed(
        call=str(oldest.year),
        checked_on=dt.date.fromisoformat(min(line.fact.checked_on for grant, _ in counted for line in grant.lines)),
        verify=any(grant.verify for grant, _ in counted),
        past=call_is_over(oldest, programme, today),
        estimates=len(counted),
    )


def ratios(definitions: tuple[Indicator, ...], t: Translator) -> Mapping[str, str]:
    """Indicators that people count themselves and that are a share or a mean, with their titles, by code."""
    return {own.id: title(own, t) for own in definitions if own.typed and own.unit in ("percent", "mean")}
