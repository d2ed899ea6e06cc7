"""The parts of a roadmap, one tab each; only the one that is open is drawn."""

from __future__ import annotations

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.roadmap import Roadmap
from prodige_core.services.roadmaps import RoadmapView
from prodige_core.services.workspace import Workspace
from prodige_ui.components import action_card, decisions, european_money, roadmap_pictures, unreached
from prodige_ui.components.text import literal


def show(ws: Workspace, centre_id: str, view: RoadmapView, t: Translator, *, edits: bool = True) -> None:
    """Time plan, actions, means, what is not reached, decisions. edits: with what changes them."""
    roadmap = view.roadmap
    plan, actions, means, rest, own = st.tabs(
        [
            t.gettext("Time plan"),
            t.gettext("Actions"),
            t.gettext("Hours and money"),
            t.gettext("Not reached"),
            t.gettext("Your decisions"),
        ],
        key="roadmap-part",
        on_change="rerun",
    )
    with plan:
        if plan.open:
            _strained(roadmap, t)
            roadmap_pictures.time_plan(roadmap, t)
            roadmap_pictures.milestones(roadmap, t)
            european_money.in_plan(ws, centre_id, t)
    with actions:
        if actions.open:
            action_card.by_term(ws, centre_id, view, t, edits=edits)
    with means:
        if means.open:
            _strained(roadmap, t)
            roadmap_pictures.means(roadmap, t)
            if roadmap.used:
                st.write(literal(roadmap.used))
    with rest:
        if rest.open:
            unreached.show(roadmap, t, edits=edits)
    with own:
        if own.open:
            decisions.listed(ws, centre_id, view, t, edits=edits)


def _strained(roadmap: Roadmap, t: Translator) -> None:
    """Where work that has begun needs more hours than there are."""
    if roadmap.overloads:
        lines = "\n".join(f"- {literal(said)}" for said in roadmap.overloads)
        st.warning(t.gettext("What has begun needs more hours than there are:") + "\n" + lines)
