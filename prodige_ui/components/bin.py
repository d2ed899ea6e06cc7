"""Deleting a centre: by typing its name, into a bin from which it can be taken back; or for good, at once."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prodige_core.errors import AnswerError, ProdigeError
from prodige_core.i18n import Translator
from prodige_core.services import centres, erasing, surveys, workshops
from prodige_core.services.centres import BIN_DAYS, CentreRow
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, session
from prodige_ui.components import problems
from prodige_ui.components.text import literal


def delete(ws: Workspace, rows: Sequence[CentreRow], t: Translator) -> None:
    """Choose, type the name, delete."""
    if not rows:
        st.write(t.gettext("No centre is kept here yet."))
        return
    names = {row.id: row.name for row in rows}
    st.write(t.gettext("A deleted centre stays in the bin for {days} days.").format(days=BIN_DAYS))
    picked = st.selectbox(t.gettext("Centre to delete"), list(names), format_func=names.__getitem__, key="delete-which")
    st.markdown(literal(names[picked]))
    _underway(ws, picked, t)
    with st.form(f"delete-{picked}", border=False):
        typed = st.text_input(t.gettext("Type the name of the centre to confirm"), key=f"delete-name-{picked}")
        go = st.form_submit_button(t.gettext("Delete this centre"), icon=":material/delete:")
    if not go:
        return
    if " ".join(typed.split()).casefold() != " ".join(names[picked].split()).casefold():
        st.error(t.gettext("The name does not match. Nothing was deleted."))
        return
    try:
        centres.delete_centre(ws, picked)
    except ProdigeError as error:
        problems.show(error, t.gettext("Nothing was deleted."), t)
        return
    if session.centre_id() == picked:
        session.choose_centre(None)
    session.leave_notice(
        t.gettext("{name} is in the bin. You can take it back below.").format(name=literal(names[picked]))
    )
    st.switch_page(navigation.path("data"))


def _underway(ws: Workspace, own_id: str, t: Translator) -> None:
    """What people take part in at this moment, and would be stopped in."""
    rooms = sum(row.status == "open" for row in workshops.list_workshops(ws, own_id))
    asking = sum(row.stage == "open" for row in surveys.list_surveys(ws, own_id))
    said = []
    if rooms:
        said.append(
            t.ngettext("{count} workshop is open in it.", "{count} workshops are open in it.", rooms).format(
                count=t.number(rooms)
            )
        )
    if asking:
        said.append(
            t.ngettext("{count} survey is open in it.", "{count} surveys are open in it.", asking).format(
                count=t.number(asking)
            )
        )
    if said:
        said.append(t.gettext("While the centre is in the bin, nobody can vote or answer there."))
        st.warning(" ".join(said))


def restore(ws: Workspace, t: Translator) -> None:
    """What is in the bin, each with a button to take it back."""
    rows = centres.deleted_centres(ws)
    if not rows:
        return
    st.header(t.gettext("In the bin"))
    for row in rows:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            until = t.gettext("until {day}").format(day=t.date(centres.last_day(row)))
            st.markdown(f"{literal(row.name)} · {literal(until)}", width="content")
            if st.button(t.gettext("Take back"), key=f"restore-{row.id}"):
                _take_back(ws, row, t)


def erase(ws: Workspace, rows: Sequence[CentreRow], t: Translator) -> None:
    """For good and at once: centres in use, and those in the bin."""
    every = {row.id: row.name for row in (*rows, *centres.deleted_centres(ws))}
    if not every:
        return
    with st.expander(t.gettext("Delete for good, at once")):
        st.write(
            t.gettext(
                "The centre goes with everything in it: answers, plans, surveys, workshops, and who had access. Nobody can "
                "bring it back. Backups may hold it some weeks longer. Download a copy first if you may need it."
            )
        )
        picked = st.selectbox(
            t.gettext("Centre to delete for good"), list(every), format_func=every.__getitem__, key="erase-which"
        )
        st.markdown(literal(every[picked]))
        with st.form(f"erase-{picked}", border=False):
            typed = st.text_input(t.gettext("Type the name exactly as it stands above"), key=f"erase-name-{picked}")
            go = st.form_submit_button(t.gettext("Delete for good"), icon=":material/delete_forever:")
        if go:
            _erase(ws, picked, every[picked], typed, t)


def _erase(ws: Workspace, own_id: str, name: str, typed: str, t: Translator) -> None:
    try:
        erasing.erase_now(ws, own_id, typed)
    except AnswerError:
        st.error(t.gettext("The name does not match. Nothing was deleted."))
        return
    except ProdigeError as error:
        problems.show(error, t.gettext("Nothing was deleted."), t)
        return
    if session.centre_id() == own_id:
        session.choose_centre(None)
    session.leave_notice(t.gettext("{name} is deleted for good.").format(name=literal(name)))
    st.switch_page(navigation.path("data"))


def _take_back(ws: Workspace, row: CentreRow, t: Translator) -> None:
    try:
        centres.restore_centre(ws, row.id)
    except ProdigeError as error:
        problems.show(error, t.gettext("It could not be taken back."), t)
        return
    session.choose_centre(row.id)
    session.leave_notice(t.gettext("{name} is back.").format(name=literal(row.name)))
    st.switch_page(navigation.path("data"))
