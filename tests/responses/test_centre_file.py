"""Reading and writing the centre file: canonical bytes, and every problem of a bad file at once."""

from __future__ import annotations

import json

import pytest

from prodige_core.errors import CentreFileError
from prodige_core.responses import (
    Answer,
    Assessment,
    Centre,
    CentreFile,
    Decisions,
    Means,
    check_against,
    parse_centre_file,
    write_centre_file,
)
from tests.factories import answers, mini_catalogue, mini_file

CANONICAL = """{
  "format": "prodige.centre",
  "version": 1,
  "centre": {
    "name": "Škola Ελλάδα",
    "country": "IT",
    "languages": [
      "it"
    ],
    "learners": 1600,
    "staff": 160,
    "sectors": [],
    "accreditation": "KA122"
  },
  "assessments": [
    {
      "id": "2026-autumn",
      "date": "2026-11-21",
      "framework": "mini",
      "framework_version": "1.2.0",
      "answers": {
        "plan.roles.q1": {
          "level": 2,
          "note": "",
          "evidence": "list"
        },
        "plan.goals.q1": {
          "na": true
        },
        "plan.goals.q2": {
          "unknown": true,
          "note": "ask"
        }
      },
      "targets": {
        "plan.roles": 3
      }
    }
  ],
  "priorities": {
    "plan": 3
  },
  "means": {
    "start": "2027-01",
    "terms": 3,
    "hours_per_term": {
      "coordinator": [
        10,
        20,
        30
      ],
      "leader": 5
    },
    "budget_per_year": [
      100,
      200
    ]
  },
  "decisions": {
    "pinned": {
      "goals.talk": 1
    },
    "excluded": [],
    "done": []
  },
  "roadmap": null
}
"""


def parse(data: object) -> CentreFile:
    return parse_centre_file(json.dumps(data).encode(), "school.prodige.json")


def least(**fields: object) -> dict[str, object]:
    return {"format": "prodige.centre", "version": 1, "centre": {"name": "Hill School"}, **fields}


def assessment(**fields: object) -> dict[str, object]:
    known = {"id": "a", "date": "2026-11-21", "framework": "mini", "framework_version": "1.2.0"}
    return {**known, **fields}


def problems(data: object) -> list[str]:
    with pytest.raises(CentreFileError) as caught:
        parse(data)
    return [problem.line_text() for problem in caught.value.problems]


def test_the_canonical_form_is_what_the_contract_shows():
    file = CentreFile(
        centre=Centre(
            name="Škola Ελλάδα", country="IT", languages=("it",), learners=1600, staff=160, accreditation="KA122"
        ),
        assessments=(
            Assessment(
                id="2026-autumn",
                date="2026-11-21",
                framework="mini",
                framework_version="1.2.0",
                answers={
                    "plan.roles.q1": Answer(level=2, evidence="list"),
                    "plan.goals.q1": Answer(na=True),
                    "plan.goals.q2": Answer(unknown=True, note="ask"),
                },
                targets={"plan.roles": 3},
            ),
        ),
        priorities={"plan": 3},
        means=Means(
            start="2027-01",
            terms=3,
            hours_per_term={"coordinator": (10, 20, 30), "leader": 5},
            budget_per_year=(100, 200),
        ),
        decisions=Decisions(pinned={"goals.talk": 1}),
    )
    assert write_centre_file(file).decode() == CANONICAL
    assert parse_centre_file(CANONICAL.encode()) == file


def test_the_least_file_is_a_name():
    file = parse(least())
    assert (file.centre.name, file.assessments, file.means) == ("Hill School", (), None)


def test_absent_targets_differ_from_empty_ones():
    without = parse(least(assessments=[assessment()]))
    empty = parse(least(assessments=[assessment(targets={})]))
    assert (without.assessments[0].targets, empty.assessments[0].targets) == (None, {})
    assert b'"targets"' not in write_centre_file(without)
    assert b'"targets": {}' in write_centre_file(empty)


def test_texts_are_kept_in_normal_form_and_a_byte_order_mark_is_fine():
    raw = json.dumps(least(centre={"name": "Cafe\u0301"}), ensure_ascii=False).encode("utf-8-sig")
    assert parse_centre_file(raw).centre.name == "Café"


def test_every_problem_of_the_shape_is_named_together():
    found = problems(
        least(
            centre={"name": "", "country": "Italy", "learners": "many", "colour": "red"},
            assessments=[assessment(date="2026-02-30", answers={"q": {"level": 1, "na": True}, "r": {"level": 1.5}})],
            priorities={"plan": 6},
            means={"start": "January", "terms": 0, "hours_per_term": {"janitor": 4}, "budget_per_year": "1"},
            colour="red",
        )
    )
    assert len(found) == 13
    for start in (
        "school.prodige.json: centre.name: must not be empty",
        "school.prodige.json: centre.country: is not written as it must be: “Italy”. Write the two capital letters",
        "school.prodige.json: centre.learners: must be a whole number, not “many”",
        "school.prodige.json: centre.colour: is not a known field",
        "school.prodige.json: assessments[1].date: is not acceptable",
        "school.prodige.json: assessments[1].answers.q: is not acceptable: give exactly one of level, na and unknown",
        "school.prodige.json: assessments[1].answers.r.level: must be a whole number, not 1.5",
        "school.prodige.json: priorities.plan: must be 5 or less, not 6",
        "school.prodige.json: means.start: is not written as it must be: “January”. Write year and month",
        "school.prodige.json: means.terms: must be 1 or more, not 0",
        "school.prodige.json: means.hours_per_term.janitor: must be one of",
        "school.prodige.json: means.budget_per_year: must be a whole number",
        "school.prodige.json: colour: is not a known field",
    ):
        assert any(text.startswith(start) for text in found), (start, found)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "is not complete JSON"),
        (b'{"format": "prodige.centre", "version": 1, "cen', "is not complete JSON"),
        (b"[]", "is not a Prodige centre file"),
        (b'{"format": "other"}', "is not a Prodige centre file"),
        (b'{"format": "prodige.centre", "version": 2}', "was written by a newer Prodige"),
        (b"\xff\xfe{}", "is not UTF-8 text"),
        (b'{"a": NaN}', "NaN is not a number"),
        (b'{"format": "prodige.centre", "version": true}', "version: must be a whole number, not true"),
        (b'{"format": "prodige.centre", "version": 1.0}', "version: must be a whole number, not 1.0"),
        (b'{"format": "prodige.centre", "version": 1, "centre": {"name": " "}}', "centre.name: must not be empty"),
        (b'{"a": ' * 40 + b"1" + b"}" * 40, "is nested too deeply"),
        (b"[" * 100_000, "is nested too deeply"),
        (b'{"a": ' + b"9" * 5000 + b"}", "it holds a number of more than 1000 digits"),
        (b" " * 5_000_001, "is larger than 5000000 bytes"),
    ],
)
def test_what_is_no_centre_file_is_refused_with_a_reason(raw, sentence):
    with pytest.raises(CentreFileError, match=sentence):
        parse_centre_file(raw)


def test_a_field_written_twice_does_not_hide_other_problems():
    raw = b'{"format": "prodige.centre", "version": 1, "centre": {"name": "A", "name": "B", "staff": -1}, "x": 1}'
    with pytest.raises(CentreFileError) as error:
        parse_centre_file(raw, "f")
    assert [problem.line_text().split(". ")[0] for problem in error.value.problems] == [
        "f: name: is written twice in one group",
        "f: centre.staff: must be 0 or more, not -1",
        "f: x: is not a known field",
    ]


def test_a_file_cut_off_anywhere_is_refused():
    raw = CANONICAL.encode()
    for length in range(0, len(raw.rstrip()), 7):
        with pytest.raises(CentreFileError):
            parse_centre_file(raw[:length])


@pytest.mark.parametrize("text", ["a\x00b", "\ud800"])
@pytest.mark.parametrize("place", ["name", "note", "roadmap"])
def test_characters_that_cannot_be_stored_are_refused_everywhere(text, place):
    data = {
        "name": least(centre={"name": text}),
        "note": least(assessments=[assessment(answers={"q": {"level": 1, "note": text}})]),
        "roadmap": least(roadmap={"a": [text]}),
    }[place]
    assert "cannot be stored" in problems(data)[0]


@pytest.mark.parametrize("level", [True, "2", 2.0, -1, 21, [1], {}])
def test_a_level_is_a_whole_number_from_zero(level):
    assert problems(least(assessments=[assessment(answers={"q": {"level": level}})]))


@pytest.mark.parametrize("yes", [1, "true", False, "yes"])
def test_na_and_unknown_are_written_true(yes):
    assert problems(least(assessments=[assessment(answers={"q": {"na": yes}})]))


def test_the_version_must_be_written():
    assert problems({"format": "prodige.centre", "centre": {"name": "Hill School"}}) == [
        "school.prodige.json: version: is missing. Add it."
    ]


def test_two_assessments_with_one_id_are_refused():
    (only,) = problems(least(assessments=[assessment(), assessment()]))
    assert "assessments[2].id: repeats the assessment id a" in only


def test_a_text_that_grows_when_normalised_is_measured_as_it_is_kept():
    grows = "\u0958"  # one character, two in normal form C
    assert problems(least(centre={"name": grows * 101})) == [
        "school.prodige.json: centre.name: is longer than 200 characters. Shorten it."
    ]
    file = parse(least(centre={"name": grows * 100}))
    assert parse_centre_file(write_centre_file(file)) == file


def test_ids_and_levels_are_checked_against_the_frameworks():
    file = mini_file(
        answers(plan__goals__q9=1, plan__roles__q1=4),
        targets={"plan.gaols": 2, "plan.roles": 9},
        priorities={"plam": 2},
        decisions=Decisions(pinned={"goals.tlak": 1}, excluded=("x",), done=("y",)),
    )
    found = {problem.where: problem.text() for problem in check_against(file, mini_catalogue())}
    assert set(found) == {
        "assessments[1].answers.plan.goals.q9",
        "assessments[1].answers.plan.roles.q1",
        "assessments[1].targets.plan.gaols",
        "assessments[1].targets.plan.roles",
        "priorities.plam",
        "decisions.pinned.goals.tlak",
        "decisions.excluded.x",
        "decisions.done.y",
    }
    assert found["decisions.pinned.goals.tlak"].endswith("Did you mean goals.talk?")
    assert found["assessments[1].answers.plan.roles.q1"] == "is 4, but the scale ends at 3. Give a level from 0 to 3."


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"framework": "maxi"}, "maxi, which is not here"),
        ({"framework_version": "2.0.0"}, "version 2.0.0 of mini; here is 1.2.0"),
    ],
)
def test_an_assessment_of_another_framework_or_version_is_refused_once(change, sentence):
    file = mini_file()
    other = file.model_copy(update={"assessments": (file.assessments[0].model_copy(update=change),)})
    (problem,) = check_against(other, mini_catalogue())
    assert sentence in problem.text()
