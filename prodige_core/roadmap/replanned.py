"""What re-planning changed, action by action, and why. A reason is told only where it follows from the two plans.

Every "why" compares facts of before and after: decisions, the board, the calendar, hours and money. Where none of them
alone explains a change, it says that the rest was planned anew around what is fixed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from prodige_core.board import effective, with_own_actions
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator, month_name
from prodige_core.planning.build import build_problem
from prodige_core.planning.calendar import terms_from
from prodige_core.planning.ongoing import Ongoing, ongoing
from prodige_core.planning.problem import PlanAction, PlanningProblem
from prodige_core.planning.result import Plan
from prodige_core.responses import CentreFile, Decisions, Means
from prodige_core.roadmap.replanned_means import MeansCompared
from prodige_core.roadmap.sentences import action_title
from prodige_core.roadmap.why import targets_of
from prodige_core.roadmap.words import term_label
from prodige_core.scoring import FrameworkScores

ChangeKind = Literal["done", "started", "left_out", "moved", "dropped", "new"]
KINDS: tuple[ChangeKind, ...] = ("done", "started", "left_out", "moved", "dropped", "new")
"""In the order in which they are told: first what people did, then what follows from it."""


@dataclass(frozen=True, slots=True)
class Before:
    """The plan that was replaced and what it was made from. decisions: as they counted then. own: ids of own actions."""

    plan: Plan
    means: Means
    decisions: Decisions
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReplanningChange:
    """One change. what: in a few words, such as from which term to which (empty for done). why: a sentence."""

    action: str
    title: str
    kind: ChangeKind
    what: str
    why: str


def replanning_changes(
    before: Before,
    after: Plan,
    file: CentreFile,
    catalogue: Catalogue,
    scores: Mapping[str, FrameworkScores],
    t: Translator,
) -> tuple[ReplanningChange, ...]:
    """What is other than in the plan before, in the order of `KINDS` and of the plans. Empty when nothing is.

    file: as it is now, from which ``after`` was made. Raises `PlanningInputError` for a file that cannot be planned.
    """
    catalogue = with_own_actions(catalogue, file)
    comparison = _Comparison(before, after, file, catalogue, build_problem(file, catalogue, scores), t)
    found = [change for own in comparison.ids() for change in comparison.of(own)]
    return tuple(sorted(found, key=lambda change: KINDS.index(change.kind)))


class _Comparison:
    """The two plans side by side, laid on one calendar."""

    def __init__(
        self,
        before: Before,
        after: Plan,
        file: CentreFile,
        catalogue: Catalogue,
        problem: PlanningProblem,
        t: Translator,
    ) -> None:
        self.before, self.file, self.catalogue, self.problem, self.t = before, file, catalogue, problem, t
        self.work: Ongoing = ongoing(file, catalogue)
        self.decisions = effective(file)
        former = terms_from(before.means.start, before.means.terms)
        self.former_labels = {term.number: term_label(term, t) for term in former}
        self.labels = {term.number: term_label(term, t) for term in problem.terms}
        now = {term.first_day: term.number for term in problem.terms}
        self.number = {term.number: now.get(term.first_day) for term in former}
        self.old = {entry.action: entry.start for entry in before.plan.actions}
        self.new = {entry.action: entry.start for entry in after.actions}
        self.ends = {entry.action: entry.end for entry in after.actions}
        self.plan = after
        self.means = MeansCompared(
            before.plan, before.means, file.means or before.means, problem, self.number, self.new, t
        )

    def ids(self) -> list[str]:
        return list(dict.fromkeys([*self.old, *self.new]))

    def of(self, own: str) -> Iterator[ReplanningChange]:
        entry = self.file.board.get(own)
        old, new = self.old.get(own), self.new.get(own)
        if own in self.decisions.done and old is not None:
            ended = entry.ended if entry is not None and entry.status == "done" else ""
            t = self.t
            why = t.gettext("It was finished in {month}.").format(month=month_name(ended, t)) if ended else ""
            yield self._change(own, "done", "", why or t.gettext("You marked it as done."))
        elif own in self.decisions.excluded and old is not None:
            yield self._left_out(own, old)
        elif own in self.work.running or own in self.work.late:
            yield self._goes_on(own)
        elif old is not None and new is not None:
            if self.number[old] != new:
                what = self.t.gettext("From {before} to {after}").format(
                    before=self.former_labels[old], after=self.labels[new]
                )
                yield self._change(own, "moved", what, self._why_moved(own, old, new))
        elif old is not None:
            what = self.t.gettext("It was for {term}").format(term=self.former_labels[old])
            yield self._change(own, "dropped", what, self._why_dropped(own, old))
        elif new is not None:
            what = self.t.gettext("Starts in {term}").format(term=self.labels[new])
            yield self._change(own, "new", what, self._why_new(own))

    def _left_out(self, own: str, old: int) -> ReplanningChange:
        t, entry = self.t, self.file.board.get(own)
        what = t.gettext("It was for {term}").format(term=self.former_labels[old])
        if entry is not None and entry.status == "dropped":
            why = t.gettext("You dropped it: {reason}").format(reason=entry.reason)
        elif entry is not None and entry.status == "declined":
            why = t.gettext("You declined it: {reason}").format(reason=entry.reason)
        else:
            why = t.gettext("You left it out.")
        return self._change(own, "left_out", what, why)

    def _goes_on(self, own: str) -> ReplanningChange:
        t, run = self.t, self.work.running.get(own)
        why = t.gettext("It has been under way since {month}, so it keeps its place.").format(
            month=month_name(self.file.board[own].started, t)
        )
        if run is None:
            return self._change(own, "started", t.gettext("Goes on after this plan"), why)
        if run.beyond:
            return self._change(own, "started", t.gettext("Goes on beyond the end of the plan"), why)
        return self._change(own, "started", t.gettext("Goes on until {term}").format(term=self.labels[run.end]), why)

    def _why_moved(self, own: str, old: int, new: int) -> str:
        t, there = self.t, self.number[old]
        if own in self.decisions.pinned:
            return t.gettext("You fixed its start.")
        if there is None:
            return t.gettext("Its term, {term}, is over and it has not begun.").format(term=self.former_labels[old])
        for other in self._action(own).requires:
            if self.ends.get(other, 0) >= there:
                return t.gettext("“{action}” has to be finished first, and that ends in {term} now.").format(
                    action=self._title(other), term=self.labels[self.ends[other]]
                )
            if other in self.decisions.done and other in self.old and new < there:
                return t.gettext("It no longer waits for “{action}”, which is done.").format(action=self._title(other))
        if new < there:
            return self._anew()  # sooner than before: nothing kept it from its former term
        return self.means.because_of(self.means.lacks(own, there)) or self._anew()

    def _why_dropped(self, own: str, old: int) -> str:
        t = self.t
        action = self.problem.by_id.get(own)
        if action is None:
            return t.gettext("It is no longer in the catalogue.")
        fixed = {*self.decisions.done, *self.problem.pinned}
        for other in sorted(fixed):
            if other in action.excludes or (other in self.problem.by_id and own in self._action(other).excludes):
                return t.gettext("It cannot stand beside “{action}”.").format(action=self._title(other))
        for other in action.requires:
            if other in self.decisions.excluded:
                return t.gettext("It needs “{action}” first, which is left out.").format(action=self._title(other))
        if not self._wanted(action):
            return t.gettext("What it raises is reached, or no longer a target.")
        starts = self._starts(action)
        if not starts:
            return t.gettext("In the terms that are left it can no longer begin in time.")
        found = [self.means.lacks(own, start) for start in starts]
        eased = [lacks for lacks in found if lacks and all(lack.eased for lack in lacks)]
        if all(found):  # it fits nowhere beside the others
            return self.means.because_of(min(eased or found, key=len)) or self._anew()
        if self._out_of_reach(action):
            return t.gettext("The level below the one it raises is no longer reached.")
        return self._anew()

    def _why_new(self, own: str) -> str:
        t = self.t
        if own in self.decisions.pinned:
            return t.gettext("You fixed its start.")
        if any(action.id == own for action in self.file.own_actions) and own not in self.before.own:
            return t.gettext("It is an action you added.")
        if own in self.before.decisions.excluded or own in self.before.decisions.done:
            return t.gettext("You took back what you had decided about it.")
        for other in self.new:
            if own in self._action(other).requires and other not in self.old:
                return t.gettext("“{action}”, which is new too, needs it first.").format(action=self._title(other))
        steps = {(share.practice, share.to) for share in self._action(own).shares}
        wanted = targets_of(self.before.plan)
        for goal in self.problem.goals:
            raised = any((goal.practice, to) in steps for to in range(goal.current + 1, goal.target + 1))
            if raised and wanted.get(goal.practice, 0) < goal.target:
                return t.gettext("“{practice}” has a new or higher target.").format(
                    practice=t.pgettext(goal.practice, self.catalogue.practices[goal.practice].title)
                )
        for other in self.old:
            left_out = self.problem.by_id.get(other) if other in self.decisions.excluded else None
            if left_out is not None and steps & {(share.practice, share.to) for share in left_out.shares}:
                return t.gettext("It works on the same as “{action}”, which is left out.").format(
                    action=self._title(other)
                )
        return self._anew()

    def _starts(self, action: PlanAction) -> list[int]:
        """Terms in which it may begin by its length, its months and the end of what it requires in the new plan."""
        ready = max((self.ends[other] + 1 for other in action.requires if other in self.ends), default=1)
        return [
            start
            for start in range(ready, self.problem.count - action.terms + 2)
            if not action.months or set(action.months) & set(self.problem.terms[start - 1].months)
        ]

    def _wanted(self, action: PlanAction) -> bool:
        """Whether it raises an open step of a target, or something that does requires it."""
        waiting, seen = [action.id], set[str]()
        while waiting:
            own = waiting.pop()
            if own in seen:
                continue
            seen.add(own)
            if any(
                goal.practice == share.practice and goal.current < share.to <= goal.target
                for share in self.problem.by_id[own].shares
                for goal in self.problem.goals
            ):
                return True
            waiting += [other.id for other in self.problem.actions if own in other.requires]
        return False

    def _out_of_reach(self, action: PlanAction) -> bool:
        """Whether each step it works on lies above a step that the new plan does not close; False where it has none."""
        targets = {goal.practice: goal.target for goal in self.problem.goals}
        steps = [share for share in action.shares if share.to <= targets.get(share.practice, 0)]
        return bool(steps) and all(self.plan.levels[share.practice][-1] < share.to - 1 for share in steps)

    def _action(self, own: str) -> PlanAction:
        return self.problem.by_id[own]

    def _title(self, own: str) -> str:
        return action_title(self.catalogue, own, self.t)

    def _anew(self) -> str:
        return self.t.gettext("The rest was planned anew around what is fixed.")

    def _change(self, own: str, kind: ChangeKind, what: str, why: str) -> ReplanningChange:
        return ReplanningChange(own, self._title(own), kind, what, why)
