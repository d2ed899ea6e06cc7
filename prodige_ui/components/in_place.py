"""Actions the plan treats as done, each with what the answers say, to add and to take back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.responses import Decisions
from prodige_core.roadmap.sentences import action_title
from prodige_core.services import clash_words, foundations, planning, wish_words
from prodige_core.services.merging import Changed
from prodige_core.services.wishes import get_means
from prodige_core.services.workspace import Workspace
from prodige_ui import seen
from prodige_ui.components import clashes, keeping
from prodige_ui.components.text import literal

SECTION = "in-place"


def show(ws: Workspace, centre_id: str, view: foundations.InPlace, t: Translator) -> None:
    """The fourth part."""
    seen.show(_what(centre_id), planning.get_decisions(ws, centre_id))
    catalogue = planning.catalogue_of(ws, centre_id)
    st.header(t.gettext("4. Already in place"))
    st.write(
        t.gettext(
            "The plan treats these as done, so that it does not begin with work you have behind you. Take back what is not true for you."
        )
        if view.done
        else t.gettext("The plan treats nothing as done so far. In the roadmap you can mark an action as done.")
    )
    for entry in view.done:
        with st.container(border=True, gap="xsmall", key=f"done-{entry.action}"):
            st.markdown(f"**{literal(action_title(catalogue, entry.action, t))}**")
            st.markdown(literal(wish_words.foundation_sentence(entry.foundation, catalogue, t)))
            st.button(
                t.gettext("Not in place: plan it if needed"),
                key=f"undone-{entry.action}",
                on_click=_decide,
                args=(ws, centre_id, partial(_release, ws, centre_id, entry.action)),
            )
    if view.suggested:
        st.subheader(t.gettext("By your answers this may be in place too"))
        for found in view.suggested:
            with st.container(border=True, gap="xsmall", key=f"maybe-{found.action}"):
                st.markdown(f"**{literal(action_title(catalogue, found.action, t))}**")
                st.markdown(literal(wish_words.foundation_sentence(found, catalogue, t)))
                st.button(
                    t.gettext("Yes, it is in place"),
                    key=f"in-place-{found.action}",
                    on_click=_decide,
                    args=(ws, centre_id, partial(_done, ws, centre_id, found.action)),
                )
    keeping.line(SECTION, t)
    terms = clash_words.term_names(get_means(ws, centre_id), t)
    clashes.show(
        SECTION,
        lambda _, value: clash_words.decision_value(value, terms, t),
        t,
        named=lambda own: clash_words.action_field(own, catalogue, t),
    )


def _release(ws: Workspace, centre_id: str, action_id: str, own: Decisions) -> Changed[Decisions]:
    return planning.release(ws, centre_id, action_id, seen=own)


def _done(ws: Workspace, centre_id: str, action_id: str, own: Decisions) -> Changed[Decisions]:
    return planning.mark_done(ws, centre_id, action_id, seen=own)


def _what(centre_id: str) -> str:
    return f"decisions:{centre_id}"


def _decide(ws: Workspace, centre_id: str, change: Callable[[Decisions], Changed[Decisions]]) -> None:
    own = seen.of(_what(centre_id), SECTION, Decisions())

    def kept(done: Changed[Decisions]) -> Changed[Decisions]:
        seen.show(_what(centre_id), done.meant)
        return done

    def write(mine: Decisions, theirs: Decisions) -> Changed[Decisions]:
        return kept(planning.set_decisions(ws, centre_id, mine, seen=theirs))

    keeping.save(SECTION, lambda: kept(change(own)), lambda done: partial(write, done.before, done.after), write=write)
