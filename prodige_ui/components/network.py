"""The parts of a network's screen: which centres are in it, inviting schools and coordinators, who coordinates."""

from __future__ import annotations

import streamlit as st

from prodige_core.errors import ProdigeError
from prodige_core.i18n import Translator
from prodige_core.services import links, networks, people_words
from prodige_core.services.networks import Coordinator, NetworkCentre, NetworkRow
from prodige_core.services.workspace import Workspace
from prodige_ui import session
from prodige_ui.components import access_links, confirming, keeping, problems
from prodige_ui.components.profile import countries
from prodige_ui.components.text import listed, literal

NAME, CENTRES, COORDINATORS, LINKS = "network-name", "network-centres", "network-coordinators", "network-links"


def choose(rows: tuple[NetworkRow, ...], t: Translator) -> NetworkRow:
    """The network to look at; asked only where there are several."""
    known = {row.id: row for row in rows}
    chosen = session.network()
    current = chosen if chosen in known else rows[0].id
    if len(rows) == 1:
        return rows[0]
    picked = st.selectbox(
        t.gettext("Network"),
        list(known),
        index=list(known).index(current),
        format_func=lambda own: known[own].name,
        key=f"network-which-{current}",
    )
    if picked != current:
        session.choose_network(picked)
        st.rerun()
    return known[picked]


def centres(ws: Workspace, network: NetworkRow, rows: tuple[NetworkCentre, ...], t: Translator) -> None:
    """Name and country of each, since when it is in, and a way to take one out."""
    keeping.line(CENTRES, t)
    if not rows:
        st.write(t.gettext("No school is in this network yet. Make a link for one below."))
        return
    names = countries(str(t.locale))
    st.table(
        [
            {
                t.gettext("School"): literal(row.name),
                t.gettext("Country"): names.get(row.country, t.gettext("not told")),
                t.gettext("Since"): t.date(row.joined_at.astimezone().date()),
            }
            for row in rows
        ],
        border="horizontal",
        hide_index=True,
        alt=t.gettext("Schools in this network"),
    )
    with st.expander(t.gettext("Take a school out")):
        by_id = {row.id: row.name for row in rows}
        chosen = st.selectbox(
            t.gettext("School"), list(by_id), format_func=lambda own: listed(by_id[own]), key="take-out-which"
        )
        confirming.ask(
            f"take-out-{chosen}",
            t.gettext("Take this school out"),
            t.gettext("Take {name} out? It keeps everything of its own, and needs a new link to come back.").format(
                name=literal(by_id[chosen])
            ),
            t.gettext("Yes, take it out"),
            t,
            lambda: keeping.save(CENTRES, lambda: networks.remove_centre(ws, network.id, chosen)),
        )


def name(ws: Workspace, network: NetworkRow, t: Translator) -> None:
    """Its name, to be changed."""
    keeping.line(NAME, t)
    with st.expander(t.gettext("Change its name")), st.form(f"rename-{network.id}-{network.name}", border=False):
        typed = st.text_input(t.gettext("Name of the network"), network.name, max_chars=200)
        if st.form_submit_button(t.gettext("Change the name")):
            keeping.save(
                NAME,
                lambda: networks.rename(ws, network.id, typed, seen=network.name),
                lambda done: lambda: networks.rename(ws, network.id, network.name, seen=done),
            )
            st.rerun()


def invite(ws: Workspace, network: NetworkRow, t: Translator) -> None:
    """A link for a school or for a coordinator, and those that wait."""
    with st.form("network-invite", border=False):
        words = {
            "school": t.gettext("A school that joins the network"),
            "coordinator": t.gettext("A person who coordinates it with you"),
        }
        kind = st.radio(t.gettext("For whom"), list(words), format_func=words.__getitem__, key="network-invite-kind")
        name = st.text_input(t.gettext("Name of the school or person"), max_chars=200, key="network-invite-name")
        go = st.form_submit_button(t.gettext("Make a link"), type="primary", icon=":material/link:")
    if go:
        _make(ws, network, kind, name, t)
    access_links.fresh(ws, LINKS, t)
    keeping.line(LINKS, t)
    access_links.waiting(
        networks.invitations(ws, network.id), LINKS, lambda own: networks.withdraw(ws, network.id, own), t
    )


def _make(ws: Workspace, network: NetworkRow, kind: str, name: str, t: Translator) -> None:
    session.forget_link()
    if not name.strip():
        st.error(t.gettext("Please write for whom the link is."))
        return
    school = kind == "school"
    try:
        secret = (networks.invite_school if school else networks.invite_coordinator)(ws, network.id, name)
    except ProdigeError as error:
        problems.show(error, t.gettext("No link was made."), t)
        return
    url = access_links.address(secret)
    last_day = t.date((ws.now() + links.LASTS).astimezone().date())
    mail = (people_words.school_mail if school else people_words.coordinator_mail)(network.name, url, last_day, t)
    session.remember_link(session.FreshLink(LINKS, name.strip(), url, mail))


def coordinators(ws: Workspace, network: NetworkRow, rows: tuple[Coordinator, ...], t: Translator) -> None:
    """Who coordinates; each can be dismissed but the last."""
    keeping.line(COORDINATORS, t)
    for row in rows:
        own = row.person_id == ws.actor.person_id
        name = t.gettext("{name} (you)").format(name=row.name) if own else row.name
        since = t.gettext("since {day}").format(day=t.date(row.since.astimezone().date()))
        st.markdown(f"**{literal(name)}** · {literal(since)}")
        if len(rows) > 1:
            _dismiss(ws, network, row, t, own=own)


def _dismiss(ws: Workspace, network: NetworkRow, row: Coordinator, t: Translator, *, own: bool) -> None:
    said = (
        t.gettext("You no longer see this network, and links that wait are withdrawn.")
        if own
        else t.gettext("{name} no longer sees this network, and links that wait are withdrawn.").format(
            name=literal(row.name)
        )
    )
    confirming.ask(
        f"dismiss-{row.person_id}",
        t.gettext("Leave") if own else t.gettext("Remove"),
        said,
        t.gettext("Yes, leave") if own else t.gettext("Yes, remove"),
        t,
        lambda: keeping.save(COORDINATORS, lambda: networks.dismiss(ws, network.id, row.person_id)),
    )
