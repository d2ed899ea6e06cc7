"""The end of a workshop: what came out, what goes into the self-assessment, closing for good, and the record."""

from __future__ import annotations

from collections import Counter
from functools import partial

import streamlit as st

from prodige_core.errors import ProdigeError
from prodige_core.exports import Options
from prodige_core.i18n import Translator
from prodige_core.services import centres, hosting, reporting, workshop_words, workshops
from prodige_core.services.workshops import Record
from prodige_core.services.workspace import Workspace
from prodige_core.workshops import Session
from prodige_ui import navigation, session
from prodige_ui.components import (
    chart,
    handing,
    passing_on,
    problems,
    standing,
    workshop_acts,
    workshop_outcome,
    workshop_room,
)
from prodige_ui.components.handing import Wanted
from prodige_ui.components.text import literal


def finish(ws: Workspace, room: Session, t: Translator) -> None:
    """The third part of an open room."""
    workshop_room.watch(ws, room)
    record = workshops.record(ws, room.id)
    workshop_acts.line(t)
    st.header(t.gettext("What came out so far"))
    _outcomes(record, t)
    changes = hosting.changes(record)
    st.header(t.gettext("What goes into your self-assessment"))
    if changes:
        st.write(
            t.gettext(
                "If you take the agreed levels over, they replace the answers that stand there now. Notes and evidence stay; each note gets a sentence about the vote."
            )
        )
        chart.twin(workshop_words.change_table(changes, t), t.gettext("Answers now and agreed levels, by statement"))
    else:
        st.write(t.gettext("Nothing yet: no level is agreed."))
    st.header(t.gettext("Close the workshop"))
    _close(ws, room, len(changes), t)


def _outcomes(record: Record, t: Translator) -> None:
    chart.twin(workshop_words.outcome_table(record, t), t.gettext("Outcome of every statement"))


def _close(ws: Workspace, room: Session, count: int, t: Translator) -> None:
    """Final, so it asks twice."""
    st.write(
        t.gettext(
            "Closing is final. Nobody can vote any more, agreed levels can no longer be changed or taken back here, and the link between phones and votes is deleted for good."
        )
    )
    sure = st.checkbox(t.gettext("Yes, close this workshop for good"), key=f"close-sure-{room.id}")
    with st.container(horizontal=True, gap="small"):
        if count:
            words = t.ngettext("Close and take over {count} answer", "Close and take over {count} answers", count)
            st.button(
                words.format(count=t.number(count)),
                type="primary",
                icon=":material/task_alt:",
                key="close-apply",
                disabled=not sure,
                on_click=_end,
                args=(ws, room, True, t),
            )
        st.button(
            t.gettext("Close without taking over") if count else t.gettext("Close the workshop"),
            key="close-only",
            disabled=not sure,
            on_click=_end,
            args=(ws, room, False, t),
        )


def _end(ws: Workspace, room: Session, apply: bool, t: Translator) -> None:
    workshop_acts.turn(partial(workshops.close, ws, room.id, apply=apply, t=t))
    session.remember_turned()


def closed(ws: Workspace, room: Session, t: Translator, *, hosts: bool = True) -> None:
    """The screen of a closed workshop: what came of it, to keep and to go on from. hosts: else it is to read only."""
    record = workshops.record(ws, room.id)
    _applied(ws, room, record, t, hosts=hosts)
    workshop_acts.line(t)
    _download(ws, room, t)
    st.header(t.gettext("What came out"))
    _outcomes(record, t)
    _votes(record, t)
    if hosts:
        st.divider()
        delete(ws, room, t)


def _votes(record: Record, t: Translator) -> None:
    """The votes that were revealed, each folded under its statement."""
    st.header(t.gettext("The votes"))
    voted = [line for line in record.lines if hosting.revealed(line.rounds)]
    if not voted:
        st.write(t.gettext("No vote was revealed."))
    for line in voted:
        with st.expander(literal(t.pgettext(line.item.id, line.item.question))):
            workshop_outcome.votes(line.rounds, line.framework, record.session.k, t)
            if line.statement.reason:
                st.markdown(t.gettext("Reason: {reason}").format(reason=literal(line.statement.reason)))


def _applied(ws: Workspace, room: Session, record: Record, t: Translator, *, hosts: bool) -> None:
    """Whether the agreed levels are in the self-assessment; while they are not, the offer to put them there."""
    count = len(hosting.changes(record))
    if room.applied:
        words = t.ngettext(
            "This workshop is closed. {count} agreed answer is in your self-assessment.",
            "This workshop is closed. {count} agreed answers are in your self-assessment.",
            count,
        )
        st.success(words.format(count=t.number(count)))
    else:
        st.info(t.gettext("This workshop is closed. Your self-assessment is as it was."))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if hosts and not room.applied and count:
            more = t.ngettext("Take over {count} agreed answer", "Take over {count} agreed answers", count)
            st.button(
                more.format(count=t.number(count)),
                type="primary",
                icon=":material/task_alt:",
                key="apply-later",
                on_click=_end,
                args=(ws, room, True, t),
            )
        _onward("results", t.gettext("See the results"), "bar_chart", record, room.applied)
        _onward("assess", t.gettext("Go to the self-assessment"), "checklist", record, False)


def _onward(screen: str, words: str, icon: str, record: Record, strong: bool) -> None:
    """The way to a screen, with the questionnaire that most of the statements are from."""
    if not st.button(words, type="primary" if strong else "secondary", icon=f":material/{icon}:", key=f"to-{screen}"):
        return
    asked = Counter(line.framework.id for line in record.lines)
    if asked:
        framework_id = asked.most_common(1)[0][0]
        session.choose_questions(framework_id)
        standing.turn_to(framework_id)
    st.switch_page(navigation.path(screen))


def _download(ws: Workspace, room: Session, t: Translator) -> None:
    file, title = centres.get_centre(ws, room.centre_id), t.gettext("Workshop record")
    inside = passing_on.switch(t, file, short=True, prints_names=False)
    wanted = Wanted(
        ws,
        room.centre_id,
        "workshop-record",
        "pdf",
        title,
        title,
        t,
        Options(carries_file=inside),
        prepare=partial(reporting.workshop_record, ws, room.id, t, carries_file=inside),
        about=room.id,
        day=workshop_words.day_of(room),
    )
    handing.button(wanted, t.gettext("Download the record (PDF, one page)"), card="workshop-record")
    handing.status([wanted], "workshop-record", t)


def delete(ws: Workspace, room: Session, t: Translator) -> None:
    """Delete a draft or a closed workshop, after a yes; there is no way back."""
    with st.expander(t.gettext("Delete this workshop")):
        st.write(
            t.gettext("It goes for good.")
            if room.status == "draft"
            else t.gettext("It goes for good, with its votes and its record. Answers in your self-assessment stay.")
        )
        sure = st.checkbox(t.gettext("Yes, delete it"), key=f"delete-sure-{room.id}")
        if st.button(t.gettext("Delete the workshop"), key="delete-workshop", disabled=not sure):
            try:
                workshops.delete(ws, room.id)
            except ProdigeError as error:
                problems.show(error, t.gettext("Nothing was deleted."), t)
                return
            session.choose_workshop(None)
            session.leave_notice(t.gettext("The workshop is deleted."))
            st.switch_page(navigation.path("workshop"))
