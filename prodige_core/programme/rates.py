"""Unit costs of one call year: ``rates.yaml``. Whole euros, km one way in a straight line."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from prodige_core.frameworks.model import Slug, Value
from prodige_core.programme.dated import Dated, Eur, Km, Who, Year


class Band(Value):
    """Travel for one person, there and back. to_km None: any distance from ``from_km`` on."""

    from_km: Km
    to_km: Km | None = None
    standard_eur: Eur
    green_eur: Eur
    note: str = ""


class TravelRates(Dated):
    """By distance, without gaps."""

    bands: tuple[Band, ...] = Field(min_length=1, strict=False)


class TravelDays(Dated):
    """Paid days of travel at most, there and back together."""

    standard: int = Field(ge=0, le=10)
    green: int = Field(ge=0, le=10)


class StayRange(Value):
    """What national agencies may pay for a person and day in a group of countries."""

    group: int = Field(ge=1, le=3)
    learner_least_eur: Eur
    learner_most_eur: Eur
    staff_least_eur: Eur
    staff_most_eur: Eur


class StayRates(Dated):
    """Individual support: the full day rate for ``full_days`` days, then ``reduced_percent`` of it."""

    full_days: int = Field(ge=1, le=365)
    reduced_percent: int = Field(ge=1, le=100)
    groups: tuple[StayRange, ...] = Field(min_length=1, strict=False)


class OrganisationRate(Value):
    """For one person; beyond ``people`` persons of the same kind ``beyond_eur``."""

    eur: Eur
    people: Annotated[int, Field(ge=1, le=10_000)] | None = None
    beyond_eur: Eur | None = None


class OrganisationRates(Dated):
    """Organisational support."""

    standard: OrganisationRate
    small: OrganisationRate
    long: OrganisationRate


class FlatRate(Dated):
    """One amount for one person."""

    eur: Eur


class LanguageRate(Dated):
    """Linguistic support for one person; long stays have the extra as well."""

    eur: Eur
    long_extra_eur: Eur


class CourseFee(Dated):
    """For one day and person, and at most for one person."""

    day_eur: Eur
    most_eur: Eur


class Exceptional(Dated):
    """Shares of real costs that are paid besides: of expensive travel, of visas and guarantees. No estimate holds them."""

    travel_percent: int = Field(ge=0, le=100)
    other_percent: int = Field(ge=0, le=100)


class Accompanying(Dated):
    """Whose rates count for those who go along with learners."""

    paid_as: Who


class Rates(Value):
    """The unit costs of one call year."""

    id: Slug
    year: Year
    travel: TravelRates
    travel_days: TravelDays
    stay: StayRates
    organisation: OrganisationRates
    visit: FlatRate
    language: LanguageRate
    course_fee: CourseFee
    inclusion: FlatRate
    exceptional: Exceptional
    accompanying: Accompanying
