"""Altair charts as SVG, drawn offline with the same font files as the PDF."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
PRINT_WIDTH = 620


def font_directory() -> Path:
    """Where the static Fira Sans files are."""
    import fontpkg_fira_sans

    return Path(fontpkg_fira_sans.__file__).parent / "files"


def chart_svg(chart: Any, width: int = PRINT_WIDTH) -> bytes:
    """The chart as SVG that browsers and fpdf2 both read. ``width`` in pixels replaces the width of the screen."""
    converter = _converter()
    spec = chart.to_dict()
    if spec.get("width") == "container":
        spec["width"] = width
    return clean_svg(converter.vegalite_to_svg(spec).encode("utf-8"))


def clean_svg(svg: bytes) -> bytes:
    """Mend what fpdf2 2.8.9 cannot read: lines without all four coordinates, paths that do not begin with a move."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(svg, parser)
    for line in root.iter(f"{SVG}line"):
        for name in ("x1", "y1", "x2", "y2"):
            if line.get(name) is None:
                line.set(name, "0")
    for path in [*root.iter(f"{SVG}path")]:
        parent = path.getparent()
        if parent is not None and not path.get("d", "").lstrip().upper().startswith("M"):
            parent.remove(path)
    return bytes(etree.tostring(root))


@lru_cache(maxsize=1)
def _converter() -> Any:
    import vl_convert

    vl_convert.register_font_directory(str(font_directory()))
    return vl_convert
