"""The second pass over a framework folder: does it make sense?

Ids unique, references resolve, no cycle in ``requires``, every step of every practice reachable, option texts
distinct, one option a level. Every check notes all it finds.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

from prodige_core.errors import Problem
from prodige_core.frameworks.model import OWN, Action, Framework
from prodige_core.frameworks.reach import reach_problems
from prodige_core.frameworks.reader import YamlFile
from prodige_core.frameworks.repair import STAND_IN
from prodige_core.i18n import N_

Place = tuple[str | int, ...]
Own = tuple[str, str, YamlFile, Place]
"""An id that must be the only one of its kind: kind, id, the file it stands in and where."""


def meaning_problems(
    framework: Framework | None,
    actions: Mapping[str, Action],
    framework_file: YamlFile,
    actions_file: YamlFile,
    places: Mapping[str, int],
) -> None:
    """Note every problem of meaning in the two files. ``places`` gives each action's position in its file."""
    if framework is not None:
        _levels(framework, framework_file)
        _ids(framework, framework_file)
        _aims(framework, framework_file)
        _options(framework, framework_file)
    _action_references(framework, actions, actions_file, places)
    _cycles(actions, actions_file, places)
    if framework is not None:
        reach_problems(framework, actions, framework_file, actions_file, places)


def own_ids(
    framework: Framework | None,
    actions: Mapping[str, Action],
    framework_file: YamlFile,
    actions_file: YamlFile,
    places: Mapping[str, int],
) -> Iterator[Own]:
    """The ids of one folder that no other folder may use, in file order. Stand-ins for unreadable ids are left out."""
    found: list[Own] = []
    if framework is not None:
        found.append(("framework", framework.id, framework_file, ("id",)))
        for a, area in enumerate(framework.areas):
            for p, practice in enumerate(area.practices):
                place: Place = ("areas", a, "practices", p)
                found.append(("practice", practice.id, framework_file, (*place, "id")))
                found += [
                    ("item", item.id, framework_file, (*place, "items", i, "id"))
                    for i, item in enumerate(practice.items)
                ]
    found += [("action", own_id, actions_file, (places[own_id], "id")) for own_id in actions]
    return (own for own in found if not own[1].startswith(STAND_IN))


def clash_problems(folders: Iterable[Iterable[Own]]) -> Iterator[Problem]:
    """Ids that two folders both use; each problem names both places."""
    first: dict[tuple[str, str], tuple[int, str]] = {}
    for number, folder in enumerate(folders):
        for kind, own_id, file, place in folder:
            line = file.line(place)
            at, other = first.setdefault((kind, own_id), (number, f"{file.name}:{line}"))
            if at != number:
                yield Problem(
                    file.name,
                    own_id,
                    N_("is also used in {other}."),
                    N_("Ids are unique over all frameworks loaded together; rename one."),
                    line,
                    {"other": other},
                )


def _levels(framework: Framework, file: YamlFile) -> None:
    for index, level in enumerate(framework.levels):
        if level.value != index:
            file.problem(
                ("levels", index, "value"),
                f"levels[{index + 1}]",
                N_("has the value {value} where {expected} is due."),
                N_("Levels count 0, 1, 2 … without gaps."),
                value=level.value,
                expected=index,
            )
    for field_name in ("code", "name"):
        seen: dict[str, int] = {}
        for index, level in enumerate(framework.levels):
            text = getattr(level, field_name)
            if text in seen:
                file.problem(
                    ("levels", index, field_name),
                    f"levels[{index + 1}]",
                    N_("repeats the {field} “{text}”."),
                    N_("Give each level its own."),
                    field=field_name,
                    text=text,
                )
            seen[text] = index


def _ids(framework: Framework, file: YamlFile) -> None:
    seen: dict[str, int | None] = {}
    for a, area in enumerate(framework.areas):
        _once(seen, area.id, file, ("areas", a, "id"))
        for p, practice in enumerate(area.practices):
            place = ("areas", a, "practices", p)
            _once(seen, practice.id, file, (*place, "id"))
            if STAND_IN not in practice.id and STAND_IN not in area.id and not practice.id.startswith(f"{area.id}."):
                file.problem(
                    (*place, "id"),
                    practice.id,
                    N_("does not begin with its area’s id."),
                    N_("Write it as {expected}."),
                    expected=f"{area.id}.{practice.id.split('.')[-1]}",
                )
            for i, item in enumerate(practice.items):
                _once(seen, item.id, file, (*place, "items", i, "id"))


def _once(seen: dict[str, int | None], own_id: str, file: YamlFile, place: tuple[str | int, ...]) -> None:
    if own_id in seen:
        file.problem(
            place,
            own_id,
            N_("is the id of two things (first in line {first})."),
            N_("Give each its own id."),
            first=seen[own_id],
        )
    else:
        seen[own_id] = file.line(place)


def _aims(framework: Framework, file: YamlFile) -> None:
    """An aim is a sentence of its own: not the title again, and no other area has it."""
    seen: dict[str, str] = {}
    for a, area in enumerate(framework.areas):
        plain = " ".join(area.aim.casefold().split()).rstrip(".")
        if not plain:
            continue
        what = ""
        if plain == " ".join(area.title.casefold().split()):
            what = N_("has its title as its aim.")
        elif plain in seen:
            what = N_("has the same aim as “{other}”.")
        if what:
            remedy = N_("Say in one sentence what is true when this area is strong, or leave the aim out.")
            file.problem(("areas", a, "aim"), area.id, what, remedy, other=seen.get(plain, ""))
        seen.setdefault(plain, area.id)


def _options(framework: Framework, file: YamlFile) -> None:
    for a, area in enumerate(framework.areas):
        for p, practice in enumerate(area.practices):
            for i, item in enumerate(practice.items):
                place = ("areas", a, "practices", p, "items", i, "options")
                if len(item.options) != len(framework.levels) and item.options != (STAND_IN,):
                    file.problem(
                        place,
                        item.id,
                        N_("has {count} options for {levels} levels."),
                        N_("Write one option a level, lowest first."),
                        count=len(item.options),
                        levels=len(framework.levels),
                    )
                seen: dict[str, int] = {}
                for index, text in enumerate(item.options):
                    plain = " ".join(text.casefold().split())
                    if plain in seen:
                        file.problem(
                            (*place, index),
                            item.id,
                            N_("has the same text for option {one} and option {two}."),
                            N_("Describe each level so that it can be told apart."),
                            one=seen[plain] + 1,
                            two=index + 1,
                        )
                    seen.setdefault(plain, index)
                if len(set(item.respondents)) != len(item.respondents) or not item.respondents:
                    file.problem(
                        (*place[:-1], "respondents"),
                        item.id,
                        N_("names its respondents twice or not at all."),
                        N_("List each role once."),
                    )


def _action_references(
    framework: Framework | None, actions: Mapping[str, Action], file: YamlFile, places: Mapping[str, int]
) -> None:
    for action in actions.values():
        index = places[action.id]
        if action.id.startswith(OWN):
            what, remedy = N_("begins with {own}, as only a centre’s own actions do."), N_("Give it another id.")
            file.problem((index, "id"), action.id, what, remedy, own=OWN)
        for name, ids in (("requires", action.requires), ("excludes", action.excludes)):
            for position, other in enumerate(ids):
                place = (index, name, position)
                if other == action.id:
                    file.problem(place, action.id, N_("names itself in {field}."), N_("Remove it."), field=name)
                elif other not in actions:
                    near = difflib.get_close_matches(other, actions, n=1)
                    remedy = N_("Did you mean {near}?") if near else N_("Name an action of this file.")
                    file.problem(
                        place,
                        action.id,
                        N_("names {other} in {field}, which does not exist."),
                        remedy,
                        other=other,
                        field=name,
                        near=near[0] if near else "",
                    )
                elif ids.index(other) != position:
                    file.problem(
                        place,
                        action.id,
                        N_("names {other} twice in {field}."),
                        N_("Keep one."),
                        other=other,
                        field=name,
                    )
        for other in set(action.requires) & set(action.excludes):
            file.problem(
                (index, "excludes"),
                action.id,
                N_("both requires and excludes {other}."),
                N_("Keep one of the two."),
                other=other,
            )
        if framework is not None:
            _raises(framework, action, index, file)


def _raises(framework: Framework, action: Action, index: int, file: YamlFile) -> None:
    seen: set[tuple[str, int]] = set()
    for position, step in enumerate(action.raises):
        place = (index, "raises", position)
        if STAND_IN in step.practice:
            continue  # its shape is reported already
        if step.practice not in framework.practices:
            near = difflib.get_close_matches(step.practice, framework.practices, n=1)
            remedy = N_("Did you mean {near}?") if near else N_("Name a practice of this framework.")
            file.problem(
                place,
                action.id,
                N_("raises {practice}, which does not exist."),
                remedy,
                practice=step.practice,
                near=near[0] if near else "",
            )
        elif step.to > framework.top:
            file.problem(
                place,
                action.id,
                N_("raises {practice} to {to}, above the top level {top}."),
                N_("Name a level from 1 to {top}."),
                practice=step.practice,
                to=step.to,
                top=framework.top,
            )
        elif (step.practice, step.to) in seen:
            file.problem(
                place,
                action.id,
                N_("raises {practice} to {to} twice."),
                N_("Write one share."),
                practice=step.practice,
                to=step.to,
            )
        seen.add((step.practice, step.to))


def _cycles(actions: Mapping[str, Action], file: YamlFile, places: Mapping[str, int]) -> None:
    state: dict[str, int] = {}  # 1 being walked, 2 done
    for start in actions:
        stack = [(start, iter(actions[start].requires))]
        state.setdefault(start, 1) if start not in state else stack.clear()
        while stack:
            current, waiting = stack[-1]
            following = next((other for other in waiting if other in actions and state.get(other) != 2), None)
            if following is None:
                state[current] = 2
                stack.pop()
            elif state.get(following) == 1:
                trail = [name for name, _ in stack]
                cycle = [*trail[trail.index(following) :], following]
                if len(cycle) > 2:  # naming itself is reported where it stands
                    file.problem(
                        (places[current], "requires"),
                        current,
                        N_("is in a circle of requirements: {cycle}."),
                        N_("Remove one of them."),
                        cycle=" → ".join(cycle),
                    )
            else:
                state[following] = 1
                stack.append((following, iter(actions[following].requires)))
