"""Names of the files people download."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

_OTHER = re.compile(r"[^\w]+")
MAX_STEM = 60
"""Leaves room for date and extension within the 255 bytes a file name may have, also in Greek or Cyrillic."""


def file_name(centre_name: str, day: dt.date, extension: str) -> str:
    """``lyceum-of-x-2026-11-21.pdf``: letters of any alphabet, digits and hyphens; safe on every system."""
    plain = unicodedata.normalize("NFC", centre_name).casefold()
    stem = _OTHER.sub("-", plain).strip("-_")[:MAX_STEM].rstrip("-_") or "prodige"
    return f"{stem}-{day.isoformat()}.{extension}"
