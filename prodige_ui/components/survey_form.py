"""Preparing a staff survey, changing its dates and how many are let in: few questions, each with a usual answer filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, cast

import streamlit as st

from prodige_core.aggregation import K_LEAST, K_USUAL
from prodige_core.errors import AnswerError, Conflict, ProdigeError
from prodige_core.i18n import N_, Translator
from prodige_core.services import survey_words, surveys
from prodige_core.services.workspace import Workspace
from prodige_core.surveys import MAX_EXPECTED, Survey
from prodige_core.surveys.words import GROUPS, group_name
from prodige_ui import navigation, seen, session
from prodige_ui.components import clashes, problems
from prodige_ui.components.text import literal

USUAL_ROLES = ("leader", "coordinator", "teacher")
USUAL_DAYS = 14
"""Two working weeks and the weekend between (editorial)."""
USUAL_EXPECTED = 40
"""Staff of a middling VET school (editorial); sets how many are let in."""
DAY = "DD/MM/YYYY"
DATES = (N_("The dates are changed."), N_("The dates are as before."))
PEOPLE = (N_("The number is changed."), N_("The number is as before."))
_KEYS = ("frameworks", "roles", "opens", "closes", "expected", "k", "title")


def prepare(ws: Workspace, centre_id: str, t: Translator) -> None:
    """The questions before a survey exists. What is chosen stays until it is prepared."""
    frameworks = list(ws.catalogue.frameworks)
    today = ws.today()
    _begin_with("frameworks", frameworks)
    chosen = st.pills(
        t.gettext("Questionnaires"),
        frameworks,
        selection_mode="multi",
        format_func=lambda own: literal(t.pgettext(own, ws.catalogue.frameworks[own].title)),
        key="survey-new-frameworks",
        persist_state="session",
        wrap=True,
    )
    _begin_with("roles", list(USUAL_ROLES))
    roles = st.pills(
        t.gettext("Who is asked"),
        list(GROUPS),
        selection_mode="multi",
        format_func=lambda role: group_name(role, t),
        key="survey-new-roles",
        persist_state="session",
        wrap=True,
    )
    if takes := survey_words.minutes_sentence(ws.catalogue, chosen, roles, t):
        st.write(literal(takes))
    left, right = st.columns(2)
    _begin_with("opens", today)
    _begin_with("closes", today + dt.timedelta(days=USUAL_DAYS))
    opens_on = left.date_input(t.gettext("First day"), key="survey-new-opens", persist_state="session", format=DAY)
    closes_on = right.date_input(t.gettext("Last day"), key="survey-new-closes", persist_state="session", format=DAY)
    expected, k, title = _settings(t)
    if st.button(t.gettext("Prepare the survey"), type="primary", key="survey-prepare"):
        try:
            survey_id = surveys.create(
                ws,
                centre_id,
                frameworks=chosen,
                roles=roles,
                opens_on=opens_on,
                closes_on=closes_on,
                title=title,
                k=k,
                expected=expected,
            )
        except ProdigeError as error:
            problems.show(_named(error, t), t.gettext("The survey is not prepared yet."), t)
            return
        for name in _KEYS:
            st.session_state.pop(f"survey-new-{name}", None)
        session.choose_survey(survey_id)
        session.leave_notice(t.gettext("The survey is prepared. Now invite people."))
        st.switch_page(navigation.path("survey"))


def _settings(t: Translator) -> tuple[int, int, str]:
    """People expected, the smallest group shown, and the title."""
    _begin_with("expected", USUAL_EXPECTED)
    _begin_with("k", K_USUAL)
    _begin_with("title", "")
    left, right = st.columns(2)
    expected = left.number_input(
        t.gettext("People you expect"),
        surveys.LEAST_EXPECTED,
        MAX_EXPECTED,
        key="survey-new-expected",
        persist_state="session",
    )
    k = right.number_input(
        t.gettext("Smallest group shown"), K_LEAST, surveys.K_MOST, key="survey-new-k", persist_state="session"
    )
    st.write(_let_in(t))
    st.write(
        t.gettext(
            "Results are shown only for groups of at least this many people, so that nobody can be recognised. "
            "{usual} is usual; it cannot be less than {least}, and it cannot be changed later."
        ).format(usual=t.number(K_USUAL), least=t.number(K_LEAST))
    )
    title = st.text_input(
        t.gettext("Title (people see it; may stay empty)"),
        max_chars=200,
        key="survey-new-title",
        persist_state="session",
    )
    return expected, k, title


def dates(ws: Workspace, survey: Survey, t: Translator) -> None:
    """The first and the last day of a survey that has not ended."""
    place = f"survey-dates-{survey.id}"
    opens, closes = (f"survey-{name}-{survey.id}-{survey.version}" for name in ("opens", "closes"))

    def store() -> None:
        given = {"opens_on": st.session_state[opens], "closes_on": st.session_state[closes]}
        _store(place, partial(surveys.change_dates, ws, survey.id), given, survey, DATES, t)

    with st.form(place, border=False):
        left, right = st.columns(2)
        left.date_input(t.gettext("First day"), survey.opens_on, key=opens, format=DAY)
        right.date_input(t.gettext("Last day"), survey.closes_on, key=closes, format=DAY)
        st.form_submit_button(t.gettext("Change the dates"), key=f"survey-dates-go-{survey.id}", on_click=store)
    clashes.show(place, lambda _, day: t.date(day) if isinstance(day, dt.date) else "", t, named=lambda f: _names(t)[f])


def expected(ws: Workspace, survey: Survey, t: Translator) -> None:
    """How many people are expected, of a survey that has not ended."""
    place = f"survey-people-{survey.id}"
    key = f"survey-expected-{survey.id}-{survey.version}"

    def store() -> None:
        given = {"expected": st.session_state[key]}
        _store(place, partial(surveys.change_expected, ws, survey.id), given, survey, PEOPLE, t)

    with st.form(place, border=False):
        st.number_input(t.gettext("People you expect"), surveys.LEAST_EXPECTED, MAX_EXPECTED, survey.expected, key=key)
        st.write(_let_in(t))
        st.form_submit_button(t.gettext("Change the number"), key=f"survey-people-go-{survey.id}", on_click=store)
    clashes.show(place, lambda _, number: t.number(number) if isinstance(number, int) else "", t)


def _store(
    place: str,
    change: Callable[..., Survey],
    given: Mapping[str, Any],
    known: Survey,
    words: tuple[str, str],
    t: Translator,
) -> None:
    """In a callback: what the form holds, compared with the survey as it was shown. words: it is changed, it is not."""
    changed, unchanged = words
    waiting = seen.pending(place)
    if waiting is not None and isinstance(waiting.conflict.theirs, Survey):
        known = waiting.conflict.theirs
    try:
        done = change(**given, seen=known)
    except Conflict as error:
        mine, theirs = cast(Mapping[str, Any], error.mine), cast(Survey, error.theirs)
        seen.clashed(place, error, partial(_store, place, change, mine, theirs, words, t))
    except ProdigeError as error:
        problems.show(_named(error, t), t.gettext(unchanged), t)
    else:
        seen.settled(place)
        session.choose_survey(done.id)
        session.leave_notice(t.gettext(changed))


def _let_in(t: Translator) -> str:
    return t.gettext("Half as many again as you expect are let in, because some people begin twice.")


def _begin_with(name: str, value: object) -> None:
    st.session_state.setdefault(f"survey-new-{name}", value)


def _named(error: ProdigeError, t: Translator) -> ProdigeError:
    """Problems with the names of the fields as they stand on the screen."""
    if not isinstance(error, AnswerError):
        return error
    names = _names(t)
    return AnswerError([replace(problem, where=names.get(problem.where, problem.where)) for problem in error.problems])


def _names(t: Translator) -> Mapping[str, str]:
    """The fields as they are called on the screen."""
    return {
        "frameworks": t.gettext("Questionnaires"),
        "roles": t.gettext("Who is asked"),
        "opens_on": t.gettext("First day"),
        "closes_on": t.gettext("Last day"),
        "expected": t.gettext("People you expect"),
        "k": t.gettext("Smallest group shown"),
        "title": t.gettext("Title"),
    }
