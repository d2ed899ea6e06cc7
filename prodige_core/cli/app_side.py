"""The app's end of the socket for commands (`prodige_core.cli.app_socket`): listens, does them one at a time, answers."""

from __future__ import annotations

import contextlib
import io
import json
import os
import socket
import stat
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from prodige_core import __version__, security_log
from prodige_core.cli.app_socket import (
    CONNECT_SECONDS,
    LONGEST_COMMAND,
    Answer,
    is_too_long,
    peer_of,
    place_of,
    read_line,
)
from prodige_core.cli.main import carry_out, read_words
from prodige_core.cli.streams import BAD_INPUT, Within, within
from prodige_core.config import Settings
from prodige_core.i18n import Translator, translator
from prodige_core.services.workspace import Workspace

READ_SECONDS = 5.0
"""For the one line: it is there at once, and who does not send it must not keep others out."""
AGAIN_SECONDS = 0.5
"""Before another try where the system let nobody in: often enough for whoever waits, too seldom to burden anything (editorial)."""


class Listening:
    """The open socket; `close` ends it and removes it."""

    def __init__(self, place: Path, opened: Callable[[], Workspace], settings: Settings) -> None:
        self.place = place
        self._opened = opened
        self._settings = settings
        self._ended = threading.Event()
        self._listener = _bound(place)
        self._thread = threading.Thread(target=self._listen, name="commands", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Take no more commands; the one under way is finished, for as long as somebody stops patiently."""
        self._ended.set()
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as knock:  # wakes who waits for a command
            knock.settimeout(CONNECT_SECONDS)
            knock.connect(os.fspath(self.place))
        self._thread.join(CONNECT_SECONDS)
        self._listener.close()
        with contextlib.suppress(OSError):
            self.place.unlink()
            self.place.parent.rmdir()

    def _listen(self) -> None:
        while not self._ended.is_set():
            try:
                wire, _ = self._listener.accept()
            except OSError:  # such as no file left to open; commands are taken again when there is
                security_log.tell_once("operator_command_broken")
                self._ended.wait(AGAIN_SECONDS)
                continue
            with wire:
                if self._ended.is_set():
                    return
                try:
                    self._answer(wire)
                except (OSError, ValueError):  # whoever asked has gone, or sent no line
                    security_log.tell_once("operator_command_broken")
                except Exception as error:  # the next command must find somebody who listens
                    security_log.fault(error, "operator command")

    def _answer(self, wire: socket.socket) -> None:
        wire.settimeout(READ_SECONDS)
        t = translator("en")
        line = read_line(
            wire, LONGEST_COMMAND
        )  # also of who is refused: what is left unread would break the answer off
        if peer_of(wire) not in (None, 0, os.geteuid()):
            security_log.tell_once("operator_command_refused")
            found = Answer(
                BAD_INPUT, "", t.gettext("Only the user as whom the app runs, and root, may do this.") + "\n"
            )
        else:
            found = self._done(line, t)
        wire.sendall(json.dumps(asdict(found)).encode() + b"\n")

    def _done(self, line: bytes, t: Translator) -> Answer:
        asked = json.loads(line)
        if not isinstance(asked, dict) or asked.get("version") != __version__:
            text = t.gettext("The running app is of another version than this command: restart the app.")
            return Answer(BAD_INPUT, "", f"prodige: {text}\n")
        words = [one for one in asked.get("words") or () if isinstance(one, str)]
        args = read_words(words, t)
        if args is None or not args.writes(args):
            return Answer(BAD_INPUT, "", "prodige: " + t.gettext("The running app does not take this command.") + "\n")
        out, err = io.StringIO(), io.StringIO()
        with within(Within(self._opened(), self._settings, out, err)):
            try:
                code = carry_out(args, t)
            except Exception as error:  # who waits must be told; what it was stands in the log, without its words
                reference = security_log.fault(error, "operator command")
                code = BAD_INPUT
                text = t.gettext("Something went wrong in the app: error {reference} in its log.")
                print(f"prodige: {text.format(reference=reference)}", file=err)
        security_log.tell("operator_command", command=words[0], code=code)
        return Answer(code, out.getvalue(), err.getvalue())


def listen(opened: Callable[[], Workspace], settings: Settings) -> Listening | None:
    """Take commands for the SQLite file that this process holds; None where there are none to take, or it cannot be.

    opened: the workspace that acts for everybody. Why it cannot be is told on stderr: the app runs without it.
    """
    place = place_of(settings.database_url)
    if place is None:
        return None
    if is_too_long(place):
        reason = f"its path would be longer than the system allows ({place})"
    else:
        try:
            return Listening(place, opened, settings)
        except OSError as error:
            reason = f"{error.strerror or error} ({place})"
    print(f"prodige: warning: commands cannot reach the running app: {reason}. Stop it for them.", file=sys.stderr)
    return None


def _bound(place: Path) -> socket.socket:
    """A socket in a folder that only this user enters. What is there is left from an app that was killed: it is replaced.

    Raises OSError. The caller holds the right to write to the database, so no other app of this file listens.
    """
    folder = place.parent
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise OSError(0, "the folder is somebody else's")
    folder.chmod(0o700)
    place.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    try:
        listener.bind(os.fspath(place))
        place.chmod(0o600)
        listener.listen(8)
    except OSError:
        listener.close()
        raise
    return listener
