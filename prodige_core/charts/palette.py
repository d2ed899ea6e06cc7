"""Colours of charts, cards and reports: one level ramp, one accent, role colours with patterns.

The ramp falls steadily in lightness, so it survives greyscale and every kind of colour blindness
(``tests/charts/test_palette.py`` measures it); the level's number is printed all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from prodige_core.frameworks import Role

Pattern = Literal["plain", "up", "down", "dots", "cross"]

# Pale straw to deep blue over green: hue and lightness both move, so that neighbours differ for protan and deutan eyes.
RAMP_ANCHORS: Final = ("#F6EBC8", "#CBD28F", "#86B78A", "#3D908E", "#1D6180", "#142A4E")


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours for one background. All are ``#RRGGBB``; text colours reach 4.5:1 on ``paper``."""

    name: Literal["light", "dark"]
    paper: str
    ink: str
    muted: str
    hairline: str
    tint: str
    accent: str
    warn: str
    font: str = "Fira Sans"


LIGHT: Final = Theme("light", "#FFFFFF", "#1B1F23", "#565D64", "#C9CDD1", "#F3F4F2", "#1B5E75", "#A33B20")
DARK: Final = Theme("dark", "#14181C", "#ECEEF0", "#A9B1B8", "#3C444B", "#1E242A", "#7CC4D6", "#F0926F")

ROLE_COLOURS: Final[dict[Role, str]] = {
    "leader": "#152F54",
    "coordinator": "#1E7A86",
    "digital_lead": "#8A5A12",
    "teacher": "#8FB08A",
    "admin": "#C9A227",
}
ROLE_COLOURS_ON_DARK: Final[dict[Role, str]] = {
    "leader": "#8FA9DB",
    "coordinator": "#3FA6B3",
    "digital_lead": "#C98A3A",
    "teacher": "#A9CFA2",
    "admin": "#E6C65A",
}
ROLE_PATTERNS: Final[dict[Role, Pattern]] = {
    "leader": "plain",
    "coordinator": "up",
    "digital_lead": "cross",
    "teacher": "dots",
    "admin": "down",
}


@lru_cache(maxsize=32)
def level_colours(count: int) -> tuple[str, ...]:
    """The ramp for a scale of ``count`` levels (2 or more), lowest first."""
    last = len(RAMP_ANCHORS) - 1
    return tuple(_mixed(place * last / (count - 1)) for place in range(count))


def level_colour(level: int, top: int) -> str:
    """The colour of one level on a scale 0..top."""
    return level_colours(top + 1)[level]


def role_colour(role: Role, theme: Theme) -> str:
    """The colour of a role on a theme's background, at least 3:1 against it or patterned and outlined."""
    return (ROLE_COLOURS if theme.name == "light" else ROLE_COLOURS_ON_DARK)[role]


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour; one of them always reaches 4.5:1."""
    return "#000000" if contrast(colour, "#000000") >= contrast(colour, "#FFFFFF") else "#FFFFFF"


def rgb(colour: str) -> tuple[int, int, int]:
    """``#RRGGBB`` as three numbers 0..255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _mixed(place: float) -> str:
    index = min(int(place), len(RAMP_ANCHORS) - 2)
    part = place - index
    low, high = rgb(RAMP_ANCHORS[index]), rgb(RAMP_ANCHORS[index + 1])
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in zip(low, high, strict=True))


def _luminance(colour: str) -> float:
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in rgb(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
