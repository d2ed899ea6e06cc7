"""Which actions a centre's own answers say it has behind it.

Actions may require a foundation action, such as a written policy. A centre whose answers lie beyond what that action
brings has it in place already, and the plan should not begin with it. Argued in
``docs/decisions/006-foundations-in-place.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prodige_core.frameworks import Action, Catalogue, Raise
from prodige_core.responses import CentreFile
from prodige_core.scoring import FrameworkScores


@dataclass(frozen=True, slots=True)
class Foundation:
    """An action that the answers say is in place.

    steps: what it raises, each at or below the level of the centre now; never empty.
    needed_by: useful actions that require it, directly or through others, in catalogue order; empty when none does.
    accredited: the centre's profile says it, not the answers: the action is the application for the accreditation it has.
    """

    action: str
    steps: tuple[Raise, ...]
    needed_by: tuple[str, ...] = ()
    accredited: bool = False


def scored_levels(scores: Mapping[str, FrameworkScores]) -> dict[str, int]:
    """The level now of every scored practice, over all frameworks."""
    return {
        practice: score.level
        for sheet in scores.values()
        for practice, score in sheet.practices.items()
        if score.level is not None
    }


def suggested_done(
    file: CentreFile, catalogue: Catalogue, scores: Mapping[str, FrameworkScores]
) -> tuple[Foundation, ...]:
    """Actions to treat as done, in catalogue order, because useful ones require them and the answers say they are in place.

    An action is *useful* when it raises a scored practice above its level now and people have neither ruled it out nor
    done it. A foundation is required by a useful action, directly or through others, and every step it raises belongs
    to a scored practice and lies at or below its level. Left out are those people decided about (pinned, excluded,
    done) and those that cannot stand beside a useful or pinned action: marking one as done never takes a choice away.

    A centre with its own accreditation is never told to apply for it: that application counts as done whatever is answered.
    """
    levels = scored_levels(scores)
    decisions = file.decisions
    decided = {*decisions.pinned, *decisions.excluded, *decisions.done}
    settled = {*decisions.excluded, *decisions.done}
    useful = [action for action in catalogue.actions.values() if action.id not in settled and _rises(action, levels)]
    wanted = {action.id for action in useful} | set(decisions.pinned)
    needed_by: dict[str, list[str]] = {}
    for action in useful:
        for required in _required(action, catalogue):
            needed_by.setdefault(required, []).append(action.id)
    return tuple(
        Foundation(own_id, action.raises, tuple(needed_by.get(own_id, ())), is_own_accreditation(file, action))
        for own_id, action in catalogue.actions.items()
        if own_id not in decided
        and (
            is_own_accreditation(file, action)
            or (own_id in needed_by and in_place(action, levels) and not _bars(action, wanted, catalogue))
        )
    )


def is_own_accreditation(file: CentreFile, action: Action) -> bool:
    """Whether the action applies for the accreditation the centre has. KA120 gives no grant, so an action with this
    funding can only be the application (Programme Guide: accreditation is a status, money comes by KA121).
    """
    return action.funding == "KA120" and file.centre.accreditation == "KA120"


def in_place(action: Action, levels: Mapping[str, int]) -> bool:
    """Whether the answers speak for it: every step it raises is on a scored practice, at or below its level."""
    return bool(action.raises) and all(
        step.practice in levels and step.to <= levels[step.practice] for step in action.raises
    )


def _rises(action: Action, levels: Mapping[str, int]) -> bool:
    return any(step.practice in levels and step.to > levels[step.practice] for step in action.raises)


def _required(action: Action, catalogue: Catalogue) -> Iterator[str]:
    """Everything an action requires, directly or through others, each once."""
    seen: set[str] = set()
    waiting = list(action.requires)
    while waiting:
        own_id = waiting.pop()
        if own_id in seen or own_id not in catalogue.actions:
            continue
        seen.add(own_id)
        waiting += catalogue.actions[own_id].requires
        yield own_id


def _bars(action: Action, wanted: set[str], catalogue: Catalogue) -> bool:
    """Whether it excludes a wanted action, or one excludes it (``excludes`` holds both ways)."""
    return not wanted.isdisjoint(action.excludes) or any(
        action.id in catalogue.actions[own_id].excludes for own_id in wanted if own_id in catalogue.actions
    )
