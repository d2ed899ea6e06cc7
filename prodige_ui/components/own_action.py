"""The form for an action of the centre's own, to add one and to change one. Stored when it is sent, and undoable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import Any, cast

import streamlit as st

from prodige_core.frameworks import ROLES
from prodige_core.frameworks.model import MAX_COST_EUR, MAX_HOURS
from prodige_core.i18n import Translator
from prodige_core.responses import OwnAction
from prodige_core.responses.values import MAX_TERMS
from prodige_core.roadmap import level_mark, role_name
from prodige_core.roadmap.sentences import action_title
from prodige_core.services import own_actions
from prodige_core.services.board import BoardView
from prodige_core.services.own_actions import OwnChanged
from prodige_core.services.workspace import Workspace
from prodige_ui.components import keeping
from prodige_ui.components.text import listed

SECTION = "board"
_FORM = ("title", "why", "indicator", "lead", "terms", "cost", "raises", "requires", "months")


def field_names(t: Translator) -> dict[str, str]:
    """What the fields that can be wrong are called, by the names problems give them."""
    return {
        "title": t.gettext("Title"),
        "why": t.gettext("Why"),
        "hours": t.gettext("Hours for the whole action"),
        "raises": t.gettext("What it raises"),
        "requires": t.gettext("What has to be finished before"),
    }


def add(ws: Workspace, centre_id: str, view: BoardView, t: Translator) -> None:
    """A folded, empty form."""
    more = st.expander(t.gettext("Add an action of your own"), key="own-add", on_change="rerun")
    with more:
        if more.open:
            st.write(
                t.gettext(
                    "For what your school does and the catalogue does not know. Prodige plans it like any other action, with its hours and money: where it raises a practice towards your target."
                )
            )
            _form(ws, centre_id, None, view, t)


def change(ws: Workspace, centre_id: str, action_id: str, view: BoardView, t: Translator) -> None:
    """In the card of an own action: the same form with what it says, and the way to remove it."""
    own = next((one for one in view.own_actions if one.id == action_id), None)
    if own is None:
        return
    st.divider()
    _form(ws, centre_id, own, view, t)
    st.button(
        t.gettext("Remove this action"),
        key=f"own-remove-{_key(own)}",
        icon=":material/delete:",
        on_click=_save,
        args=(ws, centre_id, partial(own_actions.remove_action, ws, centre_id, own.id, seen=own), own.title),
    )


def _form(ws: Workspace, centre_id: str, own: OwnAction | None, view: BoardView, t: Translator) -> None:
    key = _key(own)
    steps = _steps(view, t)
    others = [one for one in view.catalogue.actions if own is None or one != own.id]
    with st.form(f"own-form-{key}", border=False):
        st.text_input(t.gettext("Title"), value=own.title if own else "", key=f"own-title-{key}", max_chars=200)
        st.text_area(t.gettext("Why (may stay empty)"), own.why if own else "", key=f"own-why-{key}", height=80)
        st.text_area(
            t.gettext("Steps, one on each line (may stay empty)"),
            "\n".join(own.steps) if own else "",
            key=f"own-steps-{key}",
            height=100,
            max_chars=4000,
        )
        st.text_input(
            t.gettext("What you will measure (may stay empty)"),
            value=own.indicator if own else "",
            key=f"own-indicator-{key}",
            max_chars=500,
        )
        st.selectbox(
            t.gettext("Lead"),
            ROLES,
            index=ROLES.index(own.lead) if own else 0,
            format_func=lambda role: role_name(role, t),
            key=f"own-lead-{key}",
        )
        st.markdown(t.gettext("Hours for the whole action"))
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            for role in ROLES:
                given = own.hours.get(role, 0) if own else 0
                st.number_input(role_name(role, t), 0, MAX_HOURS, given, key=f"own-hours-{role}-{key}", width=150)
        with st.container(horizontal=True, gap="small"):
            st.number_input(
                t.gettext("Terms it takes"), 1, MAX_TERMS, own.terms if own else 1, key=f"own-terms-{key}", width=150
            )
            st.number_input(
                t.gettext("Own money in euros"),
                0,
                MAX_COST_EUR,
                own.cost if own else 0,
                key=f"own-cost-{key}",
                width=200,
            )
        st.multiselect(
            t.gettext("What it raises (may stay empty)"),
            list(steps),
            default=[(one.practice, one.to) for one in own.raises if (one.practice, one.to) in steps] if own else [],
            format_func=lambda step: listed(steps[step]),
            key=f"own-raises-{key}",
        )
        st.multiselect(
            t.gettext("What has to be finished before (may stay empty)"),
            others,
            default=[one for one in own.requires if one in others] if own else [],
            format_func=lambda one: listed(action_title(view.catalogue, one, t)),
            key=f"own-requires-{key}",
        )
        st.multiselect(
            t.gettext("Months in which it can start (empty: any)"),
            range(1, 13),
            default=list(own.months) if own else [],
            format_func=lambda month: t.date(dt.date(2000, month, 1), "LLLL"),
            key=f"own-months-{key}",
        )
        st.form_submit_button(
            t.gettext("Save the changes") if own else t.gettext("Add this action"),
            type="primary",
            on_click=_send,
            args=(ws, centre_id, own, key),
        )


def _send(ws: Workspace, centre_id: str, own: OwnAction | None, key: str) -> None:
    values = _values(key, own)
    title = str(values["title"])
    if own is None:

        def add_it() -> OwnChanged:
            done = own_actions.add_action(ws, centre_id, values)
            for name in [
                name for name in st.session_state if str(name).startswith("own-") and str(name).endswith(f"-{key}")
            ]:
                del st.session_state[name]  # the form is empty again
            return done

        _save(ws, centre_id, add_it, title)
    else:
        _save(ws, centre_id, partial(own_actions.change_action, ws, centre_id, own.id, values, seen=own), title)


def _values(key: str, own: OwnAction | None) -> dict[str, object]:
    state: Mapping[str, Any] = cast(Mapping[str, Any], st.session_state)
    found = {name: state[f"own-{name}-{key}"] for name in _FORM}
    shares = {(one.practice, one.to): one.share for one in own.raises} if own else {}
    return {
        **found,
        "raises": tuple(
            {"practice": practice, "to": to, "share": shares.get((practice, to), 100)}
            for practice, to in found["raises"]
        ),
        "requires": tuple(found["requires"]),
        "months": tuple(sorted(found["months"])),
        "steps": tuple(line.strip() for line in state[f"own-steps-{key}"].splitlines() if line.strip()),
        "hours": {role: hours for role in ROLES if (hours := state[f"own-hours-{role}-{key}"])},
    }


def _save(ws: Workspace, centre_id: str, act: Any, said: str) -> None:
    def write(mine: object, theirs: object) -> object:
        """After a clash: what this person wrote, over what the other did."""
        if isinstance(mine, OwnAction) and isinstance(theirs, OwnAction):
            fields = {name: getattr(mine, name) for name in OwnAction.model_fields if name != "id"}
            return own_actions.change_action(ws, centre_id, mine.id, fields, seen=theirs)
        if isinstance(theirs, OwnAction):
            return own_actions.remove_action(ws, centre_id, theirs.id, seen=theirs)
        return None

    keeping.save(
        SECTION, act, lambda done: partial(own_actions.undo_action, ws, centre_id, done), lambda _: said, write=write
    )


def _steps(view: BoardView, t: Translator) -> dict[tuple[str, int], str]:
    """Every step of every practice: from which level to which."""
    found = {}
    for framework in view.catalogue.frameworks.values():
        for practice in framework.practices.values():
            for to in range(1, framework.top + 1):
                found[practice.id, to] = t.gettext("{practice}: to {level}").format(
                    practice=t.pgettext(practice.id, practice.title), level=level_mark(framework, to, t).label
                )
    return found


def _key(own: OwnAction | None) -> str:
    return own.id.replace(".", "-") if own else "new"


__all__ = ["add", "change"]
