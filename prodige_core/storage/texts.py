"""Texts that no database of ours may hold: PostgreSQL refuses NUL and half of a surrogate pair, SQLite would take NUL.

So that both refuse the same, and before anything is sent, every text on its way to a database is looked at here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, event

from prodige_core.errors import NotFound, StorageError
from prodige_core.i18n import N_


class UnfitText(StorageError):
    """A text to be stored holds a character that databases do not take."""


def refuse_unfit(engine: Engine) -> None:
    """From now on raise `UnfitText` for such a text, and `NotFound` when it is only looked for: nothing is stored under it."""
    event.listen(engine, "before_cursor_execute", _look)


def is_fit(text: str) -> bool:
    """Whether both databases take it."""
    if "\0" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _look(
    _connection: Connection, _cursor: object, statement: str, parameters: Any, _context: object, executemany: bool
) -> None:
    rows = parameters if executemany else (parameters,)
    if all(is_fit(text) for row in rows for text in _texts(row)):
        return
    if statement.lstrip()[:6].upper() == "SELECT":
        raise NotFound(N_("There is nothing under this name."))
    raise UnfitText(N_("A text holds a character that cannot be stored."), N_("Type it anew instead of pasting it."))


def _texts(row: Mapping[str, Any] | Sequence[Any] | None) -> Iterator[str]:
    values = row.values() if isinstance(row, Mapping) else row or ()
    return (value for value in values if isinstance(value, str))
