"""QR codes are those of segno, stand on white, and can be read aloud."""

from __future__ import annotations

import io
import re

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from prodige_core.charts import QUIET, qr_matrix, qr_png, qr_runs, qr_svg

ADDRESS = "http://192.168.1.20:8501/j/ABCDEFGH"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> set[tuple[int, int]]:
    """The dark squares that a picture's path paints, as (row, column) with the quiet zone taken off."""
    path = etree.fromstring(svg).findall(f"{SVG}path")[1].attrib["d"]
    found = set()
    for x, y, count, back in re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path):
        assert count == back
        found |= {(int(y) - QUIET, int(x) - QUIET + step) for step in range(int(count))}
    return found


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=120))
def test_the_squares_are_those_that_segno_prints(text):
    code = segno.make(text, error="m", micro=False)
    plain = io.StringIO()
    code.save(plain, kind="txt", border=0)
    printed = [[square == "1" for square in line] for line in plain.getvalue().splitlines()]
    assert [list(row) for row in qr_matrix(text)] == printed
    dark = {(row, column) for row, line in enumerate(printed) for column, square in enumerate(line) if square}
    assert drawn(qr_svg(text)) == dark
    assert {(row, first + step) for row, first, count in qr_runs(text) for step in range(count)} == dark


@pytest.mark.parametrize("text", ["1", ADDRESS, "https://digital.example.eu/s/" + "a" * 43, "ß Ω 漢"])
def test_a_code_survives_the_loss_of_15_percent_and_is_never_a_micro_code(text):
    code = segno.make(text, error="m", micro=False)
    assert code.error in {"M", "Q", "H"}
    assert not code.is_micro
    assert len(qr_matrix(text)) >= 21


def test_the_picture_has_no_size_of_its_own_and_a_white_quiet_zone():
    picture = etree.fromstring(qr_svg(ADDRESS, "Join"))
    side = len(qr_matrix(ADDRESS)) + 2 * QUIET
    assert picture.attrib["viewBox"] == f"0 0 {side} {side}"
    assert "width" not in picture.attrib
    assert "height" not in picture.attrib
    ground, squares = picture.findall(f"{SVG}path")
    assert ground.attrib == {"fill": "#FFFFFF", "d": f"M0 0h{side}v{side}H0z"}
    assert squares.attrib["fill"] == "currentColor"
    assert picture.attrib["color"] == "#000000"


def test_the_label_is_read_aloud_literally_and_without_one_the_picture_is_silent():
    label = 'Join "A & B" <now>'
    named = etree.fromstring(qr_svg(ADDRESS, label))
    assert (named.attrib["role"], named.attrib["aria-label"]) == ("img", label)
    assert named.findtext(f"{SVG}title") == label
    silent = etree.fromstring(qr_svg(ADDRESS))
    assert silent.attrib["aria-hidden"] == "true"
    assert "role" not in silent.attrib


def test_the_picture_of_pixels_holds_the_same_squares_on_the_same_quiet_zone():
    picture = Image.open(io.BytesIO(qr_png(ADDRESS, 3))).convert("1")
    side = len(qr_matrix(ADDRESS)) + 2 * QUIET
    assert picture.size == (3 * side, 3 * side)
    for row in range(side):
        for column in range(side):
            inside = QUIET <= row < side - QUIET and QUIET <= column < side - QUIET
            dark = inside and qr_matrix(ADDRESS)[row - QUIET][column - QUIET]
            assert (picture.getpixel((3 * column + 1, 3 * row + 1)) == 0) == dark


def test_a_text_that_no_code_can_hold_is_refused():
    assert len(qr_matrix("x" * 2331)) == 177
    with pytest.raises(ValueError, match="data"):
        qr_matrix("x" * 2332)
