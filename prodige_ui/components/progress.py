"""Two rounds side by side: which ones, one sentence and one picture, what moved, what was finished before, what was counted."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prodige_core.charts import (
    ChartTable,
    progress_alt,
    progress_chart,
    progress_row,
    progress_rows,
    progress_table,
)
from prodige_core.i18n import Translator
from prodige_core.progress import Change, FinishedAction, Round, words
from prodige_core.progress.compared import Between, Compared, Pair
from prodige_core.responses import CentreFile
from prodige_core.services import progress_words, rounds
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation
from prodige_ui.components import chart
from prodige_ui.components.text import literal

_CHOSEN = "progress-framework"
SHOWN = 5
"""Practices told in full at once; the others fold away (editorial)."""


def choose(ws: Workspace, file: CentreFile, t: Translator) -> tuple[str, tuple[Round, ...]]:
    """Which questionnaire to look at, with its rounds; one with several rounds to begin with. Empty without any round."""
    every = rounds.all_rounds(file, ws)
    if not every:
        return "", ()
    first = next((own for own, found in every.items() if len(found) > 1), next(iter(every)))
    if len(every) == 1:
        return first, every[first]
    st.session_state.setdefault(_CHOSEN, first)
    picked = st.pills(
        t.gettext("Questionnaire"),
        list(every),
        format_func=lambda own: literal(t.pgettext(own, ws.catalogue.frameworks[own].title)),
        required=True,
        wrap=True,
        persist_state="session",
        key=_CHOSEN,
    )
    own = picked if picked in every else first
    return own, every[own]


def choose_rounds(framework_id: str, every: tuple[Round, ...], t: Translator) -> Pair:
    """The two rounds to compare; no choice where there are just two."""
    names = {one.id: words.round_label(one, every, t) for one in every}
    first, second = every[-2], every[-1]
    if len(every) > 2:
        left, right = st.columns(2)
        earlier = [one.id for one in every[:-1]]
        kept = left.selectbox(
            t.gettext("From the round of"),
            earlier,
            index=len(earlier) - 1,
            format_func=names.__getitem__,
            key=f"progress-from-{framework_id}",
            persist_state="session",
        )
        first = next((one for one in every if one.id == kept), first)
        later = [one.id for one in every[first.number :]]
        chosen = right.selectbox(
            t.gettext("to the round of"),
            later,
            index=len(later) - 1,
            format_func=names.__getitem__,
            key=f"progress-to-{framework_id}-{first.id}",
            persist_state="session",
        )
        second = next((one for one in every if one.id == chosen), second)
    return first.id, second.id


def lead(moved: Compared, t: Translator) -> None:
    """The one sentence, large; then what makes it provisional."""
    comparison = moved.comparison
    with st.container(key="lead"):
        st.markdown(literal(words.movement_sentence(comparison, moved.framework, t)))
    st.markdown(literal(progress_words.days_sentence(comparison, moved.rounds, t)))
    for text in (words.provisional_sentence(comparison, t), words.version_sentence(comparison, t)):
        if text:
            st.info(literal(text), icon=":material/info:")


def picture(moved: Compared, t: Translator) -> None:
    """A line for each area."""
    rows = progress_rows(moved.comparison, moved.framework, t)
    codes = tuple(level.code for level in moved.framework.levels)
    alt = progress_alt(rows, t.pgettext(moved.framework.id, moved.framework.title), t)
    chart.picture(alt, progress_chart, rows, codes, t, chart.theme())
    st.markdown(t.gettext("Open mark: then. Filled mark: now."))
    chart.folded(progress_table(rows, t.gettext("Area"), t), alt, t)


def practices(moved: Compared, t: Translator) -> None:
    """What rose, what fell, and what stayed, furthest first, with what was finished before."""
    comparison = moved.comparison
    for movement, heading in (("rose", t.gettext("What rose")), ("fell", t.gettext("What fell"))):
        changes = comparison.practices_that(movement)  # type: ignore[arg-type]  # one of its words
        if not changes:
            continue
        st.header(heading)
        for change in changes[:SHOWN]:
            _practice(change, moved, t)
        more = changes[SHOWN:]
        if more:
            said = t.ngettext("{count} more practice", "{count} more practices", len(more))
            with st.expander(said.format(count=t.number(len(more)))):
                for change in more:
                    _practice(change, moved, t)
    rest = [own for own in comparison.practices.values() if own.movement not in ("rose", "fell")]
    if rest:
        with st.expander(t.gettext("What stayed, and what cannot be compared")):
            _twin(rest, moved, t)


def _practice(change: Change, moved: Compared, t: Translator) -> None:
    row = progress_row(change, _title(change, moved, t), moved.framework, t)
    finished = next((one.finished_before for one in moved.sequel.moved if one.change.id == change.id), ())
    with st.container(border=True, gap="xsmall", key=f"moved-{change.id}"):
        st.markdown(f"**{literal(row.title)}** {literal(row.words)}")
        st.markdown(literal(progress_words.level_step(row, t)))
        if finished:
            st.markdown(literal(t.gettext("Finished before: {actions}").format(actions=_named(finished, t))))
        else:
            st.markdown(t.gettext("Finished before: no action on the board that works on it."))
        answers = [one for one in moved.comparison.answers if one.practice == change.id]
        for one in answers:
            item = moved.framework.items[one.item]
            then, now = (progress_words.answer_words(item, own, t) for own in (one.before, one.after))
            said = (t.gettext("Answer then: {answer}"), t.gettext("Answer now: {answer}"))
            st.markdown(
                "\n".join(f"- {literal(text.format(answer=own))}" for text, own in zip(said, (then, now), strict=True))
            )


def beside(moved: Compared, t: Translator) -> None:
    """Finished actions without a movement, and the sentence that keeps people from reading causes into it."""
    sequel = moved.sequel
    if sequel.without_movement:
        st.header(t.gettext("Finished, and nothing has risen so far"))
        st.write(
            t.gettext(
                "Some work needs more time before it shows, and some shows in other ways than in these questions."
            )
        )
        st.markdown("\n".join(f"- {literal(words.finished_words(one, t))}" for one in sequel.without_movement))
    if sequel.moved or sequel.without_movement:
        st.write(progress_words.no_cause(t))


def year(found: Between, t: Translator) -> None:
    """What was counted, and what became of the actions."""
    if found.indicators:
        st.header(t.gettext("What was counted"))
        table = progress_words.indicator_table(found.indicators, found.years, t)
        chart.twin(table, t.gettext("Indicators in two school years"))
    if not found.story.empty:
        st.header(t.gettext("What became of the actions"))
        st.markdown(literal(words.story_sentences(found.story, t)))
        reasons = progress_words.reasons(found.story, t)
        if reasons:
            st.markdown("\n".join(f"- {literal(text)}" for text in reasons))
        st.page_link(navigation.path("board"), label=t.gettext("Go to the board"), icon=":material/view_kanban:")


def _twin(changes: Sequence[Change], moved: Compared, t: Translator) -> None:
    rows = tuple(progress_row(own, _title(own, moved, t), moved.framework, t) for own in changes)
    table: ChartTable = progress_table(rows, t.gettext("Practice"), t)
    chart.twin(table, t.gettext("Practices that stayed or cannot be compared"))


def _title(change: Change, moved: Compared, t: Translator) -> str:
    return t.pgettext(change.id, moved.framework.practices[change.id].title)


def _named(finished: tuple[FinishedAction, ...], t: Translator) -> str:
    return "; ".join(words.finished_words(one, t) for one in finished)
