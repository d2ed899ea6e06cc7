from __future__ import annotations

import base64
import hashlib
from functools import cache
from itertools import pairwise

import pytest

from prodige_core.exports import ExportInputs, export_roadmap
from prodige_core.i18n import translator
from tests.exports.office import Page
from tests.samples import MADE_ON, catalogue, centre, quick_plan


@cache
def page(most: int = 12, terms: int = 6) -> Page:
    file = centre(terms=terms)
    inputs = ExportInputs(file, catalogue(), quick_plan(file, most) if most else None, translator("en"), MADE_ON)
    return Page(export_roadmap("html", inputs))


def test_it_names_its_language_and_its_title():
    assert ("html", {"lang": "en"}) in page().attributes
    assert "Roadmap of Berufskolleg am Hafen" in page().parts


@pytest.mark.parametrize("most", [0, 12])
def test_it_has_one_first_heading_and_leaves_no_level_out(most):
    levels = [level for level, _ in page(most).headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(text.strip() for _, text in page(most).headings)


def test_every_link_leads_somewhere_on_the_page():
    assert len(page().ids) == len(set(page().ids))
    assert page().links
    assert {link.removeprefix("#") for link in page().links} <= set(page().ids)


def test_tables_have_heads_with_a_scope_and_pictures_a_sentence():
    heads = [given for tag, given in page().attributes if tag == "th"]
    assert heads
    assert all(given.get("scope") in ("col", "row") for given in heads)
    pictures = [given for _, given in page().attributes if given.get("role") == "img"]
    assert len(pictures) == 9  # two in the summary, two in each of two sections, time plan, load, budget
    assert all(len(given["aria-label"] or "") > 20 for given in pictures)


def test_it_runs_and_loads_nothing():
    assert not {"script", "img", "link", "iframe"} & set(page().tags)
    assert not [given for _, given in page().attributes if "src" in given or any(key.startswith("on") for key in given)]


def test_a_time_plan_of_many_terms_names_each_school_year_once():
    assert page(60, 18).text.count("2029/30") >= 1
    assert len([tag for tag, _ in page(60, 18).attributes if tag == "article"]) > 25


def test_the_first_thing_the_keyboard_meets_leads_past_the_head_to_the_text():
    given = [found for found in page().attributes if found[0] in ("a", "main")]
    assert given[0] == ("a", {"class": "skip", "href": "#start"})
    assert ("main", {"id": "start", "tabindex": "-1"}) in given


def test_its_policy_allows_its_own_style_sheet_and_no_other_style_or_script():
    raw = export_roadmap("html", ExportInputs(centre(), catalogue(), None, translator("en"), MADE_ON)).decode()
    style = raw.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in raw
    assert not [tag for tag, given in page().attributes if "style" in given]
