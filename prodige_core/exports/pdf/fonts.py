"""Fira Sans for print: widths, kerning, tabular figures, and what to do with characters it does not have.

The static files come with the package ``fontpkg-fira-sans`` (OFL). Metrics are read once a process.
"""

from __future__ import annotations

import io
import itertools
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

FaceName = Literal["regular", "italic", "strong"]

FILES: Final[dict[FaceName, str]] = {
    "regular": "FiraSans-Regular.ttf",
    "italic": "FiraSans-Italic.ttf",
    "strong": "FiraSans-SemiBold.ttf",
}
OTHER_SCRIPTS: Final = ("NotoSansGeorgian", "NotoSansArmenian")
"""Families for letters that Fira Sans has not, as names of partners are written with (OFL, `scripts/OFL.txt`): the letters
alone, from the npm packages of @fontsource (5.3.0), 77 kB. Arabic and Hebrew need shaping and lines that run both ways."""
SUBSTITUTE: Final = "▯"
"""Stands for a character the font lacks (U+25AF, which Fira Sans has): visible, so nobody thinks the text is whole."""
_SPACES: Final = dict.fromkeys(
    map(ord, "\t\n\r\v\f\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2028\u2029\u3000"), " "
)
_NO_BREAK_SPACES: Final = dict.fromkeys(map(ord, "\u2007\u2009\u200a\u202f"), "\u00a0")
_DASHES: Final = {0x2010: "-", 0x2011: "-", 0x2015: "—"}
SOFT_HYPHEN: Final = "\u00ad"
CACHE: Final = 40_000
"""Words whose width is kept; about ten long reports (measured: one report of 30 pages has 2,500)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure drawn as wide as all others: the glyph's name and number in the font file."""

    glyph: str
    number: int


def font_path(face: FaceName) -> Path:
    """The file of a face."""
    import fontpkg_fira_sans

    return Path(fontpkg_fira_sans.__file__).parent / "files" / FILES[face]


def other_path(family: str, face: FaceName) -> Path:
    """The file of a face of another script; those have no italic."""
    weight = "SemiBold" if face == "strong" else "Regular"
    return Path(__file__).parent / "scripts" / f"{family}-{weight}.ttf"


class Metrics:
    """Widths and kerning of one face, in thousandths of the type size."""

    def __init__(self, face: FaceName) -> None:
        from fontTools.ttLib import TTFont

        font = TTFont(io.BytesIO(font_path(face).read_bytes()), lazy=True)
        scale = 1000 / font["head"].unitsPerEm
        self._names: dict[int, str] = font.getBestCmap()
        widths = font["hmtx"].metrics
        self.widths: dict[str, float] = {chr(code): widths[name][0] * scale for code, name in self._names.items()}
        self.families: dict[str, str] = {}
        for family in OTHER_SCRIPTS:
            other = TTFont(io.BytesIO(other_path(family, face).read_bytes()), lazy=True)
            for code, name in other.getBestCmap().items():
                if chr(code) not in self.widths:
                    self.families[chr(code)] = family
                    self.widths[chr(code)] = other["hmtx"].metrics[name][0] * 1000 / other["head"].unitsPerEm
        equal = _equal_figures(font)
        self.figures: dict[str, Figure] = {
            digit: Figure(equal[name], font.getGlyphID(equal[name]))
            for digit in "0123456789"
            for name in [self._names[ord(digit)]]
        }
        self.figure_width: float = widths[self.figures["0"].glyph][0] * scale
        self._kerning = list(_pair_tables(font))
        self._scale = scale
        self._pairs: dict[tuple[str, str], float] = {}
        self._words: dict[str, float] = {}

    def has(self, char: str) -> bool:
        """Whether the face can draw a character."""
        return char in self.widths

    def kern(self, left: str, right: str) -> float:
        """The space to add between two characters; mostly 0 or negative."""
        pair = (left, right)
        if pair not in self._pairs:
            self._pairs[pair] = self._looked_up(left, right) * self._scale
        return self._pairs[pair]

    def width(self, text: str) -> float:
        """Width of a printable text with kerning."""
        known = self._words.get(text)
        if known is None:
            if len(self._words) > CACHE:
                self._words.clear()
            pairs = itertools.pairwise(text)
            known = sum(self.widths[char] for char in text) + sum(self.kern(*pair) for pair in pairs)
            self._words[text] = known
        return known

    def stretches(self, text: str) -> list[tuple[str, str]]:
        """The text by the family that draws it; empty for Fira Sans."""
        if not text or text.isascii():
            return [("", text)]
        return [
            (family, "".join(chars))
            for family, chars in itertools.groupby(text, lambda own: self.families.get(own, ""))
        ]

    def tabular_width(self, text: str) -> float:
        """Width with all figures equally wide and no kerning, for columns of numbers."""
        return sum(self.figure_width if char in self.figures else self.widths[char] for char in text)

    def _looked_up(self, left: str, right: str) -> float:
        first, second = self._names.get(ord(left)), self._names.get(ord(right))
        if first is None or second is None:
            return 0
        for coverage, table in self._kerning:
            if first not in coverage:
                continue
            if table.Format == 1:
                records = table.PairSet[coverage[first]].PairValueRecord
                found = next((record for record in records if record.SecondGlyph == second), None)
                if found is not None:
                    return _advance(found.Value1)
                continue
            record = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)]
            return _advance(record.Class2Record[table.ClassDef2.classDefs.get(second, 0)].Value1)
        return 0


def _equal_figures(font: Any) -> dict[str, str]:
    """The glyphs of one width that the font has in the place of others, by name (its feature ``tnum``)."""
    table = font["GSUB"].table
    (index,) = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    (subtable,) = table.LookupList.Lookup[index].SubTable
    mapping: dict[str, str] = getattr(subtable, "ExtSubTable", subtable).mapping
    return mapping


def _pair_tables(font: Any) -> Iterable[tuple[dict[str, int], Any]]:
    table = font["GPOS"].table
    wanted = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    for index in sorted(wanted):
        for subtable in table.LookupList.Lookup[index].SubTable:
            inner = subtable.ExtSubTable if subtable.LookupType == 9 else subtable
            if inner.LookupType == 2:
                yield {glyph: place for place, glyph in enumerate(inner.Coverage.glyphs)}, inner


def _advance(value: Any) -> float:
    return float(getattr(value, "XAdvance", 0) or 0) if value is not None else 0


@lru_cache(maxsize=4)
def metrics(face: FaceName) -> Metrics:
    """The metrics of a face, read once a process."""
    return Metrics(face)


def glyphs(font: Any, text: str, face: FaceName, tabular: bool) -> str:
    """The text as an array of glyphs and, except between figures of one width, the moves of kerning.

    Equal figures are glyphs of their own and need no move: a gap beside a narrow "1" would be copied as a space.
    font: of fpdf2, which notes what is used of it.
    """
    own = metrics(face)
    if tabular:
        return f"[<{''.join(_equal(font, char, own) for char in text)}>] TJ"
    parts: list[str] = ["<"]
    for place, char in enumerate(text):
        parts.append(f"{font.subset.pick(ord(char)):04X}")
        move = own.kern(char, text[place + 1]) if place + 1 < len(text) else 0.0
        if move:
            parts.append(f"> {-move:.0f} <")
    return f"[{''.join(parts)}>] TJ"


def _equal(font: Any, char: str, own: Metrics) -> str:
    figure = own.figures.get(char)
    if figure is None:
        return f"{font.subset.pick(ord(char)):04X}"
    width = round(own.figure_width)
    glyph = font.subset.get_glyph(figure.number, (ord(char),), figure.glyph, width)
    return f"{font.subset.pick_glyph(glyph):04X}"


def printable(text: str) -> str:
    """The text as it can be drawn: composed, one kind of space, no control or direction marks, gaps made visible."""
    text = unicodedata.normalize("NFC", text).translate(_SPACES).translate(_NO_BREAK_SPACES).translate(_DASHES)
    if text.isascii() and text.isprintable():
        return text
    widths = metrics("regular").widths
    out = []
    for char in text:
        if char == SOFT_HYPHEN:
            out.append(char)
        elif unicodedata.category(char) in {"Cc", "Cf"}:
            continue  # control and direction marks; drawn by some fonts, wanted by nobody
        elif char in widths:
            out.append(char)
        elif unicodedata.category(char) not in {"Mn", "Me"}:
            out.append(SUBSTITUTE)
    return "".join(out)


def missing(text: str) -> set[str]:
    """The visible characters of a text that the font lacks."""
    plain = unicodedata.normalize("NFC", text).translate(_SPACES).translate(_NO_BREAK_SPACES).translate(_DASHES)
    widths = metrics("regular").widths
    return {char for char in plain if char not in widths and unicodedata.category(char) not in {"Cc", "Cf"}}
