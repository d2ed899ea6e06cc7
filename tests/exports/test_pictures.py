"""Pictures to take along: drawn as in print, whole in themselves, and telling what they show."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest
from PIL import Image

from prodige_core.charts import LIGHT, level_colours
from prodige_core.exports import ExportInputs, file_name
from prodige_core.exports.pictures.bundle import _cell, render
from prodige_core.exports.pictures.chosen import MOST_BARS, pictures
from prodige_core.exports.pictures.drawn import drawn
from prodige_core.i18n import translator
from prodige_core.reports.drawings import GanttFigure
from prodige_core.services.indicators import followed_in_file
from tests.five_centres import FIVE
from tests.samples import MADE_ON, catalogue

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = 'Ecole <script>alert(1)</script> & "x" =1+1'


@cache
def inputs(name, lang="en", called=""):
    own = FIVE[name]()
    file = own.file
    if called:
        file = file.model_copy(update={"centre": file.centre.model_copy(update={"name": called})})
    rows = followed_in_file(file, catalogue(), own.plan, MADE_ON)
    return ExportInputs(file, catalogue(), own.plan, translator(lang), MADE_ON, indicators=rows)


@cache
def files(name):
    with zipfile.ZipFile(io.BytesIO(render(inputs(name)))) as archive:
        assert archive.testzip() is None
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


@cache
def svgs(name, lang="en", called=""):
    return [one.svg for one in drawn(pictures(inputs(name, lang, called)), called or "Centre", lang)[1]]


def parsed(own):
    return ElementTree.fromstring(own.encode())  # noqa: S314 - our own file


def test_every_picture_comes_as_svg_png_and_numbers_with_a_text_about_all():
    found = files("tiny")
    names = {name.rsplit(".", 1)[0] for name in found if name.endswith(".svg")}
    assert sorted(names) == [
        "01-digital-teaching-check-score-by-area",
        "02-digital-teaching-check-level-by-practice",
        "03-actions-by-term",
        "04-hours-planned-and-hours-there-are-by-role-and-term",
    ]
    assert set(found) == {f"{name}.{ending}" for name in names for ending in ("svg", "png", "csv")} | {"read-me.txt"}
    told = found["read-me.txt"].decode("utf-8-sig")
    for picture in pictures(inputs("tiny")):
        assert picture.name in told
        assert picture.alt in told


def test_areas_practices_plan_means_indicators_and_both_rounds_have_pictures():
    titles = " ".join(one.title for one in pictures(inputs("typical")))
    for part in (
        "score by area",
        "level by practice",
        "Actions by term",
        "Hours",
        "Own money",
        "abroad",
        "then and now",
    ):
        assert part in titles


def test_equal_inputs_give_equal_bytes():
    own = inputs("almost-empty")
    assert render(own) == render(replace(own))


def test_a_centre_without_answers_gets_a_sentence_and_no_picture():
    empty = inputs("almost-empty")
    nothing = replace(empty, file=empty.file.model_copy(update={"assessments": ()}))
    assert pictures(nothing) == ()
    with zipfile.ZipFile(io.BytesIO(render(nothing))) as archive:
        assert archive.namelist() == ["read-me.txt"]
        assert "no picture yet" in archive.read("read-me.txt").decode("utf-8-sig")


@pytest.mark.parametrize("name", ["typical", "greek-cyrillic"])
def test_an_svg_is_an_image_with_name_description_and_language_and_needs_nothing_from_outside(name):
    for own, picture in zip(svgs(name), pictures(inputs(name)), strict=True):
        root = parsed(own)
        assert root.get("role") == "img"
        assert root.get("lang") == "en"
        texts = {child.get("id"): child.text for child in root if child.tag in (f"{SVG}title", f"{SVG}desc")}
        assert [texts[ref] for ref in root.get("aria-labelledby").split()] == [picture.title, picture.alt]
        tags = {child.tag.removeprefix(SVG) for child in root.iter()}
        assert tags <= {"svg", "title", "desc", "path", "text", "g", "clipPath"}
        links = [value for child in root.iter() for value in child.attrib.values() if "://" in value or "url(" in value]
        assert all(value.startswith("url(#prodige-") for value in links)
        assert not any(key.startswith("on") or "href" in key for child in root.iter() for key in child.attrib)


def test_names_inside_differ_between_pictures_so_that_several_fit_on_one_page():
    ids = [one.get("id") for own in svgs("typical") for one in parsed(own).iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_what_people_typed_is_text_in_every_file():
    own = svgs("tiny", called=HOSTILE)
    assert all("<script" not in one and "&lt;script&gt;" in one for one in own)
    for one in own:
        parsed(one)


@pytest.mark.parametrize("begin", ["=", "+", "-", "@"])
def test_numbers_for_a_spreadsheet_are_never_formulas(begin):
    assert _cell(f"{begin}1+1") == f"'{begin}1+1"
    assert _cell("\t=1") == "'=1"
    assert _cell("A1 Newcomer") == "A1 Newcomer"


def test_the_numbers_are_those_of_the_picture():
    rows = list(csv.reader(io.StringIO(files("tiny")["03-actions-by-term.csv"].decode("utf-8-sig"))))
    picture = pictures(inputs("tiny"))[2]
    assert rows[0] == ["No.", "Action", "Period", "Lead"]
    assert [row[1] for row in rows[1:]] == [bar.title for bar in picture.drawing.drawing.rows.bars]


def test_a_png_fills_a_slide_and_tells_what_it_shows_and_keeps_the_colours_of_levels():
    picture = pictures(inputs("tiny"))[1]
    image = Image.open(io.BytesIO(files("tiny")[f"{picture.name}.png"]))
    assert image.width == 1920
    assert (image.info["Title"], image.info["Description"]) == (picture.title, picture.alt)
    found = {colour for _, colour in image.convert("RGB").getcolors(1 << 20)}
    for wanted in (level_colours(6)[0], LIGHT.ink, LIGHT.tint):
        rgb = tuple(int(wanted[place : place + 2], 16) for place in (1, 3, 5))
        assert min(max(abs(a - b) for a, b in zip(rgb, one, strict=True)) for one in found) <= 3


def test_a_long_time_plan_is_several_pictures_and_names_nobody():
    plans = [one for one in pictures(inputs("huge")) if isinstance(getattr(one.drawing, "drawing", None), GanttFigure)]
    bars = [one.drawing.drawing.rows.bars for one in plans]
    assert [len(own) for own in bars] == [30, 30]
    assert max(map(len, bars)) <= MOST_BARS
    assert [bar.number for own in bars for bar in own] == list(range(1, 61))
    assert not any(bar.owner or bar.status for own in bars for bar in own)
    assert "(1 of 2)" in plans[0].title
    assert all("Ana" not in str(one.table) for one in plans)


def test_in_the_pseudo_language_every_sentence_is_translated():
    assert all("~" in one.title and "~" in one.alt for one in pictures(inputs("tiny", "xx")))


def test_the_file_is_called_pictures():
    assert file_name("roadmap", "zip", inputs("tiny")) == f"pictures-hof-sonnenberg-{MADE_ON.isoformat()}.zip"
