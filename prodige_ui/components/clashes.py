"""Where two people changed the same: both texts beside each other, and the choice between them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from prodige_core.errors import Clash
from prodige_core.i18n import Translator
from prodige_ui import seen, session
from prodige_ui.components.text import literal

LONG = 90
"""Characters from which two texts stand beside each other instead of in one line (about a line of the page)."""

WRITTEN = frozenset(["note", "evidence", "answer", "name", "title"])
"""Fields that people write; the others they choose."""
Words = Callable[[str, object], str]
"""A field's value for people; empty for nothing."""


def show(place: str, said: Words, t: Translator, *, named: Callable[[str], str] | None = None) -> None:
    """Below what was changed, while a clash stands there. named: what a field is called, where it is not plain (or empty)."""
    waiting = seen.pending(place)
    if waiting is None:
        return
    with st.container(border=True, gap="small", key=f"clash-{place}"):
        st.markdown(f":material/group: **{t.gettext('Somebody else changed this while you were working.')}**")
        st.write(t.gettext("Yours is not saved yet. Choose which one stays."))
        for number, clash in enumerate(waiting.conflict.clashes):
            _both(clash, f"{place}-{number}", said, named, t)
        with st.container(horizontal=True, gap="small"):
            st.button(t.gettext("Keep mine"), key=f"keep-mine-{place}", icon=":material/person:", on_click=waiting.keep)
            st.button(
                t.gettext("Take theirs"),
                key=f"take-theirs-{place}",
                icon=":material/group:",
                on_click=_take_theirs,
                args=(place,),
            )


def _both(clash: Clash, key: str, said: Words, named: Callable[[str], str] | None, t: Translator) -> None:
    yours, theirs = said(clash.field, clash.yours), said(clash.field, clash.theirs)
    written = clash.field in WRITTEN
    if named is not None and (name := named(clash.field)):
        st.markdown(f"**{literal(name)}**")
    if yours and theirs and len(yours) + len(theirs) > LONG:
        mine, other = st.columns(2, gap="medium")
        with mine:
            _text(t.gettext("You wrote:") if written else t.gettext("You chose:"), yours, f"mine-{key}")
        with other:
            _text(t.gettext("Meanwhile it was changed to:"), theirs, f"theirs-{key}")
        return
    first = t.gettext("You wrote: {text}") if written else t.gettext("You chose: {text}")
    own = first.format(text=f"**{literal(yours)}**") if yours else t.gettext("You took it away.")
    other_way = t.gettext("Meanwhile it was changed to: {text}").format(text=f"**{literal(theirs)}**")
    st.markdown(f"{own}  \n{other_way if theirs else t.gettext('Meanwhile somebody took it away.')}")


def _text(label: str, text: str, key: str) -> None:
    """A text to read and to copy from, with its line breaks."""
    with st.container(key=f"text-{key}", gap="xsmall"):
        st.markdown(label)
        st.markdown("  \n".join(literal(line) for line in text.splitlines()))


def _take_theirs(place: str) -> None:
    seen.settled(place)
    session.remember_unsaved(place, False)
