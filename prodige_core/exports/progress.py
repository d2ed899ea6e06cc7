"""The progress report from what every export is made from."""

from __future__ import annotations

from prodige_core.board import with_own_actions
from prodige_core.exports.inputs import ExportInputs
from prodige_core.progress.compared import PlansMade, all_compared, between
from prodige_core.reports import Document, ProgressInputs, progress_report
from prodige_core.roadmap import build_roadmap
from prodige_core.scoring import score_file


def progress_document(inputs: ExportInputs, carries_file: bool) -> Document:
    """The last two rounds of each questionnaire compared, or those that were asked for."""
    return progress_report(progress_inputs(inputs, carries_file=carries_file))


def progress_inputs(inputs: ExportInputs, *, carries_file: bool) -> ProgressInputs:
    """Rounds, board, plans and indicators side by side."""
    file, catalogue, t = inputs.file, inputs.catalogue, inputs.t
    plans = inputs.plans or PlansMade(present=inputs.plan)
    movements = all_compared(file, catalogue, inputs.pairs)
    scores = score_file(file, catalogue)
    days = [day for one in movements for day in (one.comparison.before.date, one.comparison.after.date)]
    return ProgressInputs(
        file=file,
        catalogue=catalogue,
        movements=movements,
        meanwhile=between(file, catalogue, min(days), max(days), inputs.indicators, plans) if days else None,
        roadmap=build_roadmap(file, with_own_actions(catalogue, file), scores, inputs.plan, t),
        scores=scores,
        t=t,
        made_on=inputs.made_on,
        outdated=inputs.outdated,
        carries_file=carries_file,
    )
