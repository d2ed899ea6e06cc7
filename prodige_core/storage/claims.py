"""One process a SQLite file: a lock file beside it, and one lock for the writers within the process.

Why one process: SQLite before 3.51.3 can, very rarely, damage a WAL file when two connections write or
checkpoint at the same moment (https://sqlite.org/wal.html, "The WAL-Reset Bug"); one writer at a time rules it out.
The registry is per process because the operating system's lock is: a file opened twice in one process shares both.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from prodige_core.errors import StorageError
from prodige_core.i18n import N_

WAIT_SECONDS = 3.0
"""How long to wait for another process: longer than an import or a migration takes, shorter than patience."""
_PAUSE_SECONDS = 0.05


@dataclass(slots=True)
class Claim:
    """The right of this process to write to one file, and the turn of its threads."""

    path: Path
    file: int  # descriptor
    turn: threading.RLock = field(default_factory=threading.RLock)
    holders: int = 0


_claims: dict[Path, Claim] = {}
_guard = threading.Lock()


def claim(database: Path, wait_seconds: float = WAIT_SECONDS) -> Claim:
    """Take (or share, within this process) the right to write. Raises `StorageError` when another process has it."""
    path = database.resolve().with_name(database.name + ".lock")
    with _guard:
        held = _claims.get(path)
        if held is None:
            held = _claims[path] = Claim(path, _locked(path, database, wait_seconds))
        held.holders += 1
        return held


def release(held: Claim) -> None:
    """Give the right back; the lock file stays, because removing it would race with the next process."""
    with _guard:
        held.holders -= 1
        if held.holders == 0:
            del _claims[held.path]
            os.close(held.file)


def _locked(path: Path, database: Path, wait_seconds: float) -> int:
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    until = time.monotonic() + wait_seconds
    while not _try_lock(file):
        if time.monotonic() >= until:
            os.close(file)
            raise StorageError(
                N_("Another Prodige is using the database {file}."),
                N_("Stop it first, then do this again."),
                file=database,
            )
        time.sleep(_PAUSE_SECONDS)
    return file


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: int) -> bool:
        try:
            os.lseek(file, 0, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(file: int) -> bool:
        # a POSIX record lock, not flock: a forked planning process must not keep it alive
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True
