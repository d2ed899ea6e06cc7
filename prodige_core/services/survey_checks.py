"""What is wrong with a survey before it is stored, told with the names of the arguments of `surveys.create`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import get_args

from prodige_core.errors import Problem
from prodige_core.frameworks import Framework
from prodige_core.frameworks.model import Respondent
from prodige_core.i18n import N_
from prodige_core.surveys import Survey, pages_for


def unknown(frameworks: Sequence[str], known: Mapping[str, object], roles: Sequence[str]) -> list[Problem]:
    """Questionnaires and groups that are not known, or none at all."""
    problems = [
        Problem("", "frameworks", N_("names {id}, which is not loaded."), values={"id": name})
        for name in frameworks
        if name not in known
    ]
    problems += [
        Problem("", "roles", N_("names {role}, which is not a group of people."), values={"role": role})
        for role in roles
        if role not in get_args(Respondent)
    ]
    if not frameworks:
        problems.append(Problem("", "frameworks", N_("is empty."), N_("Choose at least one questionnaire.")))
    if not roles:
        problems.append(Problem("", "roles", N_("is empty."), N_("Choose at least one group of people.")))
    return problems


def asked_nothing(survey: Survey, known: Mapping[str, Framework]) -> list[Problem]:
    """Groups that the chosen questionnaires ask nothing."""
    return [
        Problem(
            "",
            "roles",
            N_("names {role}, but the chosen questionnaires ask that group nothing."),
            N_("Leave the group out, or choose another questionnaire."),
            values={"role": role},
        )
        for role in survey.roles
        if survey.frameworks and not pages_for(survey, role, known)
    ]


def day_problems(opens_on: dt.date, closes_on: dt.date, today: dt.date) -> list[Problem]:
    """A last day before the first, or over already."""
    problems = []
    if closes_on < opens_on:
        problems.append(Problem("", "closes_on", N_("is before the first day."), N_("Choose a later last day.")))
    elif closes_on < today:
        problems.append(Problem("", "closes_on", N_("is over already."), N_("Choose today or a later day.")))
    return problems


def outside(where: str, value: int, least: int, most: int) -> list[Problem]:
    """A number that is not from ``least`` to ``most``."""
    if least <= value <= most:
        return []
    return [Problem("", where, N_("must be from {least} to {most}."), values={"least": least, "most": most})]
