"""A picture as a few marks in millimetres, written as SVG (new Word, sharp at any size) and as PNG (every other program)."""

from __future__ import annotations

import html
import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal

from prodige_core.exports.content import one_line
from prodige_core.exports.docx.markup import attribute, emu
from prodige_core.exports.docx.measure import POINT_MM
from prodige_core.exports.docx.package import Media
from prodige_core.exports.pdf.fonts import FaceName, font_path

DPI: Final = 200
"""Sharp in print; more makes the file large (measured: 20 to 60 kB a picture)."""
FAMILY: Final = "Calibri, Carlito, 'Fira Sans', sans-serif"
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled or only outlined."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str
    weight: float


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle."""

    x: float
    y: float
    radius: float
    fill: str
    edge: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on its baseline; size in points."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    anchor: Anchor = "start"


Mark = Box | Stroke | Disc | Words


@dataclass(frozen=True, slots=True)
class Picture:
    """Marks in the order they are laid over each other, on white."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    def svg(self) -> bytes:
        """The picture as a vector."""
        body = "".join(_svg(mark) for mark in self.marks)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(self.width)}mm" height="{_n(self.height)}mm" '
            f'viewBox="0 0 {_n(self.width)} {_n(self.height)}" font-family="{FAMILY}">{body}</svg>'
        ).encode()

    def png(self) -> bytes:
        """The picture in pixels."""
        from PIL import Image, ImageDraw  # late: only documents with pictures need it

        scale = DPI / 25.4
        image = Image.new("RGB", (round(self.width * scale), round(self.height * scale)), "#FFFFFF")
        pen = ImageDraw.Draw(image)
        for mark in self.marks:
            _png(pen, mark, scale)
        made = io.BytesIO()
        image.save(made, "PNG", dpi=(DPI, DPI))  # fewer colours would halve it and take three times as long
        return made.getvalue()


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _svg(mark: Mark) -> str:
    match mark:
        case Box():
            edge = f' stroke="{mark.edge}" stroke-width="{_n(mark.weight)}"' if mark.edge else ""
            place = f'x="{_n(mark.x)}" y="{_n(mark.y)}" width="{_n(mark.width)}" height="{_n(mark.height)}"'
            return f'<rect {place} fill="{mark.fill or "none"}"{edge}/>'
        case Stroke():
            place = f'x1="{_n(mark.x)}" y1="{_n(mark.y)}" x2="{_n(mark.to_x)}" y2="{_n(mark.to_y)}"'
            return f'<line {place} stroke="{mark.colour}" stroke-width="{_n(mark.weight)}"/>'
        case Disc():
            edge = f' stroke="{mark.edge}" stroke-width="{_n(mark.weight)}"' if mark.edge else ""
            return f'<circle cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(mark.radius)}" fill="{mark.fill}"{edge}/>'
        case Words():
            bold = ' font-weight="bold"' if mark.bold else ""
            anchor = f' text-anchor="{mark.anchor}"' if mark.anchor != "start" else ""
            return (
                f'<text x="{_n(mark.x)}" y="{_n(mark.y)}" font-size="{_n(mark.size * POINT_MM)}" fill="{mark.colour}"'
                f"{bold}{anchor}>{html.escape(one_line(mark.text), quote=False)}</text>"
            )


def _png(pen: Any, mark: Mark, scale: float) -> None:
    def at(*values: float) -> list[int]:
        return [round(value * scale) for value in values]

    match mark:
        case Box():
            left, top, right, bottom = at(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
            if right > left and bottom > top:
                pen.rectangle(
                    (left, top, right - 1, bottom - 1), mark.fill or None, mark.edge or None, max(1, *at(mark.weight))
                )
        case Stroke():
            pen.line(at(mark.x, mark.y, mark.to_x, mark.to_y), mark.colour, max(1, *at(mark.weight)))
        case Disc():
            x, y, radius = (value * scale for value in (mark.x, mark.y, mark.radius))
            box = (x - radius, y - radius, x + radius, y + radius)
            pen.ellipse(box, mark.fill, mark.edge or None, max(1, *at(mark.weight)))
        case Words():
            font = _font("strong" if mark.bold else "regular", round(mark.size * 0.94 * POINT_MM * scale))
            anchor = {"start": "ls", "middle": "ms", "end": "rs"}[mark.anchor]
            pen.text((mark.x * scale, mark.y * scale), one_line(mark.text), mark.colour, font, anchor)


@lru_cache(maxsize=32)
def _font(face: FaceName, pixels: int) -> Any:
    """Fira Sans a little smaller than asked, because it is wider than Calibri."""
    from PIL import ImageFont

    return ImageFont.truetype(str(font_path(face)), pixels)


def drawing(relations: tuple[str, str], size: tuple[float, float], number: int, name: str, sentence: str) -> str:
    """A picture within a line of text. relations: of the PNG and of the SVG (empty: none); size in mm."""
    png, svg = relations
    width, height = emu(size[0]), emu(size[1])
    vector = (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
        'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{svg}"/></a:ext></a:extLst>'
        if svg
        else ""
    )
    told = f'id="{number}" name="{attribute(name)}" descr="{attribute(sentence)}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr {told}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {told}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{png}">{vector}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


@lru_cache(maxsize=128)
def _files(picture: Picture) -> tuple[bytes, bytes]:
    """Both files of a picture; the same one is often set again."""
    return picture.png(), picture.svg()


def placed(picture: Picture, media: Media, number: int, name: str, sentence: str) -> str:
    """A picture as both files, within a line of text."""
    png, svg = _files(picture)
    relations = (media.add(png, "png"), media.add(svg, "svg"))
    return drawing(relations, (picture.width, picture.height), number, name, sentence)
