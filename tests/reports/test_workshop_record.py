"""What the record of a workshop says, whatever it is printed in."""

from __future__ import annotations

import pytest

from prodige_core.reports.sheets import Record
from prodige_core.responses import Answer
from tests.exports.heard import voted
from tests.exports.sheets import entries, entry, record
from tests.reports.test_roadmap_report import texts


def made(*agenda, **changes) -> Record:
    (block,) = record(list(agenda), **changes).blocks
    assert isinstance(block, Record)
    return block


def test_it_says_where_when_who_and_what_came_out():
    block = made(entry(0, voted(3, 9, 0, 0, 0, 0)), entry(1, outcome="parked"), people=24)
    assert {fact.label: fact.value for fact in block.facts} == {
        "Centre": "Berufskolleg am Hafen",
        "Date": "20 November 2026",
        "Who took part": "24 people",
        "What came out": "1 of 2 statements agreed",
    }


def test_it_says_how_it_was_voted_and_from_how_many_votes_on_they_are_shown():
    assert "without a name, on one statement after the other" in made(entry(0)).lead
    assert "at least 7 people" in made(entry(0), k=7).lead
    assert "at their own pace" in made(entry(0), pace="self").lead


def test_the_first_and_the_last_revealed_round_stand_side_by_side_with_their_numbers():
    row = made(entry(0, voted(2, 6, 4, 0, 0, 0), voted(1, 8, 3, 0, 0, 0), voted(0, 12, 2, 0, 0, 0), None)).rows[0]
    assert [panel.title for panel in row.votes.panels] == ["Round 1", "Round 3"]
    assert [[bar.count for bar in panel.bars] for panel in row.votes.panels] == [
        [2, 6, 4, 0, 0, 0],
        [0, 12, 2, 0, 0, 0],
    ]
    assert [panel.note for panel in row.votes.panels] == ["12 votes, fairly close", "14 votes, close together"]


def test_a_single_round_is_shown_once_and_none_is_said_to_be_none():
    assert [panel.title for panel in made(entry(0, voted(0, 6, 0, 0, 0, 0))).rows[0].votes.panels] == ["Round 1"]
    (panel,) = made(entry(0, None)).rows[0].votes.panels
    assert panel.bars == ()
    assert panel.note == "No vote was revealed."


def test_people_without_a_level_are_told_beside_those_with_one():
    (panel,) = made(entry(0, voted(0, 18, 0, 0, 0, 0, without=2))).rows[0].votes.panels
    assert panel.note == "18 of 20, all alike"


def test_a_suppressed_round_says_so_and_holds_no_number_but_the_rule():
    (panel,) = made(entry(0, voted(0, 3, 0, 0, 0, 0))).rows[0].votes.panels
    assert panel.bars == ()
    assert panel.note == "Not shown: fewer than 5 people gave a level"
    assert panel.alt == "Round 1: Not shown: fewer than 5 people gave a level."


def test_where_few_all_gave_the_same_level_only_the_level_is_told():
    (panel,) = made(entry(0, voted(0, 0, 6, 0, 0, 0, without=3))).rows[0].votes.panels
    assert {bar.count for bar in panel.bars} == {None}
    assert panel.note == "6 votes, all alike"


def test_agreed_parked_and_open_statements_say_what_came_out():
    votes = voted(2, 6, 4, 0, 0, 0)
    rows = made(entry(0, votes, reason="We checked."), entry(1, outcome="parked"), entry(2, outcome="")).rows
    assert [(row.outcome.code, row.outcome.words) for row in rows] == [
        ("B1", "Integrator"),
        ("", "Parked for later"),
        ("", "No level agreed"),
    ]
    assert [(fact.label, fact.value) for fact in rows[0].passages] == [("Reason", "We checked.")]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (None, "not answered before"),
        (Answer(level=1), "before: A2 Explorer"),
        (Answer(level=2), "as before"),
        (Answer(na=True), "before: not applicable"),
        (Answer(unknown=True), "before: don’t know"),
    ],
)
def test_what_the_self_assessment_said_before_stands_beside_what_was_written(before, said):
    assert made(entry(0, before=before)).rows[0].outcome.before == said
    assert made(entry(0, before=before), applied=False).rows[0].outcome.before == ""


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "The agreed levels were written into the self-assessment."),
        ({"applied": False}, "The agreed levels were not written into the self-assessment."),
        ({"status": "open", "applied": False}, "The workshop is not closed yet: all of this may still change."),
        ({"left_out": 2}, "2 statements are left out: no questionnaire here asks them any more."),
    ],
)
def test_the_notes_say_what_became_of_it(changes, said):
    assert said in made(entry(0), **changes).notes


def test_a_workshop_without_a_title_is_named_by_its_day():
    assert made(entry(0), title="").title == "Workshop of 20 November 2026"


def test_no_case_leaves_a_placeholder_or_a_none():
    for document in (record([]), record(entries(40, 5)), record(entries(3), "xx", status="draft", opened_at=None)):
        for text in texts(document):
            assert "{" not in text
            assert "None" not in text


def test_the_pseudo_language_shows_no_untranslated_sentence():
    said = " ".join(texts(record([entry(0, voted(2, 6, 4, 0, 0, 0)), entry(1, outcome="parked")], "xx")))
    for english in ("Workshop", "Everyone", "votes", "close", "Round", "Parked", "Integrator", "levels"):
        assert english not in said
