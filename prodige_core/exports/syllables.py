"""Where a word too wide for its column may be broken, in any language with an alphabet and without a dictionary.

A part begins with one consonant and its vowel. That is the rule of Finnish, Greek and Bulgarian spelling and that of
German for simple words; signs written for one sound stay together. Only words wider than their whole column are broken.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

LEAST_PART: Final = 3
"""A word is never broken so that fewer letters stand alone (usual typesetting rule)."""
_VOWELS: Final = frozenset("aeiouyæœøıαεηιουωаеиоуъюяєіїыэё")
_ONE_SOUND: Final = ("sch", "ch", "ck", "ph", "th", "sh", "gh", "rh", "qu", "μπ", "ντ", "γκ", "τσ", "τζ", "дж", "дз")
_FARTHEST: Final = 14
"""A break further back than so many letters leaves a hole; then the word is cut where the line is full (editorial)."""


def break_before(word: str, start: int, end: int) -> int:
    """The last place between ``start`` and ``end`` where a part of the word may begin; ``end`` when there is none near."""
    last = min(end, len(word) - LEAST_PART)
    for place in range(last, max(start + LEAST_PART, end - _FARTHEST) - 1, -1):
        if _begins_syllable(word, place):
            return place
    return last if last - start >= LEAST_PART else end


def parts_of(word: str) -> list[str]:
    """A word of letters in the parts between which it may be broken; none longer than a line's end can take back."""
    parts, start = [], 0
    while len(word) - start > 2 * LEAST_PART:
        farthest = min(start + _FARTHEST, len(word) - LEAST_PART)
        places = range(start + LEAST_PART, farthest + 1)
        place = next((own for own in places if _begins_syllable(word, own)), farthest)
        parts.append(word[start:place])
        start = place
    return [*parts, word[start:]]


def _begins_syllable(word: str, place: int) -> bool:
    lower = word[: place + 6].lower()
    if not (lower[place - 1].isalpha() and lower[place].isalpha()) or _is_vowel(lower[place]):
        return False
    if any(lower.startswith(sound, place - back) for sound in _ONE_SOUND for back in range(1, len(sound))):
        return False
    sound = next((len(own) for own in _ONE_SOUND if lower.startswith(own, place)), 1)
    after = place + sound
    return after < len(lower) and _is_vowel(lower[after])


@lru_cache(maxsize=4096)
def _is_vowel(char: str) -> bool:
    return unicodedata.normalize("NFD", char)[0] in _VOWELS
