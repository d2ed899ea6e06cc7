"""What people decide about actions: stored at once, undone with one click, and planned again at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from prodige_core.errors import Conflict, ProdigeError
from prodige_core.i18n import N_, Translator
from prodige_core.responses import Decisions
from prodige_core.services import clash_words, planning
from prodige_core.services.merging import Changed
from prodige_core.services.roadmaps import DecidedAction, DecisionKind, RoadmapView
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, runtime, seen, session
from prodige_ui.components import clashes, problems
from prodige_ui.components.text import literal
from prodige_ui.planner import Effort

PLACE = "decisions"
"""Where a clash of decisions is kept and told: at the head of the roadmap, because an action may leave the page."""
FREE = 0
"""Stands for no fixed term in the choice of a start."""
ROW = (5, 1.4)
"""Widths of a decision and its button beside each other; on a phone the button stands below."""
HEADINGS: Mapping[DecisionKind, str] = {
    "pinned": N_("Start fixed"),
    "excluded": N_("Not for us"),
    "done": N_("Already done"),
}


def plan_again(ws: Workspace, centre_id: str, t: Translator, effort: Effort = "normal") -> None:
    """Begin to search; say every problem when there is nothing to search for."""
    try:
        runtime.planner().start(ws, centre_id, effort)
    except ProdigeError as error:
        problems.show(error, t.gettext("The roadmap cannot be made yet."), t)


def start_choice(ws: Workspace, centre_id: str, action_id: str, title: str, view: RoadmapView, t: Translator) -> None:
    """Where an action starts: chosen by Prodige, or fixed in one of the terms it may start in."""
    pinned = view.decisions.pinned.get(action_id, FREE)
    options = [FREE, *sorted({*view.starts.get(action_id, ()), *([pinned] if pinned else [])})]
    key = f"start:{centre_id}:{action_id}"
    st.session_state[key] = pinned  # the record is the database

    def save() -> None:
        term = int(st.session_state[key])
        if term == FREE:
            release(ws, centre_id, action_id, title, t)
        else:
            said = t.gettext("“{action}” starts in {term}.").format(action=title, term=view.terms[term])
            _decide(ws, centre_id, lambda own: planning.pin(ws, centre_id, action_id, term, seen=own), said, t)

    st.selectbox(
        t.gettext("Start in"),
        options,
        format_func=lambda term: t.gettext("Prodige chooses") if term == FREE else view.terms[term],
        key=key,
        on_change=save,
        width=260,
    )


def leave_out(ws: Workspace, centre_id: str, action_id: str, title: str, t: Translator) -> None:
    """The button “Not for us”."""
    said = t.gettext("“{action}” is left out.").format(action=title)
    st.button(
        t.gettext("Not for us"),
        key=f"exclude-{action_id}",
        icon=":material/block:",
        on_click=lambda: _decide(
            ws, centre_id, lambda own: planning.exclude(ws, centre_id, action_id, seen=own), said, t
        ),
    )


def already_done(ws: Workspace, centre_id: str, action_id: str, title: str, t: Translator) -> None:
    """The button “Already done”."""
    said = t.gettext("“{action}” counts as done.").format(action=title)
    st.button(
        t.gettext("Already done"),
        key=f"done-{action_id}",
        icon=":material/check:",
        on_click=lambda: _decide(
            ws, centre_id, lambda own: planning.mark_done(ws, centre_id, action_id, seen=own), said, t
        ),
    )


def release(ws: Workspace, centre_id: str, action_id: str, title: str, t: Translator) -> None:
    """Lift the decision about an action."""
    said = t.gettext("“{action}” is free again.").format(action=title)
    _decide(ws, centre_id, lambda own: planning.release(ws, centre_id, action_id, seen=own), said, t)


def release_button(ws: Workspace, centre_id: str, action_id: str, title: str, place: str, t: Translator) -> None:
    """The button that lifts a decision; ``place`` tells apart two of them on one page."""
    st.button(
        t.gettext("Take back"),
        key=f"release-{place}-{action_id}",
        icon=":material/undo:",
        on_click=lambda: release(ws, centre_id, action_id, title, t),
    )


def to_the_board(t: Translator) -> None:
    """The way to where it is changed, for what the board says."""
    st.page_link(navigation.path("board"), label=t.gettext("Change it on the board"), icon=":material/view_kanban:")


def listed(ws: Workspace, centre_id: str, view: RoadmapView, t: Translator, *, edits: bool = True) -> None:
    """Every decision, each with the way back; without it for people who may not change any."""
    st.header(t.gettext("Your decisions"))
    if not edits and not view.decided:
        st.write(t.gettext("None so far."))
        return
    if not view.decided:
        st.write(
            t.gettext(
                "None so far. Open an action to choose its term, to leave it out, or to mark it as done; the rest is planned around it."
            )
        )
        return
    if edits:
        st.write(t.gettext("Prodige plans around these. Take one back, and Prodige decides again."))
    for kind, heading in HEADINGS.items():
        entries = [entry for entry in view.decided if entry.kind == kind]
        if entries:
            st.subheader(t.gettext(heading))
        for entry in entries:
            words, button = st.columns(ROW, vertical_alignment="center")
            words.markdown(_said(entry, view, t))
            if not edits:
                continue
            with button:
                if entry.by_board:
                    to_the_board(t)
                else:
                    release_button(ws, centre_id, entry.id, entry.title, "list", t)


def undoable(centre_id: str, view: RoadmapView) -> tuple[Decisions, str] | None:
    """The decisions before the last one, and what it was; None when nothing can be undone any more."""
    last = session.decision(centre_id)
    if last is None:
        return None
    former, present, said = last
    if not isinstance(former, Decisions) or present != view.decisions:  # somebody decided something else meanwhile
        return None
    return former, said


def undo_button(ws: Workspace, centre_id: str, former: Decisions, t: Translator) -> None:
    """The way back from the last decision; going back can be undone too."""

    def undo() -> None:
        _decide(
            ws,
            centre_id,
            lambda own: planning.set_decisions(ws, centre_id, former, seen=own),
            t.gettext("Undone."),
            t,
            t.gettext("Not undone."),
        )

    st.button(t.gettext("Undo"), key="undo-decision", icon=":material/undo:", on_click=undo)


def _said(entry: DecidedAction, view: RoadmapView, t: Translator) -> str:
    if entry.term is None:
        return literal(entry.title)
    words = t.gettext("{action} – starts in {term}")
    return literal(words.format(action=entry.title, term=view.terms.get(entry.term, "")))


def clash(ws: Workspace, centre_id: str, view: RoadmapView, t: Translator) -> None:
    """Drawn before anything can be decided: what is decided as it is shown; and where two decided differently, both."""
    seen.show(_what(centre_id), view.decisions)
    clashes.show(
        PLACE,
        lambda _, value: clash_words.decision_value(value, view.terms, t),
        t,
        named=lambda own: clash_words.action_field(own, view.catalogue, t),
    )


def _what(centre_id: str) -> str:
    return f"roadmap:{centre_id}"


def _decide(
    ws: Workspace,
    centre_id: str,
    decide: Callable[[Decisions], Changed[Decisions]],
    said: str,
    t: Translator,
    failed: str = "",
) -> None:
    """Store a decision, remember the way back, and plan again."""
    try:
        done = decide(seen.of(_what(centre_id), PLACE, Decisions()))
    except Conflict as error:
        mine, theirs = error.mine, error.theirs
        if isinstance(mine, Decisions) and isinstance(theirs, Decisions):
            again = partial(planning.set_decisions, ws, centre_id, mine)
            keep = partial(_decide, ws, centre_id, lambda own: again(seen=own), said, t)
            seen.clashed(PLACE, error, keep)
        return
    except ProdigeError as error:
        problems.show(error, failed or t.gettext("Not saved."), t)
        return
    seen.settled(PLACE)
    seen.show(_what(centre_id), done.meant)
    session.remember_decision(centre_id, done.before, done.after, said)
    plan_again(ws, centre_id, t)
