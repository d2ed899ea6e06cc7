"""Fills the holes of a misshapen file with stand-ins, so that the pass for meaning can still see the rest.

Someone who mends a framework should get every problem at once, not the second half after the first is mended.
The repaired data is only ever checked, never used.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

STAND_IN = "unnamed"
_ROUNDS = 6
Model = TypeVar("Model", bound=BaseModel)


def validate_or_repair(model: type[Model], data: Any) -> tuple[Model | None, list[ValidationError]]:
    """Return the model, real or repaired, with the first validation error (empty list when the shape is right)."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        first = last = error
    mended = copy.deepcopy(data)
    for _ in range(_ROUNDS):
        _mend(mended, last.errors(include_url=False))
        try:
            return model.model_validate(mended), [first]
        except ValidationError as again:
            last = again
    return None, [first]


def _mend(data: Any, details: Iterable[Any]) -> None:
    removals: list[tuple[Any, int]] = []
    for number, detail in enumerate(details):
        path = [part for part in detail["loc"] if part != "[key]"]
        parent = _parent(data, path)
        if parent is None or not path:
            continue
        last = path[-1]
        if isinstance(parent, dict):
            if detail["type"] == "missing":
                parent[last] = _stand_in(str(last), path, number)
            elif last in parent:
                wrong = parent.pop(last)
                if detail["type"] != "extra_forbidden" and str(last) in _REQUIRED:
                    parent[last] = _stand_in(str(last), path, number, wrong)
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


def _stand_in(name: str, path: list[Any], number: int, wrong: Any = None) -> Any:
    if name == "version":
        return "0.0.0"
    if name == "lead":
        return "leader"
    if name == "value":
        return path[-2] if isinstance(path[-2], int) else 0
    if name == "to":
        return 1
    if name in {"options", "steps"}:
        return [f"{STAND_IN} {number}"] if name == "steps" else []
    if name in {"levels", "areas", "practices", "items"}:
        return wrong if isinstance(wrong, list) else []
    return f"{STAND_IN}-{number}" if name in {"id", "practice"} else f"{STAND_IN} {number}"


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
