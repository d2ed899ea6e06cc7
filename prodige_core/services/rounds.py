"""The next round of a self-assessment: begun from the last, confirmed answer by answer, and taken back if it was a slip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prodige_core.access import Right
from prodige_core.errors import NotFound, StateError
from prodige_core.frameworks import Framework
from prodige_core.i18n import N_
from prodige_core.progress import Round, rounds_of
from prodige_core.progress.carrying import next_round
from prodige_core.responses import Answer, CentreFile, latest_assessments
from prodige_core.services import access
from prodige_core.services.assessing import Saved, change_answer
from prodige_core.services.centres import get_centre
from prodige_core.services.inputs import refuse
from prodige_core.services.merging import ANYTHING, Anything
from prodige_core.services.round_names import new_name
from prodige_core.services.stored_files import centre_file
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork


@dataclass(frozen=True, slots=True)
class Begun:
    """A round that was begun. carried: answers taken over; left_out: those that today's questions cannot take over."""

    framework: str
    round_id: str
    carried: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Answers confirmed at once, as they are stored now. Undo it with `carry_again`.

    skipped: how many of those seen somebody else had changed or confirmed meanwhile; they stay as they are.
    """

    answers: Mapping[str, Answer]
    skipped: int


@access.needs(Right.VIEW)
def rounds(ws: Workspace, centre_id: str) -> Mapping[str, tuple[Round, ...]]:
    """All rounds by framework, oldest first, in catalogue order; frameworks without one are left out. Raises `NotFound`."""
    return all_rounds(get_centre(ws, centre_id), ws)


@access.open_to_all("it works on the file it is given")
def latest_rounds(ws: Workspace, file: CentreFile) -> Mapping[str, str]:
    """The id of the round that counts, by framework: what a screen has seen."""
    return {own: found[-1].id for own, found in all_rounds(file, ws).items()}


def all_rounds(file: CentreFile, ws: Workspace) -> dict[str, tuple[Round, ...]]:
    """As `rounds`, from a centre file at hand."""
    every = {own: rounds_of(file, framework) for own, framework in ws.catalogue.frameworks.items()}
    return {own: found for own, found in every.items() if found}


@access.needs(Right.EDIT)
def start_next_round(
    ws: Workspace, centre_id: str, framework_id: str | None = None, *, seen: Mapping[str, str] | Anything = ANYTHING
) -> tuple[Begun, ...]:
    """Begin the next round of one framework, or (None) of every framework that has answers.

    All answers are taken over, with note and evidence, and marked until somebody confirms them. With all frameworks, one
    whose last round is new and untouched is left as it is, so that pressing twice begins one round.
    seen: `latest_rounds` as they were shown. Raises `StateError` when there is nothing to take over, when the last round
    is still untouched, or when somebody began a round since ``seen``; or `NotFound`.
    """
    frameworks = ws.catalogue.frameworks
    if framework_id is not None and framework_id not in frameworks:
        raise NotFound(N_("There is no framework {id} here."), id=framework_id)
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        file = centre_file(unit, centre_id)
        wanted = frameworks if framework_id is None else {framework_id: frameworks[framework_id]}
        if not isinstance(seen, Anything) and any(seen.get(own) != latest_rounds(ws, file).get(own) for own in wanted):
            raise StateError(N_("Somebody else began a round meanwhile."), N_("Look at it first."))
        ready = [own for own in wanted.values() if _ready(rounds_of(file, own))]
        if not ready:
            raise _nothing_to_begin(file, ws, tuple(wanted))
        begun = tuple(_begin(ws, unit, centre_id, file, framework) for framework in ready)
        unit.commit()
    return begun


def _begin(ws: Workspace, unit: UnitOfWork, centre_id: str, file: CentreFile, framework: Framework) -> Begun:
    last = latest_assessments(file)[framework.id]
    fresh = next_round(last, framework, new_name(ws, unit, centre_id, framework.id), ws.today())
    unit.assessments.add(centre_id, fresh)
    return Begun(framework.id, fresh.id, len(fresh.answers), len(last.answers) - len(fresh.answers))


def _ready(found: tuple[Round, ...]) -> bool:
    return bool(found) and bool(found[-1].answered) and not _untouched(found)


def _untouched(found: tuple[Round, ...]) -> bool:
    """Whether the last round was begun from one before and nothing in it was given or confirmed yet."""
    return len(found) > 1 and bool(found[-1].carried) and not found[-1].confirmed


def _nothing_to_begin(file: CentreFile, ws: Workspace, wanted: tuple[str, ...]) -> StateError:
    if any(_untouched(found) for own, found in all_rounds(file, ws).items() if own in wanted):
        return StateError(N_("The new round is there already."), N_("Confirm or change its answers; then it counts."))
    return StateError(N_("There are no answers yet that a new round could begin from."), N_("Answer questions first."))


@access.needs(Right.EDIT)
def take_back_round(ws: Workspace, centre_id: str, framework_id: str, round_id: str, *, confirmed: int = 0) -> None:
    """Remove the last round of a framework, so that the one before counts again.

    confirmed: how many answers given or confirmed in it the person knows to be lost. Raises `StateError` when there are
    more, when it is not the last round or the only one, or `NotFound`.
    """
    framework = ws.catalogue.frameworks.get(framework_id)
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())
        found = () if framework is None else rounds_of(centre_file(unit, centre_id), framework)
        if round_id not in {one.id for one in found}:
            raise NotFound(N_("There is no such round any more."))
        if len(found) < 2 or found[-1].id != round_id:
            raise StateError(N_("Only the last of several rounds can be taken back."))
        if found[-1].confirmed > confirmed:
            what = N_("Answers given or confirmed already in this round: {count}.")
            raise StateError(what, N_("Look at them first."), count=found[-1].confirmed)
        key = unit.assessments.latest_key(centre_id, framework_id)
        if key is not None:
            unit.assessments.remove(key)
        unit.commit()


@access.needs(Right.EDIT)
def confirm_answer(
    ws: Workspace, centre_id: str, framework_id: str, item_id: str, *, seen: Answer | Anything | None = ANYTHING
) -> Saved:
    """Say that an answer taken over is still true. Undo it as every answer, with `prodige_core.services.assessing.put_answer`.

    Raises `AnswerError` where nothing is answered, `Conflict` when somebody chose otherwise since ``seen``, or `NotFound`.
    """
    return change_answer(ws, centre_id, framework_id, item_id, {}, seen=seen)


@access.needs(Right.EDIT)
def confirm_area(
    ws: Workspace, centre_id: str, framework_id: str, area_id: str, *, seen: Mapping[str, Answer] | Anything = ANYTHING
) -> Confirmed:
    """Say that every answer of an area that was taken over is still true.

    seen: the answers as they were shown, by item; only those that still stand so are confirmed.
    Raises `AnswerError` for an area that is not there, or `NotFound`.
    """
    framework = ws.catalogue.frameworks.get(framework_id)
    area = next((own for own in framework.areas if own.id == area_id), None) if framework else None
    if area is None:
        raise refuse(area_id, N_("is not an area of this framework."))
    items = [item.id for practice in area.practices for item in practice.items]
    return _mark(ws, centre_id, framework_id, items, carried=None, seen=seen)


@access.needs(Right.EDIT)
def carry_again(ws: Workspace, centre_id: str, framework_id: str, *, seen: Mapping[str, Answer]) -> Confirmed:
    """Undo `confirm_area`: mark answers as taken over again that still stand as ``seen``. Raises `NotFound`."""
    return _mark(ws, centre_id, framework_id, list(seen), carried=True, seen=seen)


def _mark(
    ws: Workspace,
    centre_id: str,
    framework_id: str,
    items: list[str],
    *,
    carried: bool | None,
    seen: Mapping[str, Answer] | Anything,
) -> Confirmed:
    done: dict[str, Answer] = {}
    skipped = 0
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())
        key = unit.assessments.latest_key(centre_id, framework_id)
        stored = {} if key is None else unit.assessments.answers_to(key, items)
        for item in items:
            answer = stored.get(item)
            shown = answer if isinstance(seen, Anything) else seen.get(item)
            if shown is None or shown.carried == carried:
                continue
            if key is None or answer != shown:
                skipped += 1
                continue
            done[item] = shown.model_copy(update={"carried": carried})
            unit.assessments.set_answer(key, item, done[item])
        unit.commit()
    return Confirmed(done, skipped)
