"""What is in place already: actions the plan treats as done, with what the answers say about each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prodige_core.access import Right
from prodige_core.actions import Foundation, in_place, scored_levels
from prodige_core.actions import suggested_done as foundations_of
from prodige_core.board import settled_by_board, with_decisions, with_own_actions
from prodige_core.frameworks import Catalogue
from prodige_core.responses import CentreFile, Decisions
from prodige_core.scoring import FrameworkScores, score_file
from prodige_core.services import access
from prodige_core.services.centres import get_centre
from prodige_core.services.stored_files import centre_file
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork


@dataclass(frozen=True, slots=True)
class DoneAction:
    """An action marked as done. ``foundation`` is None when the answers do not say so: people decided it themselves."""

    action: str
    foundation: Foundation | None


@dataclass(frozen=True, slots=True)
class InPlace:
    """done: what the plan treats as done, in the order it was decided; suggested: what could be added by the answers."""

    done: tuple[DoneAction, ...]
    suggested: tuple[Foundation, ...]


@access.needs(Right.VIEW)
def already_in_place(ws: Workspace, centre_id: str) -> InPlace:
    """What the plan treats as done, and what the answers would add. Raises `NotFound`."""
    file = get_centre(ws, centre_id)
    catalogue = with_own_actions(ws.catalogue, file)
    scores = score_file(file, catalogue)
    levels = scored_levels(scores)
    undone = file.model_copy(update={"decisions": file.decisions.model_copy(update={"done": ()})})
    needed = {found.action: found for found in foundations_of(undone, catalogue, scores)}

    def evidence(own_id: str) -> Foundation | None:
        action = catalogue.actions.get(own_id)
        if own_id in needed:
            return needed[own_id]
        if action is None or not in_place(action, levels):
            return None
        return Foundation(own_id, action.raises)

    return InPlace(
        tuple(DoneAction(own_id, evidence(own_id)) for own_id in file.decisions.done),
        _suggested(file, catalogue, scores),
    )


@access.needs(Right.EDIT)
def adopt_suggested_done(ws: Workspace, centre_id: str) -> tuple[str, ...]:
    """Mark as done what the answers say is in place and other actions need; returns what was added.

    Never touches what people decided. `prodige_core.services.planning.release` takes one back. Raises `NotFound`.
    """
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        added = adopt(ws, unit, centre_id)
        if added:
            unit.commit()
    return added


def adopt(ws: Workspace, unit: UnitOfWork, centre_id: str) -> tuple[str, ...]:
    """As `adopt_suggested_done`, within a unit of work of the caller, who commits."""
    file = centre_file(unit, centre_id)
    catalogue = with_own_actions(ws.catalogue, file)
    added = tuple(found.action for found in _suggested(file, catalogue, score_file(file, catalogue)))
    if added:
        unit.wishes.set_decisions(centre_id, _with_done(file.decisions, added))
    return added


def _suggested(file: CentreFile, catalogue: Catalogue, scores: Mapping[str, FrameworkScores]) -> tuple[Foundation, ...]:
    """What the answers add; nothing about which the board says something."""
    settled = settled_by_board(file)
    found = foundations_of(with_decisions(file), catalogue, scores)
    return tuple(one for one in found if one.action not in settled)


def _with_done(decisions: Decisions, added: tuple[str, ...]) -> Decisions:
    return decisions.model_copy(update={"done": (*decisions.done, *added)})
