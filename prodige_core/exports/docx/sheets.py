"""Parts of a Word document for pages that are set as a whole elsewhere: votes in a table, an address as a picture."""

from __future__ import annotations

import io
from typing import Any, Final

from prodige_core.charts import qr_png
from prodige_core.exports.content import one_line
from prodige_core.exports.docx.tables import add_table
from prodige_core.reports.document import Column, Table
from prodige_core.reports.sheets import Record, VoteRow

CODE_MM: Final = 60
"""Scanned from half a metre (ten to one)."""


def add_code(paragraph: Any, address: str, sentence: str) -> None:
    """A QR code as a picture with its sentence for screen readers."""
    from docx.shared import Mm

    picture = paragraph.add_run().add_picture(io.BytesIO(qr_png(address)), width=Mm(CODE_MM))
    properties = picture._inline.docPr
    properties.set("descr", one_line(sentence))
    properties.set("name", "QR")


def add_votes(document: Any, record: Record) -> None:
    """One row a statement; its votes as sentences, which can be read aloud and edited."""
    columns = (Column(4.0), Column(4.4), Column(2.6))
    add_table(document, Table("", record.header, tuple(_row(row) for row in record.rows), columns))


def _row(row: VoteRow) -> tuple[str, str, str]:
    said = " ".join(f"{fact.label}: {fact.value}" for fact in row.passages)
    outcome = f"{row.outcome.code} {row.outcome.words}".strip()
    return (
        f"{row.number} {row.title}. {row.question}",
        f"{row.votes.alt} {said}".strip(),
        f"{outcome} ({row.outcome.before})" if row.outcome.before else outcome,
    )
