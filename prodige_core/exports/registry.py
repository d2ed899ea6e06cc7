"""The formats there are: a document may be set as PDF, Word or web page; a roadmap is data as well."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from prodige_core.exports.inputs import ExportInputs
from prodige_core.i18n import N_


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format. ``title`` is marked for translation; ``extension`` begins with a dot.

    data: gives the bytes of a format that is not a document; None for documents (`prodige_core.exports.order`).
    """

    id: str
    title: str
    media_type: str
    extension: str
    data: Callable[[ExportInputs], bytes] | None = None


def _json(inputs: ExportInputs) -> bytes:
    from prodige_core.exports.json import render

    return render(inputs)


def _xlsx(inputs: ExportInputs) -> bytes:
    from prodige_core.exports.xlsx import render  # late: not everybody wants a workbook

    return render(inputs)


def _ics(inputs: ExportInputs) -> bytes:
    from prodige_core.exports.ics import render

    return render(inputs)


def _zip(inputs: ExportInputs) -> bytes:
    from prodige_core.exports.pictures.bundle import render  # late: brings what makes pixels

    return render(inputs)


FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "pdf": ExportFormat("pdf", N_("PDF report"), "application/pdf", ".pdf"),
        "json": ExportFormat("json", N_("Centre file"), "application/json", ".prodige.json", _json),
        "docx": ExportFormat(
            "docx",
            N_("Word"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".docx",
        ),
        "xlsx": ExportFormat(
            "xlsx", N_("Excel"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", _xlsx
        ),
        "ics": ExportFormat("ics", N_("Calendar"), "text/calendar", ".ics", _ics),
        "html": ExportFormat("html", N_("Web page"), "text/html", ".html"),
        "zip": ExportFormat("zip", N_("Pictures for slides and websites (ZIP)"), "application/zip", ".zip", _zip),
    }
)
