"""Workshop records and survey posters for tests, built without a database."""

from __future__ import annotations

import datetime as dt
from typing import Any

from prodige_core.aggregation import Cell
from prodige_core.frameworks import Framework, Item
from prodige_core.i18n import translator
from prodige_core.reports import Document, RecordEntry, survey_poster, workshop_record
from prodige_core.responses import Answer
from prodige_core.surveys import Survey
from prodige_core.workshops import Session, Statement
from prodige_core.workshops.session import Outcome
from tests.exports.heard import HELD, voted
from tests.samples import catalogue

MOMENT = dt.datetime(2026, 11, 20, 14, 0, tzinfo=dt.UTC)
NAME = "Berufskolleg am Hafen"
TOKEN = "Qm3x9ZrT1uV0bYk2Lw8sHdEaPcJf6NgX4oItRvW7yBM"  # noqa: S105 - made up
URL = f"http://192.168.178.20:8501/s/{TOKEN}"
REASON = "Most courses use it, but not yet in every department; the plan is to be there by summer."


def items() -> list[tuple[Framework, Item]]:
    return [(own, item) for own in catalogue().frameworks.values() for item in own.items.values()]


def entry(
    place: int,
    *cells: Cell | None,
    outcome: Outcome = "agreed",
    level: int | None = 2,
    reason: str = "",
    before: Answer | None = None,
) -> RecordEntry:
    framework, item = items()[place]
    kept = level if outcome == "agreed" else None
    return RecordEntry(Statement(item.id, framework.id, (), outcome, kept, reason), item, framework, cells, before)


def votes(place: int, shift: int = 0) -> Cell:
    """20 people round a level, one of them without one."""
    top = items()[place][0].top
    counts = [0] * (top + 1)
    middle = (place + shift) % (top + 1)
    counts[middle] += 11
    counts[min(top, middle + 1)] += 5
    counts[max(0, middle - 1)] += 3
    return voted(*counts, without=1)


def entries(count: int, rounds: int = 2, reason: str = REASON) -> list[RecordEntry]:
    """An agenda from both questionnaires; every third with a reason, every fifth parked."""
    places = range(0, len(items()), max(1, len(items()) // max(1, count)))
    made = []
    for number, place in enumerate(list(places)[:count]):
        said = [votes(place, turn) for turn in range(rounds)]
        outcome: Outcome = "parked" if number % 5 == 4 else "agreed"
        made.append(entry(place, *said, outcome=outcome, reason=reason if number % 3 == 0 else ""))
    return made


def record(agenda: list[RecordEntry], lang: str = "en", name: str = NAME, people: int = 24, **changes: Any) -> Document:
    given: dict[str, Any] = {
        "id": "w",
        "centre_id": "c",
        "code": "ABCDEFGH",
        "screen_token": "screen",
        "title": "Where do we stand?",
        "pace": "host",
        "status": "closed",
        "statements": tuple(own.statement for own in agenda),
        "current": None,
        "k": 5,
        "expected": 30,
        "version": 3,
        "active_at": MOMENT,
        "opened_at": MOMENT,
        "closed_at": MOMENT,
        "applied": True,
    }
    left_out = changes.pop("left_out", 0)
    session = Session(**{**given, **changes})
    return workshop_record(session, name, people, agenda, HELD, translator(lang), left_out=left_out)


def poster(lang: str = "en", name: str = NAME, url: str = URL, near: bool = False, **changes: Any) -> Document:
    given: dict[str, Any] = {
        "id": "s",
        "centre_id": "c",
        "token": TOKEN,
        "title": "",
        "frameworks": {"internationalisation": "1.0.0", "digital-teaching": "1.0.0"},
        "roles": ("leader", "coordinator", "teacher", "trainer", "learner"),
        "opens_on": dt.date(2026, 11, 23),
        "closes_on": dt.date(2026, 12, 11),
        "k": 5,
        "expected": 80,
        "version": 1,
    }
    frameworks = list(catalogue().frameworks.values())
    return survey_poster(Survey(**{**given, **changes}), name, frameworks, (9, 21), url, translator(lang), near=near)
