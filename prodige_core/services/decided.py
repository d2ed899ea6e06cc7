"""What people decided about single actions, action by action, so that two people's decisions can be joined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from prodige_core.responses import Decisions
from prodige_core.services.merging import Joined, agreed, join_fields


class Decided(NamedTuple):
    """The decision about one action. ``term`` is its start (from 1), only when pinned."""

    kind: Literal["pinned", "excluded", "done"]
    term: int | None = None


def by_action(decisions: Decisions) -> dict[str, Decided]:
    """Every decision, in the order of each kind."""
    return {
        **{own: Decided("pinned", term) for own, term in decisions.pinned.items()},
        **{own: Decided("excluded") for own in decisions.excluded},
        **{own: Decided("done") for own in decisions.done},
    }


def in_order(decisions: Decisions, order: Sequence[str]) -> Decisions:
    """The same decisions with the actions of ``order`` as they stood there, the others behind them: undo leaves no trace."""
    place = {own: number for number, own in enumerate(order)}

    def where(own: str) -> int:
        return place.get(own, len(place))

    return Decisions(
        pinned={own: decisions.pinned[own] for own in sorted(decisions.pinned, key=where)},
        excluded=tuple(sorted(decisions.excluded, key=where)),
        done=tuple(sorted(decisions.done, key=where)),
    )


def join_decisions(base: Decisions, yours: Decisions, theirs: Decisions) -> Decisions:
    """Two changes of decisions in one, raises `Conflict`; its fields are actions, their values `Decided` or None."""
    if theirs in (base, yours):
        return yours
    joined = join_fields(by_action(base), by_action(yours), by_action(theirs))
    return agreed(Joined(_decisions(joined.value), joined.clashes), theirs)


def _decisions(fields: dict[str, object]) -> Decisions:
    found = {own: value for own, value in fields.items() if isinstance(value, Decided)}
    return Decisions(
        pinned={own: value.term for own, value in found.items() if value.term is not None},
        excluded=tuple(own for own, value in found.items() if value.kind == "excluded"),
        done=tuple(own for own, value in found.items() if value.kind == "done"),
    )
