"""One question: described options as full-width choices, note and evidence, saved at once, with undo."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from prodige_core.errors import ProdigeError
from prodige_core.frameworks import Framework, Item
from prodige_core.i18n import Translator
from prodige_core.responses import Answer
from prodige_core.responses.texts import MAX_NOTE
from prodige_core.services import assessing
from prodige_core.services.voices import ItemVoices
from prodige_core.services.workspace import Workspace
from prodige_ui import session
from prodige_ui.components import problems, shown, voices
from prodige_ui.components.text import literal

Choice = int | str


def show(
    ws: Workspace,
    centre_id: str,
    framework: Framework,
    item: Item,
    answer: Answer | None,
    heard: ItemVoices | None,
    t: Translator,
) -> None:
    """The whole block of one item. What is stored is shown; what is chosen is stored before it is called saved.

    heard: what a survey or a workshop said of it; None when there was none.
    """
    choice_key = shown.hold(f"answer:{centre_id}:{item.id}", _choice(answer))

    def save() -> None:
        chosen = st.session_state[choice_key]
        given = {"na": True} if chosen == "na" else {"unknown": True} if chosen == "unknown" else {"level": chosen}
        _change(ws, centre_id, framework, item, choice_key, given, t)

    if item.help:
        st.caption(literal(t.pgettext(item.id, item.help)))
    with st.container(key=f"choice-{item.id}"):
        st.radio(
            literal(t.pgettext(item.id, item.question)),
            [*range(len(item.options)), "na", "unknown"],
            index=None,
            format_func=lambda value: _words(item, value, t),
            key=choice_key,
            on_change=save,
            width="stretch",
        )
    _feedback(ws, centre_id, framework, item, choice_key, t)
    if heard is not None:

        def use(level: int) -> None:
            _change(ws, centre_id, framework, item, choice_key, {"level": level}, t)

        voices.panel(heard, framework, item, answer, use, t)
    _note(ws, centre_id, framework, item, answer, t)


def _choice(answer: Answer | None) -> Choice | None:
    if answer is None:
        return None
    return answer.level if answer.level is not None else "na" if answer.na else "unknown"


def _words(item: Item, value: Choice, t: Translator) -> str:
    if value == "na":
        return t.gettext("Does not apply to us")
    if value == "unknown":
        return t.gettext("We don’t know")
    return literal(t.pgettext(item.id, item.options[int(value)]))


def _store(
    ws: Workspace, centre_id: str, framework: Framework, item: Item, answer: Answer | None, t: Translator
) -> None:
    try:
        done = assessing.put_answer(ws, centre_id, framework.id, item.id, answer)
    except ProdigeError as error:
        session.forget_saved()
        problems.show(error, t.gettext("Not saved. Please try again."), t)
        return
    session.remember_saved(item.id, done.previous)


def _change(
    ws: Workspace,
    centre_id: str,
    framework: Framework,
    item: Item,
    key: str,
    changes: Mapping[str, object],
    t: Translator,
) -> None:
    """A widget's callback: one part of the answer changed, the others kept as they are stored."""
    try:
        done = assessing.change_answer(ws, centre_id, framework.id, item.id, changes)
    except ProdigeError as error:
        session.forget_saved()
        shown.went(key, saved=False)
        problems.show(error, t.gettext("Not saved. Please try again."), t)
        return
    shown.went(key, saved=True)
    session.remember_saved(item.id, done.previous)


def _feedback(ws: Workspace, centre_id: str, framework: Framework, item: Item, choice_key: str, t: Translator) -> None:
    """“Saved” beside the question that was changed last, and the way back."""
    last = session.saved()
    if last is None or last[0] != item.id:
        return
    previous = last[1] if isinstance(last[1], Answer) else None

    def undo() -> None:
        _store(ws, centre_id, framework, item, previous, t)
        st.session_state[choice_key] = _choice(previous)
        session.forget_saved()

    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.success(t.gettext("Saved"), icon=":material/check:", width=130)
        st.button(t.gettext("Undo"), key=f"undo-{item.id}", type="tertiary", on_click=undo)


def _note(
    ws: Workspace, centre_id: str, framework: Framework, item: Item, answer: Answer | None, t: Translator
) -> None:
    filled = answer is not None and bool(answer.note or answer.evidence)
    label = t.gettext("Note and evidence (filled in)") if filled else t.gettext("Add a note or evidence")
    with st.expander(label):
        if item.evidence:
            st.write(
                t.gettext("What would show it: {evidence}").format(evidence=literal(t.pgettext(item.id, item.evidence)))
            )
        if answer is None:
            st.write(t.gettext("Choose an answer first; then you can write here."))
            return
        _words_field(ws, centre_id, framework, item, answer, "note", t.gettext("Note"), t)
        _words_field(ws, centre_id, framework, item, answer, "evidence", t.gettext("Evidence you have"), t)

        def clear() -> None:
            _store(ws, centre_id, framework, item, None, t)
            for name in ("answer", "note", "evidence"):
                st.session_state.pop(f"{name}:{centre_id}:{item.id}", None)

        st.button(t.gettext("Clear this answer"), key=f"clear-{item.id}", on_click=clear)


def _words_field(
    ws: Workspace,
    centre_id: str,
    framework: Framework,
    item: Item,
    answer: Answer,
    name: str,
    label: str,
    t: Translator,
) -> None:
    key = shown.hold(f"{name}:{centre_id}:{item.id}", getattr(answer, name))

    def save() -> None:
        _change(ws, centre_id, framework, item, key, {name: st.session_state[key].strip()}, t)

    st.text_area(label, key=key, max_chars=MAX_NOTE, on_change=save, height=90)
