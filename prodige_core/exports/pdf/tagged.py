"""`TaggedPDF`: fpdf2 with a structure tree, so that the file reads aloud in order.

fpdf2 2.8.9 draws but does not tag text. Here every piece of content is drawn between ``BDC`` and ``EMC`` for one
`Element` of a tree, or as an artifact; `prodige_core.exports.pdf.finish` writes the tree into the file.
Private parts of fpdf2 used: ``_out``, ``_resource_catalog`` and the subset of a font. fpdf2 is pinned
exactly and ``tests/exports/test_fpdf2_contract.py`` holds us to it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from fpdf import FPDF
from fpdf.enums import PDFResourceType

from prodige_core.charts.palette import rgb
from prodige_core.exports.pdf.fonts import FILES, SOFT_HYPHEN, FaceName, font_path, glyphs, metrics, other_path

FAMILY: Final = "Fira Sans"
MM: Final = 72 / 25.4
"""Points in a millimetre; all measures of the layout are millimetres, type sizes points."""
_STYLES: Final[dict[FaceName, str]] = {"regular": "", "italic": "I", "strong": "B"}

ArtifactKind = Literal["Layout", "Repeated", "Header", "Footer"]
_ARTIFACTS: Final[dict[str, str]] = {
    "Layout": "/Type /Layout",
    "Repeated": "/Type /Pagination",
    "Header": "/Type /Pagination /Subtype /Header /Attached [/Top]",
    "Footer": "/Type /Pagination /Subtype /Footer /Attached [/Bottom]",
}


@dataclass(slots=True, eq=False)
class Element:
    """A node of the structure tree: pieces of content in reading order, mixed with child elements, in ``kids``.

    summary: what a table shows, in a sentence. heads: the cells that head this one, where rows and columns do not say it.
    lang: a language code, where it is not the document's. link: where a ``Link`` leads, if it may go on over lines. said:
    what was written in it. at: page and baseline of its first line. instead: what is read in place of what is drawn.
    """

    tag: str
    alt: str = ""
    scope: Literal["", "Row", "Column"] = ""
    span: int = 1
    numbering: Literal["", "Decimal", "Disc"] = ""
    kids: list[Element | Mark | Annotation] = field(default_factory=list)
    box: tuple[int, float, float, float, float] | None = None
    summary: str = ""
    heads: tuple[Element, ...] = ()
    lang: str = ""
    link: str = ""
    said: list[str] = field(default_factory=list)
    at: tuple[int, float] | None = None
    instead: str = ""

    def add(self, tag: str, **options: Any) -> Element:
        """A new child."""
        child = Element(tag, **options)
        self.kids.append(child)
        return child

    @property
    def text(self) -> str:
        """What was written in it, words broken at line ends made whole."""
        return " ".join("".join(self.said).replace(SOFT_HYPHEN, "").split())


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of marked content on a page."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link on a page, by its place among the page's annotations."""

    page: int
    index: int
    contents: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a page's content a text is still to come, and the element it belongs to."""

    page: int
    mark: str
    element: Element


class TaggedPDF(FPDF):  # type: ignore[misc]
    """A4 in millimetres, PDF/A-3A, text and shapes only through the methods below."""

    def __init__(self) -> None:
        super().__init__(unit="mm", format="A4", enforce_compliance="PDF/A-3U")
        self.set_auto_page_break(False)
        self.set_margin(0)
        self.tree = Element("Document")
        self._opened: Element | ArtifactKind | None = None
        self._marks_on: dict[int, int] = {}
        self._targets: dict[str, int] = {}
        self._places = 0
        for face in FILES:
            self.add_font(FAMILY, _STYLES[face], font_path(face))

    def finished(self) -> bytes:
        """The bytes of the file; nothing can be drawn afterwards. Closes the font files, which fpdf2 leaves open."""
        self.unmark()
        data = bytes(self.output())
        for font in self.fonts.values():
            font.ttfont.close()
        return data

    # Marked content

    def mark(self, element: Element) -> None:
        """What is drawn from here on belongs to an element."""
        if self._opened is element:
            return
        self.unmark()
        mcid = self._marks_on.get(self.page, 0)
        self._marks_on[self.page] = mcid + 1
        element.kids.append(Mark(self.page, mcid))
        self._out(f"/{element.tag} <</MCID {mcid}>> BDC")
        self._opened = element

    def artifact(self, kind: ArtifactKind = "Layout") -> None:
        """What is drawn from here on is decoration or repeats on every page; it is not read aloud."""
        if self._opened == kind:
            return
        self.unmark()
        self._out(f"/Artifact <<{_ARTIFACTS[kind]}>> BDC")
        self._opened = kind

    def unmark(self) -> None:
        """End the piece of content that is open."""
        if self._opened is not None:
            self._out("EMC")
            self._opened = None

    def next_page(self) -> None:
        """A new page."""
        if self.page:
            self.unmark()
        self.add_page()

    def turn_to(self, page: int) -> None:
        """Go back to a page that exists already, to add its page number."""
        self.unmark()
        self.page = page

    # Ink

    def write_text(
        self, x: float, y: float, text: str, face: FaceName, size: float, colour: str, tabular: bool = False
    ) -> None:
        """Draw one line of printable text with its baseline at ``y`` (mm from the top). ``size`` in points."""
        if isinstance(self._opened, Element):
            self._opened.said.append(text)
            self._opened.at = self._opened.at or (self.page, y - size / MM)
        self._out(self._text(self.page, x, y, text, face, size, colour, tabular))

    def keep_place(self) -> Place:
        """Here a text comes that is known only at the end; it belongs to the element that is open."""
        if not isinstance(self._opened, Element):
            raise ValueError("no element is open")
        self._places += 1
        mark = f"% place {self._places} "
        self._out(mark)
        return Place(self.page, mark, self._opened)

    def fill_place(
        self,
        place: Place,
        x: float,
        y: float,
        text: str,
        face: FaceName,
        size: float,
        colour: str,
        tabular: bool = False,
    ) -> None:
        """As `write_text`, at a place that was kept: the page is painted in the order in which it is read."""
        place.element.said.append(text)
        drawn = self._text(place.page, x, y, text, face, size, colour, tabular)
        contents = self.pages[place.page].contents
        contents[:] = contents.replace(place.mark.encode(), drawn.encode("latin-1"), 1)

    def _text(
        self, page: int, x: float, y: float, text: str, face: FaceName, size: float, colour: str, tabular: bool
    ) -> str:
        red, green, blue = (f"{value / 255:.3f}" for value in rgb(colour))
        place = f" {red} {green} {blue} rg {x * MM:.2f} {(self.h - y) * MM:.2f} Td"
        parts = []
        for family, stretch in metrics(face).stretches(text):
            font = self._font(family, face, page)
            parts.append(f"/F{font.i} {size:.2f} Tf{place} {glyphs(font, stretch, face, tabular)}")
            place = ""
        return f"q BT {' '.join(parts)} ET Q"

    def _font(self, family: str, face: FaceName, page: int) -> Any:
        """A font of this file, for use on a page; one for another script is put in when it is first needed."""
        style = "B" if family and face == "strong" else "" if family else _STYLES[face]
        key = (family or FAMILY).lower() + style
        if key not in self.fonts:
            self.add_font(family, style, other_path(family, face))
        font = self.fonts[key]
        self._resource_catalog.add(PDFResourceType.FONT, font.i, page)
        return font

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle; ``y`` is its upper edge."""
        self._out(f"q {_colour(colour)} rg {self._rectangle(x, y, width, height)} f Q")

    def boxes(self, places: list[tuple[float, float, float, float]], colour: str) -> None:
        """Filled rectangles (x, y, width, height) as one shape, so that no seam shows where they touch."""
        shape = " ".join(self._rectangle(*place) for place in places)
        self._out(f"q {_colour(colour)} rg {shape} f Q")

    def frame(self, x: float, y: float, width: float, height: float, colour: str, weight: float) -> None:
        """The outline of a rectangle; ``weight`` in mm."""
        stroke = f"{_colour(colour)} RG {weight * MM:.2f} w"
        self._out(f"q {stroke} {self._rectangle(x, y, width, height)} S Q")

    def rule(self, x: float, y: float, to_x: float, to_y: float, colour: str, weight: float) -> None:
        """A straight line; ``weight`` in mm."""
        ends = f"{x * MM:.2f} {(self.h - y) * MM:.2f} m {to_x * MM:.2f} {(self.h - to_y) * MM:.2f} l"
        self._out(f"q {_colour(colour)} RG {weight * MM:.2f} w {ends} S Q")

    def polygon_at(self, points: list[tuple[float, float]], colour: str) -> None:
        """A filled polygon."""
        moves = " ".join(
            f"{x * MM:.2f} {(self.h - y) * MM:.2f} {'m' if place == 0 else 'l'}" for place, (x, y) in enumerate(points)
        )
        self._out(f"q {_colour(colour)} rg {moves} h f Q")

    def clipped(self, x: float, y: float, width: float, height: float) -> None:
        """Draw inside a rectangle only, until `unclipped`."""
        self._out(f"q {self._rectangle(x, y, width, height)} W n")

    def unclipped(self) -> None:
        """Draw everywhere again."""
        self._out("Q")

    # Navigation

    def target(self, name: str, y: float) -> None:
        """Links to ``#name`` lead here."""
        self.set_link(self._target(name), y=max(0.0, y - 4), page=self.page)

    def link_area(self, element: Element, box: tuple[float, float, float, float], link: str, contents: str) -> None:
        """Make a rectangle (x, y, width, height) a link: ``#name`` or a web address. The element must be a ``Link``."""
        x, y, width, height = box
        place = self._target(link[1:]) if link.startswith("#") else link
        annotation = self.link(x, y, width, height, place)
        annots = self.pages[self.page].annots
        index = annots.index(annotation) if annots else 0
        element.kids.append(Annotation(self.page, index, contents))

    def page_of(self, name: str) -> int:
        """The page a target is on. 0 while nothing was drawn there."""
        link = self._targets.get(name)
        return 0 if link is None else int(self.links[link].page_number)

    def dated(self, made_on: dt.date) -> None:
        """Fix every date in the file."""
        self.set_creation_date(dt.datetime(made_on.year, made_on.month, made_on.day, tzinfo=dt.UTC))

    def _target(self, name: str) -> int:
        if name not in self._targets:
            self._targets[name] = self.add_link(page=1)
        return self._targets[name]

    def _rectangle(self, x: float, y: float, width: float, height: float) -> str:
        return f"{x * MM:.2f} {(self.h - y - height) * MM:.2f} {width * MM:.2f} {height * MM:.2f} re"


def _colour(colour: str) -> str:
    return " ".join(f"{value / 255:.3f}" for value in rgb(colour))
