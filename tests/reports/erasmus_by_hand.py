"""A centre that can be followed by hand, its draft of an Erasmus Plan, and how tests read the draft."""

from __future__ import annotations

import dataclasses
from functools import cache

from prodige_core.i18n import translator
from prodige_core.indicators import followed_of
from prodige_core.planning.calendar import terms_from
from prodige_core.planning.result import Needs, Plan, Reason, RoleLoad, Scheduled, TermLoad, Unreached
from prodige_core.programme import load_programme
from prodige_core.reports import ReportInputs
from prodige_core.reports.document import (
    BulletList,
    Callout,
    Document,
    Heading,
    Labelled,
    NumberedList,
    Paragraph,
    Table,
    walk,
)
from prodige_core.reports.erasmus_plan import gaps
from prodige_core.responses import (
    Answer,
    Assessment,
    Centre,
    CentreFile,
    Means,
)
from prodige_core.scoring import score_file
from tests.samples import FRAMEWORKS, MADE_ON, catalogue, roadmap

TERMS = 6  # from January 2027: six terms touch 2026/27, 2027/28 and 2028/29
GIVEN = {"mobility.selection": 1, "home.reach": 0, "strategy.plan": 1, "staff.mobility": 1, "home.guests": 3}
TARGETS = {"mobility.selection": 3, "home.reach": 1, "strategy.plan": 2, "staff.mobility": 3}
LEVELS = {
    "mobility.selection": (1, 2, 2, 3, 3, 3, 3),
    "home.reach": (0, 0, 1, 1, 1, 1, 1),
    "strategy.plan": (1, 1, 1, 2, 2, 2, 2),
    "staff.mobility": (1, 1, 1, 1, 1, 1, 1),
}
"""After each term; Apr–Aug 2027 is the second, Sept–Dec 2027 the third."""
ACTIONS = (
    Scheduled("mobility.selection-rules", 1, 1),
    Scheduled("home.first-tasks", 2, 2),
    Scheduled("mobility.mixed-panel", 3, 3),
    Scheduled("plan.write-policy", 3, 3),
    Scheduled("staff.open-call-visits", 4, 5),
)
PROFILE = Centre(
    name="Schule am See", country="DE", languages=("de",), learners=400, staff=60, sectors=("Construction",)
)


def assessed(framework: str, levels: dict[str, int], targets: dict[str, int] | None) -> Assessment:
    own = catalogue().frameworks[framework]
    answers = {own.practices[pid].items[0].id: Answer(level=level) for pid, level in levels.items()}
    return Assessment(
        id=framework, date="2026-11-10", framework=framework, framework_version=own.version, answers=answers, targets=targets
    )  # fmt: skip


def by_hand(**changes) -> CentreFile:
    known = CentreFile(
        centre=PROFILE,
        assessments=(assessed("internationalisation", GIVEN, TARGETS),),
        priorities={"mobility": 5, "home.reach": 2},
        means=Means(
            start="2027-01", terms=TERMS, hours_per_term={"leader": 20, "coordinator": 60}, budget_per_year=3000
        ),
    )
    return known.model_copy(update=changes)


def planned(levels=LEVELS, actions=ACTIONS) -> Plan:
    loads = tuple(
        TermLoad(term.label, {"leader": RoleLoad(6, 20), "coordinator": RoleLoad(20, 60)}, 0)
        for term in terms_from("2027-01", TERMS)
    )
    left = (
        (Unreached("staff.mobility", 3, 1, (Reason("time"),), Needs({}, 0, 1)),) if "staff.mobility" in levels else ()
    )
    return Plan("feasible", 9, 156, 0, 9, loads, actions, levels, left)


@cache
def programme():
    return load_programme(FRAMEWORKS)


def inputs(file: CentreFile | None = None, plan: Plan | None = None, lang: str = "en", **rest) -> ReportInputs:
    own = by_hand() if file is None else file
    t = translator(lang)
    drawn = roadmap(own, plan, t)
    known = {"programme": programme(), "indicators": followed_of(own, catalogue())} | rest
    return ReportInputs(drawn, score_file(own, catalogue()), catalogue(), own, t, MADE_ON, **known)


def full(**changes) -> ReportInputs:
    return inputs(by_hand(**changes), planned())


def lines(document: Document) -> list[str]:
    """Every paragraph, point, heading and row as one text, in order."""
    found = []
    for block in walk(document):
        match block:
            case Heading():
                found.append(block.text)
            case Paragraph():
                found.append("".join(run.text for run in block.runs))
            case BulletList() | NumberedList():
                found += ["".join(run.text for run in item) for item in block.items]
            case Table():
                found += [" | ".join(row) for row in (block.header, *block.rows)]
            case Callout():
                found.append(block.title)
            case Labelled():
                found.append(block.label)
    return found


def chapter(document: Document, title: str) -> list[str]:
    """The lines of one chapter."""
    starts = [place for place, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level == 1]
    (start,) = [place for place in starts if document.blocks[place].text == title]
    end = next((place for place in starts if place > start), len(document.blocks))
    return lines(dataclasses.replace(document, blocks=document.blocks[start:end]))


def places(document: Document) -> list[str]:
    """Every place to fill in, in the text."""
    found = []
    for block in walk(document):
        runs = block.runs if isinstance(block, Paragraph) else ()
        if isinstance(block, (BulletList, NumberedList)):
            runs = tuple(run for item in block.items for run in item)
        found += [run.text for run in runs if run.gap]
    return found


def said(own: ReportInputs, screen: str | None = None) -> list[str]:
    return [gap.said for gap in gaps(own) if screen is None or gap.screen == screen]
