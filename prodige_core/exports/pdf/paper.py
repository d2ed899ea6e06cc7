"""The sheet a document is set on. Everything is laid out on A4; A3 is the same page larger by the square root of two."""

from __future__ import annotations

from typing import Any, Final

import pikepdf
from pikepdf import Array, Name

from prodige_core.exports.order import Paper

SIZES: Final[dict[Paper, tuple[float, float]]] = {"A4": (595.28, 841.89), "A3": (841.89, 1190.55)}
"""Width and height in points (ISO 216: 210 by 297 mm and 297 by 420 mm)."""


def factor_of(paper: Paper) -> float:
    """How much larger than A4 everything is."""
    return SIZES[paper][1] / SIZES["A4"][1]


def enlarge(pdf: pikepdf.Pdf, paper: Paper) -> None:
    """Make every page, its links and what leads to a place on it larger. Boxes of the tree and bookmarks are the writer's."""
    factor = factor_of(paper)
    width, height = SIZES[paper]
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        page.obj.MediaBox = Array([0, 0, width, height])
        for box in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
            if box in page.obj:
                page.obj[Name(box)] = page.obj.MediaBox
        page.contents_add(f"q {factor:.6f} 0 0 {factor:.6f} 0 0 cm\n".encode(), prepend=True)
        page.contents_add(b"\nQ")
        for annotation in page.obj.get("/Annots", []):
            annotation.Rect = Array([round(float(value) * factor, 2) for value in annotation.Rect])
            _destination(annotation.get("/Dest"), factor, seen)
            if "/A" in annotation:
                _destination(annotation.A.get("/D"), factor, seen)


def _destination(place: Any, factor: float, seen: set[tuple[int, int]]) -> None:
    """A place on a page, ``[page /XYZ left top zoom]``; shared ones only once."""
    if not isinstance(place, Array) or len(place) < 4 or str(place[1]) != "/XYZ":
        return
    if place.objgen != (0, 0):
        if place.objgen in seen:
            return
        seen.add(place.objgen)
    for index in (2, 3):
        value = place[index]
        if value is not None:
            place[index] = round(float(value) * factor, 2)
