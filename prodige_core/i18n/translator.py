"""Texts, numbers, dates and money in the reader's language.

English is written in the code and in the framework YAML; a language is one ``.po`` file in
``locale/<lang>/LC_MESSAGES/prodige.po``. A text without translation shows in English.
The language ``xx`` is a pseudo-language for tests: accents on every letter and 40 % longer, so that a
text that never went through a `Translator`, or a place too narrow for German, is seen at once.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal, format_percent
from babel.support import NullTranslations, Translations

LOCALE_DIR = Path(__file__).parent / "locale"
DOMAIN = "prodige"
PSEUDO = "xx"
SOURCE_LANGUAGE = "en"
"""The language code and framework YAML are written in, and in which a text without translation shows."""
_ACCENTS = str.maketrans("aceinouyACEINOUY", "áçéíñóúýÁÇÉÍÑÓÚÝ")


def N_(text: str) -> str:  # noqa: N802 - the name translators' tools know
    """Mark a text for extraction where it is written; it is translated later, at the edge."""
    return text


def _pseudo(text: str) -> str:
    """Accent letters outside ``{placeholders}`` and lengthen by 40 %."""
    out, depth = [], 0
    for char in text:
        depth += (char == "{") - (char == "}")
        out.append(char if depth else char.translate(_ACCENTS))
    return "".join(out) + "~" * max(1, len(text) * 2 // 5)


class _PseudoTranslations(NullTranslations):
    def gettext(self, message: str) -> str:
        return _pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return _pseudo(message)

    def npgettext(self, context: str, singular: str, plural: str, num: int) -> str:
        return _pseudo(singular if num == 1 else plural)


@dataclass(frozen=True, slots=True)
class Translator:
    """One language: texts by gettext, numbers, dates and money by Babel.

    An empty text stays empty (``gettext("")`` would return the catalogue's header).
    """

    lang: str
    locale: Locale
    _catalogue: NullTranslations
    _known: frozenset[tuple[str, str]] | None = None
    """(context, text) that have a translation; None: every text is in this language."""

    def gettext(self, text: str) -> str:
        """The translation of an interface text."""
        return self._catalogue.gettext(text) if text else ""

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The plural form for ``count``, with ``{count}`` left to the caller's format."""
        return self._catalogue.ngettext(singular, plural, count)

    def pgettext(self, context: str, text: str) -> str:
        """The translation of a text in a context, e.g. framework prose with its id as context."""
        return str(self._catalogue.pgettext(context, text)) if text else ""

    @property
    def everything_translated(self) -> bool:
        """Whether no text can show in another language: of English, and of the pseudo-language."""
        return self._known is None

    def translated(self, context: str, text: str) -> bool:
        """Whether a text with its context shows in this language; if not, `SOURCE_LANGUAGE` shows."""
        return self._known is None or not text or (context, text) in self._known

    def number(self, value: float, digits: int = 0) -> str:
        """A number with at most ``digits`` decimals."""
        pattern = "#,##0." + "#" * digits if digits else "#,##0"
        return format_decimal(_half_up(value, digits), format=pattern, locale=self.locale)

    def fixed(self, value: float, digits: int) -> str:
        """A number with exactly ``digits`` decimals, for columns that align."""
        return format_decimal(_half_up(value, digits), format="#,##0." + "0" * digits, locale=self.locale)

    def percent(self, share: float, digits: int = 0) -> str:
        """A share (0 to 1) as a percentage with at most ``digits`` decimals, as the reader's language writes it."""
        return format_percent(_half_up(share, 2 + digits), locale=self.locale, decimal_quantization=False)

    def money(self, amount_eur: int) -> str:
        """Whole euros, the sign where the language puts it."""
        pattern = self.locale.currency_formats["standard"].pattern.replace(".00", "")
        return format_currency(amount_eur, "EUR", format=pattern, locale=self.locale, currency_digits=False)

    def date(self, day: dt.date, style: str = "long") -> str:
        """A day: ``long`` (21 November 2026) or ``medium``."""
        return format_date(day, format=style, locale=self.locale)

    def month(self, day: dt.date) -> str:
        """Month and year, short: Jan 2027."""
        return format_date(day, format="LLL y", locale=self.locale)

    def listing(self, parts: Sequence[str]) -> str:
        """Join as prose: a, b and c."""
        return format_list(list(parts), locale=self.locale)


@lru_cache(maxsize=64)
def translator(lang: str = "en") -> Translator:
    """The translator of a language; English for a language that is not there.

    The ``.po`` is compiled once a process and language. Fuzzy entries are left out: English shows until someone reviews them.
    """
    if lang == PSEUDO:
        return Translator(PSEUDO, Locale.parse("en_IE"), _PseudoTranslations())
    path = LOCALE_DIR / lang / "LC_MESSAGES" / f"{DOMAIN}.po"
    if lang == "en" or lang not in available_languages():
        return Translator("en", Locale.parse("en_IE"), NullTranslations())
    with path.open("rb") as source:
        catalogue = read_po(source, locale=lang)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    known = frozenset(
        (message.context or "", text)
        for message in catalogue
        if message.id and message.string and not message.fuzzy
        for text in (message.id if isinstance(message.id, (tuple, list)) else (message.id,))
    )
    return Translator(lang, Locale.parse(lang), Translations(compiled, DOMAIN), known)


@lru_cache(maxsize=1)
def available_languages() -> tuple[str, ...]:
    """English and every language with a catalogue, sorted, English first. Looked up once a process: every page asks."""
    found = sorted(path.parent.parent.name for path in LOCALE_DIR.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    return ("en", *(lang for lang in found if lang != "en"))


def _half_up(value: float, digits: int) -> Decimal:
    """Rounded as people and spreadsheets do: half of the last place counts up, so that print and workbook agree."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
