"""A dated, affordable plan that says why (design, section 7).

`build_problem` turns a centre file into a problem, `solve` answers it with a `Plan`.
"""

from prodige_core.planning.build import build_problem
from prodige_core.planning.calendar import Term, due_day, is_past, school_years, terms_from
from prodige_core.planning.jobs import PlanJob
from prodige_core.planning.problem import PlanningProblem, problem_from_json, problem_json
from prodige_core.planning.result import (
    Needs,
    Plan,
    Reason,
    RoleLoad,
    Scheduled,
    TermLoad,
    Unreached,
    plan_from_json,
    plan_json,
)
from prodige_core.planning.solve import Effort, Progress, solve
from prodige_core.planning.validate import violations

__all__ = [
    "Effort",
    "Needs",
    "Plan",
    "PlanJob",
    "PlanningProblem",
    "Progress",
    "Reason",
    "RoleLoad",
    "Scheduled",
    "Term",
    "TermLoad",
    "Unreached",
    "build_problem",
    "due_day",
    "is_past",
    "plan_from_json",
    "plan_json",
    "problem_from_json",
    "problem_json",
    "school_years",
    "solve",
    "terms_from",
    "violations",
]
