"""Who has access to a centre: the list for everybody, and for owners the roles to change."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prodige_core.access import ROLES
from prodige_core.errors import ProdigeError
from prodige_core.i18n import Translator
from prodige_core.services import people, people_words
from prodige_core.services.people import Changed, Somebody
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, session
from prodige_ui.components import confirming, keeping, people_renew, problems
from prodige_ui.components.text import label, literal

SECTION = "people"
HANDING = "handing-over"


def what_roles_may(t: Translator) -> None:
    """One plain table."""
    with st.expander(t.gettext("What each role may do"), expanded=False):
        st.table(
            people_words.what_roles_may(t),
            border="horizontal",
            hide_index=True,
            alt=t.gettext("What each role may do in a centre"),
        )


def plain(members: Sequence[Somebody], t: Translator) -> None:
    """The list as people who are no owners see it."""
    st.table(
        [
            {
                t.gettext("Name"): literal(_name(one, t)),
                t.gettext("Role"): people_words.role_name(one.role, t),
                t.gettext("Since"): t.date(one.since),
            }
            for one in members
        ],
        border="horizontal",
        hide_index=True,
        alt=t.gettext("Who has access to this centre"),
    )


def to_change(ws: Workspace, centre_id: str, centre: str, members: Sequence[Somebody], t: Translator) -> None:
    """The list as owners see it: each person with the role to change, and buttons to let them in again and to remove them."""
    keeping.line(SECTION, t)
    if any(one.by_link and not one.you for one in members):
        st.write(people_renew.why(t))
    only = sum(one.role == "owner" for one in members) == 1
    for one in members:
        with st.container(border=True, key=f"person-{one.person_id}"):
            if one.role == "owner" and only:
                st.markdown(f"**{literal(_name(one, t))}**")
                st.write(t.gettext("Owner, the only one. Make somebody else an owner before this role can change."))
            else:
                _role(ws, centre_id, one, t)
            st.markdown(literal(_seen(one, t)))
            if not one.you:
                with st.container(horizontal=not session.asked(f"remove-{one.person_id}"), gap="small"):
                    people_renew.button(ws, centre_id, centre, one, t)
                    _remove(ws, centre_id, one, t)
                people_renew.made(ws, one, t)


def _role(ws: Workspace, centre_id: str, one: Somebody, t: Translator) -> None:
    key = f"role-{one.person_id}"

    def change() -> None:
        wanted = st.session_state[key]
        keeping.save(
            SECTION,
            lambda: people.change_role(ws, centre_id, one.person_id, wanted),
            undo=lambda done: lambda: people.change_role(ws, centre_id, one.person_id, done.former),
            note=lambda done: _withdrawn(done, t),
        )

    st.selectbox(
        label(_name(one, t)),
        ROLES,
        format_func=lambda role: people_words.role_name(role, t),
        key=keeping.hold(key, one.role),
        on_change=change,
    )


def _remove(ws: Workspace, centre_id: str, one: Somebody, t: Translator) -> None:
    confirming.ask(
        f"remove-{one.person_id}",
        t.gettext("Remove"),
        t.gettext("Remove {name}? They lose access at their next click. What they entered stays.").format(
            name=literal(one.name)
        ),
        t.gettext("Yes, remove"),
        t,
        lambda: keeping.save(
            SECTION, lambda: people.remove(ws, centre_id, one.person_id), note=lambda done: _removed(one, done, t)
        ),
    )


def handing_over(ws: Workspace, centre_id: str, members: Sequence[Somebody], t: Translator) -> None:
    """Make somebody else the owner and become an editor; nothing where there is nobody else."""
    others = {one.person_id: one.name for one in members if not one.you}
    if not others:
        st.write(t.gettext("Nobody else has access yet. Invite somebody first; then you can hand the centre over."))
        return
    chosen = st.selectbox(
        t.gettext("Who takes over"),
        list(others),
        index=0 if len(others) == 1 else None,  # of several, nobody is proposed
        placeholder=t.gettext("Please choose"),
        format_func=others.__getitem__,
        key="hand-over-to",
    )
    if chosen is None:
        return
    confirming.ask(
        "hand-over",
        t.gettext("Hand the centre over"),
        t.gettext("{name} becomes owner, and you become editor. Only an owner can undo this.").format(
            name=literal(others[chosen])
        ),
        t.gettext("Yes, hand it over"),
        t,
        lambda: keeping.save(
            HANDING, lambda: people.transfer(ws, centre_id, chosen), note=lambda _: _handed(others[chosen], t)
        ),
    )


def leaving(ws: Workspace, centre_id: str, t: Translator) -> None:
    """Give up one's own access. Before it, how handing over went: whoever did it sees no more of that part."""
    keeping.line(HANDING, t)
    sure = confirming.ask(
        "leave",
        t.gettext("Leave this centre"),
        t.gettext("You lose access at once. Only an owner can let you in again."),
        t.gettext("Yes, leave"),
        t,
    )
    if not sure:
        return
    session.ask("")
    try:
        people.leave(ws, centre_id)
    except ProdigeError as error:
        problems.show(error, t.gettext("You are still in."), t)
        return
    session.choose_centre(None)
    session.leave_notice(t.gettext("You have left the centre."))
    st.switch_page(navigation.path("home"))


def _name(one: Somebody, t: Translator) -> str:
    return t.gettext("{name} (you)").format(name=one.name) if one.you else one.name


def _seen(one: Somebody, t: Translator) -> str:
    since = t.gettext("With access since {day}.").format(day=t.date(one.since))
    if one.seen_on is None:
        return since
    return f"{since} " + t.gettext("Last visit: {day}.").format(day=t.date(one.seen_on))


def _removed(one: Somebody, done: Changed, t: Translator) -> str:
    said = t.gettext("{name} has no access any more. If that was a mistake, invite them again below.")
    return f"{said.format(name=literal(one.name))} {_withdrawn(done, t)}".strip()


def _handed(name: str, t: Translator) -> str:
    said = t.gettext("{name} is an owner now, and you are an editor. Links that waited were withdrawn.")
    return said.format(name=literal(name))


def _withdrawn(done: Changed, t: Translator) -> str:
    if not done.withdrawn:
        return ""
    return t.ngettext(
        "{count} link that waited was withdrawn too, because an owner may hold it. Make a new one if you still need it.",
        "{count} links that waited were withdrawn too, because an owner may hold them. Make new ones if you still need them.",
        done.withdrawn,
    ).format(count=done.withdrawn)
