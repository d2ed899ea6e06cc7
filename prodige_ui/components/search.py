"""The search for a plan as people see it: begin, watch, stop, and what came of it."""

from __future__ import annotations

import math

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.services.roadmaps import Changed, RoadmapView, changes_between
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, runtime, session
from prodige_ui.components import decisions, problems
from prodige_ui.components.text import literal
from prodige_ui.planner import SearchView

EVERY_SECONDS = 1.0
"""How often a screen looks at a search: often enough to be believed, seldom enough to be calm."""

ROW = (3, 1.25)
"""Widths of what is said and the buttons beside it; on a phone they stand below."""


def not_ready(view: RoadmapView, t: Translator) -> None:
    """What to do before anything can be planned."""
    if view.missing == "answers":
        st.write(
            t.gettext(
                "A roadmap starts from a level, and there is none yet: “we don’t know” and “does not apply” give none. Answer a few questions first; the quick check takes five minutes."
            )
        )
        _link("assess", t.gettext("Go to the self-assessment"), t)
    elif view.missing == "means":
        st.write(t.gettext("A roadmap needs to fit your time and money. Say what you have; good defaults are ready."))
        _link("wishes", t.gettext("Go to targets and means"), t)
    else:
        st.write(
            t.gettext(
                "No target lies above the level of today, so there is nothing to plan. Choose what should rise; where everything is at its highest level, the report with your profile is ready."
            )
        )
        _link("wishes", t.gettext("Go to targets and means"), t)
        _link("report", t.gettext("Go to the report"), t)


def first(ws: Workspace, centre_id: str, t: Translator) -> None:
    """Before the first plan: what will happen, and one button."""
    st.write(
        t.gettext(
            "Prodige now chooses actions from its catalogue and puts each into a term, so that your priorities rise as far and as early as your hours and money allow. This takes some seconds."
        )
    )
    make(ws, centre_id, t.gettext("Make the roadmap"), t)


def make(ws: Workspace, centre_id: str, label: str, t: Translator) -> None:
    """The one button that begins."""
    st.button(
        label,
        type="primary",
        icon=":material/timeline:",
        key="make",
        on_click=lambda: decisions.plan_again(ws, centre_id, t),
    )


@st.fragment(run_every=EVERY_SECONDS)
def watch(centre_id: str, t: Translator) -> None:
    """How the search stands, renewed every second, with the button to stop it."""
    search = runtime.planner().look(centre_id)
    if search is None or not search.busy:
        st.rerun()
    words, button = st.columns(ROW, vertical_alignment="center")
    words.markdown(progress_words(search, t))
    if not search.stopping:
        button.button(
            t.gettext("Stop, keep the best"),
            key="stop-search",
            icon=":material/stop_circle:",
            on_click=lambda: runtime.planner().stop(centre_id),
        )


def progress_words(search: SearchView, t: Translator) -> str:
    """The state of a running search in words."""
    if search.state == "waiting":
        return t.gettext("Waiting for another plan to be finished. Yours is next.")
    seconds = math.floor(search.seconds)
    since = t.ngettext("{count} second", "{count} seconds", seconds).format(count=t.number(seconds))
    if search.stopping:
        return t.gettext("Stopping. The best plan found so far is being finished.")
    if search.gap is None:
        found = t.gettext("No plan found yet.")
    elif search.gap > 0:
        found = t.gettext("The best plan so far is within {share} of the best possible.").format(
            share=_share(search.gap, t)
        )
    else:
        found = t.gettext("No plan can reach more than the best one so far.")
    if search.phase in ("hours", "cost"):
        found += " " + t.gettext("Now it is made lighter in hours and money.")
    elif search.phase == "explain":
        found += " " + t.gettext("Now it is worked out what it would take to reach the rest.")
    return t.gettext("**Searching for the best plan** – {since} so far. {found}").format(
        since=literal(since), found=literal(found)
    )


def standing(ws: Workspace, centre_id: str, view: RoadmapView, busy: bool, t: Translator) -> None:
    """Whether the plan shown still fits what the centre told; the button to plan again when it does not."""
    if busy:
        st.info(t.gettext("This is the plan as it was; it is being planned again."), icon=":material/hourglass:")
    elif view.stored is not None and not view.stored.current:
        st.warning(
            t.gettext(
                "What this plan was made from has changed since: answers, targets, means, decisions, the board or the actions themselves."
            )
        )
        make(ws, centre_id, t.gettext("Plan again"), t)


def failed(search: SearchView, t: Translator) -> None:
    """The search broke down; the plan made before, if any, stays."""
    if search.error is not None:
        problems.show(search.error, t.gettext("The plan could not be made."), t)
        return
    st.error(
        t.gettext(
            "The plan could not be made, through a fault on our side. Please try again; if it happens again, tell your contact the number {reference}."
        ).format(reference=literal(search.reference))
    )


def proof(ws: Workspace, centre_id: str, view: RoadmapView, search: SearchView | None, t: Translator) -> None:
    """How good the plan is, in plain words; when that is not proven, the offer to search longer."""
    roadmap = view.roadmap
    if roadmap.status == "optimal":
        st.write(t.gettext("No better plan exists for these means."))
        return
    if roadmap.gap > 0:
        said = t.gettext("At most {share} better is possible for these means.").format(share=_share(roadmap.gap, t))
    else:
        said = t.gettext("No plan reaches more with these means. One with fewer hours may exist.")
    searched = search is not None and (search.busy or (search.effort == "long" and not search.stopping))
    if searched or view.stored is None or not view.stored.current:
        st.write(said)
        return
    st.write(said, t.gettext("Searching longer takes up to two minutes; this plan stays until a better one is found."))
    st.button(
        t.gettext("Search longer"),
        key="longer",
        icon=":material/search:",
        on_click=lambda: decisions.plan_again(ws, centre_id, t, "long"),
    )


def bar(ws: Workspace, centre_id: str, view: RoadmapView, search: SearchView | None, t: Translator) -> None:
    """At the foot of the window, wherever one has scrolled to: the running search, or what came of the last decision."""
    if search is not None and search.busy:
        with st.bottom, st.container(key="plan-bar"):
            watch(centre_id, t)
        return
    changed = what_changed(ws, view, search, t)
    undoable = decisions.undoable(centre_id, view)
    if not changed and undoable is None:
        return
    former, said = undoable or (None, "")
    with st.bottom, st.container(key="plan-bar"):
        words, buttons = st.columns(ROW, vertical_alignment="center")
        words.markdown(literal(" ".join(part for part in (said, changed.short if changed else "") if part)))
        with buttons.container(horizontal=True, gap="xsmall"):
            if former is not None:
                decisions.undo_button(ws, centre_id, former, t)
            st.button(t.gettext("Close"), key="close-bar", on_click=lambda: _close(centre_id))


def what_changed(ws: Workspace, view: RoadmapView, search: SearchView | None, t: Translator) -> Changed | None:
    """What the last search changed; None when there is nothing to compare."""
    if search is None or search.before is None or search.after is None:
        return None
    return changes_between(search.before, search.after, view, t)


def _close(centre_id: str) -> None:
    runtime.planner().forget(centre_id)
    session.forget_decision()


def _share(gap: float, t: Translator) -> str:
    return f"{t.number(max(gap * 100, 0.1), 1)} %"


def _link(name: str, label: str, t: Translator) -> None:
    st.page_link(navigation.path(name), label=label, icon=":material/arrow_forward:")
