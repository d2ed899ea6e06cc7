"""What the commands share: options, reading the file they are given, writing the one they make."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TextIO

from prodige_core.config import Settings
from prodige_core.errors import CentreFileError, InputError, Problem
from prodige_core.frameworks import Catalogue, load_catalogue
from prodige_core.i18n import N_, Translator
from prodige_core.responses import CentreFile
from prodige_core.services import workspace
from prodige_core.services.inputs import read_file
from prodige_core.services.workspace import Workspace

GOOD, NO, BAD_INPUT = 0, 1, 2

Command = Callable[[argparse.Namespace, Translator], int]


@dataclass(frozen=True, slots=True)
class Within:
    """Where a command runs inside the app, for somebody at another terminal: the app's workspace and settings count."""

    workspace: Workspace
    settings: Settings
    out: TextIO
    err: TextIO


_within: ContextVar[Within | None] = ContextVar("prodige_command", default=None)


@contextmanager
def within(app: Within) -> Iterator[None]:
    """What is done in this block is done by the app; nothing of it reaches the app's own output, which is its log."""
    token = _within.set(app)
    try:
        yield
    finally:
        _within.reset(token)


def say(text: object) -> None:
    """A line of the result, to stdout of whoever gave the command."""
    app = _within.get()
    print(text, file=None if app is None else app.out)


def tell(text: object) -> None:
    """A line beside the result, to stderr of whoever gave the command."""
    app = _within.get()
    print(text, file=sys.stderr if app is None else app.err)


@contextmanager
def opened(args: argparse.Namespace, *, read_only: bool = False) -> Iterator[Workspace]:
    """The workspace a command works on. Raises as `workspace.open_workspace`."""
    app = _within.get()
    if app is not None:
        yield app.workspace
        return
    found = settings(args)
    ws = workspace.open_workspace(found.database_url, found.frameworks, read_only=read_only, copies_in=found.copies)
    try:
        yield ws
    finally:
        workspace.close(ws)


class Commands(Protocol):
    """What ``add_subparsers`` returns, as far as it is used here."""

    def add_parser(self, name: str, *, help: str, description: str) -> argparse.ArgumentParser: ...  # noqa: D102


def command(commands: Commands, name: str, text: str, run: Command) -> argparse.ArgumentParser:
    """A new command with its help; ``run`` does it."""
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(run=run)
    return parser


def frameworks_option(parser: argparse.ArgumentParser, t: Translator) -> None:
    """``--frameworks DIR``."""
    text = t.gettext("folder with the frameworks (else PRODIGE_FRAMEWORKS, else frameworks/)")
    parser.add_argument("--frameworks", metavar="DIR", type=Path, help=text)


def db_option(parser: argparse.ArgumentParser, t: Translator) -> None:
    """``--db URL``."""
    text = t.gettext("address of the database (else PRODIGE_DATABASE_URL, else a file in var/)")
    parser.add_argument("--db", metavar="URL", help=text)


def settings(args: argparse.Namespace, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of the environment, with what the command line says instead; in the app its own. Raises `InputError`."""
    app = _within.get()
    if app is not None:
        return app.settings
    try:
        found = Settings.from_environment(environ)
    except ValueError:  # the only setting that can be wrong by itself
        raise InputError([Problem("PORT", "", N_("must be a number from 1 to 65535."))]) from None
    if getattr(args, "frameworks", None):
        found = replace(found, frameworks=args.frameworks)
    if getattr(args, "db", None):
        found = replace(found, database_url=args.db)
    return found


def centre_file(args: argparse.Namespace) -> tuple[CentreFile, Catalogue]:
    """The centre file (or PDF) named as ``args.file``, checked against the frameworks."""
    catalogue = load_catalogue(settings(args).frameworks)
    return read_file(read_bytes(args.file), str(args.file), catalogue), catalogue


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises `CentreFileError` when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        what = N_("cannot be read: {reason}.")
        raise CentreFileError([_problem(path, what, error)]) from None


def write_bytes(data: bytes, path: Path | None) -> None:
    """Write a result to a file, whole or not at all, or to stdout. Raises `InputError` when it cannot be written."""
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    half = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        half.write_bytes(data)
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise InputError([_problem(path, N_("cannot be written: {reason}."), error)]) from None


def _problem(path: Path, what: str, error: OSError) -> Problem:
    reason = error.strerror or str(error)
    return Problem(str(path), "", what, N_("Check its name and folder."), None, {"reason": reason})
