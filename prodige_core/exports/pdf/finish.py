"""Writes the structure tree into the finished file (pikepdf), so that it reads aloud in order."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from prodige_core.exports.pdf.style import PAGE_HEIGHT
from prodige_core.exports.pdf.tagged import MM, Annotation, Element, Mark


def finish(data: bytes, tree: Element, language: str, info: Mapping[str, str]) -> bytes:
    """The file with its tree, mark information, viewer preferences and links tied to their text.

    ``info``: the information dictionary (``/Title`` and so on), which fpdf2 leaves out of PDF/A; it must agree with the XMP.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        writer = _Writer(pdf)
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = writer.element(tree, root)
        root.K = document
        writer.parent_tree(root)
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = String(language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        if "/Outlines" in pdf.Root:
            pdf.Root.PageMode = Name.UseOutlines
        for key, value in info.items():
            pdf.docinfo[Name(key)] = String(value)
        for page in pdf.pages:
            page.obj.Tabs = Name.S
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


class _Writer:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.marks: dict[int, dict[int, Any]] = defaultdict(dict)
        self.links: list[tuple[Any, Any]] = []

    def element(self, element: Element, parent: Any) -> Any:
        """Write an element and what is below it. Elements without any content are left out by their parents."""
        node = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.tag), P=parent))
        self._attributes(element, node)
        kids = Array()
        for kid in element.kids:
            if isinstance(kid, Mark):
                self.marks[kid.page][kid.mcid] = node
                kids.append(Dictionary(Type=Name.MCR, Pg=self.pages[kid.page - 1], MCID=kid.mcid))
            elif isinstance(kid, Annotation):
                kids.append(self._link(kid, node))
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

    def _link(self, kid: Annotation, node: Any) -> Any:
        page = self.pages[kid.page - 1]
        annotation = page.Annots[kid.index]
        annotation.Contents = String(kid.contents)
        annotation.F = 4
        self.links.append((annotation, node))
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)

    def _attributes(self, element: Element, node: Any) -> None:
        if element.alt:
            node.Alt = String(element.alt)
        if element.scope:
            table = Dictionary(O=Name.Table, Scope=Name("/" + element.scope))
            if element.span > 1:
                table.ColSpan = element.span
            node.A = table
        if element.numbering:
            node.A = Dictionary(O=Name.List, ListNumbering=Name("/" + element.numbering))
        if element.box is not None:
            page, left, top, right, bottom = element.box
            box = [left * MM, (PAGE_HEIGHT - bottom) * MM, right * MM, (PAGE_HEIGHT - top) * MM]
            node.A = Dictionary(O=Name.Layout, BBox=Array([round(value, 2) for value in box]), Placement=Name.Block)
            node.Pg = self.pages[page - 1]


def _has_content(element: Element) -> bool:
    """Table cells and list labels may be empty; anything else without content would only be noise."""
    if element.tag in {"TD", "TH", "LBody"}:
        return True
    return any(not isinstance(kid, Element) or _has_content(kid) for kid in element.kids)
