"""What leadership has to decide or give now, and by what everybody will see that it works. Derived from the plan only."""

from __future__ import annotations

from prodige_core.indicators import words as indicator_words
from prodige_core.programme import words
from prodige_core.reports.document import Run, Runs, text_runs
from prodige_core.reports.european_money import centre_money
from prodige_core.reports.in_short import brief, largest
from prodige_core.reports.inputs import ReportInputs

MOST_DEADLINES = 2
MOST_SIGNS = 6
MOST_FOLLOWED = 3
"""Lines of a page that is read in five minutes (editorial)."""


def decisions(inputs: ReportInputs) -> tuple[Runs, ...]:
    """The most urgent first. Without a plan: that somebody takes the steps that lead to one."""
    if not inputs.roadmap.actions:
        text = inputs.t.gettext("Decide who takes the first steps named on page 1, and by when.")
        return (_point(inputs.t.gettext("People"), text), *_deadlines(inputs))
    found = [*_overloads(inputs), *_people(inputs), *_hours(inputs), *_money(inputs)]
    return (*found, *_unreached(inputs), *_deadlines(inputs))


def _overloads(inputs: ReportInputs) -> list[Runs]:
    return [text_runs(sentence) for sentence in inputs.roadmap.overloads[:2]]


def _people(inputs: ReportInputs) -> list[Runs]:
    """Who leads in the first term, with the number of actions."""
    t, roadmap = inputs.t, inputs.roadmap
    first = roadmap.actions[0].start
    leads: dict[str, int] = {}
    for action in roadmap.actions:
        if action.start == first:
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


def _hours(inputs: ReportInputs) -> list[Runs]:
    """The hours of the first term in which there is work."""
    t, roadmap = inputs.t, inputs.roadmap
    term = roadmap.terms[roadmap.actions[0].start - 1]
    parts = [
        t.gettext("{role} {hours}\u00a0h").format(role=total.name, hours=t.number(term.hours[total.role].used))
        for total in roadmap.roles
        if total.role in term.hours and term.hours[total.role].used
    ]
    if not parts:
        return []
    text = t.gettext("Put the hours of {term} on the timetable: {roles}.").format(
        term=term.label, roles=t.listing(parts)
    )
    return [_point(t.gettext("Hours"), text)]


def _money(inputs: ReportInputs) -> list[Runs]:
    """Own money of the first school year that needs any."""
    t = inputs.t
    year = next((own for own in inputs.roadmap.years if own.spent_eur), None)
    if year is None:
        return []
    text = t.gettext("Set aside {money} in the budget of {year}.").format(
        money=t.money(year.spent_eur), year=year.label
    )
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
    """The next calls that close, when facts of the programme are there and what was assessed can be paid by it."""
    if inputs.programme is None or not _may_be_paid(inputs):
        return []
    t = inputs.t
    money = centre_money(inputs.roadmap, inputs.file, inputs.catalogue, inputs.programme, inputs.made_on)
    said = t.gettext("{call}, closes {day}.")
    return [
        _point(
            t.gettext("European money"),
            said.format(call=words.call_title(own.call, t), day=words.deadline_day(own, t)),
        )
        for own in money.dates.ahead[:MOST_DEADLINES]
    ]


def _may_be_paid(inputs: ReportInputs) -> bool:
    """Whether a mobility is thought of, or any action for a questionnaire that was answered can be paid by a grant."""
    assessed = {own.id for framework in inputs.frameworks for area in framework.areas for own in area.practices}
    return bool(inputs.file.mobilities) or any(
        action.funding != "none" and any(step.practice in assessed for step in action.raises)
        for action in inputs.catalogue.actions.values()
    )


def signs(inputs: ReportInputs) -> tuple[Runs, ...]:
    """Indicators the centre set a target for, then those of the largest actions by the month in which they end."""
    t = inputs.t
    found: list[Runs] = []
    for row in inputs.indicators:
        target = indicator_words.target_words(row.definition, row.course, t)
        if target and len(found) < MOST_FOLLOWED:
            state = indicator_words.state_words(row.definition, row.course, t)
            said = t.gettext("target {target}. {state}.").format(target=target, state=state)
            found.append(_point(indicator_words.code_and_title(row.definition, t), said))
    told = [action for action in inputs.roadmap.actions if brief(action.indicator)]
    chosen = sorted(largest(told, MOST_SIGNS - len(found)), key=lambda own: own.last_day)
    return (*found, *(_point(t.month(action.last_day), brief(action.indicator)) for action in chosen))
