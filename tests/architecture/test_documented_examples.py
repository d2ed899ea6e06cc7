"""What the documents show can be opened as it stands."""

import configparser
import json
import re
from pathlib import Path

from prodige_core.frameworks import load_catalogue
from prodige_core.responses.model import Centre, CentreFile, Means
from prodige_core.services.frameworks import check_directory
from prodige_core.services.inputs import read_file
from tests.factories import FRAMEWORKS

DOCS = Path(__file__).resolve().parents[2] / "docs"


def blocks(name: str, language: str) -> list[str]:
    text = (DOCS / name).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.S)


def test_the_example_of_the_centre_file_can_be_imported():
    (example,) = blocks("centre-file.md", "json")
    file = read_file(example.encode(), "example", load_catalogue(FRAMEWORKS))
    assert list(json.loads(example)) == list(CentreFile.model_fields)
    assert file.centre.name == "Hill School"


def test_every_field_of_the_centre_file_is_documented():
    text = (DOCS / "centre-file.md").read_text(encoding="utf-8")
    for group, model in (("centre", Centre), ("means", Means)):
        assert [name for name in model.model_fields if f"`{group}.{name}`" not in text] == []


def test_the_example_framework_has_no_problem(tmp_path):
    framework, actions, example = blocks("framework-format.md", "yaml")
    folder = tmp_path / "example"
    (folder / "examples").mkdir(parents=True)
    (folder / "framework.yaml").write_text(framework, encoding="utf-8")
    (folder / "actions.yaml").write_text(actions, encoding="utf-8")
    (folder / "examples" / "begun.yaml").write_text(example, encoding="utf-8")
    assert check_directory(folder) == []


def test_the_page_on_architecture_names_every_layer_of_the_contract():
    contract = configparser.ConfigParser()
    contract.read(DOCS.parent / ".importlinter", encoding="utf-8")
    named = re.findall(r"\w+", contract["importlinter:contract:layers"]["layers"])
    there = {own.stem for own in (DOCS.parent / "prodige_core").iterdir()} - {"__main__"}
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    told = {name for line in re.findall(r"^\| (`.+?) \|", page, re.MULTILINE) for name in re.findall(r"`(\w+)`", line)}
    assert (set(named) & there) - told == set()
