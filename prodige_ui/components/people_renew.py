"""A new link for somebody of the centre who lost every device, or was signed out when a backup was put back."""

from __future__ import annotations

import streamlit as st

from prodige_core.errors import ProdigeError
from prodige_core.i18n import Translator
from prodige_core.services import links, people_words, renewing
from prodige_core.services.people import Somebody
from prodige_core.services.workspace import Workspace
from prodige_ui import session
from prodige_ui.components import access_links, problems


def why(t: Translator) -> str:
    """What the link is for, above the list."""
    days = links.RENEWAL_LASTS.days
    return t.ngettext(
        "Did somebody lose their phone, or were they signed out? Make a new link for them. It works once, within {days} day, and they come back as the same person; on all other devices they are signed out.",
        "Did somebody lose their phone, or were they signed out? Make a new link for them. It works once, within {days} days, and they come back as the same person; on all other devices they are signed out.",
        days,
    ).format(days=t.number(days))


def button(ws: Workspace, centre_id: str, centre: str, one: Somebody, t: Translator) -> None:
    """Makes the link; nothing for who signs in at a provider."""
    if one.by_link:
        st.button(
            t.gettext("New link to sign in"),
            key=f"renew-{one.person_id}",
            icon=":material/key:",
            on_click=_make,
            args=(ws, centre_id, centre, one, t),
        )


def made(ws: Workspace, one: Somebody, t: Translator) -> None:
    """The link, once; or why there is none."""
    change = session.take_change(_place(one))
    if change is not None and change.error is not None:
        problems.show(change.error, t.gettext("No link was made."), t)
    access_links.fresh(ws, _place(one), t)


def _make(ws: Workspace, centre_id: str, centre: str, one: Somebody, t: Translator) -> None:
    session.forget_link()
    try:
        secret = renewing.renew_member(ws, centre_id, one.person_id)
    except ProdigeError as error:
        session.remember_change(session.Change(_place(one), error=error))
        return
    url = access_links.address(secret)
    last_day = t.date((ws.now() + links.RENEWAL_LASTS).astimezone().date())
    mail = people_words.renewal_mail(centre, url, last_day, t)
    session.remember_link(session.FreshLink(_place(one), one.name, url, mail))


def _place(one: Somebody) -> str:
    return f"renewed-{one.person_id}"
