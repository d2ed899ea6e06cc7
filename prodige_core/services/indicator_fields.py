"""Indicators taken apart into single fields, so that what two people change can be joined, and put together again.

Fields: ``K1`` (it is followed), ``K1.target``, ``K1.2026.numerator`` and so on; a field that is empty is left out.
"""

from __future__ import annotations

from collections.abc import Mapping

from prodige_core.responses import IndicatorSeries, Measured

Series = Mapping[str, IndicatorSeries]
_OWN = ("baseline", "target", "target_year", "target_source")
_COUNTS = ("numerator", "denominator", "asked", "source")


def fields_of(series: Series) -> dict[str, object]:
    """Every field that holds something."""
    found: dict[str, object] = {}
    for code, own in series.items():
        found[code] = True
        for name in _OWN:
            if getattr(own, name) not in (None, ""):
                found[f"{code}.{name}"] = getattr(own, name)
        for year, measured in own.values.items():
            for name in _COUNTS:
                if getattr(measured, name) not in (None, ""):
                    found[f"{code}.{year}.{name}"] = getattr(measured, name)
    return found


def series_of(fields: Mapping[str, object]) -> dict[str, IndicatorSeries]:
    """The indicators again. One that somebody stopped following while another wrote in it is still followed."""
    parts: dict[str, dict[str, object]] = {}
    years: dict[str, dict[str, dict[str, object]]] = {}
    for field, value in fields.items():
        code, _, rest = field.partition(".")
        own = parts.setdefault(code, {})
        year, _, name = rest.partition(".")
        if name:
            years.setdefault(code, {}).setdefault(year, {})[name] = value
        elif rest:
            own[rest] = value
    return {
        code: IndicatorSeries.model_validate(
            {
                **own,
                "values": {
                    year: Measured.model_validate(counts) for year, counts in sorted(years.get(code, {}).items())
                },
            }
        )
        for code, own in parts.items()
    }


def field_parts(field: str) -> tuple[str, str, str]:
    """Code, school year (empty for what belongs to the whole) and name of a field."""
    code, _, rest = field.partition(".")
    year, _, name = rest.partition(".")
    return (code, year, name) if name else (code, "", rest)
