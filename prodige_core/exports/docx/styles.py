"""Styles, language and page of the Word document. Everything is set in styles, so that people can restyle it at once."""

from __future__ import annotations

from typing import Any, Final

from prodige_core.charts import LIGHT

FONT: Final = "Fira Sans"
FALLBACK: Final = "Calibri"
"""Named beside Fira Sans for computers without it (``w:altName``)."""
SIZES: Final = {
    # style: points, bold, colour, points before and after
    "Normal": (10, False, LIGHT.ink, 0, 6),
    "Title": (30, True, LIGHT.ink, 0, 8),
    "Subtitle": (13, False, LIGHT.muted, 0, 18),
    "Heading 1": (20, True, LIGHT.ink, 24, 8),
    "Heading 2": (14, True, LIGHT.ink, 16, 6),
    "Heading 3": (11, True, LIGHT.accent, 8, 2),
    "List Bullet": (10, False, LIGHT.ink, 0, 3),
    "List Number": (10, False, LIGHT.ink, 0, 3),
    "Caption": (9, True, LIGHT.ink, 10, 4),
    "Quote": (9.5, False, LIGHT.muted, 0, 6),
    "Intense Quote": (12, False, LIGHT.ink, 0, 8),
    "Body Text": (8.5, False, LIGHT.muted, 0, 6),
    "Header": (8.5, False, LIGHT.muted, 0, 0),
    "Footer": (8.5, False, LIGHT.muted, 0, 0),
}
PARAGRAPHS: Final = {"body": "Normal", "lead": "Intense Quote", "note": "Body Text", "quote": "Quote"}
"""Word's own style for each kind of paragraph, so that every Word in every language knows it."""


def dress(document: Any, language: str) -> None:
    """Set fonts, sizes, page and language of an empty document. ``language`` as in BCP 47: ``de-DE``."""
    from docx.shared import Mm, Pt, RGBColor

    for name, (size, bold, colour, before, after) in SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
        style.font.color.rgb = RGBColor.from_string(colour[1:])
        _font(style)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        if name in ("Title", "Intense Quote"):
            _plain(style)
    document.styles["Normal"].paragraph_format.line_spacing = 1.15
    document.styles["Caption"].paragraph_format.keep_with_next = True
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(24)
    _language(document, language)
    _fallback(document)
    _drop_preview(document)
    _thin_lines(document)


def _font(style: Any) -> None:
    from docx.oxml.ns import qn

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]  # the template's theme fonts would win over names
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)


def _plain(style: Any) -> None:
    """Take the template's borders and indents off."""
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_pPr()
    for name in ("w:pBdr", "w:ind"):
        for found in properties.findall(qn(name)):
            properties.remove(found)


def _language(document: Any, language: str) -> None:
    """The language spelling is checked in and screen readers speak."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for found in defaults.findall(qn("w:lang")):
        defaults.remove(found)
    tag = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia"):
        tag.set(qn(name), language)
    defaults.append(tag)


def _fallback(document: Any) -> None:
    """Name the font to take where Fira Sans is not installed."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    entry = (
        f'<w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )
    part._blob = part.blob.replace(b"</w:fonts>", entry.encode("ascii"))


def _drop_preview(document: Any) -> None:
    """Leave out the template's preview: the picture of an empty page."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    relations = document.part.package.rels
    for number in [own for own, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[number]


def _thin_lines(document: Any) -> None:
    """Grey lines between rows instead of a black grid."""
    from docx.oxml.ns import qn

    (borders,) = document.styles["Table Grid"].element.iter(qn("w:tblBorders"))
    for line in borders:
        upright = line.tag in (qn("w:left"), qn("w:right"), qn("w:insideV"))
        line.set(qn("w:val"), "nil" if upright else "single")
        line.set(qn("w:color"), LIGHT.hairline[1:])
