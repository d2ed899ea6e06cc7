"""Reads ``frameworks/programme``: shape first, then meaning; **all** problems with file and line."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from prodige_core.errors import FrameworkError, Problem
from prodige_core.frameworks.reader import YamlFile, read_yaml
from prodige_core.i18n import N_
from prodige_core.programme.dated import Source
from prodige_core.programme.meaning import Read, meaning_problems
from prodige_core.programme.model import Activity, Calls, Countries, Programme, Route
from prodige_core.programme.quality import STANDARDS, QualityStandards, practice_problems
from prodige_core.programme.rates import Rates
from prodige_core.shapes import shape_problems

Model = TypeVar("Model", bound=BaseModel)

FOLDER = "programme"
LISTS: Mapping[str, type[BaseModel]] = {
    "sources": Source,
    "activities": Activity,
    "rates": Rates,
    "routes": Route,
}
"""Files that hold a list, with what each entry is; the others hold one group of fields."""
MAPPINGS: Mapping[str, type[BaseModel]] = {"calls": Calls, "countries": Countries, STANDARDS: QualityStandards}
FILES = ("sources", "calls", "countries", "activities", "rates", "routes", STANDARDS)
"""In the order they are read."""
MAY_LACK = frozenset({STANDARDS})
"""A folder of one's own (`PRODIGE_FRAMEWORKS`) may be older than these; what they are for then says that they are not there."""


def programme_folder(frameworks: Path) -> Path | None:
    """The programme's folder in (or at) a folder of frameworks; None when there is none."""
    for path in (frameworks, frameworks / FOLDER):
        if (path / "calls.yaml").is_file():
            return path
    return None


def load_programme(frameworks: Path) -> Programme | None:
    """The dated facts beside the frameworks; None when there is no such folder. Raises `FrameworkError`."""
    folder = programme_folder(frameworks)
    if folder is None:
        return None
    read = read_programme(folder)
    if read.problems:
        raise FrameworkError(read.problems)
    return _programme(read)


def programme_problems(frameworks: Path, practices: Collection[str] | None = None) -> list[Problem]:
    """Everything that is wrong with the folder, by file and line; empty when it is fine or not there.

    practices: ids of all there are, which the quality standards may name; None: not compared.
    """
    folder = programme_folder(frameworks)
    if folder is None:
        return []
    read = read_programme(folder)
    standards = read.whole(STANDARDS, QualityStandards)
    if practices is not None and standards is not None:
        practice_problems(read.files[STANDARDS], standards, practices)
    return read.problems


def read_programme(folder: Path) -> Read:
    """Read all files there are. Problems are collected, nothing is raised."""
    read = Read()
    for name in FILES:
        if name in MAY_LACK and not os.path.lexists(folder / f"{name}.yaml"):
            continue
        file = read_yaml(folder / f"{name}.yaml", f"{folder.name}/{name}.yaml")
        read.files[name] = file
        if file.data is None and file.problems:
            continue
        if name in LISTS:
            _entries(read, name, file)
        else:
            value = _shaped(file, MAPPINGS[name], file.data, ())
            if value is not None:
                read.wholes[name] = value
    meaning_problems(read)
    return read


def _entries(read: Read, name: str, file: YamlFile) -> None:
    if not isinstance(file.data, list):
        file.problem((), "", N_("must be a list."), N_("Begin each entry with '- id:'."))
        return
    for index, entry in enumerate(file.data):
        value = _shaped(file, LISTS[name], entry, (index,))
        if value is not None:
            read.lists.setdefault(name, []).append((index, value))


def _shaped(file: YamlFile, model: type[Model], data: object, prefix: tuple[int, ...]) -> Model | None:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        own_id = str(data.get("id", "")) if isinstance(data, dict) else ""
        for place, what, remedy, values in shape_problems(error, model):
            full = (*prefix, *place)
            if not file.is_unread(full):
                where = ".".join([own_id, *map(str, place)]).strip(".")
                file.problem(full, where, what, remedy, **values)
        return None


def _programme(read: Read) -> Programme:
    calls, countries = read.whole("calls", Calls), read.whole("countries", Countries)
    standards = read.whole(STANDARDS, QualityStandards)
    if calls is None or countries is None:  # pragma: no cover - told as a problem before
        raise FrameworkError(read.problems)
    return Programme(
        sources={own.id: own for _, own in read.entries("sources", Source)},
        years=calls.programme,
        calls=calls.calls,
        countries=countries,
        activities={own.id: own for _, own in read.entries("activities", Activity)},
        rates=tuple(sorted((own for _, own in read.entries("rates", Rates)), key=lambda own: -own.year)),
        routes=tuple(own for _, own in read.entries("routes", Route)),
        standards=standards,
    )
