"""Inviting people: one link for everyone, its QR code, a poster to print, a text for an e-mail, a link for each group."""

from __future__ import annotations

from functools import partial

import streamlit as st

from prodige_core.charts import qr_svg
from prodige_core.config import Settings
from prodige_core.i18n import Translator
from prodige_core.services import addresses, reporting, survey_words
from prodige_core.services.workspace import Workspace
from prodige_core.surveys import Survey
from prodige_core.surveys.words import group_name
from prodige_ui.components import handing
from prodige_ui.components.handing import Wanted
from prodige_ui.components.text import literal

QR_PIXELS = 220


def show(ws: Workspace, survey: Survey, centre_name: str, t: Translator) -> None:
    """Everything needed to invite, the quickest way first."""
    settings = Settings.from_environment()
    base, near = addresses.base(settings), not settings.public_url
    url = f"{base.url}/s/{survey.token}"
    if not base.reachable:
        st.warning(
            t.gettext(
                "At this address only this computer can open the survey. Ask the person who started Prodige to make it reachable for phones; the links below then change."
            )
        )
    elif near:
        st.info(
            t.gettext(
                "Phones reach the survey while they are in the same network as this computer, and while Prodige runs on it. "
                "People elsewhere, for example in companies, can answer when they visit you. "
                "In another network this computer has another address: then the link changes, and the poster has to be printed again."
            )
        )
    left, right = st.columns([3, 2], gap="large", vertical_alignment="center")
    with left:
        st.subheader(t.gettext("One link for everyone"))
        st.write(t.gettext("People choose on the first page which group they belong to."))
        st.code(url, language=None, wrap_lines=True)
        _poster(ws, survey, url, near, t)
    with right, st.container(horizontal_alignment="center"):
        st.image(qr_svg(url), width=QR_PIXELS, alt=t.gettext("QR code of the link for everyone"))
    st.subheader(t.gettext("Text for an e-mail"))
    text = survey_words.invitation(
        centre_name, url, survey.closes_on, survey.k, ws.catalogue, tuple(survey.frameworks), survey.roles, t, near=near
    )
    st.code(text, language=None, wrap_lines=True)
    if len(survey.roles) > 1:
        _group_links(survey, url, t)


def _poster(ws: Workspace, survey: Survey, url: str, near: bool, t: Translator) -> None:
    title = t.gettext("Survey poster")
    wanted = Wanted(
        ws,
        survey.centre_id,
        "survey-poster",
        "pdf",
        title,
        title,
        t,
        prepare=partial(reporting.survey_poster, ws, survey.id, url, t, near=near),
        about=f"{survey.id} {url}",
        noted=False,  # an invitation for everybody, which holds nothing of the centre but its name
    )
    handing.button(wanted, t.gettext("Download a poster to print (PDF)"), card="survey-poster")
    handing.status([wanted], "survey-poster", t)


def _group_links(survey: Survey, url: str, t: Translator) -> None:
    """Links that skip the question of the group."""
    with st.expander(t.gettext("A link for each group")):
        st.write(t.gettext("With these the group is filled in already. Who opens one can still choose another."))
        for role in survey.roles:
            st.markdown(f"**{literal(group_name(role, t))}**")
            st.code(f"{url}?role={role}", language=None, wrap_lines=True)
