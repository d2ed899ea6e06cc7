"""One mobility: what it might get, what it is counted with (saved at once), and the arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from prodige_core.charts import ChartTable
from prodige_core.i18n import Translator
from prodige_core.programme import ActionGrant, EuropeanMoney, words
from prodige_core.responses import Mobility
from prodige_core.services import funding_words
from prodige_core.services.funding import FundingView, put_mobility, set_mobility
from prodige_core.services.merging import Changed
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, seen
from prodige_ui.components import chart, clashes, keeping
from prodige_ui.components.profile import countries
from prodige_ui.components.text import label, literal

LARGEST = {"days": 365, "travel_days": 6, "distance_km": 20_100, "day_rate_eur": 1_000}
"""As far as a centre file allows; people up to `PEOPLE`."""
PEOPLE = 1_000_000
OPTIONAL = frozenset({"people", "days", "distance_km", "travel_days", "day_rate_eur"})
"""Inputs that may be empty."""


def show(ws: Workspace, centre_id: str, own: ActionGrant, money: EuropeanMoney, t: Translator, *, edits: bool) -> None:
    """The card of one mobility."""
    section = _section(own.id)
    with st.container(border=True, gap="small", key=section):
        left, right = st.columns([3, 2])
        with left:
            st.markdown(f"**{literal(words.mobility_title(own, t))}**  \n{literal(_facts(own, t))}")
        with right:
            total = own.grant.total
            grant = words.amount_with_middle(total, t) if total else t.gettext("no number yet")
            money_lines = (
                t.gettext("Grant, estimated:"),
                t.gettext("Own money: {amount}").format(amount=t.money(own.own.eur)),
            )
            st.markdown(f"{literal(money_lines[0])} **{literal(grant)}**  \n{literal(money_lines[1])}")
        for said in own.grant.broken:
            st.warning(literal(said.text(t)), icon=":material/rule:")
        for said in own.grant.missing:
            st.info(literal(said.text(t)), icon=":material/edit:")
        if edits:
            seen.show(f"{section}:{centre_id}", own.stored)
            with st.expander(t.gettext("What it is counted with"), expanded=_open(section, own)):
                _inputs(ws, centre_id, own, money, t)
        _arithmetic(own, money, t)
        keeping.line(section, t)
        _clash(section, money, t)


def _open(section: str, own: ActionGrant) -> bool:
    """As it was when first drawn in this visit, so that it does not shut while somebody fills it in."""
    open_: bool = st.session_state.setdefault(f"{section}-open", own.grant.total is None)
    return open_


def _section(action_id: str) -> str:
    return f"mobility-{action_id.replace('.', '-')}"


def _facts(own: ActionGrant, t: Translator) -> str:
    activity = own.grant.activity
    parts = [words.activity_title(activity, t)] if activity else []
    parts.append(words.mobility_size(own, t))
    if own.span is not None:
        parts.append(t.gettext("planned from {month}").format(month=t.month(own.span.first)))
    else:
        parts.append(t.gettext("not in the plan"))
    if own.action is not None and own.action.funding != "none":
        parts.append(t.gettext("grant from {code}").format(code=own.action.funding))
    return " · ".join(part for part in parts if part != "–")


def _inputs(ws: Workspace, centre_id: str, own: ActionGrant, money: EuropeanMoney, t: Translator) -> None:
    m, programme = own.grant.mobility, money.programme
    with st.grid(2, min_column_width=260, gap="small"):
        for field in funding_words.fields_for(m.activity, programme, m.accompanying, m.call):
            with st.container(gap="xsmall"):
                _input(ws, centre_id, own, field, getattr(m, field), money, t)
                _clash(f"{_section(own.id)}-{field}", money, t)
    st.write(
        t.gettext(
            "The distance is that of the European Commission’s distance calculator. Your national agency publishes its day "
            "rate; without it the estimate is a range."
        )
    )
    if own.stored is not None:
        back = own.span is not None and own.action is not None and own.action.mobility
        name = t.gettext("Back to the numbers of the catalogue") if back else t.gettext("Take it off this list")
        st.button(
            name,
            key=f"{_section(own.id)}-back",
            icon=":material/undo:" if back else ":material/remove:",
            on_click=_put,
            args=(ws, centre_id, own.id, None),
        )


def _input(
    ws: Workspace, centre_id: str, own: ActionGrant, field: str, value: Any, money: EuropeanMoney, t: Translator
) -> None:
    key, name = f"{_section(own.id)}-{field}", label(funding_words.field_name(field, t))
    change = partial(_change, ws, centre_id, own.id, field, key)
    options = _options(field, value, money, t)
    if options:
        st.selectbox(
            name,
            list(options),
            format_func=lambda code: options.get(code, code),
            key=keeping.hold(key, value),
            on_change=change,
        )
        return
    st.number_input(
        name,
        min_value=0,
        max_value=LARGEST.get(field, PEOPLE),
        value=None if field in OPTIONAL else "min",
        step=1,
        key=keeping.hold(key, value),
        on_change=change,
    )


def _options(field: str, value: Any, money: EuropeanMoney, t: Translator) -> dict[str, str]:
    """What can be chosen, in words, with what is stored even where it is unknown; empty for a number."""
    programme = money.programme
    if field == "call":
        return {
            year: funding_words.call_words(year, programme, t) for year in funding_words.calls_for(value, programme)
        }
    if field == "activity":
        known = {own.id: words.activity_title(own, t) for own in programme.activities.values()}
    elif field == "country":
        known = dict(countries(str(t.locale)))
    else:
        return {}
    options = {"": t.gettext("Please choose"), **known}
    return options if value in options else {**options, value: value}


def _change(ws: Workspace, centre_id: str, action_id: str, field: str, key: str) -> None:
    """A widget's callback: one input as it is now, stored at once."""
    value, section = st.session_state[key], _section(action_id)
    old = seen.of(f"{section}:{centre_id}", key, None)
    _save(
        ws,
        centre_id,
        action_id,
        lambda: set_mobility(ws, centre_id, action_id, {field: value}, seen=old),
        key,
    )


def _put(ws: Workspace, centre_id: str, action_id: str, mobility: Mobility | None) -> None:
    section = _section(action_id)
    old = seen.of(f"{section}:{centre_id}", section, None)
    _save(ws, centre_id, action_id, lambda: put_mobility(ws, centre_id, action_id, mobility, seen=old), section)


def _save(ws: Workspace, centre_id: str, action_id: str, change: Any, place: str) -> None:
    section = _section(action_id)

    def kept(done: Changed[Mobility | None]) -> Changed[Mobility | None]:
        seen.show(f"{section}:{centre_id}", done.meant)
        return done

    keeping.save(
        section,
        lambda: kept(change()),
        lambda done: lambda: kept(put_mobility(ws, centre_id, action_id, done.before, seen=done.after)),
        place=place,
        write=lambda mine, theirs: kept(put_mobility(ws, centre_id, action_id, mine, seen=theirs)),
    )


def _clash(place: str, money: EuropeanMoney, t: Translator) -> None:
    clashes.show(
        place,
        lambda field, value: funding_words.value_words(field, value, money.programme, t),
        t,
        named=lambda field: funding_words.field_name(field, t),
    )


def _arithmetic(own: ActionGrant, money: EuropeanMoney, t: Translator) -> None:
    grant = own.grant
    if grant.total is None:
        return
    with st.expander(t.gettext("How it is worked out")):
        rows = tuple(
            (
                f"{words.line_name(line, t)} ({words.mark(line.fact, line.year, t)})",
                words.arithmetic(line, t),
                words.amount(line.amount, t),
            )
            for line in grant.lines
        )
        rows += ((t.gettext("Together"), "", words.amount_with_middle(grant.total, t)),)
        header = (t.gettext("What"), t.gettext("How"), t.gettext("Grant"))
        chart.twin(ChartTable(header, rows, (False, False, True)), t.gettext("The arithmetic of this grant"))
        said = [*(own.text(t) for own in grant.remarks), *words.notes(grant, t)]
        _list(t.gettext("Good to know"), said)
        _list(t.gettext("Where the rates are from"), words.rate_sources(grant, money.programme, t))


def _list(title: str, lines: Sequence[str]) -> None:
    st.markdown("\n".join([f"**{literal(title)}**", "", *(f"- {literal(line)}" for line in lines)]))


def nothing(view: FundingView, t: Translator) -> None:
    """No mobility yet: where they come from."""
    if view.planned:
        st.write(t.gettext("Your plan has no stay, visit or expert. Estimate one here if you think of it."))
        return
    st.write(t.gettext("Without a plan there are no mobilities in it. You can estimate one here already."))
    st.page_link(navigation.path("roadmap"), label=t.gettext("Go to the roadmap"), icon=":material/timeline:")


def more(ws: Workspace, centre_id: str, view: FundingView, t: Translator) -> None:
    """Estimate another action: of the catalogue, or one's own."""
    titles = {action.id: t.pgettext(action.id, action.title) for action in view.others}
    st.selectbox(
        t.gettext("Estimate another action"),
        list(titles),
        index=None,
        format_func=titles.__getitem__,
        placeholder=t.gettext("Choose an action"),
        key="mobility-more",
        on_change=_add,
        args=(ws, centre_id),
    )
    keeping.line("mobility-more", t)


def _add(ws: Workspace, centre_id: str) -> None:
    action_id = st.session_state.get("mobility-more")
    if action_id:
        keeping.save("mobility-more", lambda: put_mobility(ws, centre_id, action_id, Mobility(), seen=None))
        st.session_state["mobility-more"] = None
