"""What a centre that has a plan should do next, through the year: what is urgent, what this term brings, a new round."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal

from prodige_core.access import Right
from prodige_core.board import shown_status
from prodige_core.health import GRADES, Case, examine
from prodige_core.i18n import Translator
from prodige_core.planning import due_day
from prodige_core.services import access
from prodige_core.services.centres import get_centre
from prodige_core.services.health import case_of
from prodige_core.services.roadmaps import roadmap_view
from prodige_core.services.workspace import Workspace

ReminderKind = Literal["urgent", "replan", "round", "term", "share"]

ROUND_DAYS: Final = 365
"""A new round is due a year after the last: a school year is the rhythm of plans and calls (design, section 1; domain 4.1)."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to do: its kind, a short title, why in a sentence or two, and the screen where it is done."""

    kind: ReminderKind
    title: str
    said: str
    screen: str


@access.needs(Right.VIEW)
def reminders(ws: Workspace, centre_id: str, t: Translator) -> tuple[Reminder, ...]:
    """Most pressing first; empty when nothing is due or there has not been a plan yet. Raises `NotFound`."""
    view = roadmap_view(ws, centre_id, t)
    if view.stored is None:
        return ()
    case = case_of(ws, get_centre(ws, centre_id), view, {}, t)
    found = [_urgent(case, t), _replan(case, t), _round(case, t), _term(case, t), _share(case, t)]
    return tuple(one for one in found if one is not None)


def _urgent(case: Case, t: Translator) -> Reminder | None:
    found = examine(case, t, grades=GRADES[:1])
    if not found:
        return None
    more = len(found) - 1
    said = found[0].what
    if more:
        rest = t.ngettext("The check-up has {count} more.", "The check-up has {count} more.", more)
        said = f"{said} {rest.format(count=t.number(more))}"
    return Reminder("urgent", t.gettext("Mend what is urgent"), said, "health")


def _replan(case: Case, t: Translator) -> Reminder | None:
    """Once a later term has begun than the one the plan begins with, and it was not made anew in it."""
    term = case.term
    if term is None or term.number == 1 or case.planned_on is None or case.planned_on >= term.first_day:
        return None
    said = t.gettext(
        "A new term has begun since the plan was made. Say what is done; the rest is planned again from today."
    )
    return Reminder("replan", t.gettext("Plan again from today"), said, "board")


def _round(case: Case, t: Translator) -> Reminder | None:
    if not case.rounds:
        return None
    last = max(dt.date.fromisoformat(assessment.date) for _, assessment in case.rounds)
    if (case.today - last).days < ROUND_DAYS:
        return None
    said = t.gettext("The last round began on {date}, a year ago or more. A new one shows what has moved since.")
    return Reminder("round", t.gettext("A new round of questions"), said.format(date=t.date(last)), "progress")


def _term(case: Case, t: Translator) -> Reminder | None:
    """Actions of the plan that begin in this term and those that end in it, as far as they are not done."""
    now = case.term
    if now is None:
        return None
    begin, end = 0, 0
    planned = {own.id for own in case.roadmap.actions}
    for own in case.roadmap.actions:
        status = shown_status(own.id, case.file, planned)
        entry = case.file.board.get(own.id)
        due = due_day(entry.due) if entry is not None and entry.due else own.last_day
        begin += status in ("proposed", "accepted") and own.start == now.number
        end += status in ("accepted", "started") and due == now.last_day
    parts = []
    if begin:
        words = t.ngettext("{count} action is to begin", "{count} actions are to begin", begin)
        parts.append(words.format(count=t.number(begin)))
    if end:
        words = t.ngettext("{count} is to be done", "{count} are to be done", end)
        parts.append(words.format(count=t.number(end)))
    if not parts:
        return None
    said = t.gettext("{term}: {parts}.").format(term=now.label, parts=t.listing(parts))
    return Reminder("term", t.gettext("This term’s actions"), said, "board")


def _share(case: Case, t: Translator) -> Reminder | None:
    """A plan about which nobody has said anything yet: the way from the plan to doing it."""
    if case.file.board or not case.roadmap.actions:
        return None
    said = t.gettext("The board shows where each action stands. Accept the first ones and say who sees to them.")
    return Reminder("share", t.gettext("Begin with the plan"), said, "board")
