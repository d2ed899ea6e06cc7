"""The roadmap: a plan with its dates, its reasons and its means, ready to be shown. No page layout in here.

Screens, charts and reports all read this one value. Texts are already in the reader's language; ids stay beside them.
Hours are staff hours, money is whole euros, terms are numbered from 1, dates are days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from prodige_core.frameworks import Role
from prodige_core.planning.result import RoleLoad, Unreached
from prodige_core.responses import BoardStatus

RoadmapStatus = Literal["none", "optimal", "feasible", "infeasible"]


@dataclass(frozen=True, slots=True)
class LevelMark:
    """One level of a scale: its value (0..n), the code printed for it and its name."""

    value: int
    code: str
    name: str

    @property
    def label(self) -> str:
        """Code and name: ``B1 Integrator``."""
        return f"{self.code} {self.name}"


@dataclass(frozen=True, slots=True)
class RoadmapTerm:
    """One term of the plan. hours: of the whole term, done, under way and planned, of the hours given.

    over: of these hours, those of what is done or dropped. begun: hours of all roles of what is done, dropped or under way.
    cost_eur: of what is to begin in it; what has begun is in the school years only.
    """

    number: int
    label: str
    first_day: dt.date
    last_day: dt.date
    school_year: str
    hours: Mapping[Role, RoleLoad]
    cost_eur: int
    over: Mapping[Role, int] = field(default_factory=dict)
    begun: int = 0

    def to_give(self, role: Role) -> int:
        """Hours of a role that are under way or to come."""
        return self.hours[role].used - self.over.get(role, 0) if role in self.hours else 0


@dataclass(frozen=True, slots=True)
class RoleHours:
    """Hours of one role, with the role's name for people."""

    role: Role
    name: str
    hours: int


@dataclass(frozen=True, slots=True)
class RoleTotal:
    """Hours of one role over the whole plan."""

    role: Role
    name: str
    used: int
    capacity: int


@dataclass(frozen=True, slots=True)
class YearBudget:
    """Own money of one school year: what there is and what the actions that start or began in it cost, in EUR."""

    label: str
    budget_eur: int
    spent_eur: int


@dataclass(frozen=True, slots=True)
class ActionRef:
    """Another action by name. ``number`` is its place in the plan, None when it is not in it; ``done``: done before."""

    id: str
    title: str
    number: int | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class AnswerBehind:
    """The answer that keeps a practice below a level: the question, the option chosen, the note written beside it."""

    item: str
    question: str
    level: LevelMark
    option: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClosedStep:
    """One step (one practice, one level up) that an action works on in this plan.

    share: percent of the step this action brings; together: the other planned or done actions with a share in it.
    reached_in: the term at whose end the step is closed; None when the plan does not close it.
    answers: the answers below ``after``, lowest first; the reason why the step is still open.
    """

    practice: str
    title: str
    area: str
    before: LevelMark
    after: LevelMark
    target: LevelMark
    share: int
    together: tuple[ActionRef, ...]
    reached_in: int | None
    weight: int
    answers: tuple[AnswerBehind, ...]


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """One scheduled action with all that a person needs to do it, and why it is there for this centre.

    number: place in the plan, from 1. because: the reasons in whole sentences, in the order of importance.
    requires: what must be finished (or is done) before; prepares: planned actions that wait for this one.
    status, owner: as the board has them (owner in words, empty for nobody). begun: first day of the month in which it
    began, None before that; a started action has the hours that are left, and costs nothing any more.
    grant: which grant can pay for it and how this centre gets it, in a sentence; empty without one.
    """

    id: str
    number: int
    title: str
    framework: str
    why: str
    because: tuple[str, ...]
    lead: Role
    lead_name: str
    start: int
    end: int
    period: str
    first_day: dt.date
    last_day: dt.date
    hours: tuple[RoleHours, ...]
    total_hours: int
    cost_eur: int
    funding: str
    steps: tuple[str, ...]
    evidence: tuple[str, ...]
    indicator: str
    requires: tuple[ActionRef, ...]
    prepares: tuple[ActionRef, ...]
    closes: tuple[ClosedStep, ...]
    pinned: bool
    source: str
    basis: str
    status: BoardStatus = "proposed"
    owner: str = ""
    begun: dt.date | None = None
    grant: str = ""


@dataclass(frozen=True, slots=True)
class PracticeCourse:
    """How one planned practice moves: level now, after every term, at the end, and wanted. ``weight`` is 1..5."""

    practice: str
    title: str
    area: str
    area_title: str
    framework: str
    weight: int
    now: LevelMark
    reached: LevelMark
    target: LevelMark
    by_term: tuple[int, ...]

    @property
    def is_reached(self) -> bool:
        """Whether the plan reaches the target."""
        return self.reached.value >= self.target.value


@dataclass(frozen=True, slots=True)
class Milestone:
    """A target reached at the end of a term."""

    term: int
    term_label: str
    day: dt.date
    practice: str
    title: str
    level: LevelMark


@dataclass(frozen=True, slots=True)
class UnreachedTarget:
    """A target the plan does not reach: why, and what it would take, in sentences. ``raw`` is the planner's own value."""

    practice: str
    title: str
    area_title: str
    now: LevelMark
    reached: LevelMark
    target: LevelMark
    reasons: tuple[str, ...]
    needs: str
    raw: Unreached


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Everything a plan says about one centre.

    status: ``none`` when nothing was planned (no means given); the plan's own status otherwise.
    hours, cost_eur: staff hours and own money of the whole period, of what is done or dropped, under way and planned: the
    sums of ``terms`` and of ``years``. begun_hours, paid_eur: of these, for what is done, dropped or under way.
    gap: share of the best possible gain that is not proven, 0 to 1. start, end: first and last day; None without means.
    summary: the plan in one sentence. conflict: pinned actions that cannot stand together (only when infeasible).
    has_board: whether the centre keeps a board. overloads: sentences where started work needs more hours than there are;
    overload_terms: the number of the term each of them is about.
    used: how much of hours and money is done or begun and how much remains; empty before anything has begun.
    """

    status: RoadmapStatus
    summary: str
    gap: float
    gain: int
    hours: int
    cost_eur: int
    start: dt.date | None
    end: dt.date | None
    terms: tuple[RoadmapTerm, ...]
    actions: tuple[PlannedAction, ...]
    courses: tuple[PracticeCourse, ...]
    milestones: tuple[Milestone, ...]
    unreached: tuple[UnreachedTarget, ...]
    years: tuple[YearBudget, ...]
    roles: tuple[RoleTotal, ...]
    conflict: tuple[ActionRef, ...] = ()
    excluded: tuple[ActionRef, ...] = ()
    done: tuple[ActionRef, ...] = ()
    has_board: bool = False
    overloads: tuple[str, ...] = ()
    used: str = ""
    overload_terms: tuple[int, ...] = ()
    begun_hours: int = 0
    paid_eur: int = 0

    @property
    def steps_closed(self) -> int:
        """Levels gained over all practices at the end of the plan."""
        return sum(course.reached.value - course.now.value for course in self.courses)

    def action(self, action_id: str) -> PlannedAction:
        """A planned action by id. KeyError when it is not in the plan."""
        for action in self.actions:
            if action.id == action_id:
                return action
        raise KeyError(action_id)
