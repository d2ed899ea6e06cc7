"""What this session was shown, what clashed with somebody else's change, and what was typed and could not be stored.

A write compares with what its editor saw (`prodige_core.services.merging`). That is kept here and not in the widgets'
callbacks, because after two quick changes a callback may still be the one of the screen before the first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from prodige_core.errors import Conflict

T = TypeVar("T")
_SHOWN = "shown_values"
_CLASHES = "clashes"
_TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Pending:
    """A change that clashed. ``keep`` stores it over the other's, who is then the one that was seen."""

    conflict: Conflict
    keep: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Typed:
    """Something that could not be stored, because the centre was gone or may not be changed any more."""

    label: str
    text: str


def show(what: str, stored: T) -> T:
    """While a screen is drawn: this is what it shows, until it is drawn again."""
    st.session_state.setdefault(_SHOWN, {})[what] = stored
    return stored


def of(what: str, place: str, otherwise: T) -> T:
    """In a callback: what whoever changes this has seen; while a clash stands at that place, the other's as told there."""
    waiting = pending(place)
    if waiting is not None:
        return waiting.conflict.theirs  # type: ignore[return-value]  # of the same kind, made by the same service
    kept: T = st.session_state.get(_SHOWN, {}).get(what, otherwise)
    return kept


def clashed(place: str, conflict: Conflict, keep: Callable[[], object]) -> None:
    """A change at a place of the screen clashed: both are shown there until the person chooses."""
    st.session_state.setdefault(_CLASHES, {})[place] = Pending(conflict, keep)


def settled(place: str) -> None:
    """Nothing clashes at this place any more."""
    st.session_state.get(_CLASHES, {}).pop(place, None)


def pending(place: str) -> Pending | None:
    """The clash at a place of the screen; None when there is none."""
    waiting: Pending | None = st.session_state.get(_CLASHES, {}).get(place)
    return waiting


def not_stored(centre_id: str, place: str, label: str, text: str) -> None:
    """Keep what was typed, although there is no screen to show it on any more."""
    if text:
        st.session_state.setdefault(_TYPED, {}).setdefault(centre_id, {})[place] = Typed(label, text)


def stored(centre_id: str, place: str) -> None:
    """What was typed at a place is stored now."""
    st.session_state.get(_TYPED, {}).get(centre_id, {}).pop(place, None)


def typed(centre_id: str) -> tuple[Typed, ...]:
    """What was typed for a centre and could not be stored, in order."""
    return tuple(st.session_state.get(_TYPED, {}).get(centre_id, {}).values())


def forget_typed(centre_id: str) -> None:
    """The person has taken it elsewhere."""
    st.session_state.get(_TYPED, {}).pop(centre_id, None)
