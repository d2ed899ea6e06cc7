"""Preparing a staff survey, changing its dates and how many are let in: few questions, each with a usual answer filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from prodige_core.aggregation import K_LEAST, K_USUAL
from prodige_core.errors import AnswerError, ProdigeError
from prodige_core.i18n import Translator
from prodige_core.services import survey_words, surveys
from prodige_core.services.workspace import Workspace
from prodige_core.surveys import MAX_EXPECTED, Survey
from prodige_core.surveys.words import GROUPS, group_name
from prodige_ui import navigation, session
from prodige_ui.components import problems
from prodige_ui.components.text import literal

USUAL_ROLES = ("leader", "coordinator", "teacher")
USUAL_DAYS = 14
"""Two working weeks and the weekend between (editorial)."""
USUAL_EXPECTED = 40
"""Staff of a middling VET school (editorial); sets how many are let in."""
DAY = "DD/MM/YYYY"
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
    with st.form(f"survey-dates-{survey.id}", border=False):
        left, right = st.columns(2)
        opens_on = left.date_input(
            t.gettext("First day"), survey.opens_on, key=f"survey-opens-{survey.id}-{survey.version}", format=DAY
        )
        closes_on = right.date_input(
            t.gettext("Last day"), survey.closes_on, key=f"survey-closes-{survey.id}-{survey.version}", format=DAY
        )
        go = st.form_submit_button(t.gettext("Change the dates"), key=f"survey-dates-go-{survey.id}")
    if not go:
        return
    try:
        surveys.change_dates(ws, survey.id, opens_on, closes_on)
    except ProdigeError as error:
        problems.show(_named(error, t), t.gettext("The dates are as before."), t)
        return
    session.choose_survey(survey.id)
    session.leave_notice(t.gettext("The dates are changed."))
    st.switch_page(navigation.path("survey"))


def expected(ws: Workspace, survey: Survey, t: Translator) -> None:
    """How many people are expected, of a survey that has not ended."""
    with st.form(f"survey-people-{survey.id}", border=False):
        number = st.number_input(
            t.gettext("People you expect"),
            surveys.LEAST_EXPECTED,
            MAX_EXPECTED,
            survey.expected,
            key=f"survey-expected-{survey.id}-{survey.version}",
        )
        st.write(_let_in(t))
        go = st.form_submit_button(t.gettext("Change the number"), key=f"survey-people-go-{survey.id}")
    if not go:
        return
    try:
        surveys.change_expected(ws, survey.id, number)
    except ProdigeError as error:
        problems.show(_named(error, t), t.gettext("The number is as before."), t)
        return
    session.choose_survey(survey.id)
    session.leave_notice(t.gettext("The number is changed."))
    st.switch_page(navigation.path("survey"))


def _let_in(t: Translator) -> str:
    return t.gettext("Half as many again as you expect are let in, because some people begin twice.")


def _begin_with(name: str, value: object) -> None:
    st.session_state.setdefault(f"survey-new-{name}", value)


def _named(error: ProdigeError, t: Translator) -> ProdigeError:
    """Problems with the names of the fields as they stand on the screen."""
    if not isinstance(error, AnswerError):
        return error
    names: Mapping[str, str] = {
        "frameworks": t.gettext("Questionnaires"),
        "roles": t.gettext("Who is asked"),
        "closes_on": t.gettext("Last day"),
        "expected": t.gettext("People you expect"),
        "k": t.gettext("Smallest group shown"),
        "title": t.gettext("Title"),
    }
    return AnswerError([replace(problem, where=names.get(problem.where, problem.where)) for problem in error.problems])
