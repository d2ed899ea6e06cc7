"""Inviting a person to a centre: for whom, as what, and the link to send."""

from __future__ import annotations

import streamlit as st

from prodige_core.access import ROLES
from prodige_core.errors import ProdigeError
from prodige_core.i18n import Translator
from prodige_core.services import links, people, people_words
from prodige_core.services.workspace import Workspace
from prodige_ui import session
from prodige_ui.components import access_links, keeping, problems

SECTION = "invitations"


def form(ws: Workspace, centre_id: str, centre: str, t: Translator) -> None:
    """Name and role; the link appears below."""
    with st.form("invite", border=False):
        name = st.text_input(t.gettext("Name of the person"), max_chars=200, key="invite-name")
        role = st.radio(
            t.gettext("Role"),
            ROLES[::-1],
            format_func=lambda own: people_words.role_name(own, t),
            captions=[people_words.role_in_short(own, t) for own in ROLES[::-1]],
            key="invite-role",
        )
        go = st.form_submit_button(t.gettext("Make a link"), type="primary", icon=":material/link:")
    if go:
        _make(ws, centre_id, centre, role, name, t)
    access_links.fresh(ws, SECTION, t)


def waiting(ws: Workspace, centre_id: str, t: Translator) -> None:
    """Links that can still be used."""
    keeping.line(SECTION, t)
    found = people.invitations(ws, centre_id)
    if found and not people.room_left(ws, centre_id):
        st.warning(
            t.gettext(
                "Your centre has as many people as it takes, so nobody gets in by these links. Remove whoever needs no access; then they work again."
            )
        )
    access_links.waiting(found, SECTION, lambda own: people.withdraw(ws, centre_id, own), t)


def _make(ws: Workspace, centre_id: str, centre: str, role: str, name: str, t: Translator) -> None:
    session.forget_link()
    if not name.strip():
        st.error(t.gettext("Please write for whom the link is."))
        return
    try:
        secret = people.invite(ws, centre_id, role, name)
    except ProdigeError as error:
        problems.show(error, t.gettext("No link was made."), t)
        return
    url = access_links.address(secret)
    last_day = t.date((ws.now() + links.LIFETIMES["centre"]).astimezone().date())
    mail = people_words.invitation_mail(centre, role, url, last_day, t)
    session.remember_link(session.FreshLink(SECTION, name.strip(), url, mail))
