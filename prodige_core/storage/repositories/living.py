"""What a centre keeps while its plan is carried out: board, own actions, mobilities and indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlalchemy import Connection, Table, delete, insert, select

from prodige_core.responses import BoardEntry, IndicatorSeries, Mobility, OwnAction
from prodige_core.storage.living_tables import board_entries, indicator_series, mobility_plans, own_actions

Model = TypeVar("Model", bound=BaseModel)


class Living:
    """Each of the four is replaced as a whole, and read in the order in which it was written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def board(self, centre_id: str) -> dict[str, BoardEntry]:
        """Where actions stand, by action; those without entry are absent."""
        return self._read(centre_id, board_entries, BoardEntry)

    def set_board(self, centre_id: str, entries: Mapping[str, BoardEntry]) -> None:
        """Replace the board."""
        self._write(centre_id, board_entries, entries)

    def own_actions(self, centre_id: str) -> tuple[OwnAction, ...]:
        """The actions the centre made itself."""
        return tuple(self._read(centre_id, own_actions, OwnAction).values())

    def set_own_actions(self, centre_id: str, actions: Sequence[OwnAction]) -> None:
        """Replace them."""
        self._write(centre_id, own_actions, {action.id: action for action in actions})

    def mobilities(self, centre_id: str) -> dict[str, Mobility]:
        """What mobility actions move, by action."""
        return self._read(centre_id, mobility_plans, Mobility)

    def set_mobilities(self, centre_id: str, planned: Mapping[str, Mobility]) -> None:
        """Replace them."""
        self._write(centre_id, mobility_plans, planned)

    def indicators(self, centre_id: str) -> dict[str, IndicatorSeries]:
        """What was counted over the years, by indicator."""
        return self._read(centre_id, indicator_series, IndicatorSeries)

    def set_indicators(self, centre_id: str, series: Mapping[str, IndicatorSeries]) -> None:
        """Replace them."""
        self._write(centre_id, indicator_series, series)

    def _read(self, centre_id: str, table: Table, model: type[Model]) -> dict[str, Model]:
        key = table.c[_key(table)]
        query = select(key, table.c.value).where(table.c.centre_id == centre_id).order_by(table.c.position)
        return {own: model.model_validate(value) for own, value in self._connection.execute(query)}

    def _write(self, centre_id: str, table: Table, values: Mapping[str, BaseModel]) -> None:
        self._connection.execute(delete(table).where(table.c.centre_id == centre_id))
        rows: list[dict[str, Any]] = [
            {"centre_id": centre_id, _key(table): own, "position": at, "value": value.model_dump(mode="json")}
            for at, (own, value) in enumerate(values.items())
        ]
        if rows:
            self._connection.execute(insert(table), rows)


def _key(table: Table) -> str:
    return next(column.name for column in table.primary_key if column.name != "centre_id")
