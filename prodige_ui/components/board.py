"""The board: columns by status, a card for each action, and what came of the last change at the foot of the window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.responses import BoardStatus
from prodige_core.roadmap import status_name
from prodige_core.services import accepting, board_words
from prodige_core.services.board import BoardCard, BoardView
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, session
from prodige_ui.components import board_card, keeping, own_action, problems
from prodige_ui.components.text import literal

COLUMNS: tuple[BoardStatus, ...] = ("proposed", "accepted", "started", "done")
BELOW_EACH_OTHER: tuple[BoardStatus, ...] = ("started", "accepted", "proposed", "done")
"""On phones: what is under way first, else it would stand below everything that is only proposed."""
OVER: tuple[BoardStatus, ...] = ("declined", "dropped")
"""Folded below the columns: what nobody works on takes no room."""
SHOWN = 8
"""Cards of one column shown at once; more are folded, because nobody reads more and each costs time (editorial)."""
BAR_ROW = (3, 1.25)


def nothing_yet(t: Translator) -> None:
    """Before there is a plan: what the board is for, and the way to one."""
    st.write(
        t.gettext(
            "The board shows where each action of your roadmap stands: who sees to it, by when, and what is done. It fills when there is a roadmap."
        )
    )
    _to_the_roadmap(t)


def _to_the_roadmap(t: Translator) -> None:
    st.page_link(navigation.path("roadmap"), label=t.gettext("Go to the roadmap"), icon=":material/timeline:")


def columns(ws: Workspace, centre_id: str, view: BoardView, t: Translator, *, edits: bool) -> None:
    """All cards; on a phone the columns stand below each other."""
    with st.container(key="board-columns"):
        order = BELOW_EACH_OTHER if session.on_phone() else COLUMNS
        for column, status in zip(st.columns(len(COLUMNS), gap="small"), order, strict=True):
            cards = view.of(status)
            with column:
                st.subheader(f"{literal(status_name(status, t))} ({t.number(len(cards))})")
                if status == "proposed" and edits:
                    _accept(ws, centre_id, view, t)
                _cards(ws, centre_id, cards, view, t, edits=edits)
    over = [card for status in OVER for card in view.of(status)]
    if over:
        with st.expander(t.gettext("Declined or dropped ({count})").format(count=t.number(len(over)))):
            _cards(ws, centre_id, over, view, t, edits=edits)


def _accept(ws: Workspace, centre_id: str, view: BoardView, t: Translator) -> None:
    """One button for all that is due first, so that a term is agreed in one go."""
    cards = view.due_first
    if len(cards) < 2:
        return
    ids = [card.id for card in cards]
    st.button(
        board_words.accept_label(cards, t),
        key="accept-term",
        icon=board_card.ICONS["accepted"],
        width="stretch",
        on_click=keeping.save,
        args=(
            board_card.SECTION,
            lambda: accepting.accept(ws, centre_id, ids, seen=view.entries),
            lambda done: partial(accepting.undo_accept, ws, centre_id, done),
            lambda done: board_words.accepted_sentence(len(done.after), t),
        ),
    )


def _cards(
    ws: Workspace, centre_id: str, cards: Sequence[BoardCard], view: BoardView, t: Translator, *, edits: bool
) -> None:
    if not cards:
        st.write(t.gettext("None."))
    for card in cards[:SHOWN]:
        board_card.show(ws, centre_id, card, view, t, edits=edits)
    rest = cards[SHOWN:]
    if rest:
        label = t.ngettext("{count} more", "{count} more", len(rest)).format(count=t.number(len(rest)))
        more = st.expander(label, key=f"board-more-{cards[0].status}", on_change="rerun")
        with more:
            for card in rest if more.open else ():
                board_card.show(ws, centre_id, card, view, t, edits=edits)


def bar(t: Translator) -> None:
    """At the foot of the window, because a card that moved is somewhere else: what was saved, with the way back."""
    change = session.take_change(board_card.SECTION)
    if change is None:
        return
    with st.bottom, st.container(key="plan-bar"):
        if change.error is not None:
            problems.show(change.error, t.gettext("This was not saved."), t, own_action.field_names(t))
            return
        words, buttons = st.columns(BAR_ROW, vertical_alignment="center")
        words.markdown(f":material/check_circle: **{t.gettext('Saved.')}** {literal(change.note)}")
        if change.undo is not None:
            buttons.button(
                t.gettext("Undo"),
                key="undo-board",
                icon=":material/undo:",
                on_click=keeping.save,
                args=(board_card.SECTION, change.undo),
                kwargs={"write": change.write},
            )


def headline(view: BoardView, t: Translator) -> None:
    """The sentence that says it all."""
    st.markdown(f"**{literal(board_words.headline(view, t))}**")
    if view.stored is None:
        st.write(t.gettext("There is no roadmap yet: these are only the actions you have decided about."))
        _to_the_roadmap(t)
