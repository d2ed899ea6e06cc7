"""Exports: HOW a document is encoded. `KINDS` lists the documents, `FORMATS` the formats; `export_report` gives the bytes."""

from prodige_core.exports.inputs import ExportInputs, FormerPlan, slug
from prodige_core.exports.kinds import (
    KINDS,
    Options,
    ReportKind,
    attached,
    export_report,
    export_roadmap,
    file_name,
    order_of,
)
from prodige_core.exports.order import Attachment, Order, Paper, encode
from prodige_core.exports.registry import FORMATS, ExportFormat

__all__ = [
    "FORMATS",
    "KINDS",
    "Attachment",
    "ExportFormat",
    "ExportInputs",
    "FormerPlan",
    "Options",
    "Order",
    "Paper",
    "ReportKind",
    "attached",
    "encode",
    "export_report",
    "export_roadmap",
    "file_name",
    "order_of",
    "slug",
]
