"""A report as an editable Word document."""

from prodige_core.exports.docx.word import render_document

__all__ = ["render_document"]
