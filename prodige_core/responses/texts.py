"""The one rule for what people type, everywhere: names, titles, notes, evidence, reasons and comments.

A text is kept in Unicode's normal form C and measured in that form. Refused is what one of the two databases or UTF-8
cannot hold: NUL and half a surrogate pair. Every other character is kept as it was typed; what no page and no file can
show (control characters, direction marks) is left out where it is shown. Source: reliability 4, rows 20, 24 and 25.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints

MAX_NAME = 200
MAX_NOTE = 2000
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text itself. Raises ValueError for what one of the two databases (or UTF-8) cannot hold."""
    if _UNSTORABLE.search(text):
        raise ValueError("it holds a character that cannot be stored (NUL or half a surrogate pair)")
    return text


def normal(text: str) -> str:
    """Normal form C: a letter and its accent are one character, however they were typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean(value: Any) -> Any:
    """A text in the form in which it is stored and measured (a few characters grow); other values as they are."""
    return normal(storable(value)) if isinstance(value, str) else value


def from_form(text: str) -> str:
    """A text that a browser posted: its line ends are one character, and what surrounds it is left out."""
    return normal(text.replace("\r\n", "\n")).strip()


Text = Annotated[str, BeforeValidator(clean)]
Id = Annotated[Text, StringConstraints(min_length=1, max_length=100)]
Name = Annotated[Text, StringConstraints(max_length=MAX_NAME)]
Note = Annotated[Text, StringConstraints(max_length=MAX_NOTE)]
