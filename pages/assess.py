"""Self-assessment: one area at a time, described options, saved at once."""

import streamlit as st

from prodige_core.access import Right
from prodige_core.services.voices import voices
from prodige_ui import guards, session
from prodige_ui.components import carried, question, questionnaire, reading, roles, turned, way
from prodige_ui.components.text import literal

ws, centre_id, file = guards.centre()
t = session.reader()
way.show("assess", t)
st.title(t.gettext("Self-assessment"))
edits = roles.may(ws, centre_id, Right.EDIT, t)

chosen, progress = questionnaire.choose(ws, centre_id, t)
questionnaire.progress_line(progress, t)
parts = questionnaire.parts(ws, chosen, t)
at = questionnaire.choose_part(chosen, parts, file, t)
part = parts[at]
heard = voices(ws, centre_id)

with turned.page():
    carried.overview(ws, centre_id, file, chosen, progress, parts, at, t, edits=edits)
    st.header(literal(part.title))
    if not edits:
        st.write(t.gettext("Each question with the description that was chosen."))
    elif chosen != questionnaire.QUICK:
        st.write(
            t.gettext(
                "For each question choose the description that fits your centre best today, not the one you wish for."
            )
        )
    else:
        st.write(
            t.gettext(
                "Ten questions, one for each area of international work. Choose the description that fits your centre best today."
            )
        )

    for framework, item in carried.shown(file, part, progress, t):
        practice = framework.practice_of(item.id)
        st.subheader(literal(t.pgettext(practice.id, practice.title)), divider="gray")
        answer = questionnaire.answer_of(file, framework, item)
        if edits:
            question.show(ws, centre_id, framework, item, answer, heard.get(item.id), t)
        else:
            if answer is not None and answer.carried:
                carried.told(t)
            reading.question(item, answer, t)

    questionnaire.turn(chosen, at, parts, progress, t, edits=edits)
