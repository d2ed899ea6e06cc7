"""Scores and levels from answers, exactly as ``docs/method/scoring.md`` says."""

from prodige_core.scoring.examples import check_examples
from prodige_core.scoring.rules import FrameworkScores, Score, score_answers, score_file
from prodige_core.scoring.sheet import score_sheet_json

__all__ = ["FrameworkScores", "Score", "check_examples", "score_answers", "score_file", "score_sheet_json"]
