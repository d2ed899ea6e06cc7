"""The documents there are, all from the same parts: what each says is decided in `reports`, how it looks by its format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from pydantic import BaseModel

from prodige_core.exports.content import report_inputs
from prodige_core.exports.inputs import ExportInputs, centre_bytes, slug
from prodige_core.exports.order import Attachment, DocumentFormat, Order, Paper, encode
from prodige_core.exports.progress import progress_document
from prodige_core.exports.registry import FORMATS
from prodige_core.i18n import N_, Translator
from prodige_core.reports import Document, ReportInputs, roadmap_report
from prodige_core.reports.erasmus_plan import erasmus_plan
from prodige_core.reports.languages import foreign_texts, with_languages
from prodige_core.reports.leadership_summary import leadership_summary
from prodige_core.reports.staff_poster import staff_poster

SUFFIX = ".prodige.json"


@dataclass(frozen=True, slots=True)
class Options:
    """What people may choose. carries_file: whether a PDF holds the centre file; paper: the sheet of a poster."""

    carries_file: bool = True
    paper: Paper = "A4"


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One document. ``title`` and ``purpose`` (for whom and what for, a sentence) are marked for translation.

    formats: ids of `FORMATS`, the usual one first. papers: the sheets it can be set on. needs_plan: whether a plan that
    is out of date keeps it from being made (the progress report leaves such a plan out and says so).
    """

    id: str
    title: str
    purpose: str
    formats: tuple[str, ...]
    document: Callable[[ExportInputs, bool], Document]
    stem: str
    papers: tuple[Paper, ...] = ("A4",)
    needs_plan: bool = True


def _said(say: Callable[[ReportInputs], Document]) -> Callable[[ExportInputs, bool], Document]:
    """A document of the roadmap from what every export is made from."""
    return lambda inputs, carries_file: say(report_inputs(inputs, carries_file=carries_file))


_ALL = (
    ReportKind(
        "summary",
        N_("Leadership summary"),
        N_(
            "Two pages for the leadership, the board or the inspectorate: what we want, when, what it takes, what to decide."
        ),
        ("pdf", "docx", "html"),
        _said(leadership_summary),
        "leadership-summary",
    ),
    ReportKind(
        "poster",
        N_("Staff-room poster"),
        N_("One page for the wall: what we work on together this year, and what we will see when it works."),
        ("pdf",),
        _said(staff_poster),
        "staff-room-poster",
        papers=("A4", "A3"),
    ),
    ReportKind(
        "roadmap",
        N_("Full roadmap"),
        N_("Everything: profile, targets, time plan, a card for every action, means, sources and how it was made."),
        ("pdf", "docx", "html", "xlsx", "ics", "json", "zip"),
        _said(roadmap_report),
        "roadmap",
    ),
    ReportKind(
        "progress",
        N_("Progress report"),
        N_("Two rounds compared, what was done in between, and what comes next."),
        ("pdf", "docx", "html"),
        progress_document,
        "progress",
        needs_plan=False,
    ),
    ReportKind(
        "erasmus-plan",
        N_("Draft of an Erasmus Plan"),
        N_(
            "The parts that an application for accreditation asks for, begun from your own data, to go on writing in Word."
        ),
        ("docx", "html"),
        _said(erasmus_plan),
        "erasmus-plan",
    ),
)
KINDS: Mapping[str, ReportKind] = MappingProxyType({kind.id: kind for kind in _ALL})


def order_of(kind_id: str, format_id: str, inputs: ExportInputs, options: Options | None = None) -> Order:
    """The document to set. KeyError for a kind or format there is not."""
    kind, options = KINDS[kind_id], options or Options()
    if format_id not in kind.formats or FORMATS[format_id].data is not None:
        raise KeyError(format_id)
    carries = options.carries_file and format_id == "pdf"
    document = with_languages(kind.document(inputs, carries), foreign_texts(_content(inputs), inputs.t))
    attachment = centre_attachment(inputs) if carries else None
    return Order(cast(DocumentFormat, format_id), document, inputs.made_on, inputs.t.lang, attachment, options.paper)


def _content(inputs: ExportInputs) -> list[BaseModel]:
    """What texts of a document may come from, beside what people typed."""
    programme = [] if inputs.programme is None else [inputs.programme]
    return [inputs.catalogue, *programme, *(own.definition for own in inputs.indicators)]


def centre_attachment(inputs: ExportInputs) -> Attachment:
    """The centre file as a PDF carries it."""
    return attached(inputs.file.centre.name, centre_bytes(inputs), inputs.t)


def attached(name: str, data: bytes, t: Translator) -> Attachment:
    """A centre file at hand as a PDF carries it."""
    return Attachment(slug(name) + SUFFIX, data, t.gettext("Centre file of Prodige: open it to go on working."))


def export_report(kind_id: str, format_id: str, inputs: ExportInputs, options: Options | None = None) -> bytes:
    """The file. KeyError for a kind or format there is not."""
    data = FORMATS[format_id].data
    if data is not None and format_id in KINDS[kind_id].formats:
        return data(inputs)
    return encode(order_of(kind_id, format_id, inputs, options))


def export_roadmap(format_id: str, inputs: ExportInputs) -> bytes:
    """The full roadmap in one format. KeyError for a format that is not in `FORMATS`."""
    return export_report("roadmap", format_id, inputs)


def file_name(kind_id: str, format_id: str, inputs: ExportInputs, options: Options | None = None) -> str:
    """What the download is called: ``roadmap-berufskolleg-am-hafen-2026-11-21.pdf``."""
    stem = f"{slug(inputs.file.centre.name)}-{inputs.made_on.isoformat()}"
    paper = "-a3" if options is not None and options.paper == "A3" else ""
    before = {"json": "", "zip": "pictures-"}.get(format_id, f"{KINDS[kind_id].stem}-")
    return f"{before}{stem}{paper}{FORMATS[format_id].extension}"
