"""The look of the printed report: one grid, one family, one scale of sizes. Millimetres and points.

A4 with a margin column for labels: text is set in the wide column (about 70 signs a line at 9.5 pt),
tables and pictures use the whole width. Decision: ``docs/decisions/010-typeset-report.md``.
"""

from __future__ import annotations

from typing import Final

from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.text import Type

PAGE_WIDTH: Final = 210.0
PAGE_HEIGHT: Final = 297.0
LEFT: Final = 23.0
RIGHT: Final = 187.0
TOP: Final = 27.0
BOTTOM: Final = 275.0
HEAD_BASELINE: Final = 16.0
FOOT_BASELINE: Final = 285.0
LABEL_WIDTH: Final = 32.0
MAIN: Final = 61.0
FULL_WIDTH: Final = RIGHT - LEFT
MAIN_WIDTH: Final = RIGHT - MAIN

BODY: Final = Type(9.5, 4.75)
STRONG: Final = Type(9.5, 4.75, "strong")
LEAD: Final = Type(12.5, 6.1)
NOTE: Final = Type(8, 4.0, colour=LIGHT.muted)
QUOTE: Final = Type(8.75, 4.4, colour=LIGHT.muted)
LABEL: Final = Type(8.5, 4.75, "strong", LIGHT.accent)
CAPTION: Final = Type(8.5, 4.25, "strong")
CELL: Final = Type(8.5, 4.15)
CELL_STRONG: Final = Type(8.5, 4.15, "strong")
HEADER_CELL: Final = Type(7.75, 3.9, "strong", LIGHT.muted)
SMALL: Final = Type(7.25, 3.5, colour=LIGHT.muted)
H1: Final = Type(22, 9.0, "strong")
H2: Final = Type(13, 6.0, "strong")
H3: Final = Type(10, 4.75, "strong")
CARD_TITLE: Final = Type(13.5, 6.0, "strong")
CARD_NUMBER: Final = Type(26, 6.0, "strong", LIGHT.accent)
FIGURE_VALUE: Final = Type(20, 8.5, "strong", LIGHT.accent)
EYEBROW: Final = Type(12, 6, "strong", LIGHT.accent)
COVER_TITLE: Final = Type(34, 13.5, "strong")
COVER_SUBTITLE: Final = Type(13, 6.3)

HAIRLINE: Final = 0.18
RULE: Final = 0.5

STEP: Final = BODY.leading / 4
"""A quarter of a line of running text: every space between things is so many of these."""
BEFORE_H1: Final = 12 * STEP
AFTER_H1: Final = 4 * STEP
BEFORE_H2: Final = 7 * STEP
AFTER_H2: Final = 2 * STEP
BETWEEN: Final = 2 * STEP
"""Space between paragraphs and other blocks: half a line."""
ROW: Final = 5 * STEP
"""A row of one line in a table: four rows stand on five lines of running text."""
LIST_INDENT: Final = 5.0
CELL_PAD: Final = (ROW - CELL.leading) / 2
CELL_GAP: Final = 3.0
BASELINE: Final = 0.74
"""Where the baseline lies within a line, as a share of its height (Fira Sans: ascender 935, x-height 527 of 1000)."""
H1_NEEDS: Final = 70.0
"""A chapter begins on the page where the one before ended only if more than a quarter of it is left (editorial)."""
LEAST_ROWS: Final = 3
"""Fewer rows of a table never stand alone above or below a page break."""
TABLE_WHOLE: Final = 85.0
"""Tables up to this height (a third of a page) are never divided."""
PASSAGE_WHOLE: Final = 60.0
"""Nor are labelled passages; longer ones go on over the page."""
ROW_WHOLE: Final = 60.0
"""Table rows up to this height are never divided."""
