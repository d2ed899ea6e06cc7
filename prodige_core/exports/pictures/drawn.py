"""Draws a picture once, as it is printed: ink for the page of a PDF, and the same strokes as SVG beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from prodige_core.charts.palette import LIGHT
from prodige_core.exports.content import one_line
from prodige_core.exports.pdf.figures import figure_slabs
from prodige_core.exports.pdf.flow import Slab, draw_column, height_of
from prodige_core.exports.pdf.fonts import SOFT_HYPHEN, FaceName, metrics
from prodige_core.exports.pdf.prose import line_slabs
from prodige_core.exports.pdf.style import BETWEEN, CAPTION, FULL_WIDTH, NOTE, SMALL
from prodige_core.exports.pdf.tagged import MM, Element, TaggedPDF
from prodige_core.exports.pdf.text import text_lines
from prodige_core.exports.pictures.chosen import Picture
from prodige_core.exports.pictures.indicator import IndicatorFigure, indicator_slabs

EDGE: Final = 8.0
"""Empty ground around a picture, in mm, so that it stands free on a slide (looked at)."""
WIDE: Final = 960
"""Width of a picture in CSS pixels; drawn at twice that it fills a slide of 1920."""
NARROW: Final = 96.0
"""Width of the picture of one indicator, in mm: a few years need no more (looked at)."""
_FAMILY: Final = "Fira Sans, Segoe UI, Helvetica, Arial, sans-serif"
_WEIGHT: Final[dict[FaceName, str]] = {
    "regular": "",
    "italic": ' font-style="italic"',
    "strong": ' font-weight="600"',
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as SVG, and the number (from 1) of its page in the PDF of all. width, height: CSS pixels."""

    svg: str
    page: int
    width: int
    height: int


def drawn(found: tuple[Picture, ...], footer: str, language: str) -> tuple[bytes, tuple[Drawn, ...]]:
    """All pictures: a PDF with one on each page, to be made into pixels, and each as SVG. ``footer`` stands below each."""
    pdf = _Both()
    made = tuple(_one(pdf, picture, footer, language) for picture in found)
    return pdf.finished(), made


def _one(pdf: _Both, picture: Picture, footer: str, language: str) -> Drawn:
    narrow = isinstance(picture.drawing, IndicatorFigure)
    width = NARROW if narrow else FULL_WIDTH
    slabs = _slabs(pdf, picture, width, footer)
    whole, height = width + 2 * EDGE, height_of(slabs) + 2 * EDGE
    pixels = WIDE / (FULL_WIDTH + 2 * EDGE)
    pdf.begin(whole, height, _name(picture))
    draw_column(slabs, EDGE)
    pdf.unmark()
    size = (round(whole * pixels), round(height * pixels))
    return Drawn(_svg(pdf.strokes, picture, (whole, height), size, language), pdf.page, *size)


def _slabs(pdf: TaggedPDF, picture: Picture, width: float, footer: str) -> list[Slab]:
    tree = Element("Document")
    if isinstance(picture.drawing, IndicatorFigure):
        head = text_lines(picture.title, CAPTION, width)
        slabs = line_slabs(pdf, head, EDGE, CAPTION, tree.add("P"), 0)
        slabs += indicator_slabs(pdf, picture.drawing.rows, EDGE, width)
        slabs += line_slabs(pdf, text_lines(picture.key, NOTE, width), EDGE, NOTE, tree.add("P"), BETWEEN)
    else:
        slabs = figure_slabs(pdf, picture.drawing, EDGE, width, tree)
    return slabs + line_slabs(pdf, text_lines(footer, SMALL, width), EDGE, SMALL, tree.add("P"), BETWEEN)


class _Both(TaggedPDF):
    """Notes as SVG what is drawn on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.strokes: list[tuple[str, str]] = []
        self._name, self._clips = "", 0

    def begin(self, width: float, height: float, name: str) -> None:
        """A page of its own size (mm), and no strokes yet. name: what names within the SVG begin with."""
        self.unmark()
        self.add_page(format=(width, height))
        self.strokes, self._name, self._clips = [], name, 0

    def write_text(
        self, x: float, y: float, text: str, face: FaceName, size: float, colour: str, tabular: bool = False
    ) -> None:
        super().write_text(x, y, text, face, size, colour, tabular)
        shown = text.replace(SOFT_HYPHEN, "-").rstrip()
        if not shown:
            return
        own = metrics(face)
        width = (own.tabular_width(shown) if tabular else own.width(shown)) * size / 1000 / MM
        # the width holds the picture together where the font is not installed
        held = f' textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"' if len(shown) > 1 else ""
        look = f'font-size="{size / MM:.3f}"{_WEIGHT[face]} fill="{colour}"{held}'
        self.strokes.append(("", f'<text x="{x:.2f}" y="{y:.2f}" {look}>{escape(shown)}</text>'))

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        super().box(x, y, width, height, colour)
        self.strokes.append((f'fill="{colour}"', _rectangle(x, y, width, height)))

    def boxes(self, places: list[tuple[float, float, float, float]], colour: str) -> None:
        super().boxes(places, colour)
        self.strokes.append((f'fill="{colour}"', "".join(_rectangle(*place) for place in places)))

    def frame(self, x: float, y: float, width: float, height: float, colour: str, weight: float) -> None:
        super().frame(x, y, width, height, colour, weight)
        look = f'fill="none" stroke="{colour}" stroke-width="{weight:.3f}"'
        self.strokes.append((look, _rectangle(x, y, width, height)))

    def rule(self, x: float, y: float, to_x: float, to_y: float, colour: str, weight: float) -> None:
        super().rule(x, y, to_x, to_y, colour, weight)
        look = f'fill="none" stroke="{colour}" stroke-width="{weight:.3f}"'
        self.strokes.append((look, f"M{x:.2f} {y:.2f}L{to_x:.2f} {to_y:.2f}"))

    def polygon_at(self, points: list[tuple[float, float]], colour: str) -> None:
        super().polygon_at(points, colour)
        moves = "L".join(f"{x:.2f} {y:.2f}" for x, y in points)
        self.strokes.append((f'fill="{colour}"', f"M{moves}Z"))

    def clipped(self, x: float, y: float, width: float, height: float) -> None:
        super().clipped(x, y, width, height)
        self._clips += 1
        name = f"{self._name}-clip-{self._clips}"
        shape = f'<clipPath id="{name}"><path d="{_rectangle(x, y, width, height)}"/></clipPath>'
        self.strokes.append(("", f'{shape}<g clip-path="url(#{name})">'))

    def unclipped(self) -> None:
        super().unclipped()
        self.strokes.append(("", "</g>"))


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"M{x:.2f} {y:.2f}h{width:.2f}v{height:.2f}h{-width:.2f}Z"


def _name(picture: Picture) -> str:
    """What names within a file begin with, so that several pictures fit into one page."""
    return f"prodige-{picture.name.split('-')[0]}"


def _svg(
    strokes: list[tuple[str, str]],
    picture: Picture,
    size: tuple[float, float],
    pixels: tuple[int, int],
    language: str,
) -> str:
    own, lang = _name(picture), quoteattr(language)
    inner = "\n".join(_joined(look, [own for _, own in group]) for look, group in groupby(strokes, lambda one: one[0]))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{pixels[0]}" height="{pixels[1]}" '
        f'viewBox="0 0 {size[0]:.2f} {size[1]:.2f}" role="img" lang={lang} xml:lang={lang} '
        f'aria-labelledby="{own}-title {own}-desc" font-family="{_FAMILY}">\n'
        f'<title id="{own}-title">{escape(one_line(picture.title))}</title>\n'
        f'<desc id="{own}-desc">{escape(one_line(picture.alt))}</desc>\n'
        f'<path fill="{LIGHT.paper}" d="{_rectangle(0, 0, *size)}"/>\n{inner}\n</svg>\n'
    )


def _joined(look: str, strokes: list[str]) -> str:
    """Strokes of one look as one path; text and clipping (without a look) as they are."""
    return f'<path {look} d="{"".join(strokes)}"/>' if look else "".join(strokes)
