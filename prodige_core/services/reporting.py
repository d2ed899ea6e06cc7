"""Reports to download: one call from a stored centre, workshop or survey (or a centre file) to a named file."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from prodige_core import reports
from prodige_core.access import Right
from prodige_core.errors import PlanningInputError, Problem
from prodige_core.exports import FORMATS, ExportFormat, ExportInputs, export_roadmap, file_name, slug
from prodige_core.exports.inputs import centre_bytes
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import N_, Translator
from prodige_core.planning import Plan
from prodige_core.programme import Programme
from prodige_core.reports import RecordEntry
from prodige_core.responses import CentreFile
from prodige_core.services import access, surveys, workshops
from prodige_core.services.centres import get_centre
from prodige_core.services.indicators import followed, followed_in_file
from prodige_core.services.planning import load_plan
from prodige_core.services.report_voices import heard
from prodige_core.services.survey_words import minutes
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


@access.needs(Right.VIEW)
def report(ws: Workspace, centre_id: str, format_id: str, t: Translator) -> Report:
    """The report of a centre as stored now, with its plan; without a roadmap when nothing was planned yet.

    Raises `PlanningInputError` when the plan is out of date, `NotFound`, or KeyError for an unknown format.
    """
    stored = load_plan(ws, centre_id)
    if stored is not None and not stored.current:
        what = N_("The roadmap is out of date.")
        raise PlanningInputError([Problem("", "", what, N_("Make it again first, then the report."))])
    plan = None if stored is None else stored.plan
    return _made(format_id, _inputs(ws, centre_id, plan, t))


@access.needs(Right.VIEW)
def report_digest(ws: Workspace, centre_id: str, format_id: str, t: Translator) -> str:
    """sha256 of everything a report is made from: as long as it stays the same, so does the report. Raises `NotFound`."""
    stored = load_plan(ws, centre_id)
    plan = stored.plan if stored is not None else None
    inputs = _inputs(ws, centre_id, plan, t)
    given = [format_id, t.lang, inputs.made_on.isoformat(), ws.catalogue_digest, *map(repr, inputs.voices)]
    given += [ws.programme_digest, *map(repr, inputs.indicators)]
    return hashlib.sha256("\n".join(given).encode() + centre_bytes(inputs)).hexdigest()


def _inputs(ws: Workspace, centre_id: str, plan: Plan | None, t: Translator) -> ExportInputs:
    file = get_centre(ws, centre_id)
    rows = followed(ws, centre_id)
    return ExportInputs(file, ws.catalogue, plan, t, ws.today(), heard(ws, centre_id), ws.programme, rows)


def report_of(
    file: CentreFile,
    catalogue: Catalogue,
    plan: Plan | None,
    format_id: str,
    t: Translator,
    made_on: dt.date,
    programme: Programme | None = None,
) -> Report:
    """As `report`, from a centre file and a plan at hand; a file holds no voices, nor what indicators take from surveys."""
    rows = followed_in_file(file, catalogue, plan, made_on)
    return _made(format_id, ExportInputs(file, catalogue, plan, t, made_on, programme=programme, indicators=rows))


def _made(format_id: str, inputs: ExportInputs) -> Report:
    return Report(file_name(format_id, inputs), FORMATS[format_id].media_type, export_roadmap(format_id, inputs))


@access.needs(Right.VIEW, of="workshop")
def workshop_record(ws: Workspace, workshop_id: str, t: Translator) -> Report:
    """The record of a workshop as PDF, also of one that still runs. Raises `NotFound`."""
    kept = workshops.record(ws, workshop_id)
    entries = [
        RecordEntry(line.statement, line.item, line.framework, tuple(one.cell for one in line.rounds), line.before)
        for line in kept.lines
    ]
    opened_at = kept.session.opened_at
    day = ws.today() if opened_at is None else opened_at.astimezone().date()
    document = reports.workshop_record(
        kept.session, kept.centre.name, kept.people, entries, day, t, left_out=len(kept.unknown)
    )
    return _pdf("workshop", kept.centre.name, document, day)


@access.needs(Right.VIEW, of="survey")
def survey_poster(ws: Workspace, survey_id: str, url: str, t: Translator, *, near: bool = False) -> Report:
    """The notice that invites to a survey, as PDF. url: its public link. near: as `reports.survey_poster`.

    Raises `NotFound`.
    """
    survey = surveys.get(ws, survey_id)
    name = get_centre(ws, survey.centre_id).centre.name
    frameworks = [ws.catalogue.frameworks[own] for own in survey.frameworks if own in ws.catalogue.frameworks]
    spans = [minutes(ws.catalogue, [own.id for own in frameworks], role) for role in survey.roles]
    needed = [span for span in spans if span] or [0]
    document = reports.survey_poster(survey, name, frameworks, (min(needed), max(needed)), url, t, near=near)
    return _pdf("survey-poster", name, document, ws.today())


def _pdf(kind: str, centre_name: str, document: reports.Document, day: dt.date) -> Report:
    from prodige_core.exports.pdf.render import render_pdf  # fpdf2 and pikepdf take a second to import

    name = f"{kind}-{slug(centre_name)}-{day.isoformat()}.pdf"
    return Report(name, FORMATS["pdf"].media_type, render_pdf(document, None, day))
