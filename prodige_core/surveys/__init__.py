"""Staff surveys: people answer on their own, in their own time, and see their own feedback."""

from prodige_core.surveys.feedback import AreaFeedback, Feedback, NextStep, feedback_on
from prodige_core.surveys.survey import MAX_COMMENT, MAX_EXPECTED, Page, Stage, Survey, pages_for, question_for

__all__ = [
    "MAX_COMMENT",
    "MAX_EXPECTED",
    "AreaFeedback",
    "Feedback",
    "NextStep",
    "Page",
    "Stage",
    "Survey",
    "feedback_on",
    "pages_for",
    "question_for",
]
