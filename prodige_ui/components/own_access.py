"""The parts of “Your access”: sign out, other devices, name, what is stored, being forgotten."""

from __future__ import annotations

import streamlit as st

from prodige_core.charts.qr import qr_svg
from prodige_core.errors import ProdigeError
from prodige_core.i18n import Translator
from prodige_core.services import links, own_access, signing_in
from prodige_core.services.own_access import OwnAccess
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, runtime, session
from prodige_ui.components import confirming, problems

FILE_NAME = "prodige-my-data.json"
QR_PIXELS = 220
"""Wide enough for a phone’s camera at arm’s length: some 41 modules of 5 pixels."""


def sign_out(ws: Workspace, own: OwnAccess, t: Translator) -> None:
    """End the sign-in of this browser; who came by a link is told what it takes to come back."""
    if own.by_link:
        st.write(
            t.gettext(
                "If you sign out here, you need a new link to come back: from another device of yours, from an owner of "
                "your school’s centre, or from whoever runs this Prodige."
            )
        )
    if st.button(t.gettext("Sign out on this device"), icon=":material/logout:"):
        signing_in.sign_out_here(ws)
        _leave(t.gettext("You are signed out."))


def devices(ws: Workspace, own: OwnAccess, t: Translator) -> None:
    """Where the person is signed in, a link for another device, and ending all."""
    days = ", ".join(t.date(moment.astimezone().date()) for moment in own.browsers)
    count = len(own.browsers)
    st.write(
        t.ngettext(
            "You are signed in with {count} browser, since {days}.",
            "You are signed in with {count} browsers, since {days}.",
            count,
        ).format(count=t.number(count), days=days)
    )
    if own.by_link:
        _device_link(ws, t)
    else:
        st.write(t.gettext("On another device, sign in the same way as here."))
    if _sure_to_leave_everywhere(own, t):
        signing_in.sign_out_everywhere(ws)
        _leave(t.gettext("You are signed out on all your devices."))


def _sure_to_leave_everywhere(own: OwnAccess, t: Translator) -> bool:
    """Whoever came by a link is asked once more: afterwards no device of theirs can make a new one."""
    words = t.gettext("Sign out everywhere")
    if not own.by_link:
        return st.button(words, icon=":material/devices_off:")
    return confirming.ask(
        "everywhere",
        words,
        t.gettext(
            "Afterwards you need a new link to come back, from an owner of your school’s centre or from whoever runs this "
            "Prodige. If you are the only owner, only whoever runs it can make one."
        ),
        t.gettext("Yes, sign out everywhere"),
        t,
    )


def _device_link(ws: Workspace, t: Translator) -> None:
    minutes = int(links.DEVICE_LASTS.total_seconds() // 60)
    st.write(
        t.gettext(
            "A link for another device of yours works once, within {minutes} minutes. Whoever opens it is you: give it to nobody."
        ).format(minutes=t.number(minutes))
    )
    if not st.button(t.gettext("Make a link for another device"), icon=":material/add_link:"):
        return
    try:
        secret = own_access.device_link(ws)
    except ProdigeError as error:
        problems.show(error, t.gettext("No link was made."), t)
        return
    address = f"{runtime.settings().public_url}/welcome/{secret}"
    st.success(
        t.gettext("Open this address on the other device, or scan the picture with its camera. It is shown only now.")
    )
    st.code(address, language=None, wrap_lines=True)
    st.image(qr_svg(address), width=QR_PIXELS, alt=t.gettext("QR code that signs you in on another device"))


def name(ws: Workspace, own: OwnAccess, t: Translator) -> None:
    """The name others see."""
    with st.form("own-name", border=False):
        typed = st.text_input(t.gettext("Your name, as others with access see it"), value=own.name, max_chars=200)
        go = st.form_submit_button(t.gettext("Save"))
    if not go:
        return
    try:
        own_access.rename_me(ws, typed)
    except ProdigeError as error:
        problems.show(error, t.gettext("This was not saved."), t)
        return
    session.leave_notice(t.gettext("Saved."))
    st.switch_page(navigation.path("access"))


def stored(ws: Workspace, own: OwnAccess, t: Translator) -> None:
    """Everything stored about the person, as a file."""
    st.write(
        t.gettext(
            "Your name, your roles, the day of your last visit, when you signed in with each browser, and a trail of what you "
            "did with access, exports and deletions. No e-mail address, no password, no address of your device."
        )
    )
    if not own.by_link:
        st.write(
            t.gettext(
                "To know you again: a number made from what the sign-in service calls you, which nobody can turn back."
            )
        )
    st.download_button(
        t.gettext("Save all of it as a file"),
        data=lambda: own_access.my_data(ws),
        file_name=FILE_NAME,
        mime="application/json",
        icon=":material/download:",
        on_click="ignore",
    )


def forget(ws: Workspace, t: Translator) -> None:
    """Delete name, roles and sign-ins, after a word."""
    st.write(
        t.gettext(
            "Your name, roles and sign-ins are deleted at once and cannot be brought back. Centres and what was entered in "
            "them stay with their other people."
        )
    )
    with st.form("forget-me", border=False):
        sure = st.checkbox(t.gettext("Yes, delete my access"))
        go = st.form_submit_button(t.gettext("Delete my access"), icon=":material/person_remove:")
    if not go:
        return
    if not sure:
        st.error(t.gettext("Tick the box first. Nothing was deleted."))
        return
    try:
        own_access.forget_me(ws)
    except ProdigeError as error:
        problems.show(error, t.gettext("Nothing was deleted."), t)
        return
    _leave(t.gettext("Your access is deleted."))


def _leave(notice: str) -> None:
    """To the screen for whoever is not signed in, with a sentence."""
    session.ask("")
    session.belong_to(None)
    session.leave_notice(notice)
    st.rerun()
