"""Writes the JSON Schemas from the models: ``python tools/write_schemas.py``. A test holds them current."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from prodige_core.frameworks.schema import actions_schema, framework_schema  # noqa: E402
from prodige_core.indicators import indicators_schema  # noqa: E402
from prodige_core.programme.schema import programme_schemas  # noqa: E402
from prodige_core.responses import centre_file_schema  # noqa: E402

SCHEMAS: dict[Path, Callable[[], dict[str, Any]]] = {
    ROOT / "docs" / "centre-file.schema.json": centre_file_schema,
    ROOT / "frameworks" / "framework.schema.json": framework_schema,
    ROOT / "frameworks" / "actions.schema.json": actions_schema,
    ROOT / "frameworks" / "indicators.schema.json": indicators_schema,
    **{
        ROOT / "frameworks" / "programme" / f"{name}.schema.json": partial(dict, schema)
        for name, schema in programme_schemas().items()
    },
}


def text(schema: dict[str, Any]) -> str:
    """A schema as it is kept."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for path, make in SCHEMAS.items():
        path.write_text(text(make()), encoding="utf-8")
