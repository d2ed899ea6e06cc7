"""The JSON Schemas kept in ``frameworks/`` so that editors help while a framework is written."""

from __future__ import annotations

from typing import Any

from prodige_core.frameworks.model import Action, Framework
from prodige_core.shapes import json_schema


def framework_schema() -> dict[str, Any]:
    """The shape of ``framework.yaml``."""
    return json_schema(Framework, "Prodige framework")


def actions_schema() -> dict[str, Any]:
    """The shape of ``actions.yaml``."""
    return json_schema(list[Action], "Prodige action catalogue")
