"""One question: described options as full-width choices, note and evidence, saved at once, with undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from prodige_core.errors import Conflict, Forbidden, NotFound, ProdigeError
from prodige_core.frameworks import Framework, Item
from prodige_core.i18n import Translator
from prodige_core.responses import Answer
from prodige_core.responses.texts import MAX_NOTE
from prodige_core.services import assessing, clash_words, rounds
from prodige_core.services.assessing import Saved
from prodige_core.services.voices import ItemVoices
from prodige_core.services.workspace import Workspace
from prodige_ui import seen, session
from prodige_ui.components import carried, clashes, problems, shown, voices
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
    choice_key = shown.hold(_key("answer", centre_id, item), _choice(answer))
    seen.show(choice_key, answer)

    def save() -> None:
        chosen = st.session_state[choice_key]
        given = {"na": True} if chosen == "na" else {"unknown": True} if chosen == "unknown" else {"level": chosen}
        _change(ws, centre_id, framework, item, choice_key, given, t)

    def confirm() -> None:
        known = seen.of(choice_key, choice_key, answer)
        act = partial(rounds.confirm_answer, ws, centre_id, framework.id, item.id, seen=known)
        _run(ws, centre_id, framework, item, choice_key, act, t)

    if item.help:
        st.caption(literal(t.pgettext(item.id, item.help)))
    if answer is not None and answer.carried:
        carried.mark(item, confirm, t)
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
    _clash(choice_key, framework, item, t)
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


def _change(
    ws: Workspace,
    centre_id: str,
    framework: Framework,
    item: Item,
    place: str,
    changes: Mapping[str, object],
    t: Translator,
) -> None:
    """A widget's callback: one part of the answer changed, the others kept as they are stored."""
    known = seen.of(_key("answer", centre_id, item), place, None)
    act = partial(assessing.change_answer, ws, centre_id, framework.id, item.id, changes, seen=known)
    typed = next((value for value in changes.values() if isinstance(value, str)), "")
    _run(ws, centre_id, framework, item, place, act, t, typed)


def _put(
    ws: Workspace,
    centre_id: str,
    framework: Framework,
    item: Item,
    place: str,
    answer: Answer | None,
    known: Answer | None,
    t: Translator,
) -> None:
    """The whole answer, in place of the one that was seen: to clear, to undo, to keep one's own after a clash."""
    act = partial(assessing.put_answer, ws, centre_id, framework.id, item.id, answer, seen=known)
    _run(ws, centre_id, framework, item, place, act, t)


def _run(
    ws: Workspace,
    centre_id: str,
    framework: Framework,
    item: Item,
    place: str,
    act: Callable[[], Saved],
    t: Translator,
    typed: str = "",
) -> None:
    """Store, and remember how it went: saved, clashed (both are shown at ``place``), or not saved and why."""
    try:
        done = act()
    except Conflict as error:
        keep = partial(_put, ws, centre_id, framework, item, place, error.mine, error.theirs, t)
        seen.clashed(place, error, keep)
        shown.went(place, saved=False)
        session.forget_saved()
    except ProdigeError as error:
        session.forget_saved()
        shown.went(place, saved=False)
        if isinstance(error, (NotFound, Forbidden)):
            seen.not_stored(centre_id, place, t.pgettext(item.id, item.question), typed)
            problems.show(error, t.gettext("Not saved."), t)
        else:
            problems.show(error, t.gettext("Not saved. Please try again."), t)
    else:
        shown.went(place, saved=True)
        seen.settled(place)
        seen.stored(centre_id, place)
        seen.show(_key("answer", centre_id, item), done.meant)
        session.remember_saved(item.id, done)


def _clash(place: str, framework: Framework, item: Item, t: Translator) -> None:
    def said(field: str, value: object) -> str:
        return clash_words.answer_value(field, value, framework, item, t)

    clashes.show(place, said, t, named=lambda field: clash_words.answer_field(field, t))


def _feedback(ws: Workspace, centre_id: str, framework: Framework, item: Item, choice_key: str, t: Translator) -> None:
    """“Saved” beside the question that was changed last, and the way back."""
    last = session.saved()
    if last is None or last[0] != item.id or not isinstance(last[1], Saved):
        return
    done = last[1]

    def undo() -> None:
        _put(ws, centre_id, framework, item, choice_key, done.previous, done.current, t)
        session.forget_saved()

    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.success(t.gettext("Saved"), icon=":material/check:", width=130)
        st.button(t.gettext("Undo"), key=f"undo-{item.id}", type="tertiary", on_click=undo)


def _note(
    ws: Workspace, centre_id: str, framework: Framework, item: Item, answer: Answer | None, t: Translator
) -> None:
    filled = answer is not None and bool(answer.note or answer.evidence)
    label = t.gettext("Note and evidence (filled in)") if filled else t.gettext("Add a note or evidence")
    with st.expander(label, key=f"words-{item.id}"):  # the key keeps it open when its label changes
        if item.evidence:
            st.write(
                t.gettext("What would show it: {evidence}").format(evidence=literal(t.pgettext(item.id, item.evidence)))
            )
        if answer is None:
            st.write(t.gettext("Choose an answer first; then you can write here."))
        else:
            _words_field(ws, centre_id, framework, item, answer, "note", t.gettext("Note"), t)
            _words_field(ws, centre_id, framework, item, answer, "evidence", t.gettext("Evidence you have"), t)

            def clear() -> None:
                place = _key("answer", centre_id, item)
                _put(ws, centre_id, framework, item, place, None, seen.of(place, place, answer), t)

            st.button(t.gettext("Clear this answer"), key=f"clear-{item.id}", on_click=clear)
    for name in ("note", "evidence"):  # below, where they show although the part above is folded
        _clash(_key(name, centre_id, item), framework, item, t)


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
    key = shown.hold(_key(name, centre_id, item), getattr(answer, name))

    def save() -> None:
        _change(ws, centre_id, framework, item, key, {name: st.session_state[key].strip()}, t)

    st.text_area(label, key=key, max_chars=MAX_NOTE, on_change=save, height=90)


def _key(name: str, centre_id: str, item: Item) -> str:
    return f"{name}:{centre_id}:{item.id}"
