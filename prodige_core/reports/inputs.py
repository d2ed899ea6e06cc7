"""What a report is made from, and the words several of its parts share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from prodige_core.charts import ChartTable
from prodige_core.frameworks import Catalogue, Framework
from prodige_core.i18n import Translator
from prodige_core.indicators import Followed
from prodige_core.programme import Programme
from prodige_core.reports.document import Column, Table
from prodige_core.reports.heard import Heard
from prodige_core.responses import CentreFile
from prodige_core.roadmap import Roadmap, level_mark
from prodige_core.scoring import FrameworkScores

MOST_PRIORITIES = 3
MOST_WITH_EQUALS = 5
"""Priorities named, and the most of them with those that weigh the same as the last (editorial)."""


@dataclass(frozen=True, slots=True)
class ReportInputs:
    """Everything a roadmap report needs. ``made_on`` is the date printed and the only date that is not in the data.

    carries_file: whether the export holds the centre file too, so that opening it restores the work.
    voices: what staff and learners said, as far as it may be shown, in the order of the questionnaires.
    programme: dated facts of the European programme; None for a report that says nothing of it.
    indicators: those followed, worked-out ones too; without a value or target in any the report says nothing of them.
    """

    roadmap: Roadmap
    scores: Mapping[str, FrameworkScores]
    catalogue: Catalogue
    file: CentreFile
    t: Translator
    made_on: dt.date
    carries_file: bool = True
    voices: tuple[Heard, ...] = ()
    programme: Programme | None = None
    indicators: tuple[Followed, ...] = ()

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """The frameworks that were assessed, in catalogue order."""
        return tuple(own for own in self.catalogue.frameworks.values() if own.id in self.scores)

    @property
    def targets(self) -> dict[str, int]:
        """Targets by practice, as the plan took them."""
        return {course.practice: course.target.value for course in self.roadmap.courses}

    @property
    def reached(self) -> dict[str, int]:
        """Levels after the plan, by practice."""
        return {course.practice: course.reached.value for course in self.roadmap.courses}


def codes(framework: Framework) -> tuple[str, ...]:
    """What is printed for each level."""
    return tuple(level.code for level in framework.levels)


def framework_title(framework: Framework, t: Translator) -> str:
    """The framework's title in the reader's language."""
    return t.pgettext(framework.id, framework.title)


def table_of(chart_table: ChartTable, caption: str, shares: tuple[float, ...]) -> Table:
    """A chart's table twin as a report table. ``shares``: width of each column, any unit."""
    columns = tuple(
        Column(share, "right" if numeric else "left")
        for share, numeric in zip(shares, chart_table.numeric, strict=True)
    )
    return Table(caption, chart_table.header, chart_table.rows, columns)


def standing_sentence(inputs: ReportInputs) -> str:
    """Where the centre stands, in one sentence a framework."""
    parts = [framework_standing(framework, inputs) for framework in inputs.frameworks]
    return " ".join(parts) or inputs.t.gettext("No questionnaire has been answered yet.")


def framework_standing(framework: Framework, inputs: ReportInputs) -> str:
    """Where the centre stands in one framework."""
    t, overall = inputs.t, inputs.scores[framework.id].overall
    if overall.value is None or overall.level is None:
        return t.gettext("{framework}: not enough answers for a level yet.").format(
            framework=framework_title(framework, t)
        )
    return t.gettext("{framework}: level {level}, score {score} on a scale from 0 to {top}.").format(
        framework=framework_title(framework, t),
        level=level_mark(framework, overall.level, t).label,
        score=t.fixed(float(overall.value), 1),
        top=t.number(framework.top),
    )


def priority_names(inputs: ReportInputs) -> tuple[str, ...]:
    """The three heaviest priorities people set, with up to two as heavy as the third; without any, what the plan moves most."""
    t, catalogue = inputs.t, inputs.catalogue
    areas = {area.id: area for framework in catalogue.frameworks.values() for area in framework.areas}
    titles = {own: area.title for own, area in areas.items()}
    titles |= {own: practice.title for own, practice in catalogue.practices.items()}
    named = [(weight, own) for own, weight in inputs.file.priorities.items() if weight > 1 and own in titles]
    if named:
        heaviest = sorted(named, key=lambda pair: -pair[0])
        least = heaviest[min(MOST_PRIORITIES, len(heaviest)) - 1][0]
        told = [own for weight, own in heaviest if weight >= least][:MOST_WITH_EQUALS]
        return tuple(t.pgettext(own, titles[own]) for own in told)
    moved: dict[str, int] = {}
    for course in inputs.roadmap.courses:
        moved[course.area_title] = moved.get(course.area_title, 0) + course.reached.value - course.now.value
    return tuple(sorted((title for title, steps in moved.items() if steps), key=lambda title: -moved[title])[:3])


def more_priorities(inputs: ReportInputs) -> str:
    """How many priorities people set besides those named; empty when there are none, or none was set."""
    catalogue = inputs.catalogue
    known = {area.id for framework in catalogue.frameworks.values() for area in framework.areas} | {
        *catalogue.practices
    }
    every = sum(1 for own, weight in inputs.file.priorities.items() if weight > 1 and own in known)
    more = every - len(priority_names(inputs))
    if more < 1:
        return ""
    return inputs.t.ngettext("and {count} more", "and {count} more", more).format(count=inputs.t.number(more))


def priority_words(inputs: ReportInputs) -> tuple[str, ...]:
    """The priorities named, and how many more there are."""
    more = more_priorities(inputs)
    return (*priority_names(inputs), *([more] if more else []))
