"""Agreement in plain words."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, Literal

from prodige_core.aggregation.disclosure import Published
from prodige_core.i18n import N_, Translator

Closeness = Literal["alike", "close", "near", "spread", "divided"]

CLOSE: Final = Fraction(3, 4)
"""From here on answers lie close together. On scales of five levels or more van der Eijk's A is at least 3/4 when all
answers fall on two neighbouring levels (1 - 1/(levels - 1)); an editorial reading of A, which itself sets no names."""
NEAR: Final = Fraction(1, 2)
"""From here on answers lie fairly close: on five levels, A is at least 1/2 when all fall on three neighbouring levels."""
SPREAD: Final = Fraction(0)
"""From here on answers are spread out; A is 0 when every level is given equally often, and below 0 only when the
answers gather in places that lie apart (van der Eijk, 2001)."""

_WORDS: Final[dict[Closeness, str]] = {
    "alike": N_("All gave the same level."),
    "close": N_("The answers lie close together."),
    "near": N_("The answers lie fairly close together."),
    "spread": N_("The answers are spread out."),
    "divided": N_("The answers are divided into groups that lie apart."),
}


def closeness(cell: Published) -> Closeness:
    """How close the answers of a cell lie; see the thresholds `CLOSE`, `NEAR` and `SPREAD`."""
    if cell.alike:
        return "alike"
    if cell.agreement >= CLOSE:
        return "close"
    if cell.agreement >= NEAR:
        return "near"
    return "spread" if cell.agreement >= SPREAD else "divided"


def agreement_words(cell: Published, t: Translator) -> str:
    """One sentence on how far people agree, for screens, the shared screen and reports."""
    return t.gettext(_WORDS[closeness(cell)])
