"""Scoring: both questionnaires with exact fractions, beside the same means in floats (floor)."""

from __future__ import annotations

from statistics import fmean

from benchmarks.clock import median_seconds, milliseconds, ratio
from prodige_core.config import ROOT
from prodige_core.frameworks import Catalogue, load_catalogue
from prodige_core.responses import CentreFile, parse_centre_file
from prodige_core.scoring import score_file
from prodige_core.services.demo import demo_bytes


def run() -> list[tuple[str, str]]:
    catalogue = load_catalogue(ROOT / "frameworks")
    data = demo_bytes()
    file = parse_centre_file(data)
    score = median_seconds(lambda: score_file(file, catalogue), runs=50)
    floor = median_seconds(lambda: _float_means(file, catalogue), runs=50)
    load = median_seconds(lambda: load_catalogue(ROOT / "frameworks"), runs=3)
    return [
        ("load and check both frameworks", milliseconds(load)),
        ("read a centre file", milliseconds(median_seconds(lambda: parse_centre_file(data), runs=20))),
        ("score a centre file", f"{milliseconds(score)} ({ratio(score, floor)} the same means in floats)"),
    ]


def _float_means(file: CentreFile, catalogue: Catalogue) -> list[float]:
    means = []
    for assessment in file.assessments:
        for area in catalogue.frameworks[assessment.framework].areas:
            given = [assessment.answers.get(item.id) for practice in area.practices for item in practice.items]
            levels = [answer.level for answer in given if answer is not None and answer.level is not None]
            if levels:
                means.append(fmean(levels))
    return means
