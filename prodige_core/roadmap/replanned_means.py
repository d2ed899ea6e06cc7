"""What keeps an action from a term of a plan that was made anew: hours or money, fewer than before or used by others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prodige_core.frameworks import ROLES, Role
from prodige_core.i18n import Translator
from prodige_core.planning.calendar import terms_from
from prodige_core.planning.problem import PlanningProblem
from prodige_core.planning.result import Plan
from prodige_core.planning.room import Room
from prodige_core.responses import Means
from prodige_core.roadmap.words import role_name, term_label


@dataclass(frozen=True, slots=True)
class Lack:
    """Hours of a role in a term (from 1), or money of a school year (role None), that are missing beside the others.

    eased: less is there than before, and with what there was there would be enough; or it is too little now even alone.
    """

    role: Role | None
    place: int
    eased: bool


@dataclass(frozen=True, slots=True)
class MeansCompared:
    """Hours and money before and now. number: of each term of the plan before its number now, None when it is over.

    new: start terms of the plan now.
    """

    plan: Plan
    before: Means
    now: Means
    problem: PlanningProblem
    number: Mapping[int, int | None]
    new: Mapping[str, int]
    t: Translator

    def lacks(self, own: str, start: int) -> list[Lack]:
        """What an action would lack from a term on, beside all others of the new plan."""
        problem, action = self.problem, self.problem.by_id[own]
        others = {other: at for other, at in self.new.items() if other != own}
        room = Room(problem, others)
        found: list[Lack] = []
        for offset in range(min(action.terms, problem.count - start + 1)):
            term = start + offset
            for role, need in enumerate(action.hours_in(offset)):
                left = room.hours_left(role, term)
                if need and need > left:
                    now, before = problem.capacity[role][term - 1], self._capacity_before(ROLES[role], term)
                    found.append(Lack(ROLES[role], term, need <= left + before - now or now < need <= before))
        year = problem.year_index[start - 1]
        left = room.money_left(year)
        if action.cost and action.cost > left:
            now, before = problem.budget[year], self._money_before(year)
            found.append(Lack(None, year, action.cost <= left + before - now or now < action.cost <= before))
        return found

    def because_of(self, lacks: list[Lack]) -> str:
        """What keeps an action from a term: fewer hours, less money, or others that use them now; empty for nothing."""
        if not lacks:
            return ""
        if all(lack.eased for lack in lacks):
            return " ".join(dict.fromkeys(self._less(lack) for lack in lacks))
        t = self.t
        lack = next(lack for lack in lacks if not lack.eased)
        if lack.role is None:
            year = self._year(lack.place)
            return t.gettext("It gave way to others: they use the money of the school year {year}.").format(year=year)
        return t.gettext("It gave way to others: they use the hours of this role in {term}: {role}.").format(
            term=self._term(lack.place), role=role_name(lack.role, t)
        )

    def _less(self, lack: Lack) -> str:
        t = self.t
        if lack.role is None:
            before, now = self._money_before(lack.place), self._money_given(lack.place)
            if now < before:
                return t.gettext("There is less money in the school year {year}: {now} instead of {before}.").format(
                    year=self._year(lack.place), now=t.money(now), before=t.money(before)
                )
            return t.gettext("What is done or under way has used money of the school year {year}.").format(
                year=self._year(lack.place)
            )
        before, now = self._hours_given(lack.role, lack.place)
        if now < before:
            return t.gettext("{role}: fewer hours in {term}, {now} instead of {before}.").format(
                role=role_name(lack.role, t), term=self._term(lack.place), now=t.number(now), before=t.number(before)
            )
        return t.gettext("{role}: what is done has used hours of {term}.").format(
            role=role_name(lack.role, t), term=self._term(lack.place)
        )

    def _capacity_before(self, role: Role, term: int) -> int:
        former = next((old for old, now in self.number.items() if now == term), None)
        if former is None or former > len(self.plan.terms):
            return 0
        load = self.plan.terms[former - 1].hours.get(role)
        return 0 if load is None else load.capacity

    def _hours_given(self, role: Role, term: int) -> tuple[int, int]:
        """Hours of a role in a term as the means gave them, before and now."""
        former = next((old for old, now in self.number.items() if now == term), None)
        now = _listed(self.now.hours_per_term.get(role, 0), term)
        before = _listed(self.before.hours_per_term.get(role, 0), former) if former else 0
        return max(before, self._capacity_before(role, term)), now  # a plan kept from an older Prodige knows no means

    def _money_before(self, year: int) -> int:
        """EUR given before for the school year that is the ``year``-th (from 0) of the plan now."""
        means = self.before
        years = list(dict.fromkeys(term.school_year for term in terms_from(means.start, means.terms)))
        own = self.problem.years[year]
        return _listed(means.budget_per_year, years.index(own) + 1) if own in years else 0

    def _money_given(self, year: int) -> int:
        return _listed(self.now.budget_per_year, year + 1)

    def _term(self, number: int) -> str:
        return term_label(self.problem.terms[number - 1], self.t)

    def _year(self, year: int) -> str:
        own = self.problem.years[year]
        return next(term.school_year_label for term in self.problem.terms if term.school_year == own)


def _listed(given: int | tuple[int, ...], place: int) -> int:
    if isinstance(given, int):
        return given
    return given[place - 1] if place <= len(given) else 0
