"""A staff survey while it runs: what it is, how many took part, an early look, closing and deleting."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prodige_core.errors import ProdigeError
from prodige_core.i18n import Translator
from prodige_core.services import survey_words, surveys, years_kept
from prodige_core.services.surveys import SurveyRow, SurveyView
from prodige_core.services.workspace import Workspace
from prodige_core.surveys import Survey
from prodige_ui import navigation, session
from prodige_ui.components import problems
from prodige_ui.components.text import label, literal


def explain(years: int, t: Translator) -> None:
    """What a survey is, what the coordinator will and will not see, and that it goes so many years after its close."""
    st.write(
        t.gettext(
            "People answer the same questions as you, on their own phone and in their own time, without giving a name. "
            "You see how many have finished, and at the end how the answers of each group spread and where groups see your school differently. "
            "You never see what one person answered, nor anything of a group that is too small."
        )
    )
    kept = t.gettext(
        "Until the close each person’s answers are kept beside the group, without name or time. At the close they are deleted."
    )
    st.write(f"{kept} {survey_words.deleted_sentence(years, t)}")


def choose(ws: Workspace, rows: Sequence[SurveyRow], t: Translator) -> str:
    """Which survey to look at, to begin with the one that is open; each with its state. Returns its id."""
    known = {row.id: row for row in rows}
    wanted = session.survey()
    current = wanted if wanted in known else next((row.id for row in rows if row.stage == "open"), rows[0].id)
    if len(rows) == 1:
        return current
    picked = st.radio(
        t.gettext("Your surveys"),
        list(known),
        index=list(known).index(current),
        format_func=lambda own: _line(ws, known[own], t),
        key=f"survey-which-{current}",
    )
    if picked != current:
        session.choose_survey(picked)
        st.rerun()
    return current


def title(survey: Survey | SurveyRow, t: Translator) -> str:
    """The title, or for a survey without one its first day. Not escaped."""
    return survey.title or t.gettext("Survey of {date}").format(date=t.date(survey.opens_on))


def _line(ws: Workspace, row: SurveyRow, t: Translator) -> str:
    stage = survey_words.stage_sentence(row.stage, row.opens_on, row.closes_on, ws.today(), t)
    finished = t.ngettext("{count} has finished.", "{count} have finished.", row.finished).format(
        count=t.number(row.finished)
    )
    parts = [f"**{label(title(row, t))}**", label(stage), "" if row.stage == "before" else label(finished)]
    return " ".join(part for part in parts if part)


def standing(ws: Workspace, view: SurveyView, t: Translator) -> None:
    """Whether it is open and how many have answered: counts, nothing else."""
    survey = view.survey
    stage = survey.stage(ws.today())
    st.header(literal(title(survey, t)))
    said = [survey_words.stage_sentence(stage, survey.opens_on, survey.closes_on, ws.today(), t)]
    if stage != "before":
        said.append(survey_words.counts_sentence(stage, view.counts, survey.expected, t))
    st.markdown(f"**{literal(' '.join(said))}**")


def look(ws: Workspace, view: SurveyView, t: Translator) -> None:
    """An early look: when it is possible, what it costs, and the button."""
    survey = view.survey
    st.subheader(t.gettext("Look again") if view.released else t.gettext("A first look before the end"))
    if not surveys.may_look(ws, survey.id):
        st.write(
            t.gettext(
                "Possible as soon as {k} people have finished. The full results come when the survey closes."
            ).format(k=t.number(survey.k))
        )
        return
    st.write(
        t.gettext(
            "Better wait for the end if you can. A look fixes the answers counted so far. From then on later answers are added "
            "only where at least {k} more people of a group have answered, so a few late answers may never be shown. "
            "This keeps anybody from finding one person’s answers by comparing two looks."
        ).format(k=t.number(survey.k))
    )
    sure = st.checkbox(t.gettext("Yes, count the answers now"), key=f"survey-look-sure-{survey.id}-{survey.version}")
    words = t.gettext("Count the later answers too") if view.released else t.gettext("Take a first look")
    st.button(words, key=f"survey-look-{survey.id}", on_click=_look, args=(ws, survey.id, t), disabled=not sure)


def _look(ws: Workspace, survey_id: str, t: Translator) -> None:
    try:
        surveys.look_now(ws, survey_id)
    except ProdigeError as error:
        problems.show(error, t.gettext("Nothing was counted."), t)


def closing(ws: Workspace, survey: Survey, t: Translator) -> None:
    """Close for good, after a yes."""
    st.subheader(t.gettext("Close the survey now"))
    final = t.gettext(
        "It closes by itself after the last day. Closing is final: the links stop working, and the results appear here, "
        "with the answers of people who have not finished. The single answers are deleted at once."
    )
    nobody = t.gettext("Nobody, not even you, can find out later what a person answered.")
    kept = survey_words.deleted_sentence(years_kept.of_survey(ws, survey.id), t)
    st.write(f"{final} {kept} {nobody}")
    sure = st.checkbox(t.gettext("Yes, close it for good"), key=f"survey-close-sure-{survey.id}")
    if st.button(t.gettext("Close the survey"), key=f"survey-close-{survey.id}", disabled=not sure):
        try:
            surveys.close(ws, survey.id)
        except ProdigeError as error:
            problems.show(error, t.gettext("The survey is open as before."), t)
            return
        session.choose_survey(survey.id)
        session.leave_notice(t.gettext("The survey is closed. Here is what may be shown."))
        st.switch_page(navigation.path("survey"))


def delete(ws: Workspace, survey: Survey, t: Translator) -> None:
    """Delete with all answers, after a yes; there is no way back."""
    with st.expander(t.gettext("Delete this survey")):
        st.write(
            t.gettext(
                "The survey goes with every answer and every result, and cannot be taken back. Answers of your own assessment stay."
            )
        )
        sure = st.checkbox(t.gettext("Yes, delete it with all answers"), key=f"survey-delete-sure-{survey.id}")
        if st.button(t.gettext("Delete the survey"), key=f"survey-delete-{survey.id}", disabled=not sure):
            try:
                surveys.delete(ws, survey.id)
            except ProdigeError as error:
                problems.show(error, t.gettext("Nothing was deleted."), t)
                return
            session.choose_survey(None)
            session.leave_notice(t.gettext("The survey is deleted."))
            st.switch_page(navigation.path("survey"))
