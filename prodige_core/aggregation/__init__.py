"""Many people's answers: counted, and shown only where nobody can be singled out."""

from prodige_core.aggregation.agreement import agreement
from prodige_core.aggregation.disclosure import (
    K_COMMENTS,
    K_LEAST,
    K_USUAL,
    TOGETHER,
    Batch,
    Cell,
    ItemRelease,
    Published,
    Suppressed,
    cell,
    next_batch,
    release,
)
from prodige_core.aggregation.role_gaps import GAP_FINDING, RoleGap, role_gap
from prodige_core.aggregation.tally import Given, Tally, tally

__all__ = [
    "GAP_FINDING",
    "K_COMMENTS",
    "K_LEAST",
    "K_USUAL",
    "TOGETHER",
    "Batch",
    "Cell",
    "Given",
    "ItemRelease",
    "Published",
    "RoleGap",
    "Suppressed",
    "Tally",
    "agreement",
    "cell",
    "next_batch",
    "release",
    "role_gap",
    "tally",
]
