"""The level ramp survives greyscale and colour blindness. CIEDE2000, Machado et al. 2009 at full severity."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from prodige_core.charts.palette import DARK, LIGHT, ROLE_COLOURS, contrast, ink_on, level_colours, rgb

EYES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
CLEAR = 8.0
"""Apart at a glance even in small squares; 2.3 is a just noticeable difference."""


def lab(colour: str, eye: str) -> tuple[float, float, float]:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb(colour))]
    seen = [min(1.0, max(0.0, sum(m * c for m, c in zip(row, linear, strict=True)))) for row in EYES[eye]]
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(m * c for m, c in zip(row, seen, strict=True)) for row in rows]
    x, y, z = (
        v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116
        for v in (c / w for c, w in zip(xyz, (0.95047, 1.0, 1.08883), strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str, eye: str) -> float:
    """CIEDE2000."""
    (l1, a1, b1), (l2, a2, b2) = lab(one, eye), lab(other, eye)
    mean_c7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - math.sqrt(mean_c7 / (mean_c7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    ml, mc, mh = (l1 + l2) / 2, (c1 + c2) / 2, (h1 + turn / 2) % 360
    t = 1 - 0.17 * math.cos(math.radians(mh - 30)) + 0.24 * math.cos(math.radians(2 * mh))
    t += 0.32 * math.cos(math.radians(3 * mh + 6)) - 0.20 * math.cos(math.radians(4 * mh - 63))
    sl = 1 + 0.015 * (ml - 50) ** 2 / math.sqrt(20 + (ml - 50) ** 2)
    sc, sh = 1 + 0.045 * mc, 1 + 0.015 * mc * t
    rc = 2 * math.sqrt(mc**7 / (mc**7 + 25**7))
    rt = -math.sin(math.radians(60 * math.exp(-(((mh - 275) / 25) ** 2)))) * rc
    lightness, chroma, hue = (l2 - l1) / sl, (c2 - c1) / sc, dh / sh
    return math.sqrt(lightness**2 + chroma**2 + hue**2 + rt * chroma * hue)


def test_the_difference_formula_gives_the_published_value():
    # sRGB blue and a neighbour; black and white differ by 100 by definition
    assert difference("#000000", "#FFFFFF", "normal") == pytest.approx(100, abs=0.1)
    assert difference("#FF0000", "#FF0000", "normal") == 0


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("count", [5, 6])
def test_neighbouring_levels_are_clearly_apart_for_every_eye(eye, count):
    assert min(difference(one, other, eye) for one, other in pairwise(level_colours(count))) >= CLEAR


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("count", [5, 6])
def test_levels_grow_steadily_darker_so_that_greyscale_keeps_their_order(eye, count):
    lightness = [lab(colour, eye)[0] for colour in level_colours(count)]
    assert all(light - dark >= 6 for light, dark in pairwise(lightness))


@pytest.mark.parametrize("count", range(2, 22))
def test_the_number_printed_on_a_level_is_readable(count):
    assert all(contrast(colour, ink_on(colour)) >= 4.5 for colour in level_colours(count))


def test_texts_are_readable_on_paper_and_screen():
    for theme in (LIGHT, DARK):
        for colour in (theme.ink, theme.muted, theme.accent, theme.warn):
            assert contrast(colour, theme.paper) >= 4.5, (theme.name, colour)


def test_role_colours_differ_in_lightness_or_pattern():
    assert len(set(ROLE_COLOURS.values())) == len(ROLE_COLOURS)
