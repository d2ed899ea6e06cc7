"""Prodige under a plain ASGI server: ``python -m uvicorn app:app``, for a process that has the libraries already."""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.argv = ["uvicorn", "app:app", "--port", os.environ["PORT"]]
    runpy.run_module("uvicorn", run_name="__main__")
