"""What planning answers with: a `Plan`, feasible or not, as frozen values, and its JSON (``prodige plan --json``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from prodige_core.frameworks import Role

Status = Literal["optimal", "feasible", "infeasible"]
ReasonKind = Literal["no_action", "time", "hours", "budget", "excluded", "calendar", "requires"]


@dataclass(frozen=True, slots=True)
class Scheduled:
    """An action in the plan, with its first and last term (from 1)."""

    action: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RoleLoad:
    """Hours of one role in one term."""

    used: int
    capacity: int


@dataclass(frozen=True, slots=True)
class TermLoad:
    """One term of the plan. ``cost`` (EUR) is that of the actions starting in it."""

    label: str
    hours: Mapping[Role, RoleLoad]
    cost: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a target is not reached. Fields that do not apply are None. ``level``: the step that cannot be closed."""

    kind: ReasonKind
    role: Role | None = None
    term: int | None = None
    school_year: str | None = None
    action: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Needs:
    """The least extra means that, taken together, would reach a target; ``possible`` is False when no means would.

    hours: extra hours by role over the whole plan; cost: extra EUR over the whole plan; terms: extra terms.
    proven: False when the search for the least was cut; the means named suffice all the same.
    in_terms, in_years: where exactly they are short, ``(role, term, hours)`` and ``(school year, EUR)``; empty in plans
    that were made before this was kept.
    """

    hours: Mapping[Role, int] = field(default_factory=dict)
    cost: int = 0
    terms: int = 0
    possible: bool = True
    proven: bool = True
    in_terms: tuple[tuple[Role, int, int], ...] = ()
    in_years: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Unreached:
    """A practice whose target the plan does not reach."""

    practice: str
    target: int
    reached: int
    reasons: tuple[Reason, ...]
    needs: Needs


@dataclass(frozen=True, slots=True)
class Plan:
    """A schedule with its proof.

    gain: Σ weight · levels gained, summed over terms; hours and cost of the scheduled actions.
    bound: no plan can have more gain; gap = (bound − gain) / bound, 0 when proven.
    levels: for each planned practice the level now and after every term.
    conflict: ids of pinned actions that cannot stand together; only when ``infeasible``.
    """

    status: Status
    gain: int = 0
    hours: int = 0
    cost: int = 0
    bound: int = 0
    terms: tuple[TermLoad, ...] = ()
    actions: tuple[Scheduled, ...] = ()
    levels: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    unreached: tuple[Unreached, ...] = ()
    conflict: tuple[str, ...] = ()

    @property
    def gap(self) -> float:
        """Share of the bound that is not proven, 0 to 1."""
        return 0.0 if self.bound <= self.gain or not self.bound else (self.bound - self.gain) / self.bound


def plan_json(plan: Plan) -> dict[str, Any]:
    """The contract of ``prodige plan --json``."""
    data: dict[str, Any] = {
        "status": plan.status,
        "gain": plan.gain,
        "hours": plan.hours,
        "cost": plan.cost,
        "bound": plan.bound,
        "gap": round(plan.gap, 6),
        "terms": [
            {
                "label": term.label,
                "hours": {role: {"used": load.used, "capacity": load.capacity} for role, load in term.hours.items()},
                "cost": term.cost,
            }
            for term in plan.terms
        ],
        "actions": [{"id": entry.action, "start": entry.start, "end": entry.end} for entry in plan.actions],
        "levels": {practice: list(levels) for practice, levels in plan.levels.items()},
        "unreached": [_unreached(entry) for entry in plan.unreached],
    }
    if plan.status == "infeasible":
        data["conflict"] = list(plan.conflict)
    return data


def plan_from_json(data: Mapping[str, Any]) -> Plan:
    """The plan that `plan_json` wrote. KeyError or TypeError for anything else."""
    return Plan(
        status=data["status"],
        gain=data["gain"],
        hours=data["hours"],
        cost=data["cost"],
        bound=data["bound"],
        terms=tuple(
            TermLoad(term["label"], {role: RoleLoad(**load) for role, load in term["hours"].items()}, term["cost"])
            for term in data["terms"]
        ),
        actions=tuple(Scheduled(entry["id"], entry["start"], entry["end"]) for entry in data["actions"]),
        levels={practice: tuple(levels) for practice, levels in data["levels"].items()},
        unreached=tuple(
            Unreached(
                entry["practice"],
                entry["target"],
                entry["reached"],
                tuple(Reason(**reason) for reason in entry["reasons"]),
                _needs_from_json(entry["needs"]),
            )
            for entry in data["unreached"]
        ),
        conflict=tuple(data.get("conflict", ())),
    )


def _unreached(entry: Unreached) -> dict[str, Any]:
    names = ("role", "term", "school_year", "action", "level")
    return {
        "practice": entry.practice,
        "target": entry.target,
        "reached": entry.reached,
        "reasons": [
            {"kind": reason.kind, **{name: value for name in names if (value := getattr(reason, name)) is not None}}
            for reason in entry.reasons
        ],
        "needs": {
            "hours": dict(entry.needs.hours),
            "cost": entry.needs.cost,
            "terms": entry.needs.terms,
            "possible": entry.needs.possible,
            "proven": entry.needs.proven,
            "in_terms": [list(short) for short in entry.needs.in_terms],
            "in_years": [list(short) for short in entry.needs.in_years],
        },
    }


def _needs_from_json(data: Mapping[str, Any]) -> Needs:
    places = {name: tuple(tuple(short) for short in data.get(name, ())) for name in ("in_terms", "in_years")}
    return Needs(**{**data, **places})
