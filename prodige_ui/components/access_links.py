"""Links that let somebody in: shown once, with a message to send; and those that wait, to be withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.services import addresses, people_words, signing_in
from prodige_core.services.people import Open
from prodige_core.services.workspace import Workspace
from prodige_ui import runtime, session
from prodige_ui.components import keeping
from prodige_ui.components.text import literal


def address(secret: str) -> str:
    """The link of a secret."""
    return f"{addresses.base(runtime.settings()).url}/welcome/{secret}"


def fresh(ws: Workspace, place: str, t: Translator) -> None:
    """The link made last here, to copy or to send; nothing where there is none, or where it was used meanwhile."""
    link = session.link(place)
    if link is None:
        return
    offer = signing_in.offer(ws, link.url.rsplit("/", 1)[1])
    if offer is None:
        session.forget_link()
        return
    with st.container(border=True, key=f"fresh-{place}"):
        st.markdown(f"**{t.gettext('The link for {name}').format(name=literal(link.name))}**")
        copy = t.gettext("Copy it now: it is shown only this once. Prodige sends no mail, so send it yourself.")
        use = (
            t.gettext(
                "An owner of the school puts it in under “People and access”; a school that is not here yet begins with it. Whoever uses it first joins."
            )
            if offer.kind == "school"
            else t.gettext("Whoever opens it first gets in.")
        )
        st.write(f"{copy} {use}")
        st.code(link.url, language=None, wrap_lines=True)
        st.write(t.gettext("Point at the grey box, or tap it: the sign in its corner copies the text."))
        with st.expander(t.gettext("A message to send with it"), expanded=True):
            st.code(link.mail, language=None, wrap_lines=True)
        st.button(t.gettext("I have copied it"), key=f"copied-{place}", on_click=session.forget_link)


def waiting(links: Sequence[Open], section: str, withdraw: Callable[[str], object], t: Translator) -> None:
    """Links that can still be used, each with a button that withdraws it."""
    if not links:
        return
    st.subheader(t.gettext("Links that wait to be used"))
    st.write(t.gettext("A link cannot be shown again. If one was lost, withdraw it and make a new one."))
    for one in links:
        with st.container(horizontal=True, vertical_alignment="center", key=f"waiting-{one.id}"):
            st.markdown(_line(one, t), width="stretch")
            st.button(
                t.gettext("Withdraw"),
                key=f"withdraw-{one.id}",
                icon=":material/link_off:",
                on_click=_withdraw,
                args=(section, withdraw, one.id),
            )


def _line(one: Open, t: Translator) -> str:
    what = people_words.role_name(one.role or one.kind, t)
    until = t.gettext("until {day}").format(day=t.date(one.expires_at.astimezone().date()))
    return f"**{literal(one.name)}** · {literal(what)} · {literal(until)}"


def _withdraw(section: str, withdraw: Callable[[str], object], own_id: str) -> None:
    session.forget_link()  # it may be the one that is shown
    keeping.save(section, lambda: withdraw(own_id))
