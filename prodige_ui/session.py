"""The only module that names session keys. The record is the database; a session only remembers where one was."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from prodige_core.errors import Forbidden, NotFound, ProdigeError
from prodige_core.i18n import Translator, available_languages, translator
from prodige_core.i18n.translator import PSEUDO
from prodige_ui.tickets import Handed

LANGUAGE_COOKIE = "prodige_lang"
_CENTRE = "centre_id"
_LANG = "lang"
_NOTICE = "notice"
_CHANGE = "change"
_QUESTIONS = "questions"
_AREA = "area"
_SAVED = "saved"
_PARTS = "parts"
_DECISION = "decision"
_UNSAVED = "unsaved"
_PERSON = "person"
_TURNED = "turned"
_SURVEY = "survey"
_WORKSHOP = "workshop"
_AGENDA = "agenda"
_SETTLING = "settling"
_LINK = "fresh_link"
_ASKED = "asked"
_NETWORK = "network"
_HANDED = "handed"
_ID = re.compile(r"[0-9a-f-]{36}")
"""How an id is written; PostgreSQL cannot even be asked for some other texts. Source: reliability 4, rows 25 and 27."""


def language() -> str:
    """The language shown: ``?lang=``, else what this session chose, else the cookie, else the browser's, else English."""
    known = {*available_languages(), PSEUDO}
    browser = (st.context.locale or "en").split("-")[0]
    wishes = [
        st.query_params.get("lang"),
        st.session_state.get(_LANG),
        st.context.cookies.get(LANGUAGE_COOKIE),
        browser,
    ]
    chosen = next((wish for wish in wishes if wish in known), "en")
    st.session_state[_LANG] = chosen
    return chosen


def on_phone() -> bool:
    """Whether the browser says it runs on a phone (every phone browser has ``Mobi`` in its name)."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def reader() -> Translator:
    """The translator of whoever looks at this session."""
    return translator(st.session_state.get(_LANG, "en"))


def belongs_to(person_id: str | None) -> bool:
    """Whether what this session remembers is of this person."""
    return st.session_state.get(_PERSON) == person_id


def belong_to(person_id: str | None) -> None:
    """Remember whose session this is. For somebody else, or when nobody is signed in any more, it begins anew."""
    if not belongs_to(person_id):
        kept = {name: st.session_state[name] for name in (_LANG,) if name in st.session_state}
        st.session_state.clear()
        st.session_state.update(kept)
    st.session_state[_PERSON] = person_id


def person() -> str:
    """Whose session this is, by id; empty in local mode, and before anybody signed in."""
    return st.session_state.get(_PERSON) or ""


def centre_id() -> str | None:
    """The centre this session works on; None before one is chosen."""
    return st.session_state.get(_CENTRE)


def choose_centre(own_id: str | None) -> None:
    """Work on another centre (or on none) from now on."""
    st.session_state[_CENTRE] = own_id


def leave_notice(text: str) -> None:
    """A sentence to show once, on the next screen."""
    st.session_state[_NOTICE] = text


def take_notice() -> str:
    """The sentence left by the screen before; empty when there is none."""
    return str(st.session_state.pop(_NOTICE, ""))


def choose_questions(framework_id: str) -> None:
    """Which questionnaire the self-assessment shows: a framework's id, or empty for the quick check."""
    st.session_state[_QUESTIONS] = framework_id


def take_asked_questions() -> tuple[str, str]:
    """The questionnaire and the area that a link asks for in the address, once; empty where it asks for none."""
    asked = st.query_params.get(_QUESTIONS, ""), st.query_params.get(_AREA, "")
    for name in (_QUESTIONS, _AREA):
        st.query_params.pop(name, None)
    return asked


def questions() -> str | None:
    """The questionnaire last chosen in this session; None before any choice."""
    return st.session_state.get(_QUESTIONS)


def choose_survey(survey_id: str | None) -> None:
    """Which staff survey this session looks at; None for the newest."""
    st.session_state[_SURVEY] = survey_id


def survey() -> str | None:
    """The staff survey looked at last; None before any choice."""
    return st.session_state.get(_SURVEY)


def choose_workshop(workshop_id: str | None) -> None:
    """Which workshop this session hosts; None for the list. It stands in the address too, so that a reload finds it."""
    st.session_state[_WORKSHOP] = workshop_id
    if workshop_id is None:
        st.query_params.pop(_WORKSHOP, None)
    else:
        st.query_params[_WORKSHOP] = workshop_id


def workshop() -> str | None:
    """The workshop in the page's address, else the one this session hosted last; None for the list."""
    asked = st.query_params.get(_WORKSHOP, "")
    return asked if _ID.fullmatch(asked) else st.session_state.get(_WORKSHOP)


def choose_agenda(items: Sequence[str]) -> None:
    """Statements that the workshop screen is to begin a new workshop with, in this order."""
    st.session_state[_AGENDA] = tuple(items)


def take_agenda() -> tuple[str, ...]:
    """The statements another screen chose, once; empty when there are none."""
    chosen: tuple[str, ...] = st.session_state.pop(_AGENDA, ())
    return chosen


def settle(place: str = "") -> None:
    """Which statement of a workshop this host is about to settle; empty for none."""
    st.session_state[_SETTLING] = place


def settling() -> str:
    """The statement this host was about to settle when the screen was last drawn; empty for none."""
    return str(st.session_state.get(_SETTLING, ""))


def remember_saved(item_id: str, previous: object) -> None:
    """The answer saved last, with what it was before, so that it can be undone."""
    st.session_state[_SAVED] = (item_id, previous)


def saved() -> tuple[str, object] | None:
    """The answer saved last in this session; None when there is none (or it was undone)."""
    return st.session_state.get(_SAVED)


def forget_saved() -> None:
    """Nothing to undo any more."""
    st.session_state.pop(_SAVED, None)


def remember_unsaved(widget_key: str, unsaved: bool) -> None:
    """Whether what a widget shows could not be stored."""
    keys: set[str] = st.session_state.setdefault(_UNSAVED, set())
    (keys.add if unsaved else keys.discard)(widget_key)


def unsaved(widget_key: str) -> bool:
    """Whether the last change of a widget could not be stored."""
    return widget_key in st.session_state.get(_UNSAVED, ())


def part(questions_id: str, default: int) -> int:
    """The page of a questionnaire this session is on."""
    pages: dict[str, int] = st.session_state.setdefault(_PARTS, {})
    return pages.setdefault(questions_id, default)


def choose_part(questions_id: str, index: int) -> None:
    """Turn a questionnaire to a page."""
    st.session_state.setdefault(_PARTS, {})[questions_id] = index


def forget_part(questions_id: str) -> None:
    """Open a questionnaire where there is something to do, not where this session left it."""
    st.session_state.setdefault(_PARTS, {}).pop(questions_id, None)


def remember_turned() -> None:
    """A page was turned by a button at its foot: the next one begins at its top."""
    st.session_state[_TURNED] = True


def take_turned() -> bool:
    """Whether a page was turned, once."""
    return bool(st.session_state.pop(_TURNED, False))


def remember_decision(centre: str, former: object, present: object, text: str) -> None:
    """The decision about an action made last: the decisions before and after it, and what it was, in a sentence."""
    st.session_state[_DECISION] = (centre, former, present, text)


def decision(centre: str) -> tuple[object, object, str] | None:
    """The decision made last for a centre in this session; None when there is none (or it was undone)."""
    kept = st.session_state.get(_DECISION)
    return None if kept is None or kept[0] != centre else kept[1:]


def forget_decision() -> None:
    """No decision to undo any more."""
    st.session_state.pop(_DECISION, None)


@dataclass(frozen=True, slots=True)
class FreshLink:
    """A link that was just made, which can be shown in this session only. name: for whom; mail: a message that carries it."""

    place: str
    name: str
    url: str
    mail: str


def remember_link(link: FreshLink) -> None:
    """The link made last, to be shown until another is made, it is put away, or the session ends."""
    st.session_state[_LINK] = link


def link(place: str) -> FreshLink | None:
    """The link made last at a place; None when there is none (any more)."""
    kept: FreshLink | None = st.session_state.get(_LINK)
    return kept if kept is not None and kept.place == place else None


def forget_link() -> None:
    """Show the link no more."""
    st.session_state.pop(_LINK, None)


def ask(question: str) -> None:
    """A question that waits for a yes, by a name of its own; empty for none."""
    st.session_state[_ASKED] = question


def asked(question: str) -> bool:
    """Whether this question waits for a yes."""
    return bool(st.session_state.get(_ASKED) == question)


def choose_network(network_id: str) -> None:
    """Which network this session looks at."""
    st.session_state[_NETWORK] = network_id


def network() -> str | None:
    """The network looked at last; None before any choice."""
    return st.session_state.get(_NETWORK)


@dataclass(frozen=True, slots=True)
class Change:
    """How the last change of a section went: what undoes it, a sentence about it, or why it failed.

    write: stores what was to be undone over somebody else's newer change, if the person wants so after seeing both.
    """

    section: str
    undo: Callable[[], object] | None = None
    note: str = ""
    error: ProdigeError | None = None
    write: Callable[[Any, Any], object] | None = None


def remember_change(change: Change) -> None:
    """The change made last, to be told beside its section on the next run."""
    st.session_state[_CHANGE] = change


def take_change(section: str) -> Change | None:
    """The change made last, once, if it was in this section."""
    change: Change | None = st.session_state.get(_CHANGE)
    return st.session_state.pop(_CHANGE) if change is not None and change.section == section else None


def change_failed() -> bool:
    """Whether the change made last could not be saved (and was not told yet)."""
    change: Change | None = st.session_state.get(_CHANGE)
    return change is not None and change.error is not None


def refused() -> bool:
    """Whether the change made last failed because the person's role, or what it was about, has gone (and was not told yet)."""
    change: Change | None = st.session_state.get(_CHANGE)
    return change is not None and isinstance(change.error, (Forbidden, NotFound))


def handed() -> Handed:
    """The files this session asked for and got."""
    found: Handed = st.session_state.setdefault(_HANDED, Handed())
    return found
