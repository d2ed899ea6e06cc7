"""How long and how large a document is, to tell people before they open or send it."""

from __future__ import annotations

import io
from dataclasses import dataclass

from prodige_core.i18n import Translator

KB = 1000
"""Bytes, as systems count them for people today (IEC 80000-13)."""


@dataclass(frozen=True, slots=True)
class Extent:
    """pages: None for what has no pages of its own, as a web page, or has them only in the program that opens it."""

    pages: int | None
    size: int


def extent_of(format_id: str, data: bytes) -> Extent:
    """Of a file of ours."""
    if format_id != "pdf":
        return Extent(None, len(data))
    import pikepdf  # takes a moment to load, and most screens need none

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return Extent(len(pdf.pages), len(data))
    except pikepdf.PdfError:  # nobody is kept from a file because its pages could not be counted
        return Extent(None, len(data))


def said(extent: Extent, t: Translator) -> str:
    """As *28 pages, 195 kB*."""
    if extent.size < KB * KB:
        size = t.gettext("{count} kB").format(count=t.number(max(1, round(extent.size / KB))))
    else:
        size = t.gettext("{count} MB").format(count=t.number(extent.size / KB / KB, 1))
    if extent.pages is None:
        return size
    pages = t.ngettext("{count} page", "{count} pages", extent.pages).format(count=t.number(extent.pages))
    return t.gettext("{pages}, {size}").format(pages=pages, size=size)
