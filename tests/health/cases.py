"""Cases for the check-up: the mini framework with a plan made by hand, so that every number can be followed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from prodige_core.board import with_own_actions
from prodige_core.health import Case, Finding, examine
from prodige_core.i18n import translator
from prodige_core.planning import Plan
from prodige_core.planning.result import Needs, Reason, RoleLoad, Scheduled, TermLoad, Unreached
from prodige_core.responses import Answer, Centre, CentreFile, Means
from prodige_core.roadmap import build_roadmap
from prodige_core.scoring import score_file
from tests.factories import answers, mini_catalogue, mini_file

T = translator("en")
TODAY = dt.date(2026, 11, 21)
MEANS = Means(start="2026-09", terms=3, hours_per_term={"leader": 40, "coordinator": 40}, budget_per_year=2000)
EVERY = ("plan.goals.q1", "plan.goals.q2", "plan.roles.q1", "doing.visits.q1", "doing.visits.q2")
"""Every item of mini."""
LABELS = ("Sep–Dec 2026", "Jan–Mar 2027", "Apr–Aug 2027")


def all_at(level: int) -> dict[str, Answer]:
    return {item: Answer(level=level) for item in EVERY}


def school(given: dict[str, Answer] | None = None, **rest: Any) -> CentreFile:
    """All of mini answered with 1, no targets, means for three terms."""
    return mini_file(all_at(1) if given is None else given, **{"means": MEANS, "targets": {}, **rest})


def plan(
    *starts: tuple[str, int, int],
    hours: dict[str, tuple[tuple[int, int], ...]] | None = None,
    cost: int = 0,
    levels: dict[str, tuple[int, ...]] | None = None,
    unreached: tuple[str, ...] = (),
    **rest: Any,
) -> Plan:
    """A plan of three terms. hours: by role, (used, capacity) of each term. cost: of the first term."""
    loads = [
        TermLoad(label, {role: RoleLoad(*terms[at]) for role, terms in (hours or {}).items()}, 0 if at else cost)
        for at, label in enumerate(LABELS)
    ]
    missed = tuple(
        Unreached(own, 2, 1, (Reason("hours", role="leader", term=1),), Needs({"leader": 4})) for own in unreached
    )
    return Plan(
        rest.pop("status", "optimal"),
        terms=tuple(loads),
        actions=tuple(Scheduled(*start) for start in starts),
        levels=levels or {},
        unreached=missed,
        **rest,
    )


def case(file: CentreFile | None = None, made: Plan | None = None, **rest: Any) -> Case:
    """A case as the service makes it. made: the plan, by default none."""
    own = school() if file is None else file
    catalogue = with_own_actions(mini_catalogue(), own)
    scores = score_file(own, catalogue)
    rest = {"today": TODAY, "planned_on": None if made is None else TODAY, **rest}
    return Case(own, catalogue, scores, build_roadmap(own, catalogue, scores, made, T), **rest)


def found(rule: str, about: Case) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in examine(about, T) if finding.id.split(":")[0] == rule]


__all__ = ["EVERY", "LABELS", "MEANS", "TODAY", "Centre", "T", "all_at", "answers", "case", "found", "plan", "school"]
