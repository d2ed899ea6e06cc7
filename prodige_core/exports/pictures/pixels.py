"""Pages of a PDF as pixels."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

FIRST_PAGE: Final = 280
"""Width in pixels of the small picture of a first page: twice what the screen shows, so that it is sharp everywhere."""
_one_at_a_time = threading.Lock()
"""PDFium must not be called from two threads at once, says its documentation."""


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The pages of a PDF, while nobody else makes pixels."""
    import pypdfium2  # late: brings a library of 4 MB

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def image_of(document: Any, page_number: int, width: int) -> Any:
    """A page (from 1) as a picture of Pillow, so many pixels wide."""
    page = document[page_number - 1]
    try:
        return page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    finally:
        page.close()


def first_page(pdf: bytes) -> bytes:
    """Page one as a small PNG."""
    with opened(pdf) as document:
        image = image_of(document, 1, FIRST_PAGE)
    held = io.BytesIO()
    image.save(held, "PNG")
    return held.getvalue()
