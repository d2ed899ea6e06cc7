"""What a person's device may write, each as one act within a unit of work.

An act checks all before it writes anything, so that a refusal leaves nothing behind and many acts share a transaction.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar

from pydantic import StringConstraints

from prodige_core.aggregation import Given
from prodige_core.errors import AnswerError, NotFound, Problem, ProdigeError, StateError
from prodige_core.i18n import N_
from prodige_core.responses.texts import Text, from_form
from prodige_core.responses.values import Value
from prodige_core.services import access
from prodige_core.services.inputs import refuse, valid
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork
from prodige_core.storage.group_commit import Handler
from prodige_core.storage.repositories.surveys import OwnRow
from prodige_core.surveys import MAX_COMMENT, Page, Survey, pages_for
from prodige_core.workshops.codes import ALPHABET

TOKEN_BYTES = 32
"""256 bits: nobody guesses a link. Source: reliability, S12."""
_TOKEN_LENGTH = 43  # characters of so many bytes in URL-safe base 64

PUBLIC_LENGTH = 12
"""Symbols of a public link, of 31: 59 bits. Everyone asked knows it, and wrong ones are slowed; a private link is what
must not be guessed. Short, so that it can be typed and its QR code is coarse enough for a poster (editorial)."""
_PUBLIC_SYMBOLS = ALPHABET.lower()

J = TypeVar("J")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """saved: answers that are stored as given. kept: items that stay as another device answered them meanwhile.

    version: of these answers now; who has seen this outcome gives it back with the next change to them.
    """

    saved: int
    kept: tuple[str, ...]
    version: int


class _Comment(Value):
    comment: Annotated[Text, StringConstraints(max_length=MAX_COMMENT)]


@dataclass(frozen=True, slots=True)
class Begin:
    """A person opens the public link and says which group they belong to; the secret is made outside."""

    ws: Workspace
    survey_token: str
    role: str
    private_token: str


@dataclass(frozen=True, slots=True)
class Save:
    """A page is sent; what each value means: `prodige_core.services.answering.save_page`."""

    ws: Workspace
    private_token: str
    page_number: int
    given: Mapping[str, str]
    version: int


@dataclass(frozen=True, slots=True)
class Finish:
    """A person is done."""

    ws: Workspace
    private_token: str
    comment: str


@dataclass(frozen=True, slots=True)
class Erase:
    """A person takes everything back."""

    ws: Workspace
    private_token: str


def begin(unit: UnitOfWork, job: Begin) -> str:
    """Raises `NotFound`, `StateError` or `AnswerError`.

    The survey is shared with other processes that let people in, so that their transactions never wait for each other
    in a ring: on PostgreSQL a few people more than `Survey.capacity` may begin at the same moment.
    """
    token = public_token(job.survey_token)
    invited = unit.surveys.by_token(token, "shared") if token else None
    if invited is None:
        raise NotFound(N_("This link opens no survey."), N_("Ask for the link again."))
    survey, _ = invited
    _must_be_open(job.ws, survey)
    role = next((role for role in survey.roles if role == job.role), None)
    if role is None:
        raise refuse("role", N_("is not a group this survey asks."), N_("Choose one of the groups shown."))
    if is_full(unit, survey):
        raise StateError(
            N_("As many people as were expected have begun this survey."), N_("Tell the person who sent you the link.")
        )
    unit.surveys.begin(survey.id, _hashed(job.private_token), role)
    return job.private_token


def save(unit: UnitOfWork, job: Save) -> SavedPage:
    """Raises `NotFound`, `StateError` or `AnswerError`."""
    own = _writing(unit, job.private_token)
    survey, person = own.survey, own.person
    _must_take_answers(job.ws, own)
    pages = pages_for(survey, person.role, job.ws.catalogue.frameworks)
    if not 1 <= job.page_number <= len(pages):
        raise NotFound(N_("This page is not part of the survey."))
    values = _values(pages[job.page_number - 1], job.given)
    stored = unit.surveys.answers(person.id)
    new = {item: value for item, value in values.items() if item not in stored}
    other = {item: value for item, value in values.items() if item in stored and stored[item].given != value}
    kept = tuple(item for item in other if stored[item].seq > job.version)
    changed = {item: value for item, value in other.items() if item not in kept}
    version = person.version
    if new or changed:
        version += 1
        unit.surveys.put_answers(person, new, changed, version)
    return SavedPage(len(values) - len(kept), kept, version)


def finish(unit: UnitOfWork, job: Finish) -> None:
    """Raises `NotFound`, `StateError` or `AnswerError`."""
    comment = valid(_Comment, {"comment": from_form(job.comment)}).comment
    own = _writing(unit, job.private_token)
    _must_take_answers(job.ws, own)
    unit.surveys.finish(own.person, comment)


def erase(unit: UnitOfWork, job: Erase) -> None:
    """Also while the centre is in the bin: the answers are the person's. Raises `NotFound` or `StateError`."""
    own = _writing(unit, job.private_token)
    if own.survey.stage(job.ws.today()) == "closed":
        raise StateError(
            N_("This survey has ended."), N_("Nobody can tell your answers from those of others any more.")
        )
    unit.surveys.erase(own.person.id)


@access.open_to_all("it works for a service that has checked a private link")
def now(ws: Workspace, act: Callable[[UnitOfWork, J], R], job: J) -> R:
    """One act in a transaction of its own, committed on return."""
    with ws.database.write() as unit:
        result = act(unit, job)
        unit.commit()
    return result


def _each(act: Callable[[UnitOfWork, J], R]) -> Handler[J, R]:
    """Many jobs in one transaction. An act checks all before it writes anything, so a refusal leaves nothing behind."""

    def handle(unit: UnitOfWork, jobs: Sequence[J]) -> Sequence[R | ProdigeError]:
        results: list[R | ProdigeError] = []
        for job in jobs:
            try:
                results.append(act(unit, job))
            except (AnswerError, NotFound, StateError) as error:
                results.append(error)
        return results

    return handle


BEGIN, SAVE, FINISH, ERASE = _each(begin), _each(save), _each(finish), _each(erase)


def own_of(unit: UnitOfWork, private_token: str, *, to_write: bool = False) -> OwnRow | None:
    """What a private link opens; None when nothing. to_write: see `Surveys.by_private_token`."""
    if not is_token(private_token):
        return None
    return unit.surveys.by_private_token(_hashed(private_token), to_write=to_write)


def _writing(unit: UnitOfWork, private_token: str) -> OwnRow:
    found = own_of(unit, private_token, to_write=True)
    if found is None:
        raise NotFound(N_("This private link opens nothing any more."), N_("Open the link to the survey again."))
    return found


def _must_be_open(ws: Workspace, survey: Survey) -> None:
    match survey.stage(ws.today()):
        case "before":
            raise StateError(N_("This survey has not begun yet."), N_("Come back on its first day."))
        case "closed":
            raise StateError(N_("This survey has ended; answers can no longer be changed."))


def _must_take_answers(ws: Workspace, own: OwnRow) -> None:
    if own.in_bin:
        raise StateError(N_("The school has put this survey aside, so nothing was saved."))
    _must_be_open(ws, own.survey)


def is_full(unit: UnitOfWork, survey: Survey) -> bool:
    """Whether nobody else is let in."""
    begun, _ = unit.surveys.people([survey.id]).get(survey.id, (0, 0))
    return begun >= survey.capacity


def _values(page: Page, given: Mapping[str, str]) -> dict[str, Given]:
    asked = {item.id for item in page.items}
    problems, values = [], {}
    for item, text in given.items():
        value = _value(text, page.framework.top)
        if item not in asked:
            problems.append(Problem("", item, N_("is not a question of this page.")))
        elif value is None:
            what = N_("must be a level from 0 to {top}, na or unknown.")
            problems.append(Problem("", item, what, values={"top": page.framework.top}))
        else:
            values[item] = value
    if problems:
        raise AnswerError(problems)
    return values


def _value(text: str, top: int) -> Given | None:
    words: Mapping[str, Literal["na", "unknown"]] = {"na": "na", "unknown": "unknown"}
    if text in words:
        return words[text]
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(top))
    return int(text) if is_number and int(text) <= top else None


def new_token() -> str:
    """A secret for a link; its hash is what is stored of a private one."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def is_token(text: str) -> bool:
    """Whether a text can be a token at all; what cannot is not asked of the database."""
    return len(text) == _TOKEN_LENGTH and text.isascii() and text.isprintable()


def new_public_token() -> str:
    """The secret of a public link, short enough to be typed from a poster."""
    return "".join(secrets.choice(_PUBLIC_SYMBOLS) for _ in range(PUBLIC_LENGTH))


def public_token(text: str) -> str:
    """The public link that was meant, also in capitals or with hyphens; empty when it can be none."""
    if is_token(text):
        return text  # as long as a private one: made before they were short
    plain = text[: 2 * PUBLIC_LENGTH].lower().replace("-", "")
    return plain if len(plain) == PUBLIC_LENGTH and set(plain) <= set(_PUBLIC_SYMBOLS) else ""


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
