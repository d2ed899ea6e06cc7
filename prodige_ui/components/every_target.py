"""What it takes to reach every target: the cheapest plan for all of them, and each missing one beside the present plan."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from prodige_core.frameworks import Catalogue
from prodige_core.i18n import Translator
from prodige_core.planning import Plan, Unreached
from prodige_core.planning.cheapest import Cheapest
from prodige_core.responses import Means
from prodige_core.roadmap import needs_sentence
from prodige_core.services import what_if, what_if_words
from prodige_core.services.wishes import MeansChanged
from prodige_core.services.workspace import Workspace
from prodige_ui.components import chart
from prodige_ui.components.search import ROW
from prodige_ui.components.text import literal
from prodige_ui.components.what_if import adopt

MOST_SHOWN = 8
"""So many targets are shown at once; more stand behind a fold."""


def cheapest(
    ws: Workspace,
    centre_id: str,
    found: Cheapest | None,
    catalogue: Catalogue,
    t: Translator,
    *,
    present: Plan | None,
    edits: bool,
) -> None:
    """The cheapest plan for every target, and what it takes beyond the means. present: the roadmap, if it is current."""
    if found is None:
        st.write(t.gettext("This is worked out last."))
        return
    st.write(literal(" ".join(what_if_words.cheapest_sentences(found, t))))
    if found.fits and present is not None and len(present.unreached) > len(found.plan.unreached):
        st.write(
            t.gettext(
                "Your roadmap still leaves some of them out, because others that come sooner bring more. Make a target a priority under “Targets and means” if it matters more to you."
            )
        )
    if not found.fits:
        st.markdown(f"**{literal(what_if_words.extra_sum(found, t))}**")
        chart.twin(what_if_words.extra_table(found, t), t.gettext("Hours and money beyond those you have"))
    if edits and found.plan.actions:
        _take_over(ws, centre_id, found, t)
    missing = what_if_words.out_of_reach(found, catalogue, t)
    if missing:
        st.subheader(t.gettext("Out of reach within your terms"))
        st.markdown("\n\n".join(f"**{literal(title)}**\\\n{literal(why)}" for title, why in missing))


def _take_over(ws: Workspace, centre_id: str, found: Cheapest, t: Translator) -> None:
    """Make the roadmap this very plan, or take only the means of it."""
    st.write(
        t.gettext(
            "Taking it over fixes the start of each of its actions. On the roadmap you can take back any of them, and here all at once."
        )
    )
    said = t.gettext("The roadmap is being made with this plan.")
    with st.container(horizontal=True):
        st.button(
            t.gettext("Plan exactly this"),
            key="use-plan",
            icon=":material/check:",
            type="primary",
            on_click=lambda: adopt(ws, centre_id, _use_cheapest(ws, centre_id, exactly=True), said, t),
        )
        if not found.fits:
            means = t.gettext("You now plan with the hours and money it takes. The roadmap is being made anew.")
            st.button(
                t.gettext("Use only the means"),
                key="use-cheapest",
                icon=":material/check:",
                on_click=lambda: adopt(ws, centre_id, _use_cheapest(ws, centre_id, exactly=False), means, t),
            )
    if not found.fits:
        _no_promise(t)


def missing(
    ws: Workspace, centre_id: str, plan: Plan | None, catalogue: Catalogue, t: Translator, *, edits: bool
) -> None:
    """Each target the present plan does not reach, what is cheapest to add first."""
    if plan is None:
        st.write(t.gettext("This needs a roadmap that fits what is stored now. Make it first."))
        return
    if not plan.unreached:
        st.write(t.gettext("Nothing: the plan reaches every target."))
        return
    st.write(
        t.gettext(
            "On top of the present plan, which keeps all it reaches: what needs no money first, then what takes fewest hours."
        )
    )
    if edits and any(map(what_if.can_be_added, plan.unreached)):
        _no_promise(t)
    entries = what_if.adds_most_for_least(plan.unreached)
    for entry in entries[:MOST_SHOWN]:
        _one(ws, centre_id, entry, catalogue, t, edits=edits)
    if len(entries) > MOST_SHOWN:
        rest = len(entries) - MOST_SHOWN
        with st.expander(t.ngettext("{count} more", "{count} more", rest).format(count=t.number(rest))):
            for entry in entries[MOST_SHOWN:]:
                _one(ws, centre_id, entry, catalogue, t, edits=edits)


def _no_promise(t: Translator) -> None:
    """Means that suffice for a target do not make the roadmap aim at it: it takes what brings most, soonest."""
    st.write(
        t.gettext(
            "The roadmap made with these means can still leave a target out, where others that come sooner bring more. Make it a priority under “Targets and means” if it matters more to you."
        )
    )


def _one(ws: Workspace, centre_id: str, entry: Unreached, catalogue: Catalogue, t: Translator, *, edits: bool) -> None:
    title = what_if_words.practice_title(entry.practice, catalogue, t)
    words, button = st.columns(ROW, vertical_alignment="center")
    words.markdown(f"**{literal(title)}**\\\n{literal(needs_sentence(entry.needs, t))}")
    if not edits or not what_if.can_be_added(entry):
        return
    said = t.gettext("You now plan with what “{target}” takes on top. The roadmap is being made anew.").format(
        target=title
    )
    button.button(
        t.gettext("Use these means"),
        key=f"use-needs-{entry.practice}",
        icon=":material/check:",
        on_click=lambda: adopt(ws, centre_id, _use_needs(ws, centre_id, entry.practice), said, t),
    )


def _use_cheapest(ws: Workspace, centre_id: str, *, exactly: bool) -> Callable[[Means], MeansChanged]:
    return lambda old: what_if.use_cheapest(ws, centre_id, seen=old, exactly=exactly)


def _use_needs(ws: Workspace, centre_id: str, practice: str) -> Callable[[Means], MeansChanged]:
    return lambda old: what_if.use_needs(ws, centre_id, practice, seen=old)
