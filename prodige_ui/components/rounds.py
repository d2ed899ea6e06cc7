"""Beginning the next round of the self-assessment, and taking one back that was a slip."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.progress import Round, confirmed_line, round_label
from prodige_core.responses import CentreFile
from prodige_core.services import rounds
from prodige_core.services.rounds import Begun
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, seen, session
from prodige_ui.components import confirming, keeping
from prodige_ui.components.text import literal

SECTION = "rounds"
_ALL = ""


def begin(ws: Workspace, centre_id: str, file: CentreFile, t: Translator, *, first: bool) -> None:
    """What a new round is, and the button that begins it. first: whether it is the thing to do here."""
    st.write(
        t.gettext(
            "A new round takes over every answer with its note and evidence. You only look at what has changed: "
            "confirm what still holds, area by area, and change the rest. The rounds before stay as they are."
        )
    )
    shown = seen.show(_what(centre_id), dict(rounds.latest_rounds(ws, file)))
    picked = _ALL
    if len(shown) > 1:
        names = {_ALL: t.gettext("All questionnaires that are answered")}
        names |= {own: t.pgettext(own, ws.catalogue.frameworks[own].title) for own in shown}
        picked = st.selectbox(
            t.gettext("Which questionnaire?"), list(names), format_func=names.__getitem__, key="next-round-of"
        )

    def start() -> tuple[Begun, ...]:
        known = seen.of(_what(centre_id), SECTION, shown)
        done = rounds.start_next_round(ws, centre_id, picked or None, seen=known)
        session.choose_questions(done[0].framework)
        return done

    def undo(done: tuple[Begun, ...]) -> Callable[[], object]:
        def back() -> None:
            for one in done:
                rounds.take_back_round(ws, centre_id, one.framework, one.round_id)

        return back

    st.button(
        t.gettext("Begin the next round"),
        key="next-round",
        type="primary" if first else "secondary",
        icon=":material/add_circle:",
        on_click=keeping.save,
        args=(SECTION, start, undo, partial(_begun_words, t=t)),
    )


def _begun_words(done: tuple[Begun, ...], t: Translator) -> str:
    carried, left_out = sum(one.carried for one in done), sum(one.left_out for one in done)
    text = t.ngettext(
        "The new round is begun: {count} answer is taken over.",
        "The new round is begun: {count} answers are taken over.",
        carried,
    ).format(count=t.number(carried))
    if left_out:
        text += " " + t.ngettext(
            "{count} answer is not, because its question is asked no more.",
            "{count} answers are not, because their questions are asked no more.",
            left_out,
        ).format(count=t.number(left_out))
    return text


def go_on(framework_id: str, last: Round, t: Translator) -> None:
    """The way to the answers that wait to be confirmed."""
    label = t.gettext("Go on confirming ({line})").format(line=confirmed_line(last.confirmed, last.answered, t))
    if st.button(label, key="go-on-confirming", icon=":material/checklist:"):
        session.choose_questions(framework_id)
        session.forget_part(framework_id)
        st.switch_page(navigation.path("assess"))


def offer_taking_back(
    ws: Workspace, centre_id: str, framework_id: str, every: tuple[Round, ...], t: Translator
) -> None:
    """For a round begun by mistake: away with it, after a second look."""
    last = every[-1]
    if last.confirmed:
        lost = t.ngettext(
            "{count} answer given or confirmed in it is lost.",
            "{count} answers given or confirmed in it are lost.",
            last.confirmed,
        ).format(count=t.number(last.confirmed))
    else:
        lost = t.gettext("Nothing was confirmed in it, so nothing is lost.")
    sentence = t.gettext("The round of {day} is removed, and the round of {before} counts again. {lost}").format(
        day=round_label(last, every, t), before=round_label(every[-2], every, t), lost=lost
    )
    remove = partial(rounds.take_back_round, ws, centre_id, framework_id, last.id, confirmed=last.confirmed)
    confirming.ask(
        f"take-back-{framework_id}",
        t.gettext("Take the last round back"),
        literal(sentence),
        t.gettext("Yes, remove this round"),
        t,
        act=partial(keeping.save, SECTION, remove),
    )


def _what(centre_id: str) -> str:
    return f"latest-rounds:{centre_id}"
