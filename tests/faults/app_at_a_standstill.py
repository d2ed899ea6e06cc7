"""The real app, for which no time goes by where wrong codes wait: they wait until a file is there."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from prodige_web.limits import WrongCodes
from tests.faults.standstill import STANDSTILL

folder = Path(os.environ[STANDSTILL])


async def wait(seconds: float) -> None:
    """Note for how long somebody is to wait, then wait for the file."""
    with (folder / "waits").open("a") as noted:
        noted.write(f"{seconds}\n")
    while not (folder / "go on").exists():
        await asyncio.sleep(0.5)


if __name__ == "__main__":
    WrongCodes.__init__.__defaults__ = (lambda: 1000.0, wait)
    import app  # which makes what waits

    sys.exit(app.main())
