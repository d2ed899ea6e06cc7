"""Two hosts of one workshop: what each changes is joined with what the other stored meanwhile, or both are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prodige_core.errors import Clash
from prodige_core.services.merging import Anything, agreed, conflict, join_fields, join_order
from prodige_core.workshops import Session, Statement

AGENDA = "agenda"
"""The field of a conflict about the order of statements."""


def joined_items(seen: Sequence[str] | Anything, items: Sequence[str], own: Session) -> tuple[str, ...]:
    """The agenda to store. Raises `Conflict` when both put it into another order."""
    stored = tuple(one.item for one in own.statements)
    return agreed(join_order(AGENDA, stored if isinstance(seen, Anything) else seen, items, stored), stored)


def joined_settings(seen: Session | Anything, wanted: Mapping[str, object], own: Session) -> Mapping[str, object]:
    """The settings to store, by name. wanted: None for those that stay. Raises `Conflict`, ``theirs`` being the workshop."""
    stored = {name: getattr(own, name) for name in wanted}
    base = stored if isinstance(seen, Anything) else {name: getattr(seen, name) for name in wanted}
    new = {name: base[name] if value is None else value for name, value in wanted.items()}
    trimmed = {name: value.strip() if isinstance(value, str) else value for name, value in new.items()}
    return agreed(join_fields(base, trimmed, stored), own)


def must_be_as_seen(seen: Statement | Anything, yours: Statement, stored: Statement) -> None:
    """What comes out of a statement is one field, level and reason together. Raises `Conflict`."""
    if not isinstance(seen, Anything) and _outcome(stored) not in (_outcome(seen), _outcome(yours)):
        raise conflict([Clash(stored.item, seen, yours, stored)], yours, stored)


def _outcome(own: Statement) -> tuple[object, ...]:
    return own.outcome, own.level, own.reason
