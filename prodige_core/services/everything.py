"""Everything that is stored of a centre in one file, for whoever asks for it. Source: reliability, P7; GDPR, articles 15, 20.

More than a centre file: also what surveys and workshops came to, who has access, networks and the trail. What many people
answered is in it as it may be shown and no further: single answers and votes cannot be asked for by the school.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, Final

from prodige_core.access import Right
from prodige_core.aggregation import Cell, Published
from prodige_core.responses import write_centre_file
from prodige_core.services import access, trail
from prodige_core.services.people import open_links
from prodige_core.services.retention import YEARS_KEPT
from prodige_core.services.stored_files import centre_file
from prodige_core.services.survey_release import view_of
from prodige_core.services.workshop_results import RoundResult, results
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork
from prodige_core.surveys import Survey
from prodige_core.workshops import Statement

FORMAT: Final = "prodige.everything"
VERSION: Final = 1

PARTS: Final[Mapping[str, str]] = {
    "centres": "centre_file",
    "centre_languages": "centre_file",
    "centre_sectors": "centre_file",
    "assessments": "centre_file",
    "answers": "centre_file",
    "targets": "centre_file",
    "priorities": "centre_file",
    "means": "centre_file",
    "year_budgets": "centre_file",
    "hours": "centre_file",
    "term_hours": "centre_file",
    "decisions": "centre_file",
    "plans": "centre_file",
    "board_entries": "centre_file",
    "own_actions": "centre_file",
    "mobility_plans": "centre_file",
    "indicator_series": "centre_file",
    "kept_plans": "kept_plans",
    "curves": "curve",
    "surveys": "surveys",
    "batches": "surveys",
    "survey_comments": "surveys",
    "workshops": "workshops",
    "statements": "workshops",
    "rounds": "workshops",
    "memberships": "people",
    "people": "people",
    "invitations": "open_invitations",
    "networks": "networks",
    "network_centres": "networks",
    "events": "trail",
}
"""In which part of the file each table is."""

LEFT_OUT: Final[Mapping[str, str]] = {
    "respondents": "who answered a survey stays unknown to the school",
    "survey_answers": "single answers stay unknown to the school",
    "participants": "who was in a room stays unknown to the school",
    "votes": "single votes stay unknown to the school",
    "sign_ins": "they belong to the person (`own_access.my_data`)",
    "network_people": "they belong to the network",
}
"""Tables with nothing for this file, and why. A test finds the table that is in neither."""


@access.needs(Right.MANAGE)
def everything(ws: Workspace, centre_id: str) -> bytes:
    """All of it, as JSON (UTF-8, two spaces, final newline). Moments are in UTC. Raises `NotFound`."""
    with ws.database.read() as unit:
        whole = {
            "format": FORMAT,
            "version": VERSION,
            "made_at": _moment(ws.now()),
            "years_kept": unit.retention.years(centre_id) or YEARS_KEPT,
            "centre_file": json.loads(write_centre_file(centre_file(unit, centre_id, with_roadmap=True))),
            "kept_plans": [
                {"kind": one.kind, "name": one.name, "made_on": one.made_on, "plan": one.plan, "made_from": one.inputs}
                for one in unit.kept_plans.of_centre(centre_id)
            ],
            "curve": None if (curve := unit.curves.of_centre(centre_id)) is None else dict(curve.curve),
            "surveys": [_survey(ws, unit, one) for one in unit.surveys.of_centre(centre_id)],
            "workshops": [_workshop(unit, row.id) for row in unit.workshops.of_centre(centre_id)],
            "people": [
                {"name": one.name, "role": one.role, "since": _moment(one.since), "seen_on": one.seen_on}
                for one in unit.people.members(centre_id)
            ],
            "open_invitations": [
                {
                    "for": one.name,
                    "role": one.role,
                    "made_on": one.made_on.isoformat(),
                    "until": _moment(one.expires_at),
                }
                for one in open_links(unit.invitations.of_centre(centre_id), ws)
            ],
            "networks": [one.name for one in unit.networks.of_centre(centre_id)],
            "trail": [
                {"at": _moment(one.at), "kind": one.kind, "by": one.by, "about": one.about, "detail": dict(one.detail)}
                for one in trail.entries(unit, centre_id)
            ],
        }
    trail.taken(ws, centre_id, "everything_exported", "json")
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _survey(ws: Workspace, unit: UnitOfWork, survey: Survey) -> dict[str, Any]:
    view = view_of(ws, unit, survey)
    return {
        "title": survey.title,
        "questionnaires": dict(survey.frameworks),
        "roles": list(survey.roles),
        "opens_on": survey.opens_on.isoformat(),
        "closes_on": survey.closes_on.isoformat(),
        "closed_at": _moment(survey.closed_at),
        "smallest_group": survey.k,
        "expected": survey.expected,
        "begun": view.counts.begun,
        "finished": view.counts.finished,
        "results": {
            item: {"everyone": _cell(shown.everyone), "parts": {part: _cell(one) for part, one in shown.parts.items()}}
            for item, shown in view.items.items()
        },
        "comments": None if view.comments is None else list(view.comments),
    }


def _workshop(unit: UnitOfWork, workshop_id: str) -> dict[str, Any]:
    session = unit.workshops.get(workshop_id)
    rounds = results(session, {})
    return {
        "title": session.title,
        "status": session.status,
        "pace": session.pace,
        "smallest_group": session.k,
        "expected": session.expected,
        "opened_at": _moment(session.opened_at),
        "closed_at": _moment(session.closed_at),
        "agreed_levels_applied": session.applied,
        "statements": [_statement(own, rounds[own.item]) for own in session.statements],
    }


def _statement(own: Statement, rounds: tuple[RoundResult, ...]) -> dict[str, Any]:
    return {
        "item": own.item,
        "outcome": own.outcome,
        "level": own.level,
        "reason": own.reason,
        "replaced": own.replaced,
        "rounds": [
            {"number": one.number, "answered": one.answered, "result": None if one.cell is None else _cell(one.cell)}
            for one in rounds
            if one.revealed
        ],
    }


def _cell(shown: Cell) -> dict[str, Any] | None:
    """What may be shown of many people's answers; None where too few are behind it."""
    if not isinstance(shown, Published):
        return None
    return {
        "people": shown.n,
        "median": shown.median,
        "mean": round(float(shown.mean), 4),
        "levels": None if shown.counts is None else list(shown.counts),
        "without_level": shown.without,
    }


def _moment(value: dt.datetime | None) -> str | None:
    return None if value is None else value.astimezone(dt.UTC).isoformat(timespec="seconds")
