"""Where the centre stands, ready to be shown: scores, strengths, gaps, how complete the picture is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from prodige_core.access import Right
from prodige_core.frameworks import Framework
from prodige_core.responses import Assessment, Centre, CentreFile, latest_assessments
from prodige_core.scoring import FrameworkScores, Score, score_answers
from prodige_core.services import access
from prodige_core.services.assessing import Progress, progress_of
from prodige_core.services.centres import get_centre
from prodige_core.services.workspace import Workspace

SHOWN = 3
"""Strengths and gaps shown: three can be remembered (editorial)."""

Picture = Literal["full", "partial", "quick", "none"]


@dataclass(frozen=True, slots=True)
class Standing:
    """One scored practice: its area and score (``score.value`` and ``score.level`` are given)."""

    practice: str
    area: str
    score: Score


@dataclass(frozen=True, slots=True)
class FrameworkView:
    """One framework's results.

    assessment, scores: None and all "not enough" before the first answer.
    picture: ``full`` when every area is scored or not applicable; ``partial`` when some area is scored;
    ``quick`` when practices are scored but no area is: show `standings` as an indicative profile; else ``none``.
    standings: every scored practice, in the order of the questionnaire.
    strengths: at most three practices above the centre's own mean, best first; gaps: at most three below it, lowest
    first. Both are empty when all practices are alike.
    """

    framework: Framework
    assessment: Assessment | None
    scores: FrameworkScores
    progress: Progress
    picture: Picture
    standings: tuple[Standing, ...]
    strengths: tuple[Standing, ...]
    gaps: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Results of a centre, one view for every framework loaded, answered or not, in catalogue order."""

    centre: Centre
    frameworks: tuple[FrameworkView, ...]

    @property
    def answered(self) -> bool:
        """Whether anything is scored at all."""
        return any(view.picture != "none" for view in self.frameworks)


@access.needs(Right.VIEW)
def overview(ws: Workspace, centre_id: str) -> Overview:
    """The results as stored now. Raises `NotFound`."""
    return overview_of(ws, get_centre(ws, centre_id))


@access.open_to_all("it works on the file it is given")
def overview_of(ws: Workspace, file: CentreFile) -> Overview:
    """As `overview`, from a centre file at hand."""
    latest = latest_assessments(file)
    return Overview(
        file.centre,
        tuple(
            _view(framework, latest.get(framework_id), file)
            for framework_id, framework in ws.catalogue.frameworks.items()
        ),
    )


def _view(framework: Framework, assessment: Assessment | None, file: CentreFile) -> FrameworkView:
    scores = score_answers(framework, assessment.answers if assessment else {})
    standings = tuple(
        Standing(practice_id, framework.area_of(practice_id).id, score)
        for practice_id, score in scores.practices.items()
        if score.value is not None
    )
    mean = _mean(standings)
    best = sorted((s for s in standings if _value(s) > mean), key=_value, reverse=True)
    lowest = sorted((s for s in standings if _value(s) < mean), key=_value)
    return FrameworkView(
        framework,
        assessment,
        scores,
        progress_of(framework, file),
        _picture(scores, standings),
        standings,
        tuple(best[:SHOWN]),
        tuple(lowest[:SHOWN]),
    )


def _picture(scores: FrameworkScores, standings: tuple[Standing, ...]) -> Picture:
    states = [score.state for score in scores.areas.values()]
    if not standings:
        return "none"
    if all(state != "not_enough" for state in states):
        return "full"
    return "partial" if "scored" in states else "quick"


def _value(standing: Standing) -> Fraction:
    return standing.score.value if standing.score.value is not None else Fraction(0)


def _mean(standings: Iterable[Standing]) -> Fraction:
    values = [_value(standing) for standing in standings]
    return sum(values, Fraction(0)) / len(values) if values else Fraction(0)
