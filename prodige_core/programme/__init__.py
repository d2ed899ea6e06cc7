"""Dated facts of the European programme: calls, routes, unit costs; deadlines, advice and grant estimates made from them."""

from prodige_core.programme import words
from prodige_core.programme.advice import FITS, Fit, RouteAdvice, Wanted, advise
from prodige_core.programme.calendar import Deadline, Deadlines, are_old, deadlines
from prodige_core.programme.dated import Source
from prodige_core.programme.grant import Grant, estimate, mobility_of
from prodige_core.programme.lines import GrantLine, Stay
from prodige_core.programme.loader import FOLDER, load_programme, programme_folder, programme_problems
from prodige_core.programme.model import Activity, Call, Programme, Route
from prodige_core.programme.money import ActionGrant, EuropeanMoney, Span, european_money, settled
from prodige_core.programme.quality import PARTS, PlanFacts, QualityPart, QualityPoint, QualityStandards
from prodige_core.programme.rates import Rates
from prodige_core.programme.said import GrantEur, OwnEur, Said, country_name

__all__ = [
    "FITS",
    "FOLDER",
    "PARTS",
    "ActionGrant",
    "Activity",
    "Call",
    "Deadline",
    "Deadlines",
    "EuropeanMoney",
    "Fit",
    "Grant",
    "GrantEur",
    "GrantLine",
    "OwnEur",
    "PlanFacts",
    "Programme",
    "QualityPart",
    "QualityPoint",
    "QualityStandards",
    "Rates",
    "Route",
    "RouteAdvice",
    "Said",
    "Source",
    "Span",
    "Stay",
    "Wanted",
    "advise",
    "are_old",
    "country_name",
    "deadlines",
    "estimate",
    "european_money",
    "load_programme",
    "mobility_of",
    "programme_folder",
    "programme_problems",
    "settled",
    "words",
]
