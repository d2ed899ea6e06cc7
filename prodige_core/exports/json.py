"""The centre file with the plan in it."""

from __future__ import annotations

from prodige_core.exports.inputs import ExportInputs, centre_bytes


def render(inputs: ExportInputs) -> bytes:
    """The canonical centre file, ``roadmap`` filled."""
    return centre_bytes(inputs)
