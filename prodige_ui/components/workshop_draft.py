"""A workshop being prepared: its statements and settings, stored at once, and the button that opens the room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from prodige_core.aggregation import K_LEAST, K_USUAL
from prodige_core.i18n import N_, Translator
from prodige_core.responses.texts import MAX_NAME
from prodige_core.services import hosting, workshop_words, workshops
from prodige_core.services.workspace import Workspace
from prodige_core.workshops import Session, Statement
from prodige_ui import seen, session
from prodige_ui.components import clashes, keeping, workshop_acts, workshop_end, workshop_start
from prodige_ui.components.text import label, literal

ROW = (6, 1.5)
"""Widths of a statement and its menu; on a phone the menu stands below."""
MOVES: dict[hosting.Move, str] = {
    "up": N_("Move up"),
    "down": N_("Move down"),
    "first": N_("Move to the beginning"),
    "remove": N_("Leave out"),
}
Items = tuple[str, ...]
PACES = {"host": N_("I lead: one statement at a time"), "self": N_("Everybody at their own pace")}


def show(ws: Workspace, room: Session, t: Translator) -> None:
    """The whole screen of a draft."""
    seen.show(_what(room.id), room)
    st.header(t.gettext("1. Statements"))
    with st.container():  # in one place of the page, so that what follows stays open when it grows
        _agenda(ws, room, t)
    with st.expander(t.gettext("Add or leave out statements")):
        _add(ws, room, t)
    workshop_acts.line(t, workshop_acts.AGENDA)
    clashes.show(workshop_acts.AGENDA, lambda _, items: _questions(ws, items, t), t)
    st.header(t.gettext("2. How it runs"))
    _settings(ws, room, t)
    workshop_acts.line(t)
    st.header(t.gettext("3. Open the room"))
    _open(ws, room, t)
    st.divider()
    workshop_end.delete(ws, room, t)


def _agenda(ws: Workspace, room: Session, t: Translator) -> None:
    st.write(workshop_words.length_sentence(len(room.statements), t))
    for number, own in enumerate(room.statements, start=1):
        question, origin = workshop_words.agenda_words(own, ws.catalogue, t)
        with st.container(key=f"agenda-{own.item}"):
            words, menu = st.columns(ROW, vertical_alignment="center")
            words.markdown(f"**{t.number(number)}** {literal(question)}  \n{literal(origin)}")
            with menu:
                _menu(ws, room, own, number, t)


def _menu(ws: Workspace, room: Session, own: Statement, number: int, t: Translator) -> None:
    key = f"move-{own.item}"
    possible = hosting.moves(_items(room), own.item)
    if not possible:  # the only one
        return

    def move() -> None:
        wanted: hosting.Move = st.session_state[key]
        _store(ws, room, lambda items: hosting.moved(items, own.item, wanted) if own.item in items else items)

    st.menu_button(
        t.gettext("Change {number}").format(number=t.number(number)),
        possible,
        format_func=lambda one: t.gettext(MOVES[one]),
        key=key,
        on_click=move,
        width="stretch",
    )


def _what(workshop_id: str) -> str:
    return f"draft:{workshop_id}"


def _items(room: Session) -> Items:
    return tuple(own.item for own in room.statements)


def _questions(ws: Workspace, items: object, t: Translator) -> str:
    """An agenda in words, one statement a line."""
    known = [own for own in items if own in ws.catalogue.framework_of_item] if isinstance(items, tuple) else []
    return "\n".join(
        f"{t.number(number)} {workshop_words.question_words(own, ws.catalogue, t)}"
        for number, own in enumerate(known, start=1)
    )


def _store(ws: Workspace, room: Session, change: Callable[[Items], Items]) -> None:
    """In a callback: the agenda as it was shown with one thing changed, stored at once."""
    shown = _shown(room)
    before, after = _items(shown), change(_items(shown))

    def write(mine: Items, theirs: Items) -> tuple[Items, Items]:
        done = workshops.change_agenda(ws, room.id, mine, seen=theirs)
        seen.show(_what(room.id), replace(shown, statements=tuple(Statement(own, "") for own in mine)))
        return theirs, _items(done)

    keeping.save(
        workshop_acts.AGENDA,
        lambda: write(after, before),
        lambda done: partial(write, *done),
        write=write,
    )


def _shown(room: Session) -> Session:
    """The draft as this session was shown it."""
    return seen.of(_what(room.id), "", room)


def _add(ws: Workspace, room: Session, t: Translator) -> None:
    """The statements of an area, each with a tick when it is on the agenda."""
    items = _items(room)
    area = workshop_start.area_choice(ws, "agenda-area", t)
    for item in workshops.area_agenda(ws, area):
        key = keeping.hold(f"tick-{room.id}-{item}", item in items)

        def tick(item: str = item, key: str = key) -> None:
            wanted = bool(st.session_state[key])
            _store(ws, room, lambda own: hosting.toggled(own, item, wanted))

        st.checkbox(label(workshop_words.question_words(item, ws.catalogue, t)), key=key, on_change=tick)


def _settings(ws: Workspace, room: Session, t: Translator) -> None:
    """Title, pace, people, smallest group; each stored when it is changed."""

    def held(name: str, stored: object) -> str:
        return keeping.hold(f"{name}-{room.id}", stored)

    def save(name: str) -> None:
        place = f"{name}-{room.id}"
        _settle(ws, room, place, {name: st.session_state[place]})

    def clash(name: str) -> None:
        clashes.show(f"{name}-{room.id}", lambda field, value: _setting(field, value, t), t)

    st.radio(
        t.gettext("Pace"),
        list(PACES),
        format_func=lambda one: t.gettext(PACES[one]),
        captions=[
            t.gettext("Usual when all are in one room. Everybody sees the statement you have opened."),
            t.gettext("All statements are open at once, for example over a week. You talk about them together later."),
        ],
        key=held("pace", room.pace),
        on_change=save,
        args=("pace",),
    )
    clash("pace")
    people, least = st.columns(2, gap="medium", vertical_alignment="bottom")
    people.number_input(
        t.gettext("People you expect"),
        min_value=workshops.LEAST_PEOPLE,
        max_value=workshops.MOST_PEOPLE,
        key=held("expected", room.expected),
        on_change=save,
        args=("expected",),
    )
    least.number_input(
        t.gettext("Smallest group shown"),
        min_value=K_LEAST,
        max_value=workshops.K_MOST,
        key=held("k", room.k),
        on_change=save,
        args=("k",),
    )
    clash("expected")
    clash("k")
    st.write(
        t.gettext(
            "If fewer people than the smallest group answer a statement, its distribution stays hidden, so that nobody can be recognised. "
            "{usual} is usual; {least} is the least, for very small teams."
        ).format(usual=t.number(K_USUAL), least=t.number(K_LEAST))
    )
    st.text_input(
        t.gettext("Title, if you want one"),
        max_chars=MAX_NAME,
        key=held("title", room.title),
        on_change=save,
        args=("title",),
    )
    clash("title")


def _settle(ws: Workspace, room: Session, place: str, given: Mapping[str, Any]) -> None:
    """In a callback: one setting changed, compared with what was shown."""
    waiting = seen.pending(place)
    known = waiting.conflict.theirs if waiting and isinstance(waiting.conflict.theirs, Session) else _shown(room)

    def write(mine: Mapping[str, Any], theirs: Session) -> Session:
        done = workshops.change_settings(ws, room.id, seen=theirs, **mine)
        seen.show(_what(room.id), replace(theirs, **mine))
        return done

    keeping.save(workshop_acts.SECTION, lambda: write(given, known), place=place, write=write)


def _setting(field: str, value: object, t: Translator) -> str:
    if field == "pace":
        return t.gettext(PACES[str(value)])
    return t.number(value) if isinstance(value, int) else str(value)


def _open(ws: Workspace, room: Session, t: Translator) -> None:
    st.write(
        t.gettext(
            "You get a code for the phones and a screen for the projector. From then on the statements and settings are fixed; nobody can vote before you show the first statement."
        )
        if room.pace == "host"
        else t.gettext(
            "You get a code for the phones. From then on the statements and settings are fixed, and everybody with the code can vote on all statements."
        )
    )
    st.button(
        t.gettext("Open the room"),
        type="primary",
        icon=":material/door_open:",
        key="open-room",
        on_click=_opened,
        args=(ws, room),
    )


def _opened(ws: Workspace, room: Session) -> None:
    """In a callback: the room is another page than its preparation."""
    workshop_acts.turn(partial(workshops.open_room, ws, room.id))
    session.remember_turned()
