"""Workshop participants' pages: the code, the room, a vote, leaving. The contract is design, section 10.

Whoever has no seat in a room learns nothing about it: wrong, closed, full and not yet open look the same.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from prodige_core.errors import AnswerError, NotFound, StatedError, StateError, StorageError
from prodige_core.i18n import Translator
from prodige_core.services import taking_part
from prodige_core.services.privacy_words import NOBODY_NAMED, Responsible, answers_for, room_deleted, workshop_deleted
from prodige_core.services.taking_part import OwnVote, Room, RoomState
from prodige_core.services.workspace import Workspace
from prodige_core.workshops import Ballot, ballot_from, normal_code
from prodige_web import seats
from prodige_web.forms import BadForm, read_form
from prodige_web.limits import WrongCodes, source_of
from prodige_web.refusals import form_refused, refusal, unavailable
from prodige_web.rendering import NO_STORE, page, reader
from prodige_web.room_page import Looking, heading

VOTE = "/j/{code}/vote"
LONGEST_TYPED = 40
"""Symbols of a typed code that are shown again."""
ROOMS_KNOWN = 256
"""Rooms of which secret, scale and agenda are remembered, so that a vote needs no look before it is written."""


def workshop_routes(
    workspace: Callable[[], Workspace], wrong_codes: WrongCodes, votes: VoteCounts, who: Responsible = NOBODY_NAMED
) -> list[BaseRoute]:
    """The routes under ``/j``. wrong_codes is shared with other links, votes with whoever reports on them."""
    rooms = Rooms(workspace, wrong_codes, votes, who)
    return [
        Route("/j", rooms.code_form, methods=["GET", "POST"]),
        Route("/j/{code}", rooms.enter),
        Route("/j/{code}/state", rooms.state),
        Route(VOTE, rooms.vote, methods=["POST"]),
        Route("/j/{code}/leave", rooms.leave, methods=["POST"]),
        Route("/j/{rest:path}", rooms.elsewhere, methods=["GET", "POST"]),
    ]


@dataclass
class VoteCounts:
    """Votes of this process: stored since the start, and sent but not yet committed."""

    stored: int = 0
    waiting: int = 0


@dataclass
class Rooms:
    """The pages of all rooms of a process, with what they remember for a moment."""

    workspace: Callable[[], Workspace]
    wrong_codes: WrongCodes
    votes: VoteCounts
    responsible: Responsible = NOBODY_NAMED
    known: OrderedDict[str, Room] = field(default_factory=OrderedDict)

    async def code_form(self, request: Request) -> Response:
        """Ask for the code, or go to the room of the code that was typed."""
        t = reader(request)
        typed = request.query_params.get("code")
        if request.method == "POST":
            try:
                typed = (await read_form(request)).get("code", "")
            except BadForm as error:
                return form_refused(error, t, "/j")
        if typed is None:
            said = {"deleted": workshop_deleted(t), "responsible": answers_for(self.responsible, t)}
            return page("join.html", t, left="left" in request.query_params, **said)
        code = normal_code(typed)
        return await self._not_in(request, t, typed) if code is None else RedirectResponse(f"/j/{code}", 303)

    async def enter(self, request: Request) -> Response:
        """The room; who has no seat yet gets one. A look ahead (HEAD, prefetch) takes none."""
        t, typed = reader(request), request.path_params["code"]
        code = normal_code(typed)
        if code is None:
            return await self._not_in(request, t, typed)
        if code != typed:
            return RedirectResponse(f"/j/{code}?{request.url.query}".rstrip("?"), 303)
        try:
            return await self._enter(request, code, t)
        except StorageError:
            return unavailable(t, f"/j/{code}")

    async def _enter(self, request: Request, code: str, t: Translator) -> Response:
        if "prefetch" in request.headers.get("sec-purpose", request.headers.get("purpose", "")):
            return Response(status_code=503, headers=NO_STORE)  # the browser then asks again when it is meant
        ws = self.workspace()
        found = await asyncio.to_thread(_look, ws, code, request)
        if found is not None and found.seated:
            return self._room(request, ws, found, t)
        if found is None or not found.room.session.lets_in(ws.now()):
            return await self._not_in(request, t, code)
        if request.method == "HEAD":  # as GET would answer, but nobody gets a seat
            has_place = await asyncio.to_thread(taking_part.has_place, ws, code)
            return Response(headers=NO_STORE) if has_place else await self._not_in(request, t, code)
        token = seats.token_of(request, found.room.session)
        if token is not None:  # the host took unused seats back
            sits = await asyncio.wrap_future(taking_part.submit_sit(ws, code, token))
            return self._room(request, ws, found, t) if sits else await self._not_in(request, t, code)
        joined = await asyncio.wrap_future(taking_part.submit_join(ws, code))
        if joined is None:
            return await self._not_in(request, t, code)
        taking_part.notice(ws, code, joined.token)
        response = self._room(request, ws, found, t)
        seats.give(response, request, found.room.session, joined.token)
        return response

    def _room(self, request: Request, ws: Workspace, found: _Found, t: Translator) -> Response:
        wanted = request.query_params.get("item", "")[:200]
        view = Looking(ws, found.room, found.own, ws.now(), t).view(wanted)
        keep = f"item={quote(wanted)}&" if wanted else ""
        saved = view.own_pace and "saved" in request.query_params
        return page(
            "room.html",
            t,
            view=view,
            heading=heading(view, t),
            state=found.state,
            keep=keep,
            saved=saved,
            deleted=room_deleted(found.room.years_kept, t),
        )

    async def state(self, request: Request) -> Response:
        """``{round, item, open, answered}``, for the script that follows the host."""
        code = normal_code(request.path_params["code"])
        try:
            now = None if code is None else await asyncio.to_thread(_state_told, self.workspace(), code, request)
        except StorageError:
            return JSONResponse({}, 503, NO_STORE)
        if now is None:
            return JSONResponse({}, await self._wrong(request), NO_STORE)
        content = {"round": now.round, "item": now.item, "open": now.open, "answered": now.answered}
        return JSONResponse(content, headers=NO_STORE)

    async def vote(self, request: Request) -> Response:
        """Take a vote; answered only when it is stored. The same vote again has the same outcome."""
        code = normal_code(request.path_params["code"])
        here = f"/j/{code}" if code else "/j"
        try:
            fields = await read_form(request)
            room = None if code is None else await self._known(code)
            token = None if room is None else seats.token_of(request, room.session)
            if code is None or room is None or token is None:
                return _no_seat(reader(request), here)
            ballot = ballot_from(fields, room.tops)
            await self._cast(code, token, ballot, _round(fields.get("round", "")))
        except BadForm as error:
            return form_refused(error, reader(request), here)
        except (AnswerError, StateError, NotFound, StorageError) as error:
            return _vote_refused(error, reader(request), here)
        return Response(status_code=303, headers={"Location": here + _after(room, ballot.item), **NO_STORE})

    async def _cast(self, code: str, token: str, ballot: Ballot, round: int | None) -> None:
        """Store a vote. Whoever slept while the host took unused seats back sits down again first, with the same token."""
        ws = self.workspace()
        try:
            await self._stored(taking_part.submit_vote(ws, code, token, ballot, round))
        except NotFound:
            if not await asyncio.wrap_future(taking_part.submit_sit(ws, code, token)):
                raise
            await self._stored(taking_part.submit_vote(ws, code, token, ballot, round))

    async def _stored(self, written: Future[None]) -> None:
        self.votes.waiting += 1
        try:
            await asyncio.wrap_future(written)
        finally:
            self.votes.waiting -= 1
        self.votes.stored += 1

    async def _known(self, code: str) -> Room | None:
        """The room for what never changes in it: secret, agenda, scales. Whether it takes a vote is decided at the writing."""
        room = self.known.get(code)
        if room is None:
            room = await asyncio.to_thread(taking_part.room, self.workspace(), code)
            if room is not None:
                self.known[code] = room
                if len(self.known) > ROOMS_KNOWN:
                    self.known.popitem(last=False)
        return room

    async def leave(self, request: Request) -> Response:
        """Forget the device, here and in the database; leaving twice, or a room one was never in, looks the same."""
        t, code = reader(request), normal_code(request.path_params["code"])
        try:
            await read_form(request)
            response = RedirectResponse("/j?left", 303, NO_STORE)
            if code is not None:
                room = await self._known(code)
                token = None if room is None else seats.token_of(request, room.session)
                if token is not None:
                    await asyncio.wrap_future(taking_part.submit_leave(self.workspace(), code, token))
                seats.take(response, code)
        except BadForm as error:
            return form_refused(error, t, "/j")
        except StorageError:
            return unavailable(t, "/j")
        return response

    async def elsewhere(self, request: Request) -> Response:
        """Addresses under ``/j`` that mean nothing. Behind a code they lead to its room: a vote's page asked for again."""
        first = request.path_params["rest"].strip("/").partition("/")[0]
        code = normal_code(first)
        return (
            await self._not_in(request, reader(request), first) if code is None else RedirectResponse(f"/j/{code}", 303)
        )

    async def _not_in(self, request: Request, t: Translator, typed: str) -> Response:
        status = await self._wrong(request)
        return page("not_in.html", t, status, typed=typed[:LONGEST_TYPED], busy=status == 429)

    async def _wrong(self, request: Request) -> int:
        """The status for a wrong code, after the wait it may cost."""
        return 404 if await self.wrong_codes.wrong(source_of(request.client)) else 429


@dataclass(frozen=True, slots=True)
class _Found:
    """A room, and what the asking phone has in it. seated: it has a seat, or had one until the room closed."""

    room: Room
    state: RoomState
    own: Mapping[str, OwnVote]
    seated: bool


def _look(ws: Workspace, code: str, request: Request) -> _Found | None:
    state = taking_part.state(ws, code)
    room = taking_part.room(ws, code)  # after the state: a page that carried a later one would never be drawn again
    if room is None or state is None:
        return None
    token = seats.token_of(request, room.session)
    if token is None:
        return _Found(room, state, {}, seated=False)
    taking_part.notice(ws, code, token)
    if room.session.status == "closed":
        return _Found(room, state, {}, seated=True)
    if taking_part.seat(ws, code, token) is None:  # it left on another page
        return _Found(room, state, {}, seated=False)
    return _Found(room, state, taking_part.own_votes(ws, code, token), seated=True)


def _state_told(ws: Workspace, code: str, request: Request) -> RoomState | None:
    """A room is told about to its own people, and to whoever would still be let in; to others it is not there."""
    room = taking_part.room(ws, code)
    if room is None:
        return None
    token = seats.token_of(request, room.session)
    if token is not None:
        taking_part.notice(ws, code, token)
    elif not taking_part.has_place(ws, code):
        return None
    return taking_part.state(ws, code)


def _round(text: str) -> int | None:
    """The round a person saw; None when the form does not say, 0 (never open) when what it says is no number."""
    if not text:
        return None
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0


def _after(room: Room, item: str) -> str:
    """Where a vote leads: to where it says “Saved”; in a self-paced room on to the next statement or the list."""
    if room.session.pace != "self":
        return "#saved"
    items = [own.item for own in room.session.statements if own.item in room.items]
    place = items.index(item) + 1
    return f"?item={items[place]}&saved" if place < len(items) else "?saved"


def _no_seat(t: Translator, here: str) -> Response:
    """Whether the room exists is not told."""
    lines = [
        t.gettext("This device has no place in the room, so the vote was not counted."),
        t.gettext("Open the room again. If this page comes back, allow cookies for it: one cookie keeps your place."),
        t.gettext("If no room opens, it may be full: ask the person who leads the workshop to let more people in."),
    ]
    return refusal(t, 403, t.gettext("Your vote was not counted"), lines, here, t.gettext("Open the room"))


def _vote_refused(error: AnswerError | StatedError, t: Translator, here: str) -> Response:
    if isinstance(error, NotFound):
        return _no_seat(t, here)
    if isinstance(error, StorageError):
        return unavailable(t, here)
    title, go = t.gettext("Your vote was not counted"), t.gettext("Back to the room")
    if isinstance(error, AnswerError):
        lines = [f"{one.where}: {one.text(t.gettext)}" for one in error.problems]
        return refusal(t, 400, title, lines, here, go)
    return refusal(t, 409, title, [error.text(t.gettext)], here, go)
