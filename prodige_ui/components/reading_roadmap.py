"""The roadmap for people who may see a centre and not change it: the same pictures and actions, without a button."""

from __future__ import annotations

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.services.roadmaps import RoadmapView
from prodige_core.services.workspace import Workspace
from prodige_ui.components import decisions, roadmap_parts
from prodige_ui.components.text import literal


def show(ws: Workspace, centre_id: str, view: RoadmapView, t: Translator) -> None:
    """The plan as it is stored; a sentence where there is none."""
    roadmap = view.roadmap
    if view.missing or roadmap.status == "none":
        st.write(
            t.gettext("There is no roadmap yet. It appears here once somebody who may change the centre has made it.")
        )
        return
    if view.stored is not None and not view.stored.current:
        st.warning(t.gettext("Something has changed since this plan was made, so a new one may look different."))
    if roadmap.status == "infeasible":
        st.error(t.gettext("There is no plan at the moment: actions that were fixed do not fit."))
        decisions.listed(ws, centre_id, view, t, edits=False)
        return
    st.markdown(f"**{literal(roadmap.summary)}**")
    roadmap_parts.show(ws, centre_id, view, t, edits=False)
