"""How far apart the roles are: of what is published, and of nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from prodige_core.aggregation.disclosure import TOGETHER, ItemRelease, Published

GAP_FINDING = 1
"""Levels between two roles' means from which a difference is a finding. Source: issue 3, point 5."""


@dataclass(frozen=True, slots=True)
class RoleGap:
    """The roles with the lowest and the highest mean level; gap: high minus low, in levels, 0 or more."""

    low_role: str
    low_mean: Fraction
    high_role: str
    high_mean: Fraction
    gap: Fraction

    @property
    def printed(self) -> float:
        """The gap with one decimal, to be read beside the means: what a reader finds who subtracts them as printed.

        From a whole level on it is never less than one.
        """
        return float(_printed(self.high_mean) - _printed(self.low_mean))


def _printed(mean: Fraction) -> Decimal:
    """One decimal, half to even, as `Translator.fixed` prints it."""
    return Decimal(str(float(mean))).quantize(Decimal("0.1"), ROUND_HALF_EVEN)


def role_gap(release: ItemRelease) -> RoleGap | None:
    """The widest difference between two published roles; equal means in the order of the roles' names.

    Roles counted together are no role. None with fewer than two published roles.
    """
    means = {
        role: shown.mean for role, shown in release.parts.items() if role != TOGETHER and isinstance(shown, Published)
    }
    if len(means) < 2:
        return None
    low = min(means, key=lambda role: (means[role], role))
    high = min((role for role in means if role != low), key=lambda role: (-means[role], role))
    return RoleGap(low, means[low], high, means[high], means[high] - means[low])
