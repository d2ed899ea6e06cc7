"""Reports: WHAT is said, as a `Document`; the exports decide how it looks."""

from prodige_core.reports.document import Document
from prodige_core.reports.roadmap_report import roadmap_report

__all__ = ["Document", "roadmap_report"]
