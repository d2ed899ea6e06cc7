"""User text is shown as it was typed, never as Markdown, emoji codes, formulas or colours."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&=])")


def literal(text: str) -> str:
    """Escape everything Streamlit's Markdown could read as markup. Line breaks become spaces."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
