"""What a plan comes to on the day a document is made: what is done, late and still ahead, and which term is the next.

The day is ``made_on``, the rest the board and the plan. Late is what the board calls late (`planning.is_past`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prodige_core.board import with_own_actions
from prodige_core.frameworks import Role
from prodige_core.i18n import first_of
from prodige_core.planning import due_day, is_past, terms_from
from prodige_core.reports.inputs import ReportInputs
from prodige_core.roadmap import PlannedAction, RoadmapTerm

OVER = frozenset(["done", "declined", "dropped"])
MOST_QUOTED = 3
"""Actions named in a sentence (editorial)."""


@dataclass(frozen=True, slots=True)
class Finished:
    """An action that is done. month: in which it ended (``YYYY-MM``), empty when nobody said. hours: of the whole action.

    lead: None when the catalogue does not hold it any more. planned: None when the present plan does not hold it.
    """

    id: str
    title: str
    month: str
    hours: int
    lead: Role | None
    planned: PlannedAction | None


@dataclass(frozen=True, slots=True)
class Today:
    """done: in this plan or, by the board, before it. ahead and late: neither done nor given up, in the plan's order.

    present: the term of today, before the plan its first one; None after its end. term: the present or next term with
    anything ahead. ended: whether the plan's last day is over. moving: whether anything is past, done or under way.
    """

    done: tuple[Finished, ...]
    ahead: tuple[PlannedAction, ...]
    late: tuple[PlannedAction, ...]
    present: RoadmapTerm | None
    term: RoadmapTerm | None
    ended: bool
    moving: bool

    @property
    def is_over(self) -> bool:
        """Whether a new round is due: the plan is over, or nothing of it is left to do."""
        return self.ended or not self.left

    def from_term(self, action: PlannedAction) -> int:
        """The number of the term in which an action goes on or begins, never one that is over."""
        return action.start if self.present is None else max(action.start, self.present.number)

    @property
    def left(self) -> tuple[PlannedAction, ...]:
        """Everything that is neither done nor given up, late or ahead."""
        return tuple(sorted((*self.ahead, *self.late), key=lambda action: action.number))

    @property
    def to_begin(self) -> tuple[PlannedAction, ...]:
        """What is ahead and has not been started."""
        return tuple(action for action in self.ahead if action.status != "started")


def today_of(inputs: ReportInputs) -> Today:
    """Read plan and board as of the day of the document. An empty plan has nothing ahead and nothing late."""
    roadmap, day = inputs.roadmap, inputs.made_on
    left = [action for action in roadmap.actions if action.status not in OVER]
    late = tuple(action for action in left if _is_late(action, inputs))
    ahead = tuple(action for action in left if action not in late)
    done = _finished(inputs)
    present = next((term for term in roadmap.terms if not is_past(term.last_day, day)), None)
    ended = roadmap.end is not None and is_past(roadmap.end, day)
    moving = bool(done or late or ended or any(own.status == "started" for own in left)) or (
        bool(roadmap.terms) and is_past(roadmap.terms[0].last_day, day)
    )
    term = None
    if present is not None and ahead:
        term = roadmap.terms[min(max(own.start, present.number) for own in ahead) - 1]
    return Today(done, ahead, late, present, term, ended, moving)


def _is_late(action: PlannedAction, inputs: ReportInputs) -> bool:
    entry = inputs.file.board.get(action.id)
    due = due_day(entry.due) if entry is not None and entry.due else action.last_day
    return is_past(due, inputs.made_on)


def _finished(inputs: ReportInputs) -> tuple[Finished, ...]:
    """Those of the plan first. What was in place before any board is no work of this plan and is not among them."""
    known = with_own_actions(inputs.catalogue, inputs.file).actions
    board, planned = inputs.file.board, {own.id: own for own in inputs.roadmap.actions if own.status == "done"}
    titles = {own: action.title for own, action in planned.items()}
    titles |= {ref.id: ref.title for ref in inputs.roadmap.done if ref.id in board or ref.id in planned}
    return tuple(
        Finished(
            own,
            title,
            board[own].ended if own in board else "",
            known[own].total_hours if own in known else 0,
            known[own].lead if own in known else None,
            planned.get(own),
        )
        for own, title in titles.items()
    )


def largest_done(done: Sequence[Finished], most: int) -> tuple[Finished, ...]:
    """Those that took most staff hours, in the order in which they ended."""
    chosen = sorted(done, key=lambda own: -own.hours)[:most]
    return tuple(sorted(chosen, key=lambda own: own.month or "9999-99"))


def finished_in(own: Finished, inputs: ReportInputs) -> str:
    """When it was finished, in words; empty when nobody said."""
    if not own.month:
        return ""
    return inputs.t.gettext("finished in {month}").format(month=inputs.t.month(first_of(own.month)))


def school_year_of_today(inputs: ReportInputs) -> str:
    """The school year the document is made in: ``2026/27``."""
    return terms_from(f"{inputs.made_on:%Y-%m}", 1)[0].school_year_label


def overloads_ahead(inputs: ReportInputs) -> tuple[str, ...]:
    """Where started work needs more hours than there are, without terms that are over."""
    roadmap = inputs.roadmap
    return tuple(
        said
        for said, number in zip(roadmap.overloads, roadmap.overload_terms, strict=True)
        if not is_past(roadmap.terms[number - 1].last_day, inputs.made_on)
    )


def state_sentence(today: Today, inputs: ReportInputs) -> str:
    """How far the plan is, in numbers that add up to its actions. Empty before anything has happened."""
    t, count = inputs.t, len(inputs.roadmap.actions)
    if not today.moving or not count:
        return ""
    done = sum(1 for own in today.done if own.planned is not None)
    started = len(today.ahead) - len(today.to_begin)
    gone = count - done - len(today.left)
    numbers = (
        (done, t.ngettext("{count} is done", "{count} are done", done)),
        (started, t.ngettext("{count} is under way", "{count} are under way", started)),
        (len(today.late), t.ngettext("{count} is late", "{count} are late", len(today.late))),
        (len(today.to_begin), t.ngettext("{count} is to begin", "{count} are to begin", len(today.to_begin))),
        (gone, t.ngettext("{count} is given up", "{count} are given up", gone)),
    )
    parts = t.listing([text.format(count=t.number(number)) for number, text in numbers if number])
    said = t.ngettext("{day}: of {count} action, {parts}.", "{day}: of {count} actions, {parts}.", count)
    said = said.format(day=t.date(inputs.made_on), count=t.number(count), parts=parts)
    if not (others := len(today.done) - done):
        return said
    more = t.ngettext(
        "{count} more is done that this plan does not hold.",
        "{count} more are done that this plan does not hold.",
        others,
    )
    return t.gettext("{one} {other}").format(one=said, other=more.format(count=t.number(others)))


def round_steps(today: Today, inputs: ReportInputs) -> tuple[str, ...]:
    """What to do when a plan is over: nothing is said to be reached before people have answered again."""
    t = inputs.t
    steps = [t.gettext("Finish what is still open, or drop it, and say so on the board.")] if today.left else []
    return (
        *steps,
        t.gettext("Answer the questionnaires again: the progress report shows what has moved."),
        t.gettext("Choose what comes next, and make the next plan."),
    )


def round_sentence(today: Today, inputs: ReportInputs) -> str:
    """Why a new round is due."""
    t, end = inputs.t, inputs.roadmap.end
    if today.ended and end is not None:
        return t.gettext("The plan ran until {month}: a new round is due.").format(month=t.month(end))
    return t.gettext("Nothing of the plan is left to do: a new round is due.")


def quoted(actions: Sequence[PlannedAction], inputs: ReportInputs) -> str:
    """The first actions by name and how many more."""
    t = inputs.t
    names = [t.gettext("“{action}”").format(action=action.title) for action in actions[:MOST_QUOTED]]
    more = len(actions) - len(names)
    if more:
        names.append(t.ngettext("{count} more", "{count} more", more).format(count=t.number(more)))
    return t.listing(names)
