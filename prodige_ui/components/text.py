"""User text is shown as it was typed, never as Markdown, emoji codes, formulas or colours."""

from __future__ import annotations

import re

from prodige_core.i18n import isolated, turns

_READ_ON = re.compile(r":(?=[\w/])|@(?=\w)|(?i:www)(?=\.)")
"""Streamlit reads ``:material/home:`` and ``:smile:`` even when the colon is escaped, and makes links of addresses; a word
joiner breaks them."""
_JOINER = "\u2060"
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&=])")
_SPECIAL_IN_LABEL = re.compile(r"([\\`*_\[\]<>$~&])")


def literal(text: str) -> str:
    """Escape everything Streamlit's Markdown could read as markup. Line breaks become spaces."""
    return _SPECIAL.sub(r"\\\1", _unread(_one_line(text)))


def label(text: str) -> str:
    """As `literal`, for the name of a field: Streamlit gives it to screen readers unread, backslashes and all.

    Blocks (lists, headings) are never read in labels, so only what is markup within a line is escaped.
    """
    return _SPECIAL_IN_LABEL.sub(r"\\\1", _unread(_one_line(text)))


def listed(text: str) -> str:
    """For what is chosen from an opened list (`st.selectbox`, `st.multiselect`): Streamlit reads no markup there."""
    return _one_line(text)


def _unread(text: str) -> str:
    return _READ_ON.sub(rf"\g<0>{_JOINER}", text)


def _one_line(text: str) -> str:
    """Without line breaks, and kept from turning the sentence around it when it runs from right to left."""
    line = " ".join(text.split())
    return isolated(line) if turns(line) else line
