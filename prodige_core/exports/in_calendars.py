"""What calendars that were handed out hold, so that a later one can call off what went away since.

Kept beside the plan, as `IN_CALENDARS`: in storage, and in ``roadmap`` of a centre file, so that a report from a file alone
knows it too. There it may come from anywhere, so whatever is no event as `noted` writes it is left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

IN_CALENDARS: Final = "in_calendars"
MOST: Final = 1000
"""More events than a centre comes to in ten years of plans; of a strange file no more are read (editorial)."""
LONGEST: Final = 300
"""Letters of a title: more than a catalogue or an own action may have."""
_KEY: Final = re.compile(r"(?:action|milestone|deadline)/[A-Za-z0-9._-]{1,150}")


@dataclass(frozen=True, slots=True)
class Noted:
    """An event as it was handed out last. key: what its id is made from, such as ``action/plan.write-policy``.

    first, last: its days. title: in the language of that calendar. level: of a milestone, the value aimed at; else 0.
    """

    key: str
    first: dt.date
    last: dt.date
    title: str
    level: int = 0


def noted(events: tuple[Noted, ...]) -> dict[str, Any]:
    """As it is kept: ``{"action/x": {"first": "2027-01-01", "last": "2027-03-31", "title": "…", "level": 0}}``, by key."""
    ordered = sorted(events, key=lambda own: own.key)[-MOST:]
    return {
        own.key: {
            "first": own.first.isoformat(),
            "last": own.last.isoformat(),
            "title": own.title[:LONGEST],
            "level": own.level,
        }
        for own in ordered
    }


def told_before(roadmap: Mapping[str, Any] | None) -> tuple[Noted, ...]:
    """What is kept beside a plan, by key; nothing where nothing is, and without whatever cannot be read."""
    kept = None if roadmap is None else roadmap.get(IN_CALENDARS)
    if not isinstance(kept, dict):
        return ()
    found = [_read(key, own) for key, own in sorted(kept.items(), key=lambda pair: str(pair[0]))[:MOST]]
    return tuple(own for own in found if own is not None)


def _read(key: object, own: object) -> Noted | None:
    if not isinstance(key, str) or not isinstance(own, dict) or not _KEY.fullmatch(key):
        return None
    title, level = own.get("title"), own.get("level", 0)
    try:
        first, last = (dt.date.fromisoformat(str(own.get(name))) for name in ("first", "last"))
    except ValueError:
        return None
    whole = isinstance(level, int) and not isinstance(level, bool) and 0 <= level <= 99
    if not isinstance(title, str) or not title.strip() or not whole or last < first or last == dt.date.max:
        return None
    return Noted(key, first, last, title[:LONGEST], level)
