"""The indicators of a centre: which it follows, what it counted, its targets; and those Prodige works out by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from prodige_core.access import Right
from prodige_core.board import effective
from prodige_core.errors import AnswerError, Problem
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import N_
from prodige_core.indicators import (
    Followed,
    Indicator,
    by_id,
    followed_of,
    from_board,
    from_survey,
    indicator_problems,
    indicators,
    later,
    year_label,
    year_of,
)
from prodige_core.planning import Plan, is_past, plan_from_json
from prodige_core.responses import CentreFile, IndicatorSeries, Means, Measured
from prodige_core.services import access
from prodige_core.services.centres import get_centre
from prodige_core.services.indicator_fields import Series, fields_of, series_of
from prodige_core.services.inputs import refuse, valid
from prodige_core.services.merging import ANYTHING, Anything, Changed, Joined, agreed, join_fields
from prodige_core.services.planned_days import planned_days
from prodige_core.services.planning import load_plan
from prodige_core.services.stored_files import centre_file
from prodige_core.services.survey_release import release_of
from prodige_core.services.workspace import Workspace
from prodige_core.surveys import Survey

YEARS_BACK = 2
"""School years before the present one that can be filled in: three values make a line (editorial)."""


@dataclass(frozen=True, slots=True)
class IndicatorsView:
    """followed: in the order of the definitions; others: what could be followed. series: as stored, for what was seen.

    years: school years to fill in, the latest first.
    """

    followed: tuple[Followed, ...]
    others: tuple[Indicator, ...]
    series: Mapping[str, IndicatorSeries]
    years: tuple[str, ...]

    @property
    def first(self) -> tuple[Indicator, ...]:
        """Proposed to a school that begins."""
        return tuple(own for own in self.others if own.first)


@access.needs(Right.VIEW)
def view(ws: Workspace, centre_id: str) -> IndicatorsView:
    """Everything the screen shows. Raises `NotFound`."""
    file = get_centre(ws, centre_id)
    rows = followed_of(file, ws.catalogue, worked_out(ws, centre_id))
    others = tuple(own for own in indicators() if own.id not in file.indicators)
    present = year_of(ws.today())
    stored = {year for series in file.indicators.values() for year in series.values}
    years = stored | {later(present, -back) for back in range(YEARS_BACK + 1)}
    return IndicatorsView(rows, others, dict(file.indicators), tuple(sorted(years, reverse=True)))


@access.needs(Right.VIEW)
def followed(ws: Workspace, centre_id: str) -> tuple[Followed, ...]:
    """What a centre follows, for reports. Raises `NotFound`."""
    return followed_of(get_centre(ws, centre_id), ws.catalogue, worked_out(ws, centre_id))


@access.needs(Right.VIEW)
def worked_out(ws: Workspace, centre_id: str) -> dict[str, dict[str, Measured]]:
    """Counts that Prodige takes from board and surveys, by code and school year, of what is followed. Raises `NotFound`."""
    file = get_centre(ws, centre_id)
    wanted = [own for own in indicators() if own.id in file.indicators]
    found: dict[str, dict[str, Measured]] = {}
    for own in wanted:
        if own.worked_out == "board":
            # also a plan that is out of date: saying that an action is done makes it so, and changes no day of the others
            stored = load_plan(ws, centre_id)
            ends = planned_ends(file, stored.plan if stored is not None else None) | _passed_ends(ws, centre_id, file)
            found[own.id] = from_board(file.board, ends, file.decisions.done, ws.today())
        elif own.worked_out == "survey":
            found[own.id] = _survey_counts(ws, centre_id, own)
    return found


def board_counts(file: CentreFile, plan: Plan | None, today: dt.date) -> dict[str, Measured]:
    """Actions done of those due, by school year, from a centre file and its plan (None: only due months count)."""
    return from_board(file.board, planned_ends(file, plan), file.decisions.done, today)


def followed_in_file(file: CentreFile, catalogue: Catalogue, plan: Plan | None, today: dt.date) -> tuple[Followed, ...]:
    """As `followed`, from a centre file and a plan at hand; what only surveys tell has no data."""
    known = {own.id: board_counts(file, plan, today) for own in indicators() if own.worked_out == "board"}
    return followed_of(file, catalogue, known)


def planned_ends(file: CentreFile, plan: Plan | None) -> dict[str, str]:
    """A month of the last term of every planned action; empty without a plan, or when another period was given since."""
    return {own: last.strftime("%Y-%m") for own, (_, last) in planned_days(plan, file.means).items()}


def _passed_ends(ws: Workspace, centre_id: str, file: CentreFile) -> dict[str, str]:
    """As `planned_ends`, of plans that re-planning replaced: what was due by then stays due, wherever it was moved to."""
    with ws.database.read() as unit:
        replaced = [one for one in unit.kept_plans.of_centre(centre_id) if one.kind == "replanned"]
    gone, found = set(effective(file).excluded), dict[str, str]()
    for one in replaced:  # the oldest first: it counts what was due first
        means = Means.model_validate(one.inputs["made_from"]["means"])
        for own, (_, last) in planned_days(plan_from_json(one.plan), means).items():
            if is_past(last, dt.date.fromisoformat(one.made_on)) and own not in gone:
                found.setdefault(own, last.strftime("%Y-%m"))
    return found


@access.needs(Right.EDIT)
def follow(
    ws: Workspace, centre_id: str, codes: tuple[str, ...], *, seen: Series | Anything = ANYTHING
) -> Changed[Series]:
    """Follow these too. What is followed already keeps its numbers. seen: all indicators as they were shown.

    Raises `AnswerError` (no such indicator), `Conflict` or `NotFound`.
    """
    _known(*codes)
    added = {code: IndicatorSeries() for code in codes}
    return _change(ws, centre_id, lambda own: {**added, **own}, seen)


@access.needs(Right.EDIT)
def unfollow(ws: Workspace, centre_id: str, code: str, *, seen: Series | Anything = ANYTHING) -> Changed[Series]:
    """Stop following one: its numbers and target go, and come back with `put_indicators`. Raises as `follow`."""
    return _change(ws, centre_id, lambda own: {one: series for one, series in own.items() if one != code}, seen)


@access.needs(Right.EDIT)
def set_value(
    ws: Workspace, centre_id: str, code: str, year: str, measured: Measured, *, seen: Series | Anything = ANYTHING
) -> Changed[Series]:
    """Store what was counted in a school year; nothing counted (`Measured()`) takes the year out. Raises as `put_indicators`."""
    _known(code)

    def changed(own: Series) -> Series:
        series = own.get(code, IndicatorSeries())
        values = {**series.values, year: measured}
        kept = {one: values[one] for one in sorted(values) if values[one] != Measured()}
        return {**own, code: valid(IndicatorSeries, {**dict(series), "values": kept})}

    return _change(ws, centre_id, changed, seen)


@access.needs(Right.EDIT)
def set_target(
    ws: Workspace,
    centre_id: str,
    code: str,
    target: int | None,
    year: str = "",
    source: str = "",
    baseline: str = "",
    *,
    seen: Series | Anything = ANYTHING,
) -> Changed[Series]:
    """Set the target, the school year by which, who set it, and the year it is held against. Raises as `put_indicators`."""
    _known(code)
    update = {"target": target, "target_year": year, "target_source": source, "baseline": baseline}

    def changed(own: Series) -> Series:
        series = own.get(code, IndicatorSeries())
        return {**own, code: valid(IndicatorSeries, {**dict(series), **update})}

    return _change(ws, centre_id, changed, seen)


@access.needs(Right.EDIT)
def put_indicators(
    ws: Workspace, centre_id: str, series: Series, *, seen: Series | Anything = ANYTHING
) -> Changed[Series]:
    """Replace all indicators; what others changed since ``seen`` is kept. Undo with ``before`` and ``after`` as seen.

    Raises `AnswerError` with every problem (unknown codes, counts and targets that cannot be), `Conflict` or `NotFound`.
    """
    return _change(ws, centre_id, lambda _own: series, seen)


def measured_from(values: Mapping[str, object]) -> Measured:
    """Counts from the fields of a screen. Raises `AnswerError` with every problem."""
    return valid(Measured, values)


def _change(
    ws: Workspace, centre_id: str, change: Callable[[Series], Series], seen: Series | Anything
) -> Changed[Series]:
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        stored: Series = unit.living.indicators(centre_id)
        base = stored if isinstance(seen, Anything) else seen
        meant = change(base)
        joined = join_fields(fields_of(base), fields_of(meant), fields_of(stored))
        mine = series_of(joined.value)
        result = agreed(Joined(mine, joined.clashes), stored)
        file = centre_file(unit, centre_id)
        problems = _new(file, file.model_copy(update={"indicators": dict(result)}))
        if problems:
            raise AnswerError(problems)
        unit.living.set_indicators(centre_id, result)
        unit.commit()
    return Changed(stored, result, meant)


def _new(before: CentreFile, after: CentreFile) -> list[Problem]:
    """What the change makes wrong; what was wrong before it stands in nobody's way."""
    known = {(problem.where, problem.text()) for problem in indicator_problems(before, "")}
    found = [own for own in indicator_problems(after, "") if (own.where, own.text()) not in known]
    return [replace(own, where=_place(own.where)) for own in found]


def _place(where: str) -> str:
    """A place of the centre file as a screen names it: ``K1 2026/27``."""
    _, code, *rest = where.split(".")
    return f"{code} {year_label(rest[1])}" if rest[:1] == ["values"] else code


def _known(*codes: str) -> None:
    for code in codes:
        if code not in by_id():
            raise refuse(code, N_("is not an indicator here."))


def _survey_counts(ws: Workspace, centre_id: str, definition: Indicator) -> dict[str, Measured]:
    """By the school year in which a closed survey ended; of two in one year the later that tells anything."""
    with ws.database.read() as unit:
        closed = [own for own in unit.surveys.of_centre(centre_id) if own.closed_at is not None]
        released = [(_ended(own), release_of(ws, unit, own).items) for own in sorted(closed, key=_ended)]
    found = {}
    for day, items in released:
        counts = from_survey(definition, items, ws.catalogue)
        if counts is not None:
            found[year_of(day)] = counts
    return found


def _ended(survey: Survey) -> dt.date:
    """The day it ended for the people asked; closing it later does not make it last longer."""
    return survey.closes_on if survey.closed_at is None else min(survey.closes_on, survey.closed_at.astimezone().date())
