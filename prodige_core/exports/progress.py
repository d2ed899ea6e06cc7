"""The progress report as a file: PDF with the centre file attached, Word, web page."""

from __future__ import annotations

from dataclasses import replace

from prodige_core.exports.inputs import ExportInputs, centre_bytes, slug
from prodige_core.exports.registry import FORMATS, ExportFormat
from prodige_core.planning.result import Plan
from prodige_core.reports import ProgressInputs, progress_report

PROGRESS_FORMATS: tuple[ExportFormat, ...] = tuple(FORMATS[own] for own in ("pdf", "docx", "html"))
"""The formats of documents; tables and calendars are the roadmap's."""


def export_progress(format_id: str, inputs: ProgressInputs, plan: Plan | None) -> bytes:
    """The report in one format. plan: goes into the attached centre file. KeyError for a format that is none of these."""
    document = progress_report(replace(inputs, carries_file=format_id == "pdf"))
    match format_id:
        case "pdf":
            from prodige_core.exports.pdf.attachment import SUFFIX
            from prodige_core.exports.pdf.render import Attachment, render_pdf  # fpdf2 takes a second to import

            made_from = ExportInputs(inputs.file, inputs.catalogue, plan, inputs.t, inputs.made_on)
            description = inputs.t.gettext("Centre file of Prodige: open it to go on working.")
            attachment = Attachment(slug(inputs.file.centre.name) + SUFFIX, centre_bytes(made_from), description)
            return render_pdf(document, attachment, inputs.made_on)
        case "docx":
            from prodige_core.exports.docx.word import render_document

            return render_document(document, inputs.t, inputs.made_on)
        case "html":
            from prodige_core.exports.html.page import page

            return page(document).encode("utf-8")
        case _:
            raise KeyError(format_id)


def progress_name(format_id: str, inputs: ProgressInputs) -> str:
    """What the download is called: ``progress-berufskolleg-am-hafen-2027-11-21.pdf``."""
    return f"progress-{slug(inputs.file.centre.name)}-{inputs.made_on.isoformat()}{FORMATS[format_id].extension}"
