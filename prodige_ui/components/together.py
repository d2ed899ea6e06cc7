"""On the start screen: a survey or a workshop that is under way or has something to show. Nothing where there is none."""

from __future__ import annotations

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.services import survey_words, surveys, workshops
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation
from prodige_ui.components.text import label


def lines(ws: Workspace, centre_id: str, t: Translator) -> None:
    """At most one line each, a link to its screen."""
    survey, workshop = _survey(ws, centre_id, t), _workshop(ws, centre_id, t)
    if survey or workshop:
        st.subheader(t.gettext("Together with others"))
    if survey:
        st.page_link(navigation.path("survey"), label=label(survey), icon=":material/groups:")
    if workshop:
        st.page_link(navigation.path("workshop"), label=label(workshop), icon=":material/co_present:")


def _survey(ws: Workspace, centre_id: str, t: Translator) -> str:
    """The open survey, else the newest: how long it is open and how many have finished, or that it has results."""
    rows = surveys.list_surveys(ws, centre_id)
    if not rows:
        return ""
    newest = next((row for row in rows if row.stage == "open"), rows[0])
    if newest.stage == "closed":
        return t.gettext("The staff survey is closed. See what it says.")
    stage = survey_words.stage_sentence(newest.stage, newest.opens_on, newest.closes_on, ws.today(), t)
    said = t.gettext("Staff survey: {stage}").format(stage=stage)
    if newest.stage == "before":
        return said
    finished = t.ngettext("{count} person has finished.", "{count} people have finished.", newest.finished)
    return f"{said} {finished.format(count=t.number(newest.finished))}"


def _workshop(ws: Workspace, centre_id: str, t: Translator) -> str:
    """A workshop that is open, with how far it is."""
    row = next((row for row in workshops.list_workshops(ws, centre_id) if row.status == "open"), None)
    if row is None:
        return ""
    return t.ngettext(
        "A workshop is open: {agreed} of {count} statement agreed.",
        "A workshop is open: {agreed} of {count} statements agreed.",
        row.statements,
    ).format(agreed=t.number(row.agreed), count=t.number(row.statements))
