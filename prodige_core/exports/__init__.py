"""Exports: HOW a roadmap is encoded. `FORMATS` lists the formats; `export_roadmap` gives the bytes."""

from prodige_core.exports.inputs import ExportInputs, slug
from prodige_core.exports.registry import FORMATS, ExportFormat, export_roadmap, file_name

__all__ = ["FORMATS", "ExportFormat", "ExportInputs", "export_roadmap", "file_name", "slug"]
