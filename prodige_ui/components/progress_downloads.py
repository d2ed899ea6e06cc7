"""Downloads of the progress report on the screen it belongs to."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from prodige_core.exports import KINDS, Options
from prodige_core.i18n import Translator
from prodige_core.progress.compared import Pair
from prodige_core.responses import CentreFile
from prodige_core.services import progress_reporting
from prodige_core.services.workspace import Workspace
from prodige_ui.components import handing, passing_on
from prodige_ui.components.handing import Wanted


def show(ws: Workspace, centre_id: str, file: CentreFile, pairs: Mapping[str, Pair], t: Translator) -> None:
    """The PDF first, then the same to edit and as a web page. Each is made when it is asked for."""
    st.write(
        t.gettext(
            "All of this as a document: a page for the staff-room wall, the rounds compared, what was planned and done, and what comes next."
        )
    )
    inside = passing_on.switch(t, file, short=True)
    options = Options(carries_file=inside)
    stem = f"{t.gettext('Progress')} {file.centre.name}"
    wanted = {
        one.id: Wanted(ws, centre_id, "progress", one.id, t.gettext(KINDS["progress"].title), stem, t, options, pairs)
        for one in progress_reporting.formats()
    }
    with st.container(horizontal=True, vertical_alignment="center"):
        for one in progress_reporting.formats():
            first = one.id == "pdf"
            label = t.gettext("Download the progress report (PDF)") if first else t.gettext(one.title)
            handing.button(wanted[one.id], label, card="progress", kind="primary" if first else "tertiary")
    handing.status(wanted.values(), "progress", t)
