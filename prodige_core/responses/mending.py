"""Makes a misshapen centre file whole enough that its ids and levels can still be checked.

Whoever mends a file by hand should get every problem at once. The mended value is only ever checked, never used.
"""

from __future__ import annotations

import copy
from typing import Any

from pydantic import ValidationError

from prodige_core.responses.model import CentreFile
from prodige_core.shapes import Place, misnamed_fields, shape_problems, too_many

STAND_IN = "unnamed"
_ROUNDS = 5
_MISSING: dict[str, Any] = {
    "name": STAND_IN,
    "id": STAND_IN,
    "date": "2000-01-01",
    "framework": STAND_IN,
    "framework_version": "0",
    "start": "2000-01",
    "terms": 30,
}
"""Stand-ins for what must be there."""
_INSIDE: dict[str, Any] = {
    "answers": {"unknown": True},
    "targets": 0,
    "priorities": 1,
    "pinned": 1,
    "board": {},
    "mobilities": {},
    "indicators": {},
}
"""Stand-ins for a wrong value under an id that should still be checked."""


def mended(data: Any, error: ValidationError) -> CentreFile | None:
    """A centre file that keeps all of ``data`` that has the right shape; None when too little is left."""
    if too_many(error):
        return None
    whole = copy.deepcopy(data)
    for place, name in misnamed_fields(error, CentreFile).items():
        holder = _at(whole, place[:-1])
        if isinstance(holder, dict) and name not in holder and place[-1] in holder:
            holder[name] = holder.pop(place[-1])
    for _ in range(_ROUNDS):
        for place, *_rest in shape_problems(error, CentreFile):
            _mend(whole, place)
        try:
            return CentreFile.model_validate(whole)
        except ValidationError as again:
            error = again
    return None


def _mend(data: Any, place: Place) -> None:
    for depth, part in enumerate(place[:-1]):
        if part in _INSIDE and depth < len(place) - 1:
            holder = _at(data, place[: depth + 1])
            if isinstance(holder, dict):
                holder[place[depth + 1]] = copy.copy(_INSIDE[str(part)])
                return
    holder, last = _at(data, place[:-1]), place[-1] if place else ""
    if isinstance(holder, dict):
        if last in _MISSING and len(place) > 1:
            holder[last] = _MISSING[str(last)]
        elif last == "centre":
            holder[last] = {"name": STAND_IN}
        else:
            holder.pop(last, None)
    elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
        holder[last] = 0 if _is_number_list(place) else None
        if holder[last] is None:
            del holder[last]


def _is_number_list(place: Place) -> bool:
    return "hours_per_term" in place or "budget_per_year" in place


def _at(data: Any, place: Place) -> Any:
    current = data
    for part in place:
        if (isinstance(current, dict) and part in current) or (
            isinstance(current, list) and isinstance(part, int) and part < len(current)
        ):
            current = current[part]  # type: ignore[index]
        else:
            return None
    return current
