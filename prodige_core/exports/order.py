"""What a document is set from: plain values, so that another process can set it."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Literal

from prodige_core.i18n import translator
from prodige_core.reports.document import Document

Paper = Literal["A4", "A3"]
DocumentFormat = Literal["pdf", "docx", "html", "png"]
"""``png`` is a small picture of the first page; it is shown, never handed out."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside a PDF. ``name`` ends in ``.prodige.json``; ``description`` is for people."""

    name: str
    data: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Order:
    """A document to set. made_on: every date in the file. lang: the reader's language. Only a PDF has the last two."""

    format_id: DocumentFormat
    document: Document
    made_on: dt.date
    lang: str
    attachment: Attachment | None = None
    paper: Paper = "A4"

    def digest(self) -> str:
        """sha256 of everything the file depends on: equal orders give equal bytes."""
        return hashlib.sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()


def encode(order: Order) -> bytes:
    """The file. Equal orders give the same bytes, in every process."""
    match order.format_id:
        case "pdf":
            from prodige_core.exports.pdf.render import render_pdf  # fpdf2 and pikepdf take a second to import

            return render_pdf(order.document, order.attachment, order.made_on, order.paper)
        case "docx":
            from prodige_core.exports.docx.word import render_document

            return render_document(order.document, translator(order.lang), order.made_on)
        case "html":
            from prodige_core.exports.html.page import page

            return page(order.document).encode("utf-8")
        case "png":
            from prodige_core.exports.pdf.render import render_pdf
            from prodige_core.exports.pictures.pixels import first_page

            return first_page(render_pdf(order.document, None, order.made_on))
