"""The open room: its parts, how phones get in, the shared screen, and how many have come."""

from __future__ import annotations

from functools import partial
from typing import Literal

import streamlit as st

from prodige_core.charts import qr_svg
from prodige_core.config import Settings
from prodige_core.i18n import N_, Translator
from prodige_core.services import addresses, hosting, workshop_words, workshops
from prodige_core.services.workshops import HostView
from prodige_core.services.workspace import Workspace
from prodige_core.workshops import LONGEST, Session, spaced
from prodige_ui import session
from prodige_ui.components import keeping, workshop_acts, workshop_seats
from prodige_ui.components.text import literal

Part = Literal["room", "vote", "end"]
PARTS: dict[Part, str] = {"room": N_("Let people in"), "vote": N_("Vote"), "end": N_("Finish")}
EVERY_SECONDS = 2.0
"""How often the host's screen looks: a vote is seen soon enough, and 3 ms of a core are spent (stack, section 10)."""
QR_PIXELS = 240


def part(room: Session, t: Translator) -> Part:
    """Which part of the room to show; before the first statement the way in, afterwards the vote.

    The first statement turns every window to the vote, wherever it was shown from; later each keeps its own part.
    """
    key = f"workshop-part-{room.id}"
    begun = room.current is not None
    if st.session_state.get(f"{key}-begun") != begun:
        st.session_state[f"{key}-begun"] = begun
        st.session_state[key] = "vote" if begun else "room"
    chosen: Part | None = st.segmented_control(
        t.gettext("Part of the workshop"),
        list(PARTS),
        format_func=lambda own: t.gettext(PARTS[own]),
        required=True,
        label_visibility="collapsed",
        width="stretch",
        persist_state="session",
        key=key,
    )
    return chosen or "room"


def turn_to(room: Session, wanted: Part) -> None:
    """In a callback: show another part."""
    st.session_state[f"workshop-part-{room.id}"] = wanted
    session.remember_turned()


def show_statement(ws: Workspace, room: Session, item: str) -> None:
    """In a callback: put a statement on the shared screen, and look at it here."""
    workshop_acts.turn(partial(workshops.show, ws, room.id, item))
    turn_to(room, "vote")


def asleep(ws: Workspace, room: Session, t: Translator) -> None:
    """Where the code lets nobody in any more: why, and what to do."""
    if room.lets_in(ws.now()):
        return
    if room.expired(ws.now()):
        st.warning(
            t.gettext(
                "Nobody can join or vote any more: the room is older than two weeks. What is revealed and agreed stays; you can finish and close it."
            )
        )
        return
    st.warning(t.gettext("Nobody can join or vote at the moment: the room was left alone for two days."))
    st.button(
        t.gettext("Wake the room"),
        key="wake",
        on_click=workshop_acts.turn,
        args=(partial(workshops.open_room, ws, room.id),),
    )


def way_in(ws: Workspace, view: HostView, t: Translator) -> None:
    """The whole first part: shared screen, code, who has come, and the first statement."""
    room = view.session
    if room.pace == "host":
        st.subheader(t.gettext("1. Put the shared screen on the projector"))
        _shared_screen(room, t)
        st.subheader(t.gettext("2. Let people in with their phones"))
    else:
        st.subheader(t.gettext("1. Send people the link"))
    _code(room, t)
    workshop_acts.line(t)
    if room.pace == "host":
        st.subheader(t.gettext("3. Begin when enough have joined"))
    else:
        st.subheader(t.gettext("2. Wait until most have voted"))
    st.fragment(_joined, run_every=EVERY_SECONDS)(ws, room, t)
    workshop_seats.more_room(ws, view, t)
    if room.pace == "self":
        st.subheader(t.gettext("3. Meet and talk about the statements"))
        _shared_screen(room, t)
    _begin(ws, room, t)


def _shared_screen(room: Session, t: Translator) -> None:
    st.write(
        t.gettext("It opens in a new window. Drag it to the projector and press F11. It shows code and statements.")
        if room.pace == "host"
        else t.gettext("Put the shared screen on the projector: it opens in a new window. Then reveal one by one.")
    )
    st.link_button(
        t.gettext("Open the shared screen"),
        f"/screen/{room.screen_token}",
        icon=":material/open_in_new:",
    )


def _code(room: Session, t: Translator) -> None:
    settings = Settings.from_environment()
    base = addresses.base(settings)
    link = f"{base.url}/j/{room.code}"
    words, picture = st.columns([3, 2], gap="large", vertical_alignment="center")
    with words:
        if not settings.public_url:
            st.write(t.gettext("Phones must be in the same Wi-Fi as this computer."))
        if room.pace == "host":
            st.write(t.gettext("Scan the picture with the phone’s camera, or open this address:"))
        with st.container(key="join-address" if room.pace == "host" else "join-link"):
            st.code(f"{base.url}/j" if room.pace == "host" else link, language=None, wrap_lines=True)
        if room.pace == "host":
            st.write(t.gettext("and type this code:"))
            with st.container(key="join-code"):
                st.markdown(f"**{spaced(room.code)}**")
        else:
            st.write(_how_long(settings, t))
    with picture:
        st.image(
            qr_svg(link),
            width=QR_PIXELS,
            alt=t.gettext("QR code that opens the room on a phone"),
        )
    if not base.reachable:
        st.warning(
            t.gettext("At this address only this computer can open the room. Write the one that phones reach below.")
        )
    if not settings.public_url:
        with st.expander(t.gettext("Phones do not find this address?")):
            _address(settings, t)


def _how_long(settings: Settings, t: Translator) -> str:
    """Until when people can vote at their own pace."""
    said = t.gettext("It works for {days} days at most.").format(days=t.number(LONGEST.days))
    if settings.public_url:
        return said
    return f"{t.gettext('Leave this computer and Prodige on: while they are off, nobody can vote.')} {said}"


def _address(settings: Settings, t: Translator) -> None:
    """Another address for the phones; the shared screen and the survey show it too."""
    st.write(
        t.gettext(
            "First check that the phone is in the same Wi-Fi. A guest network often keeps phones away from this computer; then let all use the hotspot of one phone, this computer too. "
            "If this computer has another address, write it here. The shared screen shows it too, until Prodige is stopped."
        )
    )
    key = keeping.hold("join-address-typed", addresses.typed())

    def save() -> None:
        workshop_acts.act(partial(addresses.use, workshop_acts.typed(key), settings))

    st.text_input(
        t.gettext("Address for phones"),
        key=key,
        max_chars=addresses.LONGEST,
        placeholder=addresses.found(settings).url,
        on_change=save,
    )


def _joined(ws: Workspace, room: Session, t: Translator) -> None:
    """How many have come, renewed every two seconds."""
    view = workshops.look(ws, room.id)
    if view.session.version != room.version:  # another window went on
        st.rerun()
    now = hosting.live(view, ws.now())
    with st.container(key="count"):
        st.markdown(literal(workshop_words.joined_sentence(now, view.session, t)))
    workshop_seats.full(view, t, here=True)


def watch(ws: Workspace, room: Session) -> None:
    """Where nothing else is renewed: see when another window went on."""
    st.fragment(_watch, run_every=EVERY_SECONDS)(ws, room)


def _watch(ws: Workspace, room: Session) -> None:
    if workshops.get(ws, room.id).version != room.version:
        st.rerun()


def _begin(ws: Workspace, room: Session, t: Translator) -> None:
    item = room.current or room.statements[0].item
    st.button(
        t.gettext("Show the first statement") if room.current is None else t.gettext("Go on with the statements"),
        type="primary",
        icon=":material/arrow_forward:",
        key="first-statement",
        on_click=partial(show_statement, ws, room, item) if room.current is None else partial(turn_to, room, "vote"),
    )
