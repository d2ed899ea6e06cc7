"""Sets running text: breaks runs into lines of a given width. User text is literal; nothing is read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.fonts import SOFT_HYPHEN, FaceName, metrics, printable
from prodige_core.exports.pdf.tagged import MM, Element, TaggedPDF
from prodige_core.exports.syllables import break_before
from prodige_core.reports.document import Run, Runs

_BREAKS: Final = re.compile(r"(?<=[-—/])(?=\w)")
MOST_BALANCED: Final = 5
"""Longer texts are running text and need no balance (editorial)."""


BETWEEN_WORDS = frozenset("–—·•|")
"""Signs that divide what stands before and after them."""


@dataclass(frozen=True, slots=True)
class Type:
    """How text is set: face, size in points, line height in mm, colour."""

    size: float
    leading: float
    face: FaceName = "regular"
    colour: str = LIGHT.ink

    def scaled(self, factor: float) -> Type:
        """The same, larger or smaller."""
        return replace(self, size=self.size * factor, leading=self.leading * factor)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of one line in one face; ``x`` and ``width`` in mm from the line's start. last: its text ends here."""

    text: str
    face: FaceName
    x: float
    width: float
    link: str = ""
    lang: str = ""
    last: bool = False


Line = tuple[Fragment, ...]


@dataclass(slots=True)
class _Piece:
    text: str
    face: FaceName
    link: str
    lang: str = ""


@dataclass(slots=True)
class _Word:
    """Pieces that stay together; ``space``: a space stands before it; ``hyphen``: a hyphen is drawn if the line ends after it."""

    pieces: list[_Piece]
    space: bool
    hyphen: bool = False


def width_of(text: str, face: FaceName, size: float) -> float:
    """Width of printable text in mm."""
    return metrics(face).width(text) * size / 1000 / MM


def one_line(text: str, face: FaceName, size: float, width: float) -> str:
    """The text cut to one line, with an ellipsis when it was too long."""
    text = printable(text).replace(SOFT_HYPHEN, "")
    if width_of(text, face, size) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(text[:middle].rstrip() + "…", face, size) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def set_lines(runs: Runs, style: Type, width: float) -> list[Line]:
    """Break runs into lines not wider than ``width`` (mm). An empty text gives no line."""
    lines: list[Line] = []
    current: list[_Word] = []
    used = 0.0
    words = list(_fitting(_words(runs, style), style, width))
    for word, following in zip_longest(words, words[1:]):
        extra = _word_width(word, style) + (_space(style) if word.space and current else 0.0)
        hyphen = width_of("-", word.pieces[-1].face, style.size) if word.hyphen else 0.0
        if current and used + extra + hyphen + _drawn_along(following, style) > width + 0.01:
            lines.append(_line(current, style, SOFT_HYPHEN if current[-1].hyphen else " " if word.space else ""))
            current, used = [], 0.0
            extra = _word_width(word, style)
        current.append(word)
        used += extra
    if current:
        *before, end = _line(current, style, "")
        lines.append((*before, replace(end, last=True)))
    return lines


def _drawn_along(following: _Word | None, style: Type) -> float:
    """Room for a dash or dot between words, which ends a line and begins none."""
    if (
        following is None
        or not following.space
        or "".join(piece.text for piece in following.pieces) not in BETWEEN_WORDS
    ):
        return 0.0
    return _space(style) + _word_width(following, style)


def text_lines(text: str, style: Type, width: float) -> list[Line]:
    """Break plain text into lines."""
    return set_lines((Run(text),), style, width)


def balanced_lines(runs: Runs, style: Type, width: float) -> list[Line]:
    """The same number of lines, as equally long as can be: for titles and leads, so that no word stands alone."""
    lines = set_lines(runs, style, width)
    if not 1 < len(lines) <= MOST_BALANCED:
        return lines
    low, high = width / 2, width
    while high - low > 1.0:
        middle = (low + high) / 2
        tried = set_lines(runs, style, middle)
        if len(tried) == len(lines) and not cuts_words(tried):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def cuts_words(lines: list[Line]) -> bool:
    """Whether a word is broken at the end of a line."""
    return any(line[-1].text.endswith(SOFT_HYPHEN) for line in lines)


def draw_line(pdf: TaggedPDF, line: Line, x: float, baseline: float, style: Type, element: Element | None) -> None:
    """Draw one line. ``element`` None leaves the marking to the caller (figures, artifacts)."""
    for fragment in line:
        linked = bool(fragment.link) and element is not None
        if element is not None:
            owner = _part(element, fragment) if linked or fragment.lang else element
            pdf.mark(owner)
            if linked:
                box = (x + fragment.x, baseline - style.size / MM * 0.75, fragment.width, style.size / MM)
                pdf.link_area(owner, box, fragment.link, fragment.text.strip())
        colour = LIGHT.accent if fragment.link else style.colour
        # a space without ink: what is written next into the same element is another word
        text = f"{fragment.text} " if fragment.last else fragment.text
        pdf.write_text(x + fragment.x, baseline, text, fragment.face, style.size, colour)


def _part(element: Element, fragment: Fragment) -> Element:
    """The link or the passage in another language that a fragment belongs to: on its second line the one begun before."""
    last = element.kids[-1] if element.kids else None
    if isinstance(last, Element) and (last.link, last.lang) == (fragment.link, fragment.lang):
        return last
    return element.add("Link" if fragment.link else "Span", lang=fragment.lang, link=fragment.link)


def _face_of(run: Run, style: Type) -> FaceName:
    if run.strong or run.gap:
        return "strong"
    return "italic" if run.emphasis else style.face


def _words(runs: Runs, style: Type) -> Iterator[_Word]:
    pending: _Word | None = None
    space = False
    for run in runs:
        face = _face_of(run, style)
        for place, chunk in enumerate(printable(run.text).split(" ")):
            if place:
                space = True
            if not chunk:
                continue
            for number, part in enumerate(_parts(chunk)):
                text = part.replace(SOFT_HYPHEN, "")
                joins = not space and number == 0 and pending is not None
                piece = _Piece(text, face, run.link, run.lang)
                if joins and pending is not None:
                    pending.pieces.append(piece)
                else:
                    if pending is not None:
                        yield pending
                    pending = _Word([piece], space and number == 0)
                pending.hyphen = part.endswith(SOFT_HYPHEN)
                space = False
    if pending is not None:
        yield pending


def _parts(chunk: str) -> Iterable[str]:
    """Parts of a word between which a line may end: after hyphens, dashes, slashes and soft hyphens."""
    if not (SOFT_HYPHEN in chunk or any(sign in chunk for sign in "-—/")):
        return (chunk,)
    parts: list[str] = []
    for part in _BREAKS.split(chunk):
        soft = part.split(SOFT_HYPHEN)
        parts += [piece + SOFT_HYPHEN for piece in soft[:-1] if piece]
        if soft[-1]:
            parts.append(soft[-1])
    return parts


def _fitting(words: Iterable[_Word], style: Type, width: float) -> Iterator[_Word]:
    """Cut words wider than a whole line."""
    for word in words:
        if _word_width(word, style) <= width:
            yield word
            continue
        space = word.space
        for piece in word.pieces:
            for part, cut in _cut(piece, style, width):
                yield _Word([_Piece(part, piece.face, piece.link, piece.lang)], space, cut)
                space = False


def _cut(piece: _Piece, style: Type, width: float) -> Iterator[tuple[str, bool]]:
    """Cut a piece into parts that fit with a hyphen; yields each with whether one is wanted after it."""
    own = metrics(piece.face)
    room = (width - width_of("-", piece.face, style.size)) * 1000 * MM / style.size
    start, used = 0, 0.0
    for place, char in enumerate(piece.text):
        step = own.widths[char] + (own.kern(piece.text[place - 1], char) if place > start else 0.0)
        if place > start and used + step > room:
            end = break_before(piece.text, start, place)
            yield piece.text[start:end], piece.text[end - 1].isalpha() and piece.text[end].isalpha()
            used = sum(own.widths[other] for other in piece.text[end:place])
            start, step = end, own.widths[char]
        used += step
    yield piece.text[start:], False


def _space(style: Type) -> float:
    return width_of(" ", style.face, style.size)


def _word_width(word: _Word, style: Type) -> float:
    return sum(width_of(piece.text, piece.face, style.size) for piece in word.pieces)


def _line(words: list[_Word], style: Type, end: str) -> Line:
    """Join words of one face into fragments.

    ``end``: the space at a line's end stays, so that copied text keeps its words apart; a hyphen of ours is a soft one,
    so that a broken word is read as one.
    """
    stretches: list[_Piece] = []
    for place, word in enumerate(words):
        for number, piece in enumerate(word.pieces):
            gap = " " if place and number == 0 and word.space else ""
            same = stretches and (stretches[-1].face, stretches[-1].link) == (piece.face, piece.link)
            if same and stretches[-1].lang == piece.lang:
                stretches[-1].text += gap + piece.text
            else:
                if gap and stretches:
                    stretches[-1].text += gap
                stretches.append(_Piece(piece.text, piece.face, piece.link, piece.lang))
    stretches[-1].text += end
    fragments, x = [], 0.0
    for piece in stretches:
        width = width_of(piece.text, piece.face, style.size)
        fragments.append(Fragment(piece.text, piece.face, x, width, piece.link, piece.lang))
        x += width
    return tuple(fragments)
