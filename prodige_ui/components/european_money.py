"""European money on a screen: the routes that fit, the others, deadlines, sums, and where the facts are from."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from prodige_core.charts import ChartTable
from prodige_core.i18n import Translator
from prodige_core.programme import EuropeanMoney, RouteAdvice, Wanted, words
from prodige_core.services.funding import FundingView, funding
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation
from prodige_ui.components import chart
from prodige_ui.components.text import literal

GRANTS = (None, 0, 1, 2, 3)
"""Answers to how many short-term grants there were; three or more are alike."""


def headline(money: EuropeanMoney, view: FundingView, t: Translator) -> None:
    """The one sentence, and the warning that belongs to every number below."""
    with st.container(key="lead"):
        st.markdown(literal(words.headline(money.advice, t)))
    if not view.country:
        st.page_link(
            navigation.path("profile"), label=t.gettext("Tell us your country"), icon=":material/arrow_forward:"
        )
    st.write(
        t.gettext(
            "Everything here is marked with its year. “Verify” means: taken from a secondary source, not from the official "
            "guide. Look it up on the page of your national agency before you apply."
        )
    )
    newest = money.programme.rates_of()
    if newest is not None and money.rates_are_old:
        st.warning(literal(words.stale_sentence(newest.year, t)), icon=":material/history:")


def routes(money: EuropeanMoney, t: Translator) -> None:
    """Those that fit as cards, the others in a table."""
    st.header(t.gettext("Ways that fit you now"))
    fitting = [own for own in money.advice if own.fit == "fits"]
    if not fitting:
        st.write(t.gettext("None at the moment. The table says why."))
    with st.grid("auto", min_column_width=280, gap="small"):
        for own in fitting:
            _card(own, money, t)
    others = [own for own in money.advice if own.fit != "fits"]
    if not others:
        return
    st.header(t.gettext("The other ways"))
    rows = tuple(
        (words.route_title(own.route, t), t.gettext(words.FIT_NAMES[own.fit]), words.reasons_text(own, t))
        for own in others
    )
    header = (t.gettext("Way"), t.gettext("Does it fit?"), t.gettext("Why, and what to check"))
    alt = t.gettext("Ways that do not fit now, and why")
    chart.twin(ChartTable(header, rows, (False, False, False)), alt)


def _card(own: RouteAdvice, money: EuropeanMoney, t: Translator) -> None:
    route = own.route
    with st.container(border=True, gap="xsmall", key=f"route-{route.id}"):
        st.badge(t.gettext(words.FIT_NAMES[own.fit]), icon=":material/check_circle:", color="green")
        st.markdown(f"**{literal(words.route_title(route, t))}**")
        st.markdown(literal(" ".join(said.text(t) for said in own.reasons)))
        for said in own.checks:
            st.markdown(f":material/help_center: {literal(said.text(t))}")
        if own.deadline is not None:
            says = t.gettext("The coordinator applies: {day}") if route.same_country else t.gettext("Closes {day}")
            when = says.format(day=words.deadline_day(own.deadline, t))
            st.markdown(f":material/event: {literal(when)}")
        with st.expander(t.gettext("What it is, and how to begin")):
            st.markdown(literal(t.pgettext(route.id, route.what)))
            _list(t.gettext("Rules"), [t.pgettext(route.id, rule) for rule in route.rules])
            _list(t.gettext("To begin"), [t.pgettext(route.id, step) for step in route.first])
            who = t.gettext("Who decides: {who}").format(who=t.pgettext(route.id, route.decides))
            st.markdown(literal(who))
            st.markdown(literal(_origin(route.sources, words.mark(route, route.year, t), money)))


def _list(title: str, lines: list[str]) -> None:
    st.markdown("\n".join([f"**{literal(title)}**", "", *(f"- {literal(line)}" for line in lines)]))


def _origin(sources: tuple[str, ...], mark: str, money: EuropeanMoney) -> str:
    return f"{mark}: " + "; ".join(own.cite for own in money.programme.cited(sources))


def questions(money: EuropeanMoney, t: Translator) -> None:
    """Answers that sharpen the advice. They are kept for this visit only."""
    with st.expander(t.gettext("Five questions that make the advice fit better")):
        st.write(t.gettext("Your answers only change what this page advises. They are not stored."))
        with st.grid(2, min_column_width=280, gap="small"):
            st.number_input(
                t.gettext("How many people do you want to send in a year?"),
                min_value=0,
                max_value=10_000,
                value=None,
                step=1,
                placeholder=_planned(money, t),
                key="wanted-people",
                persist_state="session",
            )
            st.selectbox(
                t.gettext("Short-term grants (KA122) in the last five calls"),
                GRANTS,
                format_func=lambda count: _grants(count, t),
                key="wanted-grants",
                persist_state="session",
            )
            st.selectbox(
                t.gettext("Do you want stays every year?"),
                (None, True, False),
                format_func=lambda own: t.gettext("As planned") if own is None else _yes(own, t),
                key="wanted-yearly",
                persist_state="session",
            )
            with st.container(gap="xsmall"):
                st.checkbox(
                    t.gettext("We also want stays outside the programme’s countries"),
                    key="wanted-third",
                    persist_state="session",
                )
                st.checkbox(
                    t.gettext("We would coordinate other schools"), key="wanted-network", persist_state="session"
                )


def _planned(money: EuropeanMoney, t: Translator) -> str:
    if money.wanted.people is None:
        return t.gettext("not told")
    return t.gettext("as planned: {count}").format(count=t.number(money.wanted.people))


def _grants(count: int | None, t: Translator) -> str:
    if count is None:
        return t.gettext("We do not know")
    return t.gettext("3 or more") if count == GRANTS[-1] else t.number(count)


def _yes(own: bool, t: Translator) -> str:
    return t.gettext("Yes") if own else t.gettext("No")


def wanted() -> Wanted:
    """What was answered in this visit."""
    state = st.session_state
    return Wanted(
        people=state.get("wanted-people"),
        every_year=state.get("wanted-yearly"),
        ka122_grants=state.get("wanted-grants"),
        third_countries=bool(state.get("wanted-third")),
        network=bool(state.get("wanted-network")),
    )


def dates(money: EuropeanMoney, view: FundingView, t: Translator) -> None:
    """Deadlines ahead; those of the plan's time when there is a plan."""
    st.header(t.gettext("Next deadlines"))
    if money.dates.ahead:
        rows = tuple((words.call_title(own.call, t), words.deadline_day(own, t)) for own in money.dates.ahead)
        header = (t.gettext("Call"), t.gettext("It closes"))
        chart.twin(ChartTable(header, rows, (False, False)), t.gettext("Deadlines that lie ahead"))
        if view.planned:
            st.write(
                t.gettext(
                    "They are in the calendar file of the report, with a reminder four weeks and one week before."
                )
            )
    elif view.planned:
        st.write(t.gettext("No call is open or expected in the time of your plan."))
    else:
        st.write(t.gettext("No call is open or expected."))
    if money.dates.ahead:
        with st.expander(t.gettext("How we know")):
            for own in money.dates.ahead:
                why = _known(own.call.why, own.call.note, own.call.id, t)
                mark = words.mark(own.call, own.call.year, t)
                said = f"**{literal(words.call_title(own.call, t))}**  \n{literal(why)}  \n"
                st.markdown(said + literal(_origin(own.call.sources, mark, money)))
    if money.dates.beyond:
        years = money.programme.years
        st.info(literal(t.pgettext(years.id, years.after)), icon=":material/hourglass_bottom:")


def in_plan(ws: Workspace, centre_id: str, t: Translator) -> None:
    """On the roadmap: deadlines in the time of the plan, and the way to all about them."""
    money = funding(ws, centre_id).money
    if money is None:
        return
    st.header(t.gettext("European deadlines in this time"))
    lines = [
        t.gettext("{call}: {day}").format(call=words.call_title(own.call, t), day=words.deadline_day(own, t))
        for own in money.dates.ahead
    ] or [t.gettext("No call is open or expected in this time.")]
    st.markdown("\n".join(f"- {literal(line)}" for line in lines))
    if money.dates.beyond:
        years = money.programme.years
        st.write(literal(t.pgettext(years.id, years.after)))
    st.page_link(
        navigation.path("funding"), label=t.gettext("Ways, grants and sources"), icon=":material/arrow_forward:"
    )


def _known(why: str, note: str, call_id: str, t: Translator) -> str:
    return " ".join(t.pgettext(call_id, text) for text in (why, note) if text)


def sums(money: EuropeanMoney, t: Translator) -> None:
    """Grants and own money beside each other, never in one."""
    left, right = st.columns(2)
    with left.container(border=True, gap="xsmall", key="sum-grants"):
        st.markdown(f":material/redeem: {literal(t.gettext('Grants, estimated'))}")
        total = words.amount(money.total, t) if money.total is not None else t.gettext("No number yet")
        st.markdown(f"### {literal(total)}")
        if money.total is not None and not money.total.exact:
            middle = t.gettext("Middle: {amount}").format(amount=t.money(money.total.middle))
            st.markdown(literal(middle))
    with right.container(border=True, gap="xsmall", key="sum-own"):
        st.markdown(f":material/account_balance_wallet: {literal(t.gettext('Own money of these actions'))}")
        st.markdown(f"### {literal(t.money(money.own.eur))}")
        st.markdown(literal(t.gettext("Not counted with the grants, nor against them.")))
    if money.without_number:
        text = t.ngettext(
            "For {count} mobility something is missing; it is not in the sum.",
            "For {count} mobilities something is missing; they are not in the sum.",
            money.without_number,
        )
        st.write(literal(text.format(count=t.number(money.without_number))))
    if money.over_cap is not None:
        st.warning(literal(money.over_cap.text(t)), icon=":material/rule:")


def sources(money: EuropeanMoney, t: Translator) -> None:
    """Every source with its address, folded."""
    with st.expander(t.gettext("Where these facts are from")):
        checked = dt.date.fromisoformat(min(own.route.checked_on for own in money.advice))
        st.write(literal(t.gettext("Compared with these sources on {day}.").format(day=t.date(checked))))
        st.markdown("\n".join(f"- {literal(own.cite)}: {literal(own.address)}" for own in money.sources))
