"""What is printed in grey, or seen by colour-blind eyes, still tells levels and roles apart: measured on rendered pages.

Colours alone are measured in ``tests/charts/test_palette.py``; here it is the ink, patterns and all.
"""

from __future__ import annotations

import itertools
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import numpy
import pytest
from PIL import Image

from prodige_core.charts.palette import ROLE_COLOURS
from prodige_core.exports.pdf.marks import level_square, role_bar
from prodige_core.exports.pdf.tagged import TaggedPDF
from tests.charts.test_palette import EYES

DPI = 200
SIDE, STEP = 8.0, 10.0
GREY = "grey"
SEEN_BY = (GREY, "protan", "deutan", "tritan")
LEVEL_STEP = 10.0
"""Of L* (0 to 100) between neighbouring levels; grey steps of 5 are told apart side by side (editorial, looked at)."""
ROLE_STEP = 12.0
"""Of L* between roles whose patterns look alike."""
PATTERN = 8.0
"""Of L*: how much more a picture changes along one diagonal than along that of another pattern."""


@cache
def swatches() -> dict[str, numpy.ndarray]:
    """Levels of scales 0..4 and 0..5 and bars of all roles as a printer gets them: pixels (height, width, 3), 0 to 1."""
    pdf = TaggedPDF()
    pdf.next_page()
    pdf.artifact()
    places: dict[str, tuple[float, float]] = {}
    for row, top in enumerate((4, 5)):
        for level in range(top + 1):
            places[f"{top}-{level}"] = (10 + level * STEP, 10 + row * STEP)
            level_square(pdf, *places[f"{top}-{level}"], SIDE, level, top, "")
    for column, role in enumerate(ROLE_COLOURS):
        places[role] = (10 + column * STEP, 40)
        role_bar(pdf, *places[role], SIDE, SIDE, role)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "swatches.pdf"
        path.write_bytes(pdf.finished())
        subprocess.run(
            ["pdftoppm", "-r", str(DPI), "-png", "-singlefile", str(path), str(path.with_suffix(""))], check=True
        )
        with Image.open(path.with_suffix(".png")) as image:
            page = numpy.asarray(image.convert("RGB"), dtype=float) / 255
    scale, edge = DPI / 25.4, 0.6
    return {
        name: page[
            round((y + edge) * scale) : round((y + SIDE - edge) * scale),
            round((x + edge) * scale) : round((x + SIDE - edge) * scale),
        ]
        for name, (x, y) in places.items()
    }


def lightness(pixels: numpy.ndarray, eye: str) -> numpy.ndarray:
    """L* of every pixel. Grey: as a copier does it, by luminance."""
    linear = numpy.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)
    if eye != GREY:
        linear = numpy.clip(linear @ numpy.array(EYES[eye]).T, 0, 1)
    luminance = linear @ numpy.array([0.2126, 0.7152, 0.0722])
    return 116 * numpy.where(luminance > 0.008856, numpy.cbrt(luminance), 7.787 * luminance + 16 / 116) - 16


def texture(light: numpy.ndarray) -> numpy.ndarray:
    """How much a picture changes along either diagonal: nothing when plain, little along its lines when hatched."""
    away = round(0.5 * DPI / 25.4)
    falling = numpy.abs(light[away:, away:] - light[:-away, :-away]).mean()
    rising = numpy.abs(light[away:, :-away] - light[:-away, away:]).mean()
    return numpy.array([falling, rising])


@pytest.mark.parametrize("eye", SEEN_BY)
@pytest.mark.parametrize("top", [4, 5])
def test_each_level_is_darker_than_the_one_before(eye, top):
    steps = [float(lightness(swatches()[f"{top}-{level}"], eye).mean()) for level in range(top + 1)]
    assert min(one - other for one, other in itertools.pairwise(steps)) >= LEVEL_STEP, steps


@pytest.mark.parametrize("eye", SEEN_BY)
def test_every_two_roles_differ_in_lightness_or_in_pattern(eye):
    seen = {role: lightness(swatches()[role], eye) for role in ROLE_COLOURS}
    for one, other in itertools.combinations(ROLE_COLOURS, 2):
        step = abs(float(seen[one].mean() - seen[other].mean()))
        pattern = float(numpy.abs(texture(seen[one]) - texture(seen[other])).max())
        assert step >= ROLE_STEP or pattern >= PATTERN, (one, other, round(step, 1), round(pattern, 1))
