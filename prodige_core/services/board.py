"""The board of a centre as a screen shows it: every action that is planned, decided about or entered, and where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prodige_core import board
from prodige_core.access import Right
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator, month_name
from prodige_core.planning import due_day, is_past
from prodige_core.responses import STATUSES, BoardEntry, BoardStatus, CentreFile, Decisions, Means, OwnAction
from prodige_core.roadmap import owner_name, role_name
from prodige_core.roadmap.sentences import action_title
from prodige_core.services import access
from prodige_core.services.centres import get_centre
from prodige_core.services.planned_days import planned_days
from prodige_core.services.planning import StoredPlan, load_plan
from prodige_core.services.workspace import Workspace

Lateness = Literal["", "due", "start"]


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One action.

    entry: what is written on the board; an empty one where nothing is. said: whether the status comes from the roadmap's
    decisions or the plan (``decision``, ``plan``), from the board itself (``board``), or is only a start (``new``: an own
    action that no plan holds). begins, due: first day and last day, as the board or else the plan has them; None where
    neither says. late: ``due`` when it should be over, ``start`` when it should have begun, by the day of the view.
    """

    id: str
    title: str
    own: bool
    status: BoardStatus
    said: Literal["board", "decision", "plan", "new"]
    entry: BoardEntry
    owner: str
    lead: str
    planned: bool
    begins: dt.date | None
    due: dt.date | None
    late: Lateness
    since: str


@dataclass(frozen=True, slots=True)
class BoardView:
    """cards: by status in the order of a board, then by what is due first. entries, own_actions, decisions: as stored,
    for whoever changes them. stored: the last plan; None before the first one.
    """

    cards: tuple[BoardCard, ...]
    entries: Mapping[str, BoardEntry]
    own_actions: tuple[OwnAction, ...]
    decisions: Decisions
    means: Means | None
    stored: StoredPlan | None
    catalogue: Catalogue
    today: dt.date

    def of(self, status: BoardStatus) -> tuple[BoardCard, ...]:
        """The cards of one column."""
        return tuple(card for card in self.cards if card.status == status)

    @property
    def due_first(self) -> tuple[BoardCard, ...]:
        """The proposed cards of the plan that are due first, together: what to accept next."""
        due = [card for card in self.of("proposed") if card.planned and card.due is not None]
        return tuple(card for card in due if card.due == due[0].due)

    @property
    def late(self) -> tuple[BoardCard, ...]:
        """What is late."""
        return tuple(card for card in self.cards if card.late)


@access.needs(Right.VIEW)
def board_view(ws: Workspace, centre_id: str, t: Translator, day: dt.date | None = None) -> BoardView:
    """The board in the reader's language, late or not on ``day`` (today). Raises `NotFound`."""
    file = get_centre(ws, centre_id)
    stored = load_plan(ws, centre_id)
    today = day or ws.today()
    catalogue = board.with_own_actions(ws.catalogue, file)
    spans = planned_days(stored.plan if stored is not None else None, file.means)
    decisions = board.effective(file)
    ids = dict.fromkeys(
        [
            *spans,
            *file.board,
            *decisions.pinned,
            *decisions.done,
            *decisions.excluded,
            *(a.id for a in file.own_actions),
        ]
    )
    cards = [_card(own, file, catalogue, spans, today, t) for own in ids]
    never = dt.date.max
    cards.sort(key=lambda card: (STATUSES.index(card.status), card.due or never, card.begins or never, card.title))
    return BoardView(
        tuple(cards),
        dict(file.board),
        file.own_actions,
        file.decisions,
        file.means,
        stored,
        catalogue,
        today,
    )


def _card(
    own: str,
    file: CentreFile,
    catalogue: Catalogue,
    spans: Mapping[str, tuple[dt.date, dt.date]],
    today: dt.date,
    t: Translator,
) -> BoardCard:
    entry = file.board.get(own)
    status = board.shown_status(own, file, spans)
    shown = status or "proposed"
    said: Literal["board", "decision", "plan", "new"] = "board"
    if entry is None or status != entry.status:
        said = "decision" if status in ("done", "declined") else "plan" if status else "new"
    begins, planned_end = spans.get(own, (None, None))
    due = due_day(entry.due) if entry is not None and entry.due else planned_end
    action = catalogue.actions.get(own)
    return BoardCard(
        id=own,
        title=action_title(catalogue, own, t),
        own=board.is_own(own),
        status=shown,
        said=said,
        entry=entry or BoardEntry(),
        owner=owner_name(entry.owner.strip(), t) if entry is not None else "",
        lead=role_name(action.lead, t) if action is not None else "",
        planned=own in spans,
        begins=begins,
        due=due,
        late=_lateness(shown, begins, due, today),
        since=month_name(entry.started, t) if entry is not None and shown == "started" else "",
    )


def _lateness(status: BoardStatus, begins: dt.date | None, due: dt.date | None, today: dt.date) -> Lateness:
    """Late when its last day is over; late to begin when the whole term in which it should begin is over."""
    if status not in ("proposed", "accepted", "started"):
        return ""
    if due is not None and is_past(due, today):
        return "due"
    if status == "started" or begins is None:
        return ""
    return "start" if is_past(due_day(f"{begins:%Y-%m}"), today) else ""
