"""Profile, questions, wishes and decisions as text, for people who may see a centre and not change it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prodige_core.frameworks import Item
from prodige_core.i18n import Translator
from prodige_core.responses import Answer, Centre, Means
from prodige_core.roadmap import level_mark, role_name
from prodige_core.roadmap.sentences import action_title
from prodige_core.services import aims, foundations, means, planning, wish_words, wishes
from prodige_core.services.workspace import Workspace
from prodige_ui.components import profile
from prodige_ui.components.text import literal


def centre_profile(centre: Centre, t: Translator) -> None:
    """Every fact that was told."""
    _table(
        [
            {t.gettext("What"): name, t.gettext("Told"): literal(told) if told else t.gettext("not told")}
            for name, told in profile.facts(centre, t)
        ],
        t.gettext("Centre profile"),
    )


def question(item: Item, answer: Answer | None, t: Translator) -> None:
    """A question, the description that was chosen, and what was noted."""
    st.markdown(literal(t.pgettext(item.id, item.question)))
    if answer is None:
        st.markdown(f"**{t.gettext('Not answered yet')}**")
        return
    if answer.level is not None:
        said = t.pgettext(item.id, item.options[answer.level])
    else:
        said = t.gettext("Does not apply to us") if answer.na else t.gettext("We don’t know")
    st.markdown(f"**{literal(said)}**")
    for name, text in ((t.gettext("Note"), answer.note), (t.gettext("Evidence"), answer.evidence)):
        if text:
            st.markdown(f"{name}: {literal(text)}")


def all_wishes(ws: Workspace, centre_id: str, views: tuple[aims.FrameworkAims, ...], t: Translator) -> None:
    """The four parts, each as a list or a table."""
    _priorities(aims.priorities(ws, centre_id), t)
    st.header(t.gettext("2. How far to go"))
    for view in views:
        _targets(view, t)
    _means(wishes.get_means(ws, centre_id), t)
    st.header(t.gettext("4. Already in place"))
    done = foundations.already_in_place(ws, centre_id).done
    catalogue = planning.catalogue_of(ws, centre_id)
    _bullets([action_title(catalogue, one.action, t) for one in done], t)


def _means(given: Means | None, t: Translator) -> None:
    st.header(t.gettext("3. What you have"))
    if given is None:
        st.write(t.gettext("Nothing was told yet."))
        return
    view = means.view_of(given)
    st.write(literal(wish_words.count_label(given.start, given.terms, t)))
    st.write(literal(wish_words.sums_sentence(view, t)))
    _table(
        [
            {
                t.gettext("Role"): role_name(row.role, t),
                t.gettext("Hours in each term"): ", ".join(t.number(hours) for hours in dict.fromkeys(row.hours)),
            }
            for row in view.roles
        ],
        t.gettext("Staff hours for this work"),
    )


def _priorities(view: aims.Priorities, t: Translator) -> None:
    st.header(t.gettext("1. What comes first"))
    _bullets(
        [f"{wish_words.priority_title(one, t)}: {wish_words.weight_name(one.weight, t=t)}" for one in view.chosen], t
    )


def _targets(view: aims.FrameworkAims, t: Translator) -> None:
    framework = view.framework
    st.subheader(literal(t.pgettext(framework.id, framework.title)))
    st.write(literal(wish_words.aims_sentence(view, t)))
    rows = [
        {
            t.gettext("Practice"): literal(t.pgettext(one.practice.id, one.practice.title)),
            t.gettext("Now"): literal(level_mark(framework, one.now, t).label),
            t.gettext("Target"): literal(level_mark(framework, one.target, t).label),
        }
        for area in view.areas
        for one in area.practices
        if one.target > one.now
    ]
    if rows:
        with st.expander(t.gettext("Every practice that is to rise")):
            _table(rows, t.gettext("Practices with the level now and the target"))


def _bullets(lines: Sequence[str], t: Translator) -> None:
    st.markdown("\n".join(f"- {literal(line)}" for line in lines) if lines else t.gettext("Nothing so far."))


def _table(rows: list[dict[str, str]], alt: str) -> None:
    st.table(rows, border="horizontal", hide_index=True, alt=alt)
