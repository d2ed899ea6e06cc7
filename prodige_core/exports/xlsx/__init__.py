"""The centre's answers, scores and plan as a workbook."""

from prodige_core.exports.xlsx.workbook import render

__all__ = ["render"]
