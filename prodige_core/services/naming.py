"""Names of the files people download."""

from __future__ import annotations

import datetime as dt

from prodige_core.exports import slug


def file_name(name: str, day: dt.date, extension: str) -> str:
    """``roadmap-lyceum-of-x-2026-11-21.pdf``."""
    return f"{slug(name)}-{day.isoformat()}.{extension}"
