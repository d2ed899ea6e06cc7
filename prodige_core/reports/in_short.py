"""How the short documents say less: fewer entries with the number of those left out, whole sentences, the largest actions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from prodige_core.i18n import Translator
from prodige_core.reports.document import Block, paragraph
from prodige_core.reports.spreads import Short
from prodige_core.roadmap import PlannedAction

Entry = TypeVar("Entry")
LONGEST: Final = 190
"""Characters of a passage quoted in a short document, about three lines of a half page (editorial)."""
_SENTENCE: Final = re.compile(r"(?<=[.!?;·])\s+")


def shortened(
    entries: Sequence[Entry],
    say: Callable[[tuple[Entry, ...]], Sequence[Block]],
    t: Translator,
    *,
    more: int = 0,
    enough: int = 2,
    worth: Callable[[Entry], int] = lambda _: 1,
    rest: Callable[..., str] | None = None,
) -> Short:
    """All entries first, then one less each time. more: what is left out in any case.

    enough: so many are kept as long as something else can be shortened. worth: how many an entry counts for.
    rest: says how many are left out and where they stand, as `left_out` does for the full report.
    """
    versions = []
    for count in range(len(entries), -1, -1):
        left = more + sum(worth(own) for own in entries[count:])
        told = tuple(say(tuple(entries[:count]))) if count else ()
        versions.append((*told, *((paragraph((rest or left_out)(left, t, alone=not count), "note"),) if left else ())))
    return Short(tuple(versions), max(0, len(entries) - enough))


def left_out(count: int, t: Translator, *, alone: bool = False) -> str:
    """How many entries stand in the full report only. alone: nothing is said before it."""
    if alone:
        text = t.ngettext("{count} entry, told in the full report.", "{count} entries, told in the full report.", count)
    else:
        text = t.ngettext("And {count} more in the full report.", "And {count} more in the full report.", count)
    return text.format(count=t.number(count))


def brief(text: str, most: int = LONGEST) -> str:
    """Whole sentences from the beginning of a text, as many as fit; empty when the first one is too long."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    told = ""
    for sentence in _SENTENCE.split(text):
        longer = f"{told} {sentence}".strip()
        if len(longer) > most:
            break
        told = longer
    return told


def reason(action: PlannedAction) -> str:
    """Why an action is in the plan, in at most three lines: for this centre where that is said so briefly, else at all."""
    own = action.because[1:] if action.begun is not None and len(action.because) > 1 else action.because
    candidates = [brief(sentence) for sentence in (*own[:1], action.why)]
    return next((told for told in candidates if told), "")


def largest(actions: Sequence[PlannedAction], most: int) -> tuple[PlannedAction, ...]:
    """Those that take most staff hours, in the order of the plan. Equally large ones: the earlier."""
    chosen = sorted(actions, key=lambda action: (-action.total_hours, action.number))[:most]
    return tuple(sorted(chosen, key=lambda action: action.number))
