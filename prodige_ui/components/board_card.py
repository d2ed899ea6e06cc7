"""One card of the board: where the action stands, the usual next move, and everything else folded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

import streamlit as st

from prodige_core.board import MOVES
from prodige_core.frameworks import ROLES
from prodige_core.i18n import Translator, month_name
from prodige_core.planning import terms_from
from prodige_core.responses import BoardEntry, BoardStatus
from prodige_core.roadmap import owner_name, term_label
from prodige_core.services import board_words, board_writes
from prodige_core.services.board import BoardCard, BoardView
from prodige_core.services.board_writes import EntryChanged
from prodige_core.services.workspace import Workspace
from prodige_ui import seen
from prodige_ui.components import clashes, keeping, own_action
from prodige_ui.components.text import listed, literal

SECTION = "board"
NEXT: dict[BoardStatus, tuple[BoardStatus, ...]] = {
    "proposed": ("accepted",),
    "accepted": ("started",),
    "started": ("done",),
}
"""The moves most cards make next; the others are folded."""
ICONS: dict[BoardStatus, str] = {
    "proposed": ":material/undo:",
    "accepted": ":material/thumb_up:",
    "started": ":material/play_arrow:",
    "done": ":material/check:",
    "declined": ":material/block:",
    "dropped": ":material/stop:",
}
MONTHS_BACK = 24
"""How far back a month of start or end can be chosen: two school years (editorial); one stored stays."""


def show(ws: Workspace, centre_id: str, card: BoardCard, view: BoardView, t: Translator, *, edits: bool) -> None:
    """The card; ``edits``: with what changes it."""
    key = _key(card.id)
    seen.show(_what(centre_id, card.id), view.entries.get(card.id))
    with st.container(border=True, gap="small", key=f"board-card-{key}"):
        said = [f"**{literal(card.title)}**", literal(board_words.facts(card, t))]
        if late := board_words.late_words(card, t):
            said.append(f":material/schedule: {literal(late)}")
        st.markdown("  \n".join(part for part in said if part))
        if card.entry.reason and card.status in ("declined", "dropped"):
            because = t.gettext("Declined because: {reason}")
            if card.status == "dropped":
                because = t.gettext("Dropped because: {reason}")
            st.markdown(literal(because.format(reason=card.entry.reason)))
        if card.entry.note:
            st.markdown(literal(t.gettext("Notes: {text}").format(text=card.entry.note)))
        if card.entry.evidence:
            st.markdown(literal(t.gettext("What shows it: {text}").format(text=card.entry.evidence)))
        elif card.status == "done" and card.said == "board":
            st.markdown(literal(t.gettext("Nothing shows it yet.")))
        if not edits:
            return
        for to in NEXT.get(card.status, ()):
            _move(ws, centre_id, card, to, t)
        more = st.expander(t.gettext("More"), key=f"board-more-{key}", type="compact", on_change="rerun")
        with more:
            if more.open:
                _details(ws, centre_id, card, view, t)
        clashes.show(
            _place(card.id),
            lambda field, value: board_words.clash_value(field, value, t),
            t,
            named=lambda field: board_words.field_name(field, t),
        )


def _details(ws: Workspace, centre_id: str, card: BoardCard, view: BoardView, t: Translator) -> None:
    key, entry = _key(card.id), card.entry
    owners = dict.fromkeys(["", *ROLES, *(one.owner for one in view.entries.values() if one.owner), entry.owner])
    held = keeping.hold(f"owner-{key}", entry.owner)
    st.selectbox(
        t.gettext("Who sees to it"),
        list(owners),
        format_func=lambda own: listed(owner_name(own, t)) if own else t.gettext("nobody named yet"),
        key=held,
        on_change=_field,
        args=(ws, centre_id, card, "owner", held),
        accept_new_options=True,
    )
    dues = _due_months(view, entry)
    held = keeping.hold(f"due-{key}", entry.due)
    st.selectbox(
        t.gettext("Due by the end of"),
        list(dues),
        format_func=lambda month: _due_label(month, t),
        key=held,
        on_change=_field,
        args=(ws, centre_id, card, "due", held),
    )
    for field, said in (("started", t.gettext("Began in")), ("ended", t.gettext("Ended in"))):
        if _has(card, field):
            _month(ws, centre_id, card, view, field, said, t)
    for field, said in (("note", t.gettext("Notes")), ("evidence", t.gettext("What shows that it is done"))):
        held = keeping.hold(f"{field}-{key}", getattr(entry, field))
        st.text_area(
            said, key=held, on_change=_field, args=(ws, centre_id, card, field, held), height=90, max_chars=2000
        )
    reasons = [to for to in MOVES[card.status] if to in ("declined", "dropped")]
    for to in MOVES[card.status]:
        if to not in NEXT.get(card.status, ()) and to not in reasons:
            _move(ws, centre_id, card, to, t)
    if reasons:
        needed = t.gettext("Why not (needed to decline or drop it)")
        if len(reasons) == 1:
            needed = t.gettext("Why (needed to drop it)")
            if reasons[0] == "declined":
                needed = t.gettext("Why not (needed to decline it)")
        st.text_input(needed, key=f"reason-{key}", max_chars=500)
        for to in reasons:
            _move(ws, centre_id, card, to, t)
    if card.own:
        own_action.change(ws, centre_id, card.id, view, t)


def _has(card: BoardCard, field: str) -> bool:
    if card.said != "board":
        return False
    return card.status in (("started", "done", "dropped") if field == "started" else ("done", "dropped"))


def _month(
    ws: Workspace, centre_id: str, card: BoardCard, view: BoardView, field: str, said: str, t: Translator
) -> None:
    stored = str(getattr(card.entry, field))
    months = {
        f"{(at := view.today.year * 12 + view.today.month - 1 - back) // 12}-{at % 12 + 1:02d}"
        for back in range(MONTHS_BACK)
    }
    options = sorted({*months, stored} - {""}, reverse=True)
    if field == "ended" or card.status != "started":
        options = ["", *options]
    held = keeping.hold(f"{field}-{_key(card.id)}", stored)
    st.selectbox(
        said,
        options,
        format_func=lambda month: month_name(month, t) if month else t.gettext("not known"),
        key=held,
        on_change=_field,
        args=(ws, centre_id, card, field, held),
    )


def _due_months(view: BoardView, entry: BoardEntry) -> dict[str, None]:
    """As planned, then the last months of the plan's terms."""
    found = {"": None}
    if view.means is not None:
        terms = terms_from(view.means.start, view.means.terms)
        found |= dict.fromkeys(term.last_day.strftime("%Y-%m") for term in terms)
    return {**found, entry.due: None}


def _due_label(month: str, t: Translator) -> str:
    return term_label(terms_from(month, 1)[0], t) if month else t.gettext("as planned")


def _move(ws: Workspace, centre_id: str, card: BoardCard, to: BoardStatus, t: Translator) -> None:
    key = _key(card.id)

    def moving() -> None:
        reason = str(st.session_state.get(f"reason-{key}", ""))
        own = seen.of(_what(centre_id, card.id), _place(card.id), None)
        _save(
            ws,
            centre_id,
            card.id,
            lambda: board_writes.move(ws, centre_id, card.id, to, reason=reason, seen=own),
            board_words.moved_sentence(card.title, to, t),
        )

    st.button(
        board_words.move_label(card.status, to, t),
        key=f"move-{to}-{key}",
        icon=ICONS[to],
        on_click=moving,
        width="stretch",
    )


def _field(ws: Workspace, centre_id: str, card: BoardCard, field: str, held: str) -> None:
    value = st.session_state[held] or ""
    own = seen.of(_what(centre_id, card.id), _place(card.id), None)
    _save(
        ws,
        centre_id,
        card.id,
        lambda: board_writes.set_entry(ws, centre_id, card.id, {field: value}, seen=own),
        card.title,
    )


def _save(ws: Workspace, centre_id: str, action_id: str, change: Callable[[], EntryChanged], said: str) -> None:
    def kept(done: EntryChanged) -> EntryChanged:
        seen.show(_what(centre_id, action_id), done.entry.meant)
        return done

    def write(mine: object, theirs: object) -> EntryChanged:
        entry, other = cast(BoardEntry | None, mine), cast(BoardEntry | None, theirs)
        return kept(board_writes.put_entry(ws, centre_id, action_id, entry, seen=other))

    keeping.save(
        SECTION,
        lambda: kept(change()),
        lambda done: partial(board_writes.undo_entry, ws, centre_id, done),
        lambda _: said,
        place=_place(action_id),
        write=write,
    )


def _key(action_id: str) -> str:
    return action_id.replace(".", "-")


def _what(centre_id: str, action_id: str) -> str:
    return f"board:{centre_id}:{action_id}"


def _place(action_id: str) -> str:
    return f"board-{_key(action_id)}"
