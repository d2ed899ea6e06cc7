"""On the start screen: what a centre with a plan should do next, and what else is due. Nothing where nothing is."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.services.journey import Journey
from prodige_core.services.year import Reminder
from prodige_ui import navigation
from prodige_ui.components.text import label, literal

_ICONS = {
    "urgent": ":material/report:",
    "replan": ":material/update:",
    "round": ":material/event_repeat:",
    "term": ":material/event:",
    "share": ":material/view_kanban:",
}


def first(reminders: Sequence[Reminder], way: Journey) -> Reminder | None:
    """What takes the place of the next step of the way: what is due once nothing else is to do, and planning anew before
    single open questions. A new round that waits to be confirmed is not held up.
    """
    if not reminders or any(step.carried for step in way.steps):
        return None
    presses = way.next.name == "report" or reminders[0].kind in {"urgent", "replan"}
    return reminders[0] if presses and reminders[0].kind != "share" else None


def next_thing(reminder: Reminder, t: Translator) -> None:
    """One box, as for the steps of the way: the thing, why, and the button."""
    with st.container(border=True, key="next-step"):
        st.subheader(literal(t.gettext("Next: {step}").format(step=reminder.title)))
        st.write(literal(reminder.said))
        if st.button(t.gettext("Go there"), type="primary", icon=":material/arrow_forward:", key="next-go"):
            st.switch_page(navigation.path(reminder.screen))


def lines(reminders: Sequence[Reminder], t: Translator) -> None:
    """A sentence each, with a link to its screen (a link keeps to one line, which a phone would cut off)."""
    if reminders:
        st.subheader(t.gettext("Also due"))
    for reminder in reminders:
        with st.container(gap=None, key=f"due-{reminder.kind}"):
            st.write(literal(reminder.said))
            shown = label(reminder.title)
            st.page_link(navigation.path(reminder.screen), label=shown, icon=_ICONS[reminder.kind])
