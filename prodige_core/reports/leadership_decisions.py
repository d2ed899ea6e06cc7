"""What leadership has to decide or give now, and by what everybody will see that it works. Derived from plan and board."""

from __future__ import annotations

from prodige_core.i18n import first_of
from prodige_core.indicators import words as indicator_words
from prodige_core.programme import Deadline, EuropeanMoney, RouteAdvice, words
from prodige_core.reports.document import Run, Runs, text_runs
from prodige_core.reports.european_money import centre_money, way_pays
from prodige_core.reports.in_short import brief, largest
from prodige_core.reports.inputs import ReportInputs
from prodige_core.reports.today import Today, overloads_ahead, quoted, round_sentence, today_of

MOST_DEADLINES = 2
MOST_SIGNS = 6
MOST_FOLLOWED = 3
"""Lines of a page that is read in five minutes (editorial)."""


def decisions(inputs: ReportInputs) -> tuple[Runs, ...]:
    """The most urgent first. Without a plan: that somebody takes the steps that lead to one."""
    if not inputs.roadmap.actions:
        text = inputs.t.gettext("Decide who takes the first steps named on page 1, and by when.")
        return (_point(inputs.t.gettext("People"), text), *_deadlines(inputs))
    today = today_of(inputs)
    found = [*_next_round(today, inputs), *_overloads(inputs), *_late(today, inputs)]
    if not today.is_over:
        found += [*_people(today, inputs), *_hours(today, inputs), *_money(today, inputs), *_unreached(inputs)]
    return (*found, *_deadlines(inputs))


def _next_round(today: Today, inputs: ReportInputs) -> list[Runs]:
    """Once the plan is over, that a new round is due; in its last term, that its day has to be set."""
    t, roadmap = inputs.t, inputs.roadmap
    if today.is_over:
        text = t.gettext("{why} Set a day for answering the questionnaires again, and say who prepares the next plan.")
        return [_point(t.gettext("Next round"), text.format(why=round_sentence(today, inputs)))]
    if roadmap.end is None or today.present is not roadmap.terms[-1] or inputs.made_on < roadmap.terms[-1].first_day:
        return []
    text = t.gettext("The plan ends in {month}. Set a day for answering the questionnaires again.")
    return [_point(t.gettext("Next round"), text.format(month=t.month(roadmap.end)))]


def _overloads(inputs: ReportInputs) -> list[Runs]:
    return [text_runs(sentence) for sentence in overloads_ahead(inputs)[:2]]


def _late(today: Today, inputs: ReportInputs) -> list[Runs]:
    """What should be over and is not, or is not marked so."""
    t = inputs.t
    if not today.late:
        return []
    text = t.ngettext(
        "{count} action should be over and is not marked as done: {names}. Finish it, drop it or plan it anew.",
        "{count} actions should be over and are not marked as done: {names}. Finish them, drop them or plan them anew.",
        len(today.late),
    )
    said = text.format(count=t.number(len(today.late)), names=quoted(today.late, inputs))
    return [_point(t.gettext("Late"), said)]


def _people(today: Today, inputs: ReportInputs) -> list[Runs]:
    """Who leads what begins in the present or next term in which anything begins, with the number of actions."""
    t, roadmap = inputs.t, inputs.roadmap
    if not today.to_begin:
        return []
    first = min(today.from_term(action) for action in today.to_begin)
    leads: dict[str, int] = {}
    for action in today.to_begin:
        if today.from_term(action) == first:
            leads[action.lead_name] = leads.get(action.lead_name, 0) + 1
    parts = [
        t.ngettext("{role} ({count} action)", "{role} ({count} actions)", count).format(
            role=role, count=t.number(count)
        )
        for role, count in leads.items()
    ]
    text = t.gettext("Name who leads in {term} and agree it with them: {roles}.").format(
        term=roadmap.terms[first - 1].label, roles=t.listing(parts)
    )
    return [_point(t.gettext("People"), text)]


def _hours(today: Today, inputs: ReportInputs) -> list[Runs]:
    """The hours of the present or next term in which there is work."""
    t, roadmap, term = inputs.t, inputs.roadmap, today.term
    if term is None:
        return []
    parts = [
        t.gettext("{role} {hours}\u00a0h").format(role=total.name, hours=t.number(term.to_give(total.role)))
        for total in roadmap.roles
        if term.to_give(total.role)
    ]
    if not parts:
        return []
    text = t.gettext("Put the hours of {term} on the timetable: {roles}.").format(
        term=term.label, roles=t.listing(parts)
    )
    return [_point(t.gettext("Hours"), text)]


def _money(today: Today, inputs: ReportInputs) -> list[Runs]:
    """Own money of the first school year in which something begins that costs any: what has begun is paid."""
    t, roadmap = inputs.t, inputs.roadmap
    needs: dict[str, int] = {}
    for action in today.to_begin:
        if action.cost_eur:
            year = roadmap.terms[today.from_term(action) - 1].school_year
            needs[year] = needs.get(year, 0) + action.cost_eur
    if not needs:
        return []
    year = min(needs)
    text = t.gettext("Set aside {money} in the budget of {year}.").format(money=t.money(needs[year]), year=year)
    return [_point(t.gettext("Own money"), text)]


def _unreached(inputs: ReportInputs) -> list[Runs]:
    t, count = inputs.t, len(inputs.roadmap.unreached)
    if not count:
        return []
    text = t.ngettext(
        "Give what the {count} target not reached would take, or lower it.",
        "Give what the {count} targets not reached would take, or lower them.",
        count,
    )
    return [_point(t.gettext("Targets"), text.format(count=t.number(count)))]


def _point(label: str, text: str) -> Runs:
    return Run(label, strong=True), Run(": "), Run(text)


def _deadlines(inputs: ReportInputs) -> list[Runs]:
    """The recommended way with what it pays and its deadline; where none fits that has one, the next calls that close.

    Only when facts of the programme are there and what was assessed can be paid by it.
    """
    if inputs.programme is None or not _may_be_paid(inputs):
        return []
    t = inputs.t
    money = centre_money(inputs.roadmap, inputs.file, inputs.catalogue, inputs.programme, inputs.made_on)
    if money.best is not None and money.best.deadline is not None:
        return [_point(t.gettext("European money"), _our_way(money, money.best, money.best.deadline, inputs))]
    said = t.gettext("{call}, closes {day}.")
    return [
        _point(
            t.gettext("European money"),
            said.format(call=words.call_title(own.call, t), day=words.deadline_day(own, t)),
        )
        for own in money.dates.ahead[:MOST_DEADLINES]
    ]


def _our_way(money: EuropeanMoney, best: RouteAdvice, deadline: Deadline, inputs: ReportInputs) -> str:
    t, route = inputs.t, best.route
    text = t.gettext("The coordinator applies: {day}.") if route.same_country else t.gettext("It closes: {day}.")
    parts = (
        t.gettext("“{route}” fits us best.").format(route=words.route_title(route, t)),
        way_pays(money, inputs.roadmap, t),
        text.format(day=words.deadline_day(deadline, t)),
    )
    return " ".join(part for part in parts if part)


def _may_be_paid(inputs: ReportInputs) -> bool:
    """Whether a mobility is thought of, or any action for a questionnaire that was answered can be paid by a grant."""
    assessed = {own.id for framework in inputs.frameworks for area in framework.areas for own in area.practices}
    return bool(inputs.file.mobilities) or any(
        action.funding != "none" and any(step.practice in assessed for step in action.raises)
        for action in inputs.catalogue.actions.values()
    )


def signs(inputs: ReportInputs) -> tuple[Runs, ...]:
    """Indicators the centre set a target for, then signs of the largest actions ahead by the month in which they end.

    With nothing ahead: those of what is done.
    """
    t, today = inputs.t, today_of(inputs)
    found: list[Runs] = []
    for row in inputs.indicators:
        target = indicator_words.target_words(row.definition, row.course, t)
        if target and len(found) < MOST_FOLLOWED:
            state = indicator_words.state_words(row.definition, row.course, t)
            said = t.gettext("target {target}. {state}.").format(target=target, state=state)
            found.append(_point(indicator_words.code_and_title(row.definition, t), said))
    done = {own.planned.id: own for own in today.done if own.planned is not None}
    actions = today.ahead or tuple(own for own in inputs.roadmap.actions if own.id in done)
    told = [action for action in actions if brief(action.indicator)]
    chosen = sorted(largest(told, MOST_SIGNS - len(found)), key=lambda own: own.last_day)
    for action in chosen:
        month = done[action.id].month if action.id in done else ""
        found.append(_point(t.month(first_of(month) if month else action.last_day), brief(action.indicator)))
    return tuple(found)
