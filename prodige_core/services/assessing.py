"""Answering the questionnaires: every answer is saved at once, and the work can be taken up again anywhere."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from prodige_core.access import Right
from prodige_core.errors import NotFound
from prodige_core.frameworks import Framework, Item
from prodige_core.i18n import N_
from prodige_core.responses import Answer, Assessment, CentreFile, latest_assessments, on_scale
from prodige_core.services import access
from prodige_core.services.centres import get_centre
from prodige_core.services.inputs import refuse, valid
from prodige_core.services.joined_answers import joined_answer
from prodige_core.services.merging import ANYTHING, Anything
from prodige_core.services.round_names import new_name
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork

SECONDS_PER_ITEM = 20
"""Reading five or six described options and choosing one (editorial: 62 items are then about 21 minutes)."""
SECONDS_TO_CONFIRM = 10
"""Reading the one option that was chosen last time, and saying whether it still holds (editorial)."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A change of one answer that is stored. Each answer is None where the item is missing.

    meant: what its editor takes to be stored now, see `prodige_core.services.merging.Changed`.
    """

    item: str
    previous: Answer | None
    current: Answer | None
    meant: Answer | None


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """Items of one area: ``done`` of ``total`` have an answer of any kind, na and don't know included.

    carried: of ``done``, those taken over from the round before and not confirmed yet.
    """

    area: str
    done: int
    total: int
    carried: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one framework (or the quick check) is.

    unknown: of ``done``, those answered "don't know". minutes_left: whole minutes, rounded up, 0 when all is done.
    next_area, next_item: where to go on, in the order of the questionnaire; None when nothing is missing.
    carried: of ``done``, answers taken over from the round before and not confirmed yet; they count like the others.
    carried_area, carried_item: the first of them; None when there is none.
    """

    done: int
    total: int
    unknown: int
    areas: tuple[AreaProgress, ...]
    minutes_left: int
    next_area: str | None
    next_item: str | None
    carried: int = 0
    carried_area: str | None = None
    carried_item: str | None = None

    @property
    def confirmed(self) -> int:
        """Answers given or confirmed in this round."""
        return self.done - self.carried


@access.needs(Right.VIEW)
def current_assessment(ws: Workspace, centre_id: str, framework_id: str) -> Assessment | None:
    """The assessment of a framework that counts (the latest); None before the first answer. Raises `NotFound`."""
    _framework(ws, framework_id)
    return latest_assessments(get_centre(ws, centre_id)).get(framework_id)


@access.needs(Right.EDIT)
def start_assessment(ws: Workspace, centre_id: str, framework_id: str) -> str:
    """Begin a new, empty round dated today; returns its id, such as ``2026-autumn``. Raises `NotFound`."""
    framework = _framework(ws, framework_id)
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())
        name = new_name(ws, unit, centre_id, framework_id)
        _start(ws, unit, centre_id, framework, name)
        unit.commit()
    return name


@access.needs(Right.EDIT)
def save_answer(
    ws: Workspace,
    centre_id: str,
    framework_id: str,
    item_id: str,
    *,
    level: int | None = None,
    na: bool = False,
    unknown: bool = False,
    note: str = "",
    evidence: str = "",
) -> Saved:
    """Store one answer in the current round (begun when there is none): exactly one of level, na and unknown.

    Returns only after the database has committed. Raises `AnswerError` or `NotFound`.
    """
    given = {"level": level, "na": na or None, "unknown": unknown or None, "note": note, "evidence": evidence}
    return put_answer(ws, centre_id, framework_id, item_id, valid(Answer, given))


@access.needs(Right.EDIT)
def clear_answer(
    ws: Workspace, centre_id: str, framework_id: str, item_id: str, *, seen: Answer | Anything | None = ANYTHING
) -> Saved:
    """Make an item missing again. Raises `Conflict` when anything of the answer changed since ``seen``, or `NotFound`."""
    return _store(ws, centre_id, framework_id, item_id, lambda _: None, seen)


@access.needs(Right.EDIT)
def put_answer(
    ws: Workspace,
    centre_id: str,
    framework_id: str,
    item_id: str,
    answer: Answer | None,
    *,
    seen: Answer | Anything | None = ANYTHING,
) -> Saved:
    """Store an answer as it is, or (None) remove it; what others changed in it since ``seen`` is kept.

    Also the way to undo: ``previous`` of a `Saved`, with its ``current`` as seen.
    Raises `AnswerError`, `Conflict` or `NotFound`.
    """
    return _store(ws, centre_id, framework_id, item_id, lambda _: answer, seen)


@access.needs(Right.EDIT)
def change_answer(
    ws: Workspace,
    centre_id: str,
    framework_id: str,
    item_id: str,
    changes: Mapping[str, object],
    *,
    seen: Answer | Anything | None = ANYTHING,
) -> Saved:
    """Change a part of an answer, and keep the others as they are stored at this moment, whoever wrote them.

    An answer taken over from the round before is confirmed by it, whichever part changes; also by changing nothing.

    changes: one of level, na and unknown, or note, or evidence. Raises `AnswerError` (also for a note without an
    answer), `Conflict` when somebody changed this part, or took the answer away, since ``seen``, or `NotFound`.
    """
    chosen = {"level", "na", "unknown"} & changes.keys()

    def changed(kept: Answer | None) -> Answer:
        if kept is None and not chosen:
            raise refuse(item_id, N_("has no answer yet."), N_("Choose an answer first; then you can write here."))
        texts = {"note", "evidence"}
        stored = (
            {} if kept is None else kept.model_dump(include=texts if chosen else {*texts, "level", "na", "unknown"})
        )
        return valid(Answer, {**stored, **changes})

    return _store(ws, centre_id, framework_id, item_id, changed, seen)


def _store(
    ws: Workspace,
    centre_id: str,
    framework_id: str,
    item_id: str,
    change: Callable[[Answer | None], Answer | None],
    seen: Answer | Anything | None = ANYTHING,
) -> Saved:
    framework = _framework(ws, framework_id)
    if item_id not in framework.items:
        raise refuse(item_id, N_("is not a question of this framework."))
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        key = unit.assessments.latest_key(centre_id, framework_id)
        previous = None if key is None else unit.assessments.answer(key, item_id)
        base = previous if isinstance(seen, Anything) else seen
        meant = change(base)
        answer = joined_answer(base, meant, previous)
        if answer is not None and answer.level is not None and answer.level > framework.top:
            raise refuse(item_id, N_("is {level}, but the scale ends at {top}."), level=answer.level, top=framework.top)
        unit.assessments.set_answer(key or current_round(ws, unit, centre_id, framework), item_id, answer)
        unit.commit()
    return Saved(item_id, previous, answer, meant)


def current_round(ws: Workspace, unit: UnitOfWork, centre_id: str, framework: Framework) -> str:
    """The key of the round that counts, begun when there is none; for services, within a writing unit of work."""
    key = unit.assessments.latest_key(centre_id, framework.id)
    return key or _start(ws, unit, centre_id, framework, new_name(ws, unit, centre_id, framework.id))


@access.needs(Right.VIEW)
def progress(ws: Workspace, centre_id: str, framework_id: str) -> Progress:
    """How far the current round of a framework is. Raises `NotFound`."""
    return progress_of(_framework(ws, framework_id), get_centre(ws, centre_id))


def progress_of(framework: Framework, file: CentreFile) -> Progress:
    """As `progress`, from a centre file at hand."""
    areas = {area.id: [item.id for practice in area.practices for item in practice.items] for area in framework.areas}
    return _progress(areas, _answers(file, framework.items))


@access.open_to_all("it tells what the questionnaires ask, nothing of a centre")
def quick_items(ws: Workspace) -> tuple[tuple[Framework, Item], ...]:
    """The questions of the five-minute check, over all frameworks, in order."""
    return tuple((framework, item) for framework in ws.catalogue.frameworks.values() for item in framework.quick_items)


@access.needs(Right.VIEW)
def quick_progress(ws: Workspace, centre_id: str) -> Progress:
    """How far the five-minute check is. Raises `NotFound`."""
    areas: dict[str, list[str]] = {}
    for framework, item in quick_items(ws):
        areas.setdefault(framework.area_of(framework.practice_of(item.id).id).id, []).append(item.id)
    return _progress(areas, _answers(get_centre(ws, centre_id), {item.id: item for _, item in quick_items(ws)}))


def _answers(file: CentreFile, items: Mapping[str, Item]) -> dict[str, Answer]:
    """Answers to these items that count, over all frameworks: item ids are unique over the catalogue."""
    return {
        item: answer
        for assessment in latest_assessments(file).values()
        for item, answer in assessment.answers.items()
        if item in items and on_scale(answer, items[item]) is not None
    }


def _progress(areas: Mapping[str, list[str]], answers: Mapping[str, Answer]) -> Progress:
    asked = [(area, item) for area, items in areas.items() for item in items]
    missing = [one for one in asked if one[1] not in answers]
    carried = [one for one in asked if one[1] in answers and answers[one[1]].carried]
    next_area, next_item = missing[0] if missing else (None, None)
    carried_area, carried_item = carried[0] if carried else (None, None)
    left = len(missing) * SECONDS_PER_ITEM + len(carried) * SECONDS_TO_CONFIRM
    return Progress(
        done=len(asked) - len(missing),
        total=len(asked),
        unknown=sum(1 for _, item in asked if item in answers and answers[item].unknown),
        areas=tuple(
            AreaProgress(
                area,
                sum(1 for item in items if item in answers),
                len(items),
                sum(1 for own, _ in carried if own == area),
            )
            for area, items in areas.items()
        ),
        minutes_left=math.ceil(left / 60),
        next_area=next_area,
        next_item=next_item,
        carried=len(carried),
        carried_area=carried_area,
        carried_item=carried_item,
    )


def _framework(ws: Workspace, framework_id: str) -> Framework:
    try:
        return ws.catalogue.frameworks[framework_id]
    except KeyError:
        raise NotFound(N_("There is no framework {id} here."), id=framework_id) from None


def _start(ws: Workspace, unit: UnitOfWork, centre_id: str, framework: Framework, name: str) -> str:
    fresh = Assessment(
        id=name, date=ws.today().isoformat(), framework=framework.id, framework_version=framework.version
    )
    return unit.assessments.add(centre_id, fresh)
