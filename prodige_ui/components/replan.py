"""Planning anew from today: what it will do is said first; afterwards what changed and why, with the way back."""

from __future__ import annotations

import streamlit as st

from prodige_core.errors import ProdigeError
from prodige_core.i18n import Translator
from prodige_core.responses import Decisions
from prodige_core.roadmap.replanned import KINDS, ReplanningChange
from prodige_core.services import board_words, replanning
from prodige_core.services.board import BoardView
from prodige_core.services.replanning import LastReplan, Seen
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, runtime, seen
from prodige_ui.components import decisions, problems, search
from prodige_ui.components.text import literal

_FAILED = "replan-failed"


def show(ws: Workspace, centre_id: str, view: BoardView, t: Translator, *, edits: bool) -> None:
    """The part of the board on the plan: whether it is as of today, the button, and what the last time changed."""
    found = replanning.prospect(ws, centre_id)
    if found is None or view.means is None:
        return
    running = runtime.planner().look(centre_id)
    last = replanning.last_replan(ws, centre_id, t)
    if running is not None and running.busy:
        search.watch(centre_id, t)
        return
    if running is not None and running.state == "failed":
        search.failed(running, t)
    if edits:
        _offer(ws, centre_id, found, view, t)
    if last is not None:
        _changes(ws, centre_id, last, t, edits=edits, fresh=running is not None)


def _offer(ws: Workspace, centre_id: str, found: replanning.Prospect, view: BoardView, t: Translator) -> None:
    seen.show(_what(centre_id), Seen(view.means, view.decisions))
    stale = view.stored is not None and not view.stored.current
    due = stale or found.passed > 0 or found.over
    said = t.gettext("Re-plan from today")
    if found.passed and not found.over:
        said = t.gettext("Re-plan from today: the plan still begins in the past")
    elif stale:
        said = t.gettext("Re-plan from today: things have changed since the plan was made")
    with st.expander(said, expanded=due and not found.over, icon=":material/event_repeat:", key="replan"):
        if found.over or view.means is None:
            st.write(t.gettext("The period of this plan is over. Give a new one, then make a new plan."))
            st.page_link(navigation.path("wishes"), label=t.gettext("Go to targets and means"), icon=":material/flag:")
            return
        if not due:
            st.write(
                t.gettext("There is nothing to plan anew: no term is over, and all that was done went as planned.")
            )
            return
        does = board_words.prospect_sentences(found, view, view.means, t)
        st.markdown("\n".join(f"- {literal(sentence)}" for sentence in does))
        st.button(
            t.gettext("Re-plan from today"),
            type="primary",
            icon=":material/event_repeat:",
            key="replan-now",
            on_click=_replan,
            args=(ws, centre_id, t),
        )


def _replan(ws: Workspace, centre_id: str, t: Translator) -> None:
    shown = seen.of(_what(centre_id), _FAILED, Seen(None, Decisions()))
    try:
        replanning.replan_from(ws, centre_id, seen=shown)
    except ProdigeError as error:
        problems.show(error, t.gettext("The plan was not made anew."), t)
        return
    decisions.plan_again(ws, centre_id, t)


def _changes(ws: Workspace, centre_id: str, last: LastReplan, t: Translator, *, edits: bool, fresh: bool) -> None:
    title = t.gettext("What changed when the plan was made anew on {day}").format(day=t.date(last.day))
    with st.expander(title, expanded=fresh and last.undoable, icon=":material/difference:"):
        if last.changes is None:
            st.write(t.gettext("The new plan is not there yet, or something has changed since. Plan again to see it."))
            _plan_button(ws, centre_id, t, edits=edits)
        elif not last.changes:
            st.write(t.gettext("Nothing: every action keeps its term."))
        else:
            if said := board_words.replanned_sentence(last, t):
                st.markdown(f"**{literal(said)}**")
            for kind in KINDS:
                found = [change for change in last.changes if change.kind == kind]
                if found:
                    name = t.gettext(board_words.KIND_NAMES[kind])
                    lines = [f"**{literal(name)}** ({t.number(len(found))})", "", *map(_line, found)]
                    st.markdown("\n".join(lines))
        if last.undoable and edits:
            st.button(
                t.gettext("Go back to the plan before"),
                key="replan-undo",
                icon=":material/undo:",
                on_click=_undo,
                args=(ws, centre_id, last.kept_id, t),
            )


def _plan_button(ws: Workspace, centre_id: str, t: Translator, *, edits: bool) -> None:
    if edits:
        search.make(ws, centre_id, t.gettext("Plan again"), t)


def _line(change: ReplanningChange) -> str:
    what = f"{literal(change.what)}. " if change.what else ""
    return f"- {literal(change.title)}  \n  {what}{literal(change.why)}"


def _undo(ws: Workspace, centre_id: str, kept_id: str, t: Translator) -> None:
    try:
        replanning.undo_replan(ws, centre_id, kept_id)
    except ProdigeError as error:
        problems.show(error, t.gettext("Not undone."), t)
        return
    runtime.planner().forget(centre_id)


def _what(centre_id: str) -> str:
    return f"replan:{centre_id}"
