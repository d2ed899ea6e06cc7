"""The roadmap report as one web page."""

from prodige_core.exports.html.page import render

__all__ = ["render"]
