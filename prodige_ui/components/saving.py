"""Downloads of centre files."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.services import centres, naming
from prodige_core.services.centres import CentreRow
from prodige_core.services.everything import everything as everything_stored
from prodige_core.services.workspace import Workspace


def centre_files(ws: Workspace, rows: Sequence[CentreRow], t: Translator) -> None:
    """One download for the chosen centre."""
    if not rows:
        st.write(t.gettext("No centre is kept here yet."))
        return
    names = {row.id: row.name for row in rows}
    picked = st.selectbox(t.gettext("Centre"), list(names), format_func=names.__getitem__, key="save-which")
    st.download_button(
        t.gettext("Download the centre file"),
        data=lambda: centres.export_bytes(ws, picked),
        file_name=naming.file_name(names[picked], ws.today(), "prodige.json"),
        mime="application/json",
        icon=":material/download:",
        on_click="ignore",
        key="save-file",
    )


def everything(ws: Workspace, rows: Sequence[CentreRow], t: Translator) -> None:
    """All that is stored of a centre, folded: for whoever asks for it, not for working on."""
    if not rows:
        return
    names = {row.id: row.name for row in rows}
    with st.expander(t.gettext("Everything that is stored of a centre")):
        st.write(
            t.gettext(
                "Besides what the centre file holds: what surveys and workshops came to, who has access, networks, and what "
                "happened. Single answers and votes are not in it: nobody at the school can have them. It cannot be opened again."
            )
        )
        picked = st.selectbox(t.gettext("Centre"), list(names), format_func=names.__getitem__, key="everything-which")
        st.download_button(
            t.gettext("Download everything"),
            data=lambda: everything_stored(ws, picked),
            file_name=naming.file_name(f"{t.gettext('Everything')} {names[picked]}", ws.today(), "json"),
            mime="application/json",
            icon=":material/download:",
            on_click="ignore",
            key="everything-file",
        )
