"""The roadmap report as an editable Word document."""

from prodige_core.exports.docx.word import render

__all__ = ["render"]
