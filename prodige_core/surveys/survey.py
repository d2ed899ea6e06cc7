"""A staff survey as a value: who is asked what, when it is open, and which questions a person sees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prodige_core.frameworks import Area, Framework, Item
from prodige_core.frameworks.model import Respondent

Stage = Literal["before", "open", "closed"]

MAX_COMMENT = 500
"""Characters of the one comment at the end (reliability, bad input 26)."""
MAX_EXPECTED = 5000
"""People asked at most; the largest VET centres have a few thousand learners and staff (editorial)."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey of one centre.

    token: the public link, the same for everyone. frameworks: version by framework id, as when it began.
    opens_on, closes_on: first and last day, inclusive. k: smallest number of answers that is shown.
    closed_at: when it was closed for good; None before. version counts every change.
    """

    id: str
    centre_id: str
    token: str
    title: str
    frameworks: Mapping[str, str]
    roles: tuple[Respondent, ...]
    opens_on: dt.date
    closes_on: dt.date
    k: int
    expected: int
    version: int
    closed_at: dt.datetime | None = None

    def stage(self, today: dt.date) -> Stage:
        """Where it is on a day. After the last day it counts as closed even before anybody has closed it."""
        if self.closed_at is not None or today > self.closes_on:
            return "closed"
        return "before" if today < self.opens_on else "open"

    @property
    def capacity(self) -> int:
        """Devices let in: half as many again as expected, because some people begin twice."""
        return self.expected + (self.expected + 1) // 2


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a person's questionnaire: an area with the items its role is asked."""

    framework: Framework
    area: Area
    items: tuple[Item, ...]


def pages_for(survey: Survey, role: Respondent, frameworks: Mapping[str, Framework]) -> tuple[Page, ...]:
    """The pages of a role, in the order of the questionnaires; areas that ask it nothing are left out.

    A framework that is no longer loaded has no pages; one in another version has the pages of that version.
    """
    found = []
    for framework in (frameworks[name] for name in survey.frameworks if name in frameworks):
        for area in framework.areas:
            items = tuple(item for practice in area.practices for item in practice.items if role in item.respondents)
            if items:
                found.append(Page(framework, area, items))
    return tuple(found)


def question_for(item: Item) -> str:
    """The question as one person is asked it; the centre's question where there is no own wording."""
    return item.self_question or item.question
