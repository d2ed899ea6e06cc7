"""Each chart has rows, a picture, a sentence and a table that agree; one rows function serves screen and print."""

from __future__ import annotations

import json
from functools import lru_cache

import pytest

from prodige_core import charts
from prodige_core.i18n import translator
from prodige_core.roadmap import Roadmap
from prodige_core.scoring import score_file
from tests.samples import catalogue, centre, quick_plan, roadmap

T = translator("en")


@lru_cache(maxsize=1)
def planned() -> Roadmap:
    file = centre()
    return roadmap(file, quick_plan(file, 12))


def profile(framework_id: str = "digital-teaching"):
    framework = catalogue().frameworks[framework_id]
    scores = score_file(centre(), catalogue())[framework_id]
    targets = {course.practice: course.target.value for course in planned().courses}
    return framework, scores, targets


def pictures(theme=charts.LIGHT):
    framework, scores, targets = profile()
    codes = tuple(level.code for level in framework.levels)
    bars = charts.profile_rows(scores, framework, targets, T)
    dots = charts.practice_rows(scores, framework, targets, {}, T)
    return {
        "profile": charts.profile_chart(bars, T, theme, codes),
        "practices": charts.practice_chart(dots, codes, T, theme),
        "gantt": charts.gantt_chart(charts.gantt_rows(planned(), T), T, theme),
        "load": charts.load_chart(charts.load_rows(planned()), T, theme),
        "budget": charts.budget_chart(charts.budget_rows(planned()), T, theme),
    }


@pytest.mark.parametrize("theme", [charts.LIGHT, charts.DARK], ids=["light", "dark"])
def test_every_picture_is_a_valid_specification_with_own_fonts_and_nothing_from_outside(theme):
    for name, chart in pictures(theme).items():
        text = json.dumps(chart.to_dict())
        assert "Fira Sans" in text, name
        assert "http" not in text.replace("https://vega.github.io/schema", ""), name


def test_profile_bars_carry_score_level_code_and_target():
    framework, scores, targets = profile()
    rows = charts.profile_rows(scores, framework, targets, T)
    assert [row.area for row in rows] == [area.id for area in framework.areas]
    first = rows[0]
    assert first.code == framework.levels[first.level].code
    assert first.target > first.score
    table = charts.profile_table(rows, T)
    assert table.rows[0][:2] == (first.title, T.fixed(first.score, 1))


def test_an_area_without_enough_answers_is_said_and_not_drawn_as_zero():
    framework, scores, targets = profile()
    row = next(row for row in charts.profile_rows(scores, framework, targets, T) if row.score is None)
    assert row.level_name == "Not enough answers"
    assert charts.profile_table((row,), T).rows[0][1] == "–"


def test_gantt_rows_follow_the_roadmap():
    rows = charts.gantt_rows(planned(), T)
    assert [(bar.number, bar.start, bar.end) for bar in rows.bars] == [
        (action.number, action.start, action.end) for action in planned().actions
    ]
    assert "12" not in charts.gantt_alt(rows, T) or "start" in charts.gantt_alt(rows, T)


def test_load_and_budget_tables_hold_the_numbers_of_the_plan():
    table = charts.load_table(charts.load_rows(planned()), T)
    total = planned().roles[0]
    assert table.rows[0][-1] == f"{total.used} / {total.capacity}"
    money = charts.budget_table(charts.budget_rows(planned()), T)
    assert [row[0] for row in money.rows] == [year.label for year in planned().years]


def test_numbers_of_more_than_there_is_carry_a_mark_in_table_and_picture_alike():
    hours = (
        charts.LoadCell("teacher", "Teachers", 1, "T1", 31, 30),
        charts.LoadCell("teacher", "Teachers", 2, "T2", 30, 30),
    )
    assert charts.load_table(hours, T).rows == (("Teachers", "31 / 30*", "30 / 30", "61 / 60*"),)
    assert written(charts.load_chart(hours, T)) == {"31*", "30"}
    money = (charts.BudgetBar("2026/27", 501, 500), charts.BudgetBar("2027/28", 500, 500))
    assert [row[1] for row in charts.budget_table(money, T).rows] == ["€501*", "€500"]
    assert written(charts.budget_chart(money, T)) == {"€501 of €500*", "€500 of €500"}


def written(chart) -> set[str]:
    return {row["text"] for row in chart.to_dict()["data"]["values"]}


def test_sentences_exist_even_when_there_is_nothing_to_show():
    assert charts.gantt_alt(charts.GanttRows((), ()), T) == "Time plan: no action is planned."
    assert charts.load_alt((), T) == "No staff hours are given."
    assert charts.budget_alt((), T) == "No budget is given."
    assert charts.profile_alt((), "Digital", T) == "Digital: no area has enough answers yet."
