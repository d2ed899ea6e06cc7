"""What the app does by itself every hour: end what was promised to end, delete what is past its time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from prodige_core import security_log
from prodige_core.services import retention
from prodige_core.services.workspace import Workspace

HOUR_SECONDS = 3600


async def every_hour(opened: Callable[[], Workspace], seconds: float = HOUR_SECONDS) -> None:
    """At the start and every hour, until it is cancelled. opened: gives the open workspace; seconds: of an hour.

    What was deleted since leaves the files as well, where a reader stood in the way of that before.
    """
    while True:
        for step in (lambda: retention.purge(opened()), lambda: opened().database.wipe()):
            try:
                await asyncio.to_thread(step)
            except Exception as error:  # the next step and the next hour must come, whatever this one brought
                security_log.fault(error, "hourly work")
        await asyncio.sleep(seconds)
