"""Pages to sign in by an access link, in server mode: what the link is for, the form that uses it, and signing out.

Looking at a link changes nothing, because mail scanners look too; only the form uses it up. The secret stands in the path
alone: it is in no query, no log, and (`SECRET_ADDRESS`) no Referer. Sources: reliability, S12 and section 4, row 31.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Scope

from prodige_core.errors import AnswerError, NotFound, StateError, StorageError
from prodige_core.i18n import Translator
from prodige_core.services import links, signing_in
from prodige_core.services.signing_in import Offer, SignedIn, Who
from prodige_core.services.workspace import Workspace
from prodige_web import session_cookie
from prodige_web.forms import BadForm, read_form
from prodige_web.limits import WrongCodes, source_of
from prodige_web.refusals import form_refused, refusal, unavailable
from prodige_web.rendering import NO_STORE, SECRET_ADDRESS, page, reader

LARGEST_FORM = 8192
"""Bytes: two names of 200 letters, each of them up to 12 bytes when it is sent."""
REMEMBERED_SECONDS = 5
"""How long an upload or a download is believed without asking the database again; far less than the minute in which an end must hold."""
MOST_REMEMBERED = 1000


def signing_in_routes(doors: Doors | None) -> list[BaseRoute]:
    """The routes ``/welcome/…`` and ``/sign-out``; doors: None in local mode, where they say that nobody signs in."""
    if doors is None:
        return [Route("/welcome{rest:path}", _nobody_signs_in), Route("/sign-out", _nobody_signs_in)]
    return [
        Route("/welcome/{secret}", doors.look),
        Route("/welcome/{secret}", doors.accept, methods=["POST"]),
        Route("/welcome{rest:path}", doors.elsewhere),
        Route("/sign-out", doors.sign_out_form),
        Route("/sign-out", doors.sign_out, methods=["POST"]),
    ]


@dataclass
class Doors:
    """The ways in. https: whether people reach the app by https; provider: name of the sign-in service, empty without one."""

    workspace: Callable[[], Workspace]
    https: bool
    provider: str = ""
    wrong_links: WrongCodes = field(default_factory=WrongCodes)
    clock: Callable[[], float] = time.monotonic
    _seen: OrderedDict[str, tuple[float, str]] = field(default_factory=OrderedDict)

    async def look(self, request: Request) -> Response:
        """What a link is for, with the form that uses it. Changes nothing."""
        t, secret = reader(request), request.path_params["secret"]
        try:
            offer = await asyncio.to_thread(signing_in.offer, self.workspace(), secret)
            if offer is None:
                return await self._gone(request, t)
            return self._page(t, offer, await self._who(request))
        except StorageError:
            return unavailable(t, "")

    async def accept(self, request: Request) -> Response:
        """Use the link up and let the browser in."""
        t, secret = reader(request), request.path_params["secret"]
        try:
            fields = await read_form(request, LARGEST_FORM)
            here = await self._who(request)
            given = {name: fields.get(name, "") for name in ("name", "centre_name")}
            done = await asyncio.to_thread(self._accept, secret, here, given)
        except BadForm as error:
            return form_refused(error, t, "")
        except NotFound:
            return await self._gone(request, t)
        except AnswerError as error:
            return await self._again(t, secret, request, error, given)
        except StateError as error:
            lines = [error.text(t.gettext)]
            return refusal(t, 409, t.gettext("This link cannot be used now"), lines, "/", t.gettext("Go to Prodige"))
        except StorageError:
            return unavailable(t, "")
        response = RedirectResponse("/", 303, NO_STORE)
        if done.secret is not None:
            await asyncio.to_thread(self._end, session_cookie.secret_of(request.cookies, self.https))
            session_cookie.give(response, done.secret, self.https)
        return response

    def _accept(self, secret: str, here: Who | None, given: dict[str, str]) -> SignedIn:
        actor = None if here is None else here.actor
        return signing_in.accept(self.workspace(), secret, given["name"], actor, centre_name=given["centre_name"])

    def _end(self, former: str) -> None:
        """The browser had another sign-in, which nobody can reach any more."""
        if links.well_formed(former):
            signing_in.sign_out(self.workspace(), former)

    async def sign_out_form(self, request: Request) -> Response:
        """Ask before signing out, and say what it means."""
        t = reader(request)
        try:
            here = await self._who(request)
        except StorageError:
            return unavailable(t, "/sign-out")
        return RedirectResponse("/", 303, NO_STORE) if here is None else page("sign_out.html", t, who=here)

    async def sign_out(self, request: Request) -> Response:
        """End this browser's sign-in; twice, or without one, looks the same."""
        t = reader(request)
        try:
            await read_form(request)
            await asyncio.to_thread(self._end, session_cookie.secret_of(request.cookies, self.https))
        except BadForm as error:
            return form_refused(error, t, "/sign-out")
        except StorageError:
            return unavailable(t, "/sign-out")
        response = RedirectResponse("/", 303, NO_STORE)
        session_cookie.take(response, self.https)
        return response

    async def elsewhere(self, request: Request) -> Response:
        """Addresses beneath that are no link."""
        return await self._gone(request, reader(request))

    def holder(self, scope: Scope) -> str:
        """The id of whoever sends or fetches a file, as the database said at most `REMEMBERED_SECONDS` ago; empty for nobody."""
        secret = session_cookie.secret_in(scope, self.https)
        if not links.well_formed(secret):
            return ""
        key, now = links.hashed(secret), self.clock()
        asked, known = self._seen.get(key, (float("-inf"), ""))
        if now - asked > REMEMBERED_SECONDS:
            try:
                found = signing_in.who(self.workspace(), secret)
            except StorageError:
                return ""
            known = found.person_id if found else ""
            self._seen[key] = (now, known)
            self._seen.move_to_end(key)
            if len(self._seen) > MOST_REMEMBERED:
                self._seen.popitem(last=False)
        return known

    def person_of(self, scope: Scope) -> str:
        """The id of whoever is signed in, as the database says now; empty for everybody else."""
        try:
            found = signing_in.who(self.workspace(), session_cookie.secret_in(scope, self.https))
        except StorageError:
            return ""
        return found.person_id if found else ""

    async def _who(self, request: Request) -> Who | None:
        secret = session_cookie.secret_of(request.cookies, self.https)
        return await asyncio.to_thread(signing_in.who, self.workspace(), secret) if secret else None

    def _page(
        self,
        t: Translator,
        offer: Offer,
        who: Who | None,
        status: int = 200,
        error: str = "",
        given: dict[str, str] | None = None,
    ) -> Response:
        kept = given or {"name": offer.name, "centre_name": offer.name if offer.kind == "school" else ""}
        if given is None and offer.kind == "school":
            kept["name"] = ""  # the coordinator wrote the school's name
        values = {"offer": offer, "who": who, "provider": self.provider, "error": error, "given": kept}
        return page("welcome.html", t, status, SECRET_ADDRESS, **values)

    async def _again(
        self, t: Translator, secret: str, request: Request, error: AnswerError, given: dict[str, str]
    ) -> Response:
        """The form once more, with what is wrong in it; the link was not used."""
        offer = await asyncio.to_thread(signing_in.offer, self.workspace(), secret)
        if offer is None:
            return await self._gone(request, t)
        said = " ".join(problem.text(t.gettext) for problem in error.problems)
        return self._page(t, offer, await self._who(request), 400, said, given)

    async def _gone(self, request: Request, t: Translator) -> Response:
        """One page for a wrong link, a used one and one whose time is over; trying many is slowed."""
        status = 404 if await self.wrong_links.wrong(source_of(request.client)) else 429
        lines = [
            t.gettext("It may be incomplete, it may have been used already, or its time may be over."),
            t.gettext("Did you use it on this device? Then just go on. If not, ask whoever sent it for a new one."),
        ]
        title, go = t.gettext("This link cannot be used"), t.gettext("Go to Prodige")
        return refusal(t, status, title, lines, "/", go, SECRET_ADDRESS)


async def _nobody_signs_in(request: Request) -> Response:
    t = reader(request)
    lines = [t.gettext("This Prodige runs on one computer, for whoever sits at it. Nobody signs in here.")]
    return refusal(t, 404, t.gettext("There is nothing to sign in to"), lines, "/", t.gettext("Go to Prodige"))
