"""What every export is made from."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from prodige_core.exports.in_calendars import IN_CALENDARS, Noted, noted
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator
from prodige_core.indicators import Followed
from prodige_core.planning.result import Plan, plan_json
from prodige_core.programme import Programme
from prodige_core.progress.compared import Pair, PlansMade
from prodige_core.reports import Heard
from prodige_core.responses import CentreFile, Means, write_centre_file

MAX_SLUG = 60
"""Leaves room for date and extension within the 255 bytes a file name may have, also in Greek or Cyrillic."""


@dataclass(frozen=True, slots=True)
class FormerPlan:
    """A plan that another one replaced, with the means it was made for, which give its terms their days."""

    plan: Plan
    means: Means


@dataclass(frozen=True, slots=True)
class ExportInputs:
    """A centre, its plan (None before the first one), the reader's language and the date on the export.

    voices: what staff and learners said, as far as it may be shown; a centre file has none.
    programme: dated facts of the European programme, for its part of the report and deadlines in the calendar.
    indicators: those the centre follows, worked-out ones too.
    pairs: by framework the rounds that a progress report compares; None for the last two. plans: those that were
    replaced; None when only the present one is known. outdated: whether there is a plan that is left out as it is stale.
    former: replaced plans, the oldest first; in_calendars: what calendars that were handed out hold. A calendar calls off
    what of both is not planned any more. made_at: the moment
    of the export, which a calendar tells so that the later of two counts; None where only the day matters.
    """

    file: CentreFile
    catalogue: Catalogue
    plan: Plan | None
    t: Translator
    made_on: dt.date
    voices: tuple[Heard, ...] = ()
    programme: Programme | None = None
    indicators: tuple[Followed, ...] = ()
    pairs: Mapping[str, Pair] | None = None
    plans: PlansMade | None = None
    outdated: bool = False
    former: tuple[FormerPlan, ...] = ()
    made_at: dt.datetime | None = None
    in_calendars: tuple[Noted, ...] = ()


def centre_bytes(inputs: ExportInputs) -> bytes:
    """The centre file with ``roadmap`` filled by the plan, in its canonical form. Without one, that of the file is handed on."""
    roadmap = inputs.file.roadmap if inputs.plan is None else plan_json(inputs.plan)
    if roadmap is not None and inputs.in_calendars:
        roadmap = {**roadmap, IN_CALENDARS: noted(inputs.in_calendars)}
    return write_centre_file(inputs.file.model_copy(update={"roadmap": roadmap}))


def slug(name: str) -> str:
    """A file name from a centre's name: letters of any alphabet, digits and hyphens; safe on every system.

    ``centre`` when nothing of it is left.
    """
    plain = unicodedata.normalize("NFC", name).lower()
    return re.sub(r"[\W_]+", "-", plain).strip("-")[:MAX_SLUG].strip("-") or "centre"
