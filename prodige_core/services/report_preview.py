"""What the report of a centre will hold, to be shown before it is downloaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prodige_core.access import Right
from prodige_core.i18n import Translator
from prodige_core.reports import ReportInputs, roadmap_report
from prodige_core.reports.document import Cover, Document, Heading, walk
from prodige_core.roadmap import Roadmap, build_roadmap
from prodige_core.scoring import FrameworkScores, score_file
from prodige_core.services import access
from prodige_core.services.centres import get_centre
from prodige_core.services.indicators import followed
from prodige_core.services.planning import load_plan
from prodige_core.services.report_voices import heard
from prodige_core.services.workspace import Workspace
from prodige_core.targets import planned_targets

PlanState = Literal["none", "nothing", "current", "stale", "infeasible"]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: its title and how much it holds, empty when counting says nothing."""

    title: str
    holds: str


@dataclass(frozen=True, slots=True)
class ReportPreview:
    """A report to come.

    plan: ``none`` before the first plan, ``nothing`` when no target lies above the level of today, ``stale`` when answers, wishes or means changed since (no report is made from
    such a plan), ``infeasible`` when the fixed actions cannot stand together. answered: whether anything is scored.
    """

    plan: PlanState
    answered: bool
    cover: Cover
    chapters: tuple[Chapter, ...]


@access.needs(Right.VIEW)
def preview(ws: Workspace, centre_id: str, t: Translator) -> ReportPreview:
    """The report as it would be made now. A stale plan is left out. Raises `NotFound`."""
    file = get_centre(ws, centre_id)
    scores = score_file(file, ws.catalogue)
    stored = load_plan(ws, centre_id)
    plan = stored.plan if stored is not None and stored.current else None
    roadmap = build_roadmap(file, ws.catalogue, scores, plan, t)
    voices = heard(ws, centre_id)
    rows = followed(ws, centre_id)
    document = roadmap_report(
        ReportInputs(roadmap, scores, ws.catalogue, file, t, ws.today(), True, voices, ws.programme, rows)
    )
    aimed = planned_targets(file, ws.catalogue, scores)
    without: PlanState = "none" if aimed or not _scored(scores) else "nothing"
    state: PlanState = without if stored is None else "stale" if plan is None else "current"
    return ReportPreview(
        plan="infeasible" if roadmap.status == "infeasible" else state,
        answered=_scored(scores) > 0,
        cover=next(block for block in document.blocks if isinstance(block, Cover)),
        chapters=_chapters(document, roadmap, scores, len(voices), t),
    )


def _chapters(
    document: Document, roadmap: Roadmap, scores: dict[str, FrameworkScores], voices: int, t: Translator
) -> tuple[Chapter, ...]:
    practices, courses, actions = _scored(scores), len(roadmap.courses), len(roadmap.actions)
    unreached = len(roadmap.unreached)
    counts = {
        "standing": (practices, t.ngettext("{count} practice scored", "{count} practices scored", practices)),
        "voices": (voices, t.ngettext("{count} question", "{count} questions", voices)),
        "targets": (courses, t.ngettext("{count} target", "{count} targets", courses)),
        "time": (actions, t.ngettext("{count} action by term", "{count} actions by term", actions)),
        "actions": (actions, t.ngettext("{count} action card", "{count} action cards", actions)),
        "unreached": (unreached, t.ngettext("{count} target", "{count} targets", unreached)),
        "indicators": (actions, t.ngettext("{count} line to check", "{count} lines to check", actions)),
    }
    found = []
    for block in walk(document):
        if isinstance(block, Heading) and block.level == 1:
            count, words = counts.get(block.id, (0, ""))
            found.append(Chapter(block.text, words.format(count=t.number(count)) if count else ""))
    return tuple(found)


def _scored(scores: dict[str, FrameworkScores]) -> int:
    return sum(1 for sheet in scores.values() for score in sheet.practices.values() if score.value is not None)
