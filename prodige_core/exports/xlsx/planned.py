"""The sheets on the plan: actions, load by term, budget, targets."""

from __future__ import annotations

from typing import Any

from prodige_core.charts import LIGHT, budget_alt, budget_rows, load_alt, load_rows
from prodige_core.exports.content import Content
from prodige_core.exports.inputs import ExportInputs
from prodige_core.exports.xlsx.sheet import Book, Cell, Column
from prodige_core.i18n import Translator
from prodige_core.roadmap import ActionRef, PlannedAction, status_name

CHART_WIDTH = 480
CHART_HEIGHT = 260
"""Pixels; two charts beside each other fit a landscape page (looked at)."""
ROWS_A_CHART = 14


def plan_sheet(book: Book, inputs: ExportInputs, content: Content) -> None:
    """One row an action, with all that its card says."""
    t, roadmap = inputs.t, content.roadmap
    columns = [
        Column(t.gettext("No."), "number", 6),
        Column(t.gettext("Action"), "long", 36),
        Column(t.gettext("Period"), width=17),
        Column(t.gettext("Start"), "date", 12),
        Column(t.gettext("End"), "date", 12),
        Column(t.gettext("Lead"), width=20),
        *_board_columns(roadmap.has_board, t),
        Column(t.gettext("Hours"), "number", 8),
        *(Column(t.gettext("Hours: {role}").format(role=role.name), "number", 12) for role in roadmap.roles),
        Column(t.gettext("Own money"), "money", 11),
        Column(t.gettext("Grant"), width=9),
        Column(t.gettext("Start fixed by us"), width=10),
        Column(t.gettext("Why"), "long", 40),
        Column(t.gettext("Why for us"), "long", 48),
        Column(t.gettext("Steps"), "long", 60),
        Column(t.gettext("Indicator"), "long", 36),
        Column(t.gettext("Evidence"), "long", 36),
        Column(t.gettext("Before it"), "long", 30),
        Column(t.gettext("Source"), "long", 24),
    ]
    rows = [_action(action, content, t) for action in roadmap.actions]
    book.table(t.gettext("Plan"), columns, rows, frozen=2)


def _board_columns(on_board: bool, t: Translator) -> tuple[Column, ...]:
    """Where each action stands, for centres that keep a board."""
    if not on_board:
        return ()
    return Column(t.gettext("Status"), width=12), Column(t.gettext("Who sees to it"), width=22)


def _action(action: PlannedAction, content: Content, t: Translator) -> list[Cell]:
    hours = {entry.role: entry.hours for entry in action.hours}
    return [
        action.number,
        action.title,
        action.period,
        action.first_day,
        action.last_day,
        action.lead_name,
        *((status_name(action.status, t), action.owner) if content.roadmap.has_board else ()),
        action.total_hours,
        *(hours.get(role.role, 0) for role in content.roadmap.roles),
        action.cost_eur,
        action.funding,
        t.gettext("yes") if action.pinned else "",
        action.why,
        "\n".join(action.because),
        "\n".join(f"{place}. {step}" for place, step in enumerate(action.steps, 1)),
        action.indicator,
        "\n".join(action.evidence),
        "\n".join(_ref(ref, t) for ref in action.requires),
        action.source or t.gettext("Our own estimate"),
    ]


def _ref(ref: ActionRef, t: Translator) -> str:
    if ref.number is None:
        return t.gettext("{action} (done)").format(action=ref.title)
    return f"{t.number(ref.number)} {ref.title}"


def load_sheet(book: Book, inputs: ExportInputs, content: Content) -> None:
    """One row a term: hours planned and available of every role; one chart a role below."""
    t, roadmap = inputs.t, content.roadmap
    columns = [Column(t.gettext("Term"), width=18), Column(t.gettext("School year"), width=12)]
    for role in roadmap.roles:
        columns.append(Column(t.gettext("{role}, planned").format(role=role.name), "number", 14))
        columns.append(Column(t.gettext("{role}, available").format(role=role.name), "number", 14))
    cells = {(cell.role, cell.term): cell for cell in load_rows(roadmap)}
    rows: list[list[Cell]] = []
    for term in roadmap.terms:
        row: list[Cell] = [term.label, term.school_year]
        for role in roadmap.roles:
            cell = cells[role.role, term.number]
            row += [cell.used, cell.capacity]
        rows.append(row)
    sheet = book.table(t.gettext("Load by term"), columns, rows)
    for place, role in enumerate(roadmap.roles if rows else ()):
        own = tuple(cell for cell in load_rows(roadmap) if cell.role == role.role)
        chart = _against(
            book,
            sheet,
            role.name,
            len(rows),
            2 + 2 * place,
            (t.gettext("Planned"), t.gettext("Available")),
            t.gettext("Hours"),
        )
        where = len(rows) + 2 + place // 2 * ROWS_A_CHART
        at = {"x_offset": place % 2 * (CHART_WIDTH + 20), "description": load_alt(own, t), "object_position": 3}
        sheet.insert_chart(where, 0, chart, at)


def budget_sheet(book: Book, inputs: ExportInputs, content: Content) -> None:
    """One row a school year, with its chart."""
    t = inputs.t
    bars = budget_rows(content.roadmap)
    columns = [
        Column(t.gettext("School year"), width=14),
        Column(t.gettext("Planned"), "money", 14),
        Column(t.gettext("Available"), "money", 14),
        Column(t.gettext("Left"), "money", 14),
    ]
    rows: list[list[Cell]] = [
        [bar.school_year, bar.spent_eur, bar.budget_eur, bar.budget_eur - bar.spent_eur] for bar in bars
    ]
    sheet = book.table(t.gettext("Budget"), columns, rows)
    if rows:
        title = t.gettext("Own money by school year")
        names = (t.gettext("Planned"), t.gettext("Available"))
        chart = _against(book, sheet, title, len(rows), 1, names, t.gettext("Own money in euros"))
        at = {"description": budget_alt(bars, t), "object_position": 3}
        sheet.insert_chart(len(rows) + 2, 0, chart, at)


def _against(book: Book, sheet: Any, title: str, count: int, column: int, names: tuple[str, str], unit: str) -> Any:
    """What is planned as columns, what there is as a line with marks; both read from the sheet's cells."""
    name = sheet.get_name()
    labels = [name, 1, 0, count, 0]
    columns = book.workbook.add_chart({"type": "column"})
    columns.add_series(
        {
            "name": names[0],
            "categories": labels,
            "values": [name, 1, column, count, column],
            "fill": {"color": LIGHT.accent},
            "gap": 60,
        }
    )
    line = book.workbook.add_chart({"type": "line"})
    line.add_series(
        {
            "name": names[1],
            "categories": labels,
            "values": [name, 1, column + 1, count, column + 1],
            "line": {"color": LIGHT.ink, "width": 1.5},
            "marker": {"type": "long_dash", "size": 9, "fill": {"color": LIGHT.ink}, "border": {"color": LIGHT.ink}},
        }
    )
    columns.combine(line)
    columns.set_title({"name": title, "name_font": {"size": 11}, "overlay": False})
    columns.set_y_axis(
        {"name": unit, "min": 0, "major_gridlines": {"visible": True, "line": {"color": LIGHT.hairline}}}
    )
    columns.set_legend({"position": "bottom"})
    columns.set_size({"width": CHART_WIDTH, "height": CHART_HEIGHT})
    return columns


def targets_sheet(book: Book, inputs: ExportInputs, content: Content) -> None:
    """One row a planned practice: where it stands, what is wanted, what the plan reaches and why not more."""
    t, roadmap = inputs.t, content.roadmap
    columns = [
        Column(t.gettext("Practice"), width=38),
        Column(t.gettext("Area"), width=28),
        Column(t.gettext("Weight"), "number", 8),
        Column(t.gettext("Level now"), width=20),
        Column(t.gettext("Target"), width=20),
        Column(t.gettext("After the plan"), width=20),
        Column(t.gettext("Reached in"), width=16),
        Column(t.gettext("Why"), "long", 48),
        Column(t.gettext("What it would take"), "long", 48),
    ]
    reached = {milestone.practice: milestone.term_label for milestone in roadmap.milestones}
    open_targets = {entry.practice: entry for entry in roadmap.unreached}
    rows: list[list[Cell]] = []
    for course in roadmap.courses:
        entry = open_targets.get(course.practice)
        done = t.gettext("done") if course.is_reached else t.gettext("not reached")
        rows.append(
            [
                course.title,
                course.area_title,
                course.weight,
                course.now.label,
                course.target.label,
                course.reached.label,
                reached.get(course.practice) or done,
                "" if entry is None else " ".join(entry.reasons),
                "" if entry is None else entry.needs,
            ]
        )
    book.table(t.gettext("Targets"), columns, rows)
