"""Problems of an input, each with what to do, under one plain headline."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from prodige_core.errors import InputError, Problem, ProdigeError, StatedError
from prodige_core.i18n import Translator
from prodige_ui.components.text import literal

SHOWN = 12


def show(error: ProdigeError, headline: str, t: Translator, names: Mapping[str, str] | None = None) -> None:
    """An error box: the headline, then every problem (the first dozen in full).

    names: what fields are called on the screen, by the name the problem gives them.
    """
    if not isinstance(error, InputError):
        said = error.text(t.gettext) if isinstance(error, StatedError) else str(error)
        st.error(f"{headline} {literal(said)}")
        return
    lines = [
        f"- {_place(problem, names or {})}{literal(problem.text(t.gettext))}" for problem in error.problems[:SHOWN]
    ]
    left = len(error.problems) - SHOWN
    if left > 0:
        lines.append("- " + t.ngettext("and {count} more", "and {count} more", left).format(count=left))
    st.error("\n".join([headline, "", *lines]))


def _place(problem: Problem, names: Mapping[str, str]) -> str:
    """Where it is; of a file as a whole its name, which is the subject of the sentence that follows."""
    if problem.where:
        return f"{literal(names.get(problem.where, problem.where))}: "
    return f"“{literal(problem.file)}” " if problem.file else ""
