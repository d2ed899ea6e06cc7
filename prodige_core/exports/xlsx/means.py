"""The sheets on means: hours against capacity by term and role, money by school year."""

from __future__ import annotations

from dataclasses import replace

from prodige_core.charts import LIGHT, budget_alt, budget_rows, load_alt, load_rows
from prodige_core.exports.content import Content
from prodige_core.exports.inputs import ExportInputs
from prodige_core.exports.xlsx.native import Picture, Series, against, place
from prodige_core.exports.xlsx.sheet import Book, Cell, Column, Look, Seen
from prodige_core.i18n import Translator
from prodige_core.roadmap import Roadmap
from prodige_core.roadmap.overload import meaning_of_mark

LOAD_CHART = 200
BUDGET_CHART = 320
"""Pixels down; two rows of three charts fit below a table of ten terms on a page (looked at)."""
SHORT = Look(bold=True, ink=LIGHT.warn)
OVER = replace(SHORT, over=True)


def load_sheet(book: Book, inputs: ExportInputs, content: Content) -> None:
    """One row a term: hours planned and available of every role; one chart a role below."""
    t, roadmap = inputs.t, content.roadmap
    columns = [Column(t.gettext("Term"), width=20), Column(t.gettext("School year"), width=12)]
    for role in roadmap.roles:
        columns.append(Column(t.gettext("{role}, planned").format(role=role.name), "number", 14))
        columns.append(Column(t.gettext("{role}, available").format(role=role.name), "number", 14))
    cells = {(cell.role, cell.term): cell for cell in load_rows(roadmap)}
    rows: list[list[Cell]] = []
    for term in roadmap.terms:
        row: list[Cell] = [term.label, term.school_year]
        for role in roadmap.roles:
            cell = cells[role.role, term.number]
            row += [Seen(cell.used, OVER) if cell.over else cell.used, cell.capacity]
        rows.append(row)
    if not rows or not roadmap.roles:
        return
    says = t.gettext("staff hours planned and available in every term, by role, as charts too")
    note = _hours_over(roadmap, t) if any(cell.over for cell in cells.values()) else ""
    table = book.table(t.gettext("Load by term"), columns, rows, says=says, note=note)
    charts = []
    for at, role in enumerate(roadmap.roles):
        alt = load_alt(tuple(cell for cell in load_rows(roadmap) if cell.role == role.role), t)
        series = (Series(t.gettext("Planned"), 2 + 2 * at), Series(t.gettext("Available"), 3 + 2 * at))
        picture = Picture(role.name, alt, 1, len(rows), 0, series, t.gettext("Term"), t.gettext("Hours"))
        charts.append((against(book, table, picture), alt, LOAD_CHART))
    place(table, charts, min(3, len(charts)))


def _hours_over(roadmap: Roadmap, t: Translator) -> str:
    """What the mark means, and where it is work that has begun which needs more."""
    said = [meaning_of_mark(t)]
    if roadmap.overloads:
        said += [t.gettext("What has begun needs more hours than there are:"), *roadmap.overloads]
    return "\n".join(said)


def budget_sheet(book: Book, inputs: ExportInputs, content: Content) -> None:
    """One row a school year, with its chart; nothing where no own money is given or needed."""
    t = inputs.t
    bars = budget_rows(content.roadmap)
    columns = [
        Column(t.gettext("School year"), width=22),
        Column(t.gettext("Planned"), "money", 22),
        Column(t.gettext("Available"), "money", 22),
        Column(t.gettext("Left"), "money", 22),
    ]
    rows: list[list[Cell]] = []
    for bar in bars:
        left = bar.budget_eur - bar.spent_eur
        spent = Seen(bar.spent_eur, OVER) if bar.over else bar.spent_eur
        rows.append([bar.school_year, spent, bar.budget_eur, Seen(left, SHORT) if left < 0 else left])
    if not any(bar.spent_eur or bar.budget_eur for bar in bars):
        return
    note = meaning_of_mark(t) if any(bar.over for bar in bars) else ""
    says = t.gettext("own money planned and available in every school year, as a chart too")
    table = book.table(t.gettext("Budget"), columns, rows, says=says, portrait=True, note=note)
    title, alt = t.gettext("Own money by school year"), budget_alt(bars, t)
    series = (Series(t.gettext("Planned"), 1), Series(t.gettext("Available"), 2))
    names = (t.gettext("School year"), t.gettext("Own money in euros"))
    picture = Picture(title, alt, 1, len(rows), 0, series, *names, money=True)
    place(table, [(against(book, table, picture), alt, BUDGET_CHART)], 1)
