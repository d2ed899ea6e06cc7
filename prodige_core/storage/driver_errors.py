"""What a driver or the file system reports, as one sentence that says what to do. Never a value, an address or a password."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from prodige_core.errors import StorageError
from prodige_core.i18n import N_


class Interrupted(StorageError):
    """The database stopped in the middle and kept nothing of this transaction: doing it again is right."""


@contextmanager
def sentences(url: URL) -> Iterator[None]:
    """Turn what a driver raises into a `StorageError`."""
    name = url.database or ""
    try:
        yield
    except PoolTimeout as error:
        raise StorageError(_BUSY, _LATER, name=name) from error
    except DBAPIError as error:
        if url.get_backend_name() == "postgresql":
            raise _of_server(error, name) from error
        raise _of_file(str(error.orig), name) from error
    except sqlite3.Error as error:
        raise _of_file(str(error), name) from error
    except UnicodeDecodeError as error:  # in SQLite's own words about what it found
        raise StorageError(*_DAMAGED, name=name) from error


@contextmanager
def file_sentences(name: Path) -> Iterator[None]:
    """The same for what the file system raises while the database is being opened."""
    try:
        yield
    except OSError as error:
        raise StorageError(
            N_("The database {name} cannot be opened: {reason}."),
            N_(
                "Check that its folder is there and may be written to, or name another with PRODIGE_DATABASE_URL or --db."
            ),
            name=name,
            reason=error.strerror or str(error),
        ) from error


_BUSY, _LATER = N_("The database {name} is busy."), N_("Try again in a moment.")
_FULL, _FREE = N_("The disk is full; this was not saved."), N_("Free some space and try again.")
_NAME_ANOTHER = N_("Name another with PRODIGE_DATABASE_URL or --db.")

_DAMAGED = (N_("The database {name} is damaged."), N_("Restore it from a backup: prodige restore FILE --replace."))

_IN_FILE = (
    ("not a database", N_("The file {name} is not a database."), _NAME_ANOTHER),
    ("malformed", *_DAMAGED),
    ("Could not decode", *_DAMAGED),
    ("is full", _FULL, _FREE),
    (
        "readonly",
        N_("The database {name} may not be written to."),
        N_("Give this user the right to write to its folder."),
    ),
    ("locked", _BUSY, _LATER),
    (
        "unable to open",
        N_("The database {name} cannot be opened."),
        N_("Check that its folder may be written to, or name another with PRODIGE_DATABASE_URL or --db."),
    ),
)
"""Signs in SQLite's words, which are never translated."""

_DOES_NOT_ANSWER = (
    N_("The database {name} does not answer."),
    N_("Check that its server runs and can be reached from here. Prodige goes on by itself once it answers."),
)
_REFUSES = (
    N_("The database {name} refuses this user or password."),
    N_("Check PRODIGE_DATABASE_URL, and on the server who may connect."),
)
_NOT_THERE = (N_("There is no database {name} on this server."), N_("Create it, or check PRODIGE_DATABASE_URL."))

_ON_SERVER = {
    "28": _REFUSES,
    "3D": _NOT_THERE,
    "42501": (
        N_("The user of the database {name} has no right to this."),
        N_("Make this user the owner of the database."),
    ),
    "25006": (N_("The database {name} may not be written to."), N_("Check that its server is not a standby.")),
    "53100": (_FULL, _FREE),
    "53": (_BUSY, _LATER),  # out of connections or memory
    "40": (_BUSY, _LATER),  # two transactions waited for each other
    "55P03": (_BUSY, _LATER),  # waited longer than lock_timeout
    "57014": (_BUSY, _LATER),  # took longer than statement_timeout
    "25P": (_BUSY, _LATER),  # sat still in a transaction for too long
}
"""By the beginning of the SQLSTATE, of several the longest. Source: PostgreSQL's manual, appendix A."""

_WITHOUT_STATE = (
    ("password authentication failed", _REFUSES),
    ("no pg_hba.conf entry", _REFUSES),
    ("no password supplied", _REFUSES),
    ("role ", _REFUSES),
    ("database ", _NOT_THERE),
)
"""Beginnings of what follows FATAL, for refused connections have no SQLSTATE; other words mean that nobody answers."""


def first_line(reason: str) -> str:
    """Of what PostgreSQL reports. Its further lines can quote a whole row, with what people wrote."""
    return (reason.splitlines() or [""])[0]


def _of_file(reason: str, name: str) -> StorageError:
    for sign, what, remedy in _IN_FILE:
        if sign in reason:
            return StorageError(what, remedy, name=name)
    return _reports(reason, name)


def _of_server(error: DBAPIError, name: str) -> StorageError:
    if is_lost(error):
        return Interrupted(*_DOES_NOT_ANSWER, name=name)
    state, reason = _state(error), str(error.orig)
    if not state and isinstance(error, OperationalError):
        fatal = reason.partition("FATAL:")[2].strip()
        what, remedy = next(words for sign, words in _WITHOUT_STATE if fatal.startswith(sign))
        return StorageError(what, remedy, name=name)
    for length in (5, 3, 2):
        if state[:length] in _ON_SERVER:
            kind = Interrupted if state.startswith("40") else StorageError
            return kind(*_ON_SERVER[state[:length]], name=name)
    return _reports(reason, name)


def is_lost(error: BaseException | None) -> bool:
    """Whether PostgreSQL's driver says that the connection is gone, or that there is none to be had at this moment."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    if error.connection_invalidated or _state(error)[:3] in {"57P", "080"}:
        return True
    fatal = str(error.orig).partition("FATAL:")[2].strip()
    return not _state(error) and not fatal.startswith(tuple(sign for sign, _ in _WITHOUT_STATE))


def is_full(error: StorageError) -> bool:
    """Whether there was no room on the disk."""
    return error.problem.what == _FULL


def _reports(reason: str, name: str) -> StorageError:
    what = N_("The database {name} reports: {reason}.")
    return StorageError(what, N_("Try again."), name=name, reason=first_line(reason))


def _state(error: DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""
