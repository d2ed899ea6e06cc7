"""Hours and own money of the whole period of a plan, by one rule: what is over, what has begun, what is still to come.

Hours count in the terms in which they fall, money in the school year in which an action began; both of what is done or
dropped, under way and planned (docs/method/report.md). So what was given is compared with all that it is used for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prodige_core.board import settled_by_board, with_own_actions
from prodige_core.frameworks import ROLES, Action, Catalogue, Role
from prodige_core.i18n import Translator
from prodige_core.planning.calendar import Term, place_of_label, term_at, terms_from
from prodige_core.planning.ongoing import needs, plan_action
from prodige_core.planning.result import Plan, RoleLoad, TermLoad
from prodige_core.responses import CentreFile, Means
from prodige_core.roadmap.begun import BoardContext, board_context


@dataclass(frozen=True, slots=True)
class TermUse:
    """One term. loads: hours used of hours given, by role. over: of these, hours of what is done or dropped.

    begun: hours of what is done, dropped or under way. cost_ahead: EUR of what is to begin in it.
    """

    loads: Mapping[Role, RoleLoad]
    over: Mapping[Role, int]
    begun: int
    cost_ahead: int


def term_uses(plan: Plan, calendar: tuple[Term, ...], means: Means, beside: BoardContext) -> tuple[TermUse, ...]:
    """By term of the calendar; a term the plan does not know has no hours."""
    work = beside.work
    over = work.hours or tuple((0,) * means.terms for _ in ROLES)
    running = needs(work.running, means.terms)
    found = []
    for place, term in enumerate(calendar):
        if place >= len(plan.terms):
            found.append(TermUse({}, {}, 0, 0))
            continue
        load = plan.terms[place]
        hours, cost = _ahead(plan, load, term.number, beside)
        loads = {
            role: RoleLoad(
                over[row][place] + running[row][place] + hours.get(role, 0),
                _given(means, role, place),
            )
            for row, role in enumerate(ROLES)
        }
        gone = {role: over[row][place] for row, role in enumerate(ROLES) if over[row][place]}
        begun = sum(over[row][place] + running[row][place] for row in range(len(ROLES)))
        used = {role: own for role, own in loads.items() if own.used or own.capacity or role in load.hours}
        found.append(TermUse(used, gone, begun, cost))
    return tuple(found)


def _ahead(plan: Plan, load: TermLoad, number: int, beside: BoardContext) -> tuple[dict[Role, int], int]:
    """Hours by role, and EUR, of what the plan has in a term and nobody has begun.

    What has begun or is over counts as it really was, also where the plan is older and still has it as once planned.
    """
    settled = settled_by_board(beside.file)
    known = beside.catalogue.actions
    inside = [entry for entry in plan.actions if entry.start <= number <= entry.end and entry.action in known]
    hours = {role: own.used for role, own in load.hours.items()}
    cost = load.cost
    if not any(entry.action in settled for entry in inside):
        return hours, cost
    to_come = dict.fromkeys(ROLES, 0)
    money = 0
    for entry in inside:
        if entry.action in settled:
            continue
        action: Action = known[entry.action]
        for role, own in zip(ROLES, plan_action(action).hours_in(number - entry.start), strict=True):
            to_come[role] += own
        money += action.cost if entry.start == number else 0
    return {role: min(own, to_come[role]) for role, own in hours.items()}, min(cost, money)


def _given(means: Means, role: Role, place: int) -> int:
    given = means.hours_per_term.get(role, 0)
    if isinstance(given, int):
        return given
    return given[place] if place < len(given) else 0


def taken(plan: Plan, file: CentreFile, catalogue: Catalogue) -> tuple[Mapping[Role, int], int]:
    """Hours by role, and EUR, that a plan takes of its whole period by the board of today, whenever it was made.

    So a plan made before work began and one made since are compared by the same rule. An infeasible plan takes none.
    """
    if file.means is None or not plan.terms:
        return {}, 0
    catalogue = with_own_actions(catalogue, file)
    begins = term_at(place_of_label(plan.terms[0].label)).first_day
    means = Means(start=f"{begins:%Y-%m}", terms=len(plan.terms), hours_per_term={}, budget_per_year=0)
    beside = board_context(file.model_copy(update={"means": means}), catalogue, plan)
    uses = term_uses(plan, terms_from(means.start, means.terms), means, beside)
    hours = {role: sum(use.loads[role].used for use in uses if role in use.loads) for role in ROLES}
    return hours, sum(beside.work.money) + sum(use.cost_ahead for use in uses)


def means_sentence(hours: tuple[int, int], money: tuple[int, int], t: Translator) -> str:
    """How much of what the plan takes is done or begun, and how much remains, of hours and money alike.

    Each is all of the period, and of that what has begun or is over. Empty before anything has begun.
    """
    if not hours[1] and not money[1]:
        return ""
    said = []
    if hours[0] and not hours[1]:
        text = t.ngettext(
            "Of {count} staff hour, none is done or begun yet.",
            "Of {count} staff hours, none are done or begun yet.",
            hours[0],
        )
        said.append(text.format(count=t.number(hours[0])))
    elif hours[0]:
        text = t.ngettext(
            "Of {count} staff hour, {begun} is done or begun; {left} remains.",
            "Of {count} staff hours, {begun} are done or begun; {left} remain.",
            hours[0],
        )
        left = t.number(hours[0] - hours[1])
        said.append(text.format(count=t.number(hours[0]), begun=t.number(hours[1]), left=left))
    if money[0] and not money[1]:
        text = t.gettext("Of {money} of own money, nothing is for what is done or begun.")
        said.append(text.format(money=t.money(money[0])))
    elif money[0]:
        text = t.gettext("Of {money} of own money, {paid} are for what is done or begun; {left} remain.")
        left = t.money(money[0] - money[1])
        said.append(text.format(money=t.money(money[0]), paid=t.money(money[1]), left=left))
    return " ".join(said)
