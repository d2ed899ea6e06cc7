"""The one rule for what people type, everywhere: names, titles, notes, evidence, reasons and comments.

A text is kept in Unicode's normal form C and measured in that form. Refused is what one of the two databases or UTF-8
cannot hold: NUL and half a surrogate pair. Every line end there is becomes one newline; of the other control characters
(C0, C1, delete) the tab is kept and the rest left out, because no page, file or printer shows them and some do things
with them. Every other character is kept as it was typed. Ids are never changed: two could become one. Source: reliability
4, rows 20, 24 and 25; docs/decisions/012-second-look.md.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints

MAX_NAME = 200
MAX_NOTE = 2000
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
"""As Unicode counts them (UAX 14: BK, CR, LF, NL); a word processor's break within a paragraph is pasted as the third."""
_CONTROL = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f]")
UNREADABLE = "\ufffd"
"""Unicode's own sign in place of what cannot be shown."""


def storable(text: str) -> str:
    """The text itself. Raises ValueError for what one of the two databases (or UTF-8) cannot hold."""
    if _UNSTORABLE.search(text):
        raise ValueError("it holds a character that cannot be stored (NUL or half a surrogate pair)")
    return text


def normal(text: str) -> str:
    """Normal form C: a letter and its accent are one character, however they were typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def showable(text: str) -> str:
    """Every line end as one newline, and no control character but that and the tab.

    A text of nothing else, but perhaps spaces, becomes `UNREADABLE`: what an older version stored as a name stays one.
    """
    if text.isprintable():
        return text
    lines = _LINE_END.sub("\n", text)
    shown = _CONTROL.sub("", lines)
    return shown if shown.strip() or shown == lines else UNREADABLE


def clean(value: Any) -> Any:
    """A text in the form in which it is stored and measured (a few characters grow); other values as they are."""
    return normal(showable(storable(value))) if isinstance(value, str) else value


def exact(value: Any) -> Any:
    """As `clean`, of an id: with every character it has."""
    return normal(storable(value)) if isinstance(value, str) else value


def from_form(text: str) -> str:
    """A text that a browser posted; what surrounds it is left out. NUL stays in it, to be refused with the field's name."""
    return normal(showable(text)).strip()


Text = Annotated[str, BeforeValidator(clean)]
Id = Annotated[str, BeforeValidator(exact), StringConstraints(min_length=1, max_length=100)]
Name = Annotated[Text, StringConstraints(max_length=MAX_NAME)]
Note = Annotated[Text, StringConstraints(max_length=MAX_NOTE)]
