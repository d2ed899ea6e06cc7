"""A plan that does not fit what is stored any more: what changed, and one button to plan again, where one is."""

from __future__ import annotations

import streamlit as st

from prodige_core.access import Right
from prodige_core.i18n import N_, Translator
from prodige_core.services import access, planning
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, runtime
from prodige_ui.components import search

PARTS = {
    "answers": N_("answers of the self-assessment"),
    "targets": N_("targets"),
    "priorities": N_("priorities"),
    "means": N_("time and money"),
    "decisions": N_("decisions about actions"),
    "board": N_("the board: work that went otherwise than planned"),
    "own_actions": N_("your own actions"),
    "catalogue": N_("the actions that Prodige knows"),
}


def show(ws: Workspace, centre_id: str, stale: bool, t: Translator) -> None:
    """Nothing while the plan fits; how planning again goes, when it was asked for."""
    running = runtime.planner().look(centre_id)
    if running is not None and running.busy:
        search.watch(centre_id, t)
        return
    if not stale:
        return
    if running is not None and running.state == "failed":
        search.failed(running, t)
    st.warning(" ".join((said(planning.changed_since(ws, centre_id), t), t.gettext("Plan again for new documents."))))
    if access.may(ws, centre_id, Right.EDIT):
        search.make(ws, centre_id, t.gettext("Plan again"), t)
    st.page_link(navigation.path("roadmap"), label=t.gettext("Go to the roadmap"), icon=":material/arrow_forward:")


def said(changed: tuple[str, ...], t: Translator) -> str:
    """What changed since the plan was made, in a sentence. changed: as `planning.changed_since`."""
    if not changed:
        return t.gettext(
            "What your roadmap was made from has changed since: answers, targets, means, decisions, the board or the actions themselves."
        )
    first = t.gettext("Since your roadmap was made, this has changed:")
    return f"{first} {t.listing([t.gettext(PARTS[own]) for own in changed])}."
