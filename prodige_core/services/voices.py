"""What staff said, beside every item: evidence for the self-assessment, the results and the report.

It informs the agreed answer and never silently becomes it: a screen proposes, a person takes over
(`prodige_core.services.assessing.change_answer`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from prodige_core.access import Right
from prodige_core.aggregation import GAP_FINDING, ItemRelease, Published, RoleGap, role_gap
from prodige_core.frameworks import Catalogue
from prodige_core.responses import Answer
from prodige_core.services import access
from prodige_core.services.survey_release import release_of
from prodige_core.services.workshop_results import RoundResult, asked_by, results
from prodige_core.services.workspace import Workspace
from prodige_core.surveys import Survey
from prodige_core.workshops import Session

MOST_STATEMENTS = 10
"""Statements proposed for a workshop: more do not fit into an afternoon, as in the quick check (editorial)."""


@dataclass(frozen=True, slots=True)
class ItemVoices:
    """What staff said of one item: in the latest survey that may show it, and in the latest workshop that had it.

    survey: published for everyone, else None. survey_closed_on: None while it is still open (an earlier look).
    gap: between the roles of the survey; None with fewer than two published roles.
    workshop, first_round: the last and the first revealed round; first_round is None when there was only one.
    workshop_on: the day it was opened. agreed: the agreed level. parked: left for later. reason: written beside either.
    proposal: the agreed level, else the survey's median, else that of the workshop's last round; None without any.
    """

    item: str
    survey: ItemRelease | None = None
    survey_id: str | None = None
    survey_closed_on: dt.date | None = None
    gap: RoleGap | None = None
    workshop: RoundResult | None = None
    first_round: RoundResult | None = None
    workshop_id: str | None = None
    workshop_on: dt.date | None = None
    agreed: int | None = None
    parked: bool = False
    reason: str = ""
    proposal: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """An item that two roles see a level or more apart."""

    item: str
    gap: RoleGap


@access.needs(Right.VIEW)
def voices(ws: Workspace, centre_id: str) -> Mapping[str, ItemVoices]:
    """What staff said, by item in the order of the questionnaires; only items of which there is anything.

    Raises `NotFound`.
    """
    with ws.database.read() as unit:
        unit.centres.stamp(centre_id)
        surveys = unit.surveys.of_centre(centre_id)
        released = [(survey, release_of(ws, unit, survey).items) for survey in surveys]
        workshops = unit.workshops.opened(centre_id)
    heard = {item: ItemVoices(item) for item in ws.catalogue.framework_of_item}
    for own in reversed(workshops):  # the newest last, so that it stands
        heard |= _from_workshop(ws.catalogue, own, heard)
    for survey, items in reversed(released):
        heard |= _from_survey(survey, items, heard)
    return {
        item: replace(own, proposal=_proposal(own)) for item, own in heard.items() if own.survey_id or own.workshop_id
    }


def findings(heard: Mapping[str, ItemVoices]) -> tuple[Finding, ...]:
    """Where roles see the school `GAP_FINDING` levels or more apart, the widest first; ties in the given order."""
    found = [
        Finding(item, own.gap) for item, own in heard.items() if own.gap is not None and own.gap.gap >= GAP_FINDING
    ]
    return tuple(sorted(found, key=lambda finding: -finding.gap.gap))


@access.needs(Right.VIEW)
def differs_agenda(ws: Workspace, centre_id: str) -> tuple[str, ...]:
    """Items worth a workshop: the findings, then those on which the survey agrees least; at most `MOST_STATEMENTS`.

    Items of which all gave the same level are left out. Raises `NotFound`.
    """
    heard = voices(ws, centre_id)
    first = [finding.item for finding in findings(heard)]
    spread = [
        (own.survey.everyone.agreement, item)
        for item, own in heard.items()
        if own.survey is not None and isinstance(own.survey.everyone, Published) and not own.survey.everyone.alike
    ]
    rest = [item for _, item in sorted(spread, key=lambda pair: pair[0]) if item not in first]
    return tuple([*first, *rest][:MOST_STATEMENTS])


def far_from(answer: Answer | None, own: ItemVoices | None) -> int:
    """Levels by which staff see the item higher (+) or lower (-) than the stored answer; 0 without either."""
    if answer is None or answer.level is None or own is None or own.proposal is None:
        return 0
    return own.proposal - answer.level


def _from_survey(
    survey: Survey, items: Mapping[str, ItemRelease], heard: Mapping[str, ItemVoices]
) -> dict[str, ItemVoices]:
    return {
        item: replace(
            heard[item], survey=shown, survey_id=survey.id, survey_closed_on=_closed_on(survey), gap=role_gap(shown)
        )
        for item, shown in items.items()
        if isinstance(shown.everyone, Published)
    }


def _from_workshop(catalogue: Catalogue, session: Session, heard: Mapping[str, ItemVoices]) -> dict[str, ItemVoices]:
    rounds = results(session, {})
    found = {}
    for own in session.statements:
        fits = asked_by(catalogue, own) is not None
        revealed = [one for one in rounds[own.item] if one.revealed and fits]
        agreed = own.level if fits else None
        parked = own.outcome == "parked"
        if own.item in heard and (revealed or agreed is not None or parked):
            found[own.item] = replace(
                heard[own.item],
                workshop=revealed[-1] if revealed else None,
                first_round=revealed[0] if len(revealed) > 1 else None,
                workshop_id=session.id,
                workshop_on=None if session.opened_at is None else session.opened_at.astimezone().date(),
                agreed=agreed,
                parked=parked,
                reason=own.reason,
            )
    return found


def _proposal(own: ItemVoices) -> int | None:
    if own.agreed is not None:
        return own.agreed
    for cell in (own.survey.everyone if own.survey else None, own.workshop.cell if own.workshop else None):
        if isinstance(cell, Published):
            return cell.median
    return None


def _closed_on(survey: Survey) -> dt.date | None:
    """The day it ended for the people asked; closing it later does not make it last longer."""
    if survey.closed_at is None:
        return None
    return min(survey.closes_on, survey.closed_at.astimezone().date())
