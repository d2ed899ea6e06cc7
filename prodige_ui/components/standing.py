"""Where a centre stands in one framework: sentence, picture, strengths and gaps, completeness, levels."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from prodige_core.charts import (
    practice_alt,
    practice_chart,
    practice_rows,
    practice_table,
    profile_alt,
    profile_chart,
    profile_rows,
    profile_table,
)
from prodige_core.i18n import Translator
from prodige_core.progress import carried_sentence
from prodige_core.responses import on_scale
from prodige_core.services import result_words
from prodige_core.services.results import FrameworkView, Overview, Standing
from prodige_core.services.voices import ItemVoices
from prodige_ui import navigation, session
from prodige_ui.components import chart
from prodige_ui.components import voices as voice_panels
from prodige_ui.components.text import literal

_CHOSEN = "results-framework"


def turn_to(framework_id: str) -> None:
    """Before the results are opened: look at this questionnaire there."""
    st.session_state[_CHOSEN] = framework_id


def choose(overview: Overview, t: Translator) -> FrameworkView:
    """Which questionnaire to look at; the first with answers to begin with. No choice where there is only one."""
    views = {view.framework.id: view for view in overview.frameworks}
    first = next((own for own, view in views.items() if view.picture != "none"), next(iter(views)))
    if len(views) == 1:
        return views[first]
    st.session_state.setdefault(_CHOSEN, first)
    chosen = st.pills(
        t.gettext("Questionnaire"),
        list(views),
        format_func=lambda own: literal(title(views[own], t)),
        required=True,
        wrap=True,
        persist_state="session",
        key=_CHOSEN,
    )
    return views.get(chosen or first, views[first])


def title(view: FrameworkView, t: Translator) -> str:
    """The framework's title, not escaped."""
    return t.pgettext(view.framework.id, view.framework.title)


def nothing_yet(view: FrameworkView, t: Translator) -> None:
    """What to do where nothing can be shown yet."""
    st.header(literal(result_words.standing_sentence(view, t)))
    if view.framework.quick_items and not view.progress.done:
        st.write(t.gettext("The quick check of ten questions gives a first impression in about five minutes."))
    minutes = view.progress.minutes_left
    if minutes:
        st.write(
            t.ngettext(
                "The whole questionnaire takes about {count} minute. You can stop at any time and go on later.",
                "The whole questionnaire takes about {count} minutes. You can stop at any time and go on later.",
                minutes,
            ).format(count=t.number(minutes))
        )
    else:
        st.write(
            t.gettext(
                "Everything is answered, but too few answers count as a level: “does not apply” and “we don’t know” do not. Change those you can."
            )
        )
    _to_questions(view, t.gettext("Answer questions"), t)


def sentence(view: FrameworkView, t: Translator) -> None:
    """The one sentence, large."""
    with st.container(key="lead"):
        st.markdown(literal(result_words.standing_sentence(view, t)))


def picture(view: FrameworkView, t: Translator) -> None:
    """Bars by area; for a first impression squares by practice, because areas have no score yet."""
    if view.picture == "quick":
        _squares(view, {standing.practice for standing in view.standings}, True, t)
        return
    rows = profile_rows(view.scores, view.framework, {}, t)
    alt = profile_alt(rows, title(view, t), t)
    chart.picture(alt, profile_chart, rows, t, chart.theme())
    chart.folded(profile_table(rows, t, with_targets=False), alt, t)


def strengths_and_gaps(view: FrameworkView, t: Translator) -> None:
    """At most three of each, with the description chosen and what was written beside it."""
    if not view.strengths and not view.gaps:
        st.write(t.gettext("All practices are at the same height, so none stands out as strength or gap."))
        return
    left, right = st.columns(2, gap="medium")
    with left:
        st.header(t.gettext("Furthest along"))
        for standing in view.strengths:
            _finding(view, standing, t)
    with right:
        st.header(t.gettext("Most room to grow"))
        for standing in view.gaps:
            _finding(view, standing, t)


def _finding(view: FrameworkView, standing: Standing, t: Translator) -> None:
    found = result_words.finding(view, standing, t)
    with st.container(border=True, gap="xsmall", key=f"finding-{found.practice}"):
        st.markdown(f"**{literal(found.title)}**")
        place = t.gettext("{area}, level {level}").format(area=found.area_title, level=found.level)
        st.markdown(literal(place))
        for answer in found.answers:
            st.markdown(t.gettext("You chose: {option}").format(option=f"*{literal(answer.option)}*"))
            if answer.note:
                st.markdown(t.gettext("Note: {note}").format(note=literal(answer.note)))
            if answer.evidence:
                st.markdown(t.gettext("Evidence: {evidence}").format(evidence=literal(answer.evidence)))


def completeness(view: FrameworkView, t: Translator, *, edits: bool) -> None:
    """How much is answered and what that means for the picture; the way on for who may answer (edits)."""
    st.header(t.gettext("How complete this is"))
    st.write(literal(result_words.completeness_sentence(view, t)))
    if view.progress.carried:
        st.write(carried_sentence(view.progress.carried, t))
    overall = view.scores.overall
    if overall.unknown:
        st.write(t.gettext("“Don’t know” counts as not answered. Ask a colleague, then change the answer."))
    if not overall.open and not view.progress.carried:
        return
    if overall.missing:
        st.write(t.gettext("Open questions make the picture less certain; they never lower a level."))
    if edits:
        _to_questions(view, t.gettext("Go on answering"), t)


def practices(view: FrameworkView, t: Translator) -> None:
    """Every practice, one area at a time."""
    with st.expander(t.gettext("All practices, area by area")):
        areas = {area.id: area for area in view.framework.areas}
        chosen = st.selectbox(
            t.gettext("Area"),
            list(areas),
            format_func=lambda own: t.pgettext(own, areas[own].title),
            key=f"results-area-{view.framework.id}",
            persist_state="session",
        )
        _squares(view, {practice.id for practice in areas[chosen].practices}, False, t)


def _squares(view: FrameworkView, wanted: set[str], folded: bool, t: Translator) -> None:
    codes = tuple(level.code for level in view.framework.levels)
    rows = tuple(row for row in practice_rows(view.scores, view.framework, {}, {}, t) if row.practice in wanted)
    alt = practice_alt(rows, title(view, t), t)
    table = practice_table(rows, codes, t, with_plan=False)
    if folded:
        chart.picture(alt, practice_chart, rows, codes, t, chart.theme())
        chart.folded(table, alt, t)
        return
    with st.container(key="wide-only"):
        chart.picture(alt, practice_chart, rows, codes, t, chart.theme())
    chart.twin(table, alt)


def levels(view: FrameworkView, t: Translator) -> None:
    """What the levels mean: their names, the scores that count as each, and one question's descriptions."""
    guide = result_words.level_guide(view, t)
    with st.expander(t.gettext("What do the levels mean?")):
        st.write(
            t.gettext(
                "Each answer is a level. A practice has the mean of its answers, an area the mean of its practices, "
                "and half a step up counts. As an example, this is how the levels read in one question:"
            )
        )
        st.markdown(f"**{literal(guide.question)}**")
        for row in guide.rows:
            words = t.gettext("{level} (score {scores})").format(level=row.label, scores=row.scores)
            if row.here:
                words = t.gettext("{level}, your level (score {scores})").format(level=row.label, scores=row.scores)
            st.markdown(f"- **{literal(words)}**: {literal(row.example)}")


def voices(view: FrameworkView, heard: Mapping[str, ItemVoices], t: Translator, *, hosts: bool = True) -> None:
    """What staff and learners say of this framework, beside the centre's own answers."""
    given = view.assessment.answers if view.assessment else {}
    items = view.framework.items
    answers = {own: answer for own, answer in given.items() if own in items and on_scale(answer, items[own])}
    voice_panels.section(view.framework, answers, heard, t, hosts=hosts)


def _to_questions(view: FrameworkView, label: str, t: Translator) -> None:
    if st.button(label, icon=":material/checklist:", key=f"answer-{view.framework.id}"):
        session.choose_questions(view.framework.id)
        st.switch_page(navigation.path("assess"))
