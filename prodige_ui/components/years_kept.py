"""How long results of surveys and workshops and the trail are kept: chosen by owners, who see first what goes and when."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.services import years_kept, years_kept_words
from prodige_core.services.centres import CentreRow
from prodige_core.services.retention import YEARS
from prodige_core.services.workspace import Workspace
from prodige_ui.components import confirming, keeping
from prodige_ui.components.text import listed

SECTION = "years-kept"


def show(ws: Workspace, rows: Sequence[CentreRow], t: Translator) -> None:
    """The choice for one of the caller's own centres; nothing without one."""
    if not rows:
        return
    st.header(t.gettext("How long results are kept"))
    for line in years_kept_words.what_it_means(t):
        st.write(line)
    names = {row.id: row.name for row in rows}
    centre_id = rows[0].id
    if len(rows) > 1:
        centre_id = st.selectbox(
            t.gettext("Centre"), list(names), format_func=lambda own: listed(names[own]), key="years-which"
        )
    keeping.line(SECTION, t)
    now = years_kept.kept(ws, centre_id)
    st.write(years_kept_words.now_sentence(now, ws.today(), t))
    wanted = st.radio(
        t.gettext("Results and the list of what happened are deleted after"),
        YEARS,
        index=YEARS.index(now.years),
        format_func=lambda own: years_kept_words.choice(own, t),
        horizontal=True,
        key=f"years-{centre_id}-{now.years}",
    )
    if wanted != now.years:
        _confirm(ws, centre_id, now.years, wanted, t)


def _confirm(ws: Workspace, centre_id: str, seen: int, wanted: int, t: Translator) -> None:
    """What the new choice does, before it is made."""
    going = years_kept.going(ws, centre_id, wanted)
    confirming.ask(
        f"years-{centre_id}-{seen}-{wanted}-{going}",
        t.gettext("Change it"),
        years_kept_words.what_changes(seen, wanted, going, t),
        t.gettext("Yes, change it"),
        t,
        lambda: keeping.save(
            SECTION,
            lambda: years_kept.choose(ws, centre_id, wanted, seen=seen, shown=going),
            lambda _: lambda: _back(ws, centre_id, wanted, seen),
        ),
    )


def _back(ws: Workspace, centre_id: str, wanted: int, seen: int) -> None:
    """The former choice again; what it would delete now, it would have deleted before."""
    years_kept.choose(ws, centre_id, seen, seen=wanted, shown=years_kept.going(ws, centre_id, seen))
