"""What a plan was made from, and whether it still fits what a centre has told since."""

from __future__ import annotations

import hashlib
import json

from prodige_core import board
from prodige_core.planning import plan_from_json
from prodige_core.planning.as_planned import as_planned
from prodige_core.responses import Assessment, BoardEntry, CentreFile, latest_assessments
from prodige_core.services import access
from prodige_core.services.stored_files import MADE_FROM
from prodige_core.services.workspace import Workspace
from prodige_core.storage import PlanRow

PARTS = "parts"


@access.open_to_all("it works on the file it is given")
def fingerprint(ws: Workspace, file: CentreFile) -> str:
    """sha256 of everything a plan depends on: answers that count (not notes), wishes, means, decisions, catalogue, own
    actions, and what the board says has begun or is over. Owners, notes and evidence change no plan.
    """
    answers = {
        framework_id: {
            "version": assessment.framework_version,
            "answers": _levels(assessment),
            "targets": assessment.targets,
        }
        for framework_id, assessment in latest_assessments(file).items()
    }
    inputs = {
        "catalogue": ws.catalogue_digest,
        "answers": answers,
        "wishes": file.model_dump(mode="json", include={"priorities", "means", "decisions"}),
    }
    if living := _living(file):
        inputs["living"] = living  # absent before there was a board, so that older plans stay current
    return _digest(inputs)


def _digest(inputs: object) -> str:
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()


def _levels(assessment: Assessment) -> dict[str, int | str]:
    return {
        item: answer.level if answer.level is not None else "na" if answer.na else "unknown"
        for item, answer in assessment.answers.items()
    }


def _parts(ws: Workspace, file: CentreFile) -> dict[str, str]:
    """A sha256 of each part of what `fingerprint` covers, in the order in which people enter them."""
    latest, living = latest_assessments(file), _living(file)
    parts: dict[str, object] = {
        "answers": {own: (one.framework_version, _levels(one)) for own, one in latest.items()},
        "targets": {own: one.targets for own, one in latest.items()},
        "priorities": file.priorities,
        "means": None if file.means is None else file.means.model_dump(mode="json"),
        "decisions": file.decisions.model_dump(mode="json"),
        "board": living.get("board"),
        "own_actions": living.get("own"),
        "catalogue": ws.catalogue_digest,
    }
    return {name: _digest(part) for name, part in parts.items()}


def _living(file: CentreFile) -> dict[str, object]:
    settled = board.settled_by_board(file)
    own = {"raises", "hours", "cost", "terms", "requires", "months"}
    found: dict[str, object] = {
        "board": {
            own_id: (file.board[own_id].status, file.board[own_id].started, file.board[own_id].ended)
            for own_id in settled
        },
        "own": {action.id: action.model_dump(mode="json", include=own) for action in file.own_actions},
    }
    return {name: part for name, part in found.items() if part}


@access.open_to_all("it works on the file it is given")
def made_from_of(ws: Workspace, file: CentreFile) -> dict[str, object]:
    """What is kept beside a plan: means, decisions, own actions and what has begun or is done, without texts; and a
    digest of every part, to tell later which one changed.
    """
    return {
        PARTS: _parts(ws, file),
        "means": None if file.means is None else file.means.model_dump(mode="json"),
        "decisions": board.effective(file).model_dump(mode="json"),
        "own_actions": [action.id for action in file.own_actions],
        "board": {
            own: entry.model_dump(mode="json", include={"status", "started", "ended"})
            for own, entry in file.board.items()
            if entry.status in ("started", "done")  # what was declined or dropped is in no plan
        },
    }


@access.open_to_all("it works on the file it is given")
def still_fits(ws: Workspace, file: CentreFile, row: PlanRow) -> bool:
    """Whether a plan fits the file as it is, or as it was before what went as planned."""
    if row.fingerprint == fingerprint(ws, file):
        return True
    return row.fingerprint == fingerprint(ws, _as_planned(file, row))


@access.open_to_all("it works on the file it is given")
def changed_parts(ws: Workspace, file: CentreFile, row: PlanRow) -> tuple[str, ...]:
    """Which parts differ from what a plan was made from, but for what went as planned.

    Of ``answers``, ``targets``, ``priorities``, ``means``, ``decisions``, ``board``, ``own_actions`` and ``catalogue``, in
    this order. Empty when nothing does, and of a plan that was stored before its parts were.
    """
    then = row.plan.get(MADE_FROM, {}).get(PARTS, {})
    either = _parts(ws, file), _parts(ws, _as_planned(file, row))
    return tuple(name for name in either[0] if name in then and all(then[name] != one[name] for one in either))


def _as_planned(file: CentreFile, row: PlanRow) -> CentreFile:
    made_from = row.plan.get(MADE_FROM, {})
    then = {own: BoardEntry.model_validate(entry) for own, entry in made_from.get("board", {}).items()}
    pinned = made_from.get("decisions", {}).get("pinned", {})
    return as_planned(file, plan_from_json(row.plan), then, pinned)
