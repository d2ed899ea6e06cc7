"""Charts: values in, picture, sentence and table out. The same rows serve the screen (Altair) and print (vectors)."""

from prodige_core.charts.budget import BudgetBar, budget_alt, budget_chart, budget_rows, budget_table
from prodige_core.charts.curve import CurveDot, curve_alt, curve_chart, curve_rows, curve_table
from prodige_core.charts.gained import GainedBar, gained_alt, gained_chart, gained_rows, gained_table
from prodige_core.charts.gantt import GanttBar, GanttRows, gantt_alt, gantt_chart, gantt_rows, gantt_table, lanes_of
from prodige_core.charts.groups import GapRow, GroupMark, gap_alt, gap_chart, gap_rows, gap_table
from prodige_core.charts.indicators import (
    IndicatorRows,
    indicator_alt,
    indicator_chart,
    indicator_rows,
    indicator_table,
)
from prodige_core.charts.load import LoadCell, load_alt, load_chart, load_rows, load_table
from prodige_core.charts.palette import DARK, LIGHT, Theme, level_colour, level_colours
from prodige_core.charts.practices import PracticeDot, practice_alt, practice_chart, practice_rows, practice_table
from prodige_core.charts.profile import ProfileBar, profile_alt, profile_chart, profile_rows, profile_table
from prodige_core.charts.progress import (
    ProgressRow,
    progress_alt,
    progress_chart,
    progress_row,
    progress_rows,
    progress_table,
)
from prodige_core.charts.qr import QUIET, qr_matrix, qr_png, qr_runs, qr_svg
from prodige_core.charts.table import ChartTable
from prodige_core.charts.votes import VoteBar, vote_alt, vote_chart, vote_most, vote_rows, vote_table
from prodige_core.roadmap.words import item_title

__all__ = [
    "DARK",
    "LIGHT",
    "QUIET",
    "BudgetBar",
    "ChartTable",
    "CurveDot",
    "GainedBar",
    "GanttBar",
    "GanttRows",
    "GapRow",
    "GroupMark",
    "IndicatorRows",
    "LoadCell",
    "PracticeDot",
    "ProfileBar",
    "ProgressRow",
    "Theme",
    "VoteBar",
    "budget_alt",
    "budget_chart",
    "budget_rows",
    "budget_table",
    "curve_alt",
    "curve_chart",
    "curve_rows",
    "curve_table",
    "gained_alt",
    "gained_chart",
    "gained_rows",
    "gained_table",
    "gantt_alt",
    "gantt_chart",
    "gantt_rows",
    "gantt_table",
    "gap_alt",
    "gap_chart",
    "gap_rows",
    "gap_table",
    "indicator_alt",
    "indicator_chart",
    "indicator_rows",
    "indicator_table",
    "item_title",
    "lanes_of",
    "level_colour",
    "level_colours",
    "load_alt",
    "load_chart",
    "load_rows",
    "load_table",
    "practice_alt",
    "practice_chart",
    "practice_rows",
    "practice_table",
    "profile_alt",
    "profile_chart",
    "profile_rows",
    "profile_table",
    "progress_alt",
    "progress_chart",
    "progress_row",
    "progress_rows",
    "progress_table",
    "qr_matrix",
    "qr_png",
    "qr_runs",
    "qr_svg",
    "vote_alt",
    "vote_chart",
    "vote_most",
    "vote_rows",
    "vote_table",
]
