"""One statement: the vote that is open, its timer, the reveal, and the way through the agenda."""

from __future__ import annotations

from functools import partial

import streamlit as st

from prodige_core.frameworks import Framework, Item
from prodige_core.i18n import Translator
from prodige_core.services import hosting, workshop_words, workshops
from prodige_core.services.workshops import HostView
from prodige_core.services.workspace import Workspace
from prodige_core.workshops import Session
from prodige_ui.components import keeping, workshop_acts, workshop_outcome, workshop_room, workshop_seats
from prodige_ui.components.text import literal

TIMER_MINUTES = (1, 2, 3)
LONGER_SECONDS = 30


def show(ws: Workspace, view: HostView, t: Translator) -> None:
    """The whole second part."""
    room = view.session
    place = hosting.place(room)
    if room.current is None:
        workshop_room.watch(ws, room)
        st.write(t.gettext("No statement is on the shared screen yet."))
        _step(ws, room, room.statements[0].item, "forward", t.gettext("Show the first statement"), True)
        return
    _through(ws, room, place, t)
    own = room.statement(room.current)
    known = hosting.found(own, ws.catalogue)
    rounds = view.results[own.item]
    if known is None:
        workshop_room.watch(ws, room)
        st.warning(t.gettext("{statement}. It can only be parked.").format(statement=workshop_words.gone_words(t)))
        workshop_outcome.park_alone(ws, room, own, t)
    else:
        framework, item = known
        st.header(literal(t.pgettext(item.id, item.question)))
        if own.last is not None and not own.last.revealed:
            _voting(ws, view, own.last.number, t)
            _levels(framework, item, t)
            workshop_outcome.former(rounds, framework, item, t)
        else:
            workshop_room.watch(ws, room)
            workshop_outcome.shown(ws, room, own, framework, item, rounds, t)
    workshop_acts.line(t)
    _onward(ws, room, place, bool(own.outcome), t)


def _through(ws: Workspace, room: Session, place: hosting.Place, t: Translator) -> None:
    """Where we are, and the way to any other statement."""
    names = {
        own.item: workshop_words.statement_words(own, number, ws.catalogue, t)
        for number, own in enumerate(room.statements, start=1)
    }
    key = keeping.hold(f"statement-{room.id}", room.current)

    def turn() -> None:
        item = st.session_state[key]
        if item is not None and item != room.current:  # a browser sends words; those of another language are none
            workshop_room.show_statement(ws, room, item)

    where, choice = st.columns(2, gap="medium", vertical_alignment="bottom")
    where.write(workshop_words.place_sentence(place, t))
    choice.selectbox(
        t.gettext("Statement on the shared screen"),
        list(names),
        format_func=names.__getitem__,
        key=key,
        on_change=turn,
    )


def _levels(framework: Framework, item: Item, t: Translator) -> None:
    """What is meant and the levels, to read out; below the buttons, because the shared screen shows the levels too."""
    if item.help:
        st.write(literal(t.pgettext(item.id, item.help)))
    rows = [
        f"- **{literal(level.code)}** {literal(t.pgettext(item.id, option))}"
        for level, option in zip(framework.levels, item.options, strict=True)
    ]
    st.markdown("\n".join(rows))


def _voting(ws: Workspace, view: HostView, number: int, t: Translator) -> None:
    """While people vote in a round: how many have, the timer, and the reveal. No distribution."""
    room = view.session
    every = 1.0 if room.timer_ends_at else workshop_room.EVERY_SECONDS
    with st.container(border=True, key="voting"):
        st.fragment(_count, run_every=every)(ws, room, t)
        st.button(
            t.gettext("Reveal the votes"),
            type="primary",
            icon=":material/visibility:",
            key="reveal",
            on_click=workshop_acts.turn,
            args=(partial(workshops.reveal, ws, room.id, room.current or "", number),),
        )
        _timer(ws, room, t)


def _count(ws: Workspace, room: Session, t: Translator) -> None:
    """How many have voted, renewed while people vote; one read."""
    view = workshops.look(ws, room.id)
    if view.session.version != room.version:  # another window went on
        st.rerun()
    now = hosting.live(view, ws.now())
    with st.container(key="count"):
        st.markdown(literal(workshop_words.voted_sentence(now, t)))
    st.progress(now.share)
    workshop_seats.full(view, t)
    st.write(workshop_words.reveal_sentence(now, room.k, t))
    if now.seconds_left is not None:
        left = workshop_words.clock(now.seconds_left)
        st.markdown(
            t.gettext("Time left: {time}").format(time=f"**{left}**")
            if now.seconds_left
            else f"**{t.gettext('The time is over.')}** {t.gettext('Votes still count until you reveal them.')}"
        )


def _timer(ws: Workspace, room: Session, t: Translator) -> None:
    """Start, lengthen, stop. It only counts down: what people see is the time, nothing closes by itself."""

    def start(seconds: int | None) -> None:
        workshop_acts.turn(partial(workshops.set_timer, ws, room.id, seconds))

    def longer() -> None:
        start(hosting.longer(room, ws.now(), LONGER_SECONDS))

    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if room.timer_ends_at is not None:
            more = t.gettext("{count} seconds more").format(count=t.number(LONGER_SECONDS))
            st.button(more, key="timer-longer", icon=":material/more_time:", on_click=longer)
            st.button(
                t.gettext("Stop the timer"), key="timer-stop", icon=":material/timer_off:", on_click=start, args=(None,)
            )
            return
        st.markdown(t.gettext("Timer, if you want one:"), width="content")
        for minutes in TIMER_MINUTES:
            words = t.ngettext("{count} minute", "{count} minutes", minutes).format(count=t.number(minutes))
            st.button(words, key=f"timer-{minutes}", on_click=start, args=(minutes * 60,))


def _onward(ws: Workspace, room: Session, place: hosting.Place, settled: bool, t: Translator) -> None:
    """Before and next; at the end of the agenda the outcomes."""
    st.divider()
    with st.container(horizontal=True, gap="small", key="through"):
        if place.before is not None:
            _step(ws, room, place.before, "back", t.gettext("Previous statement"), False)
        if place.after is not None:
            _step(ws, room, place.after, "forward", t.gettext("Next statement"), settled)
        else:
            st.button(
                t.gettext("To the outcomes"),
                type="primary" if settled else "secondary",
                icon=":material/arrow_forward:",
                key="to-end",
                on_click=workshop_room.turn_to,
                args=(room, "end"),
            )


def _step(ws: Workspace, room: Session, item: str, way: str, words: str, strong: bool) -> None:
    st.button(
        words,
        type="primary" if strong else "secondary",
        icon=f":material/arrow_{way}:",
        key=f"step-{way}",
        on_click=workshop_room.show_statement,
        args=(ws, room, item),
    )
