"""One person answers a staff survey: begins, saves page by page, comes back by a private link, ends with own feedback.

Nobody else ever sees what is returned here. Of a private link only the hash is stored, and that until the close.
Every ``submit_…`` queues for the group writer; its future is done after COMMIT and holds what the plain form raises.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from prodige_core.aggregation import Given
from prodige_core.frameworks.model import Respondent
from prodige_core.services import access, survey_writes
from prodige_core.services.survey_writes import SavedPage
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork
from prodige_core.storage.repositories.surveys import RespondentRow
from prodige_core.surveys import Feedback, Page, Stage, Survey, feedback_on, pages_for


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a public link opens: the survey, where it is today, who asks, and whether nobody else is let in.

    years_kept: how long after its close counts and comments are kept.
    """

    survey: Survey
    stage: Stage
    centre_name: str
    full: bool
    years_kept: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's questionnaire as it is stored now.

    answers: by item, of the items on the pages. version: give it back when a page is saved.
    done, total: items answered in any way, and items asked. comment: empty when none was written.
    in_bin: whether the centre is in the bin, and so takes no answers.
    """

    survey: Survey
    centre_name: str
    role: Respondent
    stage: Stage
    pages: tuple[Page, ...]
    answers: Mapping[str, Given]
    version: int
    finished: bool
    comment: str
    done: int
    total: int
    in_bin: bool

    @property
    def waits(self) -> bool:
        """Whether nothing may be answered for now, while the person may look at everything and delete it."""
        return self.stage != "closed" and (self.in_bin or self.stage == "before")


@access.open_to_all("the survey’s link or a person’s private link is the key")
def invitation(ws: Workspace, survey_token: str) -> Invitation | None:
    """What a public link opens; None when it opens nothing (also when the centre was deleted)."""
    token = survey_writes.public_token(survey_token)
    if not token:
        return None
    with ws.database.read() as unit:
        found = unit.surveys.by_token(token)
        if found is None:
            return None
        survey, name = found
        return Invitation(
            survey,
            survey.stage(ws.today()),
            name,
            survey_writes.is_full(unit, survey),
            unit.retention.years_of_survey(survey.id),
        )


@access.open_to_all("the survey’s link or a person’s private link is the key")
def begin(ws: Workspace, survey_token: str, role: str) -> str:
    """Let one person in; returns the secret of their private link.

    Raises `NotFound`, `StateError` when the survey is not open or full, `AnswerError` for a role that is not asked.
    """
    return survey_writes.now(
        ws, survey_writes.begin, survey_writes.Begin(ws, survey_token, role, survey_writes.new_token())
    )


@access.open_to_all("the survey’s link or a person’s private link is the key")
def submit_begin(ws: Workspace, survey_token: str, role: str) -> Future[str]:
    """As `begin`, through the group writer."""
    return ws.database.submit(
        survey_writes.BEGIN, survey_writes.Begin(ws, survey_token, role, survey_writes.new_token())
    )


@access.open_to_all("the survey’s link or a person’s private link is the key")
def sheet(ws: Workspace, private_token: str) -> Sheet | None:
    """The questionnaire behind a private link; None when the link opens nothing (any more)."""
    with ws.database.read() as unit:
        own = survey_writes.own_of(unit, private_token)
        if own is None:
            return None
        survey, person = own.survey, own.person
        pages = pages_for(survey, person.role, ws.catalogue.frameworks)
        answers = _answers(unit, person, pages)
    return Sheet(
        survey=survey,
        centre_name=own.centre_name,
        role=person.role,
        stage=survey.stage(ws.today()),
        pages=pages,
        answers=answers,
        version=person.version,
        finished=person.finished,
        comment=person.comment,
        done=len(answers),
        total=sum(len(page.items) for page in pages),
        in_bin=own.in_bin,
    )


@access.open_to_all("the survey’s link or a person’s private link is the key")
def save_page(ws: Workspace, private_token: str, page_number: int, given: Mapping[str, str], version: int) -> SavedPage:
    """Store the answers of one page. Returns only after the database has committed; saving twice changes nothing.

    page_number: from 1. given: by item of that page a level, ``na`` or ``unknown``; an item left out stays as it is.
    version: `Sheet.version` when the page was drawn. What another device answered differently since then stays.
    Raises `AnswerError` with every problem (nothing is stored then), `NotFound`, or `StateError` when the survey is
    not open.
    """
    return survey_writes.now(ws, survey_writes.save, survey_writes.Save(ws, private_token, page_number, given, version))


@access.open_to_all("the survey’s link or a person’s private link is the key")
def submit_save_page(
    ws: Workspace, private_token: str, page_number: int, given: Mapping[str, str], version: int
) -> Future[SavedPage]:
    """As `save_page`, through the group writer."""
    return ws.database.submit(survey_writes.SAVE, survey_writes.Save(ws, private_token, page_number, given, version))


@access.open_to_all("the survey’s link or a person’s private link is the key")
def finish(ws: Workspace, private_token: str, comment: str = "") -> None:
    """Note that a person is done, and their comment, which replaces an earlier one. Answers may still change.

    Raises `AnswerError` for a comment longer than `MAX_COMMENT`, `NotFound` or `StateError`.
    """
    survey_writes.now(ws, survey_writes.finish, survey_writes.Finish(ws, private_token, comment))


@access.open_to_all("the survey’s link or a person’s private link is the key")
def submit_finish(ws: Workspace, private_token: str, comment: str = "") -> Future[None]:
    """As `finish`, through the group writer."""
    return ws.database.submit(survey_writes.FINISH, survey_writes.Finish(ws, private_token, comment))


@access.open_to_all("the survey’s link or a person’s private link is the key")
def erase(ws: Workspace, private_token: str) -> None:
    """Remove a person with everything they answered; the private link opens nothing afterwards.

    What an earlier look has counted stays counted, without the person. Raises `NotFound`, or `StateError` after the end.
    """
    survey_writes.now(ws, survey_writes.erase, survey_writes.Erase(ws, private_token))
    ws.database.wipe()


@access.open_to_all("the survey’s link or a person’s private link is the key")
def submit_erase(ws: Workspace, private_token: str) -> Future[None]:
    """As `erase`, through the group writer; call ``ws.database.wipe()`` when it is done."""
    return ws.database.submit(survey_writes.ERASE, survey_writes.Erase(ws, private_token))


@access.open_to_all("the survey’s link or a person’s private link is the key")
def feedback(ws: Workspace, private_token: str) -> Feedback | None:
    """What this person is told of their own answers; None when the link opens nothing (any more)."""
    found = sheet(ws, private_token)
    return None if found is None else feedback_on(found.pages, found.answers)


def _answers(unit: UnitOfWork, person: RespondentRow, pages: Sequence[Page]) -> dict[str, Given]:
    stored = unit.surveys.answers(person.id)
    return {item.id: stored[item.id].given for page in pages for item in page.items if item.id in stored}
