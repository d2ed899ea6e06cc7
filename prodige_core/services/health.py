"""The check-up of a centre: everything stored about it looked through, with the way to mend what is found.

Of staff's answers only what may be shown goes in: the rules see no suppressed cell (`prodige_core.services.voices`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prodige_core.access import Right
from prodige_core.aggregation import Published
from prodige_core.board import with_own_actions
from prodige_core.health import Case, Finding, Grade, Heard, Voices, call_deadlines, examine, rates_used, ratios
from prodige_core.i18n import Translator
from prodige_core.indicators import followed_of, indicators
from prodige_core.responses import CentreFile
from prodige_core.roadmap.abroad import too_few_abroad
from prodige_core.scoring import score_file
from prodige_core.services import access
from prodige_core.services.centres import get_centre
from prodige_core.services.roadmaps import RoadmapView, roadmap_view
from prodige_core.services.voices import ItemVoices, voices
from prodige_core.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CheckUp:
    """What was found, most pressing first.

    begun: whether anything is answered; before that there is nothing to check. planned: whether there is a plan to look at.
    """

    begun: bool
    planned: bool
    findings: tuple[Finding, ...]

    def of(self, grade: Grade) -> tuple[Finding, ...]:
        """The findings of one grade."""
        return tuple(finding for finding in self.findings if finding.grade == grade)


@access.needs(Right.VIEW)
def check_up(ws: Workspace, centre_id: str, t: Translator) -> CheckUp:
    """Everything worth mending in a centre as it is stored now. Raises `NotFound`."""
    view = roadmap_view(ws, centre_id, t)
    case = case_of(ws, get_centre(ws, centre_id), view, _heard(voices(ws, centre_id)), t)
    return CheckUp(bool(case.rounds), view.stored is not None, examine(case, t))


@access.open_to_all("it works on the values it is given")
def case_of(ws: Workspace, file: CentreFile, view: RoadmapView, heard: Mapping[str, Voices], t: Translator) -> Case:
    """What the rules look at. view: the roadmap of the same file; heard: without it, nothing is said about voices."""
    catalogue, today = with_own_actions(ws.catalogue, file), ws.today()
    return Case(
        file=file,
        catalogue=catalogue,
        scores=score_file(file, ws.catalogue),
        roadmap=view.roadmap,
        today=today,
        planned_on=view.stored.made_on if view.stored else None,
        current=view.stored.current if view.stored else True,
        voices=heard,
        deadlines=call_deadlines(catalogue, ws.programme, today, t) if ws.programme else (),
        rates=rates_used(file, catalogue, ws.programme, today) if ws.programme else None,
        ratios=ratios(indicators(), t),
        abroad=too_few_abroad(
            followed_of(file, catalogue), view.roadmap, file, catalogue, ws.programme.activities if ws.programme else {}
        ),
    )


def _heard(found: Mapping[str, ItemVoices]) -> dict[str, Voices]:
    return {item: _voices(own) for item, own in found.items()}


def _voices(own: ItemVoices) -> Voices:
    heard = []
    if own.agreed is not None:
        heard.append(Heard(own.agreed, "agreed"))
    if own.survey is not None and isinstance(own.survey.everyone, Published):
        heard.append(Heard(own.survey.everyone.median, "survey"))
    if own.workshop is not None and isinstance(own.workshop.cell, Published):
        heard.append(Heard(own.workshop.cell.median, "vote"))
    settled = own.agreed if own.reason.strip() else None
    return Voices(tuple(heard), settled)
