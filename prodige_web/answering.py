"""The staff survey's pages for people who answer: the public link, the private link, and who may go where.

What a known person does on the pages beneath is in `prodige_web.survey_visits`. The contract is design, section 10.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from prodige_core.aggregation import K_COMMENTS
from prodige_core.errors import AnswerError, NotFound, StateError, StorageError
from prodige_core.i18n import Translator, isolated
from prodige_core.services import answering
from prodige_core.services.answering import Invitation
from prodige_core.services.privacy_words import NOBODY_NAMED, Responsible, answers_for
from prodige_core.services.workspace import Workspace
from prodige_web import survey_people, survey_visits
from prodige_web.forms import BadForm, read_form
from prodige_web.limits import WrongCodes, source_of
from prodige_web.refusals import form_refused, refusal, unavailable
from prodige_web.rendering import NO_STORE, page, reader
from prodige_web.survey_people import Person, see
from prodige_web.survey_visits import Visit
from prodige_web.survey_words import role_choices, span_words

LARGEST_PAGE = 64 * 1024
"""Bytes of a posted page: some twenty times the largest area, or a comment that is far too long and shall be told so."""
Act = Callable[[Visit], Awaitable[Response]]


class _PageNumber(Convertor[int]):
    """Digits. More than four are no page (0), and of thousands Python makes no number."""

    regex = "[0-9]+"

    def convert(self, value: str) -> int:
        """From the address."""
        return int(value) if len(value) < 5 else 0

    def to_string(self, value: int) -> str:
        """To an address."""
        return str(value)


register_url_convertor("page", _PageNumber())


def survey_routes(
    workspace: Callable[[], Workspace], wrong_links: WrongCodes | None = None, who: Responsible = NOBODY_NAMED
) -> list[BaseRoute]:
    """The routes under ``/s``. wrong_links is shared with workshops' codes: whoever guesses, guesses both."""
    desk = Desk(workspace, wrong_links or WrongCodes(), who)
    beneath = [
        ("/s/{token}/link", survey_visits.link, None),
        ("/s/{token}/end", survey_visits.end, survey_visits.finish),
        ("/s/{token}/feedback", survey_visits.feedback, None),
        ("/s/{token}/delete", survey_visits.ask_delete, survey_visits.delete),
        ("/s/{token}/leave", survey_visits.ask_leave, survey_visits.leave),
        ("/s/{token}/{part:page}", survey_visits.part, survey_visits.save),
    ]
    return [
        Route("/s/{token}", desk.door),
        Route("/s/{token}", desk.start, methods=["POST"]),
        Route("/s/{token}/new", desk.another),
        Route("/s/{token}/left", desk.gone),
        Route("/s/{token}/deleted", desk.gone),
        *(Route(path, desk.for_person(look)) for path, look, _ in beneath),
        *(Route(path, desk.for_person(act), methods=["POST"]) for path, _, act in beneath if act),
        Route("/s/{rest:path}", desk.elsewhere),
        Route("/s", desk.elsewhere),
    ]


@dataclass
class Desk:
    """Receives everybody, and sends on whom it knows."""

    workspace: Callable[[], Workspace]
    wrong_links: WrongCodes
    responsible: Responsible = NOBODY_NAMED

    async def door(self, request: Request) -> Response:
        """A public link invites, or lets somebody go on who has begun here; a private link lets its person go on."""
        t, token = reader(request), request.path_params["token"]
        try:
            ws = self.workspace()
            found = await asyncio.to_thread(_look, ws, request, token)
            if found is None:
                return await self._unknown(request, t)
            if isinstance(found, Invitation):
                if found.survey.token != token:  # typed in capitals
                    return see(f"/s/{found.survey.token}", request)
                return _invite(self, ws, request, found, t)
        except StorageError:
            return unavailable(t, request.url.path)
        by_link = found.token == token
        if found.sheet.stage == "closed":
            return see(found.home, request)
        if found.sheet.waits and not by_link:
            return survey_visits.waiting(Visit(ws, request, t, found, {}))
        if not by_link and found.sheet.finished:  # done here; who comes now may be the next person
            return await self.another(request)
        response = see(found.home if found.sheet.waits else found.go_on(), request)
        if by_link:
            survey_people.remember(response, request, found.sheet.survey, token, ws.today())
        return response

    async def another(self, request: Request) -> Response:
        """The invitation again, for another person on the same device."""
        t = reader(request)
        try:
            ws = self.workspace()
            token = request.path_params["token"]
            found = await asyncio.to_thread(answering.invitation, ws, token)
            person = await asyncio.to_thread(survey_people.of_device, ws, request, token)
        except StorageError:
            return unavailable(t, request.url.path)
        if found is None:
            return await self._unknown(request, t)
        return _invite(self, ws, request, found, t, begun_here="" if person is None else person.go_on())

    async def start(self, request: Request) -> Response:
        """Let a person in, and lead them to their private link."""
        t, token = reader(request), request.path_params["token"]
        try:
            ws = self.workspace()
            fields = await read_form(request)
            found = await asyncio.to_thread(answering.invitation, ws, token)
            if found is None:
                return await self._unknown(request, t)
            if fields.get("role") not in found.survey.roles:
                return _invite(self, ws, request, found, t, status=422, no_role=True)
            private = await asyncio.wrap_future(answering.submit_begin(ws, token, fields["role"]))
        except BadForm as error:
            return form_refused(error, t, request.url.path)
        except (StateError, NotFound):  # it ended, or filled up, just now: the door says what is true
            return see(f"/s/{token}", request)
        except StorageError:
            return unavailable(t, request.url.path)
        response = see(f"/s/{private}", request)
        survey_people.remember(response, request, found.survey, private, ws.today())
        return response

    async def gone(self, request: Request) -> Response:
        """After leaving the device, or after deleting: nobody is known here any more."""
        t, token = reader(request), request.path_params["token"]
        try:
            found = await asyncio.to_thread(answering.invitation, self.workspace(), token)
        except StorageError:
            return unavailable(t, request.url.path)
        if found is None:
            return await self._unknown(request, t)
        return page("survey_gone.html", t, home=f"/s/{token}", deleted=request.url.path.endswith("/deleted"))

    def for_person(self, act: Act) -> Callable[[Request], Awaitable[Response]]:
        """A page that only a person who has begun can open, while the survey is open."""

        async def answer(request: Request) -> Response:
            t = reader(request)
            home = f"/s/{request.path_params['token']}"
            try:
                response = await self._receive(request, act, t, home)
            except BadForm as error:
                response = form_refused(error, t, home)
            except AnswerError as error:
                lines = [one.text(t.gettext) for one in error.problems]
                response = _not_saved(t, 400, lines, home)
            except StateError as error:
                response = _not_saved(t, 409, [error.text(t.gettext)], home)
            except NotFound:
                response = _stranger(t, home)
            except StorageError:
                response = unavailable(t, request.url.path if request.method == "GET" else home)
            by_script = request.headers.get("accept", "") == "application/json"
            if by_script and response.status_code >= 400:
                return JSONResponse({}, response.status_code, NO_STORE)
            return response

        return answer

    async def _receive(self, request: Request, act: Act, t: Translator, home: str) -> Response:
        ws, is_post = self.workspace(), request.method == "POST"
        fields = await read_form(request, LARGEST_PAGE) if is_post else {}
        token = request.path_params["token"]
        person = await asyncio.to_thread(survey_people.of_device, ws, request, token)
        if person is None:
            if await asyncio.to_thread(answering.invitation, ws, token) is None:
                return await self._unknown(request, t)
            return _stranger(t, home) if is_post else see(home, request)
        deletes = person.sheet.waits and act in (survey_visits.ask_delete, survey_visits.delete)
        if not deletes and (person.sheet.waits or person.sheet.stage == "closed"):
            lines = [t.gettext("The survey takes no answers today.")]
            return _not_saved(t, 409, lines, home) if is_post else see(home, request)
        if is_post and not person.is_meant(fields.get("_who", "")):
            return _somebody_else(t, home)
        return await act(Visit(ws, request, t, person, fields))

    async def elsewhere(self, request: Request) -> Response:
        """Addresses under ``/s`` that mean nothing; but a link that was given a slash at its end opens without it."""
        token, slash, more = request.path_params.get("rest", "").partition("/")
        if token and slash and not more:
            return see(f"/s/{quote(token)}", request)
        return await self._unknown(request, reader(request))

    async def _unknown(self, request: Request, t: Translator) -> Response:
        """The same page for a link that never was, was withdrawn, or whose survey has ended. Nothing is revealed."""
        served = await self.wrong_links.wrong(source_of(request.client))
        return page("survey_unknown.html", t, 404 if served else 429)


def _look(ws: Workspace, request: Request, token: str) -> Invitation | Person | None:
    """Whom or what a link opens on this device. Who has begun is known as long as they may delete what they answered."""
    invitation = answering.invitation(ws, token)
    if invitation is None or invitation.stage != "closed":
        known = survey_people.of_device(ws, request, token)
        if known is not None and known.sheet.stage != "closed":
            return known
    if invitation is not None:
        return invitation
    sheet = answering.sheet(ws, token)
    return None if sheet is None else Person(token, sheet)


def _invite(
    desk: Desk,
    ws: Workspace,
    request: Request,
    found: Invitation,
    t: Translator,
    status: int = 200,
    *,
    no_role: bool = False,
    begun_here: str = "",
) -> Response:
    """begun_here: where somebody who has begun on this device goes on; empty when nobody has."""
    survey, centre = found.survey, isolated(found.centre_name)
    shown = {"survey": survey, "centre": centre, "home": f"/s/{survey.token}", "begun_here": begun_here}
    if found.stage != "open" or found.full:
        state = found.stage if found.stage != "open" else "full"
        return page("survey_shut.html", t, 200, None, state=state, **shown)
    roles = role_choices(survey, ws.catalogue.frameworks, t)
    wanted = request.query_params.get("role", "")
    chosen = wanted if wanted in {one.role for one in roles} else roles[0].role if len(roles) == 1 else ""
    keep = f"role={chosen}&" if chosen else ""
    return page(
        "survey_welcome.html",
        t,
        status,
        None,
        roles=roles,
        chosen=chosen,
        keep=keep,
        span=span_words(roles, t) if roles else "",
        no_role=no_role,
        k_comments=K_COMMENTS,
        years=found.years_kept,
        near=survey_people.only_near(),
        responsible=answers_for(desk.responsible, t),
        **shown,
    )


def _not_saved(t: Translator, status: int, lines: list[str], home: str) -> Response:
    return refusal(t, status, t.gettext("Not saved"), lines, home, t.gettext("Back to the survey"))


def _stranger(t: Translator, home: str) -> Response:
    lines = [
        t.gettext("This device is not answering the survey (any more), so nothing was saved."),
        t.gettext("Open your private link to go on. Cookies must be allowed: one cookie keeps your place."),
    ]
    return _not_saved(t, 403, lines, home)


def _somebody_else(t: Translator, home: str) -> Response:
    lines = [
        t.gettext("Meanwhile somebody else began on this device, so nothing was saved for them in your place."),
        t.gettext("Open your own private link to go on."),
    ]
    return _not_saved(t, 409, lines, home)
