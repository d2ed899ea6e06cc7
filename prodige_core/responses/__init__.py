"""What a centre told us: profile, answers, wishes, means and decisions, and the centre file that carries them."""

from prodige_core.responses.calendar import calendar_of, calendar_of_name
from prodige_core.responses.centre_file import (
    centre_file_schema,
    examine_centre_file,
    parse_centre_file,
    read_centre_file,
    write_centre_file,
)
from prodige_core.responses.checking import check_against
from prodige_core.responses.living import (
    STATUSES,
    BoardEntry,
    BoardStatus,
    IndicatorSeries,
    Measured,
    Mobility,
    OwnAction,
)
from prodige_core.responses.model import (
    Answer,
    Assessment,
    Centre,
    CentreFile,
    Decisions,
    Means,
    latest_assessments,
    on_scale,
)

__all__ = [
    "STATUSES",
    "Answer",
    "Assessment",
    "BoardEntry",
    "BoardStatus",
    "Centre",
    "CentreFile",
    "Decisions",
    "IndicatorSeries",
    "Means",
    "Measured",
    "Mobility",
    "OwnAction",
    "calendar_of",
    "calendar_of_name",
    "centre_file_schema",
    "check_against",
    "examine_centre_file",
    "latest_assessments",
    "on_scale",
    "parse_centre_file",
    "read_centre_file",
    "write_centre_file",
]
