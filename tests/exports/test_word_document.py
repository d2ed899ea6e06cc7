from __future__ import annotations

import datetime as dt
import io
import zipfile
from functools import cache

from docx.oxml.ns import qn

from prodige_core.exports import ExportInputs, export_roadmap
from prodige_core.i18n import translator
from tests.exports.office import word
from tests.samples import MADE_ON, catalogue, centre, quick_plan


@cache
def data() -> bytes:
    file = centre()
    return export_roadmap("docx", ExportInputs(file, catalogue(), quick_plan(file, 12), translator("en"), MADE_ON))


def styled(name: str) -> list[str]:
    return [paragraph.text for paragraph in word(data()).paragraphs if paragraph.style.name == name]


def test_title_chapters_actions_and_lists_have_words_own_styles():
    assert styled("Title") == ["Berufskolleg am Hafen"]
    assert "The actions" in styled("Heading 1")
    assert len([text for text in styled("Heading 2") if text[0].isdigit()]) == 12
    assert "Why for us" in styled("Heading 3")
    assert styled("List Bullet")
    assert styled("List Number")


def test_every_numbered_list_begins_at_one():
    document = word(data())
    numbering = document.part.numbering_part.element
    ids = {
        paragraph._p.pPr.numPr.numId.val for paragraph in document.paragraphs if paragraph.style.name == "List Number"
    }
    assert len(ids) >= 12
    for number in ids:
        (override,) = numbering.num_having_numId(number).findall(qn("w:lvlOverride"))
        assert override.find(qn("w:startOverride")).get(qn("w:val")) == "1"


def test_every_table_repeats_its_header_and_keeps_its_rows_whole():
    for table in word(data()).tables:
        assert all(cell.text for cell in table.rows[0].cells)
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_links_lead_to_bookmarks_that_are_there_once():
    body = word(data()).element.body
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    targets = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert len(names) == len(set(names))
    assert targets
    assert targets <= set(names)
    assert all(len(name) <= 40 for name in names)


def test_it_tells_its_language_title_and_day_and_holds_no_picture():
    document = word(data())
    assert document.core_properties.title == "Roadmap of Berufskolleg am Hafen"
    assert document.core_properties.created == dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    (language,) = document.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "en-IE"
    with zipfile.ZipFile(io.BytesIO(data())) as parts:
        assert not [name for name in parts.namelist() if name.endswith((".png", ".jpeg"))]
        assert b'w:name="Fira Sans"' in parts.read("word/fontTable.xml")


def test_fields_are_closed():
    kinds = [mark.get(qn("w:fldCharType")) for mark in word(data()).element.body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
