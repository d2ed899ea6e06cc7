"""The health check of a whole centre file: what is urgent, what should be mended, what is worth a look (`examine`)."""

from prodige_core.health.examine import RULES, examine
from prodige_core.health.inputs import call_deadlines, rates_used, ratios
from prodige_core.health.model import (
    GRADES,
    Case,
    Deadline,
    Detail,
    Finding,
    Grade,
    Heard,
    Place,
    RatesUsed,
    Voices,
)

__all__ = [
    "GRADES",
    "RULES",
    "Case",
    "Deadline",
    "Detail",
    "Finding",
    "Grade",
    "Heard",
    "Place",
    "RatesUsed",
    "Voices",
    "call_deadlines",
    "examine",
    "rates_used",
    "ratios",
]
