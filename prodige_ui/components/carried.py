"""A new round in the self-assessment: which answers are taken over, the way to the next one, and saying that they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from prodige_core.frameworks import Framework, Item
from prodige_core.i18n import Translator
from prodige_core.progress import carried_sentence, confirmed_line
from prodige_core.responses import Answer, CentreFile
from prodige_core.services import rounds
from prodige_core.services.assessing import Progress
from prodige_core.services.rounds import Confirmed
from prodige_core.services.workspace import Workspace
from prodige_ui import seen, session
from prodige_ui.components import keeping
from prodige_ui.components.questionnaire import QUICK, Part, answer_of
from prodige_ui.components.text import literal

_ONLY = "carried-only"
_ICON = ":material/history:"


def overview(
    ws: Workspace,
    centre_id: str,
    file: CentreFile,
    chosen: str,
    progress: Progress,
    every: tuple[Part, ...],
    at: int,
    t: Translator,
    *,
    edits: bool,
) -> None:
    """How far the round is confirmed, and what to do about the rest; nothing where nothing is taken over."""
    section = f"area-{chosen}-{at}"
    if not progress.carried:
        keeping.line(section, t)
        return
    here = _carried_on(file, every[at])
    with st.container(border=True, key="carried", gap="small"):
        st.markdown(f"**{confirmed_line(progress.confirmed, progress.done, t)}**")
        st.markdown(
            carried_sentence(progress.carried, t) + " " + t.gettext("They count until you confirm or change them.")
        )
        if not edits:
            return
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            if here and chosen != QUICK:
                _area_button(ws, centre_id, chosen, every[at], here, section, t)
            _jump(file, chosen, every, at, t)
            st.toggle(t.gettext("Show only what is to confirm"), key=_ONLY, persist_state="session", width="content")
        keeping.line(section, t)


def shown(file: CentreFile, part: Part, progress: Progress, t: Translator) -> list[tuple[Framework, Item]]:
    """The questions of a part to show: all, or those to confirm, with the one answered last so that it can be undone."""
    questions = list(part.questions)
    if not progress.carried or not st.session_state.get(_ONLY):
        return questions
    last = session.saved()
    waiting = _carried_on(file, part)
    found = [one for one in questions if one[1].id in waiting or (last is not None and last[0] == one[1].id)]
    if not waiting:
        st.write(t.gettext("Everything on this page is confirmed."))
    return found


def mark(item: Item, confirm: Callable[[], None], t: Translator) -> None:
    """On an answer that was taken over: that it was, and the button to say that it still holds."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"carried-{item.id}"):
        told(t)
        st.button(t.gettext("Still true"), key=f"still-{item.id}", icon=":material/check:", on_click=confirm)


def told(t: Translator) -> None:
    """The words on an answer that was taken over."""
    st.markdown(f"{_ICON} {t.gettext('Taken over from the last round, not confirmed yet')}", width="content")


def _carried_on(file: CentreFile, part: Part) -> dict[str, Answer]:
    found = {item.id: answer_of(file, framework, item) for framework, item in part.questions}
    return {own: answer for own, answer in found.items() if answer is not None and answer.carried}


def _area_button(
    ws: Workspace, centre_id: str, chosen: str, part: Part, here: Mapping[str, Answer], section: str, t: Translator
) -> None:
    what = f"{section}:{centre_id}"
    seen.show(what, here)

    def confirm() -> Confirmed:
        known = seen.of(what, section, here)
        return rounds.confirm_area(ws, centre_id, chosen, part.key, seen=known)

    def undo(done: Confirmed) -> Callable[[], object]:
        return partial(rounds.carry_again, ws, centre_id, chosen, seen=done.answers)

    def note(done: Confirmed) -> str:
        if not done.skipped:
            return ""
        return t.ngettext(
            "{count} answer was changed by somebody else meanwhile and stays as it is.",
            "{count} answers were changed by somebody else meanwhile and stay as they are.",
            done.skipped,
        ).format(count=t.number(done.skipped))

    label = t.ngettext(
        "All of this area is still true ({count} answer)", "All of this area is still true ({count} answers)", len(here)
    )
    st.button(
        label.format(count=t.number(len(here))),
        key=f"still-{section}",
        icon=":material/done_all:",
        on_click=keeping.save,
        args=(section, confirm, undo, note),
    )


def _jump(file: CentreFile, chosen: str, every: tuple[Part, ...], at: int, t: Translator) -> None:
    """To the next page, after this one and then from the beginning, with something to confirm."""
    order = [*range(at + 1, len(every)), *range(at)]
    there = next((place for place in order if _carried_on(file, every[place])), None)
    if there is None:
        return

    def turn() -> None:
        session.choose_part(chosen, there)
        session.forget_saved()
        session.remember_turned()

    st.button(
        t.gettext("Next to confirm: {part}").format(part=literal(every[there].title)),
        key=f"confirm-next-{at}",
        icon=":material/arrow_forward:",
        on_click=turn,
    )
