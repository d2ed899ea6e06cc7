"""One action of the roadmap: why it is there, what to do, what it takes, and what people decide about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.roadmap import ActionRef, PlannedAction, status_name
from prodige_core.services.roadmaps import RoadmapView
from prodige_core.services.workspace import Workspace
from prodige_ui.components import decisions
from prodige_ui.components.text import literal

ANSWERS = 2
"""Answers shown for each reason; more of them say the same (as in the report)."""
REASONS = 3
"""Steps explained with their answers; the others are said in one sentence each (as in the report)."""


def by_term(ws: Workspace, centre_id: str, view: RoadmapView, t: Translator, *, edits: bool = True) -> None:
    """All actions under the term they start in."""
    roadmap = view.roadmap
    st.header(t.gettext("Actions by term"))
    st.write(
        t.gettext(
            "Open an action to see why it is there and what to do – and to move it, leave it out or mark it as done."
        )
        if edits
        else t.gettext("Open an action to see why it is there and what to do.")
    )
    for term in roadmap.terms:
        starting = [action for action in roadmap.actions if action.start == term.number]
        if starting:
            st.subheader(literal(term.label))
        for action in starting:
            show(ws, centre_id, action, view, t, edits=edits)


def show(
    ws: Workspace, centre_id: str, action: PlannedAction, view: RoadmapView, t: Translator, *, edits: bool = True
) -> None:
    """One action, closed until somebody opens it."""
    with st.expander(_label(action, t), key=f"action-{action.id}"):
        st.markdown(_reading(action, t))
        if edits:
            _decisions(ws, centre_id, action, view, t)


def _label(action: PlannedAction, t: Translator) -> str:
    hours = t.ngettext("{count} hour", "{count} hours", action.total_hours).format(count=t.number(action.total_hours))
    facts = [action.lead_name, hours]
    if action.cost_eur:
        facts.append(t.money(action.cost_eur))
    if action.end > action.start:
        facts.append(action.period)
    if action.pinned:
        facts.append(t.gettext("start fixed by you"))
    if action.begun is not None:
        facts.append(t.gettext("since {month}").format(month=t.month(action.begun)))
    elif action.status != "proposed":
        facts.append(status_name(action.status, t))
    return f"**{t.number(action.number)}\u2002{literal(action.title)}** – {literal(' · '.join(facts))}"


def _reading(action: PlannedAction, t: Translator) -> str:
    """The card as Markdown; every text in it is escaped."""
    parts = [_passage(t.gettext("Why"), literal(action.why))]
    parts.append(_passage(t.gettext("Why for us"), _reasons(action, t)))
    parts.append(_passage(t.gettext("Steps"), _numbered(action.steps)))
    parts.append(_passage(t.gettext("Who and how long"), literal(_effort(action, t))))
    parts.append(_passage(t.gettext("Money"), literal(_money(action, t))))
    if action.evidence:
        parts.append(_passage(t.gettext("Evidence"), _bullets(action.evidence)))
    if action.indicator:
        parts.append(_passage(t.gettext("Indicator"), literal(action.indicator)))
    if action.requires:
        parts.append(_passage(t.gettext("Needs before"), _bullets(_ref(ref, t) for ref in action.requires)))
    if action.prepares:
        parts.append(_passage(t.gettext("Prepares"), _bullets(_ref(ref, t) for ref in action.prepares)))
    if action.source:
        parts.append(_passage(t.gettext("Source"), literal(action.source)))
    return "\n\n".join(parts)


def _reasons(action: PlannedAction, t: Translator) -> str:
    lines = []
    for place, sentence in enumerate(action.because):
        lines.append(f"- {literal(sentence)}")
        if place < min(REASONS, len(action.closes)):
            for answer in action.closes[place].answers[:ANSWERS]:
                said = t.gettext("{question} – You answered: “{option}”").format(
                    question=answer.question, option=answer.option
                )
                lines.append(f"    - {literal(said)}")
    return "\n".join(lines)


def _effort(action: PlannedAction, t: Translator) -> str:
    lead = t.gettext("Lead: {role}.").format(role=action.lead_name)
    each = [
        t.ngettext("{role} {count} hour", "{role} {count} hours", entry.hours).format(
            role=entry.name, count=t.number(entry.hours)
        )
        for entry in action.hours
    ]
    when = t.gettext("Time: {period}.").format(period=action.period)
    owner = t.gettext("{owner} sees to it.").format(owner=action.owner) if action.owner else ""
    parts = [lead, owner, f"{t.listing(each)}." if each else t.gettext("No staff hours are counted."), when]
    return " ".join(part for part in parts if part)


def _money(action: PlannedAction, t: Translator) -> str:
    own = t.gettext("{money} of own money.").format(money=t.money(action.cost_eur))
    none = t.gettext("No own money.") if action.begun is None else t.gettext("No more own money.")
    return " ".join(part for part in (own if action.cost_eur else none, action.grant) if part)


def _decisions(ws: Workspace, centre_id: str, action: PlannedAction, view: RoadmapView, t: Translator) -> None:
    st.divider()
    if any(entry.id == action.id and entry.by_board for entry in view.decided) or action.begun is not None:
        st.write(t.gettext("Where it stands is written on the board."))
        decisions.to_the_board(t)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        decisions.start_choice(ws, centre_id, action.id, action.title, view, t)
        decisions.leave_out(ws, centre_id, action.id, action.title, t)
        decisions.already_done(ws, centre_id, action.id, action.title, t)


def _passage(label: str, body: str) -> str:
    return f"**{label}**\n\n{body}"


def _numbered(texts: Sequence[str]) -> str:
    return "\n".join(f"{place}. {literal(text)}" for place, text in enumerate(texts, 1))


def _bullets(texts: Iterable[str]) -> str:
    return "\n".join(f"- {literal(text)}" for text in texts)


def _ref(ref: ActionRef, t: Translator) -> str:
    if ref.number is None:
        return t.gettext("{action} (done)").format(action=ref.title)
    return t.gettext("{action} (no. {number})").format(action=ref.title, number=t.number(ref.number))
