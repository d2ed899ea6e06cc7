"""Progress as stored: the pair that is asked for, plans that were replaced, indicators, and the report made from all of it."""

from __future__ import annotations

import datetime as dt

import pytest

from prodige_core.errors import NotFound
from prodige_core.i18n import translator
from prodige_core.planning import Plan, plan_json
from prodige_core.planning.result import Scheduled
from prodige_core.responses import IndicatorSeries, Means, Measured
from prodige_core.services import assessing, indicators, planning, progress, progress_reporting, rounds, wishes
from prodige_core.services.workspace import Workspace
from tests.factories import NOON
from tests.services.workshop_steps import GOALS, VISITS

T = translator("en")


@pytest.fixture
def school(ws, centre_id):
    """Goals rise from 1 to 2 in a year, and then to 3; visits stay at 0."""
    for item, level in ((GOALS, 1), (VISITS, 0), ("plan.goals.q2", 1)):
        assessing.save_answer(ws, centre_id, "mini", item, level=level)
    for year, level in ((1, 2), (2, 3)):
        then = Workspace(ws.database, ws.catalogue, lambda days=365 * year: NOON + dt.timedelta(days=days), ws.actor)
        rounds.start_next_round(then, centre_id)
        for item in (GOALS, "plan.goals.q2"):
            assessing.save_answer(then, centre_id, "mini", item, level=level)
    return centre_id


def plan(*ids):
    return Plan("optimal", 1, 1, 0, 1, actions=tuple(Scheduled(own, 1, 1) for own in ids))


def test_the_last_two_rounds_unless_others_are_asked_for(ws, school):
    every = [own.id for own in rounds.rounds(ws, school)["mini"]]
    assert len(every) == 3

    def goals(pair=None):
        comparison = progress.movement(ws, school, "mini", pair).comparison
        return comparison.practices["plan.goals"].difference, (comparison.before.id, comparison.after.id)

    assert goals() == (1, (every[1], every[2]))
    assert goals((every[0], every[2])) == (2, (every[0], every[2]))
    for wrong in ((every[2], every[0]), (every[0], every[0]), ("gone", every[2])):
        assert goals(wrong) == goals()
    with pytest.raises(NotFound):
        progress.movement(ws, school, "nowhere")


def test_one_round_is_nothing_to_compare(ws, centre_id):
    assessing.save_answer(ws, centre_id, "mini", GOALS, level=1)
    assert progress.movement(ws, centre_id, "mini") is None


def test_replaced_plans_and_indicators_of_the_time_between_are_told(ws, school):
    wishes.set_means(ws, school, Means(start="2026-09", terms=6, hours_per_term={"leader": 90}))
    with ws.database.write() as unit:
        old = plan_json(plan("goals.talk", "roles.name"))
        unit.kept_plans.add(school, "replanned", "", "2027-03-01", old, {})
        unit.kept_plans.add(school, "kept", "the dream", "2027-03-02", plan_json(plan("visits.pilot")), {})
        unit.commit()
    planning.store_plan(ws, school, plan("goals.talk", "goals.write"), planning.task_for(ws, school).fingerprint)
    series = IndicatorSeries(
        values={"2026": Measured(numerator=10, denominator=100), "2027": Measured(numerator=30, denominator=120)}
    )
    indicators.put_indicators(ws, school, {"K1": series})
    told = progress.meanwhile(ws, school, dt.date(2026, 11, 21), dt.date(2027, 11, 21))
    [one] = told.replanned
    assert (one.day, [own.id for own in one.added], [own.id for own in one.left]) == (
        dt.date(2027, 3, 1),
        ["goals.write"],
        ["roles.name"],
    )
    assert [(own.definition.id, own.difference) for own in told.indicators] == [("K1", 15)]
    assert told.years == ("2026", "2027")
    first = rounds.rounds(ws, school)["mini"]
    pairs = {"mini": (first[0].id, first[1].id)}
    made = progress_reporting.progress_report(ws, school, "html", T, pairs)
    page = made.data.decode()
    assert made.name == "progress-hill-school-2026-11-21.html"
    assert "New: “Write the goals down”." in page
    assert "No longer planned: “Name a coordinator”." in page
    assert "Planned by then, not begun" in page
    assert "+15 percentage points" in page


def test_within_one_school_year_no_indicator_is_compared(ws, school):
    series = IndicatorSeries(values={"2026": Measured(numerator=10, denominator=100)})
    indicators.put_indicators(ws, school, {"K1": series})
    assert progress.meanwhile(ws, school, dt.date(2026, 9, 1), dt.date(2027, 8, 31)).indicators == ()
