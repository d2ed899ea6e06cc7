"""Parts of a Word document that python-docx has no call for: links, bookmarks, fields, lists that start at 1 again."""

from __future__ import annotations

from typing import Any, Final

from prodige_core.exports.content import one_line, plain

MAX_BOOKMARK: Final = 40
"""Characters in the name of a bookmark (Word's limit)."""


def element(tag: str, /, **attributes: str) -> Any:
    """An element of WordprocessingML: ``element("w:bookmarkStart", id="1", name="x")``."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


class Bookmarks:
    """Names and numbers of the places links lead to."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, target: str) -> str:
        """The bookmark of a heading or card: a letter first, short, always the same for the same target."""
        if target not in self._names:
            safe = "".join(char if char.isascii() and char.isalnum() else "_" for char in target)
            self._names[target] = f"p{len(self._names) + 1}_{safe}"[:MAX_BOOKMARK]
        return self._names[target]

    def put(self, paragraph: Any, target: str) -> None:
        """Mark a paragraph as the target."""
        name = self.name(target)
        number = str(list(self._names).index(target) + 1)
        paragraph._p.insert_element_before(element("w:bookmarkStart", id=number, name=name), "w:r", "w:hyperlink")
        paragraph._p.append(element("w:bookmarkEnd", id=number))


def add_text(paragraph: Any, text: str, *, strong: bool = False, emphasis: bool = False, gap: bool = False) -> Any:
    """A run of literal text; line ends become line breaks. gap: highlighted, because somebody has to fill it in."""
    from docx.enum.text import WD_COLOR_INDEX

    run = paragraph.add_run(plain(text))
    run.bold, run.italic = strong or None, emphasis or None
    if gap:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return run


def link_to(paragraph: Any, bookmark: str, text: str, *, strong: bool = False) -> None:
    """A link to a bookmark of the same document."""
    link = element("w:hyperlink", anchor=bookmark, history="1")
    run = add_text(paragraph, text, strong=strong)
    link.append(run._r)
    paragraph._p.append(link)


def add_field(paragraph: Any, code: str, shown: str) -> None:
    """A field with the text shown until Word updates it."""
    begin, end = field(code)
    paragraph._p.extend(begin)
    add_text(paragraph, shown)
    paragraph._p.append(end)


def field(code: str) -> tuple[list[Any], Any]:
    """What stands before and after the text of a field."""
    instruction = element("w:r")
    text = element("w:instrText")
    text.text = f" {code} "
    instruction.append(text)
    return [_mark("begin"), instruction, _mark("separate")], _mark("end")


def _mark(kind: str) -> Any:
    run = element("w:r")
    run.append(element("w:fldChar", fldCharType=kind))
    return run


def new_list(document: Any) -> int:
    """The id of a list in the style *List Number* that counts from 1 again."""
    numbering = document.part.numbering_part.element
    properties = document.styles["List Number"].element.pPr
    abstract = numbering.num_having_numId(properties.numPr.numId.val).abstractNumId.val
    number = numbering.add_num(abstract)
    number.add_lvlOverride(0).add_startOverride(1)
    return int(number.numId)


def in_list(paragraph: Any, list_id: int) -> None:
    """Count a paragraph in a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = list_id


def describe(table: Any, title: str, sentence: str = "") -> None:
    """The title of a table for screen readers, and the sentence that replaces it."""
    table._tbl.tblPr.append(element("w:tblCaption", val=one_line(title)))
    if sentence:
        table._tbl.tblPr.append(element("w:tblDescription", val=one_line(sentence)))


def repeat(row: Any) -> None:
    """Repeat a header row on every page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def whole(row: Any) -> None:
    """Never divide a row between two pages."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def shade(cell: Any, fill: str, pattern: str = "clear", over: str = "auto") -> None:
    """Fill a cell; ``pattern`` is drawn in the colour ``over``."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val=pattern, color=over.lstrip("#"), fill=fill.lstrip("#")))
