"""The indicators as pictures, which of them are followed, and what to do while there are none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from prodige_core.charts import (
    gained_alt,
    gained_chart,
    gained_rows,
    gained_table,
    indicator_alt,
    indicator_chart,
    indicator_rows,
)
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator
from prodige_core.indicators import Followed, Indicator, words
from prodige_core.services import indicator_words, indicators
from prodige_core.services.indicator_fields import Series
from prodige_core.services.indicators import IndicatorsView
from prodige_core.services.merging import Changed
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, seen
from prodige_ui.components import chart, clashes, keeping
from prodige_ui.components.text import label, literal

CHOICE = "indicators"
"""The section in which it is chosen what is followed."""
STATES = {
    "reached": ":material/check_circle:",
    "on_track": ":material/trending_up:",
    "begun": ":material/flag:",
    "behind": ":material/warning:",
    "missed": ":material/warning:",
    "below": ":material/flag:",
}


def nothing_yet(ws: Workspace, centre_id: str, view: IndicatorsView, t: Translator, *, edits: bool) -> None:
    """Before any is followed: what this is for, and five to begin with."""
    st.write(
        t.gettext(
            "Indicators are a few numbers that you count once a school year, so that everybody sees whether the work moves anything. "
            "Choose few: five that are counted every year say more than twenty that are counted once."
        )
    )
    if not edits:
        st.write(t.gettext("None is followed yet."))
        return
    st.subheader(t.gettext("Five to begin with"))
    for own in view.first:
        st.markdown(f"- **{literal(words.code_and_title(own, t))}**  \n{literal(words.counted_words(own, t))}")
    codes = tuple(own.id for own in view.first)
    st.button(
        t.gettext("Follow these five"),
        type="primary",
        icon=":material/playlist_add_check:",
        key="follow-five",
        on_click=store,
        args=(ws, centre_id, CHOICE, lambda own: indicators.follow(ws, centre_id, codes, seen=own)),
    )


def lead(view: IndicatorsView, t: Translator) -> None:
    """How many have data, and which are below their target."""
    with st.container(key="lead"):
        st.markdown(literal(words.lead_words(view.followed, t)))


def pictures(view: IndicatorsView, catalogue: Catalogue, t: Translator) -> None:
    """One card an indicator, two beside each other where there is room; those with nothing to show as a list below."""
    telling = [row for row in view.followed if row.tells]
    silent = [row for row in view.followed if not row.tells]
    with st.grid(2, min_column_width=320, gap="small"):
        for row in telling:
            with st.container(border=True, gap="small", key=f"indicator-{row.definition.id}"):
                _card(row, catalogue, t)
    if silent:
        st.subheader(t.gettext("No data yet"))
        for row in silent:
            name = f"**{literal(words.code_and_title(row.definition, t))}**"
            rest = "" if row.definition.typed else f": {literal(words.origin_words(row.definition, t))}"
            st.markdown(f"- {name}{rest}")


def _card(row: Followed, catalogue: Catalogue, t: Translator) -> None:
    definition = row.definition
    st.subheader(literal(words.code_and_title(definition, t)))
    if row.gained:
        bars = gained_rows(row, catalogue, t)
        alt = gained_alt(bars, words.title(definition, t), t)
        chart.picture(alt, gained_chart, bars, t, chart.theme())
        table = gained_table(bars, t)
    else:
        _standing(row, t)
        rows = indicator_rows(row, t)
        alt, table = indicator_alt(rows, t), rows.table
        if rows.marks or rows.target_year is not None:
            chart.picture(alt, indicator_chart, rows, t, chart.theme())
        _reference(definition, t)
    if table.rows:
        chart.folded(table, alt, t)
    with st.expander(t.gettext("What is counted, and how")):
        explain(definition, t)
        background(definition, catalogue, t)


def _standing(row: Followed, t: Translator) -> None:
    told = " · ".join(filter(None, [indicator_words.headline(row, t), indicator_words.movement(row, t)]))
    st.markdown(f"**{literal(told)}**")
    if counts := indicator_words.basis(row, t):
        st.markdown(literal(counts))
    aim = words.target_words(row.definition, row.course, t)
    if aim:
        said = t.gettext("Target: {target}").format(target=aim)
        if row.series.target_source:
            said = t.gettext("{said} (set by: {source})").format(said=said, source=row.series.target_source)
        st.markdown(literal(said))
    state = words.state_words(row.definition, row.course, t)
    if state:
        st.markdown(f"{STATES.get(row.course.state, '')} {literal(state)}".strip())


def _reference(definition: Indicator, t: Translator) -> None:
    own = definition.reference
    if own is None:
        return
    said = literal(words.reference_words(definition, own, t))
    link = f"[{literal(own.source)}]({own.address})"
    rest = f", {t.gettext('to verify')}" if own.verify else ""
    st.markdown(f"{said} ({link}{rest})")


def explain(definition: Indicator, t: Translator) -> None:
    """What is counted, how, and an example."""
    st.markdown(f"**{literal(words.counted_words(definition, t))}**")
    st.markdown(literal(t.pgettext(definition.id, definition.how)))
    st.markdown(literal(t.gettext("Example: {example}").format(example=words.example_words(definition, t))))


def background(definition: Indicator, catalogue: Catalogue, t: Translator) -> None:
    """Whose idea it is, what it belongs to, and what the EU aims at."""
    after = t.gettext("Idea: {source}.").format(source=t.pgettext(definition.id, definition.after))
    st.markdown(literal(f"{words.origin_words(definition, t)} {after}"))
    practices = [
        t.pgettext(own, catalogue.practices[own].title) for own in definition.practices if own in catalogue.practices
    ]
    if practices:
        st.markdown(literal(t.gettext("Practices it tells of: {names}.").format(names=t.listing(practices))))
    screens = [t.gettext(own.title) for own in navigation.SCREENS if own.name in definition.screens]
    if screens:
        st.markdown(literal(t.gettext("In Prodige: {names}.").format(names=t.listing(screens))))
    if definition.reference is not None:
        st.markdown(literal(words.reference_sentence(definition, definition.reference, t)))


def choose(ws: Workspace, centre_id: str, view: IndicatorsView, t: Translator) -> None:
    """All there are, each with a tick."""
    followed = {row.definition.id for row in view.followed}
    every = sorted([*(row.definition for row in view.followed), *view.others], key=lambda own: int(own.id[1:]))
    with st.expander(t.gettext("Choose what to follow")):
        st.write(t.gettext("An indicator you no longer follow loses its numbers; “Undo” brings them back."))
        for own in every:
            key = keeping.hold(f"follow-{own.id}", own.id in followed)
            with st.container(gap="xsmall"):
                st.checkbox(
                    label(words.code_and_title(own, t)), key=key, on_change=_tick, args=(ws, centre_id, own.id, key)
                )
                st.markdown(literal(words.counted_words(own, t)))
    keeping.line(CHOICE, t)
    clash(CHOICE, t)


def _tick(ws: Workspace, centre_id: str, code: str, key: str) -> None:
    if st.session_state[key]:
        store(ws, centre_id, CHOICE, lambda own: indicators.follow(ws, centre_id, (code,), seen=own))
    else:
        store(ws, centre_id, CHOICE, lambda own: indicators.unfollow(ws, centre_id, code, seen=own))


def store(
    ws: Workspace, centre_id: str, section: str, change: Callable[[Series], Changed[Series]], place: str = ""
) -> None:
    """A widget's callback: one change, compared with what was shown, stored at once; it can be undone."""
    what = shown(centre_id)
    own: Series = seen.of(what, place or section, {})

    def kept(done: Changed[Series]) -> Changed[Series]:
        seen.show(what, done.meant)
        return done

    def write(mine: Series, theirs: Series) -> Changed[Series]:
        return kept(indicators.put_indicators(ws, centre_id, mine, seen=theirs))

    keeping.save(
        section,
        lambda: kept(change(own)),
        lambda done: partial(write, done.before, done.after),
        place=place or section,
        write=write,
    )


def shown(centre_id: str) -> str:
    """Under which name the screen keeps what it shows."""
    return f"indicators:{centre_id}"


def clash(place: str, t: Translator) -> None:
    """Where two people wrote the same."""
    clashes.show(
        place,
        lambda field, value: indicator_words.value_words(field, value, t),
        t,
        named=lambda field: indicator_words.field_words(field, t),
    )
