"""What the centre puts first: up to three suggestions with reasons, and a choice of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.services import aims, clash_words, wish_words
from prodige_core.services.merging import Changed
from prodige_core.services.wishes import get_priorities, set_priorities
from prodige_core.services.workspace import Workspace
from prodige_core.targets import Suggestion
from prodige_ui import seen
from prodige_ui.components import clashes, keeping
from prodige_ui.components.text import label, literal

SECTION = "priorities"
Weights = Mapping[str, int]


def show(ws: Workspace, centre_id: str, view: aims.Priorities, t: Translator) -> None:
    """The first part: what is chosen, what is suggested, and a way to add anything else."""
    seen.show(_what(centre_id), get_priorities(ws, centre_id))
    st.header(t.gettext("1. What comes first"))
    st.write(
        t.gettext(
            "Priorities get hours and money before the rest. Three at most: where everything comes first, nothing does."
        )
    )
    for entry in view.chosen:
        _chosen(ws, centre_id, entry, t)
    if len(view.chosen) > aims.ENOUGH:
        st.warning(t.gettext("These are more than three. Take away what can wait."))
    keeping.line(SECTION, t)
    titles = {entry.subject: wish_words.priority_title(entry, t) for entry in (*view.chosen, *view.others)}
    clashes.show(
        SECTION, lambda _, value: clash_words.priority_value(value, t), t, named=lambda own: titles.get(own, own)
    )
    if not view.chosen:
        st.markdown(f"**{t.gettext('Nothing comes first so far: every practice counts the same.')}**")
    if len(view.chosen) < aims.ENOUGH:
        _suggestions(ws, centre_id, view.suggested, t)
    _own(ws, centre_id, view.others, t)


def _chosen(ws: Workspace, centre_id: str, entry: aims.Priority, t: Translator) -> None:
    key = keeping.hold(f"weight-{entry.subject}", entry.weight)
    with st.container(horizontal=True, vertical_alignment="bottom", border=True, key=f"priority-{entry.subject}"):
        st.selectbox(
            label(wish_words.priority_title(entry, t)),
            list(wish_words.WEIGHT_NAMES),
            format_func=partial(wish_words.weight_name, t=t),
            key=key,
            on_change=_weigh,
            args=(ws, centre_id, entry.subject, key),
        )
        st.button(
            t.gettext("Take away"),
            icon=":material/close:",
            key=f"away-{entry.subject}",
            on_click=_change,
            args=(ws, centre_id, lambda own: aims.put_back(ws, centre_id, entry.subject, seen=own)),
        )


def _suggestions(ws: Workspace, centre_id: str, suggested: tuple[Suggestion, ...], t: Translator) -> None:
    if not suggested:
        return
    st.subheader(t.gettext("We suggest"))
    for one in suggested:
        area = next(area for area in ws.catalogue.frameworks[one.framework].areas if area.id == one.area)
        with st.container(border=True, gap="xsmall", key=f"suggested-{one.area}"):
            st.markdown(f"**{literal(t.pgettext(area.id, area.title))}**")
            reasons = wish_words.suggestion_sentences(one, ws.catalogue, t)
            st.markdown("\n".join(f"- {literal(reason)}" for reason in reasons))
            st.button(
                t.gettext("Put this first"),
                icon=":material/flag:",
                key=f"take-{one.area}",
                on_click=_change,
                args=(ws, centre_id, partial(_first, ws, centre_id, one.area, aims.ACCEPTED_WEIGHT)),
            )


def _own(ws: Workspace, centre_id: str, others: tuple[aims.Priority, ...], t: Translator) -> None:
    entries = {entry.subject: entry for entry in others}
    st.selectbox(
        t.gettext("Put an area or a single practice first"),
        list(entries),
        index=None,
        format_func=lambda own: wish_words.priority_title(entries[own], t),
        placeholder=t.gettext("Choose or type to search"),
        key="priority-add",
        on_change=_add,
        args=(ws, centre_id),
    )


def _add(ws: Workspace, centre_id: str) -> None:
    subject = st.session_state["priority-add"]
    if subject is not None:
        st.session_state["priority-add"] = None
        _change(ws, centre_id, partial(_first, ws, centre_id, subject, aims.ACCEPTED_WEIGHT))


def _weigh(ws: Workspace, centre_id: str, subject: str, key: str) -> None:
    _change(ws, centre_id, partial(_first, ws, centre_id, subject, st.session_state[key]))


def _first(ws: Workspace, centre_id: str, subject: str, weight: int, own: Weights) -> Changed[Weights]:
    return aims.put_first(ws, centre_id, subject, weight, seen=own)


def _what(centre_id: str) -> str:
    return f"priorities:{centre_id}"


def _change(ws: Workspace, centre_id: str, change: Callable[[Weights], Changed[Weights]]) -> None:
    own: Weights = seen.of(_what(centre_id), SECTION, {})

    def kept(done: Changed[Weights]) -> Changed[Weights]:
        seen.show(_what(centre_id), done.meant)
        return done

    def write(mine: Weights, theirs: Weights) -> Changed[Weights]:
        return kept(set_priorities(ws, centre_id, mine, seen=theirs))

    keeping.save(SECTION, lambda: kept(change(own)), lambda done: partial(write, done.before, done.after), write=write)
