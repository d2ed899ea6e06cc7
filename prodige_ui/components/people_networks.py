"""The networks a centre is in: what they see of it, joining by a link, and leaving."""

from __future__ import annotations

import streamlit as st

from prodige_core.errors import ProdigeError
from prodige_core.i18n import Translator
from prodige_core.services import networks
from prodige_core.services.workspace import Workspace
from prodige_ui import session
from prodige_ui.components import confirming, keeping, problems
from prodige_ui.components.text import literal

SECTION = "networks"


def show(ws: Workspace, centre_id: str, t: Translator, *, manages: bool) -> None:
    """The list for everybody with access; joining and leaving for owners."""
    st.write(
        t.gettext(
            "A network is a region or an association of schools. Its coordinators see your school’s name and country, and nothing inside it."
        )
    )
    if notice := session.take_notice():
        st.success(notice)
    keeping.line(SECTION, t)
    rows = networks.of_centre(ws, centre_id)
    if not rows:
        st.write(t.gettext("Your centre is in no network."))
    for row in rows:
        st.markdown(f"**{literal(row.name)}**")
        if manages:
            confirming.ask(
                f"leave-network-{row.id}",
                t.gettext("Leave this network"),
                t.gettext(
                    "Leave {name}? Your centre keeps everything of its own; the coordinators no longer see its name. To come back you need a new link."
                ).format(name=literal(row.name)),
                t.gettext("Yes, leave the network"),
                t,
                lambda own=row: keeping.save(
                    SECTION,
                    lambda: networks.leave(ws, centre_id, own.id),
                    note=lambda _: t.gettext(
                        "Your centre is no longer in {name}. Its coordinators do not see it any more."
                    ).format(name=literal(own.name)),
                ),
            )
    if manages:
        _join(ws, centre_id, t)


def _join(ws: Workspace, centre_id: str, t: Translator) -> None:
    with st.form("join-network", border=False, clear_on_submit=False):
        typed = st.text_input(
            t.gettext("Link from a network, as you received it"), max_chars=500, key="network-link", autocomplete="off"
        )
        go = st.form_submit_button(t.gettext("Join this network"))
    if not go:
        return
    try:
        done = networks.join(ws, centre_id, typed)
    except ProdigeError as error:
        problems.show(error, t.gettext("Your centre did not join."), t)
        return
    name = literal(done.network.name)
    said = (
        t.gettext("Your centre is in {name} already.") if done.already else t.gettext("Your centre is now in {name}.")
    )
    session.leave_notice(said.format(name=name))
    st.rerun()
