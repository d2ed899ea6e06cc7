"""Whether the stays of a plan are enough for the targets for people abroad (K1, K4). Rule: ``docs/method/check-up.md``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from prodige_core.board import effective
from prodige_core.frameworks import Catalogue
from prodige_core.indicators import Followed, year_of
from prodige_core.indicators.years import year_of_month
from prodige_core.programme import Activity, mobility_of, settled
from prodige_core.responses import CentreFile, Mobility
from prodige_core.roadmap.model import Roadmap

Who = Literal["learner", "staff"]
COUNTED: Final[Mapping[str, Who]] = {"K1": "learner", "K4": "staff"}
"""The indicators that count people abroad of all there are, and whom (``frameworks/indicators/indicators.yaml``)."""


@dataclass(frozen=True, slots=True)
class TooFew:
    """A target that the stays of the plan do not reach.

    wanted: people, the target's share of ``whole`` (the last that was counted), rounded up. sent: people of all stays that
    may count for the target's school year, so at most; accompanying persons are not among them.
    """

    followed: Followed
    whole: int
    wanted: int
    sent: int


def too_few_abroad(
    followed: Iterable[Followed],
    roadmap: Roadmap,
    file: CentreFile,
    catalogue: Catalogue,
    activities: Mapping[str, Activity],
) -> tuple[TooFew, ...]:
    """Targets of a school year of the plan that its stays do not reach. catalogue: with the centre's own actions.

    Nothing is said without a plan, without a whole, of a target that is reached or over, nor where a stay has no number of people or no kind.
    """
    if not roadmap.terms or roadmap.status in ("none", "infeasible"):
        return ()
    first, last = year_of(roadmap.terms[0].first_day), year_of(roadmap.terms[-1].last_day)
    found = []
    for own in followed:
        who, course = COUNTED.get(own.definition.id), own.course
        if who is None or course.target is None or not first <= course.target_year <= last:
            continue
        if course.latest is not None and (course.state == "reached" or course.latest.year >= course.target_year):
            continue
        whole = _whole(own, file)
        sent = _sent(who, course.target_year, roadmap, file, catalogue, activities)
        wanted = -(-course.target * whole // 100)
        if whole and sent is not None and sent < wanted:
            found.append(TooFew(own, whole, wanted, sent))
    return tuple(found)


def _whole(own: Followed, file: CentreFile) -> int:
    """The last whole that was counted; of staff else what the profile says; 0 where nobody said."""
    counted = next((one.denominator for _, one in reversed(own.measured) if one.denominator), 0)
    return counted or (file.centre.staff if COUNTED[own.definition.id] == "staff" else 0)


def _sent(
    who: Who,
    year: str,
    roadmap: Roadmap,
    file: CentreFile,
    catalogue: Catalogue,
    activities: Mapping[str, Activity],
) -> int | None:
    """The most people that may count for a school year; None where a stay has no number or no kind."""
    total = 0
    for mobility, first, last in _stays(roadmap, file, catalogue):
        activity = activities.get(mobility.activity)
        if activity is not None and (activity.who != who or activity.incoming):
            continue
        # K4 counts who went in that year; K1 who left in that year and went at any time before
        if (first and first > year) or (who == "staff" and last and last < year):
            continue
        if activity is None or not mobility.people:
            return None
        total += mobility.people
    return total


def _stays(roadmap: Roadmap, file: CentreFile, catalogue: Catalogue) -> Iterator[tuple[Mobility, str, str]]:
    """Stays planned and done, with the first and the last school year they may fall into; empty where that is not known."""
    planned = {own.id: own for own in roadmap.actions}
    done, gone = frozenset(effective(file).done), settled(file)
    for own in dict.fromkeys([*planned, *file.mobilities]):
        action = catalogue.actions.get(own)
        if own not in file.mobilities and (action is None or not action.mobility):
            continue
        mobility = mobility_of(action, file.mobilities.get(own))
        if own in done:
            entry = file.board.get(own)
            year = year_of_month(entry.ended) if entry is not None and entry.ended else ""
            yield mobility, year, year
        elif own in planned and own not in gone:
            yield mobility, year_of(planned[own].first_day), year_of(planned[own].last_day)
