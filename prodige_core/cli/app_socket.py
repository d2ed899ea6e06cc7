"""Where the running app takes commands for a SQLite file, and handing one to it.

Only one process may write to the file (``docs/decisions/003-storage.md``). So the app listens on a Unix domain socket in a
folder beside the file, ``prodige.sqlite3.commands/socket``, into which only its own user may look, and a command that finds
it there sends itself: one line of JSON each way. The app does it on its own workspace (`prodige_core.cli.app_side`). There is
no such thing on the network, and none on Windows: there the commands ask to stop the app.
"""

from __future__ import annotations

import json
import os
import socket
import struct
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from prodige_core import __version__
from prodige_core.errors import StorageError
from prodige_core.i18n import N_
from prodige_core.storage.database import parse
from prodige_core.storage.sqlite_file import path_of

FOLDER_ENDING, NAME = ".commands", "socket"
LONGEST_PATH = 107 if sys.platform == "linux" else 103
"""Bytes of a socket's path: the system's structure has 108 on Linux and 104 elsewhere, and one ends it (unix(7))."""
LONGEST_COMMAND = 8 * 1024
"""Bytes of a line: a command, a name of 200 letters of 12 bytes at most, an id."""
LONGEST_ANSWER = 256 * 1024
CONNECT_SECONDS = 2.0
ANSWER_SECONDS = 60.0
"""Longer than any of these commands takes: deleting what is past its time, which comes every hour, takes seconds."""
_HERE = hasattr(socket, "AF_UNIX")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command came to: its exit code, and what it wrote to stdout and stderr."""

    code: int
    out: str
    err: str


def place_of(database_url: str) -> Path | None:
    """The socket's path for a SQLite file; None for PostgreSQL, where commands work beside the app, and where there are none."""
    parsed = parse(database_url)
    if not _HERE or parsed.get_backend_name() != "sqlite":
        return None
    file = path_of(parsed).resolve()
    return file.with_name(file.name + FOLDER_ENDING) / NAME


def is_too_long(place: Path) -> bool:
    """Whether the system takes no socket of this path."""
    return len(os.fsencode(place)) > LONGEST_PATH


def hand_over(place: Path, words: Sequence[str]) -> Answer | None:
    """Have the running app do a command; None when none listens there.

    Raises `StorageError` when it does not answer: what it did is then not known.
    """
    with closing(socket.socket(socket.AF_UNIX)) as wire:
        wire.settimeout(CONNECT_SECONDS)
        try:
            wire.connect(os.fspath(place))
        except OSError:  # no such file, nobody behind it any more, no right to it, or a path that is too long
            return None
        if not _is_of_the_files_owner(wire, place):
            return None
        line = json.dumps({"version": __version__, "words": list(words)}).encode() + b"\n"
        if len(line) > LONGEST_COMMAND:
            raise StorageError(N_("The command is too long for the running app."), N_("Use shorter names."))
        wire.settimeout(ANSWER_SECONDS)
        try:
            wire.sendall(line)
            found = json.loads(read_line(wire, LONGEST_ANSWER))
            return Answer(int(found["code"]), str(found["out"]), str(found["err"]))
        except (OSError, ValueError, KeyError, TypeError):
            raise StorageError(
                N_("The running app ended, or did not answer in time. The command may or may not have been done."),
                N_("Run “prodige people” (or “prodige network”) to see before you do it again."),
            ) from None


def read_line(wire: socket.socket, most: int) -> bytes:
    """One line. Raises ValueError when it is longer, or the other side ends before its end; OSError as sockets do."""
    found = bytearray()
    while not found.endswith(b"\n"):
        part = wire.recv(min(65536, most + 1 - len(found)))
        found += part
        if not part or len(found) > most:
            raise ValueError("no whole line")
    return bytes(found)


def peer_of(wire: socket.socket) -> int | None:
    """The user id of who is at the other end; None where the system does not tell (then the folder's rights must do)."""
    if not hasattr(socket, "SO_PEERCRED"):
        return None
    told = wire.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    return int(struct.unpack("3i", told)[1])


def _is_of_the_files_owner(wire: socket.socket, place: Path) -> bool:
    """Whether the listener is the database's user or root: in a folder for everybody anybody could listen."""
    peer = peer_of(wire)
    file = place.parent.with_name(place.parent.name.removesuffix(FOLDER_ENDING))
    return peer in (None, 0) or (file.exists() and file.stat().st_uid == peer)
