"""What a schedule leaves of hours and money."""

from __future__ import annotations

from collections.abc import Mapping

from prodige_core.planning.problem import PlanAction, PlanningProblem


class Room:
    """Hours by role and term and money by school year beside a schedule; negative where it takes too much."""

    def __init__(self, problem: PlanningProblem, schedule: Mapping[str, int]) -> None:
        self._year_index = problem.year_index
        self._hours = [list(row) for row in problem.capacity]
        self._money = list(problem.budget)
        for own_id, start in schedule.items():
            self.book(problem.by_id[own_id], start)

    def holds(self, action: PlanAction, start: int) -> bool:
        """Is there room for an action from a term on? It must end within the plan."""
        return (not action.cost or action.cost <= self._money[self._year_index[start - 1]]) and all(
            not hours or hours <= self._hours[role][start - 1 + offset]
            for offset in range(action.terms)
            for role, hours in enumerate(action.hours_in(offset))
        )

    def book(self, action: PlanAction, start: int, sign: int = 1) -> None:
        """Take what an action needs, or with ``sign`` -1 give it back. What lies beyond the plan is not counted."""
        self._money[self._year_index[start - 1]] -= sign * action.cost
        for offset in range(min(action.terms, len(self._year_index) - start + 1)):
            for role, hours in enumerate(action.hours_in(offset)):
                self._hours[role][start - 1 + offset] -= sign * hours

    def hours_left(self, role: int, term: int) -> int:
        """Hours of a role (by its place) in a term (from 1)."""
        return self._hours[role][term - 1]

    def money_left(self, year: int) -> int:
        """EUR of a school year, by its place in the budget."""
        return self._money[year]
