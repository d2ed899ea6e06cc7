"""Turns what the planner found into plain sentences: why an action is there, why a target is not reached, what it takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from prodige_core.frameworks import ROLES, Catalogue, Role
from prodige_core.i18n import N_, Translator
from prodige_core.planning.result import Needs, Reason
from prodige_core.roadmap.model import ActionRef, ClosedStep, RoadmapStatus
from prodige_core.roadmap.words import month_span, role_name

MAX_NAMED = 3
"""More names than this in one sentence nobody reads (editorial)."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a plan leaves of its means: hours by role and term number, EUR by school year. What is not in it is not known."""

    hours: Mapping[tuple[Role, int], int] = field(default_factory=dict)
    money: Mapping[str, int] = field(default_factory=dict)


UNKNOWN_ROOM: Final = Room()
NO_NEEDS: Final = Needs()


def reason_sentence(
    reason: Reason,
    catalogue: Catalogue,
    terms: Mapping[int, str],
    t: Translator,
    room: Room = UNKNOWN_ROOM,
    needs: Needs = NO_NEEDS,
) -> str:
    """One reason why a target is not reached. ``terms`` gives the label of each term by number."""
    return reason_sentences((reason,), catalogue, terms, t, room, needs)[0]


def reason_sentences(
    reasons: Sequence[Reason],
    catalogue: Catalogue,
    terms: Mapping[int, str],
    t: Translator,
    room: Room = UNKNOWN_ROOM,
    needs: Needs = NO_NEEDS,
) -> tuple[str, ...]:
    """All reasons of one target, each said once; terms in which the same role has too few hours share one sentence.

    room and needs: what is left and what is needed on top of what was given, told beside each shortage where it is known.
    """
    said = []
    for reason in reasons:
        if reason.kind == "hours":
            said.append(_hours_sentence(reason, reasons, terms, t, room, needs))
        elif reason.kind == "budget":
            said.append(_money_sentence(reason, terms, t, room, needs))
        else:
            said.append(_other_sentence(reason, catalogue, t))
    return tuple(dict.fromkeys(said))


def _hours_sentence(
    reason: Reason, reasons: Sequence[Reason], terms: Mapping[int, str], t: Translator, room: Room, needs: Needs
) -> str:
    role = reason.role
    if role is None:
        return t.gettext("Too few staff hours are left.")
    numbers = sorted({own.term for own in reasons if own.role == role and own.term is not None})
    if reason.term is None or not numbers:
        return t.gettext("Too few hours are left for this role: {role}.").format(role=role_name(role, t))
    parts = []
    for number in numbers:
        left = room.hours.get((role, number))
        more = sum(hours for own, term, hours in needs.in_terms if (own, term) == (role, number))
        said = _left_and_needed(None if left is None else t.number(left), t.number(more) if more else None, t)
        # a term the search added: the plan has no name for it
        label = terms.get(number) or t.gettext("after this plan")
        parts.append(t.gettext("{term}: {hours}").format(term=label, hours=said) if said else label)
    text = t.gettext("Too few hours are left for this role: {role} ({terms}).")
    return text.format(role=role_name(role, t), terms="; ".join(parts))


def _money_sentence(reason: Reason, terms: Mapping[int, str], t: Translator, room: Room, needs: Needs) -> str:
    if reason.school_year is None:
        if reason.term is None:
            return t.gettext("Too little money is left in a school year.")
        return t.gettext("Too little money is left in {term}.").format(term=terms.get(reason.term, ""))
    left, more = room.money.get(reason.school_year), dict(needs.in_years).get(reason.school_year)
    said = _left_and_needed(None if left is None else t.money(left), t.money(more) if more else None, t)
    text = t.gettext("Too little money is left in the school year {year}.")
    if said:
        text = t.gettext("Too little money is left in the school year {year} ({money}).")
    return text.format(year=reason.school_year, money=said)


def _left_and_needed(left: str | None, more: str | None, t: Translator) -> str:
    if left is None:
        return "" if more is None else t.gettext("{more} more needed").format(more=more)
    if more is None:
        return t.gettext("{left} left").format(left=left)
    return t.gettext("{left} left, {more} more needed").format(left=left, more=more)


def _other_sentence(reason: Reason, catalogue: Catalogue, t: Translator) -> str:
    template = {
        "no_action": N_("The catalogue holds no action that leads there."),
        "time": N_("The plan ends before it can be reached."),
        "excluded": N_("“{action}” is ruled out, by you or by another action."),
        "calendar": N_("“{action}” can only start in certain months, and they come too late or not at all."),
        "requires": N_("Something else must be finished first: “{action}”."),
    }[reason.kind]
    if reason.kind == "excluded" and reason.action is None:
        template = N_("Your decisions rule out what would lead there.")
    elif reason.kind == "calendar" and reason.action is None:
        template = N_("What leads there can only start in certain months, and they come too late or not at all.")
    elif reason.kind == "requires" and reason.action is None:
        template = N_("Something else must be finished first and does not fit.")
    return t.gettext(template).format(action=action_title(catalogue, reason.action, t) if reason.action else "")


def needs_sentence(needs: Needs, t: Translator) -> str:
    """What it would take, taken together (*perhaps less* when the search for the least was cut); or that means would not do."""
    if not needs.possible:
        return t.gettext("More hours, money or terms alone would not be enough.")
    parts = [
        t.ngettext("{count} more hour ({role})", "{count} more hours ({role})", needs.hours[role]).format(
            count=t.number(needs.hours[role]), role=role_name(role, t)
        )
        for role in ROLES
        if needs.hours.get(role)
    ]
    if needs.cost:
        parts.append(t.gettext("{money} more").format(money=t.money(needs.cost)))
    if needs.terms:
        more = t.ngettext("{count} more term", "{count} more terms", needs.terms)
        parts.append(more.format(count=t.number(needs.terms)))
    if not parts:
        return t.gettext("It fits the means once other targets step back.")
    text = t.gettext("It would take {what}.") if needs.proven else t.gettext("It would take {what}, perhaps less.")
    return text.format(what=t.listing(parts))


def because_sentences(
    steps: Sequence[ClosedStep], prepares: Sequence[ActionRef], pinned_in: str, t: Translator
) -> tuple[str, ...]:
    """Why an action stands in this plan. ``pinned_in`` is the term's label, empty when nobody fixed it."""
    found = [_step_sentence(step, t) for step in steps]
    if prepares:
        found.append(t.gettext("It prepares {actions}.").format(actions=_names(prepares, t)))
    if pinned_in:
        found.append(t.gettext("You fixed its start: {term}.").format(term=pinned_in))
    if not steps and not prepares:
        found.append(t.gettext("It closes no step towards a target of this plan."))
    return tuple(found)


def summary_sentence(
    status: RoadmapStatus,
    counts: tuple[int, int, int],
    means: tuple[int, int],
    period: tuple[dt.date, dt.date] | None,
    t: Translator,
) -> str:
    """The whole plan in one sentence. ``counts``: actions, targets reached, targets; ``means``: hours, EUR."""
    if status == "none" or period is None:
        return t.gettext("No plan has been made yet.")
    span = month_span(period[0], period[1], t)
    if status == "infeasible":
        return t.gettext("Your fixed actions cannot stand together in {period}, so there is no plan yet.").format(
            period=span
        )
    actions, reached, wanted = counts
    if not wanted and not actions:
        return t.gettext("No target lies above the level of today, so there is nothing to plan.")
    if not actions:
        return t.gettext("With the means given for {period}, no action fits yet.").format(period=span)
    doing = t.ngettext("{count} action", "{count} actions", actions).format(count=t.number(actions))
    hours = t.ngettext("{count} staff hour", "{count} staff hours", means[0]).format(count=t.number(means[0]))
    text = t.gettext("{period}: {actions} reach {reached} of {wanted} targets, with {hours} and {money} of own money.")
    if not means[1]:
        text = t.gettext("{period}: {actions} reach {reached} of {wanted} targets, with {hours} and no own money.")
    return text.format(
        actions=doing,
        period=span,
        reached=t.number(reached),
        wanted=t.number(wanted),
        hours=hours,
        money=t.money(means[1]),
    )


def grant_sentence(funding: str, accreditation: str, t: Translator) -> str:
    """Which grant can pay for an action, and how this centre gets it; empty without one.

    KA121 is for accredited centres; all others get it as members of a consortium (``frameworks/programme/routes.yaml``).
    """
    if funding == "none":
        return ""
    text = t.gettext("A grant can pay for it: Erasmus+ {key}.")
    if funding == "KA121" and accreditation == "consortium":
        text = t.gettext("A grant can pay for it: Erasmus+ {key}, through your consortium.")
    elif funding == "KA121" and accreditation != "KA120":
        text = t.gettext("A grant can pay for it: Erasmus+ {key}, as a member of a consortium.")
    return text.format(key=funding)


def action_title(catalogue: Catalogue, action_id: str, t: Translator) -> str:
    """The title of an action; its id when the catalogue no longer holds it."""
    action = catalogue.actions.get(action_id)
    return t.pgettext(action_id, action.title) if action else action_id


def _step_sentence(step: ClosedStep, t: Translator) -> str:
    if step.together:
        text = t.gettext("Together with {actions} it raises “{practice}” from {before} to {after}.")
    else:
        text = t.gettext("It raises “{practice}” from {before} to {after}.")
    if step.reached_in is None:
        text = t.gettext("It works on “{practice}”: the step from {before} to {after}.")
    return text.format(
        practice=step.title, before=step.before.label, after=step.after.label, actions=_names(step.together, t)
    )


def _names(actions: Sequence[ActionRef], t: Translator) -> str:
    names = [f"“{action.title}”" for action in actions[:MAX_NAMED]]
    more = len(actions) - MAX_NAMED
    if more > 0:
        names.append(t.ngettext("{count} more", "{count} more", more).format(count=t.number(more)))
    return t.listing(names)


def needed_roles(hours: Mapping[Role, int]) -> tuple[Role, ...]:
    """Roles with hours, in the fixed order of roles."""
    return tuple(role for role in ROLES if hours.get(role))
