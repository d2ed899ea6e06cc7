"""Reads a PDF the way a screen reader does: by its structure tree, not by where ink happens to be."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field

import pikepdf


@dataclass
class Node:
    """A structure element with its text and its children. content: both in order, text and elements."""

    tag: str
    alt: str = ""
    scope: str = ""
    parts: list[str] = field(default_factory=list)
    kids: list[Node] = field(default_factory=list)
    links: int = 0
    lang: str = ""
    summary: str = ""
    id: str = ""
    heads: tuple[str, ...] = ()
    span: int = 1
    instead: str = ""
    content: list[str | Node] = field(default_factory=list)

    def walk(self):
        yield self
        for kid in self.kids:
            yield from kid.walk()

    @property
    def text(self) -> str:
        return "".join(self.parts)


@dataclass
class Read:
    """What was read: the tree, the text outside any tag (should be empty) and the text of headers and footers."""

    tree: Node
    untagged: str
    artifacts: str

    @property
    def text(self) -> str:
        """All tagged text in reading order, with single spaces."""
        return re.sub(r"\s+", " ", self.tree.text)

    def of(self, tag: str) -> list[str]:
        return [node.text.strip() for node in self.tree.walk() if node.tag == tag]


def read(data: bytes) -> Read:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pieces: dict[tuple[int, int], str] = {}
        untagged: list[str] = []
        artifacts: list[str] = []
        numbers = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        for index, page in enumerate(pdf.pages):
            _page(page, index, pieces, untagged, artifacts)
        tree = _node(pdf.Root.StructTreeRoot.K, pieces, numbers)
        return Read(tree, "".join(untagged), " ".join(artifacts))


def _page(page, index, pieces, untagged, artifacts) -> None:
    maps = {name: _to_unicode(font.ToUnicode.read_bytes()) for name, font in page.Resources.Font.items()}
    stack: list[int | str] = []
    font = ""
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            stack.append(int(operands[1].MCID) if "/MCID" in operands[1] else "artifact")
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            font = str(operands[0])
        elif name in ("TJ", "Tj"):
            shown = operands[0] if name == "TJ" else [operands[0]]
            text = "".join(_decoded(bytes(part), maps[font]) for part in shown if isinstance(part, pikepdf.String))
            if not stack:
                untagged.append(text)
            elif stack[-1] == "artifact":
                artifacts.append(text)
            else:
                pieces[index, stack[-1]] = pieces.get((index, stack[-1]), "") + text
    assert not stack, "marked content was not closed"


def _decoded(raw: bytes, codes: dict[int, str]) -> str:
    return "".join(codes[int.from_bytes(raw[at : at + 2])] for at in range(0, len(raw), 2))


def _to_unicode(cmap: bytes) -> dict[int, str]:
    text = cmap.decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, target in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(target).decode("utf-16-be")
    return found


def _node(element, pieces, numbers) -> Node:
    own = element.get("/A")
    given = own if isinstance(own, pikepdf.Dictionary) else pikepdf.Dictionary()
    node = Node(
        str(element.S)[1:],
        str(element.get("/Alt", "")),
        str(given.get("/Scope", ""))[1:],
        lang=str(element.get("/Lang", "")),
        summary=str(given.get("/Summary", "")),
        id=str(element.get("/ID", "")),
        heads=tuple(map(str, given.get("/Headers", []))),
        span=int(given.get("/ColSpan", 1)),
        instead=str(element.get("/ActualText", "")),
    )
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if kid.get("/Type") == "/MCR":
            text = pieces.get((numbers[kid.Pg.objgen], int(kid.MCID)), "")
            node.parts.append(text)
            node.content.append(text)
        elif kid.get("/Type") == "/OBJR":
            node.links += 1
        else:
            child = _node(kid, pieces, numbers)
            node.kids.append(child)
            node.content.append(child)
            node.parts.append(child.text + ("" if child.tag in {"Link", "Reference", "Span"} else " "))
    return node
