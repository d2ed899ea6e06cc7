"""Writes the structure tree into the finished file (pikepdf), so that it reads aloud in order, and bookmarks from its headings."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from prodige_core.exports.order import Paper
from prodige_core.exports.pdf.paper import enlarge, factor_of
from prodige_core.exports.pdf.style import PAGE_HEIGHT
from prodige_core.exports.pdf.tagged import MM, Annotation, Element, Mark

HEADINGS: Final = ("H1", "H2", "H3")


def finish(
    data: bytes,
    tree: Element,
    language: str,
    info: Mapping[str, str],
    paper: Paper = "A4",
    foreign: Mapping[str, str] | None = None,
) -> bytes:
    """The file with its tree, bookmarks, mark information, viewer preferences and links tied to their text.

    foreign: whole texts in another language than the file's, with their language codes.
    ``info``: the information dictionary (``/Title`` and so on), which fpdf2 leaves out of PDF/A; it must agree with the XMP.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if paper != "A4":
            enlarge(pdf, paper)
        writer = _Writer(pdf, factor_of(paper), foreign or {})
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = writer.element(tree, root)
        root.K = document
        writer.parent_tree(root)
        writer.id_tree(root)
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = String(language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        if writer.headings:
            writer.bookmarks()
            pdf.Root.PageMode = Name.UseOutlines
        for key, value in info.items():
            pdf.docinfo[Name(key)] = String(value)
        for page in pdf.pages:
            page.obj.Tabs = Name.S
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


class _Writer:
    def __init__(self, pdf: pikepdf.Pdf, factor: float, foreign: Mapping[str, str]) -> None:
        self.pdf = pdf
        self.factor = factor
        self.foreign = foreign
        self.headings: list[Element] = []
        self.ids: dict[int, tuple[str, Any]] = {}
        self.pages = [page.obj for page in pdf.pages]
        self.marks: dict[int, dict[int, Any]] = defaultdict(dict)
        self.links: list[tuple[Any, Any]] = []

    def element(self, element: Element, parent: Any) -> Any:
        """Write an element and what is below it. Elements without any content are left out by their parents."""
        node = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.tag), P=parent))
        self._attributes(element, node)
        if element.tag in HEADINGS and element.at is not None:
            self.headings.append(element)
        kids = Array()
        for kid in element.kids:
            if isinstance(kid, Mark):
                self.marks[kid.page][kid.mcid] = node
                kids.append(Dictionary(Type=Name.MCR, Pg=self.pages[kid.page - 1], MCID=kid.mcid))
            elif isinstance(kid, Annotation):
                kids.append(self._link(kid, node, element))
            elif _has_content(kid):
                kids.append(self.element(kid, node))
        node.K = kids
        return node

    def parent_tree(self, root: Any) -> None:
        """From pages and links back to the elements."""
        numbers = Array()
        for index, page in enumerate(self.pages):
            marks = self.marks.get(index + 1, {})
            page.StructParents = index
            numbers.append(index)
            numbers.append(self.pdf.make_indirect(Array([marks[mcid] for mcid in range(len(marks))])))
        for offset, (annotation, node) in enumerate(self.links):
            key = len(self.pages) + offset
            annotation.StructParent = key
            numbers.append(key)
            numbers.append(node)
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=numbers))
        root.ParentTreeNextKey = len(self.pages) + len(self.links)

    def id_tree(self, root: Any) -> None:
        """Cells by the names that other cells call them."""
        if self.ids:
            names = Array([part for name, node in sorted(self.ids.values()) for part in (String(name), node)])
            root.IDTree = self.pdf.make_indirect(Dictionary(Names=names))

    def bookmarks(self) -> None:
        """The headings as the reader's outline: what stands in the one stands in the other."""
        with self.pdf.open_outline() as outline:
            above: list[tuple[int, list[OutlineItem]]] = [(0, outline.root)]
            for heading in self.headings:
                page, y = heading.at or (1, 0.0)
                top = round((PAGE_HEIGHT - max(0.0, y - 4)) * MM * self.factor, 2)
                item = OutlineItem(heading.text, page - 1, "XYZ", left=0, top=top)
                level = HEADINGS.index(heading.tag) + 1
                while above[-1][0] >= level:
                    above.pop()
                above[-1][1].append(item)
                above.append((level, item.children))

    def _link(self, kid: Annotation, node: Any, element: Element) -> Any:
        page = self.pages[kid.page - 1]
        annotation = page.Annots[kid.index]
        if not annotation.is_indirect:  # a reference from the tree is one only to an object of its own
            annotation = page.Annots[kid.index] = self.pdf.make_indirect(annotation)
        annotation.Contents = String(element.text if element.link else kid.contents)
        annotation.F = 4
        self.links.append((annotation, node))
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)

    def _attributes(self, element: Element, node: Any) -> None:
        if element.alt:
            node.Alt = String(element.alt)
        if element.instead:
            node.ActualText = String(element.instead)
        language = element.lang or self._language(element.text)
        if language:
            node.Lang = String(language)
        if element.scope or element.heads or element.summary:
            node.A = self._of_table(element)
        if element.scope:
            name = f"h{len(self.ids) + 1:05}"
            self.ids[id(element)] = (name, node)
            node.ID = String(name)
        if element.numbering:
            node.A = Dictionary(O=Name.List, ListNumbering=Name("/" + element.numbering))
        if element.box is not None:
            page, left, top, right, bottom = element.box
            box = [left * MM, (PAGE_HEIGHT - bottom) * MM, right * MM, (PAGE_HEIGHT - top) * MM]
            measured = Array([round(value * self.factor, 2) for value in box])
            node.A = Dictionary(O=Name.Layout, BBox=measured, Placement=Name.Block)
            node.Pg = self.pages[page - 1]

    def _of_table(self, element: Element) -> Any:
        table = Dictionary(O=Name.Table)
        if element.scope:
            table.Scope = Name("/" + element.scope)
        if element.span > 1:
            table.ColSpan = element.span
        if element.heads:
            table.Headers = Array([String(self.ids[id(head)][0]) for head in element.heads if id(head) in self.ids])
        if element.summary:
            table.Summary = String(element.summary)
        return table

    def _language(self, text: str) -> str:
        """The language of a whole text that is known; numbers before a title or behind it in the contents do not count."""
        if not self.foreign or not text:
            return ""
        return self.foreign.get(text) or self.foreign.get(text.strip("0123456789 "), "")


def _has_content(element: Element) -> bool:
    """Table cells and list labels may be empty; anything else without content would only be noise."""
    if element.tag in {"TD", "TH", "LBody"}:
        return True
    return any(not isinstance(kid, Element) or _has_content(kid) for kid in element.kids)
