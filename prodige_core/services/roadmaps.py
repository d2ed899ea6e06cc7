"""The roadmap of a centre as it is stored now, with all that a screen needs to show it and to change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from prodige_core.access import Right
from prodige_core.board import effective, settled_by_board, with_own_actions
from prodige_core.frameworks import Action, Catalogue
from prodige_core.i18n import Translator
from prodige_core.planning import Plan, terms_from
from prodige_core.responses import CentreFile, Decisions, Means
from prodige_core.roadmap import Roadmap, build_roadmap, changes_in_short, changes_sentences, plan_changes, term_label
from prodige_core.scoring import score_file
from prodige_core.services import access
from prodige_core.services.centres import get_centre
from prodige_core.services.planning import StoredPlan, load_plan
from prodige_core.services.workspace import Workspace
from prodige_core.targets import planned_targets

Missing = Literal["", "answers", "means", "targets"]
DecisionKind = Literal["pinned", "excluded", "done"]


@dataclass(frozen=True, slots=True)
class DecidedAction:
    """One decision about an action. ``term`` is its start (from 1), only when pinned. by_board: the board says it."""

    id: str
    title: str
    kind: DecisionKind
    term: int | None = None
    by_board: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed from one plan to the next: in numbers, and with names (empty when no action changed)."""

    short: str
    full: str


@dataclass(frozen=True, slots=True)
class RoadmapView:
    """A centre's roadmap.

    missing: what must be told before anything can be planned: ``answers`` (no practice is scored), ``means``, or
    ``targets`` (none lies above the level of today); empty when planning can begin.
    stored: the last plan and whether it is current; None before the first one. roadmap: has status ``none`` then.
    decisions: as people decided on the roadmap. decided: these and what the board says, to be listed.
    terms: label of every term of the plan by number (from 1). starts: terms in which each planned or decided action
    may start by its length and months alone; none for what has begun. catalogue: with the centre's own actions.
    """

    missing: Missing
    stored: StoredPlan | None
    roadmap: Roadmap
    decisions: Decisions
    decided: tuple[DecidedAction, ...]
    terms: Mapping[int, str]
    starts: Mapping[str, tuple[int, ...]]
    catalogue: Catalogue


@access.needs(Right.VIEW)
def roadmap_view(ws: Workspace, centre_id: str, t: Translator) -> RoadmapView:
    """The roadmap in the reader's language. Raises `NotFound`."""
    file = get_centre(ws, centre_id)
    scores = score_file(file, ws.catalogue)
    stored = load_plan(ws, centre_id)
    catalogue = with_own_actions(ws.catalogue, file)
    roadmap = build_roadmap(
        file, catalogue, scores, stored.plan if stored and _fits(stored.plan, file, catalogue) else None, t
    )
    answered = any(score.value is not None for sheet in scores.values() for score in sheet.practices.values())
    missing: Missing = ""
    if not answered:
        missing = "answers"
    elif file.means is None:
        missing = "means"
    elif not planned_targets(file, ws.catalogue, scores):
        missing = "targets"
    calendar = terms_from(file.means.start, file.means.terms) if file.means else ()
    settled = settled_by_board(file)
    decided = tuple(
        replace(entry, by_board=entry.id in settled) for entry in decided_actions(effective(file), catalogue, t)
    )
    shown = {action.id for action in roadmap.actions} | {entry.id for entry in decided}
    return RoadmapView(
        missing=missing,
        stored=stored,
        roadmap=roadmap,
        decisions=file.decisions,
        decided=decided,
        terms={term.number: term_label(term, t) for term in calendar},
        starts={
            own: possible_starts(catalogue.actions[own], file.means)
            for own in sorted(shown - settled)
            if file.means is not None and own in catalogue.actions
        },
        catalogue=catalogue,
    )


def possible_starts(action: Action, means: Means) -> tuple[int, ...]:
    """Terms (from 1) in which an action may start by its length and its months, whatever else is planned."""
    calendar = terms_from(means.start, means.terms)
    return tuple(
        term.number
        for term in calendar[: max(0, means.terms - action.terms + 1)]
        if not action.months or set(action.months) & set(term.months)
    )


def decided_actions(decisions: Decisions, catalogue: Catalogue, t: Translator) -> tuple[DecidedAction, ...]:
    """Every decision with the action's title: fixed ones by term, then excluded, then done."""

    def title(own: str) -> str:
        action = catalogue.actions.get(own)
        return t.pgettext(own, action.title) if action else own

    pinned = sorted(decisions.pinned.items(), key=lambda pin: pin[1])
    return (
        *(DecidedAction(own, title(own), "pinned", term) for own, term in pinned),
        *(DecidedAction(own, title(own), "excluded") for own in decisions.excluded),
        *(DecidedAction(own, title(own), "done") for own in decisions.done),
    )


def changes_between(before: Plan, after: Plan, view: RoadmapView, t: Translator) -> Changed | None:
    """What changed from one plan to the next; None when either is infeasible."""
    if "infeasible" in (before.status, after.status):
        return None
    changes = plan_changes(before, after, {ref.id for ref in view.roadmap.done})
    full = "" if changes.nothing else " ".join(changes_sentences(changes, view.catalogue, view.terms, t))
    return Changed(changes_in_short(changes, t), full)


def _fits(plan: Plan, file: CentreFile, catalogue: Catalogue) -> bool:
    """Whether a plan can be laid on the terms of today's means and be told in the words of today's frameworks.

    After another period was given, or an action, a practice or a level was taken out of a framework, it cannot.
    """
    if file.means is None or not all(entry.action in catalogue.actions for entry in plan.actions):
        return False
    heights = [(own, max(course)) for own, course in plan.levels.items()]
    heights += [(missed.practice, missed.target) for missed in plan.unreached]
    if not all(own in catalogue.practices and level <= catalogue.framework_of(own).top for own, level in heights):
        return False
    return [load.label for load in plan.terms] == [
        term.label for term in terms_from(file.means.start, file.means.terms)
    ]
