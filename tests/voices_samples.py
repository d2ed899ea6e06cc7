"""A staff survey filled in by a made-up school, the same every time: `demo_survey` is the usual way in.

::

    ws = open_workspace(url, FRAMEWORKS, clock=lambda: NOON)
    sample = demo_survey(ws)                # the demo centre, 12 teachers, 6 trainers, 8 learners, 5 leaders, closed
    surveys.view(ws, sample.survey_id)
    demo_survey(ws, close=False)            # still open, nothing released; sample.links are the private links

`new_survey` and `fill` do the two halves for any centre and any people. Leaders see their school a level higher on
every third item and learners lower, so that there are findings; one person in ten stops half-way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prodige_core.aggregation import Given
from prodige_core.services import answering, surveys
from prodige_core.services.centres import import_bytes
from prodige_core.services.demo import demo_bytes
from prodige_core.services.workspace import Workspace

PEOPLE = {"leader": 5, "teacher": 12, "trainer": 6, "learner": 8}
HIGHER = {"leader": 1, "teacher": 0, "trainer": 0, "learner": -1}
COMMENTS = (
    "More time for exchanges would help, not more forms.",
    "The twinning with Lyon was the best week of the year.",
    "I would like to see what other departments do.",
    "Nobody told us who the coordinator is.",
    "Good that we are asked.",
    "Please offer the language course in the morning.",
    "Companies abroad ask for documents we do not have.",
    "The tablets are old.",
    "My class talks about the visit still.",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """links: the private links, in the order of `PEOPLE`; they open nothing after the close."""

    centre_id: str
    survey_id: str
    links: tuple[str, ...]


def demo_survey(ws: Workspace, *, close: bool = True, people: Mapping[str, int] = PEOPLE) -> Sample:
    """The demo centre with a survey on every questionnaire loaded, filled in."""
    centre_id = import_bytes(ws, demo_bytes(), "demo.prodige.json").centre_id
    survey_id = new_survey(ws, centre_id, roles=tuple(people))
    links = fill(ws, survey_id, people)
    if close:
        surveys.close(ws, survey_id)
    return Sample(centre_id, survey_id, links)


def new_survey(
    ws: Workspace, centre_id: str, *, frameworks: Sequence[str] = (), roles: Sequence[str] = tuple(PEOPLE), k: int = 5
) -> str:
    """A survey open since a week ago and for a week from today."""
    week = dt.timedelta(days=7)
    return surveys.create(
        ws,
        centre_id,
        frameworks=frameworks or tuple(ws.catalogue.frameworks),
        roles=roles,
        opens_on=ws.today() - week,
        closes_on=ws.today() + week,
        title="How we see our school",
        k=k,
        expected=60,
    )


def fill(
    ws: Workspace, survey_id: str, people: Mapping[str, int] = PEOPLE, *, comments: Sequence[str] = COMMENTS
) -> tuple[str, ...]:
    """Let so many people of each role answer; returns their private links. Two of three write a comment until there is none left."""
    token = surveys.get(ws, survey_id).token
    begun = [
        answering.submit_begin(ws, token, role).result(240) for role, number in people.items() for _ in range(number)
    ]
    waiting, writers = [], iter(comments)
    for person, link in enumerate(begun):
        sheet = answering.sheet(ws, link)
        assert sheet is not None
        stops = person % 10 == 9
        pages = sheet.pages[: len(sheet.pages) // 2] if stops else sheet.pages
        for number, page in enumerate(pages, start=1):
            given = {
                item.id: str(answer)
                for item in page.items
                if (answer := _given(list(page.framework.items).index(item.id), person, sheet.role, page.framework.top))
                is not None
            }
            waiting.append(answering.submit_save_page(ws, link, number, given, sheet.version))
        if not stops:
            comment = next(writers, "") if person % 3 != 2 else ""
            waiting.append(answering.submit_finish(ws, link, comment))
    for future in waiting:
        future.result(240)
    return tuple(begun)


def _given(place: int, person: int, role: str, top: int) -> Given | None:
    """None: left out."""
    mix = place * 5 + person * 3
    if mix % 23 == 22:
        return None
    if mix % 17 == 16:
        return "na" if person % 2 else "unknown"
    usual = (place * 7 + place // 3) % (top - 1)
    seen = usual + (HIGHER[role] if place % 3 == 0 else 0) + (mix % 5 == 1) - (mix % 7 == 2)
    return max(0, min(top, seen))
