"""What every export says, decided once: scores, roadmap and report document of a centre."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from prodige_core.exports.inputs import ExportInputs
from prodige_core.reports import Document, ReportInputs, roadmap_report
from prodige_core.roadmap import Roadmap, build_roadmap
from prodige_core.scoring import FrameworkScores, score_file

JOINERS = "\u200c\u200d"
"""Invisible, but letters of some scripts and joined emoji need them (Unicode 17, section 23.2)."""


@dataclass(frozen=True, slots=True)
class Content:
    """Scores by framework, the roadmap (status ``none`` before the first plan) and the report made from both."""

    scores: Mapping[str, FrameworkScores]
    roadmap: Roadmap
    document: Document


def content_of(inputs: ExportInputs, *, carries_file: bool) -> Content:
    """Everything there is to say. ``carries_file``: whether the export restores the work, which the report tells."""
    given = report_inputs(inputs, carries_file=carries_file)
    return Content(given.scores, given.roadmap, roadmap_report(given))


def report_inputs(inputs: ExportInputs, *, carries_file: bool) -> ReportInputs:
    """What every document of the roadmap is made from: scored and put into words once."""
    file, catalogue, t = inputs.file, inputs.catalogue, inputs.t
    scores = score_file(file, catalogue)
    return ReportInputs(
        build_roadmap(file, catalogue, scores, inputs.plan, t),
        scores,
        catalogue,
        file,
        t,
        inputs.made_on,
        carries_file,
        inputs.voices,
        inputs.programme,
        inputs.indicators,
    )


def plain(text: str) -> str:
    """A text that XML and calendars can hold: one kind of line end, no control, direction or broken characters."""
    text = text.replace("\r\n", "\n").translate({0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"})
    if text.isascii() and text.isprintable():
        return text
    return "".join(char for char in text if _holds(char))


def one_line(text: str) -> str:
    """A plain text without line ends, for names and titles."""
    return " ".join(plain(text).split())


def _holds(char: str) -> bool:
    if char in "\n\t" or char in JOINERS:
        return True
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs"} and ord(char) & 0xFFFE != 0xFFFE
