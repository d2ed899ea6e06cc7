"""Where more is planned than there is: a mark at the number, and once below it what that means.

What is used and what there is counts as in `prodige_core.roadmap.period`. Screens, documents and workbooks say it alike.
"""

from __future__ import annotations

from typing import Final

from prodige_core.i18n import Translator

MARK: Final = "*"


def marked(text: str, used: int, there: int) -> str:
    """The words of a number, with the mark where more is used than there is."""
    return f"{text}{MARK}" if used > there else text


def meaning_of_mark(t: Translator) -> str:
    """What the mark means, and what to do about it."""
    return t.gettext(
        "* More than there is: what has begun takes more than was planned, or less was given since the plan was made. "
        "Give more, or plan anew."
    )
