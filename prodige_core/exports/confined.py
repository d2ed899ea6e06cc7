"""What the process that makes files may not do, whatever the texts it sets make a library want.

It has its order and gives back a file; it needs no network, no other program and no file to write. A library that would
fetch a picture, start a viewer or keep a copy meets a refusal, which ends that order and is in the log. This guards against
what libraries offer, not against somebody who runs code of their own in the process: for that there is nothing in it worth
having (`prodige_core.own_programs`). Source: reliability, S14 and S17.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import PurePath
from typing import Any

MOST_MEMORY_BYTES = 1 << 30
"""What it may hold (where the system counts that): several times what the largest of the five centres needs (``make bench``)."""
MOST_OPEN_FILES = 64
"""Libraries, fonts, pipes: it has about ten open (measured)."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_NEVER = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.kill",
    "sqlite3.", "shutil.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "tempfile.",
)  # fmt: skip
_CHANGES_FILES = frozenset(
    ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown")
)
_COMPILED = "__pycache__"


def bound() -> None:
    """Keep one document from taking all memory, and a crash from leaving what was in it. Not on Windows."""
    if sys.platform != "win32":
        import resource

        for limit, most in (
            (resource.RLIMIT_DATA, MOST_MEMORY_BYTES),
            (resource.RLIMIT_NOFILE, MOST_OPEN_FILES),
            (resource.RLIMIT_CORE, 0),
        ):
            with contextlib.suppress(OSError, ValueError):  # the system knows no such bound, or has a lower one
                resource.setrlimit(limit, (most, most))


def confine() -> None:
    """Refuse, from now on and for good, what no document needs."""
    sys.addaudithook(_refuse)


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if (
        event.startswith(_NEVER)
        or (event in _CHANGES_FILES and not _is_compiled(args[0]))
        or (event == "open" and _writes(*args) and args[0] != os.devnull and not _is_compiled(args[0]))
    ):
        raise PermissionError(f"no document needs {event}")


def _writes(_path: object, mode: str | None, flags: int) -> bool:
    return bool(set(mode or "") & set("wax+") or flags & _WRITING)


def _is_compiled(path: object) -> bool:
    """Python keeps what it compiled beside its modules; others may."""
    return isinstance(path, str) and _COMPILED in PurePath(path).parts
