"""Loads framework folders in two passes, shape then meaning, and reports **all** problems of each.

A folder holds ``framework.yaml``, ``actions.yaml`` (may be absent) and ``examples/*.yaml`` (expected scores,
checked by `prodige_core.scoring.examples`, which sits above this package).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from prodige_core.errors import FrameworkError, Problem
from prodige_core.frameworks.meaning import Own, clash_problems, meaning_problems, own_ids
from prodige_core.frameworks.model import Action, Catalogue, Framework
from prodige_core.frameworks.reader import YamlFile, read_yaml
from prodige_core.frameworks.repair import STAND_IN, validate_or_repair
from prodige_core.i18n import N_
from prodige_core.shapes import shape_problems

MAX_ACTIONS = 2000
"""Of one framework, ten times what ours have together; to word what is wrong with more takes seconds (measured)."""


@dataclass(slots=True)
class Folder:
    """One framework folder as read: values where the shape is right, and everything that is wrong."""

    path: Path
    framework_file: YamlFile
    actions_file: YamlFile
    framework: Framework | None = None
    actions: dict[str, Action] = field(default_factory=dict)
    action_places: dict[str, int] = field(default_factory=dict)

    @property
    def own_ids(self) -> Iterable[Own]:
        """The ids that no other folder may use."""
        return own_ids(self.framework, self.actions, self.framework_file, self.actions_file, self.action_places)

    @property
    def problems(self) -> list[Problem]:
        """All problems found so far, in file order."""
        return [*self.framework_file.problems, *self.actions_file.problems]


def load_catalogue(directory: Path) -> Catalogue:
    """Load every framework in a directory together.

    A directory that itself holds a ``framework.yaml`` is one framework. Folders without one (``programme/``,
    ``cards/``) are left alone. Raises `FrameworkError` with every problem of every folder.
    """
    folders = [read_folder(path) for path in framework_folders(directory)]
    problems = [problem for folder in folders for problem in folder.problems]
    if folders and folders[0].path != directory:
        problems += _actions_alone(directory)
    if not folders:
        problems = [
            Problem(
                str(directory),
                "",
                N_("holds no framework."),
                N_("Name a folder that holds framework.yaml, or a folder of such folders."),
            )
        ]
    problems += clash_problems(folder.own_ids for folder in folders)
    if problems:
        raise FrameworkError(problems)
    return _catalogue(folders)


def framework_folders(directory: Path) -> list[Path]:
    """The folders below a directory that hold a ``framework.yaml``, by name."""
    if (directory / "framework.yaml").is_file():
        return [directory]
    return sorted(path.parent for path in directory.glob("*/framework.yaml"))


def _actions_alone(directory: Path) -> Iterator[Problem]:
    """Folders with actions for a framework that is not there: they would be passed over unseen."""
    for path in sorted(directory.glob("*/actions.yaml")):
        if not (path.parent / "framework.yaml").exists():
            what, remedy = N_("stands without a framework.yaml."), N_("Add the framework or remove the actions.")
            yield Problem(f"{path.parent.name}/{path.name}", "", what, remedy)


def read_folder(path: Path) -> Folder:
    """Read one folder. Problems are collected, nothing is raised."""
    framework_file = read_yaml(path / "framework.yaml", f"{path.name}/framework.yaml")
    actions_path = path / "actions.yaml"
    actions_file = (
        read_yaml(actions_path, f"{path.name}/actions.yaml")
        if actions_path.exists()
        else YamlFile(f"{path.name}/actions.yaml", data=[])
    )
    folder = Folder(path, framework_file, actions_file)
    _shape_framework(folder)
    _shape_actions(folder)
    if folder.framework is not None or folder.actions:
        meaning_problems(
            folder.framework, folder.actions, folder.framework_file, folder.actions_file, folder.action_places
        )
    return folder


def _shape_framework(folder: Folder) -> None:
    file = folder.framework_file
    if file.data is None and file.problems:
        return
    raised = _texts(folder.actions_file.data, "practice")
    mentioned = sorted(raised - _texts(file.data, "id"))
    folder.framework, errors = validate_or_repair(Framework, file.data, mentioned)
    _note(file, errors, Framework, ())


def _shape_actions(folder: Folder) -> None:
    file = folder.actions_file
    if file.data is None:
        return
    if not isinstance(file.data, list):
        file.problem((), "", N_("must be a list of actions."), N_("Begin each action with '- id:'."))
        return
    if len(file.data) > MAX_ACTIONS:
        file.problem((), "", N_("has more than {max_length} entries."), N_("Remove some."), max_length=MAX_ACTIONS)
        file.data = None  # as if it could not be read: nothing more is said
        return
    mentioned = (_texts(file.data, "requires") | _texts(file.data, "excludes")) - _texts(file.data, "id")
    for index, entry in enumerate(file.data):
        action, errors = validate_or_repair(Action, entry, sorted(mentioned))
        _note(file, errors, Action, (index,))
        if action is None:
            continue
        if action.id in folder.actions:
            first = file.line((folder.action_places[action.id],))
            file.problem(
                (index, "id"),
                action.id,
                N_("is the id of two actions (first in line {first})."),
                N_("Give each action its own id."),
                first=first,
            )
            # kept under a name of its own: what it raises still counts
            action = action.model_copy(update={"id": f"{STAND_IN}-{index}"})
        mentioned.discard(action.id)
        folder.actions[action.id] = action
        folder.action_places[action.id] = index


def _texts(data: Any, field_name: str) -> set[str]:
    """Every text that stands in a field of this name, alone or in a list, anywhere in raw data."""
    if isinstance(data, list):
        return set().union(*(_texts(child, field_name) for child in data))
    if not isinstance(data, dict):
        return set()
    own = data.get(field_name)
    found = {text for text in (own if isinstance(own, list) else [own]) if isinstance(text, str)}
    return found.union(*(_texts(child, field_name) for child in data.values()))


def _note(file: YamlFile, errors: list[ValidationError], model: type[BaseModel], prefix: tuple[int, ...]) -> None:
    for error in errors:
        for place, what, remedy, values in shape_problems(error, model):
            full = (*prefix, *place)
            if file.is_unread(full):
                continue
            file.problem(full, _where(file.data, full), what, remedy, **values)


def _where(data: object, place: Iterable[str | int]) -> str:
    """Name a place for people: the nearest id, then the fields below it."""
    name, tail = "", []
    current = data
    for part in place:
        tail.append(str(part) if isinstance(part, str) else f"[{part + 1}]")
        if (isinstance(current, dict) and part in current) or (
            isinstance(current, list) and isinstance(part, int) and part < len(current)
        ):
            current = current[part]  # type: ignore[index]
        else:
            current = None
        if isinstance(current, dict) and isinstance(current.get("id"), str):
            name, tail = current["id"], []
    return " ".join(filter(None, [name, ".".join(tail).replace(".[", "[")]))


def _catalogue(folders: list[Folder]) -> Catalogue:
    frameworks = {folder.framework.id: folder.framework for folder in folders if folder.framework}
    actions = {action.id: action for folder in folders for action in folder.actions.values()}
    origin = {action_id: folder.framework.id for folder in folders if folder.framework for action_id in folder.actions}
    return Catalogue(frameworks=frameworks, actions=actions, action_framework=origin)
