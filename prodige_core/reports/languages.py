"""Languages of parts: which texts of a report are known to be in another language than the report (WCAG 2.2, 3.1.2).

Known are texts of frameworks, actions and other content files without a translation: they show in the language they
were written in. What people typed may be in any language; nobody guesses it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from prodige_core.frameworks.model import OWN
from prodige_core.i18n import SOURCE_LANGUAGE, Translator
from prodige_core.i18n.extract import PROSE_FIELDS
from prodige_core.reports.document import Document, Run

CITED = frozenset({"cite", "source"})
"""Names of documents: never translated, always as the content files write them."""

Foreign = tuple[tuple[str, str], ...]


def foreign_texts(content: Iterable[BaseModel], t: Translator) -> Foreign:
    """The prose of content files that ``t`` has no translation of, each with `SOURCE_LANGUAGE`. Empty for English.

    content: frameworks, actions, programme, indicators. Actions a centre made itself are left out.
    """
    if t.everything_translated:
        return ()
    found = {text for value in content for context, text in _prose(value, "") if not t.translated(context, text)}
    return tuple((text, SOURCE_LANGUAGE) for text in sorted(found))


def with_languages(document: Document, foreign: Foreign) -> Document:
    """The document with the languages of its parts: ``foreign`` kept for whole texts, runs marked themselves."""
    if not foreign:
        return document
    blocks = tuple(_marked(block, dict(foreign)) for block in document.blocks)
    return dataclasses.replace(document, blocks=blocks, foreign=foreign)


def _prose(value: object, context: str) -> Iterator[tuple[str, str]]:
    """(context, text) of every translatable text below a value, with the nearest id as context, as `extract` finds it."""
    if isinstance(value, BaseModel):
        own = getattr(value, "id", context)
        if isinstance(own, str) and own.startswith(OWN):
            return
        context = own if isinstance(own, str) else context
        for name in type(value).model_fields:
            if name in PROSE_FIELDS:
                yield from ((context, text) for text in _texts(getattr(value, name)))
            elif name in CITED:
                yield from (("", text) for text in _texts(getattr(value, name)))
            else:
                yield from _prose(getattr(value, name), context)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _prose(part, context)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _prose(part, context)


def _texts(value: object) -> Iterator[str]:
    for text in value if isinstance(value, (tuple, list)) else (value,):
        if isinstance(text, str) and text.strip():
            yield text


def _marked(value: Any, languages: Mapping[str, str]) -> Any:
    """The value with the language of every run below it that is exactly a known text."""
    if isinstance(value, Run):
        return dataclasses.replace(value, lang=value.lang or languages.get(value.text.strip(), ""))
    if isinstance(value, tuple):
        return tuple(_marked(part, languages) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {own.name: getattr(value, own.name) for own in dataclasses.fields(value) if own.init}
        changed = {name: _marked(part, languages) for name, part in parts.items() if not isinstance(part, (str, int))}
        return dataclasses.replace(value, **changed)
    return value
