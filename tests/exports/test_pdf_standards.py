"""Every kind of document, of all five centres, passes veraPDF's rules of PDF/UA-1 and PDF/A-3A; a planted fault is found.

``make check`` leaves it to pdfua, which looks at the tags without Java (``test_pdf_structure.py`` and others).
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from prodige_core.exports import ExportInputs
from prodige_core.exports.kinds import KINDS, export_report
from prodige_core.exports.pdf.render import render_pdf
from prodige_core.i18n import translator
from tests.exports.heard import HELD
from tests.exports.sheets import entries, poster, record
from tests.five_centres import FIVE
from tests.samples import MADE_ON, catalogue
from tools.validate_pdf import LEAST_RULES, PROFILES, Broken, validated

BOTH = ("tiny", "almost-empty", "record", "notice")
"""Checked against PDF/A-3A as well. It asks about every sign drawn: seconds for sixty pages of the same fonts and colours;
``tools/validate_pdf.py`` does it for all."""
LEFT_OUT = "typical-roadmap"
"""The huge one has all of its parts, and checking both takes seconds more than the suite has."""


def documents() -> dict[str, bytes]:
    made = {"record": render_pdf(record(entries(4)), None, HELD), "notice": render_pdf(poster(), None, HELD)}
    for name, centre in FIVE.items():
        own = centre()
        inputs = ExportInputs(own.file, catalogue(), own.plan, translator("en"), MADE_ON)
        for kind in KINDS.values():
            if "pdf" in kind.formats and f"{name}-{kind.id}" != LEFT_OUT:
                made[f"{name}-{kind.id}"] = export_report(kind.id, "pdf", inputs)
    return made


def elements(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    found, waiting = [], [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        kids = node.get("/K", [])
        waiting += [kid for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) if "/S" in kid]
        if str(node.S) == f"/{tag}":
            found.append(node)
    return found


def without_a_sentence(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0].Alt


def without_a_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def without_scopes(pdf: pikepdf.Pdf) -> None:
    for head in elements(pdf, "TH"):
        del head.A
    for cell in elements(pdf, "TD"):
        if "/A" in cell:
            del cell.A


FAULTS: dict[Callable[[pikepdf.Pdf], None], tuple[str, str]] = {
    without_a_sentence: ("PDFUA-1", "7.3-1"),
    without_a_language: ("PDFUA-1", "7.2-"),
    without_scopes: ("PDFUA-1", "7.5-1"),
}


def spoilt(data: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        spoil(pdf)
        pdf.save(out)
    return out.getvalue()


@pytest.mark.slow
def test_all_documents_pass_and_every_planted_fault_is_found(tmp_path: Path):
    made = documents()
    faulty = {spoil.__name__: spoilt(made["record"], spoil) for spoil in FAULTS}
    for name, data in {**made, **faulty}.items():
        (tmp_path / f"{name}.pdf").write_bytes(data)
    checked = {name: PROFILES if name.startswith(BOTH) else PROFILES[:1] for name in {**made, **faulty}}
    found = validated({tmp_path / f"{name}.pdf": profiles for name, profiles in checked.items()})
    told: dict[str, list[Broken]] = {path.stem: broken for path, broken in found.items()}
    assert {name: told[name] for name in made if told[name]} == {}
    for spoil, (profile, rule) in FAULTS.items():
        rules = [own.rule for own in told[spoil.__name__] if own.profile == profile]
        assert any(own.startswith(rule) for own in rules), (spoil.__name__, rules)


def test_qpdf_finds_nothing_to_repair(tmp_path: Path):
    for name, data in {
        "notice": render_pdf(poster(), None, HELD),
        "record": render_pdf(record(entries(4)), None, HELD),
    }.items():
        (tmp_path / f"{name}.pdf").write_bytes(data)
        done = subprocess.run(
            ["qpdf", "--check", str(tmp_path / f"{name}.pdf")], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow  # for Java, which nothing of `make check` needs
def test_what_is_no_pdf_is_no_verdict_and_says_so(tmp_path: Path):
    (tmp_path / "x.pdf").write_bytes(b"no PDF")
    with pytest.raises(RuntimeError, match="no verdict"):
        validated({tmp_path / "x.pdf": PROFILES[:1]})
    assert LEAST_RULES == 100
