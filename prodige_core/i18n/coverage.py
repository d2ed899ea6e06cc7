"""How much of the product a language covers, so that it can be shown where the language is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from babel.messages.pofile import read_po

from prodige_core.i18n.translator import DOMAIN, LOCALE_DIR


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of texts. ``translated`` leaves fuzzy (not reviewed) entries out."""

    translated: int
    total: int

    @property
    def share(self) -> float:
        """0 to 1; an empty template counts as covered."""
        return self.translated / self.total if self.total else 1.0


@lru_cache(maxsize=64)
def coverage(lang: str) -> Coverage:
    """Coverage of a language against the template; English covers everything by construction."""
    with (LOCALE_DIR / f"{DOMAIN}.pot").open("rb") as source:
        wanted = {(message.context, _key(message.id)) for message in read_po(source) if message.id}
    if lang == "en":
        return Coverage(len(wanted), len(wanted))
    path = LOCALE_DIR / lang / "LC_MESSAGES" / f"{DOMAIN}.po"
    with path.open("rb") as source:
        catalogue = read_po(source, locale=lang)
    have = {
        (message.context, _key(message.id))
        for message in catalogue
        if message.id and message.string and not message.fuzzy
    }
    return Coverage(len(wanted & have), len(wanted))


def _key(msgid: object) -> str:
    return str(msgid[0]) if isinstance(msgid, (tuple, list)) else str(msgid)
