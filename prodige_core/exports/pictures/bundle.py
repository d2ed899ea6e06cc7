"""All pictures in one ZIP: each as SVG and PNG, its numbers as CSV, and a text that says what each shows."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any, Final

from prodige_core.charts import ChartTable
from prodige_core.exports.content import one_line, plain
from prodige_core.exports.inputs import ExportInputs
from prodige_core.exports.pictures.chosen import Picture, pictures
from prodige_core.exports.pictures.drawn import Drawn, drawn
from prodige_core.exports.pictures.pixels import image_of, opened

TWICE: Final = 2
"""Pixels a CSS pixel, so that pictures stay sharp on fine screens and fill a slide of 1920."""
LIVE: Final = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet takes for a formula (OWASP, CSV injection)."""


def render(inputs: ExportInputs) -> bytes:
    """The ZIP. Equal inputs give equal bytes."""
    t, day = inputs.t, inputs.made_on
    found = pictures(inputs)
    footer = f"{inputs.file.centre.name} · {t.date(day)}"
    pdf, shown = drawn(found, footer, t.lang)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:

        def put(name: str, data: bytes, *, packed: bool = True) -> None:
            entry = zipfile.ZipInfo(name, (max(1980, day.year), day.month, day.day, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED)

        put(f"{t.gettext('read-me')}.txt", _told(found, inputs).encode("utf-8-sig"))
        for picture, own, pixels in zip(found, shown, png_pages(pdf, found, shown, t.lang), strict=True):
            put(f"{picture.name}.svg", own.svg.encode())
            put(f"{picture.name}.png", pixels, packed=False)
            if picture.table is not None:
                put(f"{picture.name}.csv", _csv(picture.table).encode("utf-8-sig"))
    return held.getvalue()


def png_pages(pdf: bytes, found: tuple[Picture, ...], shown: tuple[Drawn, ...], lang: str) -> list[bytes]:
    """The pages of `drawn` as PNG, each with its sentence inside."""
    with opened(pdf) as document:
        return [
            _png(image_of(document, own.page, TWICE * own.width), picture, lang)
            for picture, own in zip(found, shown, strict=True)
        ]


def _png(image: Any, picture: Picture, lang: str) -> bytes:
    from PIL import Image, PngImagePlugin

    told = PngImagePlugin.PngInfo()
    for keyword, text in (("Title", picture.title), ("Description", picture.alt)):
        told.add_itxt(keyword, one_line(text), lang=lang, tkey=keyword)
    held = io.BytesIO()
    # few colours and large plain areas: a palette is a third of the size and looks the same (looked at)
    few = image.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(held, "PNG", pnginfo=told)
    return held.getvalue()


def _csv(table: ChartTable) -> str:
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow([_cell(text) for text in table.header])
    writer.writerows([_cell(text) for text in row] for row in table.rows)
    return held.getvalue()


def _cell(text: str) -> str:
    """A text that no spreadsheet reads as a formula."""
    shown = one_line(text)
    return f"'{shown}" if shown.startswith(LIVE) else shown


def _told(found: tuple[Picture, ...], inputs: ExportInputs) -> str:
    """What the pictures are, each with its alternative text."""
    t = inputs.t
    lines = [one_line(inputs.file.centre.name), t.date(inputs.made_on), ""]
    lines.append(
        t.gettext(
            "Each picture is here as SVG (stays sharp at every size, for websites), as PNG (for slides) and with its numbers as CSV (opens in a spreadsheet). The alternative text is inside the pictures; give it to your website too."
        )
        if found
        else t.gettext("There is no picture yet: nothing is scored.")
    )
    for picture in found:
        lines += ["", picture.name, one_line(picture.title), t.gettext("Alternative text:"), one_line(picture.alt)]
    return plain("\n".join(lines)).replace("\n", "\r\n") + "\r\n"
