"""The findings of the check-up: grouped by grade in words and shape, each with the way to mend it."""

from __future__ import annotations

import streamlit as st

from prodige_core.health import GRADES, Finding, Grade, Place
from prodige_core.i18n import Translator
from prodige_core.services import health_words
from prodige_core.services.health import CheckUp
from prodige_ui import navigation
from prodige_ui.components.text import label, literal

SHAPES: dict[Grade, str] = {
    "urgent": ":material/report:",
    "mend": ":material/warning:",
    "look": ":material/visibility:",
}
"""An octagon, a triangle, an eye: told apart without colour."""
FEW = 1
"""A finding about one thing names it at once; more are folded."""


def nothing_yet(t: Translator) -> None:
    """Before the first answer."""
    st.write(t.gettext("Nothing is answered yet, so there is nothing to check."))
    st.page_link(navigation.path("assess"), label=t.gettext("Go to the questions"), icon=":material/checklist:")


def all_well(found: CheckUp, t: Translator) -> None:
    """Nothing was found; without a plan, the way to one."""
    if found.planned:
        said = t.gettext("Answers, targets, plan and board fit together. Look in again each term.")
        st.success(said, icon=":material/check_circle:")
    else:
        st.page_link(navigation.path("roadmap"), label=t.gettext("Go to the roadmap"), icon=":material/timeline:")


def findings(found: CheckUp, t: Translator) -> None:
    """One section a grade, one box a finding."""
    for grade in GRADES:
        if own := found.of(grade):
            st.header(f"{SHAPES[grade]} {health_words.grade_name(grade, t)}")
            for finding in own:
                _finding(finding, t)


def _finding(finding: Finding, t: Translator) -> None:
    with st.container(border=True, gap="xsmall", key=f"finding-{finding.id.replace(':', '-').replace('.', '-')}"):
        st.markdown(f"**{literal(finding.what)}**")
        st.write(literal(finding.why))
        if len(finding.details) == FEW:
            st.write(literal(finding.details[0].text))
        elif finding.details:
            with st.expander(health_words.more(finding, t)):
                _details(finding)
        _link(finding.place, finding.mend)


def _details(finding: Finding) -> None:
    """With a link each when they lead to different places, else as a list."""
    places = {detail.place for detail in finding.details}
    if len(places) == 1:
        st.markdown("\n".join(f"- {literal(detail.text)}" for detail in finding.details))
        return
    for detail in finding.details:
        _link(detail.place, detail.text, icon="")


def _link(place: Place, words: str, icon: str = ":material/arrow_forward:") -> None:
    asked = {"questions": place.framework, "area": place.area} if place.framework else None
    st.page_link(navigation.path(place.screen), label=label(words), icon=icon or None, query_params=asked)
