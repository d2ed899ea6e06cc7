"""The table twin of a chart: the same numbers for those who cannot or would rather not read the picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartTable:
    """Header and rows as texts in the reader's language; ``numeric`` marks the columns that hold numbers."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
