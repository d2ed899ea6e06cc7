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
from prodige_core.services.report_preview import PlanState
from prodige_core.services.reporting import Job
from prodige_core.services.workspace import Workspace

ORDER = ("summary", "poster", "roadmap", "progress", "erasmus-plan")
"""From the two pages read before a meeting to the draft somebody goes on writing (editorial); others follow."""
PICTURE = "png"
ABOUT_THE_PLAN = ("summary", "poster")
"""What says next to nothing without a plan. Where fixed actions do not fit, the summary tells which, for a decision."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One document. why_not, holds: marked for translation. why_not: empty when it can be made; screen: where that is
    mended, empty when nowhere. holds: what little is in it as things stand, empty when it is whole.
    """

    kind: ReportKind
    why_not: str = ""
    screen: str = ""
    holds: str = ""

    @property
    def has_first_page(self) -> bool:
        """Whether there is a page to show a picture of."""
        return not self.why_not and _paged(self.kind) is not None


def _paged(kind: ReportKind) -> str | None:
    """The form of a document whose first page is shown: the printed one, else the one for Word, whose cover says the same."""
    return next((own for own in ("pdf", "docx") if own in kind.formats), None)


@dataclass(frozen=True, slots=True)
class GapGroup:
    """What a draft lacks that is entered on one screen. ``screen`` is empty for what is written in the draft itself."""

    screen: str
    title: str
    said: tuple[str, ...]


@access.open_to_all("it works on the file it is given")
def offers(ws: Workspace, file: CentreFile, *, plan: PlanState, answered: bool) -> tuple[Offer, ...]:
    """The documents there are. plan, answered: as `report_preview.ReportPreview` has them."""
    place = {own: number for number, own in enumerate(ORDER)}
    ordered = sorted(KINDS.values(), key=lambda kind: place.get(kind.id, len(place)))
    compared = any(len(found) > 1 for found in rounds.all_rounds(file, ws).values())
    return tuple(_offer(kind, compared, plan, answered) for kind in ordered)


def _offer(kind: ReportKind, compared: bool, plan: PlanState, answered: bool) -> Offer:
    why_not, screen = _why_not(kind, compared, plan, answered)
    holds = ""
    if kind.id == "roadmap" and not why_not and not (answered and plan in ("current", "infeasible")):
        holds = (
            N_("So far it holds your profile only: where you stand, no time plan and no actions.")
            if answered
            else N_("So far it holds hardly more than the name of your centre: no levels, no time plan and no actions.")
        )
    return Offer(kind, why_not, screen, holds)


def _why_not(kind: ReportKind, compared: bool, plan: PlanState, answered: bool) -> tuple[str, str]:
    """Why a document cannot be made, or would say nothing; and the screen where that is mended."""
    if kind.id == "progress" and not compared:
        return N_("It compares two rounds of the same questionnaire. So far there is one round at most."), ""
    if kind.needs_plan and plan == "stale":
        return N_("First plan again: the roadmap is out of date."), ""
    if kind.id not in ABOUT_THE_PLAN:
        return "", ""
    if not answered:
        return N_("It needs answers and a roadmap. Begin with the self-assessment."), "assess"
    if plan == "none":
        return N_("It needs a roadmap, and there is none yet."), "roadmap"
    if plan == "nothing":
        return N_("It needs a roadmap, and no target lies above the level of today."), "wishes"
    if plan == "infeasible" and kind.id == "poster":
        return N_("It needs a roadmap, and the actions you fixed do not fit."), "roadmap"
    return "", ""


@access.needs(Right.VIEW)
def first_page(ws: Workspace, centre_id: str, kind_id: str, t: Translator) -> Job:
    """The small picture of a document's first page. Raises as `reporting.prepared`."""
    job = reporting.prepared(ws, centre_id, kind_id, _paged(KINDS[kind_id]) or "", t)
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
