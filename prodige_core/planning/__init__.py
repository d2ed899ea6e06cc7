"""A dated, affordable plan that says why (design, section 7)."""

from prodige_core.planning.build import build_problem
from prodige_core.planning.calendar import Term, school_years, terms_from
from prodige_core.planning.problem import PlanningProblem
from prodige_core.planning.result import Plan, plan_from_json, plan_json

__all__ = [
    "Plan",
    "PlanningProblem",
    "Term",
    "build_problem",
    "plan_from_json",
    "plan_json",
    "school_years",
    "terms_from",
]
