"""The roadmap as a calendar: one all-day event an action over its terms, one a milestone, one a deadline (RFC 5545)."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from prodige_core.exports.content import content_of, one_line, plain
from prodige_core.exports.inputs import ExportInputs
from prodige_core.i18n import Translator
from prodige_core.programme import Deadline, words
from prodige_core.reports import centre_money
from prodige_core.reports.document import Card
from prodige_core.roadmap import Milestone, PlannedAction, Roadmap

ALARM = dt.timedelta(days=-14)
"""Two weeks before an action starts its people should know (editorial)."""
DEADLINE_ALARMS = (dt.timedelta(weeks=-4), dt.timedelta(weeks=-1))
"""Four weeks before a deadline there is time to write, one week before to hand in (editorial)."""
SPACE = uuid.UUID("6f0d0f0e-6a3b-5a39-9a5e-7d1b5b1f2c10")
"""Name space of the events' ids; drawn once, never to change, else a re-import would double every event."""
FIRST_DAY = dt.date(2026, 1, 1)
"""The day from which revisions are counted; no export is older."""


def render(inputs: ExportInputs) -> bytes:
    """All actions and milestones; no event without a plan. A later export replaces the events of an earlier one."""
    from icalendar import Calendar

    t, content = inputs.t, content_of(inputs, carries_file=False)
    facts = {block.id: block.facts for block in content.document.blocks if isinstance(block, Card)}
    name = one_line(inputs.file.centre.name)
    calendar = Calendar()
    calendar.add("prodid", "-//Prodige//Roadmap//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", t.gettext("Roadmap of {name}").format(name=name))
    for action in content.roadmap.actions:
        calendar.add_component(_action(action, facts[f"action-{action.number}"], inputs))
    for milestone in content.roadmap.milestones:
        calendar.add_component(_milestone(milestone, inputs))
    for deadline in _deadlines(content.roadmap, inputs):
        calendar.add_component(_deadline(deadline, inputs))
    return bytes(calendar.to_ical())


def _deadlines(roadmap: Roadmap, inputs: ExportInputs) -> tuple[Deadline, ...]:
    """Of calls in the time of the plan that some route of this centre has; none without a plan."""
    if inputs.programme is None or not roadmap.actions:
        return ()
    money = centre_money(roadmap, inputs.file, inputs.catalogue, inputs.programme, inputs.made_on)
    open_to_us = {code for advice in money.advice if advice.fit != "no" for code in advice.route.calls}
    return tuple(own for own in money.dates.ahead if open_to_us.intersection(own.call.actions))


def _deadline(deadline: Deadline, inputs: ExportInputs) -> Any:
    """On its day; an expected one on the first day on which it may be, and it says so."""
    from icalendar import Alarm

    t, call = inputs.t, deadline.call
    said = t.gettext("{call} closes (expected, not published)") if deadline.expected else t.gettext("{call} closes")
    title = said.format(call=words.call_title(call, t))
    event = _event(f"deadline/{call.id}", title, deadline.first, deadline.first, inputs)
    notes = [words.deadline_day(deadline, t), t.pgettext(call.id, call.why), t.pgettext(call.id, call.note)]
    source = inputs.programme.cited(call.sources) if inputs.programme else ()
    notes.append(
        t.gettext("Verify on the page of your national agency. Sources: {names}.").format(
            names="; ".join(own.cite for own in source)
        )
    )
    event.add("description", plain("\n".join(note for note in notes if note)))
    event.add("categories", [t.gettext("European deadline")])
    for before in DEADLINE_ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", one_line(title))
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event


def _action(action: PlannedAction, facts: str, inputs: ExportInputs) -> Any:
    from icalendar import Alarm

    t = inputs.t
    event = _event(f"action/{action.id}", action.title, action.first_day, action.last_day, inputs)
    event.add("description", plain(_description(action, facts, t)))
    event.add("categories", [one_line(action.lead_name)])
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", t.gettext("Starts in two weeks: {action}").format(action=one_line(action.title)))
    alarm.add("trigger", ALARM)
    event.add_component(alarm)
    return event


def _milestone(milestone: Milestone, inputs: ExportInputs) -> Any:
    t = inputs.t
    title = t.gettext("Target reached: {practice} at {level}").format(
        practice=milestone.title, level=milestone.level.label
    )
    event = _event(f"milestone/{milestone.practice}", title, milestone.day, milestone.day, inputs)
    event.add("categories", [t.gettext("Milestone")])
    return event


def _event(key: str, title: str, first: dt.date, last: dt.date, inputs: ExportInputs) -> Any:
    """An event that takes whole days without blocking them, both days included."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uuid.uuid5(SPACE, f'{inputs.file.centre.name}/{key}')}@prodige")
    event.add("dtstamp", dt.datetime.combine(inputs.made_on, dt.time(), dt.UTC))
    event.add("sequence", max(0, (inputs.made_on - FIRST_DAY).days))
    event.add("dtstart", first)
    event.add("dtend", last + dt.timedelta(days=1))
    event.add("summary", one_line(title))
    event.add("transp", "TRANSPARENT")
    return event


def _description(action: PlannedAction, facts: str, t: Translator) -> str:
    """The facts of the action's card (period, lead, hours, money), its steps and its indicator."""
    lines = [facts, "", t.gettext("Steps:"), *(f"{place}. {step}" for place, step in enumerate(action.steps, 1))]
    if action.indicator:
        lines += ["", t.gettext("Indicator: {indicator}").format(indicator=action.indicator)]
    return "\n".join(lines)
