"""``app.py`` with a clock of the test's own: ``python tests/browser/app_on_a_day.py``. The app itself has no such switch.

The moment it is stands in the file that `CLOCK_FILE` names, such as ``2027-11-23T10:00:00+00:00``; the test writes another one
to let time pass.
"""

import datetime as dt
import functools
import os
import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLOCK_FILE = "PRODIGE_TESTS_CLOCK_FILE"


def clock() -> dt.datetime:
    return dt.datetime.fromisoformat(Path(os.environ[CLOCK_FILE]).read_text(encoding="utf-8").strip())


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from prodige_ui import runtime

    runtime.open_workspace = functools.partial(runtime.open_workspace, clock=clock)
    runpy.run_path(str(ROOT / "app.py"), run_name="__main__")
