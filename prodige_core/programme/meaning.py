"""The second pass over the programme's folder: ids once, sources there, dates in order, ranges without gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel

from prodige_core.errors import Problem
from prodige_core.frameworks.reader import Path_, YamlFile
from prodige_core.i18n import N_
from prodige_core.programme.dated import Dated, Source
from prodige_core.programme.model import Activity, Call, Calls, Countries
from prodige_core.programme.quality import STANDARDS, QualityStandards, standards_problems
from prodige_core.programme.rates import Rates

Model = TypeVar("Model", bound=BaseModel)


@dataclass(slots=True)
class Read:
    """The files as read: values where the shape is right (lists with the place of each entry), and their problems."""

    files: dict[str, YamlFile] = field(default_factory=dict)
    wholes: dict[str, BaseModel] = field(default_factory=dict)
    lists: dict[str, list[tuple[int, BaseModel]]] = field(default_factory=dict)

    @property
    def problems(self) -> list[Problem]:
        """All problems, file by file."""
        found = [problem for file in self.files.values() for problem in file.problems]
        return sorted(found, key=lambda problem: (problem.file, problem.line or 0))

    def entries(self, name: str, model: type[Model]) -> list[tuple[int, Model]]:
        """The well-shaped entries of a list file, with their places."""
        return [(index, own) for index, own in self.lists.get(name, []) if isinstance(own, model)]

    def whole(self, name: str, model: type[Model]) -> Model | None:
        """A file that is one group of fields; None when its shape is wrong."""
        value = self.wholes.get(name)
        return value if isinstance(value, model) else None


def meaning_problems(read: Read) -> None:
    """Note every problem of meaning in the files that have the right shape."""
    for name in ("sources", "activities", "rates", "routes"):
        _ids_once(read.files[name], [(index, str(getattr(own, "id", ""))) for index, own in read.lists.get(name, [])])
    _sources_known(read)
    calls, countries = read.whole("calls", Calls), read.whole("countries", Countries)
    if calls is not None:
        _ids_once(read.files["calls"], [(("calls", place), call.id) for place, call in enumerate(calls.calls)])
        for place, call in enumerate(calls.calls):
            _call(read.files["calls"], ("calls", place), call, calls)
    if countries is not None:
        _groups(read.files["countries"], countries)
    standards = read.whole(STANDARDS, QualityStandards)
    if standards is not None:
        standards_problems(read.files[STANDARDS], standards)
        _ids_once(read.files[STANDARDS], [(("points", place), own.id) for place, own in enumerate(standards.points)])
    for index, activity in read.entries("activities", Activity):
        _activity(read.files["activities"], index, activity)
    for index, rates in read.entries("rates", Rates):
        _rates(read.files["rates"], index, rates, countries)
    years = [(index, str(rates.year)) for index, rates in read.entries("rates", Rates)]
    _ids_once(read.files["rates"], years, "year")


def _ids_once(file: YamlFile, ids: Sequence[tuple[object, str]], name: str = "id") -> None:
    seen: set[str] = set()
    for place, own in ids:
        path = place if isinstance(place, tuple) else (place,)
        if own in seen:
            file.problem((*path, name), own, N_("is written twice."), N_("Keep one of the two."))
        seen.add(own)


def _sources_known(read: Read) -> None:
    known = {own.id for _, own in read.entries("sources", Source)}
    if not known:
        return
    for file, path, fact in _facts(read):
        for place, own in enumerate(fact.sources):
            if own not in known:
                what, remedy = N_("is not one of sources.yaml."), N_("Add the source, or mend its name.")
                file.problem((*path, "sources", place), own, what, remedy)
        if not fact.verify and not all(_is_official(read, own) for own in fact.sources if own in known):
            what = N_("has a source that is not official and no verify mark.")
            file.problem((*path, "sources"), str(getattr(fact, "id", "")), what, N_("Add 'verify: true'."))


def _is_official(read: Read, source: str) -> bool:
    return any(own.kind == "official" for _, own in read.entries("sources", Source) if own.id == source)


def _facts(read: Read) -> Iterator[tuple[YamlFile, Path_, Dated]]:
    """Every dated fact with where it stands, however deep."""
    waiting: list[tuple[YamlFile, Path_, object]] = [
        (read.files[name], (index,), own) for name, entries in read.lists.items() for index, own in entries
    ]
    waiting += [(read.files[name], (), own) for name, own in read.wholes.items()]
    while waiting:
        file, path, value = waiting.pop()
        if isinstance(value, Dated):
            yield file, path, value
        if isinstance(value, BaseModel):
            waiting += [(file, (*path, name), getattr(value, name)) for name in type(value).model_fields]
        elif isinstance(value, tuple):
            waiting += [(file, (*path, place), own) for place, own in enumerate(value)]


def _call(file: YamlFile, path: Path_, call: Call, calls: Calls) -> None:
    if call.kind == "published" and (call.closes is None or call.earliest or call.latest):
        file.problem(path, call.id, N_("is published and needs the day it closes."), N_("Write 'closes', not 'from'."))
    if call.kind == "expected" and (call.closes or not call.earliest or not call.latest or not call.why):
        what = N_("is expected and needs between which days it closes, and why.")
        file.problem(path, call.id, what, N_("Write 'from', 'to' and 'why', not 'closes'."))
    days = [day for day in (call.opens, call.earliest, call.latest, call.closes) if day]
    if days != sorted(days):
        file.problem(path, call.id, N_("has days that are not in order."), N_("First it opens, then it closes."))
    if call.year > calls.programme.last_year:
        what = N_("is of a year after the programme’s last, {year}.")
        file.problem(
            (*path, "year"),
            call.id,
            what,
            N_("Another programme is a folder of its own."),
            year=calls.programme.last_year,
        )


def _groups(file: YamlFile, countries: Countries) -> None:
    seen: dict[str, str] = {}
    for place, group in enumerate(countries.groups):
        for at, country in enumerate(group.countries):
            path: Path_ = ("groups", place, "countries", at)
            if country in seen:
                what = N_("is in two groups, {first} and {second}.")
                file.problem(path, country, what, N_("Keep one."), first=seen[country], second=group.id)
            seen[country] = group.id
            if country not in countries.associated.countries:
                what = N_("is in a group and not among the countries of the programme.")
                file.problem(path, country, what, N_("Add it to 'associated' or take it out."))


def _activity(file: YamlFile, index: int, activity: Activity) -> None:
    days, people = activity.days, activity.people
    if days is not None and days.least > days.most:
        file.problem(
            (index, "days"), activity.id, N_("has a least that is above its most."), N_("Mend one of the two.")
        )
    if people.most is not None and people.least > people.most:
        file.problem(
            (index, "people"), activity.id, N_("has a least that is above its most."), N_("Mend one of the two.")
        )


def _rates(file: YamlFile, index: int, rates: Rates, countries: Countries | None) -> None:
    bands = rates.travel.bands
    for place, (band, after) in enumerate(zip(bands, [*bands[1:], None], strict=True)):
        path: Path_ = (index, "travel", "bands", place)
        last = after is None
        if last != (band.to_km is None) or (
            after is not None and band.to_km is not None and after.from_km != band.to_km + 1
        ):
            what = N_("leaves a gap between two bands of distance, or has no open end.")
            file.problem(
                path, rates.id, what, N_("Begin each band one km after the one before; leave out the last 'to_km'.")
            )
    for place, own in enumerate(rates.stay.groups):
        if own.learner_least_eur > own.learner_most_eur or own.staff_least_eur > own.staff_most_eur:
            what = N_("has a least that is above its most.")
            file.problem((index, "stay", "groups", place), rates.id, what, N_("Mend one of the two."))
    given = {own.group for own in rates.stay.groups}
    if countries is not None and given != {group.number for group in countries.groups}:
        what = N_("has day rates for other groups than countries.yaml.")
        file.problem((index, "stay", "groups"), rates.id, what, N_("Give one range for each group."))
