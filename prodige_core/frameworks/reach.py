"""Can every level be reached? For each step some set of actions that may stand together must bring all of it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from prodige_core.errors import Problem
from prodige_core.frameworks.model import Action, Framework
from prodige_core.frameworks.reader import YamlFile
from prodige_core.i18n import N_

FULL = 100
_MOST_SETS = 5000
"""Sets tried for one step before it is given the benefit of the doubt; steps have a handful of actions."""


def reach_problems(
    framework: Framework,
    actions: Mapping[str, Action],
    file: YamlFile,
    actions_file: YamlFile,
    places: Mapping[str, int],
) -> None:
    """Note every action that can never be done, and every step that no set of actions closes."""
    if actions_file.data is None or (not actions and not actions_file.lines):
        return  # unreadable, or a questionnaire without a catalogue: it can be scored, not planned
    needed = {own_id: _needed(own_id, actions) for own_id in actions}
    clashes = {own_id: _clash(ids, actions) for own_id, ids in needed.items()}
    for own_id, clash in clashes.items():
        if clash is not None and own_id not in clash:
            actions_file.problem(
                (places[own_id], "requires"),
                own_id,
                N_("can never be done: it needs {one} and {other}, which exclude each other."),
                N_("Change one of the requirements."),
                one=clash[0],
                other=clash[1],
            )
    brought = _shares(actions, framework)
    for a, area in enumerate(framework.areas):
        for p, practice in enumerate(area.practices):
            for to in range(1, framework.top + 1):
                found = _gap(brought.get((practice.id, to), {}), needed, actions)
                if found is not None:
                    place = ("areas", a, "practices", p)
                    file.problems.append(
                        Problem(file.name, practice.id, *found, file.line(place), _values(brought, practice.id, to))
                    )


def _values(brought: Mapping[tuple[str, int], Mapping[str, int]], practice: str, to: int) -> dict[str, object]:
    return {"low": to - 1, "to": to, "total": sum(brought.get((practice, to), {}).values())}


def _gap(
    shares: Mapping[str, int], needed: Mapping[str, frozenset[str]], actions: Mapping[str, Action]
) -> tuple[str, str] | None:
    """What is wrong with one step, as text and remedy; None when it can be closed."""
    if sum(shares.values()) < FULL:
        return (
            N_("cannot be raised from {low} to {to}: the actions’ shares add up to {total} of 100."),
            N_("Add an action that raises it to {to}."),
        )
    if not _closable(shares, needed, actions):
        return (
            N_("cannot be raised from {low} to {to}: the actions that would do it exclude each other."),
            N_("Let a set of actions that may stand together reach 100."),
        )
    return None


def _closable(shares: Mapping[str, int], needed: Mapping[str, frozenset[str]], actions: Mapping[str, Action]) -> bool:
    """Whether shares of actions that may stand together, with all they need, reach 100."""
    tried = 0
    waiting: list[tuple[frozenset[str], int, tuple[str, ...]]] = [(frozenset(), 0, tuple(shares))]
    while waiting:
        chosen, total, left = waiting.pop()
        if total >= FULL:
            return True
        tried += 1
        if tried > _MOST_SETS:
            return True
        for position, own_id in enumerate(left):
            together = chosen | needed[own_id]
            if _clash(together, actions) is None:
                waiting.append((together, total + shares[own_id], left[position + 1 :]))
    return False


def _needed(own_id: str, actions: Mapping[str, Action]) -> frozenset[str]:
    """The action and everything it requires, directly or not; unknown ids and circles are reported elsewhere."""
    found: set[str] = set()
    waiting = [own_id]
    while waiting:
        current = waiting.pop()
        if current in actions and current not in found:
            found.add(current)
            waiting += actions[current].requires
    return frozenset(found)


def _clash(ids: Iterable[str], actions: Mapping[str, Action]) -> tuple[str, str] | None:
    """Two of the actions that exclude each other, whichever of them says so."""
    together = set(ids)
    for own_id in sorted(together):
        for other in actions[own_id].excludes:
            if other in together and other != own_id:
                return own_id, other
    return None


def _shares(actions: Mapping[str, Action], framework: Framework) -> dict[tuple[str, int], dict[str, int]]:
    """Percent of each step (practice, level reached) by action. A misspelt practice, told elsewhere, counts as meant."""
    brought: dict[tuple[str, int], dict[str, int]] = {}
    for action in actions.values():
        for step in action.raises:
            practice = step.practice
            if practice not in framework.practices:
                practice = next(iter(difflib.get_close_matches(practice, framework.practices, n=1)), practice)
            at = brought.setdefault((practice, step.to), {})
            at[action.id] = at.get(action.id, 0) + step.share
    return brought
