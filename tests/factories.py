"""Small values for tests. The mini framework is small enough to follow by hand."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from prodige_core.frameworks import Catalogue, load_catalogue
from prodige_core.responses import Answer, Assessment, Centre, CentreFile
from prodige_core.services.workspace import Workspace, open_workspace
from tests import databases

FIXTURES = Path(__file__).parent / "fixtures"
MINI = FIXTURES / "frameworks"
"""A folder of frameworks that holds only mini."""
FRAMEWORKS = Path(__file__).parent.parent / "frameworks"
"""The real ones."""

NOON = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)


@cache
def mini_catalogue() -> Catalogue:
    return load_catalogue(MINI)


def mini_workspace(folder: Path, *, now: dt.datetime = NOON) -> Workspace:
    """A workspace on a fresh database in ``folder``; its clock stands still."""
    return open_workspace(databases.address(folder), MINI, clock=lambda: now)


def answers(**levels: int | str) -> dict[str, Answer]:
    """Answers by item id, with ``__`` for a dot: ``answers(plan__goals__q1=2, plan__roles__q1="na")``."""
    return {item.replace("__", "."): answer(given) for item, given in levels.items()}


def answer(given: int | str) -> Answer:
    match given:
        case "na":
            return Answer(na=True)
        case "unknown":
            return Answer(unknown=True)
        case level:
            return Answer(level=level)


def mini_file(
    given: dict[str, Answer] | None = None, *, targets: dict[str, int] | None = None, **rest: Any
) -> CentreFile:
    """A centre file with one assessment of mini; ``rest`` are other fields of the file."""
    assessment = Assessment(
        id="2026-autumn",
        date="2026-11-21",
        framework="mini",
        framework_version="1.2.0",
        answers=answers(plan__goals__q1=1, plan__roles__q1=0) if given is None else given,
        targets=targets,
    )
    return CentreFile(centre=rest.pop("centre", Centre(name="Hill School")), assessments=(assessment,), **rest)
