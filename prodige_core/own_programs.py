"""How programs of our own are started beside the app: with what Python needs to run, and nothing the app knows.

They get no setting, no password, no open file and no folder to import from but Prodige's own: whatever goes wrong in one that
reads a stranger's PDF or sets somebody's texts, there is nothing in it to be found. Source: reliability, S20.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

from prodige_core.config import ROOT

_KEPT = frozenset(
    (
        "APPDATA", "COMSPEC", "HOME", "LANG", "LANGUAGE", "LOCALAPPDATA", "NUMBER_OF_PROCESSORS", "PATH", "PATHEXT",
        "SYSTEMDRIVE", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ", "USERPROFILE", "VIRTUAL_ENV", "WINDIR",
    )
)  # fmt: skip
"""What a program may need to find itself, its libraries and its folder for passing files."""
_KEPT_FAMILIES = ("LC_", "PYTHON", "LD_", "DYLD_", "OMP_")
"""Language, Python, the loader of libraries, threads. Not kept: PRODIGE_, STREAMLIT_, PG (PGPASSWORD), and all one cannot name."""


def environment(environ: Mapping[str, str] | None = None) -> dict[str, str]:
    """What of the environment such a program is given; Prodige's folder comes first among those it imports from."""
    given = os.environ if environ is None else environ
    kept = {name: value for name, value in given.items() if name in _KEPT or name.startswith(_KEPT_FAMILIES)}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), given.get("PYTHONPATH", "")]))}


def line(module: str) -> list[str]:
    """The command that runs a module of ours. ``-P``: nothing is imported from the folder the app was started in."""
    return [sys.executable, "-P", "-m", module]


FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""For Windows, where such a program would open a window."""
