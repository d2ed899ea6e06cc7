"""Before a workshop: what it is, those there are, and a new one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prodige_core.errors import NotFound, ProdigeError
from prodige_core.i18n import Translator
from prodige_core.services import voices, workshop_words, workshops
from prodige_core.services.workshops import HostView, WorkshopRow
from prodige_core.services.workspace import Workspace
from prodige_ui import session
from prodige_ui.components import problems
from prodige_ui.components.text import literal

ROW = (5, 1.6)
"""Widths of a workshop in the list and its button; on a phone the button stands below."""
QUICK, DIFFERS, AREA = "quick", "differs", "area"


def chosen(ws: Workspace, centre_id: str, t: Translator, *, hosts: bool = True) -> HostView | None:
    """The workshop this session hosts, as it is stored now; None for the list, also when it is gone.

    Statements that another screen chose become a new workshop first.
    """
    items = session.take_agenda()
    if items and hosts:
        begin(ws, centre_id, items, t)
    own_id = session.workshop()
    if own_id is None:
        return None
    try:
        view = workshops.look(ws, own_id)
    except NotFound:
        session.choose_workshop(None)
        return None
    if view.session.centre_id != centre_id:
        session.choose_workshop(None)
        return None
    session.choose_workshop(own_id)
    return view


def begin(ws: Workspace, centre_id: str, items: Sequence[str], t: Translator) -> None:
    """Make a draft with these statements and turn to it."""
    try:
        session.choose_workshop(workshops.create(ws, centre_id, items))
    except ProdigeError as error:
        problems.show(error, t.gettext("The workshop could not be prepared."), t)


def notice() -> None:
    """What the screen before left to say."""
    if said := session.take_notice():
        st.success(said)


def back(t: Translator) -> None:
    """The way to the list; the workshop itself goes on as it is."""
    st.button(
        t.gettext("All workshops"),
        type="tertiary",
        icon=":material/arrow_back:",
        key="all-workshops",
        on_click=session.choose_workshop,
        args=(None,),
    )


def explain(t: Translator) -> None:
    """What happens in a workshop, how long it takes, and who sees what."""
    st.write(
        t.gettext(
            "Your staff look at one statement at a time and vote on their phones, each for themselves, without seeing the others’ votes. "
            "Then you show how the votes spread, talk about why, let everybody vote once more if it helps, and agree on one level. "
            "Nobody, not even you, can see who voted what."
        )
    )
    st.write(t.gettext("Plan about five minutes for a statement; ten statements fill an hour with the welcome."))


def under_way(rows: Sequence[WorkshopRow], t: Translator, *, hosts: bool = True) -> None:
    """Those to go on with, the newest first; nothing where there is none. Others than hosts see that one is open."""
    if hosts:
        _listed(t.gettext("Go on with a workshop"), [row for row in rows if row.status != "closed"], t)
    elif any(row.status == "open" for row in rows):
        st.write(t.gettext("A workshop is open. To take part, scan the code on the shared screen like everybody else."))
    elif not any(row.status == "closed" for row in rows):
        st.write(t.gettext("There has been no workshop yet."))


def past(rows: Sequence[WorkshopRow], t: Translator) -> None:
    """Those that are closed, the newest first; nothing where there is none."""
    _listed(t.gettext("Past workshops"), [row for row in rows if row.status == "closed"], t)


def _listed(heading: str, rows: Sequence[WorkshopRow], t: Translator) -> None:
    if not rows:
        return
    st.header(heading)
    for row in rows:
        with st.container(border=True, key=f"workshop-{row.id}"):
            words, button = st.columns(ROW, vertical_alignment="center")
            name = workshop_words.name_of(row.title, workshop_words.day_of(row), t)
            words.markdown(f"**{literal(name)}**  \n{literal(workshop_words.row_sentence(row, t))}")
            button.button(
                _turn_to(row, t),
                key=f"choose-{row.id}",
                type="primary" if row.status == "open" else "secondary",
                width="stretch",
                on_click=session.choose_workshop,
                args=(row.id,),
            )


def _turn_to(row: WorkshopRow, t: Translator) -> str:
    if row.status == "open":
        return t.gettext("Continue")
    return t.gettext("Prepare it") if row.status == "draft" else t.gettext("See the record")


def prepare(ws: Workspace, centre_id: str, t: Translator) -> None:
    """What to begin with, and the one button. Everything can be changed before the room opens."""
    st.header(t.gettext("Prepare a workshop"))
    agendas = {QUICK: workshops.quick_agenda(ws)}
    if differs := voices.differs_agenda(ws, centre_id):
        agendas = {DIFFERS: differs, **agendas}
    names = {
        DIFFERS: t.gettext("Where your survey disagrees most"),
        QUICK: t.gettext("The statements of the quick check, one for each area"),
        AREA: t.gettext("The statements of one area"),
    }
    told = [workshop_words.length_sentence(len(items), t) for items in agendas.values()]
    source = st.radio(
        t.gettext("Which statements to begin with?"),
        [*agendas, AREA],
        format_func=names.__getitem__,
        captions=[*told, t.gettext("You choose the area.")],
        key="workshop-source",
    )
    items = agendas.get(source, ())
    if source == AREA:
        items = workshops.area_agenda(ws, area_choice(ws, "workshop-area", t))
        st.write(workshop_words.length_sentence(len(items), t))
    st.write(t.gettext("You can add, leave out and reorder statements in the next step. Nothing opens yet."))
    st.button(
        t.gettext("Prepare this workshop"),
        type="primary",
        icon=":material/arrow_forward:",
        key="prepare",
        on_click=begin,
        args=(ws, centre_id, items, t),
    )


def area_choice(ws: Workspace, key: str, t: Translator) -> str:
    """The area chosen, of all questionnaires."""
    names = {
        area.id: t.gettext("{questionnaire}, {area}").format(
            questionnaire=t.pgettext(framework.id, framework.title), area=t.pgettext(area.id, area.title)
        )
        for framework in ws.catalogue.frameworks.values()
        for area in framework.areas
    }
    return st.selectbox(t.gettext("Area"), list(names), format_func=names.__getitem__, key=key)
