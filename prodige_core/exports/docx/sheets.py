"""Pages that are set as a whole elsewhere: the record of a workshop, the notice of a survey, the words of a poster."""

from __future__ import annotations

from typing import Final

from prodige_core.charts import qr_png
from prodige_core.exports.docx.front import facts_table
from prodige_core.exports.docx.grid import Cell, Kind, cell_text, framed, row
from prodige_core.exports.docx.markup import para, run
from prodige_core.exports.docx.pictures import drawing, placed
from prodige_core.exports.docx.prose import Pen, spacer
from prodige_core.exports.docx.sketches import sketch
from prodige_core.reports.document import Block, BulletList, Paragraph, Run, bullets, paragraph
from prodige_core.reports.sheets import Notice, Record, VoteRow
from prodige_core.reports.spreads import Wall

CODE_MM: Final = 60.0
"""Scanned from half a metre (ten to one)."""
RECORD: Final = (52.0, 82.0, 30.0)
"""Millimetres of statement, votes and outcome."""


def code(pen: Pen, address: str, sentence: str) -> str:
    """A QR code as a picture with its sentence for screen readers."""
    pen.pictures += 1
    relations = (pen.media.add(qr_png(address), "png"), "")
    return pen.para("Picture", drawing(relations, (CODE_MM, CODE_MM), pen.pictures, "QR", sentence))


def record_sheet(pen: Pen, record: Record) -> str:
    """Facts, then one row a statement with its votes as a picture and as a sentence."""
    made = [
        pen.para("Eyebrow", pen.text(record.eyebrow)),
        para("Title", run(record.title, size=24)),
        facts_table(pen, record.facts),
        spacer(),
        para("Note", pen.text(record.lead)),
    ]
    head = [Cell(cell_text(text, keep=True)) for text in record.header]
    rows = [row(head, RECORD, head=True), *(row(_cells(pen, own), RECORD) for own in record.rows)]
    made.append(framed(Kind("ReportTable", record.title), RECORD, rows) + spacer())
    made += [para("Note", pen.text(note)) for note in record.notes]
    return "".join(made)


def _cells(pen: Pen, own: VoteRow) -> list[Cell]:
    title = para("Cell", run(f"{own.number} {own.title}. ", "Strong") + pen.text(own.question))
    votes = ""
    picture = sketch(own.votes, RECORD[1] - 3)
    if picture is not None:
        pen.pictures += 1
        votes = para("Cell", placed(picture, pen.media, pen.pictures, own.title, own.votes.alt))
    votes += para("Note", pen.text(own.votes.alt))
    votes += "".join(para("Cell", run(f"{fact.label}: ", "Strong") + pen.text(fact.value)) for fact in own.passages)
    outcome = para("Cell", run(f"{own.outcome.code} {own.outcome.words}".strip(), "Strong"))
    if own.outcome.before:
        outcome += para("Note", run(f"({own.outcome.before})"))
    return [Cell(title), Cell(votes), Cell(outcome)]


def notice_sheet(pen: Pen, notice: Notice) -> str:
    """Who asks, what for, how to take part, what is promised, whom to ask."""
    return "".join(
        (
            pen.para("Eyebrow", pen.text(notice.eyebrow)),
            para("Title", run(notice.title, size=28)),
            para("Subtitle", pen.text(notice.lead)),
            para("Label", pen.text(notice.code_label), keep_next=True),
            code(pen, notice.code.address, notice.code_alt),
            para("Normal", run(f"{notice.address_label} ", "Strong") + pen.text(notice.code.address)),
            facts_table(pen, notice.facts),
            spacer(),
            para("Label", pen.text(notice.promise_title), keep_next=True),
            facts_table(pen, notice.promises),
            spacer(),
            para("Normal", run(f"{notice.ask} ____________")),
        )
    )


def wall_blocks(wall: Wall) -> tuple[Block, ...]:
    """A poster's words as ordinary blocks: on a page that people change there is no size to fit."""
    things = tuple(
        (Run(own.title, strong=True), Run(" – " + ", ".join(part for part in (own.who, own.when) if part)))
        for own in wall.things
    )
    return (
        wall.heading,
        paragraph(wall.lead, "lead"),
        BulletList(things),
        *([wall.stand] if wall.stand else []),
        *wall.pictures,
        *([wall.note] if wall.note else []),
        *([wall.seen_head] if wall.seen_head else []),
        bullets(wall.seen),
        Paragraph((Run(f"{wall.ask.label}: ", strong=True), Run(wall.ask.value))),
        paragraph(wall.foot, "note"),
    )
