"""Time and money: when the plan starts, how long it lasts, hours by role, own money; with sums in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

import streamlit as st

from prodige_core.frameworks import ROLES, Role
from prodige_core.i18n import Translator
from prodige_core.planning import terms_from
from prodige_core.responses import Means
from prodige_core.responses.values import MAX_BUDGET_EUR, MAX_HOURS_PER_TERM
from prodige_core.roadmap import role_name, term_label
from prodige_core.services import clash_words, means, means_parts, wish_words
from prodige_core.services.centres import get_centre
from prodige_core.services.planning import catalogue_of
from prodige_core.services.wishes import MeansChanged, get_means, set_means, suggested_means, undo_means
from prodige_core.services.workspace import Workspace
from prodige_ui import seen, session
from prodige_ui.components import clashes, keeping
from prodige_ui.components.text import label as escaped
from prodige_ui.components.text import literal

SECTION = "means"
BUDGET = "budget"
HOUR_STEP = 5
EURO_STEP = 500


def filled_in(adopted: tuple[str, ...], t: Translator) -> None:
    """Said once, when the starting point was made."""
    if adopted:
        text = t.ngettext(
            "We filled in hours and money to start from, and {count} action your answers say is in place. How we came to the numbers stands below them.",
            "We filled in hours and money to start from, and {count} actions your answers say are in place. How we came to the numbers stands below them.",
            len(adopted),
        ).format(count=t.number(len(adopted)))
    else:
        text = t.gettext("We filled in hours and money to start from. How we came to the numbers stands below them.")
    st.info(text)


def show(ws: Workspace, centre_id: str, t: Translator) -> None:
    """The third part."""
    st.header(t.gettext("3. What you have"))
    given = get_means(ws, centre_id)
    if given is None:
        return
    seen.show(f"{SECTION}:{centre_id}", given)
    view = means.view_of(given)
    _period(ws, centre_id, view, t)
    st.subheader(t.gettext("Staff hours for this work in one term"))
    st.write(
        t.gettext(
            "Hours on top of normal teaching that each group can give. Meetings and training count, travel does not."
        )
    )
    with st.grid(2, min_column_width=300, gap="small"):
        for row in view.roles:
            if not row.listed:
                _role(ws, centre_id, row, given, t)
    for row in view.roles:
        if row.listed:
            _role_by_term(ws, centre_id, row, view, t)
    st.subheader(t.gettext("Own money in one school year"))
    st.write(t.gettext("Only money of your own budget. Grants such as Erasmus+ are not counted here."))
    _budget(ws, centre_id, view, t)
    _lists(ws, centre_id, view, t)
    with st.container(key="sums"):
        st.markdown(f"**{literal(wish_words.sums_sentence(view, t))}**")
    _suggestion(ws, centre_id, given, t)
    keeping.line(SECTION, t)
    _clash(SECTION, given, t)


def _clash(place: str, given: Means, t: Translator) -> None:
    clashes.show(
        place,
        lambda field, value: clash_words.means_value(field, value, given, t),
        t,
        named=(lambda field: clash_words.means_field(field, given, t)) if place == SECTION else None,
    )


def _period(ws: Workspace, centre_id: str, view: means.MeansView, t: Translator) -> None:
    given = view.means
    left, right = st.columns(2)
    starts = means.start_choices(ws.today(), given)
    left.selectbox(
        t.gettext("The plan starts in the term"),
        list(starts),
        format_func=lambda start: term_label(terms_from(start, 1)[0], t),
        key=keeping.hold("means-start", given.start),
        on_change=_change,
        args=(ws, centre_id, lambda old, value: means_parts.with_period(old, value, old.terms), "means-start"),
    )
    right.selectbox(
        t.gettext("It lasts"),
        list(means.count_choices(given)),
        format_func=lambda count: wish_words.count_label(given.start, count, t),
        key=keeping.hold("means-terms", given.terms),
        on_change=_change,
        args=(ws, centre_id, lambda old, value: means_parts.with_period(old, old.start, value), "means-terms"),
    )
    for place in ("means-start", "means-terms"):
        _clash(place, given, t)


def _role(ws: Workspace, centre_id: str, row: means.RoleMeans, given: Means, t: Translator) -> None:
    label = t.gettext("{role}: {weekly}").format(role=role_name(row.role, t), weekly=wish_words.weekly(row.hours[0], t))
    change = partial(_hours, role=row.role, term=None)
    with st.container(gap="xsmall"):  # one place of the grid
        _number(ws, centre_id, f"hours-{row.role}", label, row.hours[0], change, given, t)


def _role_by_term(ws: Workspace, centre_id: str, row: means.RoleMeans, view: means.MeansView, t: Translator) -> None:
    with st.container(border=True, gap="xsmall", key=f"listed-{row.role}"):
        name = t.gettext("{role}, hours in each term").format(role=role_name(row.role, t))
        st.markdown(f"**{literal(name)}**")
        with st.grid("auto", min_column_width=150, gap="small"):
            for term, hours in zip(view.terms, row.hours, strict=True):
                change = partial(_hours, role=row.role, term=term.number)
                with st.container(gap="xsmall"):
                    own = f"hours-{row.role}-{term.number}"
                    _number(ws, centre_id, own, term_label(term, t), hours, change, view.means, t)


def _budget(ws: Workspace, centre_id: str, view: means.MeansView, t: Translator) -> None:
    if not isinstance(view.means.budget_per_year, tuple):
        label = t.gettext("Own money, EUR")
        _number(ws, centre_id, "budget", label, view.budgets[0], partial(_money, year=None), view.means, t, money=True)
        return
    with st.container(border=True, gap="xsmall", key="listed-budget"):
        st.markdown(f"**{t.gettext('Own money in each school year, EUR')}**")
        with st.grid("auto", min_column_width=150, gap="small"):
            for number, (year, amount) in enumerate(zip(view.years, view.budgets, strict=True), start=1):
                with st.container(gap="xsmall"):
                    change = partial(_money, year=number)
                    _number(ws, centre_id, f"budget-{number}", year, amount, change, view.means, t, money=True)


def _number(
    ws: Workspace,
    centre_id: str,
    key: str,
    label: str,
    stored: int,
    change: Callable[[Means, int], Means],
    given: Means,
    t: Translator,
    money: bool = False,
) -> None:
    st.number_input(
        escaped(label),
        min_value=0,
        max_value=MAX_BUDGET_EUR if money else MAX_HOURS_PER_TERM,
        step=EURO_STEP if money else HOUR_STEP,
        key=keeping.hold(key, stored),
        on_change=_change,
        args=(ws, centre_id, change, key),
    )
    _clash(key, given, t)


def _lists(ws: Workspace, centre_id: str, view: means.MeansView, t: Translator) -> None:
    """Which roles (and the money) have a number of their own for each term (school year)."""
    stored: list[str] = [row.role for row in view.roles if row.listed]
    if isinstance(view.means.budget_per_year, tuple):
        stored.append(BUDGET)
    with st.expander(t.gettext("Not the same in every term or year?")):
        st.pills(
            t.gettext("Own numbers for each term (money: for each school year)"),
            [*ROLES, BUDGET],
            selection_mode="multi",
            format_func=lambda own: t.gettext("Own money") if own == BUDGET else role_name(own, t),
            key=keeping.hold("means-lists", stored),
            on_change=_change,
            args=(ws, centre_id, _listed, "means-lists"),
        )
    _clash("means-lists", view.means, t)


def _suggestion(ws: Workspace, centre_id: str, given: Means, t: Translator) -> None:
    centre = get_centre(ws, centre_id).centre
    suggested = suggested_means(centre, ws.today())
    st.write(literal(wish_words.origin_sentence(centre, t)))
    if suggested != given:
        st.write(literal(wish_words.suggested_sentence(means.view_of(suggested), t)))
        st.button(
            t.gettext("Use the suggested numbers"),
            key="means-suggested",
            on_click=_change,
            args=(ws, centre_id, lambda _old, _value: suggested, None),
        )


def _hours(old: Means, value: int, role: Role, term: int | None) -> Means:
    return means.with_hours(old, role, value, term)


def _money(old: Means, value: int, year: int | None) -> Means:
    return means.with_budget(old, value, year)


def _listed(old: Means, value: list[str]) -> Means:
    return means.listed(old, tuple(role for role in ROLES if role in value), BUDGET in value)


def _change(ws: Workspace, centre_id: str, change: Callable[..., Means], key: str | None) -> None:
    """A widget's callback: the means as they were shown with one thing changed, stored at once."""
    value = st.session_state[key] if key else None
    place, what = key or SECTION, f"{SECTION}:{centre_id}"
    old = cast(Means | None, seen.of(what, place, None))
    if old is None or (key is not None and value is None):
        return
    t = session.reader()

    def kept(done: MeansChanged) -> MeansChanged:
        if done.means.meant is not None:
            seen.show(what, done.means.meant)
        return done

    keeping.save(
        SECTION,
        lambda: kept(set_means(ws, centre_id, change(old, value), seen=old)),
        lambda done: lambda: kept(undo_means(ws, centre_id, done)),
        lambda done: (
            literal(wish_words.released_sentence(tuple(done.released), catalogue_of(ws, centre_id), t))
            if done.released
            else ""
        ),
        place=place,
        write=lambda mine, theirs: kept(set_means(ws, centre_id, mine, seen=theirs)),
    )
