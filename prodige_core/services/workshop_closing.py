"""The end of a workshop: counts are fixed, votes and tokens forgotten, agreed levels put into the assessment, all at once."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from prodige_core.access import Right
from prodige_core.aggregation import Published, Tally, cell
from prodige_core.frameworks import Framework
from prodige_core.i18n import Translator
from prodige_core.responses import Answer
from prodige_core.responses.texts import MAX_NOTE
from prodige_core.services import access, rooms, trail
from prodige_core.services.assessing import current_round
from prodige_core.services.workshop_results import asked_by
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork
from prodige_core.workshops import Given, Session, Statement
from prodige_core.workshops import session as steps


@dataclass(frozen=True, slots=True)
class Closed:
    """A workshop that was closed. applied: items whose agreed level was put into the assessment just now.

    skipped: items with an agreed level that could not be, because no framework here asks them (on that scale) any more.
    """

    session: Session
    applied: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


@access.needs(Right.HOST, of="workshop")
def close(ws: Workspace, workshop_id: str, *, apply: bool, t: Translator) -> Closed:
    """End a workshop for good; nobody can vote or be recognised any more, only counts are kept. Pressing twice is harmless.

    apply: put every agreed level into the current assessments, each with a sentence in its note, in the language of
    ``t``; also possible for a workshop that was closed without. Raises `NotFound`.
    """
    with ws.database.write() as unit:
        before = unit.workshops.get(workshop_id, "alone")
        after = steps.close(before, unit.votes.counts(before.id, _open_rounds(before), tops(ws)), ws.now())
        if before.status != "closed":
            unit.votes.forget_tokens(before.id)
            unit.votes.forget(before.id)
            trail.note(unit, ws, "workshop_closed", before.centre_id)
        done = Closed(after)
        if apply and not after.applied:
            done = _apply(ws, unit, after, t)
        if done.session != before:
            done = dataclasses.replace(done, session=unit.workshops.store(before, done.session))
            unit.commit()
    rooms.forget(ws, before.code)
    if before.status != "closed":
        ws.database.wipe()
    return done


def _open_rounds(session: Session) -> dict[str, int]:
    return {own.item: own.last.number for own in session.statements if own.last and not own.last.revealed}


@access.open_to_all("it tells what the questionnaires ask, nothing of a centre")
def tops(ws: Workspace) -> dict[str, int]:
    """The highest level of every item there is."""
    return {item: framework.top for item, framework in ws.catalogue.framework_of_item.items()}


def _apply(ws: Workspace, unit: UnitOfWork, session: Session, t: Translator) -> Closed:
    skipped = []
    replaced: dict[str, Given | None] = {}
    keys: dict[str, str] = {}
    for own in session.statements:
        if own.outcome != "agreed" or own.level is None:
            continue
        framework = asked_by(ws.catalogue, own)
        if framework is None:
            skipped.append(own.item)
            continue
        if framework.id not in keys:
            unit.centres.touch(session.centre_id, ws.now())
            keys[framework.id] = current_round(ws, unit, session.centre_id, framework)
        texts = sentences(ws, session, own, framework, t)
        replaced[own.item] = _put(unit, keys[framework.id], own, texts)
    statements = tuple(dataclasses.replace(own, replaced=replaced.get(own.item)) for own in session.statements)
    after = dataclasses.replace(session, applied=True, statements=statements)
    return Closed(after, tuple(replaced), tuple(skipped))


def _put(unit: UnitOfWork, key: str, own: Statement, candidates: tuple[str, ...]) -> Given | None:
    """Store the agreed level; gives the answer it takes the place of."""
    former = unit.assessments.answer(key, own.item)
    note = "" if former is None else former.note
    for text in candidates:
        longer = f"{note} {text}" if note else text
        if len(longer) <= MAX_NOTE:
            note = longer
            break
    evidence = "" if former is None else former.evidence
    unit.assessments.set_answer(key, own.item, Answer(level=own.level, note=note, evidence=evidence))
    if former is None or former.level is not None:
        return None if former is None else former.level
    return "na" if former.na else "unknown"


@access.open_to_all("it tells what the questionnaires ask, nothing of a centre")
def sentences(ws: Workspace, session: Session, own: Statement, framework: Framework, t: Translator) -> tuple[str, ...]:
    """What stands in the note of an agreed answer; first with the reason, then without, for a note that is nearly full."""
    closed_at = session.closed_at or ws.now()
    date = t.date(closed_at.astimezone().date())
    counts = next((one.counts for one in reversed(own.rounds) if one.counts), None)
    shown = cell(Tally(counts.levels, counts.without), session.k) if counts else None
    if not isinstance(shown, Published):
        text = t.gettext("Agreed in a workshop on {date}.").format(date=date)
    else:
        codes = [level.code for level in framework.levels]
        codes += [str(value) for value in range(len(codes), len(counts.levels) if counts else 0)]
        median = codes[shown.median]
        if shown.alike or shown.counts is None:
            template = t.ngettext(
                "Agreed in a workshop on {date}: {count} vote, all on {median}.",
                "Agreed in a workshop on {date}: {count} votes, all on {median}.",
                shown.n,
            )
            text = template.format(date=date, count=t.number(shown.n), median=median)
        else:
            given = [level for level, people in enumerate(shown.counts) if people]
            template = t.ngettext(
                "Agreed in a workshop on {date}: {count} vote, from {low} to {high}, median {median}.",
                "Agreed in a workshop on {date}: {count} votes, from {low} to {high}, median {median}.",
                shown.n,
            )
            text = template.format(
                date=date, count=t.number(shown.n), low=codes[given[0]], high=codes[given[-1]], median=median
            )
    return (f"{text} {own.reason}", text) if own.reason else (text,)
