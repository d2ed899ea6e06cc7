"""Checks framework folders for whoever writes them: every problem at once."""

from __future__ import annotations

from pathlib import Path

from prodige_core.errors import FrameworkError, Problem
from prodige_core.frameworks import framework_folders, load_catalogue, read_folder
from prodige_core.indicators import load_indicators
from prodige_core.indicators.loader import FILE
from prodige_core.programme import programme_folder, programme_problems
from prodige_core.scoring import check_examples


def check_directory(path: Path) -> list[Problem]:
    """Every problem of the framework folder(s) at ``path``, worked examples and programme included, by file and line.

    Empty when all is well. Raises `FrameworkError` when there is no framework to check.
    """
    if programme_folder(path) == path:
        return programme_problems(path)
    folders = framework_folders(path) if path.is_dir() else []
    practices: frozenset[str] | None = None
    try:
        practices = frozenset(load_catalogue(path).practices)
        problems: list[Problem] = []
    except FrameworkError as error:
        if not folders:
            raise
        problems = list(error.problems)
    for folder in folders:
        framework = read_folder(folder).framework
        if framework is not None:
            problems += check_examples(framework, folder)
    if (path / "indicators" / FILE.name).is_file():
        problems += _indicator_problems(path / "indicators" / FILE.name)
    problems += programme_problems(path, practices)
    return sorted(problems, key=lambda problem: (problem.file, problem.line or 0))


def _indicator_problems(path: Path) -> list[Problem]:
    try:
        load_indicators(path)
    except FrameworkError as error:
        return list(error.problems)
    return []
