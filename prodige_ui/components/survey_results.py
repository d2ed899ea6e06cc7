"""What a survey says: where groups differ most, then area by area. Shows released cells only; it never sees answers."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prodige_core.aggregation import GAP_FINDING, K_COMMENTS, ItemRelease, Published, role_gap
from prodige_core.charts import (
    gap_alt,
    gap_chart,
    gap_rows,
    gap_table,
    item_title,
    vote_alt,
    vote_chart,
    vote_rows,
    vote_table,
)
from prodige_core.frameworks import Framework, Item
from prodige_core.i18n import Translator
from prodige_core.services import survey_words, voice_words
from prodige_core.services.surveys import SurveyView
from prodige_core.services.workspace import Workspace
from prodige_core.surveys import question_for
from prodige_ui import navigation, session
from prodige_ui.components import chart
from prodige_ui.components.text import literal


def show(ws: Workspace, view: SurveyView, t: Translator, *, hosts: bool = True) -> None:
    """All that may be shown, the most useful first. hosts: whether the reader may run a workshop about it."""
    framework = _framework(ws, view, t)
    if framework is None:
        st.write(t.gettext("The questionnaire of this survey is no longer here, so its results cannot be shown."))
        return
    with st.container(key="lead"):
        st.markdown(literal(survey_words.lead(view.items, framework, t)))
    rows = gap_rows(view.items, framework, t)
    if rows:
        alt = gap_alt(rows, t)
        chart.picture(alt, gap_chart, rows, t, chart.theme())
        chart.folded(gap_table(rows, t), alt, t)
    if hosts:
        _agendas(view, framework, t)
    _answered(view, t)
    _areas(view, framework, t)
    comments(view, t)


def _agendas(view: SurveyView, framework: Framework, t: Translator) -> None:
    """From statements people see differently to a workshop about them, in one click."""
    found = survey_words.findings(view.items, framework)
    least = survey_words.least_agreed(view.items, framework)
    if not least:
        return
    key = f"{view.survey.id}-{framework.id}"
    st.write(t.gettext("Talk about it together. Take statements to a workshop:"))
    with st.container(horizontal=True):
        if found:
            words = t.ngettext(
                "The {count} that groups see most differently",
                "The {count} that groups see most differently",
                len(found),
            )
            to_workshop(words.format(count=t.number(len(found))), found, f"differ-{key}")
        words = t.ngettext("The {count} with the least agreement", "The {count} with the least agreement", len(least))
        to_workshop(words.format(count=t.number(len(least))), least, f"least-{key}")


def to_workshop(words: str, items: Sequence[str], key: str) -> None:
    """A button that opens the workshop screen with these statements on the agenda."""
    if st.button(words, icon=":material/co_present:", key=f"to-workshop-{key}"):
        session.choose_agenda(tuple(items))
        st.switch_page(navigation.path("workshop"))


def _framework(ws: Workspace, view: SurveyView, t: Translator) -> Framework | None:
    """The questionnaire to look at; the one with the widest difference to begin with."""
    known = {own: ws.catalogue.frameworks[own] for own in view.survey.frameworks if own in ws.catalogue.frameworks}
    if not known:
        return None
    first = survey_words.most_different(view.items, tuple(known.values()))
    if len(known) == 1:
        return first
    key = f"survey-framework-{view.survey.id}"
    st.session_state.setdefault(key, first.id)
    chosen = st.pills(
        t.gettext("Questionnaire"),
        list(known),
        format_func=lambda own: literal(t.pgettext(own, known[own].title)),
        required=True,
        wrap=True,
        persist_state="session",
        key=key,
    )
    return known.get(chosen or first.id, first)


def _answered(view: SurveyView, t: Translator) -> None:
    table = survey_words.answered_table(view.survey.roles, view.roles, t)
    with st.expander(t.gettext("Who answered")):
        st.write(
            t.gettext(
                "Groups of fewer than {k} people are shown together where that makes {k}; otherwise they are not shown at all."
            ).format(k=t.number(view.survey.k))
        )
        if rest := survey_words.uncounted_sentence(view, t):
            st.write(rest)
        chart.twin(table, t.gettext("People who finished, by group"))


def _areas(view: SurveyView, framework: Framework, t: Translator) -> None:
    st.header(t.gettext("Area by area"))
    st.write(
        t.gettext(
            "People said how they see it. That informs your own answers; it is never made into your school’s level by itself."
        )
    )
    table = survey_words.area_table(view.levels.get(framework.id), framework, t)
    if table.rows:
        chart.twin(table, t.gettext("Share of answers at the middle level or above, by area"))
    areas = {area.id: area for area in framework.areas}
    chosen = st.selectbox(
        t.gettext("Area"),
        list(areas),
        format_func=lambda own: t.pgettext(own, areas[own].title),
        key=f"survey-area-{view.survey.id}-{framework.id}",
        persist_state="session",
    )
    for item in (item for practice in areas[chosen].practices for item in practice.items if item.id in view.items):
        _item(view, framework, item, t)


def _item(view: SurveyView, framework: Framework, item: Item, t: Translator) -> None:
    release = view.items[item.id]
    title = item_title(framework, item, t)
    st.subheader(literal(title), divider="gray")
    st.markdown(literal(t.pgettext(item.id, question_for(item))))
    cell = release.everyone
    if not isinstance(cell, Published):
        st.markdown(t.gettext("Too few answers to show."))
        return
    distribution(release, framework, title, view.survey.k, t)
    with st.expander(t.gettext("By group")):
        gap = role_gap(release)
        if gap is not None and gap.gap >= GAP_FINDING:
            st.markdown(literal(survey_words.gap_sentence(gap, framework, t)))
        table = survey_words.group_table(release, framework, item, view.survey.roles, t)
        chart.twin(table, t.gettext("{title}, by group").format(title=title))


def distribution(release: ItemRelease, framework: Framework, title: str, k: int, t: Translator) -> None:
    """How all answers that may be shown spread over the levels: sentence, picture, table."""
    cell = release.everyone
    if not isinstance(cell, Published):
        return
    said = [voice_words.cell_sentence(cell, framework, k, t), survey_words.share_sentence(cell, framework, t)]
    st.markdown(literal(" ".join(part for part in said if part)))
    if cell.counts is None:
        return
    rows = vote_rows(cell, framework, t)
    alt = vote_alt(rows, title, t)
    chart.picture(alt, vote_chart, rows, t, chart.theme())
    chart.folded(vote_table(rows, t), alt, t)


def comments(view: SurveyView, t: Translator) -> None:
    """Comments as they were typed, in no order and without group; or why none are shown."""
    st.header(t.gettext("Comments"))
    if view.comments:
        st.write(t.gettext("In no particular order, without the group of who wrote them."))
        st.markdown("\n".join(f"- {literal(text)}" for text in view.comments))
    elif view.survey.closed_at is None:
        st.write(
            t.gettext("Comments are shown when the survey is closed, if at least {count} people wrote one.").format(
                count=t.number(K_COMMENTS)
            )
        )
    else:
        st.write(
            t.gettext(
                "Fewer than {count} people wrote a comment. So that nobody can be recognised, none is kept."
            ).format(count=t.number(K_COMMENTS))
        )
