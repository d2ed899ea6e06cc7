"""Codes that people type: 8 symbols of 31, none of them easily mistaken. Source: design, section 10; reliability S10."""

from __future__ import annotations

import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0 O 1 I L."""
LENGTH = 8
_SYMBOLS = frozenset(ALPHABET)


def new_code() -> str:
    """A code nobody can guess: 31 to the power of 8 are 850 thousand million."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normal_code(typed: str) -> str | None:
    """What somebody meant who typed in small letters, with spaces or hyphens, or in full-width characters.

    None when it cannot be a code: another length, or a symbol that no code has.
    """
    if len(typed) == LENGTH and _SYMBOLS.issuperset(typed):
        return typed
    plain = unicodedata.normalize("NFKC", typed[:200]).upper()
    plain = "".join(char for char in plain if not char.isspace() and char not in "-–—_.·")
    return plain if len(plain) == LENGTH and _SYMBOLS.issuperset(plain) else None


def spaced(code: str) -> str:
    """A code as it is shown: ``ABCD EFGH``."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"
