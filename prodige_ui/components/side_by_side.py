"""Keep the present plan under a name, and lay any two plans side by side."""

from __future__ import annotations

import streamlit as st

from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator
from prodige_core.services import compare_words, kept_plans
from prodige_core.services.compare_words import SideBySide
from prodige_core.services.kept_plans import Choices
from prodige_core.services.workspace import Workspace
from prodige_ui.components import chart, keeping
from prodige_ui.components.search import ROW
from prodige_ui.components.text import listed, literal

SECTION = "kept-plans"
_NAME = "kept-plan-name"
MOST_SOONER = 5
"""Sentences about what comes sooner that are shown (editorial)."""


def show(ws: Workspace, centre_id: str, catalogue: Catalogue, t: Translator, *, edits: bool) -> None:
    """The two choices, and what lies between them."""
    choices = kept_plans.choices(ws, centre_id)
    if edits and kept_plans.PRESENT in choices.plans:
        _keep(ws, centre_id, t)
    keeping.line(SECTION, t)
    references = list(choices.plans)
    if len(references) < 2:
        st.write(t.gettext("There is one plan so far. Keep it under a name, or work out the curve, to compare it."))
        _listed(ws, centre_id, choices, t, edits=edits)
        return
    left, right = st.columns(2)
    other_first = next((own for own in references[1:] if own in (kept_plans.HALF_HOURS, *choices.kept)), references[1])
    one = _choice(left, t.gettext("One plan"), references, choices, "compare-one", references[0], t)
    other = _choice(right, t.gettext("The other plan"), references, choices, "compare-other", other_first, t)
    if choices.stale and kept_plans.PRESENT in (one, other):
        st.write(t.gettext("The present plan was made before the last changes; it needs to be planned again."))
    names = (compare_words.choice_name(one, choices, t), compare_words.choice_name(other, choices, t))
    if one == other:
        st.write(t.gettext("Choose two different plans."))
    else:
        compared = kept_plans.compare(ws, centre_id, one, other)
        _compared(compare_words.side_by_side(compared, names, catalogue, t), names, t)
    _listed(ws, centre_id, choices, t, edits=edits)


def _choice(
    place: st.delta_generator.DeltaGenerator,
    label: str,
    references: list[str],
    choices: Choices,
    key: str,
    first: str,
    t: Translator,
) -> str:
    if st.session_state.get(key) not in references:
        st.session_state[key] = first
    return str(
        place.selectbox(
            label, references, format_func=lambda own: listed(compare_words.choice_name(own, choices, t)), key=key
        )
    )


def _compared(found: SideBySide, names: tuple[str, str], t: Translator) -> None:
    st.subheader(t.gettext("What that buys"))
    st.markdown("\n".join(f"- {literal(sentence)}" for sentence in (*found.buys, *found.sooner[:MOST_SOONER])))
    chart.twin(found.numbers, t.gettext("Targets, hours and money of both plans"))
    if found.only_one or found.only_other:
        st.subheader(t.gettext("In one and not in the other"))
        for column, name, titles in zip(st.columns(2), names, (found.only_one, found.only_other), strict=True):
            nothing = t.gettext("Nothing.")
            listed = "\n".join(f"- {literal(title)}" for title in titles) or literal(nothing)
            heading = t.gettext("Only in: {plan}").format(plan=name)
            column.markdown(f"**{literal(heading)}**\n\n{listed}")
    said = t.ngettext("{count} action is in both plans.", "{count} actions are in both plans.", found.both)
    st.write(said.format(count=t.number(found.both)))
    if found.moved.rows:
        with st.expander(t.gettext("Actions that start in another term")):
            chart.twin(found.moved, t.gettext("When actions start in both plans"))
    if found.levels.rows:
        with st.expander(t.gettext("Practices that end at another level")):
            chart.twin(found.levels, t.gettext("Levels at the end of both plans"))


def _keep(ws: Workspace, centre_id: str, t: Translator) -> None:
    with st.form("keep-plan", border=False, clear_on_submit=False):
        field, button = st.columns(ROW, vertical_alignment="bottom")
        field.text_input(
            t.gettext("Keep the present plan under a name, such as “As agreed in May”"),
            key=_NAME,
            max_chars=kept_plans.MOST_LETTERS,
        )
        button.form_submit_button(
            t.gettext("Keep this plan"), icon=":material/bookmark_add:", on_click=lambda: _save(ws, centre_id)
        )


def _save(ws: Workspace, centre_id: str) -> None:
    def kept() -> str:
        own_id = kept_plans.keep(ws, centre_id, str(st.session_state.get(_NAME, "")))
        st.session_state[_NAME] = ""
        return own_id

    keeping.save(SECTION, kept, lambda own_id: lambda: kept_plans.forget(ws, centre_id, own_id))


def _listed(ws: Workspace, centre_id: str, choices: Choices, t: Translator, *, edits: bool) -> None:
    if not choices.kept or not edits:
        return
    with st.expander(t.gettext("Plans you keep ({count})").format(count=t.number(len(choices.kept)))):
        for own in choices.kept.values():
            words, button = st.columns(ROW, vertical_alignment="center")
            words.markdown(literal(compare_words.kept_name(own, t)))
            button.button(
                t.gettext("Remove"),
                key=f"forget-{own.id}",
                icon=":material/delete:",
                on_click=_forget,
                args=(ws, centre_id, own.id),
            )


def _forget(ws: Workspace, centre_id: str, own_id: str) -> None:
    keeping.save(
        SECTION,
        lambda: kept_plans.forget(ws, centre_id, own_id),
        lambda kept: lambda: kept_plans.keep_again(ws, centre_id, kept),
    )
