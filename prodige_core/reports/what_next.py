"""What one-page summaries name on their day: the next actions, or once a plan is over what was done and the next round."""

from __future__ import annotations

from collections.abc import Sequence

from prodige_core.planning import is_past
from prodige_core.reports.document import Run, Runs
from prodige_core.reports.inputs import ReportInputs
from prodige_core.reports.today import Finished, Today, finished_in
from prodige_core.roadmap import Milestone, PlannedAction


def next_heading(today: Today, inputs: ReportInputs, *, why: bool) -> str:
    """The title above them. why: whether their reasons are told too."""
    t = inputs.t
    if not inputs.roadmap.actions:
        return t.gettext("What we do first")
    if today.is_over:
        return t.gettext("What was done, and what comes next") if today.done else t.gettext("What comes next")
    if not today.ahead:
        return t.gettext("What is still open")
    if today.moving:
        return t.gettext("What we do next, and why") if why else t.gettext("What we do next")
    return t.gettext("What we do first, and why") if why else t.gettext("What we do first")


def next_actions(today: Today) -> tuple[PlannedAction, ...]:
    """What is ahead, in turn; else what is late. Nothing that is done or given up."""
    return in_turn(today.ahead or today.late, today)


def in_turn(actions: Sequence[PlannedAction], today: Today) -> tuple[PlannedAction, ...]:
    """Term by term from today on; in a term what matters most to the school first, of these what takes most staff hours.

    An action weighs what the heaviest target weighs that it works on; without one, as much as what it prepares.
    """
    every = {own.id: own for own in (*today.left, *actions)}

    def weight(action: PlannedAction) -> int:
        prepared = [every[ref.id] for ref in action.prepares if ref.id in every]
        steps = action.closes or tuple(step for own in prepared for step in own.closes)
        return max((step.weight for step in steps), default=0)

    def turn(action: PlannedAction) -> tuple[int, int, int, int]:
        return today.from_term(action), -weight(action), -action.total_hours, action.number

    return tuple(sorted(actions, key=turn))


def done_point(own: Finished, inputs: ReportInputs) -> Runs:
    """A finished action and when it was finished."""
    when = finished_in(own, inputs)
    return (Run(own.title, strong=True), *([Run(inputs.t.gettext(" – {when}").format(when=when))] if when else []))


def milestones_ahead(inputs: ReportInputs) -> tuple[Milestone, ...]:
    """Those whose term is not over: what is reached by now only new answers can say."""
    return tuple(own for own in inputs.roadmap.milestones if not is_past(own.day, inputs.made_on))
