"""What the board adds to a roadmap: where each action stands, what has begun, and what is used up already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from prodige_core.board import shown_status, with_own_actions
from prodige_core.frameworks import ROLES, Catalogue
from prodige_core.i18n import Translator, first_of, month_name
from prodige_core.planning.ongoing import Ongoing, Running, ongoing
from prodige_core.planning.result import Plan
from prodige_core.responses import CentreFile
from prodige_core.roadmap.model import PlannedAction, RoleHours, UnreachedTarget
from prodige_core.roadmap.words import month_span, owner_name, role_name


@dataclass(frozen=True, slots=True)
class BoardContext:
    """The board of a file beside one plan. running: only what the plan holds as it is now, not as it once was planned."""

    file: CentreFile
    catalogue: Catalogue
    planned: frozenset[str]
    work: Ongoing
    running: Mapping[str, Running]


def board_context(file: CentreFile, catalogue: Catalogue, plan: Plan) -> BoardContext:
    """Read the board for a plan that may be older than what the board says."""
    work = ongoing(file, with_own_actions(catalogue, file))
    entries = {entry.action: (entry.start, entry.end) for entry in plan.actions}
    running = {own: run for own, run in work.running.items() if entries.get(own) == (run.start, run.end)}
    return BoardContext(file, catalogue, frozenset(entries), work, running)


def with_board(action: PlannedAction, context: BoardContext, t: Translator) -> PlannedAction:
    """A planned action with status and owner; once begun with its real start, and what of it falls into this plan."""
    entry = context.file.board.get(action.id)
    status = shown_status(action.id, context.file, context.planned) or "proposed"
    owner = owner_name(entry.owner.strip(), t) if entry is not None else ""
    if entry is None or status != "started":
        return replace(action, status=status, owner=owner)
    begun = first_of(entry.started)
    said = t.gettext("It has been under way since {month}.").format(month=month_name(entry.started, t))
    run = context.running.get(action.id)
    if run is None:
        return replace(action, status=status, owner=owner, begun=begun, because=(said, *action.because))
    left = run.left.total_hours
    if left < run.full_hours:
        of = t.gettext("{left} of its {count} staff hours fall into this plan.")
        said += " " + of.format(left=t.number(left), count=t.number(run.full_hours))
    paid = context.work.paid.get(action.id, 0)
    if paid < action.cost_eur:
        said += " " + t.gettext("Its money was spent before this plan.")
    if run.beyond:
        said += " " + t.gettext("It ends after this plan, so the plan does not count what it raises.")
    hours = dict(zip(ROLES, run.left.hours, strict=True))
    return replace(
        action,
        status=status,
        owner=owner,
        begun=begun,
        because=(*action.because, said),
        period=month_span(begun, action.last_day, t) if begun <= action.last_day else action.period,
        first_day=min(begun, action.last_day),
        hours=tuple(RoleHours(role, role_name(role, t), count) for role, count in hours.items() if count),
        total_hours=left,
        cost_eur=paid,
        pinned=False,
    )


def with_running(target: UnreachedTarget, context: BoardContext, t: Translator) -> UnreachedTarget:
    """An unreached target towards which something runs that ends after the plan: that is the first reason.

    The planner knows no action that leads there then, which would be the wrong thing to say.
    """
    wanted = range(target.now.value + 1, target.target.value + 1)
    names = [
        t.gettext("“{action}”").format(action=t.pgettext(own, context.catalogue.actions[own].title))
        for own, run in context.running.items()
        if run.beyond
        and any(
            step.practice == target.practice and step.to in wanted for step in context.catalogue.actions[own].raises
        )
    ]
    if not names:
        return target
    alone = all(reason.kind == "no_action" for reason in target.raw.reasons)
    said = t.ngettext(
        "{actions} has begun and ends after this plan.", "{actions} have begun and end after this plan.", len(names)
    )
    first = said.format(actions=t.listing(names))
    return replace(target, reasons=(first,), needs="") if alone else replace(target, reasons=(first, *target.reasons))


def overload_sentences(context: BoardContext, terms: Mapping[int, str], t: Translator) -> tuple[str, ...]:
    """Where started work needs more hours than there are; one sentence a role and term."""
    said = t.gettext("{role}, {term}: started work needs {needs} hours, and {left} are there.")
    return tuple(
        said.format(
            role=role_name(over.role, t), term=terms[over.term], needs=t.number(over.needs), left=t.number(over.left)
        )
        for over in context.work.overloads
    )
