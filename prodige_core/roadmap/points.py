"""Points of the curve of means in words: *half the hours*."""

from __future__ import annotations

from typing import Final

from prodige_core.i18n import N_, Translator
from prodige_core.planning.curve_points import WHOLE, Of, Point

PRESENT_NAME = N_("the hours and money you have")
_NAMES: Final[dict[Of, dict[int, str]]] = {
    "hours": {
        0: N_("no hours"),
        1: N_("a quarter of the hours"),
        2: N_("half the hours"),
        3: N_("three quarters of the hours"),
        6: N_("one and a half times the hours"),
        8: N_("twice the hours"),
    },
    "money": {
        0: N_("no own money"),
        1: N_("a quarter of the money"),
        2: N_("half the money"),
        3: N_("three quarters of the money"),
        6: N_("one and a half times the money"),
        8: N_("twice the money"),
    },
    "both": {
        0: N_("neither hours nor own money"),
        1: N_("a quarter of the hours and the money"),
        2: N_("half the hours and half the money"),
        3: N_("three quarters of the hours and the money"),
        6: N_("one and a half times the hours and the money"),
        8: N_("twice the hours and the money"),
    },
}


def point_name(point: Point, t: Translator) -> str:
    """The means of a point, to stand after *with*: ``half the hours``."""
    if point == Point(WHOLE, WHOLE):
        return t.gettext(PRESENT_NAME)
    of: Of = "both" if point.hours == point.money else "hours" if point.money == WHOLE else "money"
    return t.gettext(_NAMES[of][point.hours if of != "money" else point.money])
