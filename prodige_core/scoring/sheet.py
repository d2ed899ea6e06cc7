"""The score sheet as JSON, the contract of ``prodige score --json``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prodige_core.scoring.rules import FrameworkScores, Score


def score_sheet_json(scores: Mapping[str, FrameworkScores]) -> dict[str, Any]:
    """``{"frameworks": {id: {"version", "overall", "areas", "practices"}}}``; scores rounded to 4 digits."""
    return {
        "frameworks": {
            framework_id: {
                "version": sheet.version,
                "overall": _score(sheet.overall),
                "areas": {area_id: _score(score) for area_id, score in sheet.areas.items()},
                "practices": {practice_id: _score(score) for practice_id, score in sheet.practices.items()},
            }
            for framework_id, sheet in scores.items()
        }
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "score": None if score.value is None else round(float(score.value), 4),
        "level": score.level,
        "answered": score.answered,
        "na": score.na,
        "unknown": score.unknown,
        "missing": score.missing,
    }
