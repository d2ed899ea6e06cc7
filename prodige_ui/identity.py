"""Who is signed in in this session, in server mode. The record is the database; the browser only holds a secret."""

from __future__ import annotations

import streamlit as st

from prodige_core.access import Right
from prodige_core.services import access, signing_in
from prodige_core.services.signing_in import Who
from prodige_core.services.workspace import Workspace
from prodige_ui import session

SECURE_COOKIE, PLAIN_COOKIE = "__Host-prodige", "prodige"
"""As in `prodige_web.session_cookie`, which sets it (the two packages do not know each other; a test compares them)."""
LOOKS_EVERY = "60s"
"""How often a screen that nobody touches asks whether it may still be shown. Source: reliability, S9 (ASVS 7.4.2)."""


def who(ws: Workspace, *, https: bool) -> Who | None:
    """Whose browser this session runs in; None when nobody is signed in (any more)."""
    secret = sent(SECURE_COOKIE if https else PLAIN_COOKIE)
    return signing_in.who(ws, secret) if secret else None


def sent(cookie: str) -> str:
    """What the browser sent under this name when its session began; empty for nothing."""
    return st.context.cookies.get(cookie, "")


def enter(ws: Workspace, *, https: bool) -> Who | None:
    """As `who`, at the begin of a run. What the session remembered of somebody else, or of before, is forgotten."""
    found = who(ws, https=https)
    session.belong_to(None if found is None else found.person_id)
    return found


def watch(ws: Workspace, *, https: bool) -> None:
    """Look again while nobody touches the screen, and draw it anew once its person may not see it any more.

    Call it after the page, which chooses the centre.
    """
    before = _sees(ws, https=https)

    @st.fragment(run_every=LOOKS_EVERY)
    def look() -> None:
        if _sees(ws, https=https) != before:
            st.rerun()

    look()


def _sees(ws: Workspace, *, https: bool) -> tuple[str | None, bool]:
    """Who is signed in, and whether they may see the centre this session works on."""
    found, centre_id = who(ws, https=https), session.centre_id()
    if found is None:
        return None, False
    return found.person_id, centre_id is not None and access.may(ws.acting_as(found.actor), centre_id, Right.VIEW)
