"""Looks through the whole file of a centre. One small rule for each thing that can be wrong; all are listed here."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from prodige_core.health import answers, doing, people, plan
from prodige_core.health.model import GRADES, Case, Finding, Grade, Rule
from prodige_core.i18n import Translator

RULES: Final[tuple[Rule, ...]] = (
    plan.cannot_stand,
    plan.past_deadline,
    plan.over_budget,
    plan.in_the_past,
    plan.out_of_date,
    doing.overdue,
    doing.without_owner,
    plan.target_without_action,
    people.one_carries_most,
    people.one_owns_most,
    answers.carried_unconfirmed,
    answers.far_from_voices,
    answers.unanswered_key,
    answers.unknown_piled_up,
    answers.high_without_evidence,
    doing.without_denominator,
    doing.stale_rates,
    people.crowded,
    answers.target_below_level,
    doing.fewer_abroad,
    doing.done_without_evidence,
)
"""In the order in which findings of one grade are told: first what stops the plan, last what only wants a look."""


def examine(case: Case, t: Translator, *, grades: Collection[Grade] = GRADES) -> tuple[Finding, ...]:
    """Everything worth mending, most pressing first; empty when all is well. ``grades``: only findings of these.

    It sees of staff's answers only what is in ``case.voices``, which holds nothing of suppressed cells.
    """
    found = [finding for rule in RULES for finding in rule(case, t) if finding.grade in grades]
    return tuple(sorted(found, key=lambda finding: GRADES.index(finding.grade)))
