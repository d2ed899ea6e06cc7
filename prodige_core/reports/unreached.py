"""Targets a plan does not reach, told once where the same stands in the way of several and each would take the same."""

from __future__ import annotations

from collections.abc import Iterable

from prodige_core.i18n import Translator
from prodige_core.reports.document import Run, Runs
from prodige_core.roadmap import UnreachedTarget


def alike(entries: Iterable[UnreachedTarget]) -> tuple[tuple[UnreachedTarget, ...], ...]:
    """Groups with the same reasons and needs, in the order of the first of each."""
    groups: dict[object, list[UnreachedTarget]] = {}
    for own in entries:
        groups.setdefault((own.reasons, own.needs), []).append(own)
    return tuple(map(tuple, groups.values()))


def levels_of(own: UnreachedTarget, t: Translator) -> str:
    """*A2 of B1*: the level the plan reaches, and the target."""
    return t.gettext("{reached} of {target}").format(reached=own.reached.code, target=own.target.code)


def named(group: tuple[UnreachedTarget, ...], t: Translator, most: int) -> Runs:
    """The targets of a group with their levels, the first few by name."""
    runs: list[Run] = []
    for place, own in enumerate(group[:most]):
        runs += [Run("; ")] if place else []
        runs += [Run(own.title, strong=True), Run(f" ({levels_of(own, t)})")]
    if (more := len(group) - most) > 0:
        runs.append(Run(t.ngettext("; and {count} more", "; and {count} more", more).format(count=t.number(more))))
    return tuple(runs)
