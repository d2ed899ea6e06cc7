"""A report as one web page."""

from prodige_core.exports.html.page import page

__all__ = ["page"]
