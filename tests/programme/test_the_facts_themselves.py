"""The folder is checked like a framework: every problem with file and line. Ours has none and names all its sources."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from prodige_core.errors import FrameworkError
from prodige_core.frameworks.reader import read_yaml
from prodige_core.programme import PARTS, load_programme, programme_problems
from prodige_core.services.frameworks import check_directory
from tests.factories import FRAMEWORKS, MINI

FOLDER = FRAMEWORKS / "programme"


@pytest.fixture
def edit(tmp_path: Path):
    """Replace a text in a copy of the folder and tell what is wrong then."""
    shutil.copytree(FOLDER, tmp_path / "programme")

    def problems(name: str, old: str, new: str) -> list[str]:
        path = tmp_path / "programme" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return [problem.line_text() for problem in programme_problems(tmp_path)]

    return problems


def test_ours_has_no_problem_and_is_part_of_the_check():
    assert programme_problems(FRAMEWORKS) == []
    assert check_directory(FRAMEWORKS) == []
    assert check_directory(FOLDER) == []


def test_frameworks_without_a_programme_are_fine():
    assert load_programme(MINI) is None
    assert programme_problems(MINI) == []


def test_nothing_that_is_not_official_lacks_its_mark_and_all_was_checked_lately():
    for path in FOLDER.glob("*.yaml"):
        for fact in _dated(read_yaml(path).data):
            assert fact["checked_on"] in ("2026-11-21", "2026-11-22")
            assert fact["verify"] is True


def _dated(node):
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    if isinstance(node, dict) and "checked_on" in node:
        yield node
    for child in children:
        yield from _dated(child)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_file_fits_its_schema(path):
    schema = json.loads(path.with_suffix(".schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(read_yaml(path).data)


def test_every_mobility_of_the_catalogue_is_an_activity():
    from prodige_core.frameworks import load_catalogue

    programme = load_programme(FRAMEWORKS)
    named = {own.mobility["activity"] for own in load_catalogue(FRAMEWORKS).actions.values() if own.mobility}
    assert named <= set(programme.activities)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("calls", "closes: 2026-02-19", "closes: 2026-02-31", "programme/calls.yaml:"),
        ("calls", "    closes: 2026-02-19\n", "", "needs the day it closes"),
        ("calls", "from: 2027-02-15", "from: 2027-03-15", "days that are not in order"),
        ("calls", "year: 2027\n    actions: [KA121", "year: 2028\n    actions: [KA121", "after the programme’s last, 2027"),
        ("calls", "id: ka2-2026", "id: ka1-2026", "ka1-2026: is written twice"),
        ("calls", "[ec26, trav]", "[ec27, trav]", "programme/calls.yaml:22: ec27: is not one of sources.yaml."),
        ("calls", "sources: [conf1]\n    checked_on: 2026-11-21\n    verify: true", "sources: [conf1]\n    checked_on: 2026-11-21", "no verify mark"),
        ("countries", "[BG, HR,", "[BG, AT,", "is in two groups, group-1 and group-3"),
        ("countries", "[BG, HR,", "[BG, CH,", "CH: is in a group and not among the countries"),
        ("rates", "from_km: 500,", "from_km: 501,", "leaves a gap"),
        ("rates", "{from_km: 8000,", "{from_km: 8000, to_km: 9000,", "has no open end"),
        ("rates", "learner_least_eur: 48", "learner_least_eur: 480", "a least that is above its most"),
        ("rates", "{group: 3,", "{group: 2,", "other groups than countries.yaml"),
        ("rates", "eur: 680", "eur: many", "rates-2026.visit.eur: must be a whole number"),
        ("activities", "days: {least: 2, most: 60}", "days: {least: 61, most: 60}", "a least that is above its most"),
        ("activities", "who: staff", "whom: staff", "Did you mean who?"),
        ("routes", "most_people: 30", "most_people: 30\n  most_luck: 3", "is not a known field"),
        ("quality-standards", "part: sharing\n    title: \"Results are shared inside", "part: caring\n    title: \"Results are shared inside", "must be one of"),
        ("quality-standards", "id: environment", "id: inclusion", "programme/quality-standards.yaml:22: inclusion: is written twice"),
        ("quality-standards", "[partners.networks, partners.twinning]", "[partners.networks, partners.networks]", "programme/quality-standards.yaml:42: network.partners.networks: is written twice"),
        ("quality-standards", "least_years: 2", "least_years: 6", "a least that is above its most"),
        ("quality-standards", "    why: \"Those who gain most", "    whys: \"Those who gain most", "Did you mean why?"),
        ("quality-standards", "sources: [wikiep, wiki120]", "sources: [wikipedia]", "wikipedia: is not one of sources.yaml"),
        ("sources", "{id: oead, kind: official", "{id: oead, kind: holy", "must be one of"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(edit, name, old, new, told):
    found = edit(name, old, new)
    assert any(told in line for line in found), found
    assert all(f"programme/{name}.yaml:" in line for line in found)


def test_a_practice_that_no_questionnaire_has_is_told_with_its_line(tmp_path):
    shutil.copytree(FRAMEWORKS, tmp_path / "all")
    path = tmp_path / "all" / "programme" / "quality-standards.yaml"
    text = path.read_text(encoding="utf-8").replace("[quality.green]", "[quality.greener]", 1)
    path.write_text(text, encoding="utf-8")
    line = text[: text.index("[quality.greener]")].count("\n") + 1
    (problem,) = check_directory(tmp_path / "all")
    assert problem.line_text() == (
        f"programme/quality-standards.yaml:{line}: environment.quality.greener: is not a practice of any questionnaire. "
        "Mend the id, or take it out."
    )


def test_the_points_of_the_quality_standards_are_all_there():
    standards = load_programme(FRAMEWORKS).standards
    assert [len(standards.of(part)) for part in PARTS] == [4, 7, 9, 3]


def test_a_folder_from_before_the_quality_standards_is_fine_and_a_broken_file_is_told(tmp_path):
    shutil.copytree(FRAMEWORKS, tmp_path / "all")
    path = tmp_path / "all" / "programme" / "quality-standards.yaml"
    path.unlink()
    programme = load_programme(tmp_path / "all")
    assert (programme.standards, programme.routes) == (None, load_programme(FRAMEWORKS).routes)
    assert check_directory(tmp_path / "all") == []
    assert check_directory(tmp_path / "all" / "programme") == []
    for broken in ("", "plan: [", "plan: {}"):
        path.write_text(broken, encoding="utf-8")
        assert all(problem.file == "programme/quality-standards.yaml" for problem in check_directory(tmp_path / "all"))
        with pytest.raises(FrameworkError):
            load_programme(tmp_path / "all")
    path.unlink()
    path.symlink_to("elsewhere.yaml")
    assert check_directory(tmp_path / "all") != []


def test_the_other_files_of_the_folder_are_needed(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "programme")
    (tmp_path / "programme" / "rates.yaml").unlink()
    assert [problem.file for problem in programme_problems(tmp_path)] == ["programme/rates.yaml"]


def test_a_folder_with_problems_is_not_used(edit, tmp_path):
    edit("rates", "eur: 680", "eur: many")
    with pytest.raises(FrameworkError):
        load_programme(tmp_path)
