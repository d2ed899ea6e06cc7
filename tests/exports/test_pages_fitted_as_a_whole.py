"""The leadership summary is exactly two pages and the poster one, whatever the texts; nothing is set too small to read."""

from __future__ import annotations

import dataclasses
import io
import itertools
import re
from functools import cache

import pdfua
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_core.charts import gantt_rows, lanes_of
from prodige_core.exports.pdf.render import render_pdf
from prodige_core.i18n import translator
from prodige_core.reports.document import Document
from prodige_core.reports.inputs import ReportInputs
from prodige_core.reports.leadership_summary import leadership_summary
from prodige_core.reports.staff_poster import staff_poster
from tests.exports.reading import Read, read
from tests.five_centres import FIVE
from tests.reports.test_summary_and_poster import five
from tests.samples import MADE_ON

LEAST_SIZE = 7.5


@cache
def summary(name: str) -> bytes:
    return render_pdf(leadership_summary(five(name)), None, MADE_ON)


@cache
def poster(name: str) -> bytes:
    return render_pdf(staff_poster(five(name)), None, MADE_ON)


@cache
def reading(name: str) -> Read:
    return read(summary(name))


def pages(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def streams(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = []
        for page in pdf.pages:
            page.contents_coalesce()
            found.append(page.obj.Contents.read_bytes().decode("latin-1"))
        return found


@pytest.mark.parametrize("name", FIVE)
def test_a_summary_has_two_pages_and_a_poster_one(name):
    assert (pages(summary(name)), pages(poster(name))) == (2, 1)


@pytest.mark.parametrize("name", FIVE)
def test_nothing_is_set_smaller_than_seven_and_a_half_points(name):
    for stream in (*streams(summary(name)), *streams(poster(name))):
        sizes = [float(size) for size in re.findall(r"/F\d+ ([\d.]+) Tf", stream)]
        assert sizes
        assert min(sizes) >= LEAST_SIZE - 0.01


@pytest.mark.parametrize("name", FIVE)
def test_nothing_is_drawn_outside_the_page(name):
    for stream in (*streams(summary(name)), *streams(poster(name))):
        for x, y in re.findall(r"([\d.-]+) ([\d.-]+) Td", stream):
            assert 30 < float(x) < 570
            assert 15 < float(y) < 830


@pytest.mark.parametrize("name", ["typical", "huge"])
def test_every_text_is_read_aloud_under_one_first_heading_with_tables_and_lists(name):
    known = reading(name)
    assert known.untagged.strip() == ""
    assert len(known.of("H1")) == 1
    assert "To decide or give now" in known.of("H2")
    assert len(known.of("Table")) == 5
    figures = [node for node in known.tree.walk() if node.tag == "Figure"]
    assert all(node.alt for node in figures)
    assert five(name).roadmap.summary in known.text


def test_sixty_actions_are_counted_and_those_left_out_are_too():
    text = reading("huge").text
    assert re.search(r"School year Begin", text)
    assert "more in the full report." in text
    assert "60 actions reach" in text


def test_lanes_hold_every_action_once_and_no_two_at_a_time():
    rows = gantt_rows(five("huge").roadmap, translator("en"))
    lanes = lanes_of(rows.bars)
    assert sorted(bar.number for lane in lanes for bar in lane) == list(range(1, 61))
    for lane in lanes:
        assert all(one.end < other.start for one, other in itertools.pairwise(lane))


def test_the_poster_on_a3_is_the_same_page_larger_by_the_square_root_of_two():
    document = staff_poster(five("typical"))
    large = render_pdf(document, None, MADE_ON, "A3")
    with pikepdf.open(io.BytesIO(poster("typical"))) as small, pikepdf.open(io.BytesIO(large)) as pdf:
        assert [round(float(value)) for value in pdf.pages[0].obj.MediaBox] == [0, 0, 842, 1191]
        boxes = [_boxes(own.Root.StructTreeRoot.K) for own in (small, pdf)]
        assert boxes[0]
        for one, other in zip(*boxes, strict=True):
            assert other == pytest.approx([value * 2**0.5 for value in one], abs=0.2)
    assert "q 1.414140 0 0 1.414140 0 0 cm" in streams(large)[0]
    assert read(large).text == read(poster("typical")).text


def _boxes(element: pikepdf.Object) -> list[list[float]]:
    own = element.get("/A")
    found = [[float(value) for value in own.BBox]] if own is not None and "/BBox" in own else []
    for kid in element.get("/K", []):
        if "/S" in kid:
            found += _boxes(kid)
    return found


def test_the_poster_says_who_and_when_in_text_and_the_same_bytes_twice():
    known = read(poster("typical"))
    assert known.untagged.strip() == ""
    assert known.of("H1") == ["What we work on together in 2026/27"]
    assert "Questions? Ask" in known.text
    assert "As of 21 November 2026" in known.text
    assert render_pdf(staff_poster(five("typical")), None, MADE_ON) == poster("typical")


@pytest.mark.parametrize("make", [summary, poster])
def test_the_checker_finds_nothing(make, tmp_path):
    path = tmp_path / "short.pdf"
    path.write_bytes(make("greek-cyrillic"))
    report = pdfua.validate(str(path))
    assert [finding for finding in report.findings if finding.severity.name == "ERROR"] == []


def _with_texts(inputs: ReportInputs, name: int, title: int, sign: int) -> ReportInputs:
    """The huge centre with texts of these lengths everywhere somebody types them."""
    word = "Donaudampfschiff "
    roadmap = inputs.roadmap
    actions = tuple(
        dataclasses.replace(
            action,
            title=(word * title)[: title or 1].strip() or "A",
            indicator=(word * sign)[:sign],
            because=((word * sign)[:sign] + ".",),
        )
        for action in roadmap.actions
    )
    named = inputs.file.centre.model_copy(update={"name": ("Berufskolleg-" * name)[:name]})
    file = inputs.file.model_copy(update={"centre": named})
    return dataclasses.replace(inputs, roadmap=dataclasses.replace(roadmap, actions=actions), file=file)


@settings(max_examples=4, deadline=None, derandomize=True)
@given(st.integers(1, 200), st.integers(1, 200), st.integers(0, 400))
def test_no_length_of_texts_makes_another_page(name, title, sign):
    changed = _with_texts(five("huge"), name, title, sign)
    documents: list[Document] = [leadership_summary(changed), staff_poster(changed)]
    made = [render_pdf(own, None, MADE_ON) for own in documents]
    assert [pages(own) for own in made] == [2, 1]
    for data, foot in zip(made, (33.5, 15), strict=True):  # the summary's own footer stands at 34 points
        for stream in streams(data):
            assert all(foot < float(y) < 830 for _, y in re.findall(r"([\d.-]+) ([\d.-]+) Td", stream))
