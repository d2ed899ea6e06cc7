"""What staff and learners say, beside a question of the self-assessment and in the results. It proposes, never decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from prodige_core.aggregation import Cell, Published
from prodige_core.charts import item_title, vote_alt, vote_chart, vote_rows, vote_table
from prodige_core.frameworks import Framework, Item
from prodige_core.i18n import Translator
from prodige_core.responses import Answer
from prodige_core.services import evidence_words, voice_words
from prodige_core.services.survey_words import MOST_AGENDA
from prodige_core.services.voices import ItemVoices
from prodige_ui import navigation, session
from prodige_ui.components import chart
from prodige_ui.components.text import label, literal

SHOWN = 3
"""Findings told in full, as strengths and gaps are; the others fold away (2 to 3 are what a school can take up)."""


def panel(
    own: ItemVoices,
    framework: Framework,
    item: Item,
    answer: Answer | None,
    use: Callable[[int], None],
    t: Translator,
) -> None:
    """Folded below a question; filled only when it is opened. ``use`` stores the proposed level."""
    box = st.expander(
        label(evidence_words.headline(own, framework, t)),
        icon=":material/groups:",
        key=f"voices-{item.id}",
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        if said := evidence_words.survey_sentences(own, framework, t):
            st.markdown(literal(said))
        if said := evidence_words.workshop_sentences(own, framework, t):
            st.markdown(literal(said))
        _spread(_latest(own), framework, item, t)
        _proposal(own, framework, item, answer, use, t)


def _latest(own: ItemVoices) -> Cell | None:
    """The answers to draw: of the survey, else of the workshop's last vote."""
    return own.survey.everyone if own.survey is not None else own.workshop.cell if own.workshop is not None else None


def _spread(cell: Cell | None, framework: Framework, item: Item, t: Translator) -> None:
    if not isinstance(cell, Published) or cell.counts is None:
        return
    rows = vote_rows(cell, framework, t)
    alt = vote_alt(rows, item_title(framework, item, t), t)
    with st.container(key=f"wide-only-voices-{item.id}"):
        chart.picture(alt, vote_chart, rows, t, chart.theme())
        chart.folded(vote_table(rows, t), alt, t)
    with st.container(key=f"phone-only-voices-{item.id}"):
        chart.twin(vote_table(rows, t), alt)


def _proposal(
    own: ItemVoices, framework: Framework, item: Item, answer: Answer | None, use: Callable[[int], None], t: Translator
) -> None:
    if own.proposal is None:
        return
    level = voice_words.level_words(framework, own.proposal, t)
    option = literal(t.pgettext(item.id, item.options[own.proposal]))
    if answer is not None and answer.level == own.proposal:
        st.markdown(t.gettext("This is your answer: {level}.").format(level=f"**{literal(level)}**"))
        return
    if answer is not None and answer.level is not None:
        now = voice_words.level_words(framework, answer.level, t)
        st.markdown(t.gettext("Your answer now: {level}.").format(level=literal(now)))
    said = t.gettext("Others say {level}: {option}")
    st.markdown(said.format(level=f"**{literal(level)}**", option=option))
    st.button(
        t.gettext("Use this answer: {level}").format(level=label(level)),
        key=f"use-voices-{item.id}",
        on_click=use,
        args=(own.proposal,),
    )


def section(
    framework: Framework,
    answers: Mapping[str, Answer],
    heard: Mapping[str, ItemVoices],
    t: Translator,
    *,
    hosts: bool = True,
) -> None:
    """In the results: findings and differences from own answers; without voices one line that says how to get them."""
    if not heard.keys() & framework.items.keys():
        # a link keeps to one line, which a phone cuts off, so the sentence stands before it
        st.write(t.gettext("So far these are your own answers. A staff survey shows how others see it."))
        st.page_link(navigation.path("survey"), label=t.gettext("Staff survey"), icon=":material/groups:")
        return
    st.header(t.gettext("What staff and learners say"))
    found = evidence_words.found(heard, framework, t)
    if found:
        st.write(
            t.gettext(
                "Groups see these a level or more apart. Neither is wrong: they see different sides of your school."
            )
        )
        _findings(found[:SHOWN])
        if len(found) > SHOWN:
            rest = len(found) - SHOWN
            words = t.ngettext("{count} more difference", "{count} more differences", rest)
            with st.expander(words.format(count=t.number(rest))):
                _findings(found[SHOWN:])
        items = tuple(one.item for one in found[:MOST_AGENDA])
        if hosts and st.button(
            t.gettext("Take these to a workshop"), icon=":material/co_present:", key=f"talk-{framework.id}"
        ):
            session.choose_agenda(items)
            st.switch_page(navigation.path("workshop"))
    elif any(own.survey is not None for item, own in heard.items() if item in framework.items):
        st.write(t.gettext("No two groups that can be shown are a level or more apart."))
    if said := evidence_words.workshops_sentence(heard, framework, t):
        st.write(said)
    _far(framework, answers, heard, t)


def _findings(found: tuple[evidence_words.Found, ...]) -> None:
    st.markdown("\n".join(f"- **{literal(one.title)}.** {literal(one.said)}" for one in found))


def _far(framework: Framework, answers: Mapping[str, Answer], heard: Mapping[str, ItemVoices], t: Translator) -> None:
    """Where own answer and voices are apart, neutrally and folded."""
    table = evidence_words.far_table(answers, heard, framework, t)
    if not table.rows:
        return
    words = t.ngettext(
        "In {count} question your answer is a level or more from what others say",
        "In {count} questions your answer is a level or more from what others say",
        len(table.rows),
    )
    with st.expander(words.format(count=t.number(len(table.rows)))):
        st.write(t.gettext("Both may be right. In the self-assessment you can look at each and change your answer."))
        chart.twin(table, t.gettext("Your answers beside what others say"))
