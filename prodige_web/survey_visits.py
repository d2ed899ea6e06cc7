"""What a person who has begun does: answers part by part, looks over, finishes, reads the feedback, deletes, leaves."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from prodige_core.aggregation import K_COMMENTS
from prodige_core.errors import NotFound
from prodige_core.i18n import N_, Translator, isolated
from prodige_core.responses.texts import from_form
from prodige_core.services import answering
from prodige_core.services.survey_writes import SavedPage
from prodige_core.services.workspace import Workspace
from prodige_core.surveys import MAX_COMMENT, question_for
from prodige_web import survey_people, survey_words
from prodige_web.rendering import NO_STORE, page
from prodige_web.survey_people import Person, see

MOST_VERSION = 10**9
"""Pages one person saves, far beyond any hand; a number that both databases hold."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of a known person. fields: what was posted, empty for a look."""

    ws: Workspace
    request: Request
    t: Translator
    person: Person
    fields: Mapping[str, str]

    def page(self, template: str, status: int = 200, **values: object) -> Response:
        """A page with what all of them show."""
        sheet = self.person.sheet
        return page(
            template,
            self.t,
            status,
            None,
            person=self.person,
            sheet=sheet,
            survey=sheet.survey,
            home=self.person.home,
            centre=isolated(sheet.centre_name),
            k_comments=K_COMMENTS,
            **values,
        )

    def number(self, name: str, most: int) -> int:
        """A number from 1 in the address, 0 when there is none that makes sense."""
        text = self.request.query_params.get(name, "")
        value = int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0
        return value if value <= most else 0


async def part(visit: Visit) -> Response:
    """One part of the questionnaire with the answers stored so far."""
    person, number, t = visit.person, visit.request.path_params["part"], visit.t
    if not 1 <= number <= len(person.parts):
        return see(person.go_on(), visit.request)
    kept = {
        int(one) for one in visit.request.query_params.get("kept", "").split("-") if one.isdecimal() and len(one) < 5
    }
    saved = visit.number("saved", len(person.parts))
    own = person.parts[number - 1]
    many = len({one.framework.id for one in person.parts}) > 1
    return visit.page(
        "survey_part.html",
        number=number,
        questionnaire=t.pgettext(own.framework.id, own.framework.title) if many else "",
        area=t.pgettext(own.area.id, own.area.title),
        progress=survey_words.progress_words(person, number, t),
        questions=survey_words.questions(person, number, kept, t),
        conflict=bool(kept),
        saved=saved,
        left_open=survey_words.gap_sentence(person, saved, t) if saved else "",
        keep=f"saved={saved}&" if saved else "",
    )


async def save(visit: Visit) -> Response:
    """Store a part, or one answer when the script saves by itself; answered only after it is committed."""
    person, number, fields = visit.person, visit.request.path_params["part"], visit.fields
    if not 1 <= number <= len(person.parts):
        raise NotFound(N_("This page is not part of the survey."))
    done = [
        await asyncio.wrap_future(answering.submit_save_page(visit.ws, person.token, number, given, version))
        for version, given in sorted(_by_version(fields).items())
    ]
    kept = [item for one in done for item in one.kept]
    if fields.get("_go") == "auto":
        return await _saved_one(visit, number, done, kept)
    if kept:
        places = [str(place) for place, item in enumerate(person.parts[number - 1].items, 1) if item.id in kept]
        return see(f"{person.home}/{number}?kept={'-'.join(places)}#q{places[0]}", visit.request)
    return see(person.home + _next(fields.get("_go", ""), number, len(person.parts)), visit.request)


def _next(go: str, number: int, parts: int) -> str:
    if go == "stop":
        return f"/link?saved={number}"
    if go == "back" and number > 1:
        return f"/{number - 1}?saved={number}"
    return f"/{number + 1}?saved={number}" if number < parts else f"/end?saved={number}"


def _by_version(fields: Mapping[str, str]) -> dict[int, dict[str, str]]:
    """The answers, together with those last seen at the same version.

    ``_version`` is that of the page; ``_seen`` lists, as ``item:version``, what the script has saved since.
    """
    drawn = _version(fields.get("_version", ""))
    seen = dict(one.partition(":")[::2] for one in fields.get("_seen", "").split())
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for name, value in fields.items():
        if not name.startswith("_"):
            found[_version(seen[name]) if name in seen else drawn][name] = value
    return found


def _version(text: str) -> int:
    """0, before everything, when it makes no sense: then whatever is stored already stays."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST_VERSION))
    return min(int(text), MOST_VERSION) if is_number else 0


async def _saved_one(visit: Visit, number: int, done: list[SavedPage], kept: list[str]) -> Response:
    """For the script: the version to give back next time, and what stays as another device answered it."""
    told = {}
    if kept:
        sheet = await asyncio.to_thread(answering.sheet, visit.ws, visit.person.token)
        items = {item.id: item for item in visit.person.parts[number - 1].items}
        answers = {} if sheet is None else sheet.answers
        told = {
            item: {"value": str(answers[item]), "words": survey_words.given_words(items[item], answers[item], visit.t)}
            for item in kept
            if item in answers
        }
    version = max((one.version for one in done), default=0)
    return JSONResponse({"version": version, "kept": told}, headers=NO_STORE)


async def link(visit: Visit) -> Response:
    """The private link, to keep; also where "save and stop" leads."""
    person, t = visit.person, visit.t
    saved = visit.number("saved", len(person.parts))
    return visit.page(
        "survey_link.html",
        begun=person.sheet.done > 0 or person.sheet.finished,
        saved=saved,
        left_open=survey_words.gap_sentence(person, saved, t) if saved else "",
        answered=survey_words.answered_words(person, t),
        left=survey_words.left_words(person, t),
        onward=person.go_on() if person.sheet.done else f"{person.home}/1",
        box=_link_box(visit),
    )


def _link_box(visit: Visit) -> dict[str, object]:
    """The private link with the ways to keep it."""
    address = survey_people.private_link(visit.request, visit.person.token)
    subject = visit.t.gettext("My private link to the survey")
    mail = f"mailto:?subject={quote(subject)}&body={quote(address)}"
    return {"address": address, "mail": mail, "near": survey_people.only_near()}


async def end(visit: Visit) -> Response:
    """Look over what is open, write the one comment, finish."""
    return _end(visit, visit.person.sheet.comment)


def _end(visit: Visit, comment: str, too_many: int = 0) -> Response:
    person, t = visit.person, visit.t
    lines = []
    for number, own in enumerate(person.parts, 1):
        gaps = len(person.gaps(number))
        state = survey_words.open_words(gaps, t) if gaps else t.gettext("Done")
        lines.append((person.gap_address(number), t.pgettext(own.area.id, own.area.title), state, not gaps))
    return visit.page(
        "survey_end.html",
        422 if too_many else 200,
        lines=lines,
        answered=survey_words.answered_words(person, t),
        comment=comment,
        most=MAX_COMMENT,
        too_many=too_many,
        saved=visit.number("saved", len(person.parts)),
    )


async def finish(visit: Visit) -> Response:
    """Store the comment and that the person is done."""
    comment = from_form(visit.fields.get("comment", ""))
    if len(comment) > MAX_COMMENT:
        return _end(visit, comment, len(comment) - MAX_COMMENT)
    await asyncio.wrap_future(answering.submit_finish(visit.ws, visit.person.token, comment))
    return see(f"{visit.person.home}/feedback", visit.request)


async def feedback(visit: Visit) -> Response:
    """The person's own levels and next steps, once they have finished."""
    person, t = visit.person, visit.t
    if not person.sheet.finished:
        return see(f"{person.home}/end", visit.request)
    found = await asyncio.to_thread(answering.feedback, visit.ws, person.token)
    if found is None:
        raise NotFound(N_("This private link opens nothing any more."))
    steps = [
        (
            t.pgettext(practice.id, practice.title),
            t.pgettext(step.item.id, question_for(step.item)),
            t.pgettext(step.item.id, step.item.options[step.now]),
            t.pgettext(step.item.id, step.text),
        )
        for step in found.steps
        for practice in [step.framework.practice_of(step.item.id)]
    ]
    scored = any(isinstance(given, int) for given in person.sheet.answers.values())
    return visit.page("survey_feedback.html", bars=survey_words.bars(found.areas, t), steps=steps, scored=scored)


def waiting(visit: Visit) -> Response:
    """What a person sees while no answers are taken: when they are again, and all that is stored of them."""
    sheet, t = visit.person.sheet, visit.t
    given = [
        (t.pgettext(item.id, question_for(item)), survey_words.given_words(item, sheet.answers[item.id], t))
        for own in visit.person.parts
        for item in own.items
        if item.id in sheet.answers
    ]
    return visit.page("survey_waits.html", given=given, answered=survey_words.answered_words(visit.person, t))


async def ask_delete(visit: Visit) -> Response:
    """Ask before deleting: it cannot be undone."""
    answered = survey_words.answered_words(visit.person, visit.t)
    return visit.page("survey_delete.html", answered=answered, onward=visit.person.go_on())


async def delete(visit: Visit) -> Response:
    """Delete the person with all answers, here and in the database."""
    await asyncio.wrap_future(answering.submit_erase(visit.ws, visit.person.token))
    await asyncio.to_thread(visit.ws.database.wipe)
    if visit.person.sheet.in_bin:  # the survey has no address to lead to
        response = page("survey_gone.html", visit.t, home="", deleted=True)
    else:
        response = see(f"{visit.person.home}/deleted", visit.request)
    survey_people.forget(response, visit.person.sheet.survey.token)
    return response


async def ask_leave(visit: Visit) -> Response:
    """Ask before leaving, with the private link: without it there is no way back."""
    return visit.page("survey_leave.html", onward=visit.person.go_on(), box=_link_box(visit))


async def leave(visit: Visit) -> Response:
    """Forget on this device who answered; the answers stay, and the private link goes on opening them."""
    response = see(f"{visit.person.home}/left", visit.request)
    survey_people.forget(response, visit.person.sheet.survey.token)
    return response
