"""Targets the plan does not reach: why, and what it would take. Also the pinned actions that stand in each other's way."""

from __future__ import annotations

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.roadmap import Roadmap, UnreachedTarget
from prodige_core.services.roadmaps import RoadmapView
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation
from prodige_ui.components import decisions
from prodige_ui.components.text import literal

FEW = 5
"""So many unreached targets are shown at once; more are grouped behind their areas."""


def show(roadmap: Roadmap, t: Translator, *, edits: bool = True) -> None:
    """Every unreached target under its area, in plain sentences."""
    if not roadmap.unreached:
        if roadmap.courses:
            st.header(t.gettext("What is not reached"))
            st.write(t.gettext("Nothing: the plan reaches every target."))
        return
    st.header(t.gettext("What is not reached, and what it would take"))
    count = len(roadmap.unreached)
    st.write(
        t.ngettext(
            "{count} target of {all} is not reached.", "{count} targets of {all} are not reached.", count
        ).format(count=t.number(count), all=t.number(len(roadmap.courses)))
    )
    for area in dict.fromkeys(target.area_title for target in roadmap.unreached):
        targets = [target for target in roadmap.unreached if target.area_title == area]
        with st.expander(f"**{literal(area)}** ({t.number(len(targets))})", expanded=count <= FEW):
            st.markdown("\n\n".join(_sentences(target, t) for target in targets))
    if edits:
        words = t.gettext("Change targets or means")
        st.page_link(navigation.path("wishes"), label=words, icon=":material/arrow_forward:")


def _sentences(target: UnreachedTarget, t: Translator) -> str:
    if target.reached.value > target.now.value:
        course = t.gettext("The plan gets from {now} to {reached}; the target is {target}.")
    else:
        course = t.gettext("The plan stays at {now}; the target is {target}.")
    said = course.format(now=target.now.label, reached=target.reached.label, target=target.target.label)
    return f"**{literal(target.title)}**\\\n{literal(' '.join([said, *target.reasons, target.needs]))}"


def conflict(ws: Workspace, centre_id: str, view: RoadmapView, t: Translator) -> None:
    """No plan: name the fixed actions that cannot stand together, each with a button to take it back."""
    if len(view.roadmap.conflict) == 1:
        st.error(t.gettext("There is no plan, because an action you fixed does not fit in its term."))
        st.write(t.gettext("Take it back, choose another term for it, or give more hours, money or terms."))
    else:
        st.error(t.gettext("There is no plan, because actions you fixed cannot stand together."))
        st.write(
            t.gettext(
                "Take one of these back, or give more hours, money or terms. Each is fixed to its term; together they do not fit."
            )
        )
    for ref in view.roadmap.conflict:
        if ref.id not in view.decisions.pinned:
            begun = t.gettext("{action} – it has begun, so it keeps its term")
            st.markdown(literal(begun.format(action=ref.title)))
            continue
        term = view.terms.get(view.decisions.pinned[ref.id], "")
        words, button = st.columns(decisions.ROW, vertical_alignment="center")
        words.markdown(literal(t.gettext("{action} – starts in {term}").format(action=ref.title, term=term)))
        with button:
            decisions.release_button(ws, centre_id, ref.id, ref.title, "conflict", t)
    st.page_link(navigation.path("wishes"), label=t.gettext("Change the means"), icon=":material/arrow_forward:")
