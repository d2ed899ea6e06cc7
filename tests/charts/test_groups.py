"""Where groups differ: the widest first, suppressed groups nowhere, picture and table the same numbers."""

from __future__ import annotations

import json

import pytest

from prodige_core.aggregation import Batch, ItemRelease, release, tally
from prodige_core.charts import DARK, LIGHT, gap_alt, gap_chart, gap_rows, gap_table
from prodige_core.charts.groups import MOST_ROWS, item_title
from prodige_core.i18n import translator
from tests.factories import mini_catalogue

T = translator("en")
MINI = mini_catalogue().frameworks["mini"]
ITEMS = list(MINI.items)


def released(k: int = 3, **given: list[int]) -> ItemRelease:
    parts = {("" if role == "others" else role): tally(levels, MINI.top) for role, levels in given.items()}
    return release([Batch(parts)], MINI.top, k)


@pytest.fixture
def rows():
    return gap_rows(
        {
            ITEMS[0]: released(teacher=[1, 1, 1], leader=[2, 2, 2]),
            ITEMS[1]: released(teacher=[0, 0, 0], leader=[3, 3, 3], learner=[1, 1, 1]),
            ITEMS[2]: released(teacher=[1, 1, 1]),
        },
        MINI,
        T,
    )


def test_the_widest_difference_comes_first_and_an_item_with_one_group_is_left_out(rows):
    assert [(row.item, row.gap) for row in rows] == [(ITEMS[1], 3.0), (ITEMS[0], 1.0)]
    assert [(mark.role, mark.mean) for mark in rows[0].marks] == [("teacher", 0.0), ("learner", 1.0), ("leader", 3.0)]


def test_groups_that_are_not_shown_and_those_counted_together_have_no_mark():
    found = gap_rows(
        {ITEMS[0]: released(teacher=[1, 1, 1], leader=[2, 2, 2], others=[0, 0, 0], learner=[3, 3])}, MINI, T
    )
    assert {mark.role for row in found for mark in row.marks} == {"teacher", "leader"}


def test_groups_that_agree_make_no_row():
    assert gap_rows({ITEMS[0]: released(teacher=[1, 1, 1], leader=[1, 1, 1])}, MINI, T) == ()
    assert gap_table((), T).rows == ()
    assert gap_alt((), T) == "No groups to compare."


def test_at_most_so_many_rows_as_a_meeting_can_talk_about():
    releases = {item: released(teacher=[0, 0, 0], leader=[1, 1, 1]) for item in ITEMS}
    assert len(gap_rows(releases, MINI, T)) == min(MOST_ROWS, len(ITEMS))


def test_the_table_holds_the_numbers_of_the_picture(rows):
    table = gap_table(rows, T)
    title = item_title(MINI, MINI.items[ITEMS[1]], T)
    assert table.rows[0] == (title, "Teachers 0.0, Learners 1.0 and School leaders 3.0", "3.0")
    assert table.rows[1][1] == "Teachers 1.0 and School leaders 2.0"
    drawn = json.dumps(gap_chart(rows, T, LIGHT).to_dict())
    assert drawn.count('"group": "School leaders"') == 2
    assert "Teachers 0.0, School leaders 3.0" in gap_alt(rows, T)


def test_every_group_has_a_shape_and_a_colour_of_its_own():
    everyone = {role: [1, 1, 1] for role in ("leader", "coordinator", "teacher", "trainer")} | {"learner": [3, 3, 3]}
    found = gap_rows({ITEMS[0]: released(**everyone)}, MINI, T)
    for theme in (LIGHT, DARK):
        encoding = next(
            layer["encoding"] for layer in gap_chart(found, T, theme).to_dict()["layer"] if "shape" in layer["encoding"]
        )
        assert len(set(encoding["shape"]["scale"]["range"])) == 5
        assert len(set(encoding["color"]["scale"]["range"])) == 5


def test_items_of_one_practice_are_told_apart():
    titles = [item_title(MINI, item, T) for item in MINI.items.values()]
    assert len(set(titles)) == len(titles)
