"""Does a centre file fit the frameworks at hand? Ids exist, levels are on the scale, versions are the same."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Collection, Iterator, Mapping

from prodige_core.errors import Problem
from prodige_core.frameworks import Catalogue, Framework
from prodige_core.i18n import N_
from prodige_core.responses.model import Assessment, CentreFile
from prodige_core.shapes import MANY, MOST_TOLD


def check_against(file: CentreFile, catalogue: Catalogue, name: str = "centre file") -> list[Problem]:
    """Every problem of a centre file with respect to a catalogue; empty when all is well.

    Answers of assessments whose framework is not loaded are reported once, not answer by answer. Of very many problems
    the first `MOST_TOLD` are told.
    """
    problems = list(itertools.islice(_found(file, catalogue, name), MOST_TOLD + 1))
    if len(problems) > MOST_TOLD:
        count = f"{MOST_TOLD}+"
        problems[-1] = Problem(name, "", *MANY, None, {"count": count, "told": MOST_TOLD})
    return problems


def _found(file: CentreFile, catalogue: Catalogue, name: str) -> Iterator[Problem]:
    for index, assessment in enumerate(file.assessments):
        place = f"assessments[{index + 1}]"
        framework = catalogue.frameworks.get(assessment.framework)
        if framework is None:
            yield _unknown(
                name,
                f"{place}.framework",
                assessment.framework,
                catalogue.frameworks,
                N_("names the framework {id}, which is not here."),
            )
        elif assessment.framework_version != framework.version:
            yield Problem(
                name,
                f"{place}.framework_version",
                N_("was answered on version {theirs} of {framework}; here is {ours}."),
                N_("Use the frameworks folder it was made with, or update Prodige."),
                None,
                {"theirs": assessment.framework_version, "framework": framework.id, "ours": framework.version},
            )
        else:
            yield from _assessment(name, place, assessment, framework)
    areas = {area.id for framework in catalogue.frameworks.values() for area in framework.areas}
    known = {*areas, *catalogue.practices}
    for own_id in file.priorities:
        if own_id not in known:
            what = N_("names {id}, which is neither a practice nor an area.")
            yield _unknown(name, f"priorities.{own_id}", own_id, known, what)
    actions = {**catalogue.actions, **{action.id: action for action in file.own_actions}}
    yield from _decisions(name, file, actions)
    yield from _own_actions(name, file, catalogue, actions)


def _assessment(name: str, place: str, assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    for item_id, answer in assessment.answers.items():
        where = f"{place}.answers.{item_id}"
        if item_id not in framework.items:
            yield _unknown(
                name, where, item_id, framework.items, N_("answers {id}, which is not a question of this framework.")
            )
        elif answer.level is not None and answer.level > framework.top:
            yield _off_scale(name, where, answer.level, framework)
    for practice_id, target in (assessment.targets or {}).items():
        where = f"{place}.targets.{practice_id}"
        if practice_id not in framework.practices:
            yield _unknown(
                name,
                where,
                practice_id,
                framework.practices,
                N_("sets a target for {id}, which is not a practice of this framework."),
            )
        elif target > framework.top:
            yield _off_scale(name, where, target, framework)


def _own_actions(name: str, file: CentreFile, catalogue: Catalogue, actions: Mapping[str, object]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, action in enumerate(file.own_actions):
        place = f"own_actions[{index + 1}]"
        if action.id in seen:
            what = N_("repeats the action id {id}.")
            yield Problem(name, f"{place}.id", what, N_("Give each action its own id."), None, {"id": action.id})
        seen.add(action.id)
        for step in action.raises:
            if step.practice not in catalogue.practices:
                what = N_("raises {id}, which is not a practice of these frameworks.")
                yield _unknown(name, f"{place}.raises", step.practice, catalogue.practices, what)
            elif step.to > (framework := catalogue.framework_of(step.practice)).top:
                yield _off_scale(name, f"{place}.raises.{step.practice}", step.to, framework)
        for required in action.requires:
            if required not in actions:
                what = N_("requires the action {id}, which is not in the catalogue.")
                yield _unknown(name, f"{place}.requires", required, actions, what)
    yield from _circles(name, file)


def _circles(name: str, file: CentreFile) -> Iterator[Problem]:
    """Own actions that wait for each other. Those of a catalogue cannot wait for one, so a circle is among these."""
    waiting = {action.id: set(action.requires) for action in file.own_actions}
    while free := [own for own, requires in waiting.items() if not requires & waiting.keys()]:
        for own in free:
            del waiting[own]
    if waiting:
        what = N_("wait for each other, or for one that does: {ids}.")
        remedy = N_("Take one of the requirements away.")
        yield Problem(name, "own_actions", what, remedy, None, {"ids": ", ".join(sorted(waiting))})


def _decisions(name: str, file: CentreFile, actions: Mapping[str, object]) -> Iterator[Problem]:
    what = N_("names the action {id}, which is not in the catalogue.")
    for field, named in (("board", file.board), ("mobilities", file.mobilities)):
        for action_id in named:
            if action_id not in actions:
                yield _unknown(name, f"{field}.{action_id}", action_id, actions, what)
    decisions = file.decisions
    for field, ids in (("pinned", decisions.pinned), ("excluded", decisions.excluded), ("done", decisions.done)):
        for action_id in ids:
            if action_id not in actions:
                yield _unknown(name, f"decisions.{field}.{action_id}", action_id, actions, what)


def _off_scale(name: str, where: str, level: int, framework: Framework) -> Problem:
    return Problem(
        name,
        where,
        N_("is {level}, but the scale ends at {top}."),
        N_("Give a level from 0 to {top}."),
        None,
        {"level": level, "top": framework.top},
    )


def _unknown(name: str, where: str, own_id: str, known: Collection[str], what: str) -> Problem:
    near = difflib.get_close_matches(own_id, known, n=1)
    remedy = N_("Did you mean {near}?") if near else N_("Remove it or use the frameworks it belongs to.")
    return Problem(name, where, what, remedy, None, {"id": own_id, "near": near[0] if near else ""})
