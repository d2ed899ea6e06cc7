"""Indicators K1 to K20: what is counted, exact values, the way to a target. Definitions are data (``frameworks/indicators``)."""

from prodige_core.indicators.course import Course, Point, State, course_of, line_at
from prodige_core.indicators.definition import Indicator, Reference
from prodige_core.indicators.followed import Followed, followed_of, indicator_problems
from prodige_core.indicators.loader import (
    by_id,
    indicators,
    indicators_schema,
    load_indicators,
    place_problems,
)
from prodige_core.indicators.reading import (
    Known,
    NoData,
    Reading,
    count_problem,
    read,
    response_rate,
    target_problem,
)
from prodige_core.indicators.worked_out import LevelsGained, from_board, from_rounds, from_survey
from prodige_core.indicators.years import later, year_label, year_of

__all__ = [
    "Course",
    "Followed",
    "Indicator",
    "Known",
    "LevelsGained",
    "NoData",
    "Point",
    "Reading",
    "Reference",
    "State",
    "by_id",
    "count_problem",
    "course_of",
    "followed_of",
    "from_board",
    "from_rounds",
    "from_survey",
    "indicator_problems",
    "indicators",
    "indicators_schema",
    "later",
    "line_at",
    "load_indicators",
    "place_problems",
    "read",
    "response_rate",
    "target_problem",
    "year_label",
    "year_of",
]
