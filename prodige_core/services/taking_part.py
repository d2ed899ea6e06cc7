"""Taking part in a workshop: join, vote, change a vote, leave. No names and no accounts; a token is all there is.

What writes goes through the group writer and is decided by what the database says in the same transaction. The
``submit_`` forms give futures, for whoever must not wait; the others wait for them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import uuid
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from prodige_core.errors import AnswerError, NotFound, ProdigeError, StateError
from prodige_core.i18n import N_
from prodige_core.services import access, seats_seen
from prodige_core.services.inputs import refuse
from prodige_core.services.rooms import Room, RoomState, room, state
from prodige_core.services.workspace import Workspace
from prodige_core.storage import NewParticipant, NewVote, OwnVote, UnitOfWork
from prodige_core.workshops import MAX_SEQ, Ballot, Session, normal_code

__all__ = [
    "Joined",
    "OwnVote",
    "Room",
    "RoomState",
    "Seat",
    "has_place",
    "join",
    "leave",
    "notice",
    "own_votes",
    "room",
    "seat",
    "state",
    "submit_join",
    "submit_leave",
    "submit_sit",
    "submit_vote",
    "vote",
]


@dataclass(frozen=True, slots=True)
class Joined:
    """``token`` is the only key to the seat: the database holds its hash, and that until the close."""

    token: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a room, by a random id."""

    participant: str


@dataclass(frozen=True, slots=True)
class _Joining:
    code: str
    token: str
    now: dt.datetime


@dataclass(frozen=True, slots=True)
class _Casting:
    code: str
    token_hash: str
    ballot: Ballot
    round: int | None
    now: dt.datetime


@access.open_to_all("the room’s code is the key, and the token of a seat")
def submit_join(ws: Workspace, code: str) -> Future[Joined | None]:
    """As `join`; the future has its result when the seat is stored."""
    return ws.database.submit(_join, _Joining(code, secrets.token_urlsafe(32), ws.now()))


@access.open_to_all("the room’s code is the key, and the token of a seat")
def join(ws: Workspace, code: str) -> Joined | None:
    """A seat in the room; None when it lets nobody in (not open, forgotten, full, or no such code)."""
    return submit_join(ws, code).result()


@access.open_to_all("the room’s code is the key, and the token of a seat")
def submit_sit(ws: Workspace, code: str, token: str) -> Future[bool]:
    """Sit down again with a token that was given in this room, whose seat the host took back; False where nobody is let in.

    The caller knows that it was given here. Twice is harmless: the same token is the same seat.
    """
    return ws.database.submit(_sit, _Joining(code, token, ws.now()))


@access.open_to_all("the room’s code is the key, and the token of a seat")
def notice(ws: Workspace, code: str, token: str) -> None:
    """A phone with a token of this room is here: nobody takes its seat back for the next two minutes."""
    seats_seen.notice(ws, code, _hash(token))


@access.open_to_all("the room’s code is the key, and the token of a seat")
def submit_vote(ws: Workspace, code: str, token: str, ballot: Ballot, round: int | None) -> Future[None]:
    """As `vote`; the future is done when the vote is stored, and holds the error otherwise."""
    problem = _outside_the_scale(ws, ballot)
    if problem is not None:
        refused: Future[None] = Future()
        refused.set_exception(problem)
        return refused
    return ws.database.submit(_cast, _Casting(code, _hash(token), ballot, round, ws.now()))


@access.open_to_all("the room’s code is the key, and the token of a seat")
def vote(ws: Workspace, code: str, token: str, ballot: Ballot, round: int | None = None) -> None:
    """Store a vote. Of one person's votes in a round the highest ``seq`` counts; a lower or equal one changes nothing.

    round: the one the person saw; None means whichever is open. Raises `AnswerError` for a statement or level that is
    not there, `StateError` when the statement takes no votes now, `NotFound` when the token is not of this room.
    """
    submit_vote(ws, code, token, ballot, round).result()


@access.open_to_all("the room’s code is the key, and the token of a seat")
def submit_leave(ws: Workspace, code: str, token: str) -> Future[None]:
    """As `leave`; the future is done when it is stored."""
    return ws.database.submit(_leave, (code, _hash(token)))


@access.open_to_all("the room’s code is the key, and the token of a seat")
def leave(ws: Workspace, code: str, token: str) -> None:
    """Give the seat up: the token is forgotten, the votes stay and nobody can tell whose they are. Twice is harmless."""
    submit_leave(ws, code, token).result()


@access.open_to_all("the room’s code is the key, and the token of a seat")
def seat(ws: Workspace, code: str, token: str) -> Seat | None:
    """The seat of a token in this room; None when it has none (any more)."""
    found = room(ws, code)
    if found is None:
        return None
    with ws.database.read() as unit:
        participant = _participant(unit, found.session, token)
    return None if participant is None else Seat(participant)


@access.open_to_all("the room’s code is the key, and the token of a seat")
def has_place(ws: Workspace, code: str) -> bool:
    """Whether somebody without a seat would get one now; what is not told to others must not differ by it."""
    found = room(ws, code)
    if found is None or not found.session.lets_in(ws.now()):
        return False
    with ws.database.read() as unit:
        return unit.votes.people([found.session.id])[found.session.id] < found.session.capacity


@access.open_to_all("the room’s code is the key, and the token of a seat")
def own_votes(ws: Workspace, code: str, token: str) -> Mapping[str, OwnVote]:
    """What a person gave in the current round of each statement, by item; empty without a seat."""
    found = room(ws, code)
    if found is None:
        return {}
    rounds = {own.item: own.last.number for own in found.session.statements if own.last is not None}
    with ws.database.read() as unit:
        participant = _participant(unit, found.session, token)
        return {} if participant is None else unit.votes.own(found.session.id, participant, rounds)


def _participant(unit: UnitOfWork, session: Session, token: str) -> str | None:
    hashed = _hash(token)
    participant, workshop_id = unit.votes.participants([hashed]).get(hashed, (None, None))
    return participant if workshop_id == session.id else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def _outside_the_scale(ws: Workspace, ballot: Ballot) -> AnswerError | None:
    framework = ws.catalogue.framework_of_item.get(ballot.item)
    if framework is None:
        return refuse("item", N_("is not a statement of this workshop."))
    if not 0 <= ballot.seq <= MAX_SEQ:
        return refuse("seq", N_("must be a whole number from 0."))
    if ballot.given in ("na", "unknown") or (isinstance(ballot.given, int) and 0 <= ballot.given <= framework.top):
        return None
    return refuse("level", N_("must be a level from 0 to {top}, na or unknown."), top=framework.top)


def _rooms(unit: UnitOfWork, codes: set[str]) -> dict[str, Session]:
    found = unit.workshops.rooms([code for code in codes if normal_code(code) == code], "shared")
    return {code: session for code, session in found.items() if session.status != "draft"}


def _join(unit: UnitOfWork, jobs: Sequence[_Joining]) -> list[Joined | ProdigeError | None]:
    rooms = _rooms(unit, {job.code for job in jobs})
    people = unit.votes.people([session.id for session in rooms.values()])
    done: list[Joined | ProdigeError | None] = []
    new = []
    for job in jobs:
        session = rooms.get(job.code)
        if session is None or not session.lets_in(job.now) or people[session.id] >= session.capacity:
            done.append(None)
            continue
        people[session.id] += 1
        new.append(NewParticipant(str(uuid.uuid4()), session.id, _hash(job.token)))
        done.append(Joined(job.token))
    unit.votes.join(new)
    return done


def _sit(unit: UnitOfWork, jobs: Sequence[_Joining]) -> list[bool | ProdigeError]:
    rooms = _rooms(unit, {job.code for job in jobs})  # first, as in `_cast`: its host may be taking seats back
    known = unit.votes.participants({_hash(job.token) for job in jobs})
    new = {job.token: job for job in jobs if _hash(job.token) not in known}
    done = dict(zip(new, _join(unit, list(new.values())), strict=True))
    found: list[bool | ProdigeError] = []
    for job in jobs:
        room, person = rooms.get(job.code), known.get(_hash(job.token))
        there = done[job.token] is not None if person is None else room is not None and person[1] == room.id
        found.append(there)
    return found


def _cast(unit: UnitOfWork, jobs: Sequence[_Casting]) -> list[ProdigeError | None]:
    rooms = _rooms(unit, {job.code for job in jobs})
    people = unit.votes.participants({job.token_hash for job in jobs})
    done: list[ProdigeError | None] = []
    accepted = []
    for job in jobs:
        result = _accept(job, rooms.get(job.code), people.get(job.token_hash))
        if isinstance(result, NewVote):
            accepted.append(result)
            done.append(None)
        else:
            done.append(result)
    unit.votes.cast(accepted)
    return done


def _accept(job: _Casting, session: Session | None, person: tuple[str, str] | None) -> NewVote | ProdigeError:
    if session is not None and session.status == "closed":
        return StateError(N_("The workshop is closed."), N_("This vote was not counted."))
    if session is None or person is None or person[1] != session.id:
        return NotFound(N_("You are not in this room (any more)."), N_("Join again with the code."))
    if not session.asks(job.ballot.item):
        return refuse("item", N_("is not a statement of this workshop."))
    last = session.statement(job.ballot.item).last
    if last is not None and session.accepts(job.ballot.item, job.now) and job.round in (None, last.number):
        return NewVote(session.id, person[0], last.number, job.ballot)
    if not session.lets_in(job.now):
        return StateError(N_("The room is not open at the moment."), N_("Ask the person who runs the workshop."))
    return StateError(N_("The room has moved on: this vote is not open now."), N_("Go back to see what is on."))


def _leave(unit: UnitOfWork, jobs: Sequence[tuple[str, str]]) -> list[ProdigeError | None]:
    rooms = _rooms(unit, {code for code, _ in jobs})
    people = unit.votes.participants({hashed for _, hashed in jobs})
    for code, hashed in jobs:
        session, person = rooms.get(code), people.get(hashed)
        if session is not None and person is not None and person[1] == session.id:
            unit.votes.forget_token(hashed)
    return [None] * len(jobs)
