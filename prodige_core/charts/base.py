"""What every Altair chart of Prodige shares: data inline, own fonts and colours, no outside request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prodige_core.charts.palette import Theme

FONT_SIZE = 13
AXIS_HEIGHT = 44
"""Room for the axis below the rows: on a screen the height of a chart holds its axis too."""


def base_chart(values: Sequence[dict[str, Any]]) -> Any:
    """A chart on inline values."""
    import altair as alt

    return alt.Chart(alt.Data(values=list(values)))


def layered(layers: Sequence[Any], theme: Theme, height: int | None = None) -> Any:
    """Lay marks over each other and dress them."""
    import altair as alt

    chart = alt.layer(*layers)
    return dressed(chart.properties(width="container", height=height) if height else chart, theme)


def dressed(chart: Any, theme: Theme) -> Any:
    """Fonts and colours of a theme on a finished chart. Its marks stay silent: the sentence and the table speak."""
    import altair as alt

    axis = alt.AxisConfig(
        labelFont=theme.font,
        titleFont=theme.font,
        labelFontSize=FONT_SIZE,
        titleFontSize=FONT_SIZE,
        titleFontWeight="normal",
        labelColor=theme.ink,
        titleColor=theme.muted,
        gridColor=theme.hairline,
        gridWidth=0.5,
        domainColor=theme.hairline,
        tickColor=theme.hairline,
        aria=False,
    )
    legend = alt.LegendConfig(
        labelFont=theme.font,
        titleFont=theme.font,
        labelFontSize=FONT_SIZE,
        labelColor=theme.ink,
        titleColor=theme.muted,
        orient="bottom",
        aria=False,
    )
    return (
        chart.configure(font=theme.font, background="transparent", axis=axis, legend=legend, aria=False)
        .configure_mark(aria=False)
        .configure_view(stroke=None)
        .configure_text(font=theme.font, fontSize=FONT_SIZE)
        .configure_header(
            labelFont=theme.font, titleFont=theme.font, labelFontSize=FONT_SIZE, labelColor=theme.ink, title=None
        )
    )
