"""Months as files write them (``2027-03``), in the reader's language."""

from __future__ import annotations

import datetime as dt

from prodige_core.i18n.translator import Translator


def first_of(month: str) -> dt.date:
    """The first day of a month (``YYYY-MM``)."""
    return dt.date.fromisoformat(f"{month}-01")


def month_name(month: str, t: Translator) -> str:
    """A month (``YYYY-MM``) in the reader's language: *Oct 2026*."""
    return t.month(first_of(month))
