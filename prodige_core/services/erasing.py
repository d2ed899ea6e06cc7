"""Deleting a centre for good at once, not only into the bin. Source: reliability, P6, and GDPR, article 17."""

from __future__ import annotations

from prodige_core.access import Right
from prodige_core.errors import NotFound
from prodige_core.i18n import N_
from prodige_core.services import access, rooms, trail
from prodige_core.services.inputs import refuse
from prodige_core.services.workspace import Workspace


@access.needs(Right.MANAGE)
def erase_now(ws: Workspace, centre_id: str, typed_name: str) -> None:
    """Delete a centre, in use or in the bin, with everything of it: answers, plans, surveys, workshops, links, who had access.

    typed_name: the name of the centre as the person typed it, so that nobody does this by mistake. Of the centre remain
    its random id and this event in the trail, and what backups hold until they are over. The people stay, without it.
    Raises `AnswerError` when the name is another, or `NotFound`.
    """
    with ws.database.write() as unit:
        name = unit.centres.name(centre_id)
        if name is None:
            raise NotFound(N_("This centre is not stored here."), N_("It may have been deleted already."))
        if " ".join(typed_name.split()) != " ".join(name.split()):
            raise refuse("name", N_("is not the name of this centre."), N_("Nothing was deleted."))
        codes = [one.code for one in unit.workshops.opened(centre_id)]
        unit.centres.remove(centre_id)
        trail.note(unit, ws, "centre_erased", centre_id)
        unit.commit()
    for code in codes:
        rooms.forget(ws, code)
    ws.database.wipe()
