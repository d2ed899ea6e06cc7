"""The switch for the centre file inside a PDF, and what it means for whoever passes the PDF on."""

from __future__ import annotations

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.responses import CentreFile
from prodige_core.services.carried_along import carried_along
from prodige_ui.components import report_preview


def switch(t: Translator, file: CentreFile, *, short: bool = False, prints_names: bool = True) -> bool:
    """One choice for every PDF of a screen: with the work inside, or to pass on.

    short: where there is one PDF only. prints_names: whether a document of the screen prints who sees to actions.
    """
    inside = st.toggle(
        t.gettext("Put the centre file inside, so that opening the PDF restores the work"),
        value=True,
        key="carries-file",
        persist_state="session",
    )
    if inside:
        counted = _counted(file, t)
        tell = st.warning if counted else st.info
        tell(" ".join(part for part in (_inside(short, t), counted) if part), icon=":material/attach_file:")
    else:
        st.write(
            t.gettext(
                "The PDFs then hold only what is printed in them, and no data with your notes, hours and names on the board, so you can pass them on. Keep the centre file for yourself."
            )
        )
    if prints_names and report_preview.names_people(file):
        st.write(
            t.gettext(
                "The roadmap and the progress report print who sees to each action; think of that before you pass them on."
            )
        )
    return inside


def reminder(t: Translator) -> None:
    """On a card of a document that is made to be passed on, while the centre file is inside."""
    st.write(t.gettext("**The centre file is inside.** Before you pass this PDF on, switch that off at the top."))


def _inside(short: bool, t: Translator) -> str:
    if short:
        return t.gettext(
            "**Everything you entered is inside, too:** notes, hours, money, and names on the board. Switch this off before you pass the PDF on."
        )
    return t.gettext(
        "**Everything you entered is inside each PDF:** answers with their notes, hours, money, and names on the board. Switch this off before you pass a PDF on."
    )


def _counted(file: CentreFile, t: Translator) -> str:
    found = carried_along(file)
    parts = []
    if found.notes:
        parts.append(t.ngettext("{count} note", "{count} notes", found.notes).format(count=t.number(found.notes)))
    if found.names:
        parts.append(t.ngettext("{count} name", "{count} names", found.names).format(count=t.number(found.names)))
    if not parts:
        return ""
    said = t.ngettext("At the moment {what} is inside.", "At the moment {what} are inside.", found.notes + found.names)
    return said.format(what=t.listing(parts))
