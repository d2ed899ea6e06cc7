"""Reports to download: one call from a stored centre, workshop or survey (or a centre file) to a named file."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from prodige_core import reports
from prodige_core.access import Right
from prodige_core.errors import PlanningInputError, Problem
from prodige_core.exports import (
    FORMATS,
    KINDS,
    Attachment,
    ExportFormat,
    ExportInputs,
    Options,
    Order,
    ReportKind,
    attached,
    encode,
    export_report,
    file_name,
    order_of,
    slug,
)
from prodige_core.exports.content import report_inputs
from prodige_core.exports.ics import planned_events
from prodige_core.exports.in_calendars import Noted, told_before
from prodige_core.exports.inputs import centre_bytes
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import N_, Translator
from prodige_core.planning import Plan
from prodige_core.programme import Programme
from prodige_core.progress.compared import Pair
from prodige_core.reports import RecordEntry
from prodige_core.reports.languages import foreign_texts, with_languages
from prodige_core.responses import CentreFile, write_centre_file
from prodige_core.services import access, calendars, surveys, workshops
from prodige_core.services.centres import get_centre
from prodige_core.services.indicators import followed, followed_in_file
from prodige_core.services.planning import load_plan
from prodige_core.services.progress import plans_made
from prodige_core.services.replanning import replaced_plans
from prodige_core.services.report_voices import heard
from prodige_core.services.survey_words import minutes
from prodige_core.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Report:
    """A file to hand out. ``name`` is safe on every system."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Job:
    """A file to make: everything was read, what is left is computing. ``order``: a document, which another process can set.

    told: what a calendar will hold, for `calendars.remember` once it is handed out; of other files nothing.
    """

    kind_id: str
    format_id: str
    name: str
    inputs: ExportInputs
    options: Options
    order: Order | None
    told: tuple[Noted, ...] = ()

    @property
    def media_type(self) -> str:
        """What kind of file it is."""
        return FORMATS[self.format_id].media_type

    def made(self) -> Report:
        """The file, made here and now."""
        if self.order is not None:
            return Report(self.name, self.media_type, encode(self.order))
        return Report(
            self.name, self.media_type, export_report(self.kind_id, self.format_id, self.inputs, self.options)
        )


@dataclass(frozen=True, slots=True)
class PreparedPdf:
    """A PDF of its own kind (the record of a workshop, the notice of a survey): read, and ready to be set, as `Job`."""

    name: str
    order: Order

    @property
    def media_type(self) -> str:
        """What kind of file it is."""
        return FORMATS[self.order.format_id].media_type

    def made(self) -> Report:
        """The file, made here and now."""
        return Report(self.name, self.media_type, encode(self.order))


def formats() -> tuple[ExportFormat, ...]:
    """The formats of the roadmap, the first being the usual one. Their titles are marked for translation."""
    return tuple(FORMATS[own] for own in KINDS["roadmap"].formats)


def kinds() -> tuple[ReportKind, ...]:
    """The documents there are. Their titles and purposes are marked for translation."""
    return tuple(KINDS.values())


@access.needs(Right.VIEW)
def prepared(
    ws: Workspace,
    centre_id: str,
    kind_id: str,
    format_id: str,
    t: Translator,
    *,
    options: Options | None = None,
    pairs: Mapping[str, Pair] | None = None,
) -> Job:
    """A document of a centre as stored now, read and put into words, ready to be set.

    pairs: by framework the rounds that a progress report compares. Raises `PlanningInputError` when the plan is out of
    date and the document needs it, `NotFound`, or KeyError for an unknown kind or format.
    """
    kind = KINDS[kind_id]
    stored = load_plan(ws, centre_id)
    stale = stored is not None and not stored.current
    if stale and kind.needs_plan:
        what = N_("The roadmap is out of date.")
        raise PlanningInputError([Problem("", "", what, N_("Make it again first, then the report."))])
    plan = None if stored is None or stale else stored.plan
    given = replace(_inputs(ws, centre_id, plan, t), pairs=pairs, plans=plans_made(ws, centre_id), outdated=stale)
    if plan is None:  # a stale plan, or one that came in a file, is handed on in the file inside
        given = replace(given, file=get_centre(ws, centre_id, with_roadmap=True))
    job = job_for(kind_id, format_id, given, options)
    return replace(job, told=_told_calendars(job.inputs)) if format_id == "ics" else job


def _told_calendars(inputs: ExportInputs) -> tuple[Noted, ...]:
    """What a calendar made of this holds, whatever is planned by the time it is handed out."""
    return planned_events(report_inputs(inputs, carries_file=False).roadmap, inputs)


def job_for(kind_id: str, format_id: str, inputs: ExportInputs, options: Options | None = None) -> Job:
    """As `prepared`, from inputs at hand. KeyError for an unknown kind or format.

    The moment stays with a calendar alone, to its second: no other file tells it, so that what was made is made once.
    """
    chosen = options or Options()
    moment = inputs.made_at.replace(microsecond=0) if inputs.made_at is not None and format_id == "ics" else None
    inputs = replace(inputs, made_at=moment)
    if format_id not in KINDS[kind_id].formats:
        raise KeyError(format_id)
    is_document = FORMATS[format_id].data is None
    order = order_of(kind_id, format_id, inputs, chosen) if is_document else None
    return Job(kind_id, format_id, file_name(kind_id, format_id, inputs, chosen), inputs, chosen, order)


@access.needs(Right.VIEW)
def report(ws: Workspace, centre_id: str, format_id: str, t: Translator, kind_id: str = "roadmap") -> Report:
    """A document of a centre as stored now; a roadmap report without a roadmap when nothing was planned yet.

    Raises as `prepared`.
    """
    return prepared(ws, centre_id, kind_id, format_id, t).made()


@access.needs(Right.VIEW)
def report_digest(ws: Workspace, centre_id: str, format_id: str, t: Translator) -> str:
    """sha256 of everything a report tells: as long as it stays the same, so does the report. Raises `NotFound`.

    What calendars hold is no part of it: a file inside knows it, and nothing that people read tells it.
    """
    stored = load_plan(ws, centre_id)
    plan = stored.plan if stored is not None else None
    inputs = replace(_inputs(ws, centre_id, plan, t), in_calendars=())
    given = [format_id, t.lang, inputs.made_on.isoformat(), ws.catalogue_digest, *map(repr, inputs.voices)]
    given += [ws.programme_digest, *map(repr, inputs.indicators)]
    return hashlib.sha256("\n".join(given).encode() + centre_bytes(inputs)).hexdigest()


def _inputs(ws: Workspace, centre_id: str, plan: Plan | None, t: Translator) -> ExportInputs:
    file = get_centre(ws, centre_id)
    rows = followed(ws, centre_id)
    given = ExportInputs(file, ws.catalogue, plan, t, ws.today(), heard(ws, centre_id), ws.programme, rows)
    held = calendars.in_calendars(ws, centre_id)
    return replace(given, former=replaced_plans(ws, centre_id), made_at=ws.now(), in_calendars=held)


def report_of(
    file: CentreFile,
    catalogue: Catalogue,
    plan: Plan | None,
    format_id: str,
    t: Translator,
    made_on: dt.date,
    programme: Programme | None = None,
    kind_id: str = "roadmap",
    options: Options | None = None,
    made_at: dt.datetime | None = None,
) -> Report:
    """As `report`, from a centre file and a plan at hand; a file holds no voices, nor what indicators take from surveys."""
    rows = followed_in_file(file, catalogue, plan, made_on)
    given = ExportInputs(file, catalogue, plan, t, made_on, programme=programme, indicators=rows, made_at=made_at)
    given = replace(given, in_calendars=told_before(file.roadmap))
    return job_for(kind_id, format_id, given, options).made()


@access.needs(Right.VIEW, of="workshop")
def workshop_record(ws: Workspace, workshop_id: str, t: Translator, *, carries_file: bool = True) -> PreparedPdf:
    """The record of a workshop, a PDF, also of one that still runs. carries_file: whether opening it restores the work.

    Raises `NotFound`.
    """
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
    carried = None
    if carries_file:
        file = get_centre(ws, kept.session.centre_id, with_roadmap=True)
        carried = attached(file.centre.name, write_centre_file(file), t)
    return _pdf("workshop", kept.centre.name, _told(ws, document, t), day, carried)


@access.needs(Right.VIEW, of="survey")
def survey_poster(ws: Workspace, survey_id: str, url: str, t: Translator, *, near: bool = False) -> PreparedPdf:
    """The notice that invites to a survey, a PDF. url: its public link. near: as `reports.survey_poster`.

    Raises `NotFound`.
    """
    survey = surveys.get(ws, survey_id)
    name = get_centre(ws, survey.centre_id).centre.name
    frameworks = [ws.catalogue.frameworks[own] for own in survey.frameworks if own in ws.catalogue.frameworks]
    spans = [minutes(ws.catalogue, [own.id for own in frameworks], role) for role in survey.roles]
    needed = [span for span in spans if span] or [0]
    document = reports.survey_poster(survey, name, frameworks, (min(needed), max(needed)), url, t, near=near)
    return _pdf("survey-poster", name, _told(ws, document, t), ws.today())


def _told(ws: Workspace, document: reports.Document, t: Translator) -> reports.Document:
    """The document with the languages of texts that have no translation."""
    return with_languages(document, foreign_texts([ws.catalogue], t))


def _pdf(
    kind: str, centre_name: str, document: reports.Document, day: dt.date, carried: Attachment | None = None
) -> PreparedPdf:
    name = f"{kind}-{slug(centre_name)}-{day.isoformat()}.pdf"
    return PreparedPdf(name, Order("pdf", document, day, document.language, carried))
