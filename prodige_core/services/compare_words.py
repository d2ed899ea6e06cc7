"""Two plans side by side in words and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prodige_core.charts.table import ChartTable
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator
from prodige_core.planning.calendar import term_at
from prodige_core.roadmap import level_mark, role_name, term_label
from prodige_core.roadmap.compare import Compared
from prodige_core.roadmap.points import point_name
from prodige_core.roadmap.sentences import action_title
from prodige_core.services.kept_plans import CHEAPEST, PRESENT, Choices, Kept
from prodige_core.services.what_if_words import practice_title

MOST_NAMED = 5
"""Targets named in one sentence; the table of levels has them all (editorial)."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two plans for a screen. buys: sentences that begin with the difference that counts.

    only_one, only_other, both: titles of actions. moved: which actions start when in each. numbers: targets, hours, money.
    levels: where practices end at different levels; empty tables have no rows.
    """

    buys: tuple[str, ...]
    numbers: ChartTable
    only_one: tuple[str, ...]
    only_other: tuple[str, ...]
    both: int
    moved: ChartTable
    levels: ChartTable
    sooner: tuple[str, ...]


def choice_name(reference: str, choices: Choices, t: Translator) -> str:
    """What a plan is called in the choice of plans."""
    if reference == PRESENT:
        return t.gettext("The present plan")
    if reference == CHEAPEST:
        return t.gettext("The cheapest plan for every target")
    if reference in choices.points:
        return t.gettext("Plan with {means}").format(means=point_name(choices.points[reference], t))
    return kept_name(choices.kept[reference], t)


def kept_name(kept: Kept, t: Translator) -> str:
    """The name people gave a plan; the day of one that was replaced by re-planning."""
    if kept.replanned and not kept.name:
        return t.gettext("Before it was planned anew ({date})").format(date=t.date(kept.made_on, "medium"))
    return t.gettext("“{name}” ({date})").format(name=kept.name, date=t.date(kept.made_on, "medium"))


def side_by_side(compared: Compared, names: tuple[str, str], catalogue: Catalogue, t: Translator) -> SideBySide:
    """The comparison in the reader's language. names: of the two plans. Nothing is escaped."""
    return SideBySide(
        buys=_buys(compared, names, catalogue, t),
        numbers=_numbers(compared, names, t),
        only_one=tuple(action_title(catalogue, own, t) for own in compared.only_one),
        only_other=tuple(action_title(catalogue, own, t) for own in compared.only_other),
        both=len(compared.both),
        moved=_moved(compared, names, catalogue, t),
        levels=_levels(compared, names, catalogue, t),
        sooner=_sooner(compared, names, catalogue, t),
    )


def _buys(compared: Compared, names: tuple[str, str], catalogue: Catalogue, t: Translator) -> tuple[str, ...]:
    if compared.same and not compared.levels:
        return (t.gettext("Both plans hold the same actions in the same terms."),)
    found = []
    for name, targets in zip(names, (compared.targets_one, compared.targets_other), strict=True):
        if targets:
            text = t.ngettext(
                "{count} target is reached only by {plan}: {targets}.",
                "{count} targets are reached only by {plan}: {targets}.",
                len(targets),
            )
            found.append(
                text.format(count=t.number(len(targets)), plan=_quoted(name, t), targets=_listed(targets, catalogue, t))
            )
    hours = sum(other - one for one, other in compared.hours.values())
    money = compared.cost[1] - compared.cost[0]
    found.append(
        t.gettext("{plan} takes {hours} and {money}, compared with {other}.").format(
            plan=_quoted(names[1], t),
            other=_quoted(names[0], t),
            hours=_signed_hours(hours, t),
            money=_signed_money(money, t),
        )
    )
    return tuple(found)


def _signed_hours(hours: int, t: Translator) -> str:
    if not hours:
        return t.gettext("as many hours")
    count = t.number(abs(hours))
    if hours > 0:
        return t.ngettext("{count} hour more", "{count} hours more", hours).format(count=count)
    return t.ngettext("{count} hour less", "{count} hours less", -hours).format(count=count)


def _signed_money(eur: int, t: Translator) -> str:
    if not eur:
        return t.gettext("as much own money")
    text = t.gettext("{money} of own money more") if eur > 0 else t.gettext("{money} of own money less")
    return text.format(money=t.money(abs(eur)))


def _numbers(compared: Compared, names: tuple[str, str], t: Translator) -> ChartTable:
    rows = [
        (
            t.gettext("Targets reached"),
            *(
                t.gettext("{count} of {all}").format(count=t.number(count), all=t.number(wanted))
                for count, wanted in zip(compared.reached, compared.wanted, strict=True)
            ),
            _difference(*compared.reached, t),
        )
    ]
    for role, (one, other) in compared.hours.items():
        name = t.gettext("Hours: {role}").format(role=role_name(role, t))
        rows.append((name, t.number(one), t.number(other), _difference(one, other, t)))
    cost_one, cost_other = compared.cost
    difference = ("+" if cost_other > cost_one else "−" if cost_other < cost_one else "") + t.money(
        abs(cost_other - cost_one)
    )
    rows.append((t.gettext("Own money"), t.money(cost_one), t.money(cost_other), difference))
    return ChartTable(("", *names, t.gettext("Difference")), tuple(rows), (False, True, True, True))


def _difference(one: int, other: int, t: Translator) -> str:
    sign = "+" if other > one else "−" if other < one else ""
    return f"{sign}{t.number(abs(other - one))}"


def _moved(compared: Compared, names: tuple[str, str], catalogue: Catalogue, t: Translator) -> ChartTable:
    rows = tuple(
        (action_title(catalogue, own.action, t), term_label(term_at(own.one), t), term_label(term_at(own.other), t))
        for own in compared.moved
    )
    return ChartTable((t.gettext("Action"), *names), rows, (False, False, False))


def _levels(compared: Compared, names: tuple[str, str], catalogue: Catalogue, t: Translator) -> ChartTable:
    rows = tuple(
        (
            practice_title(own.practice, catalogue, t),
            _level(own.practice, own.one, catalogue, t),
            _level(own.practice, own.other, catalogue, t),
        )
        for own in compared.levels
    )
    return ChartTable((t.gettext("Practice"), *names), rows, (False, False, False))


def _level(practice: str, level: int | None, catalogue: Catalogue, t: Translator) -> str:
    if level is None:
        return "–"
    framework = catalogue.framework_of(practice) if practice in catalogue.practices else None
    if framework is None or level > framework.top:  # of a plan made before the framework changed
        return t.number(level)
    return level_mark(framework, level, t).label


def _sooner(compared: Compared, names: tuple[str, str], catalogue: Catalogue, t: Translator) -> tuple[str, ...]:
    found = []
    for own in sorted(compared.sooner, key=lambda own: -abs(own.terms)):
        text = t.ngettext(
            "“{practice}” reaches {level} {count} term sooner in {plan}.",
            "“{practice}” reaches {level} {count} terms sooner in {plan}.",
            abs(own.terms),
        )
        found.append(
            text.format(
                practice=practice_title(own.practice, catalogue, t),
                level=_level(own.practice, own.level, catalogue, t),
                count=t.number(abs(own.terms)),
                plan=_quoted(names[own.terms > 0], t),
            )
        )
    return tuple(found)


def _quoted(name: str, t: Translator) -> str:
    return name if name.startswith("“") else t.gettext("“{name}”").format(name=name)


def _listed(practices: Sequence[str], catalogue: Catalogue, t: Translator) -> str:
    names = [f"“{practice_title(own, catalogue, t)}”" for own in practices[:MOST_NAMED]]
    more = len(practices) - MOST_NAMED
    if more > 0:
        names.append(t.ngettext("{count} more", "{count} more", more).format(count=t.number(more)))
    return t.listing(names)
