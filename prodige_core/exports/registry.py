"""The formats a roadmap can be exported to. A new format is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from prodige_core.exports.inputs import ExportInputs, slug
from prodige_core.i18n import N_


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format. ``title`` is marked for translation; ``extension`` begins with a dot; ``render`` gives the bytes."""

    id: str
    title: str
    media_type: str
    extension: str
    render: Callable[[ExportInputs], bytes]


def _pdf(inputs: ExportInputs) -> bytes:
    from prodige_core.exports.pdf.roadmap import render  # fpdf2 and pikepdf take a second to import

    return render(inputs)


def _json(inputs: ExportInputs) -> bytes:
    from prodige_core.exports.json import render

    return render(inputs)


def _html(inputs: ExportInputs) -> bytes:
    from prodige_core.exports.html import render

    return render(inputs)


def _docx(inputs: ExportInputs) -> bytes:
    from prodige_core.exports.docx import render

    return render(inputs)


def _xlsx(inputs: ExportInputs) -> bytes:
    from prodige_core.exports.xlsx import render

    return render(inputs)


def _ics(inputs: ExportInputs) -> bytes:
    from prodige_core.exports.ics import render

    return render(inputs)


FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "pdf": ExportFormat("pdf", N_("PDF report"), "application/pdf", ".pdf", _pdf),
        "json": ExportFormat("json", N_("Centre file"), "application/json", ".prodige.json", _json),
        "docx": ExportFormat(
            "docx",
            N_("Word"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".docx",
            _docx,
        ),
        "xlsx": ExportFormat(
            "xlsx", N_("Excel"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", _xlsx
        ),
        "ics": ExportFormat("ics", N_("Calendar"), "text/calendar", ".ics", _ics),
        "html": ExportFormat("html", N_("Web page"), "text/html", ".html", _html),
    }
)


def export_roadmap(format_id: str, inputs: ExportInputs) -> bytes:
    """The export in one format. KeyError for a format that is not in `FORMATS`."""
    return FORMATS[format_id].render(inputs)


def file_name(format_id: str, inputs: ExportInputs) -> str:
    """What the download is called: ``roadmap-berufskolleg-am-hafen-2026-11-21.pdf``."""
    stem = f"{slug(inputs.file.centre.name)}-{inputs.made_on.isoformat()}"
    return ("" if format_id == "json" else "roadmap-") + stem + FORMATS[format_id].extension
