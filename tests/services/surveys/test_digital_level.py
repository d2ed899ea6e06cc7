"""The indicator of teachers' levels (K18) comes from closed surveys, and only from what may be shown of them."""

from __future__ import annotations

import pytest

from prodige_core.indicators import by_id
from prodige_core.responses import Measured
from prodige_core.services import indicators, surveys
from tests.survey_steps import GOALS, answer, begin_survey

K18 = by_id()["K18"].model_copy(update={"framework": "mini", "level": "2"})


@pytest.fixture
def of_mini(monkeypatch):
    """K18 asks of digital teaching; here of the questionnaire that is small enough to count by hand."""
    monkeypatch.setattr(indicators, "indicators", lambda: (K18,))


def teachers(ws, centre_id, *levels, close=True):
    survey_id = begin_survey(ws, centre_id)
    for level in levels:
        answer(ws, survey_id, "teacher", {GOALS: level})
    answer(ws, survey_id, "leader", {GOALS: 3})
    if close:
        surveys.close(ws, survey_id)


def counted(ws, centre_id):
    indicators.follow(ws, centre_id, ("K18",))
    return indicators.worked_out(ws, centre_id)["K18"]


@pytest.mark.usefixtures("of_mini")
def test_teachers_at_the_level_or_above_are_counted_by_the_school_year_of_the_close(ws, centre_id):
    teachers(ws, centre_id, 0, 1, 2, 3)
    assert counted(ws, centre_id) == {"2026": Measured(numerator=2, denominator=4)}


@pytest.mark.usefixtures("of_mini")
def test_too_few_teachers_or_an_open_survey_give_no_data(ws, centre_id):
    teachers(ws, centre_id, 2, 3)
    teachers(ws, centre_id, 2, 2, 2, 3, close=False)
    assert counted(ws, centre_id) == {}
