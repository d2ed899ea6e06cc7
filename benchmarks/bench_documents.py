"""Every document in every format: seconds warm and size; the roadmap beside its bare words and Typst (goal: < 1.5 s).

Two centres: one of the usual size and a huge one (60 actions). All in this process, as the typesetting process does it.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
from fpdf import FPDF

from benchmarks.clock import clock_and_processor, median_seconds, ratio
from benchmarks.typst_words import source
from prodige_core.config import ROOT
from prodige_core.exports import FORMATS, KINDS, ExportInputs, export_report, order_of
from prodige_core.exports.pdf import centre_file_from_pdf
from prodige_core.exports.pictures.chosen import pictures
from prodige_core.exports.pictures.drawn import drawn
from prodige_core.i18n import translator
from prodige_core.reports import Document
from prodige_web.routes import FONTS_DIR
from tests.five_centres import FIVE
from tests.samples import MADE_ON, catalogue

ROUNDS = 5
OTHERS = ROOT / ".venv" / "bench"
"""Where ``make bench`` installs Typst (benchmarks/requirements.txt)."""


def run() -> Iterator[tuple[str, str]]:
    """Name and figure of each measurement."""
    begun = time.perf_counter()
    export_report("roadmap", "pdf", _inputs("tiny"))
    yield "the very first PDF, with libraries and fonts", f"{time.perf_counter() - begun:.2f} s"
    for centre in ("typical", "huge"):
        inputs = _inputs(centre)
        for kind in KINDS.values():
            for format_id in kind.formats:
                yield _made(centre, kind.id, format_id, inputs)
        yield from _beside(centre, inputs)


def _inputs(name: str) -> ExportInputs:
    found = FIVE[name]()
    return ExportInputs(found.file, catalogue(), found.plan, translator("en"), MADE_ON)


def _made(centre: str, kind_id: str, format_id: str, inputs: ExportInputs) -> tuple[str, str]:
    seconds, busy = clock_and_processor(lambda: export_report(kind_id, format_id, inputs), runs=ROUNDS)
    data = export_report(kind_id, format_id, inputs)
    pages = f", {_pages(data)} pages" if format_id == "pdf" else ""
    words = median_seconds(lambda: _words(kind_id, format_id, inputs), runs=ROUNDS)
    said = f", words {words * 1000:.0f} ms" if FORMATS[format_id].data is None else ""
    figure = f"{seconds * 1000:.0f} ms (processor {busy * 1000:.0f} ms{said}), {len(data) / 1000:.0f} kB"
    return f"{centre}: {kind_id} {format_id}{pages}", figure


def _words(kind_id: str, format_id: str, inputs: ExportInputs) -> object:
    """What the app itself still does: read and put into words."""
    return order_of(kind_id, format_id, inputs) if FORMATS[format_id].data is None else None


def _beside(centre: str, inputs: ExportInputs) -> Iterator[tuple[str, str]]:
    _, own = clock_and_processor(lambda: export_report("roadmap", "pdf", inputs), runs=ROUNDS)
    html = export_report("roadmap", "html", inputs).decode()
    floor = _bare_words(re.sub(r"<[^>]+>", " ", html.split("</style>", 1)[1]))
    yield (
        f"{centre}: roadmap pdf beside its bare words",
        f"{ratio(own, floor)} their {floor * 1000:.0f} ms of processor",
    )
    made = export_report("roadmap", "pdf", inputs)
    yield (
        f"{centre}: the centre file out of it",
        f"{median_seconds(lambda: centre_file_from_pdf(made), runs=ROUNDS) * 1000:.0f} ms",
    )
    document = order_of("roadmap", "pdf", inputs).document
    svgs = [one.svg for one in drawn(pictures(inputs), "", "en")[1]]
    yield f"{centre}: its words, tables and ready-made pictures by Typst", _typst(document, svgs, own)


def _typst(document: Document, svgs: list[str], own: float) -> str:
    """The same content as PDF/UA-1 with Typst's plain layout: no cards, no notes in the margin, no file inside."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "words.typ"
        file.write_text(source(replace(document, title="TITLE-NUMBER"), svgs), encoding="utf-8")
        command = [sys.executable, str(ROOT / "benchmarks" / "other_engine.py"), str(file), str(FONTS_DIR)]
        done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(OTHERS)}, capture_output=True, text=True)
        if done.returncode:
            return f"failed: {done.stderr.strip().splitlines()[-1]}"
        told = json.loads(done.stdout)
        if "skipped" in told:
            return f"skipped, it is not installed ({told['skipped']})"
        return (
            f"{told['warm'] * 1000:.0f} ms (processor {told['processor'] * 1000:.0f} ms, first {told['first']:.2f} s), "
            f"{_pages(file.with_suffix('.pdf').read_bytes())} pages, {told['bytes'] / 1000:.0f} kB; "
            f"ours takes {ratio(own, told['processor'])} its processor time"
        )


def _bare_words(text: str) -> float:
    """Processor seconds to set the same words with fpdf2 alone: no tags, no pictures, no layout, no file inside."""

    def work() -> None:
        pdf = FPDF()
        pdf.add_font("Fira Sans", "", FONTS_DIR / "FiraSans-Regular.ttf")
        pdf.set_font("Fira Sans", size=9)
        pdf.add_page()
        pdf.multi_cell(0, text=" ".join(text.split()))
        pdf.output()

    return clock_and_processor(work, runs=ROUNDS)[1]


def _pages(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


if __name__ == "__main__":
    for name, figure in run():
        print(f"{name}: {figure}", flush=True)
