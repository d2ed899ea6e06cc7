"""Which actions and which proofs stand for which point of the quality standards. Rule: ``docs/method/erasmus-plan.md``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from prodige_core.programme import QualityPoint
from prodige_core.reports.erasmus_doing import Doing
from prodige_core.reports.erasmus_parts import Standing

FIRST_PRACTICES = 2
"""The practices of a point that count for it, the most important first; the others are only told (editorial)."""
LARGE_SHARE = 50
"""Percent of a step from which on an action stands for a practice (editorial: half of the way)."""
MOST_NAMED = 3
"""Actions named for one point; the roadmap has them all (editorial)."""
MOST_POINTS = 2
"""Points one proof may stand for: a proof of everything is a proof of nothing (editorial)."""


@dataclass(frozen=True, slots=True)
class Proofs:
    """What shows a point. today: what there is; later: what planned actions will leave; each the best fit first.

    elsewhere: of those that fit another point better, that point's id. One stands here only where nothing else shows it today, or is to.
    """

    today: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    elsewhere: Mapping[str, str] = field(default_factory=dict)


def fit(own: Doing, practices: tuple[str, ...]) -> Fraction:
    """How well an action fits a point, 0 to 1: its share, less for the second practice and for what raises many practices."""
    fits = [
        Fraction(own.shares[practice], 100 * (place + 1) * len(own.shares))
        for place, practice in enumerate(practices[:FIRST_PRACTICES])
        if own.shares.get(practice, 0) >= LARGE_SHARE
    ]
    return max(fits, default=Fraction(0))


def fitting(found: Iterable[Doing], practices: tuple[str, ...]) -> tuple[Doing, ...]:
    """At most three for a point: done before all others, then the best fit; told in the order they came in."""
    known = [own for own in found if fit(own, practices)]
    best = sorted(known, key=lambda own: (own.state != "done", -fit(own, practices)))[:MOST_NAMED]
    return tuple(own for own in known if own in best)


def proofs_of(
    points: Iterable[QualityPoint], found: tuple[Doing, ...], stands: Mapping[str, Standing]
) -> dict[str, Proofs]:
    """The proofs of each point, the best fit first; each proof under the two points it fits best. stands: by practice."""
    places: dict[str, list[tuple[Fraction, str]]] = {}
    later: dict[str, bool] = {}
    for point in points:
        for text, fits, planned in _proofs(point, found, stands):
            known = places.setdefault(text, [])
            if all(own != point.id for _, own in known):
                known.append((fits, point.id))
            later[text] = later.get(text, True) and planned
    made: dict[str, list[tuple[Fraction, str]]] = {}
    owners: dict[str, str] = {}
    for text, known in places.items():
        best = sorted(known, key=lambda one: -one[0])[:MOST_POINTS]
        owners[text] = best[0][1]
        for fits, own in best:
            made.setdefault(own, []).append((fits, text))
    return {own: _printed(own, texts, owners, later) for own, texts in made.items()}


def _printed(
    point: str, texts: list[tuple[Fraction, str]], owners: Mapping[str, str], later: Mapping[str, bool]
) -> Proofs:
    """A point's own proofs, the best fit first; where it has none there is, or none to come, the best one of another point."""
    ordered = [text for _, text in sorted(texts, key=lambda one: -one[0])]

    def some(planned: bool) -> tuple[str, ...]:
        known = [text for text in ordered if later[text] is planned]
        return tuple(text for text in known if owners[text] == point) or tuple(known[:1])

    chosen = (*some(False), *some(True))
    return Proofs(some(False), some(True), {text: owners[text] for text in chosen if owners[text] != point})


def _proofs(
    point: QualityPoint, found: tuple[Doing, ...], stands: Mapping[str, Standing]
) -> list[tuple[str, Fraction, bool]]:
    """Every text that may show a point: how well it fits, and whether it is still to come."""
    made = []
    for place, practice in enumerate(point.practices[:FIRST_PRACTICES]):
        known = stands[practice].evidence if practice in stands else ()
        made += [(text, Fraction(1, place + 1), False) for text in known]
    for own in fitting(found, point.practices):
        shown = own.evidence if own.state == "done" else own.evidence[:1]
        made += [(text, fit(own, point.practices), own.state != "done") for text in shown]
    return made
