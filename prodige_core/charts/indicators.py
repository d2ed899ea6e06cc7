"""An indicator over school years: its values, the target with the straight line to it, and what the EU aims at."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from prodige_core.charts.base import AXIS_HEIGHT, base_chart, layered
from prodige_core.charts.palette import LIGHT, Theme
from prodige_core.charts.table import ChartTable
from prodige_core.i18n import Translator
from prodige_core.indicators import Followed, Known, line_at, words, year_label
from prodige_core.indicators.definition import HUNDRED

PLOT_HEIGHT = 150
HEADROOM = 1.3
"""Room above the highest mark for its words."""
CLOSE = 0.13
"""Words of two marks touch when the marks are closer than this share of the scale (measured at 320 px)."""
SPOKEN_GAPS = 4
"""With more years than this a year without data gets a dash, because the words do not fit (measured at 320 px)."""


@dataclass(frozen=True, slots=True)
class YearMark:
    """One school year: its first calendar year, value (None: no data) and the words beside it."""

    year: int
    label: str
    value: float | None
    words: str


@dataclass(frozen=True, slots=True)
class IndicatorRows:
    """One picture. low, top: ends of the scale. line: from the baseline to the target, empty without one.

    bars: values begin at 0 and are drawn as bars; marks on a scale that begins higher are joined by a line.
    """

    code: str
    title: str
    marks: tuple[YearMark, ...]
    low: float
    top: float
    bars: bool
    target: float | None
    target_words: str
    target_year: int | None
    line: tuple[tuple[int, float], ...]
    reference: float | None
    reference_words: str
    table: ChartTable


def indicator_rows(row: Followed, t: Translator) -> IndicatorRows:
    """What is drawn of an indicator with at least one value or a target."""
    definition, course = row.definition, row.course
    marks = tuple(
        YearMark(
            int(year),
            year_label(year),
            float(reading.value) if isinstance(reading, Known) else None,
            words.reading_words(definition, reading, t),
        )
        for year, reading in row.readings
    )
    target = None if course.target is None else float(course.target)
    target_year = int(course.target_year) if course.target_year else None
    low, top = _scale(row, marks)
    reference = definition.reference
    return IndicatorRows(
        code=definition.id,
        title=words.title(definition, t),
        marks=marks,
        low=low,
        top=top,
        bars=definition.scale is None,
        target=target,
        target_words="" if target is None else words.amount(definition, Fraction(course.target or 0), t),
        target_year=target_year,
        line=_line(row),
        reference=None if reference is None else float(reference.value),
        reference_words="" if reference is None else words.reference_words(definition, reference, t),
        table=indicator_table(row, t),
    )


def _scale(row: Followed, marks: tuple[YearMark, ...]) -> tuple[float, float]:
    definition = row.definition
    if definition.scale is not None:
        return float(definition.scale[0]), float(definition.scale[1])
    wanted = [mark.value for mark in marks if mark.value is not None]
    wanted += [float(one) for one in (row.course.target, definition.reference and definition.reference.value) if one]
    top = max(wanted, default=0.0) * HEADROOM or 1.0
    return 0.0, top if definition.unit != "percent" or max(wanted, default=0) > HUNDRED else min(
        top, HEADROOM * HUNDRED
    )


def _line(row: Followed) -> tuple[tuple[int, float], ...]:
    course = row.course
    if course.baseline is None or course.target is None or not course.target_year:
        return ()
    start, end = course.baseline.year, course.target_year
    if end <= start:
        return ()
    return tuple((int(year), float(line_at(course.baseline, course.target, end, year))) for year in (start, end))


def indicator_chart(rows: IndicatorRows, t: Translator, theme: Theme = LIGHT) -> Any:
    """One small picture as an Altair chart; every value is printed."""
    import altair as alt

    known = [mark.year for mark in rows.marks]
    if rows.target_year is not None:
        known.append(rows.target_year)
    first, last = min(known, default=0), max(known, default=0)
    years = list(range(first, last + 1)) if known else []
    labels = {str(year): year_label(str(year)) for year in years}
    axis = alt.Axis(
        values=years,
        labelExpr=f"{json.dumps(labels)}[toString(datum.value)]",
        grid=False,
        ticks=False,
        labelOverlap="greedy",
    )
    end = last + (1.4 if rows.target is not None and rows.target_year is None else 0.6)  # room for words on the line
    x = alt.X("year:Q", scale=alt.Scale(domain=[first - 0.6, end], nice=False), axis=axis, title=None)
    scale = alt.Scale(domain=[rows.low, rows.top], nice=False)
    y = alt.Y("value:Q", scale=scale, title=None, axis=alt.Axis(tickCount=3, ticks=False, domain=False))
    marks = [*_line_layers(rows, x, y, theme), *_values(rows, x, y, theme)]
    lines, words_on_them = _lines(rows, x, y, t, theme)
    return layered([*marks, *lines, *words_on_them], theme, height=PLOT_HEIGHT + AXIS_HEIGHT)


def _values(rows: IndicatorRows, x: Any, y: Any, theme: Theme) -> list[Any]:
    known = [{"year": one.year, "value": one.value, "words": one.words} for one in rows.marks if one.value is not None]
    spoken = len(rows.marks) <= SPOKEN_GAPS
    missing = [
        {"year": one.year, "value": rows.low, "words": one.words.split(":")[0] if spoken else "–"}
        for one in rows.marks
        if one.value is None
    ]
    layers: list[Any] = []
    if known:
        chart = base_chart(known)
        dots = {"size": 60, "filled": True, "color": theme.accent}
        drawn = (
            chart.mark_bar(color=theme.accent, width=22)
            if rows.bars
            else chart.mark_line(color=theme.accent, strokeWidth=2, point=dots)
        )
        layers = [drawn.encode(x=x, y=y), *_words(chart, x, y, theme, theme.ink, fontWeight=600)]
    if missing:
        layers += _words(base_chart(missing), x, y, theme, theme.muted)
    return layers


def _words(chart: Any, x: Any, y: Any, theme: Theme, colour: str, **look: Any) -> list[Any]:
    """Words above a point, readable on whatever lies below them."""
    usual = {"dy": -9, **look}
    return [
        chart.mark_text(**usual, stroke=theme.paper, strokeWidth=4, color=theme.paper).encode(x=x, y=y, text="words:N"),
        chart.mark_text(**usual, color=colour).encode(x=x, y=y, text="words:N"),
    ]


def _line_layers(rows: IndicatorRows, x: Any, y: Any, theme: Theme) -> list[Any]:
    if not rows.line:
        return []
    line = base_chart([{"year": year, "value": value} for year, value in rows.line])
    return [line.mark_line(color=theme.muted, strokeWidth=1.5, strokeDash=[2, 3]).encode(x=x, y=y)]


def _lines(rows: IndicatorRows, x: Any, y: Any, t: Translator, theme: Theme) -> tuple[list[Any], list[Any]]:
    """The target and what the EU aims at: their lines, and the words to be laid over everything."""
    import altair as alt

    lines: list[Any] = []
    said: list[Any] = []
    if rows.reference is not None:
        chart = base_chart([{"value": rows.reference, "words": rows.reference_words}])
        lines.append(chart.mark_rule(color=theme.warn, strokeWidth=1.5, strokeDash=[4, 3]).encode(y=y))
        if _crowded(rows, left=True) and not _crowded(rows, left=False):
            said += _words(chart, alt.value("width"), y, theme, theme.warn, align="right")
        else:
            below = {"dy": 11} if _crowded(rows, left=True) else {}
            said += _words(chart, alt.value(4), y, theme, theme.warn, align="left", **below)
    if rows.target is None:
        return lines, said
    target = t.gettext("Target {value}").format(value=rows.target_words)
    chart = base_chart([{"year": rows.target_year, "value": rows.target, "words": target}])
    if rows.target_year is None:
        lines.append(chart.mark_rule(color=theme.ink, strokeWidth=1.5, strokeDash=[8, 3]).encode(y=y))
        said += _words(chart, alt.value("width"), y, theme, theme.ink, align="right")
    else:
        lines.append(chart.mark_tick(color=theme.ink, thickness=3, size=34, orient="horizontal").encode(x=x, y=y))
        said += _words(chart, x, y, theme, theme.ink, align="right", dx=20, dy=-12)
    return lines, said


def _crowded(rows: IndicatorRows, *, left: bool) -> bool:
    """Whether words of a value or the target, in one half of the picture, would touch those of the EU's reference."""
    said = [(mark.year, mark.value) for mark in rows.marks if mark.value is not None]
    if rows.target is not None:
        # without a year its words stand at the right end
        said.append((rows.target_year or max((year for year, _ in said), default=0) + 1, rows.target))
    years = [mark.year for mark in rows.marks] + [year for year, _ in said]
    middle = (min(years, default=0) + max(years, default=0)) / 2
    close = CLOSE * (rows.top - rows.low)
    return any(
        abs(value - (rows.reference or 0)) < close and (year <= middle if left else year >= middle)
        for year, value in said
    )


def indicator_alt(rows: IndicatorRows, t: Translator) -> str:
    """What the picture shows, in sentences."""
    known = [mark for mark in rows.marks if mark.value is not None]
    if not known:
        parts = [t.gettext("{title}: no value yet.").format(title=rows.title)]
    else:
        told = t.listing([t.gettext("{value} in {year}").format(value=one.words, year=one.label) for one in known])
        parts = [t.gettext("{title}: {values}.").format(title=rows.title, values=told)]
    if rows.target is not None:
        year = "" if rows.target_year is None else year_label(str(rows.target_year))
        said = t.gettext("Target: {value} by {year}.") if year else t.gettext("Target: {value}.")
        parts.append(said.format(value=rows.target_words, year=year))
    if rows.reference_words:
        parts.append(f"{rows.reference_words}.")
    return " ".join(parts)


def indicator_table(row: Followed, t: Translator) -> ChartTable:
    """The numbers: school year, value, counts, and where they come from."""
    definition = row.definition
    header = (t.gettext("School year"), t.gettext("Value"), t.gettext("Counted"), t.gettext("Source of the numbers"))
    readings = dict(row.readings)
    body = tuple(
        (
            year_label(year),
            words.reading_words(definition, readings[year], t),
            words.counts_words(definition, measured, t) or "–",
            measured.source or "–",
        )
        for year, measured in row.measured
    )
    return ChartTable(header, body, (False, True, True, False))
