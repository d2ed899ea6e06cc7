"""The indicators a centre follows, in the school years of two rounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from prodige_core.indicators import Followed, Indicator, Known, NoData, Reading


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """One indicator in the school years of the earlier and the later round; without counts it has no data."""

    definition: Indicator
    before: Reading
    after: Reading

    @property
    def difference(self) -> Fraction | None:
        """The later value minus the earlier, in the indicator's unit, exact; None unless both are known."""
        if isinstance(self.before, Known) and isinstance(self.after, Known):
            return self.after.value - self.before.value
        return None


def indicator_changes(followed: Iterable[Followed], before: str, after: str) -> tuple[IndicatorChange, ...]:
    """Indicators with a value in one of two school years, in their order; nothing when both years are one.

    Levels gained are left out: the comparison of the rounds itself tells them.
    """
    if before == after:
        return ()
    found = []
    for own in followed:
        readings = dict(own.readings)
        nothing = NoData("not_counted")
        change = IndicatorChange(own.definition, readings.get(before, nothing), readings.get(after, nothing))
        if own.definition.aims and any(isinstance(one, Known) for one in (change.before, change.after)):
            found.append(change)
    return tuple(found)
