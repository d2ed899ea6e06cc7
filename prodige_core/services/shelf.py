"""The documents of a centre as a shelf: in the order in which they are used, which can be made now, and if not, why."""

from __future__ import annotations

from dataclasses import dataclass

from prodige_core.access import Right
from prodige_core.exports import KINDS, ReportKind
from prodige_core.exports.content import report_inputs
from prodige_core.exports.first_page import first_page_of
from prodige_core.i18n import N_, Translator
from prodige_core.reports.erasmus_parts import SCREEN_TITLES
from prodige_core.reports.erasmus_plan import gaps
from prodige_core.responses import CentreFile
from prodige_core.services import access, reporting, rounds
from prodige_core.services.reporting import Job
from prodige_core.services.workspace import Workspace

ORDER = ("summary", "poster", "roadmap", "progress", "erasmus-plan")
"""From the two pages read before a meeting to the draft somebody goes on writing (editorial); others follow."""
PICTURE = "png"


@dataclass(frozen=True, slots=True)
class Offer:
    """One document. why_not: marked for translation; empty when it can be made."""

    kind: ReportKind
    why_not: str = ""

    @property
    def has_first_page(self) -> bool:
        """Whether there is a page to show a picture of."""
        return not self.why_not and "pdf" in self.kind.formats


@dataclass(frozen=True, slots=True)
class GapGroup:
    """What a draft lacks that is entered on one screen. ``screen`` is empty for what is written in the draft itself."""

    screen: str
    title: str
    said: tuple[str, ...]


@access.open_to_all("it works on the file it is given")
def offers(ws: Workspace, file: CentreFile, *, stale: bool) -> tuple[Offer, ...]:
    """The documents there are. stale: whether the plan is out of date."""
    place = {own: number for number, own in enumerate(ORDER)}
    ordered = sorted(KINDS.values(), key=lambda kind: place.get(kind.id, len(place)))
    compared = any(len(found) > 1 for found in rounds.all_rounds(file, ws).values())
    return tuple(Offer(kind, _why_not(kind, compared, stale)) for kind in ordered)


def _why_not(kind: ReportKind, compared: bool, stale: bool) -> str:
    if kind.id == "progress" and not compared:
        return N_("It compares two rounds of the same questionnaire. So far there is one round at most.")
    if kind.needs_plan and stale:
        return N_("First plan again: the roadmap is out of date.")
    return ""


@access.needs(Right.VIEW)
def first_page(ws: Workspace, centre_id: str, kind_id: str, t: Translator) -> Job:
    """The small picture of a document's first page. Raises as `reporting.prepared`."""
    job = reporting.prepared(ws, centre_id, kind_id, "pdf", t)
    if job.order is None:
        raise KeyError(kind_id)
    return Job(kind_id, "pdf", f"{kind_id}.{PICTURE}", job.inputs, job.options, first_page_of(job.order))


@access.needs(Right.VIEW)
def draft_gaps(ws: Workspace, centre_id: str, t: Translator) -> tuple[GapGroup, ...]:
    """What the draft of an Erasmus Plan lacks, by the screen where it is entered. Raises as `reporting.prepared`."""
    found = gaps(report_inputs(reporting.prepared(ws, centre_id, "roadmap", "json", t).inputs, carries_file=False))
    return tuple(
        GapGroup(screen, t.gettext(title), said)
        for screen, title in SCREEN_TITLES.items()
        if (said := tuple(gap.said for gap in found if gap.screen == screen))
    )
