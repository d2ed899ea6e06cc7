"""What comes next, for the progress report: every action of the present plan stands in one place and no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prodige_core.planning import is_past
from prodige_core.reports.document import Block, Column, Heading, Table, paragraph
from prodige_core.reports.progress_inputs import ProgressInputs
from prodige_core.roadmap import PlannedAction

NEXT = 12
"""Actions named as coming next: about a year of a school’s work (editorial); the roadmap report has all."""
OVER = frozenset(["done", "declined", "dropped"])


@dataclass(frozen=True, slots=True)
class Ahead:
    """Actions of the present plan that are neither done nor given up, by the board of today, soonest first.

    waiting: were to begin by the day of the later round (or are over by their dates) and have not begun. to_begin: all
    others that have not begun.
    """

    under_way: tuple[PlannedAction, ...]
    waiting: tuple[PlannedAction, ...]
    to_begin: tuple[PlannedAction, ...]


def ahead(inputs: ProgressInputs) -> Ahead:
    """Sort what is left of the plan. Before anything can be compared nothing waits that is not over by its dates."""
    board, found = inputs.file.board, inputs.meanwhile
    kinds: dict[str, list[PlannedAction]] = {"under_way": [], "waiting": [], "to_begin": []}
    for action in sorted(inputs.roadmap.actions, key=lambda own: own.first_day):
        status = board[action.id].status if action.id in board else "proposed"
        if status in OVER or action.id in inputs.file.decisions.done:
            continue
        late = is_past(action.last_day, inputs.made_on) or (found is not None and action.first_day <= found.last_day)
        kinds["under_way" if status == "started" else "waiting" if late else "to_begin"].append(action)
    return Ahead(*(tuple(own) for own in kinds.values()))


def state_sentence(own: Ahead, inputs: ProgressInputs) -> str:
    """How many actions are under way, and how many wait; empty where there are none."""
    t, said = inputs.t, []
    if count := len(own.under_way):
        text = t.ngettext("{count} action is under way.", "{count} actions are under way.", count)
        said.append(text.format(count=t.number(count)))
    if count := len(own.waiting):
        text = t.ngettext(
            "{count} action of the plan was to begin by now and has not.",
            "{count} actions of the plan were to begin by now and have not.",
            count,
        )
        said.append(text.format(count=t.number(count)))
    return " ".join(said)


def nothing_planned(inputs: ProgressInputs) -> str:
    """Why no next actions are named, where nothing of the plan is left."""
    t = inputs.t
    if inputs.outdated:
        return t.gettext("The roadmap is out of date: plan again, then the next actions stand here.")
    if inputs.roadmap.status == "infeasible":
        return t.gettext("The fixed actions cannot stand together, so there is no plan at the moment.")
    if inputs.roadmap.actions:
        return t.gettext(
            "Every action of the plan lies behind you. Plan again from today, then the next ones stand here."
        )
    return t.gettext("There is no plan with actions at the moment. Choose targets and means, then make one.")


def next_chapter(inputs: ProgressInputs) -> tuple[Block, ...]:
    """The present plan's actions that come first; a centre that has compared is told when there is none."""
    t = inputs.t
    heading = Heading(1, t.gettext("What comes next"), "next")
    left = ahead(inputs)
    state = state_sentence(left, inputs)
    if not left.to_begin and not state:
        return (heading, paragraph(nothing_planned(inputs))) if inputs.movements else ()
    blocks: list[Block] = [heading, paragraph(inputs.roadmap.summary, "lead")]
    if state:
        blocks.append(paragraph(state))
    if left.to_begin:
        blocks += _to_begin(left.to_begin, inputs)
    return tuple(blocks)


def _to_begin(actions: Sequence[PlannedAction], inputs: ProgressInputs) -> list[Block]:
    """The first of them, and how many more there are."""
    t, more = inputs.t, len(actions) - NEXT
    header = (t.gettext("Action"), t.gettext("When"), t.gettext("Lead"))
    rows = tuple((action.title, action.period, action.lead_name) for action in actions[:NEXT])
    blocks: list[Block] = [
        paragraph(t.gettext("All actions with their steps stand in the roadmap report."), "note"),
        Table("", header, rows, (Column(5.2), Column(2.4), Column(2.4))),
    ]
    if more > 0:
        text = t.ngettext("And {count} more action.", "And {count} more actions.", more)
        blocks.append(paragraph(text.format(count=t.number(more)), "note"))
    return blocks
