"""Pictures of indicators: values, the line to the target and the EU's reference; what has no data is never drawn as 0."""

import json

from prodige_core.charts import (
    gained_alt,
    gained_chart,
    gained_rows,
    gained_table,
    indicator_alt,
    indicator_chart,
    indicator_rows,
)
from prodige_core.i18n import translator
from prodige_core.indicators import followed_of
from prodige_core.responses import Assessment, IndicatorSeries, Measured
from tests.factories import answers, mini_catalogue, mini_file

T = translator()
K1 = IndicatorSeries(
    values={
        "2023": Measured(numerator=12, denominator=400),
        "2024": Measured(numerator=0, denominator=0),
        "2025": Measured(numerator=20, denominator=400, source="Mobility list"),
    },
    target=15,
    target_year="2029",
)


def row(code="K1", series=K1, file=None):
    file = file or mini_file()
    (found,) = followed_of(file.model_copy(update={"indicators": {code: series}}), mini_catalogue())
    return found


def values(spec) -> list[dict]:
    """All inline values of a chart, layer by layer."""
    return [one for layer in spec["layer"] for one in layer["data"]["values"]]


def test_a_year_without_data_has_words_and_no_bar():
    rows = indicator_rows(row(), T)
    assert [mark.value for mark in rows.marks] == [3, None, 5]
    spec = indicator_chart(rows, T).to_dict()
    bars = [layer for layer in spec["layer"] if layer["mark"]["type"] == "bar"]
    assert [[one["year"] for one in layer["data"]["values"]] for layer in bars] == [[2023, 2025]]
    assert any(one.get("words") == "no data" and one["year"] == 2024 for one in values(spec))


def test_the_line_runs_straight_from_the_baseline_to_the_target():
    assert indicator_rows(row(), T).line == ((2023, 3.0), (2029, 15.0))
    assert indicator_rows(row(series=K1.model_copy(update={"target_year": ""})), T).line == ()


def test_target_and_reference_are_named_in_the_picture():
    rows = indicator_rows(row(), T)
    said = json.dumps(values(indicator_chart(rows, T).to_dict()))
    assert "EU: 12% by 2030" in said
    assert "Target 15%" in said


def test_words_of_the_reference_keep_clear_of_a_value_beside_them():
    def place(numerator, target=15):
        series = K1.model_copy(
            update={"values": {"2025": Measured(numerator=numerator, denominator=400)}, "target": target}
        )
        spec = indicator_chart(indicator_rows(row(series=series), T), T).to_dict()
        return [
            (layer["mark"]["align"], layer["mark"]["dy"])
            for layer in spec["layer"]
            if layer["mark"]["type"] == "text" and "EU" in json.dumps(layer["data"])
        ][-1]

    assert place(20) == ("left", -9)
    assert place(49, target=30) == ("right", -9)
    assert place(49, target=13) == ("left", 11)


def test_the_sentence_and_the_table_say_the_same():
    rows = indicator_rows(row(), T)
    assert indicator_alt(rows, T) == (
        "Learners who were abroad: 3% in 2023/24 and 5% in 2025/26. Target: 15% by 2029/30. EU: 12% by 2030."
    )
    assert rows.table.rows[1:] == (
        ("2024/25", "no data: there was nothing to count", "0 of 0", "–"),
        ("2025/26", "5%", "20 of 400", "Mobility list"),
    )


def test_a_target_alone_is_a_picture_too():
    rows = indicator_rows(row(series=IndicatorSeries(target=15, target_year="2029")), T)
    assert indicator_alt(rows, T).startswith("Learners who were abroad: no value yet. Target: 15% by 2029/30.")
    assert indicator_chart(rows, T).to_dict()["layer"]
    bare = indicator_rows(row("K4", IndicatorSeries(target=0)), T)
    assert indicator_chart(bare, T).to_dict()["layer"]


def test_a_mean_is_drawn_on_its_own_scale_as_a_line():
    rows = indicator_rows(row("K20", IndicatorSeries(values={"2025": Measured(numerator=126, denominator=30)})), T)
    assert (rows.low, rows.top, rows.bars) == (1, 5, False)


def test_levels_gained_stand_by_area_the_whole_first():
    first, last = ("2025-10-01", 1), ("2026-10-01", 2)
    rounds = tuple(
        Assessment(
            id=day,
            date=day,
            framework="mini",
            framework_version="1.2.0",
            answers=answers(plan__goals__q1=level, plan__roles__q1=0, doing__visits__q1=3 - level),
        )
        for day, level in (first, last)
    )
    file = mini_file().model_copy(update={"assessments": rounds})
    bars = gained_rows(row("K19", IndicatorSeries(), file), mini_catalogue(), T)
    # goals weigh 2, roles 1: from 2/3 to 4/3; doing from 2 to 1; the whole is the mean of both areas
    assert [(bar.title, bar.short) for bar in bars] == [("Mini check", "−0.17"), ("Planning", "+0.67"), ("Doing", "−1")]
    assert gained_table(bars, T).rows[1] == ("Planning", "0.67", "1.33", "+0.67 levels")
    assert gained_alt(bars, "Levels gained", T) == "Levels gained. Mini check: −0.17 levels."
    assert gained_chart(bars, T).to_dict()["layer"]
