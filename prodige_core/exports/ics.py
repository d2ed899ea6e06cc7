"""The roadmap as a calendar: one all-day event an action over its terms, one a milestone, one a deadline (RFC 5545).

A later export renews the events of an earlier one: ids stay (`prodige_core.responses.calendar`), revisions grow. What was
planned once and is not any more is in it too, as called off or done, or it would stand in people's calendars for ever: what a
plan had that planning anew replaced, and what calendars held that were handed out (`prodige_core.exports.in_calendars`).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from prodige_core.exports.content import Content, content_of, one_line, plain
from prodige_core.exports.in_calendars import Noted
from prodige_core.exports.inputs import ExportInputs
from prodige_core.i18n import Translator
from prodige_core.programme import Deadline, words
from prodige_core.reports import centre_money
from prodige_core.reports.document import Card
from prodige_core.responses import calendar_of
from prodige_core.roadmap import Milestone, PlannedAction, Roadmap, build_roadmap

MORNING = dt.timedelta(hours=9)
"""An event of whole days begins at midnight: counted from there, a reminder would wake people (editorial)."""
ALARM = MORNING - dt.timedelta(days=14)
"""Two weeks before an action starts its people should know (editorial)."""
DEADLINE_ALARMS = (MORNING - dt.timedelta(weeks=4), MORNING - dt.timedelta(weeks=1))
"""Four weeks before a deadline there is time to write, one week before to hand in (editorial)."""
FIRST_MOMENT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""Revisions are the seconds since then, which a calendar's whole numbers hold until 2094; no export is older."""


def render(inputs: ExportInputs) -> bytes:
    """All actions and milestones; no event without a plan. A later export replaces the events of an earlier one.

    It names no METHOD: PUBLISH asks for an organiser in every event (RFC 5546, 3.2.1), an address that a plan has not;
    Outlook takes a calendar without METHOD as published (MS-STANOICAL, 2.2.51).
    """
    from icalendar import Calendar

    t, content = inputs.t, content_of(inputs, carries_file=False)
    name = t.gettext("Roadmap of {name}").format(name=one_line(inputs.file.centre.name))
    calendar = Calendar()
    calendar.add("prodid", "-//Prodige//Roadmap//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    ids = set()
    for event in _events(content, inputs):
        calendar.add_component(event)
        ids.add(str(event["uid"]))
    for event in _handed_out(content, inputs):
        if str(event["uid"]) not in ids:
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def revised(inputs: ExportInputs) -> dt.datetime:
    """The moment of the export, to the second; the beginning of its day where only that is known."""
    if inputs.made_at is None:
        return dt.datetime.combine(inputs.made_on, dt.time(), dt.UTC)
    return inputs.made_at.astimezone(dt.UTC).replace(microsecond=0)


def _events(content: Content, inputs: ExportInputs) -> Iterator[Any]:
    roadmap = content.roadmap
    facts = {block.id: block.facts for block in content.document.blocks if isinstance(block, Card)}
    for action in roadmap.actions:
        yield _action(action, facts[f"action-{action.number}"], inputs)
    for milestone in roadmap.milestones:
        yield _milestone(milestone, inputs)
    for deadline in _deadlines(roadmap, inputs):
        yield _deadline(deadline, inputs)
    yield from _former(content, inputs)


def planned_events(roadmap: Roadmap, inputs: ExportInputs) -> tuple[Noted, ...]:
    """What a calendar of this roadmap holds that a later one may have to call off: all but what is done."""
    t = inputs.t
    actions = [
        Noted(f"action/{own.id}", own.first_day, own.last_day, own.title)
        for own in roadmap.actions
        if own.status != "done"
    ]
    milestones = [
        Noted(f"milestone/{own.practice}", own.day, own.day, _target_reached(own, t), own.level.value)
        for own in roadmap.milestones
    ]
    deadlines = [
        Noted(f"deadline/{own.call.id}", own.first, own.first, _deadline_title(own, t))
        for own in _deadlines(roadmap, inputs)
    ]
    return (*actions, *milestones, *deadlines)


def _former(content: Content, inputs: ExportInputs) -> Iterator[Any]:
    """What plans before this one had and it has not: done, or called off. Of several plans the last one tells the days."""
    t, roadmap = inputs.t, content.roadmap
    done = {own.id for own in roadmap.done}
    sheets = content.scores.values()
    levels = {own: score.level or 0 for sheet in sheets for own, score in sheet.practices.items()}
    seen = {action.id for action in roadmap.actions} | {milestone.practice for milestone in roadmap.milestones}
    calls = {deadline.call.id for deadline in _deadlines(roadmap, inputs)}
    for former in reversed(inputs.former):
        file = inputs.file.model_copy(update={"means": former.means})
        before = build_roadmap(file, inputs.catalogue, content.scores, former.plan, t)
        for action in before.actions:
            if action.id in seen:
                continue
            event = _event(f"action/{action.id}", action.first_day, action.last_day, inputs)
            _say_over(event, action.title, action.id in done, t)
            yield event
        for milestone in before.milestones:
            if milestone.practice in seen:
                continue
            event = _event(f"milestone/{milestone.practice}", milestone.day, milestone.day, inputs)
            reached = levels.get(milestone.practice, 0) >= milestone.level.value
            _say_over(event, _target_reached(milestone, t), reached, t)
            yield event
        seen |= {action.id for action in before.actions} | {milestone.practice for milestone in before.milestones}
        for deadline in _deadlines(before, replace(inputs, file=file)):
            if deadline.call.id not in calls:
                yield _missed(deadline, inputs)
                calls.add(deadline.call.id)


def _handed_out(content: Content, inputs: ExportInputs) -> Iterator[Any]:
    """What calendars that were handed out hold: done, or called off, with the days told then. What is not among the others.

    Without a plan that holds anything nothing is called off: one that is out of date says nothing about what is planned.
    A deadline that has passed stays as it was.
    """
    t, roadmap = inputs.t, content.roadmap
    if not roadmap.actions:
        return
    done = {f"action/{own.id}" for own in roadmap.done}
    sheets = content.scores.values()
    levels = {f"milestone/{own}": score.level or 0 for sheet in sheets for own, score in sheet.practices.items()}
    for own in inputs.in_calendars:
        kind = own.key.partition("/")[0]
        if kind == "deadline" and own.last < inputs.made_on:
            continue
        event = _event(own.key, own.first, own.last, inputs)
        if kind == "deadline":
            event.add("summary", one_line(t.gettext("Not in our plan any more: {title}").format(title=own.title)))
            event.add("status", "CANCELLED")
            event.add("categories", [t.gettext("European deadline")])
        else:
            reached = own.key in done if kind == "action" else levels.get(own.key, 0) >= own.level
            _say_over(event, own.title, reached, t)
        yield event


def _missed(deadline: Deadline, inputs: ExportInputs) -> Any:
    """A deadline to come that a former plan reached and this one does not. The call goes on; the event is called off."""
    event = _event(f"deadline/{deadline.call.id}", deadline.first, deadline.first, inputs)
    said = inputs.t.gettext("Not in our plan any more: {title}")
    event.add("summary", one_line(said.format(title=_deadline_title(deadline, inputs.t))))
    event.add("status", "CANCELLED")
    event.add("categories", [inputs.t.gettext("European deadline")])
    return event


def _say_over(event: Any, title: str, done: bool, t: Translator) -> None:
    """In the title too: some programs take a called-off event away, some strike it out, and some show it as any other."""
    said = t.gettext("Done: {title}") if done else t.gettext("No longer planned: {title}")
    event.add("summary", one_line(said.format(title=title)))
    event.add("status", "CONFIRMED" if done else "CANCELLED")


def _deadlines(roadmap: Roadmap, inputs: ExportInputs) -> tuple[Deadline, ...]:
    """Of calls in the time of the plan that some route of this centre has; none without a plan."""
    if inputs.programme is None or not roadmap.actions:
        return ()
    money = centre_money(roadmap, inputs.file, inputs.catalogue, inputs.programme, inputs.made_on)
    open_to_us = {code for advice in money.advice if advice.fit != "no" for code in advice.route.calls}
    return tuple(own for own in money.dates.ahead if open_to_us.intersection(own.call.actions))


def _deadline(deadline: Deadline, inputs: ExportInputs) -> Any:
    """On its day; an expected one on the first day on which it may be, and it says so."""
    t, call = inputs.t, deadline.call
    title = _deadline_title(deadline, t)
    event = _event(f"deadline/{call.id}", deadline.first, deadline.first, inputs)
    event.add("summary", one_line(title))
    event.add("status", "TENTATIVE" if deadline.expected else "CONFIRMED")
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
        _ring(event, before, title)
    return event


def _deadline_title(deadline: Deadline, t: Translator) -> str:
    said = t.gettext("{call} closes (expected, not published)") if deadline.expected else t.gettext("{call} closes")
    return said.format(call=words.call_title(deadline.call, t))


def _action(action: PlannedAction, facts: str, inputs: ExportInputs) -> Any:
    """Done ones say so and ring no more."""
    t, done = inputs.t, action.status == "done"
    event = _event(f"action/{action.id}", action.first_day, action.last_day, inputs)
    title = t.gettext("Done: {title}").format(title=action.title) if done else action.title
    event.add("summary", one_line(title))
    event.add("status", "CONFIRMED")
    event.add("description", plain(_description(action, facts, t)))
    event.add("categories", [one_line(action.lead_name)])
    if not done:
        _ring(event, ALARM, t.gettext("Starts in two weeks: {action}").format(action=action.title))
    return event


def _ring(event: Any, before: dt.timedelta, text: str) -> None:
    """In the morning so long before the day the event starts, on everybody's own clock."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one_line(text))
    alarm.add("trigger", before)
    event.add_component(alarm)


def _milestone(milestone: Milestone, inputs: ExportInputs) -> Any:
    event = _event(f"milestone/{milestone.practice}", milestone.day, milestone.day, inputs)
    event.add("summary", one_line(_target_reached(milestone, inputs.t)))
    event.add("status", "CONFIRMED")
    event.add("categories", [inputs.t.gettext("Milestone")])
    return event


def _target_reached(milestone: Milestone, t: Translator) -> str:
    said = t.gettext("Target reached: {practice} at {level}")
    return said.format(practice=milestone.title, level=milestone.level.label)


def _event(key: str, first: dt.date, last: dt.date, inputs: ExportInputs) -> Any:
    """An event that takes whole days, in every time zone, without blocking them; both days included."""
    from icalendar import Event

    event, moment = Event(), revised(inputs)
    event.add("uid", f"{uuid.uuid5(calendar_of(inputs.file.centre), key)}@prodige")
    event.add("dtstamp", moment)
    event.add("last-modified", moment)
    event.add("sequence", max(0, int((moment - FIRST_MOMENT).total_seconds())))
    event.add("dtstart", first)
    event.add("dtend", last + dt.timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _description(action: PlannedAction, facts: str, t: Translator) -> str:
    """The facts of the action's card (period, lead, hours, money), its steps and its indicator."""
    lines = [facts, "", t.gettext("Steps:"), *(f"{place}. {step}" for place, step in enumerate(action.steps, 1))]
    if action.indicator:
        lines += ["", t.gettext("Indicator: {indicator}").format(indicator=action.indicator)]
    return "\n".join(lines)
