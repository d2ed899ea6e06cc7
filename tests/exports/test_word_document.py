"""The Word document as Word needs it: real styles, every property in the standard's order, links that lead somewhere."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from functools import cache
from itertools import pairwise

import pytest
from docx.oxml.ns import qn
from lxml import etree

from prodige_core.charts import GanttBar, lanes_of
from prodige_core.exports import ExportInputs, export_report, export_roadmap
from prodige_core.exports.docx.front import HEIGHT, WIDTH
from prodige_core.exports.docx.grid import fitted
from prodige_core.exports.docx.measure import lines_of, width_mm
from prodige_core.exports.docx.pages import laid_out
from prodige_core.exports.docx.plans import TOGETHER
from prodige_core.exports.docx.spread import fitted_columns
from prodige_core.exports.docx.word import render_document
from prodige_core.i18n import translator
from prodige_core.reports.document import (
    BulletList,
    Callout,
    Card,
    Column,
    Document,
    Heading,
    Labelled,
    NumberedList,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Toc,
    paragraph,
    text_runs,
)
from prodige_core.reports.spreads import Band, Short, Spread
from prodige_core.responses import Answer
from prodige_core.services.progress_reporting import progress_report_of
from tests.exports.office import word
from tests.exports.sheets import entries, poster, record
from tests.five_centres import FIVE
from tests.progress_samples import LATER, two_rounds
from tests.samples import MADE_ON, catalogue, centre, quick_plan, roadmap

MM = 56.69
ALL = ("roadmap", "progress", "summary", "plan", "record", "notice", "small")
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tcBorders": "top left bottom right insideH insideV",
    "tblBorders": "top left bottom right insideH insideV",
    "pBdr": "top left bottom right between bar",
    "tblCellMar": "top left bottom right",
    "tcMar": "top left bottom right",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
    "cols formProt vAlign noEndnote titlePg",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "numbering": "numPicBullet abstractNum num",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    "font": "altName panose1 charset family notTrueType pitch sig",
}
"""ISO/IEC 29500-1, as far as we write it: Word says *unreadable content* to any other order."""


@cache
def data() -> bytes:
    file = centre()
    return export_roadmap("docx", ExportInputs(file, catalogue(), quick_plan(file, 12), translator("en"), MADE_ON))


@cache
def made(name: str) -> bytes:
    match name:
        case "roadmap":
            return data()
        case "progress":
            file = two_rounds()
            return progress_report_of(file, catalogue(), None, "docx", translator("en"), LATER).data
        case "record":
            return render_document(record(entries(4)), translator("en"), MADE_ON)
        case "summary":
            file = centre()
            inputs = ExportInputs(file, catalogue(), quick_plan(file, 20), translator("en"), MADE_ON)
            return export_report("summary", "docx", inputs)
        case "plan":
            file = centre()
            inputs = ExportInputs(file, catalogue(), quick_plan(file, 20), translator("en"), MADE_ON)
            return export_report("erasmus-plan", "docx", inputs)
        case "notice":
            return render_document(poster(), translator("en"), MADE_ON)
        case _:
            return render_document(small(), translator("en"), MADE_ON)


def small(*blocks, foreign=()) -> Document:
    given = blocks or (
        Heading(1, "Parts", "parts"),
        Callout("Know", (paragraph("This."), NumberedList((text_runs("One"),)))),
        Paragraph((Run("See "), Run("nowhere", link="#nowhere"), Run("[Add: how many]", gap=True))),
        Card("c", "1", "Do it", "facts", (Labelled("Why", (paragraph("Because."),)),), "continued"),
    )
    return Document("T", "S", "A", "en", "H", given, foreign)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def body(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["word/document.xml"])


def everywhere(data: bytes, tag: str):
    return body(data).iter(qn(tag if ":" in tag else f"w:{tag}"))


def style_of(paragraph) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "Normal" if found is None else found.get(qn("w:val"))


def said(own) -> str:
    tags = (qn("w:t"), qn("w:tab"))
    runs = (part for part in own.iter(*tags) if part.getparent().tag == qn("w:r"))
    return "".join(part.text or "\t" for part in runs)


def styled(name: str, data_: bytes | None = None) -> list[str]:
    return [said(own) for own in everywhere(data_ or data(), "p") if style_of(own) == name]


@pytest.mark.parametrize("name", ALL)
def test_every_part_is_well_formed_and_its_properties_stand_in_the_standards_order(name):
    held = parts(made(name))
    assert {"word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml"} <= set(held)
    for part, text in held.items():
        if not part.endswith((".xml", ".rels")):
            continue
        for element in etree.fromstring(text).iter():
            tag = etree.QName(element).localname
            if tag not in ORDERS or "wordprocessingml" not in etree.QName(element).namespace:
                continue
            order = ORDERS[tag].split()
            places = [
                order.index(etree.QName(child).localname) for child in element if not (tag == "pPr" and child is None)
            ]
            assert places == sorted(places), (part, tag, [etree.QName(child).localname for child in element])
    assert word(made(name)).core_properties.title


@pytest.mark.parametrize("name", ALL)
def test_every_style_list_relation_and_picture_that_is_named_is_there(name):
    held = parts(made(name))
    known = {own.get(qn("w:styleId")) for own in etree.fromstring(held["word/styles.xml"]).iter(qn("w:style"))}
    numbering = etree.fromstring(held["word/numbering.xml"])
    lists = {own.get(qn("w:numId")) for own in numbering.iter(qn("w:num"))}
    relations = {own.get("Id"): own.get("Target") for own in etree.fromstring(held["word/_rels/document.xml.rels"])}
    sheet = body(made(name))
    for tag in ("pStyle", "rStyle", "tblStyle"):
        assert {own.get(qn("w:val")) for own in sheet.iter(qn(f"w:{tag}"))} <= known
    assert {own.get(qn("w:val")) for own in sheet.iter(qn("w:numId"))} <= lists
    used = {value for own in sheet.iter() for key, value in own.attrib.items() if "/relationships}" in key}
    assert used <= set(relations)
    assert all(f"word/{target}" in held for target in relations.values())
    numbers = [own.get("id") for own in sheet.iter(qn("wp:docPr"))]
    assert len(numbers) == len(set(numbers))
    assert all(own.get("descr") for own in sheet.iter(qn("wp:docPr")))
    for cell in sheet.iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p"), "a cell ends with a paragraph"


def test_title_chapters_actions_and_lists_have_words_own_styles():
    assert styled("Title") == ["Berufskolleg am Hafen"]
    assert "The actions" in styled("Heading1")
    assert len([text for text in styled("Heading2") if text[0].isdigit()]) == 12
    assert "Why for us" in styled("Label")
    names = {style.style_id: style.name for style in word(data()).styles}
    assert names["Heading1"] == "Heading 1"
    assert names["ListBullet"] == "List Bullet"
    assert styled("PassageNumber")
    assert styled("PassageBullet")


@pytest.mark.parametrize("name", ["roadmap", "progress", "summary", "plan"])
def test_headings_skip_no_level(name):
    levels = {"Heading1": 1, "Heading2": 2, "SummaryHeading": 2, "Heading3": 3}
    found = [levels[style_of(own)] for own in everywhere(made(name), "p") if style_of(own) in levels]
    assert found[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(found))


def test_every_numbered_list_begins_at_one():
    numbering = word(data()).part.numbering_part.element
    ids = {
        int(own.find(qn("w:pPr")).find(qn("w:numPr")).find(qn("w:numId")).get(qn("w:val")))
        for own in everywhere(data(), "p")
        if style_of(own) in ("PassageNumber", "ListNumber")
    }
    assert len(ids) >= 12
    for number in ids:
        (override,) = numbering.num_having_numId(number).findall(qn("w:lvlOverride"))
        assert override.find(qn("w:startOverride")).get(qn("w:val")) == "1"


def test_tables_are_told_repeat_their_header_keep_their_rows_whole_and_fit_the_page():
    for table in everywhere(data(), "tbl"):
        assert table.find(qn("w:tblPr")).find(qn("w:tblCaption")).get(qn("w:val"))
        assert sum(int(own.get(qn("w:w"))) for own in table.find(qn("w:tblGrid"))) <= 164.5 * MM
        rows = table.findall(qn("w:tr"))
        head = rows[0].find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert head == (table.find(qn("w:tblPr")).find(qn("w:tblStyle")).get(qn("w:val")) == "ReportTable")
        for own in rows:
            assert own.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None
            spans = own.iter(qn("w:gridSpan"))
            assert len(own.findall(qn("w:tc"))) + sum(int(span.get(qn("w:val"))) - 1 for span in spans) == len(
                table.find(qn("w:tblGrid"))
            )


def test_columns_are_as_wide_as_their_longest_word():
    table = Table("", ("No.", "Target"), (("1", "x"), ("2", "Unterrichtsbesuche")), (Column(9), Column(1)))
    widths = fitted(table, 100)
    assert round(sum(widths), 6) == 100
    assert widths[1] > width_mm("Unterrichtsbesuche", 9.5)


def test_lines_break_at_spaces_and_within_words_that_are_too_long():
    assert lines_of("one two three", 10, width_mm("one two", 10) + 0.1) == ["one two", "three"]
    broken = lines_of("Kapitänspatentanerkennung", 10, 20)
    assert "".join(broken) == "Kapitänspatentanerkennung"
    assert all(width_mm(own, 10) <= 20 for own in broken)


def test_words_wider_than_their_line_may_be_broken_at_their_parts_and_stay_the_same_words():
    wide, fits = "Donaudampfschifffahrtsgesellschaftskapitänspatentanerkennungsverfahren", "Kraftfahrzeugmechatronik"
    card = Card("c", "1", f"{wide} & {fits}", "f", (Labelled("Why", (paragraph("Because."),)),), "")
    done = render_document(small(card), translator("en"), MADE_ON)
    (heading,) = (own for own in everywhere(done, "p") if style_of(own) == "Heading2")
    assert said(heading) == f"1\t{wide} & {fits}"
    pieces = [own.text for own in heading.iter(qn("w:t"))][1:]
    assert len(pieces) == len([*heading.iter(qn("w:softHyphen"))]) + 1 > 8
    assert pieces[:3] == ["Donau", "dampf", "schiff"]
    assert pieces[-1].endswith(f"ren & {fits}")
    assert max(len(own) for own in pieces[:-1]) <= 14
    assert not [*everywhere(made("small"), "softHyphen")]


def test_a_long_name_above_the_summary_takes_two_lines_and_no_more_room():
    own = FIVE["huge"]()
    inputs = ExportInputs(own.file, catalogue(), own.plan, translator("en"), MADE_ON)
    (name,) = (own for own in everywhere(export_report("summary", "docx", inputs), "p") if style_of(own) == "Heading1")
    size = int(next(name.iter(qn("w:sz"))).get(qn("w:val"))) / 2
    assert size < 24
    assert len(lines_of(said(name), size, 164, bold=True)) == 2


def test_links_lead_to_bookmarks_that_are_there_once():
    names = [mark.get(qn("w:name")) for mark in everywhere(data(), "bookmarkStart")]
    targets = {own.get(qn("w:anchor")) for own in everywhere(data(), "hyperlink")}
    assert len(names) == len(set(names))
    assert targets
    assert targets <= set(names)
    assert all(len(name) <= 40 for name in names)
    assert "nowhere" in "".join(body(made("small")).itertext())
    assert not list(everywhere(made("small"), "hyperlink"))


def test_the_contents_are_a_filled_field_whose_pages_rise():
    sheet = etree.fromstring(parts(data())["word/document.xml"])
    codes = [own.text.split()[0] for own in sheet.iter(qn("w:instrText"))]
    assert codes[0] == "TOC"
    assert set(codes[1:]) == {"PAGEREF"}
    kinds = [own.get(qn("w:fldCharType")) for own in sheet.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(codes)
    lines = [own for own in sheet.iter(qn("w:p")) if style_of(own) in ("TOC1", "TOC2")]
    pages = [int("".join(own.itertext()).split()[-1]) for own in lines]
    assert len(lines) == len(styled("Heading1")) + len(styled("Heading2"))
    assert pages == sorted(pages)
    assert pages[0] == 2
    assert pages[-1] > 8
    assert b"updateFields" not in parts(data())["word/settings.xml"], "Word would greet the reader with a question"


def test_the_page_of_a_short_title_stands_at_the_edge_as_all_others():
    document = small(Toc("Contents"), Heading(1, "What became of it", "a"), Heading(2, "Done", "b"))
    done = render_document(document, translator("en"), MADE_ON)
    (line,) = styled("TOC2", done)
    assert line.startswith("Done\t\t")


def test_pages_are_told_where_they_are_certain():
    cards = [Heading(1, "Begin", "b"), Toc("Contents")]
    for place in range(3):
        cards += [PageBreak(), Heading(1, f"Part {place}", f"p{place}"), paragraph("word " * 40)]
    sheet = etree.fromstring(parts(render_document(small(*cards), translator("en"), MADE_ON))["word/document.xml"])
    lines = ["".join(own.itertext()) for own in sheet.iter(qn("w:p")) if style_of(own) == "TOC1"]
    assert [re.sub(r"\D+", "", own.split()[-1]) for own in lines] == ["1", "3", "4", "5"]


def test_the_cover_has_neither_running_head_nor_number():
    sections = list(everywhere(data(), "sectPr"))
    assert sections[0].find(qn("w:titlePg")) is not None
    assert all(own.find(qn("w:titlePg")) is None for own in sections[1:])
    assert sections[2].find(qn("w:cols")).get(qn("w:num")) == "2"
    held = parts(data())
    assert "Berufskolleg am Hafen" in held["word/header1.xml"].decode()
    assert re.findall(rb"instrText[^>]*> (\w+)", held["word/footer1.xml"]) == [b"PAGE", b"NUMPAGES"]


def test_pictures_are_vectors_with_a_twin_in_pixels_and_the_file_stays_small():
    held = parts(data())
    assert len([name for name in held if name.endswith(".svg")]) == len(
        [name for name in held if name.endswith(".png")]
    )
    assert len(held) > 14
    for name, picture in held.items():
        if name.endswith(".svg"):
            assert not {"script", "image", "use", "a"} & {
                etree.QName(own).localname for own in etree.fromstring(picture).iter()
            }
        elif name.endswith(".png"):
            assert picture.startswith(b"\x89PNG")
    assert len(data()) < 400_000


def test_it_tells_its_language_title_and_day_and_names_a_font_that_word_has():
    document = word(data())
    assert document.core_properties.title == "Roadmap of Berufskolleg am Hafen"
    assert document.core_properties.author == "Berufskolleg am Hafen"
    assert document.core_properties.language == "en"
    assert document.core_properties.created == dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    (language,) = document.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "en-IE"
    assert b'w:name="Calibri"' in parts(data())["word/fontTable.xml"]


def test_words_in_another_language_are_marked_wherever_they_stand():
    foreign = "Wie wir lernen"
    table = Table("", (foreign,), (("x",),), (Column(1),))
    blocks = (
        Heading(1, foreign, "a"),
        Paragraph((Run("He said "), Run("guten Tag", lang="de"))),
        table,
        Card("c", "1", foreign, "f", (Labelled("Why", (paragraph("Because."),)),), ""),
    )
    done = render_document(small(*blocks, foreign=((foreign, "de"),)), translator("en"), MADE_ON)
    marked = [own.getparent().getparent() for own in everywhere(done, "lang") if own.get(qn("w:val")) == "de"]
    assert ["".join(own.itertext()) for own in marked] == [foreign, "guten Tag", foreign, foreign]


def test_gaps_to_fill_have_a_style_of_their_own():
    (gap,) = (own for own in everywhere(made("small"), "rStyle") if own.get(qn("w:val")) == "GapToFill")
    assert "".join(gap.getparent().getparent().itertext()) == "[Add: how many]"


def test_a_card_keeps_together():
    document = word(made("small"))
    (heading,) = (own for own in everywhere(made("small"), "p") if style_of(own) == "Heading2")
    assert document.styles["Heading 2"].paragraph_format.keep_with_next
    assert said(heading) == "1\tDo it"
    assert document.styles["Action facts"].paragraph_format.keep_with_next


def kept(*blocks) -> list[bool]:
    """Of the paragraphs of running text below a heading: which stay whole and with what follows."""
    made = render_document(small(Heading(1, "A", "a"), *blocks), translator("en"), MADE_ON)
    found = [own for own in everywhere(made, "p") if style_of(own) in {"BodyText", "Lead", "NoteText"}]
    ways = [{child.tag for child in own.find(qn("w:pPr"))} for own in found]
    return [{qn("w:keepNext"), qn("w:keepLines")} <= own for own in ways]


def test_an_introduction_stays_whole_and_with_what_it_introduces():
    first, second, note = paragraph("One."), paragraph("Two."), paragraph("A note.", "note")
    table = Table("", ("Word",), (("Practice",),), (Column(1),))
    assert kept(first, Labelled("Why", (paragraph("Because."),))) == [True]  # below a heading
    assert kept(first, second, paragraph("Three.")) == [True, False, False]
    assert kept(first, second, BulletList((text_runs("A"), text_runs("B")))) == [True, True]
    assert kept(first, second, table) == [True, True]
    assert kept(first, second, note) == [True, True, False]
    assert kept(first, Heading(2, "B", "b"), second) == [True, False]  # nothing follows the last
    assert kept(first, PageBreak(), second) == [False, False]


def rows_kept(table: Table) -> list[bool]:
    made = render_document(small(Heading(1, "A", "a"), table), translator("en"), MADE_ON)
    return [row.find(f".//{qn('w:keepNext')}") is not None for row in everywhere(made, "tr")]


def test_a_table_to_look_things_up_in_stays_on_one_page_and_of_others_two_rows_at_each_end():
    rows = tuple((f"Word {number}",) for number in range(20))
    assert rows_kept(Table("", ("Word",), rows, (Column(1),), whole=True)) == [True] * 20 + [False]
    assert rows_kept(Table("", ("Word",), rows, (Column(1),))) == [True, True] + [False] * 17 + [True, False]


def test_a_table_of_few_rows_stays_on_one_page_unless_they_are_high():
    assert rows_kept(Table("", ("Word",), (("Short",),) * 6, (Column(1),))) == [True] * 6 + [False]
    high = (("A long word of advice. " * 30,),) * 6
    assert rows_kept(Table("", ("Word",), high, (Column(1),))) == [True, True, False, False, False, True, False]


def test_a_picture_its_note_and_the_table_of_its_numbers_begin_on_one_page():
    (note,) = (
        own for own in everywhere(data(), "p") if said(own).startswith("In the picture a bar is what is planned")
    )
    assert note.getnext().tag == qn("w:tbl") or style_of(note.getnext()) == "Spacer"
    for own in (note, note.getprevious()):
        assert own.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def test_pictures_are_told_by_their_sentence():
    told = [own.get("descr") for own in everywhere(data(), "wp:docPr")]
    assert any("Highest:" in text for text in told)
    assert told[0].startswith("The profile as a pattern of squares.")


def test_the_summary_is_two_pages_and_says_what_it_leaves_out():
    sections = [own.find(qn("w:type")).get(qn("w:val")) for own in everywhere(made("summary"), "sectPr")]
    assert sections.count("nextPage") == 2
    assert laid_out(parts(made("summary"))["word/document.xml"].decode(), (164, 262)).count == 2
    assert any("more in the full report" in text for text in styled("Note", made("summary")))


@pytest.mark.parametrize("columns", [("left", ""), ("", "right"), ("", ""), ("left", "", "right"), ("left", "right")])
def test_a_column_with_nothing_in_it_sends_no_text_to_the_next_page(columns):
    """A break to a column that has no text would wait for the next text, and end the page there."""
    bands = (
        Band(tuple((paragraph(text),) if text else () for text in columns)),
        Band(((paragraph("next"),), (paragraph("beside"),))),
    )
    assert breaks(render_document(small(Spread(bands)), translator("en"), MADE_ON)) == [
        (own, own - 1) for own in (len([text for text in columns if text]), 2) if own > 1
    ]


def test_the_summary_of_a_centre_with_nothing_planned_and_no_level_yet_is_two_pages():
    file = centre(frameworks=("digital-teaching",))
    own = file.assessments[0]
    few = own.model_copy(update={"answers": {item: Answer(unknown=True) for item in own.answers}})
    file = file.model_copy(update={"assessments": (few,)})
    data = export_report("summary", "docx", ExportInputs(file, catalogue(), None, translator("en"), MADE_ON))
    assert any("not enough answers" in text for text in styled("SummaryText", data))
    assert all(gaps == count - 1 for count, gaps in breaks(data))


def breaks(data: bytes) -> list[tuple[int, int]]:
    """Of every section in columns: how many there are, and how many breaks to a next one."""
    found, gaps = [], 0
    for own in body(data).iter(qn("w:p"), qn("w:sectPr")):
        if own.tag == qn("w:p"):
            gaps += sum(1 for one in own.iter(qn("w:br")) if one.get(qn("w:type")) == "column")
            continue
        count = int(own.find(qn("w:cols")).get(qn("w:num"), "1"))
        if count > 1 or gaps:
            found.append((count, gaps))
        gaps = 0
    return found


def test_the_time_plan_in_lanes_says_which_colour_stands_for_whom():
    """Its bars have the pattern and colour of who leads, and nothing else says it there."""
    legend = next(text for text in styled("Note", made("summary")) if "\u00a0" in text)
    shown = [
        (own.get(qn("w:fill")), own.get(qn("w:val")))
        for own in everywhere(made("summary"), "shd")
        if own.getparent().tag == qn("w:rPr") and own.get(qn("w:fill")) != "FFFFFF"
    ]
    bars = {
        (own.get(qn("w:fill")), own.get(qn("w:val")))
        for own in everywhere(made("summary"), "shd")
        if own.getparent().tag == qn("w:tcPr")
    }
    assert len(shown) == len(set(shown))
    assert set(shown) == bars
    assert "Teachers" in legend


def test_numbers_on_bars_stand_dark_on_white():
    numbers = [own for own in everywhere(made("summary"), "r") if "\u2007" in said(own) and said(own).strip("\u2007")]
    fills = {own.find(f"{qn('w:rPr')}/{qn('w:shd')}").get(qn("w:fill")) for own in numbers}
    assert len(numbers) == 20
    assert fills == {"FFFFFF"}


def test_a_time_plan_says_period_and_lead_in_its_rows_and_no_list_repeats_them():
    texts = [said(own) for own in everywhere(data(), "p")]
    assert "Lead · Period" in texts
    assert "The time plan as a table" not in texts
    file = centre()
    for action in roadmap(file, quick_plan(file, 12)).actions:
        assert action.period in texts


def time_plan_of(data: bytes) -> list[etree._Element]:
    """What stands in the chapter of the time plan down to the plan's end: heading, lead, caption, table, key."""
    blocks = list(body(data)[0])
    start = next(place for place, own in enumerate(blocks) if style_of(own) == "Heading1" and said(own) == "Time plan")
    table = next(place for place, own in enumerate(blocks) if own.tag == qn("w:tbl") and place > start)
    return blocks[start : table + 2]


def pages_of(blocks: list[etree._Element]) -> int:
    """On how many pages they stand if they begin one, as `laid_out` guesses."""
    made = "".join(etree.tostring(own, encoding="unicode") for own in blocks)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    whole = f"<w:document {space}><w:body>{made}<w:sectPr/></w:body></w:document>"
    return laid_out(whole, (WIDTH, HEIGHT)).count


def test_a_time_plan_that_can_be_read_on_one_page_stands_on_one():
    assert [pages_of(time_plan_of(typical(count))) for count in (26, 48)] == [1, 2]
    *_, table, _ = time_plan_of(typical(26))
    assert len(table.findall(qn("w:tr"))) == 27
    sizes = {int(own.get(qn("w:val"))) / 2 for own in table.iter(qn("w:sz"))}
    assert min(sizes) >= 7
    few = {int(own.get(qn("w:val"))) / 2 for own in time_plan_of(typical(12))[-2].iter(qn("w:sz"))}
    assert few == {7.5}, "what has room is set as everywhere, in the size of its style"


@cache
def typical(actions: int) -> bytes:
    file = centre(terms=6 if actions < 40 else 10)
    plan = quick_plan(file, actions)
    assert len(plan.actions) == actions
    return export_roadmap("docx", ExportInputs(file, catalogue(), plan, translator("en"), MADE_ON))


def test_a_longer_time_plan_repeats_its_head_and_its_pages_end_with_a_term():
    *_, table, _ = time_plan_of(typical(48))
    head, *rows = table.findall(qn("w:tr"))
    assert head.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    kept = [any(True for _ in own.iter(qn("w:keepNext"))) for own in rows]
    starts = [
        next(place for place, cell in enumerate(own) if next(cell.iter(qn("w:shd")), None) is not None) for own in rows
    ]
    places = range(len(rows) - 1)
    alone = {0, len(rows) - 2}
    assert all(kept[place] for place in alone)
    many = [place for place in places if place not in alone and starts[place] != starts[place + 1]]
    assert len(many) > 3
    assert not any(kept[place] for place in many)
    assert all(
        kept[place] == (starts.count(starts[place]) <= TOGETHER)
        for place in places
        if place not in alone and starts[place] == starts[place + 1]
    )


def test_a_page_that_must_fit_is_shortened_no_more_than_it_has_to_be():
    def said(count: int) -> Short:
        return Short(tuple((paragraph("word " * length),) for length in range(count, -1, -1)), count - 1)

    long, brief = said(9), said(3)
    spread = Spread((Band(((long,), (brief,))),))

    def words(columns) -> int:
        return sum(len(own.runs[0].text.split()) for band in columns for column in band for own in column)

    for room in range(13):
        assert words(fitted_columns(spread, lambda columns, room=room: words(columns) <= room)) == room


def test_actions_that_do_not_meet_share_a_lane():
    def bar(number: int, start: int, end: int) -> GanttBar:
        return GanttBar(f"a{number}", number, "x", "teacher", "Teachers", start, end, "", False)

    lanes = lanes_of((bar(1, 1, 1), bar(2, 1, 2), bar(3, 2, 2), bar(4, 3, 3)))
    assert [[own.number for own in lane] for lane in lanes] == [[2, 4], [1, 3]]


def test_a_long_box_breaks_between_passages_and_leaves_no_point_alone():
    points = tuple(text_runs(f"Point {number} " + "word " * 20) for number in range(9))
    long = Callout("Missing", (paragraph("Centre"), BulletList(points)))
    (box,) = everywhere(render_document(small(Heading(1, "A", "a"), long), translator("en"), MADE_ON), "tbl")
    rows = [[style_of(own) for own in found.iter(qn("w:p"))] for found in box.iter(qn("w:tr"))]
    assert [len(row) for row in rows] == [3, 4, 5]
