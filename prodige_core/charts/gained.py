"""Levels gained between the first and the last round, area by area."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from prodige_core.charts.base import AXIS_HEIGHT, base_chart, layered
from prodige_core.charts.palette import LIGHT, Theme
from prodige_core.charts.table import ChartTable
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator
from prodige_core.indicators import Followed, words


@dataclass(frozen=True, slots=True)
class GainedBar:
    """Levels an area (or, first, a whole framework) gained since the first round."""

    title: str
    whole: bool
    gained: float
    words: str
    short: str
    first: str
    now: str


def gained_rows(row: Followed, catalogue: Catalogue, t: Translator) -> tuple[GainedBar, ...]:
    """Levels gained, framework by framework, the whole before its areas."""
    bars = []
    for own in row.gained:
        framework = catalogue.frameworks[own.framework]
        area = next((one for one in framework.areas if one.id == own.area), None)
        bars.append(
            GainedBar(
                t.pgettext(framework.id, framework.title) if area is None else t.pgettext(area.id, area.title),
                area is None,
                float(own.gained),
                words.change_words(row.definition, own.gained, t),
                words.signed(own.gained, words.DIGITS["levels"], t),
                t.fixed(float(own.first), 2),
                t.fixed(float(own.now), 2),
            )
        )
    return tuple(bars)


def gained_chart(rows: tuple[GainedBar, ...], t: Translator, theme: Theme = LIGHT) -> Any:
    """Horizontal bars from 0 to either side."""
    import altair as alt

    values = [
        {
            "title": f"{number} {row.title}",
            "gained": row.gained,
            "words": row.short,
            "fill": theme.accent if row.whole else theme.muted,
        }
        for number, row in enumerate(rows)
    ]
    names = json.dumps({f"{number} {row.title}": row.title for number, row in enumerate(rows)})
    wide = max((abs(row.gained) for row in rows), default=1.0) * 1.8 or 1.0
    lowest = -wide if any(row.gained < 0 for row in rows) else 0.0
    y_axis = alt.Axis(labelLimit=226, ticks=False, domain=False, labelExpr=f"{names}[datum.value]")
    y = alt.Y("title:N", sort=[one["title"] for one in values], title=None, axis=y_axis)
    x = alt.X(
        "gained:Q",
        scale=alt.Scale(domain=[lowest, wide], nice=False),
        title=None,
        axis=alt.Axis(tickCount=4),
    )
    chart = base_chart(values)
    bars = chart.mark_bar(height=14).encode(y=y, x=x, color=alt.Color("fill:N", scale=None))
    text = (
        chart.mark_text(align="left", dx=6, color=theme.ink)
        .encode(y=y, x=alt.X("at:Q", scale=alt.Scale(domain=[lowest, wide], nice=False)), text="words:N")
        .transform_calculate(at="max(datum.gained, 0)")
    )
    return layered([bars, text], theme, height=len(rows) * 26 + AXIS_HEIGHT)


def gained_table(rows: tuple[GainedBar, ...], t: Translator) -> ChartTable:
    """The numbers of the picture."""
    header = (t.gettext("Area"), t.gettext("First round"), t.gettext("Last round"), t.gettext("Gained"))
    return ChartTable(header, tuple((r.title, r.first, r.now, r.words) for r in rows), (False, True, True, True))


def gained_alt(rows: tuple[GainedBar, ...], title: str, t: Translator) -> str:
    """What the picture shows, in a sentence."""
    told = t.listing(
        [t.gettext("{name}: {change}").format(name=row.title, change=row.words) for row in rows if row.whole]
    )
    return t.gettext("{title}. {values}.").format(title=title, values=told or t.gettext("by area"))
