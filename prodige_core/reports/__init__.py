"""Reports: WHAT is said, as a `Document`; the exports decide how it looks."""

from prodige_core.reports.document import Document
from prodige_core.reports.european_money import centre_money
from prodige_core.reports.heard import Heard
from prodige_core.reports.inputs import ReportInputs
from prodige_core.reports.progress_inputs import ProgressInputs
from prodige_core.reports.progress_report import progress_report
from prodige_core.reports.roadmap_report import roadmap_report
from prodige_core.reports.survey_poster import survey_poster
from prodige_core.reports.workshop_record import RecordEntry, workshop_record

__all__ = [
    "Document",
    "Heard",
    "ProgressInputs",
    "RecordEntry",
    "ReportInputs",
    "centre_money",
    "progress_report",
    "roadmap_report",
    "survey_poster",
    "workshop_record",
]
