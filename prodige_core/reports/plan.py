"""The chapters on the plan: priorities and targets, time plan, milestones."""

from __future__ import annotations

from dataclasses import replace

from prodige_core.charts import GanttRows, gantt_alt, gantt_rows, gantt_table
from prodige_core.reports.document import Block, Callout, Column, Figure, Heading, Labelled, Table, bullets, paragraph
from prodige_core.reports.drawings import GanttFigure
from prodige_core.reports.inputs import ReportInputs, priority_words, table_of


def targets_chapter(inputs: ReportInputs) -> tuple[Block, ...]:
    """Priorities as people set them, and every target with what the plan reaches. Nothing before there is either."""
    t, roadmap = inputs.t, inputs.roadmap
    if not roadmap.courses and not any(weight > 1 for weight in inputs.file.priorities.values()):
        return ()
    blocks: list[Block] = [Heading(1, t.gettext("Priorities and targets"), "targets")]
    names = priority_words(inputs)
    if names and any(weight > 1 for weight in inputs.file.priorities.values()):
        blocks.append(Labelled(t.gettext("Our priorities"), (bullets(names),)))
    elif names:
        text = t.gettext("No priorities were set, so every practice counted the same. The plan moves most in {areas}.")
        blocks.append(paragraph(text.format(areas=t.listing(names))))
    if not roadmap.courses:
        blocks.append(paragraph(roadmap.summary))
        return tuple(blocks)
    reached = {milestone.practice: milestone.term_label for milestone in roadmap.milestones}
    rows = tuple(
        (
            course.title,
            t.number(course.weight),
            course.now.label,
            course.target.label,
            reached.get(course.practice)
            or (
                t.gettext("done")
                if course.is_reached
                else t.gettext("not reached ({level})").format(level=course.reached.code)
            ),
        )
        for course in roadmap.courses
    )
    header = (
        t.gettext("Practice"),
        t.gettext("Weight"),
        t.gettext("Level now"),
        t.gettext("Target"),
        t.gettext("Reached in"),
    )
    columns = (Column(4.4), Column(0.9, "right"), Column(2), Column(2), Column(2.2))
    blocks.append(Table("", header, rows, columns))
    return tuple(blocks)


def time_chapter(inputs: ReportInputs) -> tuple[Block, ...]:
    """The Gantt with its table, and the milestones; in place of it, why there is no plan. Nothing while nobody planned."""
    t, roadmap = inputs.t, inputs.roadmap
    if roadmap.status == "none":
        return ()
    blocks: list[Block] = [Heading(1, t.gettext("Time plan"), "time"), paragraph(roadmap.summary, "lead")]
    if roadmap.status == "infeasible":
        blocks.append(
            Callout(
                t.gettext("These fixed actions cannot stand together"),
                (
                    bullets(ref.title for ref in roadmap.conflict),
                    paragraph(t.gettext("Set one of them free, or give more hours, money or terms, and plan again.")),
                ),
            )
        )
    if not roadmap.actions:
        return tuple(blocks)
    rows = gantt_rows(roadmap, t)
    shares = (0.7, 4.2, 2.0, 2.0, 1.2, 1.7) if rows.on_board else (0.7, 5.6, 2.2, 2.4)
    blocks.append(
        Figure(
            GanttFigure(_told(rows, inputs)),
            gantt_alt(rows, t),
            t.gettext("Actions by term"),
            key=t.gettext(
                "In the picture a bar spans the terms of an action; its label names who leads. A mark at its start: you fixed it."
            )
            if any(bar.pinned for bar in rows.bars)
            else t.gettext("In the picture a bar spans the terms of an action; its label names who leads."),
            table=table_of(gantt_table(rows, t), t.gettext("The time plan as a table"), shares),
        )
    )
    blocks += _milestones(inputs)
    return tuple(blocks)


def _told(rows: GanttRows, inputs: ReportInputs) -> GanttRows:
    """The rows of the picture: that nothing has been decided about an action goes without saying."""
    proposed = {action.id for action in inputs.roadmap.actions if action.status == "proposed"}
    bars = tuple(replace(bar, status="") if bar.id in proposed and not bar.owner else bar for bar in rows.bars)
    return replace(rows, bars=bars)


def _milestones(inputs: ReportInputs) -> list[Block]:
    t = inputs.t
    by_term: dict[int, list[str]] = {}
    for milestone in inputs.roadmap.milestones:
        text = t.gettext("{practice} ({level})").format(practice=milestone.title, level=milestone.level.label)
        by_term.setdefault(milestone.term, []).append(text)
    if not by_term:
        return []
    days = {term.number: t.month(term.last_day) for term in inputs.roadmap.terms}
    header = (t.gettext("End of"), t.gettext("Targets"), t.gettext("These practices are then at their target"))
    rows = tuple((days[term], t.number(len(texts)), "; ".join(texts)) for term, texts in by_term.items())
    columns = (Column(1.3), Column(0.9, "right"), Column(8.8))
    return [Heading(2, t.gettext("When targets are reached"), "milestones"), Table("", header, rows, columns)]
