"""The styles of the Word document. Everything is set in styles, so that people can restyle it at once.

Built-in styles where Word has them: it knows those in every language, for contents, navigation and screen readers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from prodige_core.charts.palette import LIGHT
from prodige_core.exports.docx.markup import attribute, line, twips

FONT: Final = "Calibri"
MARGIN: Final = 32.0
"""Millimetres of the column of labels left of the text (the grid of the printed report)."""
SIZE: Final = 10.5
CELL_SIZE: Final = 9.5
NOTE_SIZE: Final = 9.0
SMALL_SIZE: Final = 8.5
"""Of tables on pages that have to fit as a whole."""
FITTED_SIZE: Final = 9.0
"""Of texts on such pages: as large as lets a summary say nearly what it says in print (looked at)."""
NUMBER_HANG: Final = 8.0
"""Millimetres from an action's number to its title."""
SPACING: Final = 1.1
"""Lines of text are this much further apart than the font says."""
BULLETS, NUMBERS, PASSAGE_BULLETS, PASSAGE_NUMBERS = 1, 2, 3, 4
INDENT: Final = 5.0
"""Millimetres from a list's sign to its text."""
INK, MUTED, ACCENT, HAIRLINE, TINT = (
    colour.lstrip("#") for colour in (LIGHT.ink, LIGHT.muted, LIGHT.accent, LIGHT.hairline, LIGHT.tint)
)
GAP_FILL: Final = "FFF2B3"
"""Behind places that people have to fill; black on it reaches 18:1."""
W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style. size in points; before, after in points; left, hang in mm; lines: multiple of the font's own."""

    id: str
    name: str
    size: float = SIZE
    bold: bool = False
    colour: str = ""
    before: float = 0
    after: float = 6
    based: str = "Normal"
    follow: str = ""
    keep: bool = False
    whole: bool = False
    level: int | None = None
    left: float = 0
    hang: float = 0
    list_id: int = 0
    right: bool = False
    lines: float = SPACING
    tabs: str = ""
    italic: bool = False
    own: bool = False


LOOKS: Final = (
    Look("BodyText", "Body Text", left=MARGIN),
    Look("Title", "Title", 32, True, INK, 0, 8, keep=True, lines=0.95, follow="Subtitle"),
    Look("Subtitle", "Subtitle", 13.5, False, MUTED, 0, 10, follow="BodyText"),
    Look("Heading1", "heading 1", 24, True, INK, 22, 10, keep=True, level=0, lines=1.0, follow="BodyText"),
    Look("Heading2", "heading 2", 14, True, INK, 18, 5, keep=True, level=1, lines=1.0, follow="BodyText"),
    Look("Heading3", "heading 3", 11.5, True, ACCENT, 10, 3, keep=True, level=2, lines=1.0, follow="BodyText"),
    Look("SummaryHeading", "Summary heading", 12.5, True, INK, 9, 3, "Heading2", lines=1.0, own=True),
    Look("ListBullet", "List Bullet", after=3, left=MARGIN + INDENT, hang=INDENT, list_id=BULLETS),
    Look("ListNumber", "List Number", after=3, left=MARGIN + INDENT, hang=INDENT, list_id=NUMBERS),
    Look("Quote", "Quote", 10, False, MUTED, 0, 5, left=MARGIN, italic=False),
    Look("Caption", "caption", 9.5, True, INK, 12, 4, keep=True, lines=1.0),
    Look("TOCHeading", "TOC Heading", 24, True, INK, 0, 12, keep=True, lines=1.0),
    Look("TOC1", "toc 1", 10.5, True, "", 5, 0, lines=1.0, tabs="toc"),
    Look("TOC2", "toc 2", 9, False, "", 0, 0.4, lines=1.0, tabs="toc", left=MARGIN + NUMBER_HANG, hang=NUMBER_HANG),
    Look("Header", "header", 8.5, False, MUTED, 0, 0, lines=1.0, tabs="edge"),
    Look("Footer", "footer", 8.5, False, MUTED, 0, 0, lines=1.0, tabs="edge"),
    Look("Lead", "Lead", 13, False, INK, 0, 10, left=MARGIN, own=True),
    Look("Note", "Note", NOTE_SIZE, False, MUTED, 0, 6, lines=1.05, own=True),
    Look("NoteText", "Note in the text", NOTE_SIZE, False, MUTED, 0, 6, "Note", lines=1.05, left=MARGIN, own=True),
    Look("Eyebrow", "Eyebrow", 12, True, ACCENT, 0, 8, lines=1.0, own=True),
    Look("ActionFacts", "Action facts", NOTE_SIZE, False, MUTED, 0, 6, keep=True, lines=1.05, own=True),
    Look("Label", "Label", 9.5, True, ACCENT, 0, 3, own=True),
    Look("Passage", "Passage", 10, after=3, lines=1.05, own=True),
    Look("PassageQuote", "Passage quote", 9.5, False, MUTED, after=3, lines=1.05, based="Passage", own=True),
    Look("PassageBullet", "Passage bullet", 10, after=2, lines=1.05, based="Passage", left=4.5, hang=4.5,
         list_id=PASSAGE_BULLETS, own=True),
    Look("PassageNumber", "Passage number", 10, after=2, lines=1.05, based="Passage", left=4.5, hang=4.5,
         list_id=PASSAGE_NUMBERS, own=True),
    Look("SummaryText", "Summary text", FITTED_SIZE, after=2, lines=1.0, based="Passage", own=True),
    Look("SummaryBullet", "Summary bullet", FITTED_SIZE, after=1, lines=1.0, based="PassageBullet", left=4.5, hang=4.5,
         list_id=PASSAGE_BULLETS, own=True),
    Look("SummaryNumber", "Summary number", FITTED_SIZE, after=1, lines=1.0, based="PassageNumber", left=4.5, hang=4.5,
         list_id=PASSAGE_NUMBERS, own=True),
    Look("Cell", "Cell", CELL_SIZE, before=2, after=2, lines=1.0, own=True),
    Look("CellNumber", "Cell number", CELL_SIZE, before=2, after=2, based="Cell", right=True, lines=1.0, own=True),
    Look("SmallCell", "Small cell", SMALL_SIZE, before=1.2, after=1.2, based="Cell", lines=1.0, own=True),
    Look("SmallCellNumber", "Small cell number", SMALL_SIZE, before=1.2, after=1.2, based="Cell", right=True, lines=1.0,
         own=True),
    Look("CloseCell", "Close cell", 7, before=1.2, after=1.2, based="Cell", lines=1.0, own=True),
    Look("KeyFigure", "Key figure", 22, True, ACCENT, 3, 0, keep=True, lines=0.95, own=True),
    Look("Picture", "Picture", 10, after=4, lines=1.0, own=True),
    Look("Bar", "Bar", 8, after=0, based="Cell", lines=1.0, own=True),
    Look("Spacer", "Spacer", 4, after=4, lines=1.0, own=True),
)  # fmt: skip
BY_ID: Final = {look.id: look for look in LOOKS}
CHARACTERS: Final = (
    # id, name, properties, whether it is our own
    ("Strong", "Strong", "<w:b/><w:bCs/>", False),
    ("Emphasis", "Emphasis", "<w:i/><w:iCs/>", False),
    ("Hyperlink", "Hyperlink", f'<w:color w:val="{ACCENT}"/>', False),
    ("GapToFill", "Gap to fill", f'<w:b/><w:bCs/><w:shd w:val="clear" w:color="auto" w:fill="{GAP_FILL}"/>', True),
    ("ActionNumber", "Action number", f'<w:color w:val="{ACCENT}"/>', True),
)


def styles_part(language: str, width: float) -> str:
    """``word/styles.xml``. language as in BCP 47; width: of the text, in mm."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    lang = attribute(language)
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:kern w:val='0'/>{_sizes(SIZE)}"
        f'<w:lang w:val="{lang}" w:eastAsia="{lang}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_spacing(0, 6, SPACING)}</w:pPr></w:style>"
    )
    plain_characters = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    no_list = (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    characters = "".join(
        f'<w:style w:type="character"{_own(own)} w:styleId="{name_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{properties}</w:rPr></w:style>'
        for name_id, name, properties, own in CHARACTERS
    )
    body = "".join(_style(look, width) for look in LOOKS)
    return f"{HEAD}<w:styles {W}>{defaults}{normal}{plain_characters}{no_list}{body}{characters}{_tables()}</w:styles>"


def _own(own: bool) -> str:
    return ' w:customStyle="1"' if own else ""


def _sizes(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _spacing(before: float, after: float, lines: float) -> str:
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" w:line="{round(lines * 240)}" '
        'w:lineRule="auto"/>'
    )


def _style(look: Look, width: float) -> str:
    tabs = {
        "": "",
        "toc": f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(width)}"/></w:tabs>',
        "edge": f'<w:tabs><w:tab w:val="right" w:pos="{twips(width)}"/></w:tabs>',
    }[look.tabs]
    indent = f'<w:ind w:left="{twips(look.left)}"' + (f' w:hanging="{twips(look.hang)}"' if look.hang else "") + "/>"
    numbering = f'<w:numPr><w:numId w:val="{look.list_id}"/></w:numPr>' if look.list_id else ""
    paragraph = "".join(
        (
            "<w:keepNext/>" if look.keep else "",
            "<w:keepLines/>" if look.keep else "",
            numbering,
            tabs,
            _spacing(look.before, look.after, look.lines),
            indent if look.left or look.hang else "",
            '<w:jc w:val="right"/>' if look.right else "",
            "" if look.level is None else f'<w:outlineLvl w:val="{look.level}"/>',
        )
    )
    characters = "".join(
        (
            "<w:b/><w:bCs/>" if look.bold else "",
            f'<w:color w:val="{look.colour}"/>' if look.colour else "",
            _sizes(look.size),
        )
    )
    follow = f'<w:next w:val="{look.follow}"/>' if look.follow else ""
    return (
        f'<w:style w:type="paragraph"{_own(look.own)} w:styleId="{look.id}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="{look.based}"/>{follow}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
    )


def _tables() -> str:
    """The plain table, the table of numbers, passages beside their labels, a box, and key figures."""
    margins = '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="{left}" w:type="dxa"/>' + (
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/></w:tblCellMar>'
    )
    normal = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins.format(left=108, right=108)}</w:tblPr></w:style>'
    )
    lines = "".join(line(side, 4, HAIRLINE) for side in ("bottom", "insideH"))
    head = (
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>'
        f'{line("bottom", 8, INK)}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )
    box = f"{line('left', 36, ACCENT)}"
    shade = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr>'
    return (
        normal
        + _table("ReportTable", "Report table", f"<w:tblBorders>{lines}</w:tblBorders>{margins.format(left=0, right=170)}", head)
        + _table("Passages", "Passages", margins.format(left=0, right=120))
        + _table("KeyFigures", "Key figures", f"<w:tblBorders>{line('top', 12, INK)}</w:tblBorders>"
                 + margins.format(left=0, right=120))
        + _table("Box", "Box", f"<w:tblBorders>{box}</w:tblBorders>{margins.format(left=200, right=200)}", shade)
    )  # fmt: skip


def _table(style_id: str, name: str, properties: str, rest: str = "") -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>{properties}</w:tblPr>{rest}</w:style>'
    )
