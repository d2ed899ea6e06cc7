"""Downloads of the progress report: on the screen it belongs to, and beside the roadmap's."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.progress.compared import Pair
from prodige_core.responses import CentreFile
from prodige_core.services import naming, progress_reporting, rounds
from prodige_core.services.workspace import Workspace
from prodige_ui import runtime


def offer(ws: Workspace, centre_id: str, file: CentreFile, t: Translator) -> None:
    """Beside the roadmap report, for a centre with rounds to compare: the last two. Nothing for others."""
    if any(len(found) > 1 for found in rounds.all_rounds(file, ws).values()):
        st.header(t.gettext("The progress report"))
        show(ws, centre_id, file.centre.name, {}, t)


def show(ws: Workspace, centre_id: str, name: str, pairs: Mapping[str, Pair], t: Translator) -> None:
    """The PDF first, then the same to edit and as a web page. Each is made when it is asked for."""
    st.write(
        t.gettext(
            "All of this as a document: a page for the staff-room wall, the rounds compared, what was planned and done, and what comes next."
        )
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        for one in progress_reporting.formats():
            first = one.id == "pdf"
            st.download_button(
                t.gettext("Download the progress report (PDF)") if first else t.gettext(one.title),
                data=lambda format_id=one.id: runtime.handed_out(ws, centre_id, "progress", format_id, t, pairs=pairs),
                file_name=naming.file_name(f"{t.gettext('Progress')} {name}", ws.today(), one.id),
                mime=one.media_type,
                type="primary" if first else "tertiary",
                icon=":material/download:",
                on_click="ignore",
                key=f"progress-{one.id}",
            )
