"""What other means would reach, in sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise

from prodige_core.charts.curve import how_sure
from prodige_core.charts.table import ChartTable
from prodige_core.frameworks import ROLES, Catalogue
from prodige_core.i18n import Translator
from prodige_core.planning.calendar import place_of_label, term_at
from prodige_core.planning.cheapest import Cheapest
from prodige_core.planning.curve import Curve
from prodige_core.planning.curve_points import LINES, POINTS, PRESENT, QUARTERS, Point, point_of
from prodige_core.roadmap import role_name, term_label
from prodige_core.roadmap.points import point_name
from prodige_core.roadmap.sentences import MAX_NAMED, action_title, reason_sentences

HALF_HOURS, TWICE_HOURS = Point(2, 4), Point(8, 4)
HALF_MONEY, TWICE_MONEY = Point(4, 2), Point(4, 8)


def headline(curve: Curve, t: Translator) -> str:
    """The answer to "and if we had only half?" in one sentence; as much of it as is worked out."""
    reached, wanted = _reached(curve), len(curve.points[PRESENT].plan.levels)
    values = {"now": t.number(reached[PRESENT]), "all": t.number(wanted)}
    if HALF_HOURS in reached and TWICE_HOURS in reached:
        text = t.gettext(
            "With half the hours you reach {half} of {all} targets; with the hours you have, {now}; with twice, {twice}."
        )
        return text.format(half=t.number(reached[HALF_HOURS]), twice=t.number(reached[TWICE_HOURS]), **values)
    if TWICE_HOURS in reached:
        text = t.gettext("With the hours you have you reach {now} of {all} targets; with twice, {twice}.")
        return text.format(twice=t.number(reached[TWICE_HOURS]), **values)
    return t.gettext("With the hours and money you have you reach {now} of {all} targets.").format(**values)


def money_sentence(curve: Curve, t: Translator) -> str:
    """The same about money; empty until it is worked out."""
    reached = _reached(curve)
    if HALF_MONEY not in reached or TWICE_MONEY not in reached:
        return ""
    if reached[HALF_MONEY] == reached[PRESENT] == reached[TWICE_MONEY]:
        return t.gettext("Money changes little here: with half of it, or twice, you reach as many.")
    return t.gettext("With half the money it is {half}; with twice the money, {twice}.").format(
        half=t.number(reached[HALF_MONEY]), twice=t.number(reached[TWICE_MONEY])
    )


def notes(curve: Curve, catalogue: Catalogue, t: Translator) -> tuple[str, ...]:
    """What whoever reads the picture must know: lifted pins, points that are not proven, numbers that fall."""
    found = []
    lifted = sorted({own for reached in curve.points.values() for own in reached.left_out})
    if lifted:
        text = t.ngettext(
            "This action, which you fixed, does not fit everywhere when there is less: {actions}. Where it does not, Prodige planned as if you had not fixed it.",
            "These actions, which you fixed, do not fit everywhere when there is less: {actions}. Where they do not, Prodige planned as if you had not fixed them.",
            len(lifted),
        )
        found.append(text.format(actions=_names(lifted, catalogue, t)))
    unproven = [reached.plan.gap for reached in curve.points.values() if not reached.proven]
    if unproven:
        text = t.ngettext(
            "{count} of {all} plans is not proven to be the best ({sure} gain); its dot is hollow.",
            "{count} of {all} plans are not proven to be the best ({sure} gain); their dots are hollow.",
            len(unproven),
        )
        found.append(
            text.format(count=t.number(len(unproven)), all=t.number(len(curve.points)), sure=how_sure(max(unproven), t))
        )
    if _falls(curve):
        found.append(
            t.gettext(
                "Prodige plans for levels that are higher and come sooner, by your priorities. So with more means a few targets may be given up for others that bring more."
            )
        )
    return tuple(found)


def _reached(curve: Curve) -> Mapping[Point, int]:
    return {point: len(reached.plan.levels) - len(reached.plan.unreached) for point, reached in curve.points.items()}


def _falls(curve: Curve) -> bool:
    reached = _reached(curve)
    lines = [[reached[point] for q in QUARTERS if (point := point_of(of, q)) in reached] for of in LINES]
    return any(later < earlier for line in lines for earlier, later in pairwise(line))


def _names(ids: Collection[str], catalogue: Catalogue, t: Translator) -> str:
    names = [f"“{action_title(catalogue, own, t)}”" for own in ids]
    more = len(names) - MAX_NAMED
    if more > 0:
        names = [*names[:MAX_NAMED], t.ngettext("{count} more", "{count} more", more).format(count=t.number(more))]
    return t.listing(names)


def lifted(left_out: Collection[str], catalogue: Catalogue, t: Translator) -> str:
    """Which pins are given up when these means are taken over."""
    text = t.ngettext(
        "This action does not fit these means where you fixed it, and is free again: {actions}.",
        "These actions do not fit these means where you fixed them, and are free again: {actions}.",
        len(left_out),
    )
    return text.format(actions=_names(left_out, catalogue, t))


def progress_words(known: int, t: Translator) -> str:
    """Which point is being worked out, of all; then the cheapest plan."""
    if known < len(POINTS):
        return t.gettext("Working out plan {number} of {all}.").format(
            number=t.number(known + 1), all=t.number(len(POINTS))
        )
    return t.gettext("Now the cheapest plan that reaches every target is sought.")


def cheapest_sentences(cheapest: Cheapest, t: Translator) -> tuple[str, ...]:
    """What the cheapest plan for every target takes, whether the means suffice, and how sure that is."""
    plan = cheapest.plan
    if plan.status == "infeasible":
        return (t.gettext("Actions you fixed exclude each other, so there is no plan for every target."),)
    reached = len(plan.levels) - len(plan.unreached)
    values = {"count": t.number(reached), "hours": _hours(plan.hours, t), "money": _money(plan.cost, t)}
    if plan.unreached:
        first = t.ngettext(
            "{count} target can be reached within your terms. The cheapest plan for it takes {hours} and {money}.",
            "{count} targets can be reached within your terms. The cheapest plan for them takes {hours} and {money}.",
            reached,
        )
    else:
        first = t.ngettext(
            "The cheapest plan that reaches your {count} target takes {hours} and {money}.",
            "The cheapest plan that reaches all {count} targets takes {hours} and {money}.",
            reached,
        )
    found = [first.format(**values)]
    if cheapest.fits:
        found.append(t.gettext("Your hours and your money suffice for it."))
    leanest = t.gettext("No plan does it for less money, nor with fewer hours.")
    if plan.status == "optimal":
        found.append(leanest)
    elif (cheapest.least_cost, cheapest.least_hours) == (plan.cost, plan.hours):
        found.append(leanest)
        if not cheapest.fits:
            found.append(t.gettext("Other dates may need less on top of what you have."))
    elif cheapest.least_cost == plan.cost:
        found.append(t.gettext("No plan costs less. One with fewer hours may exist."))
    elif cheapest.least_cost:
        least = t.gettext("A cheaper one may exist, but none below {money}.")
        found.append(least.format(money=t.money(cheapest.least_cost)))
    else:
        found.append(t.gettext("A cheaper one may exist."))
    return tuple(found)


def extra_table(cheapest: Cheapest, t: Translator) -> ChartTable:
    """What the cheapest plan takes beyond the means: hours by role and term, money by school year."""
    terms = [term_label_of(load.label, t) for load in cheapest.plan.terms]
    rows = [
        (
            role_name(role, t),
            terms[term - 1],
            t.ngettext("{count} hour", "{count} hours", hours).format(count=t.number(hours)),
        )
        for role, term, hours in cheapest.extra_hours
    ]
    rows += [(t.gettext("Own money"), year, t.money(eur)) for year, eur in cheapest.extra_money]
    return ChartTable(
        (t.gettext("Who or what"), t.gettext("When"), t.gettext("More than you have")),
        tuple(rows),
        (False, False, True),
    )


def extra_sum(cheapest: Cheapest, t: Translator) -> str:
    """The same in one sentence: hours by role, and money."""
    parts = []
    for role in ROLES:
        hours = sum(own for other, _, own in cheapest.extra_hours if other == role)
        if hours:
            text = t.ngettext("{count} hour ({role})", "{count} hours ({role})", hours)
            parts.append(text.format(count=t.number(hours), role=role_name(role, t)))
    if money := sum(eur for _, eur in cheapest.extra_money):
        parts.append(t.money(money))
    return t.gettext("On top of what you have it takes {what}.").format(what=t.listing(parts))


def out_of_reach(cheapest: Cheapest, catalogue: Catalogue, t: Translator) -> tuple[tuple[str, str], ...]:
    """Targets that no means reach within the terms: title and why."""
    terms = {number: term_label_of(load.label, t) for number, load in enumerate(cheapest.plan.terms, 1)}
    return tuple(
        (practice_title(entry.practice, catalogue, t), " ".join(reason_sentences(entry.reasons, catalogue, terms, t)))
        for entry in cheapest.plan.unreached
    )


def adopted(point: Point, t: Translator) -> str:
    """Said when the means of a point have been taken over."""
    return t.gettext("You now plan with {means}. The roadmap is being made anew.").format(means=point_name(point, t))


def practice_title(practice: str, catalogue: Catalogue, t: Translator) -> str:
    """A practice's title; its id when no framework holds it any more."""
    found = catalogue.practices.get(practice)
    return t.pgettext(practice, found.title) if found else practice


def term_label_of(label: str, t: Translator) -> str:
    """The label of a plan's term in the reader's language."""
    return term_label(term_at(place_of_label(label)), t)


def _hours(hours: int, t: Translator) -> str:
    return t.ngettext("{count} staff hour", "{count} staff hours", hours).format(count=t.number(hours))


def _money(eur: int, t: Translator) -> str:
    return t.gettext("{money} of own money").format(money=t.money(eur)) if eur else t.gettext("no own money")
