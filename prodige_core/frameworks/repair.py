"""Fills the holes of a misshapen file with stand-ins, so that the pass for meaning can still see the rest.

Someone who mends a framework should get every problem at once, not the second half after the first is mended.
The repaired data is only ever checked, never used.
"""

from __future__ import annotations

import copy
import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from prodige_core.frameworks.model import DOTTED, SLUG
from prodige_core.shapes import Place, misnamed_fields

STAND_IN = "unnamed"
_ROUNDS = 6
Model = TypeVar("Model", bound=BaseModel)


def validate_or_repair(
    model: type[Model], data: Any, mentioned: Iterable[str] = ()
) -> tuple[Model | None, list[ValidationError]]:
    """Return the model, real or repaired, with the first validation error (empty list when the shape is right).

    ``mentioned``: ids that others name and nothing has; an id that cannot be read is taken to be the nearest of them.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        first = last = error
    mended = copy.deepcopy(data)
    waiting = list(mentioned)
    for _ in range(_ROUNDS):
        renamed = _rename(mended, misnamed_fields(last, model))
        if not renamed:
            _mend(mended, last.errors(include_url=False), waiting)
        try:
            return model.model_validate(mended), [first]
        except ValidationError as again:
            last = again
    return None, [first]


def _rename(data: Any, meant: Mapping[Place, str]) -> bool:
    """Give misspelt fields the name that was meant; whether any was."""
    done = False
    for place, name in meant.items():
        parent = _parent(data, list(place))
        if isinstance(parent, dict) and place[-1] in parent and name not in parent:
            parent[name] = parent.pop(place[-1])
            done = True
    return done


def _mend(data: Any, details: Iterable[Any], mentioned: list[str]) -> None:
    removals: list[tuple[Any, int]] = []
    for number, detail in enumerate(details):
        path = [part for part in detail["loc"] if part != "[key]"]
        parent = _parent(data, path)
        if parent is None or not path:
            continue
        last = path[-1]
        if last == "id" and "items" in path and (practice := _practice(data, path)):
            parent["id"] = f"{practice}.q{path[-2] + 1}"  # the usual name, so that examples still find it
        elif isinstance(parent, dict):
            if detail["type"] == "missing":
                parent[last] = _stand_in(str(last), path, number, parent, mentioned)
            elif last in parent:
                wrong = parent.pop(last)
                if detail["type"] != "extra_forbidden" and str(last) in _REQUIRED:
                    parent[last] = _stand_in(str(last), path, number, parent, mentioned, wrong)
        elif isinstance(parent, list) and isinstance(last, int):
            if path[-2:-1] == ["options"] or path[-2:-1] == ["steps"]:
                parent[last] = f"{STAND_IN} {last}"
            elif path[-2:-1] == ["respondents"]:
                parent[:] = ["leader"]  # an empty list would be a second problem
            else:
                removals.append((parent, last))
    for parent, index in sorted(removals, key=lambda pair: -pair[1]):
        if index < len(parent):
            del parent[index]


_REQUIRED = frozenset(
    {
        "id",
        "version",
        "title",
        "name",
        "code",
        "value",
        "question",
        "why",
        "options",
        "steps",
        "lead",
        "practice",
        "to",
        "levels",
        "areas",
        "practices",
        "items",
    }
)


def _stand_in(
    name: str, path: list[Any], number: int, parent: dict[str, Any], mentioned: list[str], wrong: Any = None
) -> Any:
    if name == "version":
        return "0.0.0"
    if name == "lead":
        return "leader"
    if name == "value":
        return path[-2] if isinstance(path[-2], int) else 0
    if name == "to":
        return int(wrong) if isinstance(wrong, str) and wrong.isdecimal() and 0 < int(wrong) <= 20 else 1
    if name in {"options", "steps"}:
        return [STAND_IN]
    if name in {"levels", "areas", "practices", "items"}:
        return wrong if isinstance(wrong, list) else []
    if name == "id":
        return _id(parent, number, mentioned, wrong)
    if name == "practice":  # kept near what was written, so that its share counts for the practice that was meant
        return f"{STAND_IN}-" + (re.sub(r"[^a-z0-9]+", "-", str(wrong).lower())[:60].strip("-") or str(number))
    return f"{STAND_IN} {number}"


def _id(parent: dict[str, Any], number: int, mentioned: list[str], wrong: Any) -> str:
    """What an unreadable id probably was: an area's from its practices, else the nearest one that others name."""
    practices = parent.get("practices")
    if isinstance(practices, list):
        prefixes: list[str] = [
            own["id"].split(".")[0] for own in practices if isinstance(own, dict) and isinstance(own.get("id"), str)
        ]
        if prefixes and re.match(SLUG, prefixes[0]):
            return prefixes[0]
    near = difflib.get_close_matches(wrong, mentioned, n=1, cutoff=0.6) if isinstance(wrong, str) else mentioned[:1]
    if near and "question" not in parent and "options" not in parent:
        mentioned.remove(near[0])
        return near[0]
    return f"{STAND_IN}-{number}"


def _practice(data: Any, path: list[Any]) -> str:
    """The id of the practice whose item stands at ``path``; empty when it cannot be read."""
    own = _parent(data, path[: path.index("items") + 1])
    found = own.get("id") if isinstance(own, dict) else None
    return found if isinstance(found, str) and re.match(DOTTED, found) else ""


def _parent(data: Any, path: list[Any]) -> Any:
    current = data
    for part in path[:-1]:
        if (isinstance(current, dict) and part in current) or (
            isinstance(current, list) and isinstance(part, int) and part < len(current)
        ):
            current = current[part]
        else:
            return None
    return current
