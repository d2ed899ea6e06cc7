"""Checks what comes from outside: values of a screen, a centre file against the frameworks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from prodige_core.errors import AnswerError, CentreFileError, PlanningInputError, Problem
from prodige_core.frameworks import Catalogue
from prodige_core.indicators import indicator_problems
from prodige_core.planning import build_problem
from prodige_core.responses import CentreFile, check_against, examine_centre_file
from prodige_core.shapes import shape_problems

Model = TypeVar("Model", bound=BaseModel)


def valid(model: type[Model], values: Mapping[str, object]) -> Model:
    """Make a value from what a screen holds. Raises `AnswerError` with every problem, ``where`` naming the field."""
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        raise AnswerError(
            Problem("", ".".join(map(str, place)), what, remedy, None, details)
            for place, what, remedy, details in shape_problems(error, model)
        ) from None


def refuse(where: str, what: str, remedy: str = "", **values: object) -> AnswerError:
    """The error for one value of a screen that is not allowed."""
    return AnswerError([Problem("", where, what, remedy, None, values)])


def read_file(data: bytes, filename: str, catalogue: Catalogue) -> CentreFile:
    """Read a centre file, or the one inside a roadmap PDF, and check it against the frameworks.

    Raises `CentreFileError` with every problem.
    """
    if data[:1024].lstrip().startswith(b"%PDF-"):
        from prodige_core.exports.pdf.embedded import centre_file_from_pdf  # late: most files are JSON

        data = centre_file_from_pdf(data, filename)
    file, problems = examine_centre_file(data, filename)
    told = {problem.where for problem in problems}
    if file is not None:
        # of a mended file only what was not mended is news
        problems += [found for found in file_problems(file, catalogue, filename) if found.where not in told]
    if problems or file is None:
        raise CentreFileError(problems)
    return file


def new_problems(before: CentreFile, after: CentreFile, catalogue: Catalogue) -> list[Problem]:
    """What a change would make wrong. What was wrong before it, since a framework was edited, stands in nobody's way."""
    problems = file_problems(after, catalogue, "")
    if not problems:
        return []
    known = {(problem.where, problem.text()) for problem in file_problems(before, catalogue, "")}
    return [problem for problem in problems if (problem.where, problem.text()) not in known]


def file_problems(file: CentreFile, catalogue: Catalogue, name: str) -> list[Problem]:
    """Everything that is wrong with a centre file of the right shape: ids, levels, list lengths, contradictions.

    Missing means are no problem here: a centre file may be half filled in.
    """
    problems = [*check_against(file, catalogue, name), *indicator_problems(file, name)]
    told = {problem.where for problem in problems}
    try:
        build_problem(file, catalogue, {}, name)
    except PlanningInputError as error:
        # ids and levels are told already, under the place they have in the file
        problems += [
            problem
            for problem in error.problems
            if problem.where.startswith(("means.", "decisions.")) and problem.where not in told
        ]
    return problems
