"""How long a roadmap PDF takes, cold and warm, beside its bare words set by the same library (floor).

Goal: 12 pages or more with pictures in less than 1.5 s, warm.
"""

from __future__ import annotations

import io
import re
import time

import pikepdf
from fpdf import FPDF

from benchmarks.clock import median_seconds, ratio
from prodige_core.exports import ExportInputs, export_roadmap
from prodige_core.exports.pdf import centre_file_from_pdf
from prodige_core.i18n import translator
from prodige_web.routes import FONTS_DIR
from tests.samples import MADE_ON, catalogue, centre, quick_plan

ROUNDS = 5


def run() -> list[tuple[str, str]]:
    """Name and figure of each measurement."""
    catalogue()
    figures = []
    for actions, terms in ((3, 3), (18, 6), (56, 12)):
        file = centre(terms=terms)
        inputs = ExportInputs(file, catalogue(), quick_plan(file, actions), translator("en"), MADE_ON)
        first = _seconds(inputs)
        warm = sorted(_seconds(inputs) for _ in range(ROUNDS))[ROUNDS // 2]
        data = export_roadmap("pdf", inputs)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pages = len(pdf.pages)
        floor = _bare_words(re.sub(r"<[^>]+>", " ", export_roadmap("html", inputs).decode()))
        figures.append(
            (
                f"roadmap PDF, {actions} actions, {pages} pages",
                f"{warm:.2f} s (first {first:.2f} s), {ratio(warm, floor)} its bare words, {len(data) // 1000} kB",
            )
        )
    start = time.perf_counter()
    centre_file_from_pdf(data)
    figures.append(("centre file out of that PDF", f"{(time.perf_counter() - start) * 1000:.0f} ms"))
    return figures


def _bare_words(text: str) -> float:
    """Seconds to set the same words with fpdf2 alone: no tags, no pictures, no layout, no file inside."""

    def work() -> None:
        pdf = FPDF()
        pdf.add_font("Fira Sans", "", FONTS_DIR / "FiraSans-Regular.ttf")
        pdf.set_font("Fira Sans", size=9)
        pdf.add_page()
        pdf.multi_cell(0, text=" ".join(text.split()))
        pdf.output()

    return median_seconds(work, runs=ROUNDS)


def _seconds(inputs: ExportInputs) -> float:
    start = time.perf_counter()
    export_roadmap("pdf", inputs)
    return time.perf_counter() - start


if __name__ == "__main__":
    for name, figure in run():
        print(f"{name}: {figure}")
