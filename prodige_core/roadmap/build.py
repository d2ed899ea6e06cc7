"""Builds the roadmap from a plan. Pure; the plan is taken as it is and never bettered here."""

from __future__ import annotations

from collections.abc import Mapping

from prodige_core.board import with_decisions, with_own_actions
from prodige_core.frameworks import ROLES, Catalogue
from prodige_core.i18n import Translator
from prodige_core.planning.calendar import school_years, terms_from
from prodige_core.planning.result import Plan, Scheduled
from prodige_core.responses import CentreFile, Means
from prodige_core.roadmap.begun import (
    BoardContext,
    board_context,
    overload_sentences,
    with_board,
    with_running,
)
from prodige_core.roadmap.model import (
    ActionRef,
    Milestone,
    PlannedAction,
    PracticeCourse,
    Roadmap,
    RoadmapTerm,
    RoleHours,
    RoleTotal,
    UnreachedTarget,
    YearBudget,
)
from prodige_core.roadmap.period import means_sentence, term_uses
from prodige_core.roadmap.sentences import (
    Room,
    action_title,
    because_sentences,
    grant_sentence,
    needed_roles,
    needs_sentence,
    reason_sentences,
    summary_sentence,
)
from prodige_core.roadmap.why import WhyContext, all_answers, closed_steps, targets_of, weight_of
from prodige_core.roadmap.words import level_mark, month_span, role_name, term_label
from prodige_core.scoring import FrameworkScores


def build_roadmap(
    file: CentreFile,
    catalogue: Catalogue,
    scores: Mapping[str, FrameworkScores],
    plan: Plan | None,
    t: Translator,
) -> Roadmap:
    """The roadmap of a centre. ``plan`` None (or a file without means) gives an empty roadmap with status ``none``.

    ``scores`` are those the plan was made from; practices the catalogue no longer holds are left out.
    """
    catalogue, board, file = with_own_actions(catalogue, file), file.board, with_decisions(file)
    if plan is None or file.means is None:
        return _empty(file, catalogue, t)
    beside = board_context(file, catalogue, plan)
    terms = _terms(file.means, plan, beside, t)
    order = _numbered(plan, catalogue)
    done = tuple(ActionRef(own, action_title(catalogue, own, t), None, True) for own in file.decisions.done)
    refs = {ref.id: ref for ref in done}
    refs |= {
        entry.action: ActionRef(entry.action, action_title(catalogue, entry.action, t), number)
        for number, entry in enumerate(order, 1)
    }
    targets = targets_of(plan)
    weights = {practice: weight_of(file, catalogue, practice) for practice in plan.levels}
    context = WhyContext(catalogue, plan, all_answers(file), refs, targets, weights)
    actions = tuple(_action(entry, context, terms, file, t) for entry in order)
    if board:
        actions = tuple(with_board(action, beside, t) for action in actions)
    courses = _courses(context, scores, t)
    reached = sum(1 for course in courses if course.is_reached)
    years = _years(file.means, terms, beside.work.money)
    cost, paid = sum(year.spent_eur for year in years), sum(beside.work.money)
    hours = sum(load.used for term in terms for load in term.hours.values())
    begun = sum(term.begun for term in terms)
    return Roadmap(
        status=plan.status,
        summary=summary_sentence(
            plan.status,
            (len(actions), reached, len(courses)),
            (hours, cost),
            (terms[0].first_day, terms[-1].last_day),
            t,
        ),
        gap=plan.gap,
        gain=plan.gain,
        hours=hours,
        cost_eur=cost,
        start=terms[0].first_day,
        end=terms[-1].last_day,
        terms=terms,
        actions=actions,
        courses=courses,
        milestones=_milestones(courses, terms),
        unreached=tuple(with_running(target, beside, t) for target in _unreached(context, terms, years, t)),
        years=years,
        roles=_roles(terms, t),
        conflict=tuple(ActionRef(own, action_title(catalogue, own, t)) for own in plan.conflict),
        excluded=tuple(ActionRef(own, action_title(catalogue, own, t)) for own in file.decisions.excluded),
        done=done,
        has_board=bool(board),
        overloads=overload_sentences(beside, {term.number: term.label for term in terms}, t),
        used=means_sentence((hours, begun), (cost, paid), t),
        overload_terms=tuple(own.term for own in beside.work.overloads),
        begun_hours=begun,
        paid_eur=paid,
    )


def _empty(file: CentreFile, catalogue: Catalogue, t: Translator) -> Roadmap:
    done = tuple(ActionRef(own, action_title(catalogue, own, t), None, True) for own in file.decisions.done)
    excluded = tuple(ActionRef(own, action_title(catalogue, own, t)) for own in file.decisions.excluded)
    summary = summary_sentence("none", (0, 0, 0), (0, 0), None, t)
    return Roadmap(
        "none", summary, 0.0, 0, 0, 0, None, None, (), (), (), (), (), (), (), (), excluded=excluded, done=done
    )


def _terms(means: Means, plan: Plan, beside: BoardContext, t: Translator) -> tuple[RoadmapTerm, ...]:
    calendar = terms_from(means.start, means.terms)
    return tuple(
        RoadmapTerm(
            term.number,
            term_label(term, t),
            term.first_day,
            term.last_day,
            term.school_year_label,
            use.loads,
            use.cost_ahead,
            use.over,
            use.begun,
        )
        for term, use in zip(calendar, term_uses(plan, calendar, means, beside), strict=True)
    )


def _numbered(plan: Plan, catalogue: Catalogue) -> list[Scheduled]:
    """Actions in the order they are numbered: by start, then end, then as the catalogue lists them."""
    places = {own: place for place, own in enumerate(catalogue.actions)}
    known = [entry for entry in plan.actions if entry.action in catalogue.actions]
    return sorted(known, key=lambda entry: (entry.start, entry.end, places[entry.action]))


def _action(
    entry: Scheduled, context: WhyContext, terms: tuple[RoadmapTerm, ...], file: CentreFile, t: Translator
) -> PlannedAction:
    action = context.catalogue.actions[entry.action]
    first, last = terms[entry.start - 1], terms[entry.end - 1]
    steps = closed_steps(action, context, t)
    prepares = tuple(
        context.refs[other.action]
        for other in _numbered(context.plan, context.catalogue)
        if action.id in context.catalogue.actions[other.action].requires
    )
    pinned = action.id in file.decisions.pinned
    return PlannedAction(
        id=action.id,
        number=context.refs[action.id].number or 0,
        title=t.pgettext(action.id, action.title),
        framework=context.catalogue.action_framework.get(action.id, ""),
        why=t.pgettext(action.id, action.why),
        because=because_sentences(steps, prepares, first.label if pinned else "", t),
        lead=action.lead,
        lead_name=role_name(action.lead, t),
        start=entry.start,
        end=entry.end,
        period=month_span(first.first_day, last.last_day, t),
        first_day=first.first_day,
        last_day=last.last_day,
        hours=tuple(RoleHours(role, role_name(role, t), action.hours[role]) for role in needed_roles(action.hours)),
        total_hours=action.total_hours,
        cost_eur=action.cost,
        funding="" if action.funding == "none" else action.funding,
        steps=tuple(t.pgettext(action.id, step) for step in action.steps),
        evidence=tuple(t.pgettext(action.id, text) for text in action.evidence),
        indicator=t.pgettext(action.id, action.indicator),
        requires=tuple(context.refs[own] for own in action.requires if own in context.refs),
        prepares=prepares,
        closes=steps,
        pinned=pinned,
        source=action.source,
        basis=action.basis,
        grant=grant_sentence(action.funding, file.centre.accreditation, t),
    )


def _courses(context: WhyContext, scores: Mapping[str, FrameworkScores], t: Translator) -> tuple[PracticeCourse, ...]:
    found = []
    for framework in context.catalogue.frameworks.values():
        if framework.id not in scores:
            continue
        for practice in framework.practices.values():
            levels = context.plan.levels.get(practice.id)
            if levels is None:
                continue
            area = framework.area_of(practice.id)
            found.append(
                PracticeCourse(
                    practice.id,
                    t.pgettext(practice.id, practice.title),
                    area.id,
                    t.pgettext(area.id, area.title),
                    framework.id,
                    context.weights[practice.id],
                    level_mark(framework, levels[0], t),
                    level_mark(framework, levels[-1], t),
                    level_mark(framework, context.targets[practice.id], t),
                    levels,
                )
            )
    return tuple(found)


def _milestones(courses: tuple[PracticeCourse, ...], terms: tuple[RoadmapTerm, ...]) -> tuple[Milestone, ...]:
    found = []
    for course in courses:
        when = next((k for k, level in enumerate(course.by_term) if k and level >= course.target.value), None)
        if when is not None and course.now.value < course.target.value:
            term = terms[when - 1]
            found.append(Milestone(when, term.label, term.last_day, course.practice, course.title, course.target))
    return tuple(sorted(found, key=lambda milestone: milestone.term))


def _unreached(
    context: WhyContext, terms: tuple[RoadmapTerm, ...], years: tuple[YearBudget, ...], t: Translator
) -> tuple[UnreachedTarget, ...]:
    labels = {term.number: term.label for term in terms}
    room = _room(terms, years)
    found = []
    for entry in context.plan.unreached:
        if entry.practice not in context.catalogue.practices:
            continue
        framework = context.catalogue.framework_of(entry.practice)
        area = framework.area_of(entry.practice)
        found.append(
            UnreachedTarget(
                entry.practice,
                t.pgettext(entry.practice, context.catalogue.practices[entry.practice].title),
                t.pgettext(area.id, area.title),
                level_mark(framework, context.plan.levels[entry.practice][0], t),
                level_mark(framework, entry.reached, t),
                level_mark(framework, entry.target, t),
                reason_sentences(entry.reasons, context.catalogue, labels, t, room, entry.needs),
                needs_sentence(entry.needs, t),
                entry,
            )
        )
    return tuple(found)


def _room(terms: tuple[RoadmapTerm, ...], years: tuple[YearBudget, ...]) -> Room:
    """What the plan leaves, by the same numbers as the chapter on means; nothing is left where work needs more than there is."""
    hours = {
        (role, term.number): max(0, load.capacity - load.used) for term in terms for role, load in term.hours.items()
    }
    return Room(hours, {year.label: max(0, year.budget_eur - year.spent_eur) for year in years})


def _years(means: Means, terms: tuple[RoadmapTerm, ...], used: tuple[int, ...]) -> tuple[YearBudget, ...]:
    ahead: dict[str, int] = {}
    for term in terms:
        ahead[term.school_year] = ahead.get(term.school_year, 0) + term.cost_eur
    calendar = terms_from(means.start, means.terms)
    labels = tuple(dict.fromkeys(term.school_year_label for term in calendar))
    budget = means.budget_per_year
    budgets = budget if isinstance(budget, tuple) else (budget,) * len(school_years(calendar))
    return tuple(
        YearBudget(label, amount, gone + ahead.get(label, 0))
        for label, amount, gone in zip(labels, budgets, used, strict=True)
    )


def _roles(terms: tuple[RoadmapTerm, ...], t: Translator) -> tuple[RoleTotal, ...]:
    totals = (
        RoleTotal(
            role,
            role_name(role, t),
            sum(term.hours[role].used for term in terms if role in term.hours),
            sum(term.hours[role].capacity for term in terms if role in term.hours),
        )
        for role in ROLES
    )
    return tuple(total for total in totals if total.used or total.capacity)
