"""The progress report to download: of a stored centre, or of a centre file at hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from prodige_core.access import Right
from prodige_core.exports import FORMATS, KINDS, ExportFormat, ExportInputs
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator
from prodige_core.planning import Plan
from prodige_core.progress.compared import Pair
from prodige_core.responses import CentreFile
from prodige_core.services import access, indicators, reporting
from prodige_core.services.reporting import Report
from prodige_core.services.workspace import Workspace


def formats() -> tuple[ExportFormat, ...]:
    """The formats there are, the first being the usual one. Their titles are marked for translation."""
    return tuple(FORMATS[own] for own in KINDS["progress"].formats)


@access.needs(Right.VIEW)
def progress_report(
    ws: Workspace, centre_id: str, format_id: str, t: Translator, pairs: Mapping[str, Pair] | None = None
) -> Report:
    """The progress report of a centre as stored now.

    pairs: by framework the rounds to compare; without, the last two. A plan that is out of date is left out, and the
    report says so. Raises `NotFound`, or KeyError for an unknown format.
    """
    return reporting.prepared(ws, centre_id, "progress", format_id, t, pairs=pairs).made()


def progress_report_of(
    file: CentreFile, catalogue: Catalogue, plan: Plan | None, format_id: str, t: Translator, made_on: dt.date
) -> Report:
    """As `progress_report`, from a centre file and a plan at hand; a file holds no plans that were replaced."""
    followed = indicators.followed_in_file(file, catalogue, plan, made_on)
    given = ExportInputs(file, catalogue, plan, t, made_on, indicators=followed)
    return reporting.job_for("progress", format_id, given).made()
