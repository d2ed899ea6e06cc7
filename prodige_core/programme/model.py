"""What ``frameworks/programme`` holds, as frozen values: dated facts of the European programme, each with its source.

Money is whole euros, distances are km, days are ISO days of the calendar in Brussels. ``verify`` says that the source is
not the programme's own text, so that whoever applies must check the number. Shape: ``docs/method/european-money.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from prodige_core.frameworks.model import Line, Prose, Slug, Value
from prodige_core.programme.dated import Clock, Dated, Day, Eur, Source, Who, Year
from prodige_core.programme.quality import QualityStandards
from prodige_core.programme.rates import Rates

CallCode = Literal["KA120", "KA121", "KA122", "KA210", "KA220", "CB-VET", "CoVE"]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
CallKind = Literal["published", "expected"]
OrganisationKind = Literal["standard", "small", "long"]


class ProgrammeYears(Dated):
    """How long the programme runs. after: what to know of the years beyond ``last_year``."""

    id: Slug
    title: Line
    year: Year
    last_year: Year
    after: Prose


class Call(Dated):
    """A call with its deadline in Brussels time. An expected one has ``from`` and ``to`` in place of ``closes``.

    why: from what an expected deadline is inferred. time: of the last day; empty: its end.
    """

    id: Slug
    title: Line
    year: Year
    actions: tuple[CallCode, ...] = Field(min_length=1, strict=False)
    kind: CallKind
    opens: Day | None = None
    closes: Day | None = None
    earliest: Day | None = Field(default=None, alias="from")
    latest: Day | None = Field(default=None, alias="to")
    time: Clock | Literal[""] = ""
    why: str = ""


class Calls(Value):
    """``calls.yaml``."""

    programme: ProgrammeYears
    calls: tuple[Call, ...] = Field(max_length=500, strict=False)


class CountryGroup(Dated):
    """Countries in which a day costs alike. number: 1 (dearest) to 3."""

    id: Slug
    number: int = Field(ge=1, le=3)
    countries: tuple[Country, ...] = Field(min_length=1, strict=False)


class Associated(Dated):
    """Countries that take part in the programme in full."""

    countries: tuple[Country, ...] = Field(min_length=1, strict=False)


class Outside(Dated):
    """Countries outside the programme about which there is more to say. joins_year: the call from which they are to be in."""

    id: Slug
    title: Line
    countries: tuple[Country, ...] = Field(min_length=1, strict=False)
    joins_year: Year | None = None


class Countries(Value):
    """``countries.yaml``."""

    year: Year
    groups: tuple[CountryGroup, ...] = Field(min_length=1, strict=False)
    associated: Associated
    outside: tuple[Outside, ...] = Field(default=(), strict=False)

    @cached_property
    def group_of(self) -> Mapping[str, CountryGroup]:
        """The group of each country that has one."""
        return {country: group for group in self.groups for country in group.countries}


class DayLimits(Value):
    """Days at the destination, without travel. least_fewer_opportunities: for learners with fewer opportunities."""

    least: int = Field(ge=1, le=365)
    most: int = Field(ge=1, le=365)
    least_fewer_opportunities: Annotated[int, Field(ge=1, le=365)] | None = None


class PeopleLimits(Value):
    """How many may go together."""

    least: int = Field(default=1, ge=1, le=1000)
    most: Annotated[int, Field(ge=1, le=1000)] | None = None


class Pays(Value):
    """Which unit costs an activity has. ``language: long`` is linguistic support with its extra for long stays."""

    travel: bool = False
    stay: bool = False
    organisation: OrganisationKind | None = None
    inclusion: bool = False
    language: bool | Literal["long"] = False
    course_fee: bool = False
    visit: bool = False


class Activity(Dated):
    """A kind of mobility. incoming: the guest comes to the centre, whose own country then counts."""

    id: Slug
    title: Line
    year: Year
    who: Who
    incoming: bool = False
    days: DayLimits | None = None
    people: PeopleLimits = PeopleLimits()
    pays: Pays


class Route(Dated):
    """A way to European activities. The numbers are read by `prodige_core.programme.advice`; absence: no such limit.

    calls: in which it is applied for (empty: no application). opens: the call that it makes possible.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]+$", max_length=20)]
    title: Line
    year: Year
    calls: tuple[CallCode, ...] = Field(default=(), strict=False)
    what: Prose
    rules: tuple[Prose, ...] = Field(min_length=1, strict=False)
    first: tuple[Prose, ...] = Field(min_length=1, strict=False)
    decides: Prose
    same_country: bool = False
    needs_accreditation: bool = False
    partnership: bool = False
    experienced: bool = False
    opens: CallCode | None = None
    most_people: Annotated[int, Field(ge=1)] | None = None
    most_grants: Annotated[int, Field(ge=1)] | None = None
    grant_years: Annotated[int, Field(ge=1)] | None = None
    least_months: Annotated[int, Field(ge=1)] | None = None
    most_months: Annotated[int, Field(ge=1)] | None = None
    least_organisations: Annotated[int, Field(ge=1)] | None = None
    least_countries: Annotated[int, Field(ge=1)] | None = None
    third_countries_percent: Annotated[int, Field(ge=0, le=100)] | None = None
    lump_sums_eur: tuple[Eur, ...] = Field(default=(), strict=False)


class Programme(Value):
    """Everything in the folder, by id where there is one; rates by year, newest first.

    standards: None where the folder is from before there was a file of them.
    """

    sources: dict[str, Source]
    years: ProgrammeYears
    calls: tuple[Call, ...]
    countries: Countries
    activities: dict[str, Activity]
    rates: tuple[Rates, ...]
    routes: tuple[Route, ...]
    standards: QualityStandards | None = None

    def rates_of(self, year: str = "") -> Rates | None:
        """The rates of a call year; the newest for an empty one. None when they are not here."""
        return next((one for one in self.rates if not year or one.year == int(year)), None)

    def is_associated(self, country: str) -> bool:
        """Whether a country takes part in the programme in full."""
        return country in self.countries.associated.countries

    def outside_of(self, country: str) -> Outside | None:
        """What more there is to say about a country outside the programme; None when nothing is."""
        return next((own for own in self.countries.outside if country in own.countries), None)

    def cited(self, ids: tuple[str, ...]) -> tuple[Source, ...]:
        """The sources of a fact."""
        return tuple(self.sources[own] for own in ids)
