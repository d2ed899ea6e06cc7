"""The chapters on means, on what is not reached, and on how success is seen."""

from __future__ import annotations

from prodige_core.charts import budget_alt, budget_rows, budget_table, load_alt, load_rows, load_table
from prodige_core.reports.document import Block, Column, Figure, Heading, Labelled, Table, bullets, paragraph
from prodige_core.reports.drawings import BudgetFigure, LoadFigure
from prodige_core.reports.inputs import ReportInputs, table_of
from prodige_core.reports.overload import explained
from prodige_core.reports.unreached import alike, levels_of

MAX_TERM_COLUMNS = 6
"""More terms than this do not fit beside each other in one table on A4; the table is then split (measured)."""


def means_chapter(inputs: ReportInputs) -> tuple[Block, ...]:
    """Hours against capacity by role and term, money by school year. Empty without a plan that uses them."""
    t, roadmap = inputs.t, inputs.roadmap
    if not roadmap.actions:
        return ()
    blocks: list[Block] = [Heading(1, t.gettext("Means"), "means"), Heading(2, t.gettext("Staff hours"), "means-hours")]
    if roadmap.overloads:
        blocks.append(paragraph(t.gettext("What has begun needs more hours than there are:")))
        blocks.append(bullets(roadmap.overloads))
    if roadmap.used:
        blocks.append(paragraph(roadmap.used))
    cells = load_rows(roadmap)
    if cells:
        tables = _load_tables(inputs)
        blocks.append(
            Figure(
                LoadFigure(cells),
                load_alt(cells, t),
                t.gettext("Hours planned and hours there are, by role and term"),
                key=_load_key(inputs),
                table=tables[0] if len(tables) == 1 else None,
            )
        )
        blocks += tables if len(tables) > 1 else []
        blocks += explained((cell for own in tables for row in own.rows for cell in row), t)
    else:
        blocks.append(paragraph(t.gettext("No staff hours were given.")))
    bars = budget_rows(roadmap)
    blocks.append(Heading(2, t.gettext("Own money"), "means-money"))
    if not any(bar.budget_eur or bar.spent_eur for bar in bars):
        blocks.append(paragraph(t.gettext("The plan uses no own money, and none was given.")))
        return tuple(blocks)
    money = budget_table(bars, t)
    texts = tuple((t.money(bar.spent_eur), t.money(bar.budget_eur)) for bar in bars)
    blocks.append(
        Figure(
            BudgetFigure(bars, texts),
            budget_alt(bars, t),
            t.gettext("Own money by school year"),
            key=t.gettext("In the picture a bar is what is planned, and the upright mark what is available."),
            table=table_of(money, "", (3, 1.5, 1.5, 1.5)),
        )
    )
    blocks += explained((cell for row in money.rows for cell in row), t)
    return tuple(blocks)


def _load_key(inputs: ReportInputs) -> str:
    t, terms = inputs.t, inputs.roadmap.terms
    key = t.gettext("In the picture a column is the hours planned, and the line above it the hours there are.")
    if len(terms) > MAX_TERM_COLUMNS:
        return (
            key
            + " "
            + t.gettext("Columns: terms 1 ({first}) to {count} ({last}).").format(
                first=terms[0].label, count=t.number(len(terms)), last=terms[-1].label
            )
        )
    return key


def _load_tables(inputs: ReportInputs) -> list[Table]:
    """Tables of at most `MAX_TERM_COLUMNS` terms; the last column of the last one holds the sums."""
    t = inputs.t
    twin = load_table(load_rows(inputs.roadmap), t)
    terms = len(twin.header) - 2
    blocks: list[Table] = []
    for start in range(1, terms + 1, MAX_TERM_COLUMNS):
        stop = min(start + MAX_TERM_COLUMNS, terms + 1)
        places = [0, *range(start, stop), *([terms + 1] if stop == terms + 1 else [])]
        blocks.append(
            Table(
                t.gettext("Hours planned / available"),
                tuple(twin.header[place] for place in places),
                tuple(tuple(row[place] for place in places) for row in twin.rows),
                (Column(2.6), *(Column(1.7 if place == terms + 1 else 1.3, "right") for place in places[1:])),
            )
        )
    return blocks


def unreached_chapter(inputs: ReportInputs) -> tuple[Block, ...]:
    """Every target the plan does not reach, why, and what it would take."""
    t, roadmap = inputs.t, inputs.roadmap
    if roadmap.status in ("none", "infeasible") or not roadmap.courses:
        return ()
    blocks: list[Block] = [Heading(1, t.gettext("Not reached, and what it would take"), "unreached")]
    if not roadmap.unreached:
        blocks.append(paragraph(t.gettext("Every target is reached within the means given.")))
        return tuple(blocks)
    name = t.gettext("{practice} ({levels})")
    rows = tuple(
        (
            "; ".join(name.format(practice=own.title, levels=levels_of(own, t)) for own in group),
            " ".join(group[0].reasons),
            group[0].needs,
        )
        for group in alike(roadmap.unreached)
    )
    header = (t.gettext("Practice, and level reached"), t.gettext("Why"), t.gettext("What it would take"))
    blocks.append(Table("", header, rows, (Column(3.3), Column(3.4), Column(3.3))))
    note = t.gettext("Each line says what one target would need on top of the plan as it is.")
    if len(rows) < len(roadmap.unreached):
        note = t.gettext(
            "Each line says what one target alone would need on top of the plan as it is, each of those named."
        )
    blocks.append(paragraph(note, "note"))
    return tuple(blocks)


def indicators_chapter(inputs: ReportInputs) -> tuple[Block, ...]:
    """What each action is checked by, in the order in which it is due."""
    t, roadmap = inputs.t, inputs.roadmap
    if not roadmap.actions:
        return ()
    header = (t.gettext("No."), t.gettext("Action"), t.gettext("What we will see"), t.gettext("By"))
    rows = tuple(
        (t.number(action.number), action.title, action.indicator or "–", t.month(action.last_day))
        for action in roadmap.actions
    )
    columns = (Column(0.6, "right"), Column(3.4), Column(4.2), Column(1.2))
    blocks: list[Block] = [
        Heading(1, t.gettext("How each action is checked"), "indicators"),
        paragraph(t.gettext("Check this list at the end of every term, with the evidence at hand.")),
        Table("", header, rows, columns),
    ]
    if roadmap.excluded:
        blocks.append(Labelled(t.gettext("Ruled out by us"), (bullets(ref.title for ref in roadmap.excluded),)))
    if roadmap.done:
        blocks.append(Labelled(t.gettext("Done before"), (bullets(ref.title for ref in roadmap.done),)))
    return tuple(blocks)
