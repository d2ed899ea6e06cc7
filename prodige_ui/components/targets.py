"""Which level each practice should reach: one up everywhere, or a choice of the centre's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from prodige_core.frameworks import Framework
from prodige_core.i18n import N_, Translator
from prodige_core.services import aims, clash_words, wish_words
from prodige_core.services.aims import AreaAims, FrameworkAims, PracticeAim
from prodige_core.services.merging import Changed
from prodige_core.services.wishes import Targets, get_targets, set_target, set_targets
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, seen
from prodige_ui.components import clashes, keeping
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
        seen.show(_what(centre_id, own.id), get_targets(ws, centre_id, own.id))
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
        _clash(_section(own.id), own, t)


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
    _clash(key, framework, t)


def _clash(place: str, framework: Framework, t: Translator) -> None:
    clashes.show(
        place,
        lambda field, value: clash_words.target_value(field, value, framework, t),
        t,
        named=(lambda field: clash_words.target_field(field, framework, t))
        if place == _section(framework.id)
        else None,
    )


def _section(framework_id: str) -> str:
    return f"targets-of-{framework_id}"


def _what(centre_id: str, framework_id: str) -> str:
    return f"targets:{centre_id}:{framework_id}"


def _switch(ws: Workspace, centre_id: str, framework_id: str, key: str) -> None:
    if st.session_state[key]:
        _start(ws, centre_id, framework_id, "one_up")
    else:
        _save(ws, centre_id, framework_id, lambda own: set_targets(ws, centre_id, framework_id, None, seen=own))


def _start(ws: Workspace, centre_id: str, framework_id: str, start: aims.Start) -> None:
    _save(ws, centre_id, framework_id, lambda own: aims.start_targets(ws, centre_id, framework_id, start, seen=own))


def _set(ws: Workspace, centre_id: str, framework_id: str, practice_id: str, now: int, key: str) -> None:
    level = None if st.session_state[key] == now else st.session_state[key]
    _save(
        ws,
        centre_id,
        framework_id,
        lambda own: set_target(ws, centre_id, practice_id, level, seen=own),
        key,
        undo=False,
    )


def _save(
    ws: Workspace,
    centre_id: str,
    framework_id: str,
    change: Callable[[Targets], Changed[Targets]],
    place: str = "",
    *,
    undo: bool = True,
) -> None:
    section, what = _section(framework_id), _what(centre_id, framework_id)
    own: Targets = seen.of(what, place or section, None)

    def kept(done: Changed[Targets]) -> Changed[Targets]:
        seen.show(what, done.meant)
        return done

    def write(mine: Targets, theirs: Targets) -> Changed[Targets]:
        return kept(set_targets(ws, centre_id, framework_id, mine, seen=theirs))

    keeping.save(
        section,
        lambda: kept(change(own)),
        (lambda done: partial(write, done.before, done.after)) if undo else None,
        place=place or None,
        write=write,
    )
