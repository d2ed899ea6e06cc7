"""An open room to try with phones, or to measure with simulated ones."""

from __future__ import annotations

import json

from prodige_core.errors import CentreFileError
from prodige_core.i18n import Translator
from prodige_core.responses import Centre
from prodige_core.services import access, centres, workshops
from prodige_core.services.demo import demo_bytes
from prodige_core.services.workspace import Workspace
from prodige_core.workshops import Session

PEOPLE = 500
"""The largest room that the speed of votes is measured with. Source: issue 3."""


@access.operator
def demo_workshop(ws: Workspace, t: Translator, *, closed: bool = False) -> Session:
    """A self-paced workshop of the quick items, open for `PEOPLE`, or (closed) one that has ended.

    It is put into the demo centre, which is made when it is not there; with other frameworks than the bundled ones it
    is an empty centre of that name.
    """
    workshop_id = workshops.create(
        ws, _demo_centre(ws), workshops.quick_agenda(ws), title=t.gettext("Demo workshop"), pace="self", expected=PEOPLE
    )
    session = workshops.open_room(ws, workshop_id)
    return workshops.close(ws, workshop_id, apply=False, t=t).session if closed else session


def _demo_centre(ws: Workspace) -> str:
    name = json.loads(demo_bytes())["centre"]["name"]
    for row in centres.list_centres(ws):
        if row.name == name:
            return row.id
    try:
        return centres.import_bytes(ws, demo_bytes(), "demo").centre_id
    except CentreFileError:
        return centres.create_centre(ws, Centre(name=name))
