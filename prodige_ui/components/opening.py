"""Ways to begin: a new centre, a saved file, the demo centre, another centre kept here."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prodige_core.access import Right
from prodige_core.errors import InputError, ProdigeError
from prodige_core.i18n import Translator
from prodige_core.responses import CentreFile
from prodige_core.services import access, centres, planning
from prodige_core.services import demo as demo_service
from prodige_core.services.centres import CentreRow, Imported, Mode
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, session
from prodige_ui.components import problems
from prodige_ui.components.text import literal


def new_centre(ws: Workspace, t: Translator) -> None:
    """A name is enough to begin; the rest of the profile can wait."""
    with st.form("new-centre", border=False):
        name = st.text_input(t.gettext("Name of your centre"), max_chars=200, key="new-name")
        begin = st.form_submit_button(t.gettext("Begin"), type="primary", icon=":material/arrow_forward:")
    if not begin:
        return
    try:
        own_id = centres.create_centre(ws, centres.profile_from({"name": name.strip()}))
    except InputError:
        st.error(t.gettext("Please write the name of your centre, at most 200 characters. Nothing is lost."))
        return
    except ProdigeError as error:
        problems.show(error, t.gettext("The centre could not be saved."), t)
        return
    session.choose_centre(own_id)
    st.switch_page(navigation.path("profile"))


def open_file(ws: Workspace, t: Translator) -> None:
    """Open a centre file, or a roadmap PDF that carries one. Says what it holds before anything is stored."""
    upload = st.file_uploader(
        t.gettext("Open a saved centre file or a roadmap PDF"), type=["json", "pdf"], key="open-file"
    )
    if upload is None:
        return
    try:
        file = centres.read_upload(ws, upload.getvalue(), upload.name)
        namesake = centres.same_name(ws, file)
    except ProdigeError as error:
        problems.show(error, t.gettext("This file cannot be opened. Nothing was changed."), t)
        return
    st.info(_what_it_holds(file, t))
    mode: Mode = "copy"
    if namesake is not None and access.may(ws, namesake.id, Right.MANAGE):
        choices: list[Mode] = ["replace", "copy"]
        words = {
            "replace": t.gettext("Go on with the file (what is here goes to the bin for 30 days)"),
            "copy": t.gettext("Keep both"),
        }
        mode = st.radio(
            t.gettext("A centre of this name is already here. What should happen?"),
            choices,
            format_func=words.__getitem__,
            key="open-mode",
        )
    if st.button(t.gettext("Open this file"), type="primary", key="open-go"):
        done = centres.import_bytes(ws, upload.getvalue(), upload.name, mode)
        if access.may(ws, done.centre_id, Right.EDIT):
            planning.adopt_plan(ws, done.centre_id)
        _opened(done, t)


def demo(ws: Workspace, t: Translator) -> None:
    """A made-up school to look around in."""
    st.write(t.gettext("Just looking? Open a made-up school with everything filled in."))
    if st.button(t.gettext("Try the demo centre"), key="demo", icon=":material/visibility:"):
        try:
            done = centres.import_bytes(ws, demo_service.demo_bytes(), "demo.prodige.json")
        except ProdigeError as error:
            problems.show(error, t.gettext("The demo centre could not be opened."), t)
            return
        _opened(done, t)


def switch(rows: Sequence[CentreRow], chosen: CentreRow, t: Translator) -> None:
    """Choose among the centres kept here; nothing to show when there is only one."""
    if len(rows) < 2:
        return
    names = {row.id: row.name for row in rows}
    picked = st.selectbox(
        t.gettext("You work on"),
        list(names),
        index=list(names).index(chosen.id),
        format_func=names.__getitem__,
        key=f"switch-{chosen.id}",
    )
    if picked != chosen.id:
        session.choose_centre(picked)
        st.rerun()


def _what_it_holds(file: CentreFile, t: Translator) -> str:
    answers = sum(len(assessment.answers) for assessment in file.assessments)
    held = t.ngettext("{count} answer", "{count} answers", answers).format(count=answers)
    return t.gettext("The file belongs to {name} and holds {held}.").format(name=literal(file.centre.name), held=held)


def _opened(done: Imported, t: Translator) -> None:
    sentences = {
        "new": t.gettext("The file is open. Go on where it was saved."),
        "unchanged": t.gettext("This is already here, unchanged. Go on."),
        "copied": t.gettext("The file is open beside the centre of the same name."),
        "replaced": t.gettext("The file is open. What was here before is in the bin for 30 days."),
    }
    session.choose_centre(done.centre_id)
    session.leave_notice(sentences[done.outcome])
    st.switch_page(navigation.path("home"))
