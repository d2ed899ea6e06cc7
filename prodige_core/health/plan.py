"""What the check looks at in the plan: is it today's, does every target have an action, can it be paid, does it meet its deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from prodige_core.health.model import GRADES, Case, Detail, Finding, Grade, Place
from prodige_core.i18n import Translator
from prodige_core.responses import latest_assessments
from prodige_core.roadmap import level_mark
from prodige_core.targets import planned_targets

_MEANS = Place("wishes")
_ROADMAP = Place("roadmap")
_BOARD = Place("board")
_PLANNED: Final = ("optimal", "feasible")


def cannot_stand(case: Case, t: Translator) -> Iterator[Finding]:
    """Actions fixed to terms in which they cannot all be."""
    if case.roadmap.status != "infeasible":
        return
    yield Finding(
        "cannot_stand",
        "urgent",
        t.ngettext(
            "There is no plan: {count} action that you fixed does not fit.",
            "There is no plan: {count} actions that you fixed cannot stand together.",
            len(case.roadmap.conflict),
        ).format(count=t.number(len(case.roadmap.conflict))),
        t.gettext("As long as they are fixed, nothing can be planned and no report can be made."),
        t.gettext("Free one of them"),
        _ROADMAP,
        tuple(Detail(ref.title, _ROADMAP) for ref in case.roadmap.conflict),
    )


def out_of_date(case: Case, t: Translator) -> Iterator[Finding]:
    """A plan made from what has changed since. Where it is in the past too, `in_the_past` tells of both."""
    if case.planned_on is None or case.current or any(in_the_past(case, t)):
        return
    yield Finding(
        "out_of_date",
        "mend",
        t.gettext("The plan of {date} is out of date: something it was made from has changed since.").format(
            date=t.date(case.planned_on)
        ),
        t.gettext("It may plan what you cannot do any more, and a report can only be made from a plan that fits."),
        t.gettext("Plan again"),
        _ROADMAP,
    )


def in_the_past(case: Case, t: Translator) -> Iterator[Finding]:
    """A plan that began in an earlier term and was not made anew in this one."""
    terms = case.roadmap.terms
    if not terms or case.planned_on is None:
        return
    if case.today > terms[-1].last_day:
        yield Finding(
            "in_the_past",
            "urgent",
            t.gettext("The plan ended on {date}; nothing is planned for now.").format(date=t.date(terms[-1].last_day)),
            t.gettext("What was not done by then stands nowhere."),
            t.gettext("Go to the means"),
            _MEANS,
        )
    elif (term := case.term) is not None and term.number > 1 and case.planned_on < term.first_day:
        yield Finding(
            "in_the_past",
            "mend",
            t.gettext(
                "The plan begins with {first}, but this is already {now}, and it was not made anew since."
            ).format(first=terms[0].label, now=term.label),
            t.gettext("What was not done in time still stands in terms that are over."),
            t.gettext("Plan again from today"),
            _BOARD,
        )


def target_without_action(case: Case, t: Translator) -> Iterator[Finding]:
    """Targets above today's level towards which nothing is planned or going on, with the planner's reasons."""
    if case.roadmap.status not in _PLANNED:
        return
    at_work = {action.id for action in case.roadmap.actions}
    at_work |= {own for own, entry in case.file.board.items() if entry.status in ("accepted", "started")}
    reached = {course.practice for course in case.roadmap.courses if course.is_reached}
    reasons = {entry.practice: entry.reasons for entry in case.roadmap.unreached}
    raised = {
        (step.practice, step.to)
        for own in at_work
        if (action := case.catalogue.actions.get(own))
        for step in action.raises
    }
    latest = latest_assessments(case.file)
    bare: dict[str, list[Detail]] = {}
    for practice_id, (now, target, _) in planned_targets(case.file, case.catalogue, case.scores).items():
        if practice_id in reached or any((practice_id, level) in raised for level in range(now + 1, target + 1)):
            continue
        framework = case.catalogue.framework_of(practice_id)
        said = t.gettext("{practice}, target {target}.").format(
            practice=case.practice_title(framework.practices[practice_id], t),
            target=level_mark(framework, target, t).label,
        )
        why = " ".join(reasons.get(practice_id, ()))
        bare.setdefault(framework.id, []).append(Detail(f"{said} {why}".strip(), _ROADMAP))
    for framework_id, details in bare.items():
        chosen = latest[framework_id].targets is not None
        title = t.pgettext(framework_id, case.catalogue.frameworks[framework_id].title)
        yield Finding(
            f"target_without_action:{framework_id}",
            "mend" if chosen else "look",
            t.ngettext(
                "{title}: {count} target has no action in the plan.",
                "{title}: {count} targets have no action in the plan.",
                len(details),
            ).format(title=title, count=t.number(len(details))),
            t.gettext(
                "A target that nothing works towards is a wish. Find hours or money for it, or take it out of the targets."
            ),
            t.gettext("See what they would take"),
            _ROADMAP,
            tuple(details),
        )


def over_budget(case: Case, t: Translator) -> Iterator[Finding]:
    """School years in which the planned actions cost more own money than there is."""
    short = [year for year in case.roadmap.years if year.spent_eur > year.budget_eur]
    if not short:
        return
    yield Finding(
        "over_budget",
        "urgent",
        t.ngettext(
            "In {count} school year the plan costs more own money than there is.",
            "In {count} school years the plan costs more own money than there is.",
            len(short),
        ).format(count=t.number(len(short))),
        t.gettext(
            "What is planned there cannot be paid. European grants are not counted as own money. Plan again, or change the budget."
        ),
        t.gettext("Plan again"),
        _ROADMAP,
        tuple(
            Detail(
                t.gettext("{year}: {spent} planned, {budget} there.").format(
                    year=year.label, spent=t.money(year.spent_eur), budget=t.money(year.budget_eur)
                ),
                _ROADMAP,
            )
            for year in short
        ),
    )


def past_deadline(case: Case, t: Translator) -> Iterator[Finding]:
    """Applications planned so that they begin after the last day to apply that is known.

    Urgent where that day is published and still to come, to mend where it is expected, worth a look where it is over and
    the next one is not known yet.
    """
    late: list[tuple[Grade, str]] = []
    for deadline in case.deadlines:
        planned = next((own for own in case.roadmap.actions if own.id == deadline.action), None)
        entry = case.file.board.get(deadline.action)
        if planned is None or planned.first_day <= deadline.day or (entry and entry.status in ("started", "done")):
            continue
        if deadline.day < case.today:
            grade: Grade = "look"
            words = t.gettext("{action}: planned for {period}. The last call that is known closed on {day} ({call}).")
        elif deadline.sure:
            grade = "urgent"
            words = t.gettext("{action}: planned for {period}. The last call that is known closes on {day} ({call}).")
        else:
            grade = "mend"
            words = t.gettext(
                "{action}: planned for {period}. The last call that is known should close by {day} ({call})."
            )
        said = words.format(action=planned.title, period=planned.period, call=deadline.call, day=t.date(deadline.day))
        late.append((grade, said))
    if not late:
        return
    yield Finding(
        "past_deadline",
        min((grade for grade, _ in late), key=GRADES.index),
        t.ngettext(
            "{count} application is planned after its call closes.",
            "{count} applications are planned after their call closes.",
            len(late),
        ).format(count=t.number(len(late))),
        t.gettext(
            "An application that comes late is not read, and nobody knows yet whether and when there is a next call."
        ),
        t.gettext("Fix an earlier term"),
        _ROADMAP,
        tuple(Detail(said, _ROADMAP) for _, said in late),
    )
