"""The screen for whoever is not signed in: how to get in, in plain words."""

from __future__ import annotations

import streamlit as st

from prodige_core.i18n import Translator
from prodige_ui import runtime, session
from prodige_ui.components.text import label, literal


def screen() -> None:
    """What Prodige is, and the ways in."""
    t = session.reader()
    settings = runtime.settings()
    st.title(t.gettext("Sign in to Prodige"))
    if notice := session.take_notice():
        st.success(notice)
    if "refused" in st.query_params:
        st.error(t.gettext("Signing in did not work. Try again; if it happens again, tell whoever runs this Prodige."))
    st.write(t.gettext("Prodige goes the whole way from a school’s answers to a plan it can afford."))
    if settings.oidc:
        _provider(settings.oidc_name, t)
    st.header(t.gettext("With a link"))
    st.write(
        t.gettext(
            "Did you get a link? Open it: it signs you in on this device. Each link works once. There is no password."
        )
    )
    st.write(
        t.gettext(
            "If you have no link, or it does not work any more, ask an owner of your school’s centre, or whoever runs this "
            "Prodige. On a device where you are signed in, “Your access” makes a link for this one."
        )
    )
    st.header(t.gettext("To take part"))
    st.write(
        t.gettext(
            "For a workshop or a staff survey you need not sign in. Open the address or scan the code you were given."
        )
    )
    st.page_link(
        f"{settings.public_url}/privacy",
        label=t.gettext("Privacy: who sees what, how long, your rights"),
        icon=":material/shield_person:",
    )


def _provider(name: str, t: Translator) -> None:
    words = t.gettext("Sign in with {provider}").format(provider=label(name)) if name else t.gettext("Sign in")
    st.header(t.gettext("With your organisation’s account"))
    if name:
        st.write(t.gettext("You are led to {provider} and back.").format(provider=literal(name)))
    st.button(words, type="primary", icon=":material/login:", on_click=st.login)
