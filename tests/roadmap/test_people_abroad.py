"""Targets for people abroad (K1, K4) beside the stays of the plan: counted by hand, on five terms from September 2026."""

from __future__ import annotations

from functools import cache
from typing import Any

from prodige_core.board import with_own_actions
from prodige_core.i18n import translator
from prodige_core.indicators import followed_of
from prodige_core.planning.calendar import terms_from
from prodige_core.planning.result import Plan, Scheduled, TermLoad
from prodige_core.programme import load_programme
from prodige_core.responses import BoardEntry, Centre, CentreFile, IndicatorSeries, Means, Measured, Mobility
from prodige_core.roadmap import build_roadmap
from prodige_core.roadmap.abroad import too_few_abroad
from prodige_core.scoring import score_file
from tests.factories import FRAMEWORKS
from tests.samples import catalogue

VISITS, GROUP = "staff.open-call-visits", "mobility.pilot-group-stay"
STAFF = Mobility(activity="job-shadowing", people=3, days=5)
LEARNERS = Mobility(activity="group-mobility", people=6, days=10, accompanying=2)
BOTH = {VISITS: STAFF, GROUP: LEARNERS}


@cache
def activities():
    return load_programme(FRAMEWORKS).activities


def series(target: int | None, year: str, **values: tuple[int, int]) -> IndicatorSeries:
    counts = {own.strip("y"): Measured(numerator=some, denominator=all_) for own, (some, all_) in values.items()}
    return IndicatorSeries(values=counts, target=target, target_year=year)


def few(actions: tuple[tuple[str, int, int], ...], status: str = "optimal", **rest: Any) -> dict[str, tuple[int, int]]:
    """By code: people wanted, people sent. Terms: 1 and 4 are Sept–Dec of 2026 and 2027, 3 is Apr–Aug 2027."""
    means = Means(start="2026-09", terms=5, hours_per_term={"leader": 40}, budget_per_year=0)
    file = CentreFile(centre=Centre(name="School", staff=100), means=means, **{"mobilities": BOTH, **rest})
    loads = tuple(TermLoad(term.label, {}, 0) for term in terms_from("2026-09", 5))
    plan = Plan(status, terms=loads, actions=tuple(Scheduled(*own) for own in actions))
    known = with_own_actions(catalogue(), file)
    drawn = build_roadmap(file, known, score_file(file, known), plan, translator("en"))
    found = too_few_abroad(followed_of(file, known), drawn, file, known, activities())
    return {own.followed.definition.id: (own.wanted, own.sent) for own in found}


def test_a_target_is_so_many_people_rounded_up_and_those_who_accompany_do_not_count():
    wants = {"K1": series(4, "2027", y2025=(0, 186)), "K4": series(5, "2027", y2025=(1, 96))}
    # 4 % of 186 = 7.44, so 8 learners; 5 % of 96 = 4.8, so 5 staff
    assert few(((VISITS, 4, 5), (GROUP, 4, 4)), indicators=wants) == {"K1": (8, 6), "K4": (5, 3)}
    wants = {"K1": series(3, "2027", y2025=(0, 186)), "K4": series(3, "2027", y2025=(1, 96))}
    assert few(((VISITS, 4, 5), (GROUP, 4, 4)), indicators=wants) == {}, "5.58 and 2.88: 6 and 3"


def test_staff_count_in_the_years_their_stay_may_fall_into_and_learners_from_then_on():
    wants = {"K1": series(6, "2026", y2025=(0, 100)), "K4": series(3, "2026")}
    late, over, early = (
        ((VISITS, 4, 4), (GROUP, 4, 4)),
        ((VISITS, 3, 4), (GROUP, 3, 4)),
        ((VISITS, 1, 1), (GROUP, 1, 1)),
    )
    assert few(late, indicators=wants) == {"K1": (6, 0), "K4": (3, 0)}
    assert few(over, indicators=wants) == {}, "from one school year into the next: at most, all of them"
    wants = {"K1": series(6, "2027", y2025=(0, 100)), "K4": series(3, "2027")}
    assert few(early, indicators=wants) == {"K4": (3, 0)}, "who went a year before may leave in this one"


def test_what_is_done_counts_and_what_is_given_up_does_not():
    wants = {"K1": series(6, "2027", y2025=(0, 100)), "K4": series(3, "2027")}
    done = {own: BoardEntry(status="done", ended="2027-11") for own in BOTH}
    assert few((), indicators=wants, board=done) == {}
    given_up = {own: BoardEntry(status="dropped", reason="No host") for own in BOTH}
    assert few((), indicators=wants, board=given_up) == {"K1": (6, 0), "K4": (3, 0)}


def test_nothing_is_said_where_it_is_not_known():
    short, acts = series(50, "2027", y2025=(0, 100)), ((VISITS, 4, 4), (GROUP, 4, 4))
    assert few(acts, indicators={"K1": series(50, "2027")}) == {}, "of how many learners"
    assert few(acts, indicators={"K1": series(50, "2030", y2025=(0, 100))}) == {}, "the plan does not go that far"
    assert few(acts, indicators={"K1": series(50, "", y2025=(0, 100))}) == {}
    assert few(acts, indicators={"K1": series(50, "2027", y2025=(60, 100))}) == {}, "reached as it is"
    assert few(acts, indicators={"K1": series(50, "2026", y2026=(0, 100))}) == {}, "that year is counted already"
    assert few(acts, indicators={"K3": short}) == {}
    assert few(acts, indicators={"K4": short}, mobilities={VISITS: Mobility(people=None)}) == {"K4": (50, 3)}
    unknown = {GROUP: LEARNERS, "home.first-tasks": Mobility(activity="group-mobility")}
    assert few((*acts, ("home.first-tasks", 1, 1)), indicators={"K1": short}, mobilities=unknown) == {}
    assert few((), "infeasible", indicators={"K1": short}) == {}
