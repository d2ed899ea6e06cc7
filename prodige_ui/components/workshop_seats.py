"""A room that is full: more people expected, or seats taken back that nobody uses."""

from __future__ import annotations

from functools import partial

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.services import workshop_seats, workshops
from prodige_core.services.workshops import HostView
from prodige_core.services.workspace import Workspace
from prodige_core.workshops import Session
from prodige_ui import seen, session
from prodige_ui.components import clashes, keeping, problems

SECTION = "workshop-seats"
FREED = "workshop-seats-freed"


def full(view: HostView, t: Translator, *, here: bool = False) -> None:
    """That nobody else finds room, while it is so. here: whether `more_room` stands below."""
    if view.people >= view.session.capacity:
        said = t.gettext("The room is full: nobody else can join.")
        way = (
            t.gettext("You can make room below.")
            if here
            else t.gettext("Under “Let people in” you can make room for more.")
        )
        st.warning(f"{said} {way}")


def more_room(ws: Workspace, view: HostView, t: Translator) -> None:
    """How many people are expected, to be changed at any time, and the seats that nobody uses."""
    room = view.session
    seen.show(_what(room.id), room)
    with st.expander(t.gettext("Is the room full, or do more people come?"), key=f"more-room-{room.id}"):
        _expected(ws, room, t)
        taken = t.ngettext("{count} seat of {most} is taken.", "{count} seats of {most} are taken.", view.people)
        st.write(
            t.gettext("The room has seats for half as many devices again as people you expect.")
            + " "
            + taken.format(count=t.number(view.people), most=t.number(room.capacity))
        )
        st.write(
            t.gettext(
                "Are seats taken by devices that are not here? Take back those without any vote whose device was not seen for two minutes. Nobody loses anything: who comes back has a seat again with the next vote or with the code, as long as there is room."
            )
        )
        st.button(
            t.gettext("Take back seats that nobody uses"),
            key="free-seats",
            icon=":material/event_seat:",
            on_click=keeping.save,
            args=(FREED, partial(workshop_seats.free, ws, room.id)),
            kwargs={"note": partial(_told, t)},
        )
        _freed(t)


def _expected(ws: Workspace, room: Session, t: Translator) -> None:
    place = keeping.hold(f"expected-{room.id}", room.expected)
    st.number_input(
        t.gettext("People you expect"),
        min_value=workshops.LEAST_PEOPLE,
        max_value=workshops.MOST_PEOPLE,
        key=place,
        on_change=_expect,
        args=(ws, room, place),
    )
    clashes.show(place, lambda _, value: t.number(value) if isinstance(value, int) else str(value), t)
    keeping.line(SECTION, t)


def _expect(ws: Workspace, room: Session, place: str) -> None:
    """In a callback: another number, compared with what was shown."""

    def write(mine: object, theirs: Session) -> tuple[Session, Session]:
        given = mine["expected"] if isinstance(mine, dict) else mine
        done = workshops.change_settings(ws, room.id, expected=given, seen=theirs)
        seen.show(_what(room.id), done)
        return theirs, done

    shown = seen.of(_what(room.id), place, room)
    wanted = st.session_state[place]
    keeping.save(
        SECTION,
        lambda: write(wanted, shown),
        lambda done: partial(write, done[0].expected, done[1]),
        place=place,
        write=write,
    )


def _freed(t: Translator) -> None:
    """How many seats are free again, once; or why that could not be done."""
    change = session.take_change(FREED)
    if change is None:
        return
    if change.error is not None:
        problems.show(change.error, t.gettext("No seat was taken back."), t)
    else:
        st.info(change.note)


def _told(t: Translator, count: int) -> str:
    if not count:
        return t.gettext(
            "No seat can be taken back now: every device has voted or may have been here in the last two minutes. If some are not here, press again in two minutes."
        )
    said = t.ngettext("{count} seat is free again.", "{count} seats are free again.", count)
    return said.format(count=t.number(count))


def _what(workshop_id: str) -> str:
    return f"room:{workshop_id}"
