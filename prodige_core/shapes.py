"""Says in plain sentences what pydantic found wrong with the shape of an input."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from prodige_core.i18n import N_

Place = tuple[str | int, ...]


def json_schema(type_: Any, title: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a pydantic type for editors: without the titles pydantic makes up from field names."""
    schema = TypeAdapter(type_).json_schema()
    schema.pop("title", None)
    definitions = schema.pop("$defs", {})
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **_untitled(schema)}
    if definitions:
        found["$defs"] = {name: _untitled(definition) for name, definition in definitions.items()}
    return found


def _untitled(node: Any) -> Any:
    if isinstance(node, list):
        return [_untitled(child) for child in node]
    if not isinstance(node, dict):
        return node
    result = {}
    for key, value in node.items():
        if key == "title" and isinstance(value, str):
            continue
        if key == "description" and isinstance(value, str):
            value = " ".join(value.replace("``", "").replace("`", "").split())
        if key == "properties":
            result[key] = {name: _untitled(child) for name, child in value.items()}
        else:
            result[key] = _untitled(value)
    return result


MOST_TOLD = 500
"""Nobody mends more in one go; to word each of the 400,000 problems of a 5 MB file took 80 seconds (measured)."""
MANY = (N_("has {count} problems; the first {told} are told."), N_("Mend these, then try again."))


def too_many(error: ValidationError) -> bool:
    """Whether there are more problems than are told."""
    return error.error_count() > MOST_TOLD


def _details(error: ValidationError) -> list[Any]:
    return list(error.errors(include_url=False)[:MOST_TOLD])


_SENTENCES: dict[str, tuple[str, str]] = {
    "missing": (N_("is missing."), N_("Add it.")),
    "extra_forbidden": (N_("is not a known field."), N_("Remove it or mend its name.")),
    "int_type": (N_("must be a whole number, not {given}."), N_("Write digits without quotes.")),
    "int_from_float": (N_("must be a whole number, not {given}."), N_("Write digits without quotes.")),
    "string_type": (N_("must be text, not {given}."), N_("Put it in quotes.")),
    "bool_type": (N_("must be true or false, not {given}."), N_("Write true or false.")),
    "dict_type": (N_("must be a group of named fields."), N_("See the layout of the format.")),
    "model_type": (N_("must be a group of named fields."), N_("See the layout of the format.")),
    "list_type": (N_("must be a list."), N_("Write it as a list.")),
    "tuple_type": (N_("must be a list."), N_("Write it as a list.")),
    "greater_than_equal": (N_("must be {ge} or more, not {given}."), N_("Write a number in the range.")),
    "greater_than": (N_("must be more than {gt}, not {given}."), N_("Write a number in the range.")),
    "less_than_equal": (N_("must be {le} or less, not {given}."), N_("Write a number in the range.")),
    "literal_error": (N_("must be one of {expected}, not {given}."), N_("Choose one of these.")),
    "string_pattern_mismatch": (
        N_("is not written as it must be: {given}."),
        N_("Use small letters, digits, hyphens and dots."),
    ),
    "string_too_short": (N_("must not be empty."), N_("Write a text.")),
    "string_too_long": (N_("is longer than {max_length} characters."), N_("Shorten it.")),
    "too_short": (N_("needs at least {min_length} entries."), N_("Add what is missing.")),
    "too_long": (N_("has more than {max_length} entries."), N_("Remove some.")),
    "board_reason": (N_("is declined or dropped without a reason."), N_("Say why, in a few words.")),
    "board_started": (N_("is started, but not since when."), N_("Add the month in which it began, such as 2027-01.")),
    "board_order": (N_("ends before it starts."), N_("Mend one of the two months.")),
    "decimal_parsing": (N_("must be a decimal number, not {given}."), N_("Write it as 0.5.")),
    "decimal_type": (N_("must be a decimal number, not {given}."), N_("Write it as 0.5.")),
}


def shape_problems(
    error: ValidationError, model: type[BaseModel]
) -> Iterator[tuple[Place, str, str, Mapping[str, object]]]:
    """Yield ``(place, what, remedy, values)`` for every problem; ``place`` is the path of keys and indexes.

    A field that is missing only because its name is misspelt is told once, at the misspelt name. Of very many problems
    the first `MOST_TOLD` are told, and how many there are.
    """
    meant = misnamed_fields(error, model)
    told = {(*place[:-1], field) for place, field in meant.items()}
    if too_many(error):
        yield (), *MANY, {"count": error.error_count(), "told": MOST_TOLD}
    for detail in _details(error):
        if _wrong_branch(detail["loc"], detail.get("input")) or _echo(detail):
            continue
        place = tuple(part for part in detail["loc"] if not _is_branch(part))
        kind = detail["type"]
        if kind == "missing" and place in told:
            continue
        if kind in {"too_long", "too_short"} and isinstance(detail.get("input"), str):
            kind = f"string_{kind}"
        values: dict[str, Any] = dict(detail.get("ctx", {}))
        values["given"] = _short(detail.get("input"))
        what, remedy = _SENTENCES.get(kind, (N_("is not acceptable: {message}."), ""))
        if kind not in _SENTENCES:
            values["message"] = detail["msg"].removeprefix("Value error, ").rstrip(".")
        if kind in {"string_pattern_mismatch", "value_error"} and place:
            remedy = _REMEDY_BY_FIELD.get(str(place[-1] if isinstance(place[-1], str) else place[-2]), remedy)
        if kind == "string_type" and isinstance(detail.get("input"), (list, tuple, dict)):
            remedy = N_("Write one text.")
        if kind == "extra_forbidden" and place in meant:
            remedy, values["near"] = N_("Did you mean {near}?"), meant[place]
        yield place, what, remedy, values


_REMEDY_BY_FIELD = {
    "country": N_("Write the two capital letters of the country, such as IT."),
    "languages": N_("Write language codes, such as it or pt-BR."),
    "start": N_("Write year and month, such as 2027-01."),
    "started": N_("Write year and month, such as 2027-01."),
    "ended": N_("Write year and month, such as 2027-01."),
    "due": N_("Write year and month, such as 2027-01."),
    "date": N_("Write the day as 2026-11-21."),
    "version": N_("Write it with three numbers, such as 1.0.0."),
    "calendar_id": N_("Leave it as Prodige wrote it, or leave it out."),
    "id": N_("Use small letters, digits, hyphens and dots."),
}


def _is_branch(part: object) -> bool:
    """Pydantic names the branch of a union in the path; people never wrote that."""
    return isinstance(part, str) and (
        part in {"[key]", "constrained-int", "int", "str", "bool"} or part.startswith("tuple[")
    )


def _wrong_branch(path: Place, given: object) -> bool:
    """Of a union "one number or a list" only the branch that fits what was written is worth telling."""
    if "constrained-int" in path:
        return isinstance(given, list)
    if path and isinstance(path[-1], str) and path[-1].startswith("tuple["):
        return not isinstance(given, list)
    return False


def _echo(detail: Any) -> bool:
    """A list that is long enough counts as too short once its entries are wrong; those are told on their own."""
    given = detail.get("input")
    return detail["type"] == "too_short" and isinstance(given, list) and len(given) >= detail["ctx"]["min_length"]


_WORDS = {"None": "null", "True": "true", "False": "false"}
"""As YAML and JSON write them, not as Python does."""


def _short(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, (list, tuple, dict)):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = _WORDS.get(repr(value), repr(value)) if not isinstance(value, str) else f"“{value}”"
    return text if len(text) <= 60 else text[:57] + "…"


def misnamed_fields(error: ValidationError, model: type[BaseModel]) -> dict[Place, str]:
    """For each unknown field that looks like a known one: its place and the name that was probably meant."""
    unknown: dict[Place, list[str]] = {}
    missing: dict[Place, list[str]] = {}
    for detail in _details(error):
        place = tuple(part for part in detail["loc"] if not _is_branch(part))
        if detail["type"] == "extra_forbidden":
            unknown.setdefault(place[:-1], []).append(str(place[-1]))
        elif detail["type"] == "missing":
            missing.setdefault(place[:-1], []).append(str(place[-1]))
    meant: dict[Place, str] = {}
    for parent, names in unknown.items():
        wanted = missing.get(parent, [])
        for name in names:
            near = difflib.get_close_matches(name, wanted, n=1, cutoff=0.5) or difflib.get_close_matches(
                name, sorted(_model_at(model, parent).model_fields), n=1, cutoff=0.7
            )
            if not near and len(names) == len(wanted) == 1:
                near = wanted  # one unknown name where one known is missing
            if near:
                meant[*parent, name] = near[0]
                wanted = [other for other in wanted if other != near[0]]
    return meant


def _model_at(model: type[BaseModel], place: Place) -> type[BaseModel]:
    """The model whose fields stand at a place; ids and indexes on the way lead nowhere else."""
    for part in place:
        if isinstance(part, str) and part in model.model_fields:
            model = next(iter(_models_in(model.model_fields[part].annotation)), model)
    return model


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in getattr(annotation, "__args__", ()) for model in _models_in(argument)]
