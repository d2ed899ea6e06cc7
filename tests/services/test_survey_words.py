"""A survey in words: days and counts, differences, and never a number of what is not shown."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from prodige_core.aggregation import Batch, Tally, release, role_gap, tally
from prodige_core.i18n import translator
from prodige_core.services import evidence_words, survey_words
from prodige_core.services.survey_release import Counts, Levels
from prodige_core.services.voices import ItemVoices
from tests.factories import mini_catalogue

T = translator("en")
CATALOGUE = mini_catalogue()
MINI = CATALOGUE.frameworks["mini"]
ITEMS = list(MINI.items)
TODAY = dt.date(2026, 11, 22)


def released(k: int = 3, **given: list[int]):
    parts = {("" if role == "others" else role): tally(levels, MINI.top) for role, levels in given.items()}
    return release([Batch(parts)], MINI.top, k)


@pytest.mark.parametrize(
    ("opens", "closes", "said"),
    [
        (1, 9, "Opens tomorrow, on 23 November 2026."),
        (3, 9, "Opens in 3 days, on 25 November 2026."),
        (-3, 0, "Open until the end of today."),
        (-3, 1, "Open until 23 November 2026, 2 days with today."),
    ],
)
def test_days_are_counted_with_the_last_one(opens, closes, said):
    stage = "before" if opens > 0 else "open"
    days = (TODAY + dt.timedelta(opens), TODAY + dt.timedelta(closes))
    assert survey_words.stage_sentence(stage, *days, TODAY, T) == said


@pytest.mark.parametrize(
    ("stage", "counts", "said"),
    [
        ("open", (0, 0), "Nobody has begun yet. You expect 40 people."),
        ("open", (17, 14), "14 of 40 people have finished. 3 more are on the way."),
        ("open", (2, 1), "1 of 40 people has finished. 1 more is on the way."),
        ("open", (5, 5), "5 of 40 people have finished."),
        ("closed", (17, 14), "14 of 40 people have finished. 3 more stopped before the end."),
        ("closed", (0, 0), "Nobody answered."),
    ],
)
def test_counts_are_told_in_plain_words(stage, counts, said):
    assert survey_words.counts_sentence(stage, Counts(*counts), 40, T) == said


def test_minutes_follow_from_the_questions_a_group_is_asked():
    asked = sum("leader" in item.respondents for item in MINI.items.values())
    assert survey_words.minutes(CATALOGUE, ["mini"], "leader") == -(-asked * 20 // 60)
    assert survey_words.minutes(CATALOGUE, [], "leader") == 0
    assert "Nothing in this choice is asked of: Learners." in survey_words.minutes_sentence(
        CATALOGUE, ["mini"], ["leader", "learner"], T
    )
    assert survey_words.minutes_sentence(CATALOGUE, [], ["leader"], T) == ""


def test_a_difference_is_told_with_both_sides_and_how_far():
    gap = role_gap(released(teacher=[0, 1, 1], leader=[2, 2, 3]))
    said = survey_words.gap_sentence(gap, MINI, T)
    names = [f"{level.code} {level.name}" for level in MINI.levels]
    assert said == (
        f"Teachers: on average near {names[1]} (0.7). School leaders: on average near {names[2]} (2.3). "
        "That is 1.6 levels apart."
    )


def test_the_lead_tells_the_four_cases_apart():
    def lead(**given):
        return survey_words.lead({ITEMS[0]: released(**given)}, MINI, T)

    assert lead(teacher=[1, 1]) == "Too few people answered to show anything here."
    assert "groups cannot be compared" in lead(teacher=[1, 1, 1], leader=[2, 2])
    assert lead(others=[1, 1, 1]).startswith("Fewer than two groups are large enough")
    assert lead(teacher=[1, 1, 1], leader=[1, 1, 1]) == "The groups that can be shown see your school alike."
    assert "nowhere a whole level apart" in lead(teacher=[1, 1, 1], leader=[1, 1, 2])
    assert lead(teacher=[1, 1, 1], leader=[2, 2, 2]).startswith("The groups differ most in")


def test_a_suppressed_row_holds_no_digit_and_groups_that_are_not_asked_no_row():
    item = MINI.items[ITEMS[0]]
    table = survey_words.group_table(
        released(coordinator=[1, 1, 2], leader=[2, 2]), MINI, item, ("leader", "coordinator", "learner"), T
    )
    assert [row[0] for row in table.rows] == ["School leaders", "International coordinators"]
    assert not re.search(r"\d", " ".join(table.rows[0]))
    assert table.rows[1][1] == "3"


def test_shares_are_told_from_the_middle_level():
    middle = survey_words.middle_level(MINI)
    assert middle == MINI.top // 2
    cell = released(teacher=[0, middle, middle, MINI.top]).everyone
    assert survey_words.share_sentence(cell, MINI, T).startswith("75% are at")
    everyone = Tally(tuple(1 for _ in MINI.levels))
    levels = Levels(everyone, {MINI.areas[0].id: everyone})
    rows = survey_words.area_table(levels, MINI, T).rows
    assert rows[0][1] == str(len(MINI.levels))
    assert [row[1] for row in rows[1:-1]] == ["too few answers to show"] * (len(MINI.areas) - 1)
    assert survey_words.area_table(None, MINI, T).rows == ()


def test_agendas_take_the_widest_and_the_least_agreed_first():
    releases = {
        ITEMS[0]: released(teacher=[1, 1, 1], leader=[2, 2, 2]),
        ITEMS[1]: released(teacher=[0, 0, 0], leader=[3, 3, 3]),
        ITEMS[2]: released(teacher=[1, 1, 1], leader=[1, 1, 1]),
    }
    assert survey_words.findings(releases, MINI) == (ITEMS[1], ITEMS[0])
    assert survey_words.least_agreed(releases, MINI) == (ITEMS[1], ITEMS[0])


def test_the_framework_with_the_widest_difference_is_shown_first():
    other = type(MINI)(**{**mini_catalogue().frameworks["mini"].model_dump(), "id": "other", "areas": MINI.areas[1:]})
    releases = {ITEMS[0]: released(teacher=[1, 1, 1], leader=[2, 2, 2])}
    assert survey_words.most_different(releases, (other, MINI)) is MINI
    assert survey_words.most_different({}, (other, MINI)) is other


def test_an_invitation_holds_the_link_the_last_day_and_the_rule():
    said = survey_words.invitation("Aurora", "http://x/s/abc", TODAY, 5, CATALOGUE, ["mini"], ["leader"], T)
    assert "http://x/s/abc\nOpen until 22 November 2026." in said
    assert "groups of at least 5 people" in said
    assert "It takes about" in said


def test_an_invitation_says_when_the_link_works_in_the_school_s_network_only():
    given = ("Aurora", "http://x/s/abc", TODAY, 5, CATALOGUE, ["mini"], ["leader"], T)
    assert "school’s network" not in survey_words.invitation(*given)
    assert "The link works in the school’s network only" in survey_words.invitation(*given, near=True)


def test_a_closed_panel_says_what_it_holds():
    own = ItemVoices(ITEMS[0], survey=released(teacher=[1, 1, 1]), workshop_id="w", parked=True)
    name = f"{MINI.levels[1].code} {MINI.levels[1].name}"
    assert evidence_words.headline(own, MINI, T) == f"What others say: survey “{name}”, left for later in the workshop"
    assert evidence_words.workshop_sentences(own, MINI, T) == "Workshop: Left for later."
    assert evidence_words.survey_sentences(own, MINI, T).startswith("Survey, early look: 3 people gave a level")
