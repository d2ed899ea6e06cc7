"""A stored centre as a centre file, for services that have a unit of work; the last ones read are kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable

from prodige_core.responses import CentreFile
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork

KEPT_FILES = 64
"""As many centres as one process is likely to show at a time; about 100 kB each."""

MADE_FROM = "made_from"
"""Beside the parts of a stored plan: means, decisions and own actions it was made from, to explain later what changed. It
stays here: the rest of a centre file says the same of the present."""

_read: OrderedDict[Hashable, CentreFile] = OrderedDict()
_reading = threading.Lock()


def stored_file(ws: Workspace, unit: UnitOfWork, centre_id: str) -> CentreFile:
    """As `get_centre`, within a reading unit of work. A screen reads the file several times a rerun, so the last ones
    are kept; version and moment of change are read each time, so another process's changes are seen. Raises `NotFound`.
    """
    key = (str(ws.database.engine.url), centre_id, *unit.centres.stamp(centre_id))
    with _reading:
        if key in _read:
            _read.move_to_end(key)
            return _read[key]
    file = centre_file(unit, centre_id)
    with _reading:
        _read[key] = file
        if len(_read) > KEPT_FILES:
            _read.popitem(last=False)
    return file


def centre_file(unit: UnitOfWork, centre_id: str, *, with_roadmap: bool = False) -> CentreFile:
    """The centre file as one unit of work sees it; for services. Raises `NotFound`."""
    profile = unit.centres.profile(centre_id)
    plan = unit.plans.of_centre(centre_id) if with_roadmap else None
    return CentreFile(
        centre=profile,
        assessments=unit.assessments.of_centre(centre_id),
        priorities=unit.wishes.priorities(centre_id),
        means=unit.wishes.means(centre_id),
        decisions=unit.wishes.decisions(centre_id),
        board=unit.living.board(centre_id),
        own_actions=unit.living.own_actions(centre_id),
        mobilities=unit.living.mobilities(centre_id),
        indicators=unit.living.indicators(centre_id),
        roadmap=None if plan is None else {name: part for name, part in plan.plan.items() if name != MADE_FROM},
    )
