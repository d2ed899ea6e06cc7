"""The progress report to download: of a stored centre, or of a centre file at hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from prodige_core.access import Right
from prodige_core.board import with_own_actions
from prodige_core.exports import FORMATS, ExportFormat
from prodige_core.exports.progress import PROGRESS_FORMATS, export_progress, progress_name
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator
from prodige_core.indicators import Followed
from prodige_core.planning import Plan
from prodige_core.progress.compared import Pair, PlansMade, all_compared, between
from prodige_core.reports import ProgressInputs
from prodige_core.responses import CentreFile
from prodige_core.roadmap import build_roadmap
from prodige_core.scoring import score_file
from prodige_core.services import access, indicators
from prodige_core.services.centres import get_centre
from prodige_core.services.planning import load_plan
from prodige_core.services.progress import plans_made
from prodige_core.services.reporting import Report
from prodige_core.services.workspace import Workspace


def formats() -> tuple[ExportFormat, ...]:
    """The formats there are, the first being the usual one. Their titles are marked for translation."""
    return PROGRESS_FORMATS


@access.needs(Right.VIEW)
def progress_report(
    ws: Workspace, centre_id: str, format_id: str, t: Translator, pairs: Mapping[str, Pair] | None = None
) -> Report:
    """The progress report of a centre as stored now.

    pairs: by framework the rounds to compare; without, the last two. A plan that is out of date is left out, and the
    report says so. Raises `NotFound`, or KeyError for an unknown format.
    """
    stored = load_plan(ws, centre_id)
    plan = stored.plan if stored is not None and stored.current else None
    inputs = _inputs(
        get_centre(ws, centre_id),
        ws.catalogue,
        plan,
        t,
        ws.today(),
        pairs=pairs,
        followed=indicators.followed(ws, centre_id),
        plans=plans_made(ws, centre_id),
        outdated=stored is not None and not stored.current,
    )
    return _made(format_id, inputs, plan)


def progress_report_of(
    file: CentreFile, catalogue: Catalogue, plan: Plan | None, format_id: str, t: Translator, made_on: dt.date
) -> Report:
    """As `progress_report`, from a centre file and a plan at hand; a file holds no plans that were replaced."""
    followed = indicators.followed_in_file(file, catalogue, plan, made_on)
    inputs = _inputs(file, catalogue, plan, t, made_on, followed=followed, plans=PlansMade(present=plan))
    return _made(format_id, inputs, plan)


def _inputs(
    file: CentreFile,
    catalogue: Catalogue,
    plan: Plan | None,
    t: Translator,
    made_on: dt.date,
    *,
    followed: tuple[Followed, ...],
    plans: PlansMade,
    pairs: Mapping[str, Pair] | None = None,
    outdated: bool = False,
) -> ProgressInputs:
    everything = with_own_actions(catalogue, file)
    movements = all_compared(file, catalogue, pairs)
    scores = score_file(file, catalogue)
    days = [day for one in movements for day in (one.comparison.before.date, one.comparison.after.date)]
    return ProgressInputs(
        file=file,
        catalogue=catalogue,
        movements=movements,
        meanwhile=between(file, catalogue, min(days), max(days), followed, plans) if days else None,
        roadmap=build_roadmap(file, everything, scores, plan, t),
        scores=scores,
        t=t,
        made_on=made_on,
        outdated=outdated,
    )


def _made(format_id: str, inputs: ProgressInputs, plan: Plan | None) -> Report:
    data = export_progress(format_id, inputs, plan)
    return Report(progress_name(format_id, inputs), FORMATS[format_id].media_type, data)
