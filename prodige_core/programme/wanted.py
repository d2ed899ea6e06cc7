"""What a centre wants of the European programme, as far as it told or its plan shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a centre wants. None: not told.

    people: who are to go abroad in a year, without accompanying persons. every_year: whether stays are wanted each year.
    ka122_grants: short-term grants of the last call years (`grant_years` of the route). third_countries: stays outside
    the programme. network: whether it would coordinate other schools. partnerships: call codes of planned partnerships.
    funded: codes of the grants that planned actions count on, each with the first day of the first such action.
    """

    people: int | None = None
    every_year: bool | None = None
    ka122_grants: int | None = None
    third_countries: bool = False
    network: bool = False
    partnerships: frozenset[str] = frozenset()
    funded: tuple[tuple[str, dt.date], ...] = ()
