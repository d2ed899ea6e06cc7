"""From what a centre told us to a planning problem. All contradictions are reported together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from prodige_core.board import contradictions, effective, with_own_actions
from prodige_core.errors import PlanningInputError, Problem
from prodige_core.frameworks import ROLES, Catalogue
from prodige_core.i18n import N_
from prodige_core.planning.calendar import school_years, terms_from
from prodige_core.planning.ongoing import ongoing, plan_action, with_ongoing
from prodige_core.planning.problem import Goal, PlanningProblem
from prodige_core.responses import CentreFile, Decisions, Means, latest_assessments
from prodige_core.scoring import FrameworkScores
from prodige_core.targets import planned_targets


def build_problem(
    file: CentreFile, catalogue: Catalogue, scores: Mapping[str, FrameworkScores], name: str = "centre file"
) -> PlanningProblem:
    """The planning problem of a centre; ``scores`` as from `score_file`, ``name`` is the file's, for messages.

    It has the centre's own actions, the decisions with what the board says, and what has begun or is over
    (`prodige_core.planning.ongoing`).

    Raises `PlanningInputError` with every problem: no means, lists of the wrong length, a pin outside the plan,
    contradictory decisions, unknown ids, targets off the scale.
    """
    catalogue = with_own_actions(catalogue, file)
    problems = list(_problems(file, catalogue, name))
    if problems or file.means is None:
        raise PlanningInputError(problems)
    means, decisions = file.means, effective(file)
    years = school_years(terms_from(means.start, means.terms))
    goals = planned_targets(file, catalogue, scores)
    problem = PlanningProblem(
        start=means.start,
        count=means.terms,
        capacity=tuple(_spread(means.hours_per_term.get(role, 0), means.terms) for role in ROLES),
        budget=_spread(means.budget_per_year, len(years)),
        goals=tuple(Goal(practice, *goals[practice]) for practice in sorted(goals)),
        actions=tuple(plan_action(catalogue.actions[own_id]) for own_id in sorted(catalogue.actions)),
        pinned={own_id: decisions.pinned[own_id] for own_id in sorted(decisions.pinned)},
        excluded=tuple(sorted(set(decisions.excluded))),
        done=tuple(sorted(set(decisions.done))),
    )
    return with_ongoing(problem, ongoing(file, catalogue))


def _spread(given: int | tuple[int, ...], count: int) -> tuple[int, ...]:
    return (given,) * count if isinstance(given, int) else tuple(given)


def _problems(file: CentreFile, catalogue: Catalogue, name: str) -> Iterator[Problem]:
    if file.means is None:
        yield Problem(
            name,
            "means",
            N_("are missing."),
            N_("Say when the plan starts, how many terms it has, and the hours and money there are."),
        )
    else:
        yield from _lengths(file.means, name)
    yield from _contradictions(file.decisions, file.means, name)
    yield from contradictions(file, name)
    yield from _unknown_ids(file, catalogue, name)
    yield from _off_scale(file, catalogue, name)


def _lengths(means: Means, name: str) -> Iterator[Problem]:
    for role in ROLES:
        given = means.hours_per_term.get(role, 0)
        if not isinstance(given, int) and len(given) != means.terms:
            yield Problem(
                name,
                f"means.hours_per_term.{role}",
                N_("has {count} numbers, but the plan has {terms} terms."),
                N_("Give one number for every term, or a single one for all."),
                None,
                {"count": len(given), "terms": means.terms},
            )
    years = len(school_years(terms_from(means.start, means.terms)))
    if not isinstance(means.budget_per_year, int) and len(means.budget_per_year) != years:
        yield Problem(
            name,
            "means.budget_per_year",
            N_("has {count} numbers, but the plan touches {years} school years."),
            N_("Give one number for every school year, or a single one for all."),
            None,
            {"count": len(means.budget_per_year), "years": years},
        )


def _contradictions(decisions: Decisions, means: Means | None, name: str) -> Iterator[Problem]:
    for own_id, term in decisions.pinned.items():
        where = f"decisions.pinned.{own_id}"
        if own_id in decisions.excluded:
            yield Problem(name, where, N_("is also excluded."), N_("Either pin it or exclude it."))
        if own_id in decisions.done:
            yield Problem(name, where, N_("is also marked as done."), N_("Either pin it or mark it as done."))
        if means is not None and term > means.terms:
            yield Problem(
                name,
                where,
                N_("is pinned to term {term}, but the plan has {terms} terms."),
                N_("Choose a term of the plan, or plan more terms."),
                None,
                {"term": term, "terms": means.terms},
            )


def _unknown_ids(file: CentreFile, catalogue: Catalogue, name: str) -> Iterator[Problem]:
    decisions = file.decisions
    groups: tuple[tuple[str, Collection[str]], ...] = (
        ("pinned", decisions.pinned),
        ("excluded", dict.fromkeys(decisions.excluded)),
        ("done", dict.fromkeys(decisions.done)),
    )
    for group, ids in groups:
        for own_id in ids:
            if own_id not in catalogue.actions:
                yield Problem(
                    name,
                    f"decisions.{group}.{own_id}",
                    N_("is not an action of the catalogue."),
                    N_("Remove it or mend its id."),
                )
    areas = {area.id for framework in catalogue.frameworks.values() for area in framework.areas}
    for own_id in file.priorities:
        if own_id not in areas and own_id not in catalogue.practices:
            yield Problem(
                name, f"priorities.{own_id}", N_("is neither a practice nor an area."), N_("Remove it or mend its id.")
            )


def _off_scale(file: CentreFile, catalogue: Catalogue, name: str) -> Iterator[Problem]:
    for framework_id, assessment in latest_assessments(file).items():
        framework = catalogue.frameworks.get(framework_id)
        if framework is None:
            yield Problem(
                name,
                "assessments",
                N_("name the framework {id}, which is not here."),
                N_("Use the frameworks folder it was made with."),
                None,
                {"id": framework_id},
            )
            continue
        for practice_id, target in (assessment.targets or {}).items():
            where = f"assessments.{assessment.id}.targets.{practice_id}"
            if practice_id not in framework.practices:
                yield Problem(name, where, N_("is not a practice of this framework."), N_("Remove it or mend its id."))
            elif target > framework.top:
                yield Problem(
                    name,
                    where,
                    N_("is {level}, but the scale ends at {top}."),
                    N_("Give a level from 0 to {top}."),
                    None,
                    {"level": target, "top": framework.top},
                )
