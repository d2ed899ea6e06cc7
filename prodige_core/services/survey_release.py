"""From answers to what may be shown: counts fresh answers into batches, and reads what is published from batches alone.

A batch never changes, whatever people change or erase later; how it is cut is `prodige_core.aggregation.next_batch`.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from prodige_core.aggregation import K_COMMENTS, Batch, ItemRelease, Published, Tally, next_batch, release
from prodige_core.frameworks import Catalogue
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork
from prodige_core.storage.repositories.survey_counts import FreshRow
from prodige_core.storage.repositories.surveys import TOOK_PART
from prodige_core.surveys import Survey

KEPT_RELEASES = 64
"""As many surveys as one process is likely to show at a time; about 100 kB each."""

_TOP = {TOOK_PART: 0}

_read: OrderedDict[Hashable, Release] = OrderedDict()
_reading = threading.Lock()


@dataclass(frozen=True, slots=True)
class Levels:
    """All published answers of one framework put together: counts are answers, not people.

    everyone: over the framework; areas: by area id, those with a published item. Use ``share_from`` for sentences such
    as "60 % of the answers are at B1 or above".
    """

    everyone: Tally
    areas: Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class Counts:
    """People who began and, of those, people who finished, at this moment."""

    begun: int
    finished: int


@dataclass(frozen=True, slots=True)
class SurveyView:
    """Everything of a survey that may be shown.

    released: whether anything was counted yet (at the close or at an earlier look); before, items, roles and levels
    are empty. items: by item, every item asked, those of which nothing may be shown as suppressed.
    roles: people who had finished when it was counted, by role, "" for the roles counted together.
    comments: None before the close and when fewer than `K_COMMENTS` people wrote one.
    levels: by framework id, of what is published.
    """

    survey: Survey
    counts: Counts
    released: bool
    items: Mapping[str, ItemRelease]
    roles: Mapping[str, int]
    comments: tuple[str, ...] | None
    levels: Mapping[str, Levels]


@dataclass(frozen=True, slots=True)
class Release:
    """What of a `SurveyView` is fixed between two looks."""

    released: bool
    items: Mapping[str, ItemRelease]
    roles: Mapping[str, int]
    comments: tuple[str, ...] | None
    levels: Mapping[str, Levels]


def tops_of(catalogue: Catalogue, survey: Survey) -> dict[str, int]:
    """The highest level by item, of the items that anyone is asked and that are still loaded, in order."""
    return {
        item.id: catalogue.frameworks[name].top
        for name in survey.frameworks
        if name in catalogue.frameworks
        for item in catalogue.frameworks[name].items.values()
        if set(survey.roles) & set(item.respondents)
    }


def count(unit: UnitOfWork, survey: Survey, tops: Mapping[str, int], *, finished_only: bool) -> None:
    """Put the fresh answers that the rule lets through into batches; the others wait.

    An item whose scale has changed since people answered stays as it was counted before.
    """
    kept = _kept_batches(unit, survey.id)
    marked: dict[frozenset[str], list[str]] = {}
    numbered: dict[str, tuple[int, Mapping[str, Tally]]] = {}
    fresh = _by_item(unit.survey_counts.fresh(survey.id, finished_only=finished_only))
    for item, top in {**tops, **_TOP}.items():
        earlier = kept.get(item, [])
        rows = fresh.get(item, [])
        if not _fits(earlier, top) or any(isinstance(row.given, int) and row.given > top for row in rows):
            continue
        found = next_batch(earlier, _tallies(rows, top), survey.k)
        if found is not None:
            batch, parts = found
            numbered[item] = (len(earlier) + 1, batch.parts)
            marked.setdefault(frozenset(parts), []).append(item)
    if numbered:
        unit.survey_counts.add_batches(survey.id, numbered)
        unit.surveys.touch(survey.id)
    for roles, items in marked.items():
        unit.survey_counts.mark_counted(survey.id, items, roles, finished_only=finished_only)


def keep_comments(unit: UnitOfWork, survey_id: str) -> None:
    """Store the comments apart from the people, in no order, when enough people wrote one; else they are dropped."""
    texts = list(unit.survey_counts.written_comments(survey_id))
    if len(texts) >= K_COMMENTS:
        secrets.SystemRandom().shuffle(texts)
        unit.survey_counts.add_comments(survey_id, texts)


def _kept_batches(unit: UnitOfWork, survey_id: str) -> dict[str, list[Batch]]:
    """The batches by item, in the order in which they were counted."""
    stored = unit.survey_counts.batches(survey_id)
    return {item: [Batch(parts) for parts in numbered] for item, numbered in stored.items()}


def _released_items(kept: Mapping[str, Sequence[Batch]], tops: Mapping[str, int], k: int) -> dict[str, ItemRelease]:
    """What may be shown of every item; an item whose scale has changed since it was counted is left out."""
    return {item: release(kept.get(item, ()), top, k) for item, top in tops.items() if _fits(kept.get(item, ()), top)}


def _took_part(kept: Mapping[str, Sequence[Batch]], k: int) -> dict[str, int]:
    """People who had finished, by role or (under "") of the roles counted together; only what may be shown."""
    parts = release(kept.get(TOOK_PART, ()), 0, k).parts
    return {part: cell.n for part, cell in parts.items() if isinstance(cell, Published)}


def _pooled(items: Mapping[str, ItemRelease], catalogue: Catalogue, survey: Survey) -> dict[str, Levels]:
    """All published answers put together, by framework; frameworks of which nothing may be shown are left out."""
    found = {}
    for framework in (catalogue.frameworks[name] for name in survey.frameworks if name in catalogue.frameworks):
        areas: dict[str, Tally] = {}
        for area in framework.areas:
            for item in (item for practice in area.practices for item in practice.items if item.id in items):
                cell = items[item.id].everyone
                if isinstance(cell, Published):
                    areas[area.id] = areas.get(area.id, _zero(framework.top)) + _counted(cell, framework.top)
        if areas:
            found[framework.id] = Levels(sum(areas.values(), _zero(framework.top)), areas)
    return found


def view_of(ws: Workspace, unit: UnitOfWork, survey: Survey) -> SurveyView:
    """What may be shown of a survey, from batches alone."""
    shown = release_of(ws, unit, survey)
    return SurveyView(
        survey, counts_of(unit, survey), shown.released, shown.items, shown.roles, shown.comments, shown.levels
    )


def release_of(ws: Workspace, unit: UnitOfWork, survey: Survey) -> Release:
    """The part of `view_of` that changes at a look and at the close only. Screens ask for it at every rerun, so the
    last ones are kept: both count the survey's version up.
    """
    key = (str(ws.database.engine.url), survey.id, survey.version, ws.catalogue_digest)
    with _reading:
        if key in _read:
            _read.move_to_end(key)
            return _read[key]
    found = _release(ws.catalogue, unit, survey)
    with _reading:
        _read[key] = found
        if len(_read) > KEPT_RELEASES:
            _read.popitem(last=False)
    return found


def _release(catalogue: Catalogue, unit: UnitOfWork, survey: Survey) -> Release:
    kept = _kept_batches(unit, survey.id)
    released = survey.closed_at is not None or bool(kept)
    items = _released_items(kept, tops_of(catalogue, survey), survey.k) if released else {}
    comments = unit.survey_counts.comments(survey.id) or None
    return Release(released, items, _took_part(kept, survey.k), comments, _pooled(items, catalogue, survey))


def counts_of(unit: UnitOfWork, survey: Survey) -> Counts:
    """How many people take part, at this moment."""
    return Counts(*unit.surveys.people([survey.id]).get(survey.id, (0, 0)))


def _counted(cell: Published, top: int) -> Tally:
    if cell.counts is not None:
        return Tally(cell.counts, cell.without or 0)
    # all gave the same level, and how many there were is published too
    return Tally(tuple(cell.n if level == cell.median else 0 for level in range(top + 1)))


def _zero(top: int) -> Tally:
    return Tally((0,) * (top + 1))


def _fits(batches: Sequence[Batch], top: int) -> bool:
    return all(len(tally.counts) == top + 1 for batch in batches for tally in batch.parts.values())


def _by_item(rows: Sequence[FreshRow]) -> dict[str, list[FreshRow]]:
    found: dict[str, list[FreshRow]] = {}
    for row in rows:
        found.setdefault(row.item, []).append(row)
    return found


def _tallies(rows: Sequence[FreshRow], top: int) -> dict[str, Tally]:
    found: dict[str, Tally] = {}
    for row in rows:
        levels = tuple(row.people if row.given == level else 0 for level in range(top + 1))
        one = Tally(levels, 0 if isinstance(row.given, int) else row.people)
        found[row.role] = found.get(row.role, _zero(top)) + one
    return found
