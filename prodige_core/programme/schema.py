"""The JSON Schemas kept in ``frameworks/programme`` so that editors help while the facts are written."""

from __future__ import annotations

from typing import Any

from prodige_core.programme.loader import LISTS, MAPPINGS
from prodige_core.shapes import json_schema


def programme_schemas() -> dict[str, dict[str, Any]]:
    """By file name without ending."""
    schemas = {name: json_schema(list[model], f"Prodige programme: {name}") for name, model in LISTS.items()}  # type: ignore[valid-type]
    return schemas | {name: json_schema(model, f"Prodige programme: {name}") for name, model in MAPPINGS.items()}
