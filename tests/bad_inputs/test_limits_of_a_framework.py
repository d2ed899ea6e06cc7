"""Rows 8 and 11: the least and the most a questionnaire may be, and everything is still made of it, in time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from prodige_core.i18n import translator
from prodige_core.responses import Centre
from prodige_core.services import assessing, centres, reporting, workspace
from prodige_core.services.workspace import open_workspace
from tests.bad_inputs.measuring import cost_of
from tests.exports.reading import read
from tests.factories import MINI

EN = translator("en")


def mini() -> dict:
    return yaml.safe_load((MINI / "mini" / "framework.yaml").read_text(encoding="utf-8"))


def written(folder: Path, framework: dict) -> Path:
    own = folder / "frameworks" / "mini"
    own.mkdir(parents=True)
    (own / "framework.yaml").write_text(json.dumps(framework), encoding="utf-8")
    return folder / "frameworks"


def one_question() -> dict:
    framework = mini()
    del framework["areas"][1:], framework["areas"][0]["practices"][1:]
    del framework["areas"][0]["practices"][0]["items"][1:]
    return framework


def longest_texts() -> dict:
    """Every text as long as it may be, of one word that nothing can break."""
    framework, line, prose = mini(), "W" * 196, "m" * 1996
    framework["title"] = line
    count = iter(range(1000, 9999))
    for level in framework["levels"]:
        level["name"] = f"{line}{next(count)}"
    for area in framework["areas"]:
        area["title"] = f"{line}{next(count)}"
        for practice in area["practices"]:
            practice["title"] = f"{line}{next(count)}"
            for item in practice["items"]:
                item["question"] = f"{prose}{next(count)}"
                item["options"] = [f"{prose}{next(count)}" for _ in item["options"]]
    return framework


def most_questions() -> dict:
    """As many as the cap of 20,000 values lets in, about."""
    framework = mini()
    items = framework["areas"][0]["practices"][0]["items"]
    for number in range(1200):
        options = [f"{word} {number}." for word in ("None", "Some", "More", "All")]
        items.append({"id": f"plan.goals.x{number}", "question": f"What is {number}?", "options": options})
    return framework


@pytest.mark.parametrize("make", [one_question, longest_texts], ids=lambda make: make.__name__)
def test_every_file_is_made_of_the_smallest_and_of_the_wordiest(make, tmp_path):
    ws = open_workspace(f"sqlite:///{tmp_path / 'own.sqlite3'}", written(tmp_path, make()))
    try:
        own = centres.create_centre(ws, Centre(name="Hill School"))
        for place, item in enumerate(ws.catalogue.frameworks["mini"].items):
            assessing.save_answer(ws, own, "mini", item, level=place % 4)
        for form in reporting.formats():
            assert reporting.report(ws, own, form.id, EN).data
        assert "Hill School" in read(reporting.report(ws, own, "pdf", EN).data).text
    finally:
        workspace.close(ws)


def test_twelve_hundred_questions_are_read_in_time(tmp_path, record_property):
    cost = cost_of(written(tmp_path, most_questions()) / "mini", "folder")
    record_property("cost", str(cost))
    assert cost.said == []
    assert cost.seconds < 10  # a hundred times what it takes
    assert cost.megabytes < 200


@pytest.mark.parametrize("text", ["- a: 1\n" * 20_000, "{a: 1}\n" * 20_000, "a: [" + "1, " * 30_000 + "]"])
def test_twenty_thousand_short_rows_are_refused_within_two_seconds(text, tmp_path):
    folder = written(tmp_path, mini()) / "mini"
    (folder / "framework.yaml").write_text(text, encoding="utf-8")
    cost = cost_of(folder, "folder")
    assert cost.said
    assert cost.seconds < 5  # forty times what it takes
