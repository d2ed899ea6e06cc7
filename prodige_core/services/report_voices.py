"""What staff and learners said, as reports take it: published cells, and the silence where nothing may be shown."""

from __future__ import annotations

from prodige_core.access import Right
from prodige_core.reports import Heard
from prodige_core.services import access
from prodige_core.services.voices import ItemVoices, voices
from prodige_core.services.workspace import Workspace


@access.needs(Right.VIEW)
def heard(ws: Workspace, centre_id: str) -> tuple[Heard, ...]:
    """Every item of a centre of which anything may be shown, in the order of the questionnaires. Raises `NotFound`."""
    return tuple(_heard(own) for own in voices(ws, centre_id).values())


def _heard(own: ItemVoices) -> Heard:
    rounds = [one for one in (own.first_round, own.workshop) if one is not None]
    return Heard(
        item=own.item,
        survey=own.survey,
        survey_on=own.survey_closed_on,
        rounds=tuple((one.number, one.cell) for one in rounds if one.cell is not None),
        workshop_on=own.workshop_on,
        agreed=own.agreed,
        parked=own.parked,
    )
