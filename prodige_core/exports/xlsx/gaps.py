"""The sheets on practices below their target: how far, what closes the gap, and why some stay open."""

from __future__ import annotations

from collections.abc import Mapping

from prodige_core.exports.content import Content
from prodige_core.exports.inputs import ExportInputs
from prodige_core.exports.xlsx.sheet import Book, Cell, Column
from prodige_core.i18n import Translator
from prodige_core.roadmap import PracticeCourse, Roadmap, level_mark
from prodige_core.targets import planned_targets


def gaps_sheet(book: Book, inputs: ExportInputs, content: Content) -> None:
    """One row a practice below its target, the widest and heaviest first. Targets are those of the plan, if there is one."""
    t, roadmap, catalogue = inputs.t, content.roadmap, inputs.catalogue
    columns = [
        Column(t.gettext("Practice"), width=36),
        Column(t.gettext("Area"), width=24),
        Column(t.gettext("Level now"), width=16),
        Column(t.gettext("Target"), width=16),
        Column(t.gettext("Gap in levels"), "number", 8),
        Column(t.gettext("Weight"), "number", 8),
        Column(t.gettext("What closes it"), width=58),
        Column(t.gettext("Reached when"), width=14),
        Column(t.gettext("Questionnaire"), width=40, printed=False),
    ]
    wanted = {course.practice: (course.now.value, course.target.value, course.weight) for course in roadmap.courses}
    if not wanted:
        found = planned_targets(inputs.file, catalogue, content.scores)
        wanted = {practice: (own.current, own.target, own.weight) for practice, own in found.items()}
    closing = _closing(roadmap, t)
    reached = reached_when(roadmap, t)
    rows: list[list[Cell]] = []
    for practice, (now, target, weight) in sorted(
        wanted.items(), key=lambda pair: -(pair[1][1] - pair[1][0]) * pair[1][2]
    ):
        framework = catalogue.framework_of(practice)
        area = framework.area_of(practice)
        if target > now:
            rows.append(
                [
                    t.pgettext(practice, framework.practices[practice].title),
                    t.pgettext(area.id, area.title),
                    level_mark(framework, now, t).label,
                    level_mark(framework, target, t).label,
                    target - now,
                    weight,
                    "\n".join(closing.get(practice, ())) or (t.gettext("nothing planned") if roadmap.actions else ""),
                    reached.get(practice, ""),
                    t.pgettext(framework.id, framework.title),
                ]
            )
    if rows:
        says = t.gettext("practices below their target, the widest and heaviest first, and what closes the gap")
        book.table(t.gettext("Gaps"), columns, rows, says=says)


def _closing(roadmap: Roadmap, t: Translator) -> dict[str, list[str]]:
    """By practice the planned actions with a share in it, in their order."""
    found: dict[str, list[str]] = {}
    for action in roadmap.actions:
        for practice in dict.fromkeys(step.practice for step in action.closes):
            found.setdefault(practice, []).append(f"{t.number(action.number)} {action.title} ({action.period})")
    return found


def reached_when(roadmap: Roadmap, t: Translator) -> Mapping[str, str]:
    """By practice the term in which its target is reached, or that it is not."""
    terms = {milestone.practice: milestone.term_label for milestone in roadmap.milestones}
    return {course.practice: terms.get(course.practice) or _otherwise(course, t) for course in roadmap.courses}


def _otherwise(course: PracticeCourse, t: Translator) -> str:
    return t.gettext("done") if course.is_reached else t.gettext("not reached")


def targets_sheet(book: Book, inputs: ExportInputs, content: Content) -> None:
    """One row a planned practice: where it stands, what is wanted, what the plan reaches and why not more."""
    t, roadmap = inputs.t, content.roadmap
    columns = [
        Column(t.gettext("Practice"), width=32),
        Column(t.gettext("Area"), width=20),
        Column(t.gettext("Weight"), "number", 8),
        Column(t.gettext("Level now"), width=14),
        Column(t.gettext("Target"), width=14),
        Column(t.gettext("After the plan"), width=14),
        Column(t.gettext("Reached in"), width=13),
        Column(t.gettext("Why"), width=41),
        Column(t.gettext("What it would take"), width=41),
    ]
    reached = reached_when(roadmap, t)
    open_targets = {entry.practice: entry for entry in roadmap.unreached}
    rows: list[list[Cell]] = []
    for course in roadmap.courses:
        entry = open_targets.get(course.practice)
        rows.append(
            [
                course.title,
                course.area_title,
                course.weight,
                course.now.label,
                course.target.label,
                course.reached.label,
                reached[course.practice],
                "" if entry is None else " ".join(entry.reasons),
                "" if entry is None else entry.needs,
            ]
        )
    if rows:
        says = t.gettext("what the plan reaches of every target, and what the others would take")
        book.table(t.gettext("Targets"), columns, rows, says=says)
