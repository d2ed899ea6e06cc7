"""What a look at a database found, for `prodige_core.storage.doctor`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

State = Literal["good", "look", "wrong"]
"""``look``: somebody should look at it some day. ``wrong``: data is or may soon be lost, or shown to the wrong people."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found. ``what`` and ``remedy`` are templates, as in `prodige_core.errors.Problem`."""

    state: State
    what: str
    remedy: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, gettext: Callable[[str], str] = str) -> str:
        """The sentences for people."""
        return " ".join(gettext(part).format(**self.values) for part in (self.what, self.remedy) if part)
