"""What a centre wants and has: priorities, means and decisions."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Table, delete, insert, select

from prodige_core.frameworks import Role
from prodige_core.responses import Decisions, Means
from prodige_core.storage.tables import decisions, hours, means, priorities, term_hours, year_budgets


class Wishes:
    """Each of the three is replaced as a whole: they are small, and so nothing half-changed can stay."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def priorities(self, centre_id: str) -> dict[str, int]:
        """Weight 1 to 5 by practice or area id."""
        query = select(priorities).where(priorities.c.centre_id == centre_id).order_by(priorities.c.position)
        return {row.subject: row.weight for row in self._connection.execute(query)}

    def set_priorities(self, centre_id: str, wanted: Mapping[str, int]) -> None:
        """Replace all priorities."""
        self._replace(
            centre_id,
            priorities,
            [
                {"subject": subject, "position": at, "weight": weight}
                for at, (subject, weight) in enumerate(wanted.items())
            ],
        )

    def means(self, centre_id: str) -> Means | None:
        """Hours and money; None when nobody has told."""
        row = self._connection.execute(select(means).where(means.c.centre_id == centre_id)).one_or_none()
        if row is None:
            return None
        budget = row.budget_per_year
        if budget is None:
            query = select(year_budgets.c.amount).where(year_budgets.c.centre_id == centre_id)
            budget = tuple(self._connection.scalars(query.order_by(year_budgets.c.number)))
        return Means(start=row.start, terms=row.terms, hours_per_term=self._hours(centre_id), budget_per_year=budget)

    def set_means(self, centre_id: str, given: Means | None) -> None:
        """Replace the means, or (with None) forget them."""
        listed = {} if given is None else {role: h for role, h in given.hours_per_term.items() if isinstance(h, tuple)}
        roles = [] if given is None else list(given.hours_per_term.items())
        budget = 0 if given is None else given.budget_per_year
        one = [] if given is None else [given]
        self._replace(
            centre_id,
            means,
            [
                {"start": m.start, "terms": m.terms, "budget_per_year": None if isinstance(budget, tuple) else budget}
                for m in one
            ],
        )
        self._replace(
            centre_id,
            hours,
            [
                {"role": role, "position": at, "per_term": None if isinstance(value, tuple) else value}
                for at, (role, value) in enumerate(roles)
            ],
        )
        self._replace(
            centre_id,
            term_hours,
            [
                {"role": role, "term": term, "hours": value}
                for role, values in listed.items()
                for term, value in enumerate(values, start=1)
            ],
        )
        amounts = budget if isinstance(budget, tuple) else ()
        self._replace(
            centre_id, year_budgets, [{"number": n, "amount": amount} for n, amount in enumerate(amounts, start=1)]
        )

    def decisions(self, centre_id: str) -> Decisions:
        """What people decided against the optimiser."""
        query = select(decisions).where(decisions.c.centre_id == centre_id).order_by(decisions.c.position)
        rows = self._connection.execute(query).all()
        return Decisions(
            pinned={row.action: row.term for row in rows if row.kind == "pinned"},
            excluded=tuple(row.action for row in rows if row.kind == "excluded"),
            done=tuple(row.action for row in rows if row.kind == "done"),
        )

    def set_decisions(self, centre_id: str, given: Decisions) -> None:
        """Replace all decisions."""
        rows: list[dict[str, object]] = [
            {"kind": "pinned", "position": at, "action": action, "term": term}
            for at, (action, term) in enumerate(given.pinned.items())
        ]
        for kind, actions in (("excluded", given.excluded), ("done", given.done)):
            rows += [
                {"kind": kind, "position": at, "action": action, "term": None} for at, action in enumerate(actions)
            ]
        self._replace(centre_id, decisions, rows)

    def _hours(self, centre_id: str) -> dict[Role, int | tuple[int, ...]]:
        listed: dict[str, list[int]] = {}
        each = select(term_hours).where(term_hours.c.centre_id == centre_id).order_by(term_hours.c.term)
        for row in self._connection.execute(each):
            listed.setdefault(row.role, []).append(row.hours)
        query = select(hours).where(hours.c.centre_id == centre_id).order_by(hours.c.position)
        return {
            row.role: tuple(listed.get(row.role, ())) if row.per_term is None else row.per_term
            for row in self._connection.execute(query)
        }

    def _replace(self, centre_id: str, table: Table, rows: list[dict[str, object]]) -> None:
        self._connection.execute(delete(table).where(table.c.centre_id == centre_id))
        if rows:
            self._connection.execute(insert(table), [{"centre_id": centre_id, **row} for row in rows])
