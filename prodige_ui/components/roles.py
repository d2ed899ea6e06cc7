"""What the role of whoever looks leaves them to do on a screen; said at its top where it is less than the screen is for."""

from __future__ import annotations

import streamlit as st

from prodige_core.access import Right
from prodige_core.i18n import Translator
from prodige_core.services import access, people, people_words
from prodige_core.services.workspace import Workspace


def may(ws: Workspace, centre_id: str, right: Right, t: Translator) -> bool:
    """Whether the person may do what this screen is for; where not, one calm line says why it is to read only."""
    if access.may(ws, centre_id, right):
        return True
    role = people.own_role(ws, centre_id)
    said = "" if role is None else people_words.role_sentence(role, t)
    rest = t.gettext("Here you can read. To change something, ask an owner of the centre for another role.")
    st.info(f"{said} {rest}", icon=":material/visibility:")
    return False
