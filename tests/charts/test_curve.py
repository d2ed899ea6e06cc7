"""The curve of means as picture, sentence and table."""

from __future__ import annotations

import json

import pytest

from prodige_core.charts import DARK, LIGHT, curve_alt, curve_chart, curve_rows, curve_table
from prodige_core.charts.curve import how_sure
from prodige_core.i18n import translator
from prodige_core.planning import solve
from prodige_core.planning.curve import Curve, next_task, with_plan
from prodige_core.planning.curve_points import LINES, POINTS
from prodige_core.roadmap.points import point_name
from tests.planning.small import action, problem

T = translator("en")
CASE = problem(
    action("a", ("p", 1), teacher=5),
    action("b", ("q", 1), teacher=5),
    action("c", ("r", 1), teacher=10),
    goals=[("p", 0, 1, 1), ("q", 0, 1, 1), ("r", 0, 1, 1)],
    terms=1,
    teacher=10,
)


@pytest.fixture(scope="module")
def curve():
    found = Curve()
    while (task := next_task(found, CASE)) is not None:
        found = with_plan(found, task.point, solve(task.problem, "point"), CASE)
    return found


def test_the_sentence_tells_every_point_of_a_line(curve):
    assert curve_alt(curve_rows(curve, "hours"), T) == (
        "Of 3 targets the plan reaches: 0 with no hours, 0 with a quarter of the hours, 1 with half the hours, 1 with three "
        "quarters of the hours, 2 with the hours and money you have, 2 with one and a half times the hours and 3 with "
        "twice the hours."
    )
    assert curve_alt((), T) == "Nothing is worked out yet."


def test_the_table_has_every_point_once_the_present_means_first(curve):
    table = curve_table(curve, T)
    assert len(table.rows) == len(POINTS)
    assert table.rows[0] == ("the hours and money you have", "2 of 3", "2", "2", "proven")
    assert len({row[0] for row in table.rows}) == len(POINTS)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_picture_shows_numbers_and_what_is_not_proven_is_hollow(curve, theme):
    for of in LINES:
        drawn = json.dumps(curve_chart(curve_rows(curve, of), T, theme).to_dict())
        assert theme.ink in drawn
    loose = next(iter(curve_rows(curve, "hours")))
    hollow = curve_chart((type(loose)(loose.of, loose.point, 0, 3, 0, 0, 0.2, ()),), T, theme).to_dict()
    values = next(iter(hollow["datasets"].values())) if "datasets" in hollow else hollow["layer"][0]["data"]["values"]
    assert values[0]["fill"] == theme.paper


def test_how_close_an_unproven_point_is_is_said_in_percent():
    assert how_sure(0, T) == "proven"
    assert how_sure(0.2, T) == "at most 25% more"


def test_every_point_has_a_name_of_its_own():
    assert len({point_name(point, T) for point in POINTS}) == len(POINTS)
