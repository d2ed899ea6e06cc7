"""Reports to download: one call from a stored centre (or a centre file) to a named file."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from prodige_core.errors import PlanningInputError, Problem
from prodige_core.exports import FORMATS, ExportFormat, ExportInputs, export_roadmap, file_name
from prodige_core.exports.inputs import centre_bytes
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import N_, Translator
from prodige_core.planning import Plan
from prodige_core.responses import CentreFile
from prodige_core.services.centres import get_centre
from prodige_core.services.planning import load_plan
from prodige_core.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Report:
    """A file to hand out. ``name`` is safe on every system."""

    name: str
    media_type: str
    data: bytes


def formats() -> tuple[ExportFormat, ...]:
    """The formats there are, the first being the usual one. Their titles are marked for translation."""
    return tuple(FORMATS.values())


def report(ws: Workspace, centre_id: str, format_id: str, t: Translator) -> Report:
    """The report of a centre as stored now, with its plan; without a roadmap when nothing was planned yet.

    Raises `PlanningInputError` when the plan is out of date, `NotFound`, or KeyError for an unknown format.
    """
    stored = load_plan(ws, centre_id)
    if stored is not None and not stored.current:
        what = N_("The roadmap is out of date.")
        raise PlanningInputError([Problem("", "", what, N_("Make it again first, then the report."))])
    plan = None if stored is None else stored.plan
    return report_of(get_centre(ws, centre_id), ws.catalogue, plan, format_id, t, ws.today())


def report_digest(ws: Workspace, centre_id: str, format_id: str, t: Translator) -> str:
    """sha256 of everything a report is made from: as long as it stays the same, so does the report. Raises `NotFound`."""
    stored = load_plan(ws, centre_id)
    plan = stored.plan if stored is not None else None
    inputs = ExportInputs(get_centre(ws, centre_id), ws.catalogue, plan, t, ws.today())
    given = [format_id, t.lang, inputs.made_on.isoformat(), ws.catalogue_digest]
    return hashlib.sha256("\n".join(given).encode() + centre_bytes(inputs)).hexdigest()


def report_of(
    file: CentreFile, catalogue: Catalogue, plan: Plan | None, format_id: str, t: Translator, made_on: dt.date
) -> Report:
    """As `report`, from a centre file and a plan at hand."""
    inputs = ExportInputs(file, catalogue, plan, t, made_on)
    return Report(file_name(format_id, inputs), FORMATS[format_id].media_type, export_roadmap(format_id, inputs))
