"""One vote as it comes from a phone. Source: design, section 10."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prodige_core.errors import AnswerError, Problem
from prodige_core.i18n import N_

MAX_SEQ = 2**53 - 1
"""The largest whole number a browser's script counts exactly."""

Given = int | Literal["na", "unknown"]


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote. ``seq`` counts the changes of one device on one statement: of two votes the higher one is the later."""

    item: str
    given: Given
    seq: int


def ballot_from(fields: Mapping[str, str], tops: Mapping[str, int]) -> Ballot:
    """Read the fields ``item``, ``level`` (a value, ``na`` or ``unknown``) and ``seq`` of a form.

    tops: the highest level of every item on the agenda. Raises `AnswerError` with every problem.
    """
    problems: list[Problem] = []
    item = fields.get("item", "")
    if item not in tops:
        problems.append(Problem("", "item", N_("is not a statement of this workshop.")))
    seq = _number(fields.get("seq", ""), MAX_SEQ)
    if seq is None:
        problems.append(Problem("", "seq", N_("must be a whole number from 0.")))
    text = fields.get("level", "")
    given: Given | None = "na" if text == "na" else "unknown" if text == "unknown" else _number(text, tops.get(item, 0))
    if given is None and item in tops:
        problems.append(
            Problem("", "level", N_("must be a level from 0 to {top}, na or unknown."), values={"top": tops[item]})
        )
    if problems or seq is None or given is None:
        raise AnswerError(problems)
    return Ballot(item, given, seq)


def _number(text: str, largest: int) -> int | None:
    """A whole number written in ASCII digits; None for anything else, also for one above ``largest``."""
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(largest))):
        return None
    return number if (number := int(text)) <= largest else None
