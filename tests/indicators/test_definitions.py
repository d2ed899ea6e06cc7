"""The file of indicators: ours is whole and true to its sources; a broken one is told with every problem and its line."""

import json
from pathlib import Path

import jsonschema
import pytest

from prodige_core.errors import FrameworkError
from prodige_core.frameworks import load_catalogue
from prodige_core.frameworks.reader import read_yaml
from prodige_core.i18n import translator
from prodige_core.indicators import by_id, indicators, load_indicators, place_problems, words
from prodige_core.indicators.loader import FILE
from prodige_core.services.frameworks import check_directory
from tests.factories import FRAMEWORKS

T = translator()


def test_there_are_twenty_in_order_five_of_them_to_begin_with():
    assert [own.id for own in indicators()] == [f"K{number}" for number in range(1, 21)]
    assert [own.id for own in indicators() if own.first] == ["K1", "K2", "K3", "K4", "K16"]
    assert all(own.typed for own in indicators() if own.first)


def test_they_name_areas_practices_and_levels_that_are_there():
    assert place_problems(indicators(), load_catalogue(FRAMEWORKS)) == []


def test_the_targets_of_the_union_are_those_of_the_recommendation_and_say_that_they_must_be_verified():
    given = {own.id: (own.reference.value, own.reference.year) for own in indicators() if own.reference}
    assert given == {"K1": (12, 2030), "K2": (20, 2027)}
    for code in given:
        reference = by_id()[code].reference
        assert reference.dated == "2024-05-13"
        assert "C/2024/3364" in reference.source
        assert "To verify" in words.reference_sentence(by_id()[code], reference, T)


def test_what_prodige_works_out_is_never_typed():
    worked_out = {own.id: own.worked_out for own in indicators() if not own.typed}
    assert worked_out == {"K12": "board", "K18": "survey", "K19": "rounds"}


def test_an_example_is_worked_out_and_not_written():
    assert words.example_words(by_id()["K1"], T).endswith("That makes 48 of 400: 12%.")
    assert words.example_words(by_id()["K20"], T).endswith("126 from 30 forms: 4.2 (75% of 40 people asked answered).")


def test_the_file_fits_its_schema():
    schema = json.loads((FRAMEWORKS / "indicators.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(read_yaml(FILE).data)


def told(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "indicators" / "indicators.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FrameworkError) as error:
        load_indicators(path)
    return [problem.line_text() for problem in error.value.problems]


GOOD = """\
- id: K1
  title: Learners
  numerator: some
  denominator: all
  unit: percent
  direction: higher
  how: Count.
  example:
    story: A school.
    counts: [1, 2]
  after: our own
"""


def test_every_problem_is_told_with_its_line(tmp_path):
    text = GOOD.replace("unit: percent", "unit: percents").replace("title", "titel") + GOOD.replace("K1", "1")
    found = told(tmp_path, text)
    assert "indicators/indicators.yaml:2: K1 titel: is not a known field. Did you mean title?" in found
    assert any(line.startswith("indicators/indicators.yaml:5: K1 unit: must be one of") for line in found)
    assert any(line.startswith("indicators/indicators.yaml:12: 1 id:") for line in found)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("counts: [1, 2]", "counts: [3, 2]"), ":9: K1 example: counts 3 of 2"),
        (("counts: [1, 2]", "counts: [1]"), ":9: K1 example: needs 2 numbers, not 1."),
        (("counts: [1, 2]", "counts: [0, 0]"), ":9: K1 example: gives no value."),
        (("  denominator: all\n", ""), "K1 denominator: is needed for every unit but levels."),
        (("unit: percent", "unit: mean"), "K1 scale: belongs to means"),
        (("unit: percent", "unit: percent\n  scale: [1, 5]"), ":6: K1 scale: belongs to means"),
        (("unit: percent", "unit: percent\n  worked_out: survey"), "K1 framework: and a level belong"),
        ((GOOD, GOOD + GOOD), ":12: K1: is the id of two indicators."),
        ((GOOD, "K1: 2\n"), "must be a list of indicators."),
    ],
)
def test_what_does_not_fit_together_is_told(tmp_path, change, says):
    found = told(tmp_path, GOOD.replace(*change))
    assert any(says in line for line in found), found


def test_the_check_of_a_folder_reads_the_indicators_too(tmp_path):
    (tmp_path / "mini").symlink_to(Path(__file__).parents[1] / "fixtures" / "frameworks" / "mini")
    assert check_directory(tmp_path) == []
    (tmp_path / "indicators").mkdir()
    (tmp_path / "indicators" / "indicators.yaml").write_text(GOOD.replace("higher", "up"), encoding="utf-8")
    assert [problem.line for problem in check_directory(tmp_path)] == [6]
