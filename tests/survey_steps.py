"""Small steps of a survey for tests: mini asked of five groups, a clock that moves, one person who answers.

Who is asked what: plan.goals.q1 and doing.visits.q1 everyone, plan.goals.q2 leader, teacher and trainer,
plan.roles.q1 leader and teacher, doing.visits.q2 learner. The coordinator is asked the first two only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from prodige_core.frameworks import Catalogue, Framework, Item
from prodige_core.services import answering, surveys
from prodige_core.services.workspace import Workspace
from prodige_core.surveys import Survey
from tests.factories import NOON, mini_catalogue, mini_workspace

ASKED = {
    "plan.goals.q1": ("leader", "coordinator", "teacher", "trainer", "learner"),
    "plan.goals.q2": ("leader", "teacher", "trainer"),
    "plan.roles.q1": ("leader", "teacher"),
    "doing.visits.q1": ("leader", "coordinator", "teacher", "trainer", "learner"),
    "doing.visits.q2": ("learner",),
}
GOALS, KNOWN, WHO, VISITS, HOME = ASKED
"""The five items by a short name."""
TODAY = NOON.date()
WEEK = dt.timedelta(days=7)


@dataclass
class Clock:
    """Stands still until it is moved."""

    now: dt.datetime = NOON

    def __call__(self) -> dt.datetime:
        return self.now

    def go_to(self, day: dt.date) -> None:
        self.now = dt.datetime.combine(day, NOON.timetz())


def asked_catalogue() -> Catalogue:
    """Mini with `ASKED` as respondents."""
    return with_mini(mini_catalogue(), _asked(mini_catalogue().frameworks["mini"]))


def with_mini(catalogue: Catalogue, framework: Framework) -> Catalogue:
    return Catalogue(
        frameworks={"mini": framework}, actions=catalogue.actions, action_framework=catalogue.action_framework
    )


def survey_workspace(folder: Path, clock: Clock) -> Workspace:
    return replace(mini_workspace(folder), catalogue=asked_catalogue(), clock=clock)


def begin_survey(ws: Workspace, centre_id: str, **changed: object) -> str:
    """A survey for all groups, open today and for a week; k is 3 unless told otherwise."""
    usual = {"frameworks": ["mini"], "roles": list(ASKED[GOALS]), "opens_on": TODAY, "closes_on": TODAY + WEEK, "k": 3}
    return surveys.create(ws, centre_id, **(usual | changed))


def answer(
    ws: Workspace,
    survey_id: str,
    role: str,
    given: Mapping[str, int | str],
    *,
    comment: str = "",
    finish: bool = True,
) -> str:
    """One person answers some items; returns the private link."""
    link = answering.begin(ws, surveys.get(ws, survey_id).token, role)
    change(ws, link, given)
    if finish:
        answering.finish(ws, link, comment)
    return link


def change(ws: Workspace, link: str, given: Mapping[str, int | str]) -> None:
    """The same person answers again."""
    for number, page in enumerate(sheet(ws, link).pages, start=1):
        here = {item.id: str(given[item.id]) for item in page.items if item.id in given}
        assert answering.save_page(ws, link, number, here, sheet(ws, link).version).kept == ()


def sheet(ws: Workspace, link: str) -> answering.Sheet:
    found = answering.sheet(ws, link)
    assert found is not None
    return found


def survey(frameworks: Sequence[str] = ("mini",), **changed: object) -> Survey:
    """A survey as a value."""
    usual = {
        "id": "s",
        "centre_id": "c",
        "token": "t",
        "title": "",
        "frameworks": dict.fromkeys(frameworks, "1.2.0"),
        "roles": ("leader", "teacher", "learner"),
        "opens_on": TODAY,
        "closes_on": TODAY + WEEK,
        "k": 5,
        "expected": 50,
        "version": 1,
    }
    return Survey(**(usual | changed))


def _asked(framework: Framework) -> Framework:
    return _with_items(framework, lambda item: {"respondents": ASKED[item.id]})


def shortened(framework: Framework) -> Framework:
    """The same questions with the top level taken away."""
    fewer = _with_items(framework, lambda item: {"options": item.options[:-1]})
    return remade(fewer, levels=framework.levels[:-1])


def lengthened(framework: Framework) -> Framework:
    """The same questions with a level above the top."""
    top = framework.levels[-1]
    above = top.model_copy(update={"value": top.value + 1, "code": f"{top.code}+", "name": f"Above {top.name}"})
    more = _with_items(framework, lambda item: {"options": (*item.options, "More than that.")})
    return remade(more, levels=(*framework.levels, above))


def without(framework: Framework, gone: str) -> Framework:
    """The same without one item; its practice must have another."""
    areas = tuple(
        area.model_copy(
            update={
                "practices": tuple(
                    one.model_copy(update={"items": tuple(item for item in one.items if item.id != gone)})
                    for one in area.practices
                )
            }
        )
        for area in framework.areas
    )
    return remade(framework, areas=areas, version="1.3.0")


def _with_items(framework: Framework, change: Callable[[Item], dict[str, object]]) -> Framework:
    areas = tuple(
        area.model_copy(
            update={
                "practices": tuple(
                    one.model_copy(update={"items": tuple(item.model_copy(update=change(item)) for item in one.items)})
                    for one in area.practices
                )
            }
        )
        for area in framework.areas
    )
    return remade(framework, areas=areas)


def remade(framework: Framework, **changed: object) -> Framework:
    """A framework with other fields; made anew, because a copy keeps what the former has cached."""
    fields = {name: getattr(framework, name) for name in Framework.model_fields}
    return Framework(**(fields | changed))
