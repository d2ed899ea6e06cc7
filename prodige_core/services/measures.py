"""What an operator watches: whether the database answers, how much is going on, and how the process is.

No figure is about a person or names a centre. Source: design, section 11.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from prodige_core import security_log
from prodige_core.services import access
from prodige_core.services.workspace import Workspace

_STARTED = time.monotonic()
_STATUS = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value. name: as Prometheus wants it, with its unit; a counter only grows until the next start.

    label: a name and a value that tell figures of one name apart.
    """

    name: str
    told: str
    value: float
    kind: Literal["gauge", "counter"] = "gauge"
    label: tuple[str, str] | None = None


@access.operator
def answers(ws: Workspace) -> bool:
    """Ask the database its cheapest question. Raises `StorageError` when it does not answer."""
    with ws.database.read() as unit:
        return unit.workshops.open_ones() >= 0


@access.operator
def figures(ws: Workspace) -> list[Figure]:
    """Open rooms, faults and events since the start, memory and age of the process. Raises `StorageError`."""
    with ws.database.read() as unit:
        rooms = unit.workshops.open_ones()
    told = "Events of the security log since the start, written or not."
    events = [
        Figure("prodige_events_total", told, count, "counter", ("event", kind))
        for kind, count in sorted(security_log.counts().items())
    ]
    return [
        Figure("prodige_open_workshops", "Workshops that let people in.", rooms),
        Figure("prodige_memory_bytes", "Memory of this process.", memory_bytes()),
        Figure("prodige_uptime_seconds", "Time since this process started.", time.monotonic() - _STARTED),
        *events,
    ]


def memory_bytes() -> int:
    """Resident memory of this process; where the system does not say, the most it ever had, or 0."""
    if _STATUS.exists():
        return int(_STATUS.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
