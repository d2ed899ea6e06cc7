"""Word and Excel files keep the rules of Microsoft's Open XML SDK; a planted fault is found.

``tools/validate_office.py`` checks any files, also by Microsoft's own validator. Here: each kind once, small, and the widest.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from prodige_core.exports import ExportInputs
from prodige_core.exports.docx.word import render_document
from prodige_core.exports.kinds import KINDS, export_report
from prodige_core.i18n import translator
from tests.exports.sheets import entries, poster, record
from tests.exports.test_hostile_texts import TEXTS, with_texts
from tests.five_centres import FIVE
from tests.samples import MADE_ON, catalogue
from tools.validate_office import VERSIONS, validated

pytestmark = pytest.mark.slow  # a second a document


def inputs(name: str) -> ExportInputs:
    own = FIVE[name]()
    return ExportInputs(own.file, catalogue(), own.plan, translator("en"), MADE_ON)


def broken(data: bytes, ending: str, folder: Path) -> list[str]:
    path = folder / f"file.{ending}"
    path.write_bytes(data)
    return [f"{own.said} {own.part} {own.where}" for own in validated(path, VERSIONS[1:])]


@pytest.mark.parametrize("kind", ["summary", "roadmap", "progress", "erasmus-plan"])
def test_every_word_document_keeps_the_rules(kind, tmp_path):
    name = {"summary": "huge", "progress": "greek-cyrillic"}.get(kind, "tiny")
    assert "docx" in KINDS[kind].formats
    assert broken(export_report(kind, "docx", inputs(name)), "docx", tmp_path) == []


@pytest.mark.parametrize("sheet", [record(entries(4)), poster()], ids=["record", "notice"])
def test_the_record_of_a_workshop_and_a_notice_keep_them_too(sheet, tmp_path):
    assert broken(render_document(sheet, translator("en"), MADE_ON), "docx", tmp_path) == []


@pytest.mark.parametrize("name", ["tiny", "almost-empty"])
def test_the_workbook_keeps_the_rules(name, tmp_path):
    assert broken(export_report("roadmap", "xlsx", inputs(name)), "xlsx", tmp_path) == []


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_whatever_people_type_breaks_none(ending, tmp_path):
    file, book, plan = with_texts(" ".join(TEXTS) + "\r\n\t\x07\ufffe\u00ad\u202e" + "[Add: x]")
    given = ExportInputs(file, book, plan, translator("en"), MADE_ON)
    assert broken(export_report("roadmap", ending, given), ending, tmp_path) == []


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", b"<w:keepNext/>", b'<w:jc w:val="left"/><w:keepNext/>'),
        ("word/document.xml", b"<w:tblHeader/>", b'<w:tblHeader w:val="perhaps"/>'),
        ("word/document.xml", b'r:id="rId5"', b'r:id="rId99"'),
        ("word/styles.xml", b"<w:basedOn", b"<w:basedOnX"),
        ("[Content_Types].xml", b"wordprocessingml.styles+xml", b"wordprocessingml.stylesX+xml"),
    ],
)
def test_a_fault_is_found(part, old, new, tmp_path):
    data = export_report("summary", "docx", inputs("almost-empty"))
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(made, "w") as target:
        for name in given.namelist():
            text = given.read(name)
            assert name != part or old in text
            target.writestr(name, text.replace(old, new, 1) if name == part else text)
    assert broken(made.getvalue(), "docx", tmp_path)
