"""Which level each practice should reach: one up everywhere, or a choice of the centre's own."""

from __future__ import annotations

from functools import partial

import streamlit as st

from prodige_core.frameworks import Framework
from prodige_core.i18n import N_, Translator
from prodige_core.services import aims, wish_words
from prodige_core.services.aims import AreaAims, FrameworkAims, PracticeAim
from prodige_core.services.wishes import get_targets, set_target, set_targets
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation
from prodige_ui.components import keeping
from prodige_ui.components.text import label, literal

WAYS = {False: N_("One level up everywhere"), True: N_("Choose for each practice")}
STARTS: dict[aims.Start, str] = {
    "one_up": N_("One up everywhere"),
    "priorities": N_("Only my priorities"),
    "none": N_("Leave all as it is"),
}


def nothing_yet(t: Translator) -> None:
    """Before anything is scored there is nothing to aim at."""
    st.write(
        t.gettext(
            "First answer some questions, so that there is a level to start from. Ten minutes are enough. “We don’t know” and “does not apply” give no level."
        )
    )
    st.page_link(navigation.path("assess"), label=t.gettext("Go to the self-assessment"), icon=":material/checklist:")


def show(ws: Workspace, centre_id: str, views: tuple[FrameworkAims, ...], t: Translator) -> None:
    """The second part: one block a questionnaire."""
    st.header(t.gettext("2. How far to go"))
    for view in views:
        own = view.framework
        st.subheader(literal(t.pgettext(own.id, own.title)))
        key = keeping.hold(f"targets-{own.id}", view.chosen)
        st.radio(
            t.gettext("Targets"),
            list(WAYS),
            format_func=lambda chosen: t.gettext(WAYS[chosen]),
            key=key,
            horizontal=True,
            on_change=_switch,
            args=(ws, centre_id, own.id, key),
        )
        st.write(literal(wish_words.aims_sentence(view, t)))
        if view.chosen:
            _starts(ws, centre_id, own.id, t)
            for area in view.areas:
                _area(ws, centre_id, own, area, t)
        keeping.line(_section(own.id), t)


def _starts(ws: Workspace, centre_id: str, framework_id: str, t: Translator) -> None:
    st.write(t.gettext("Set all at once, then change single ones below:"))
    with st.container(horizontal=True, key=f"starts-{framework_id}"):
        for start, words in STARTS.items():
            st.button(
                t.gettext(words),
                key=f"start-{start}-{framework_id}",
                on_click=_start,
                args=(ws, centre_id, framework_id, start),
            )


def _area(ws: Workspace, centre_id: str, framework: Framework, view: AreaAims, t: Translator) -> None:
    title = t.gettext("{area}: {rising} of {count} to rise").format(
        area=t.pgettext(view.area.id, view.area.title),
        rising=t.number(view.rising),
        count=t.number(len(view.practices)),
    )
    with st.expander(literal(title), key=f"aims-{view.area.id}"):
        for aim in view.practices:
            _practice(ws, centre_id, framework, aim, t)


def _practice(ws: Workspace, centre_id: str, framework: Framework, aim: PracticeAim, t: Translator) -> None:
    practice = aim.practice
    key = keeping.hold(f"target-{practice.id}", aim.target)
    st.selectbox(
        label(wish_words.aim_label(framework, aim, t)),
        list(range(aim.now, aim.top + 1)),
        format_func=lambda level: wish_words.target_label(framework, aim, level, t),
        key=key,
        on_change=_set,
        args=(ws, centre_id, framework.id, practice.id, aim.now, key),
    )


def _section(framework_id: str) -> str:
    return f"targets-of-{framework_id}"


def _switch(ws: Workspace, centre_id: str, framework_id: str, key: str) -> None:
    if st.session_state[key]:
        _start(ws, centre_id, framework_id, "one_up")
        return
    before = get_targets(ws, centre_id, framework_id)
    keeping.save(
        _section(framework_id),
        partial(set_targets, ws, centre_id, framework_id, None),
        lambda _: partial(set_targets, ws, centre_id, framework_id, before),
    )


def _start(ws: Workspace, centre_id: str, framework_id: str, start: aims.Start) -> None:
    keeping.save(
        _section(framework_id),
        partial(aims.start_targets, ws, centre_id, framework_id, start),
        lambda before: partial(set_targets, ws, centre_id, framework_id, before),
    )


def _set(ws: Workspace, centre_id: str, framework_id: str, practice_id: str, now: int, key: str) -> None:
    level = st.session_state[key]
    keeping.save(
        _section(framework_id), partial(set_target, ws, centre_id, practice_id, None if level == now else level)
    )
