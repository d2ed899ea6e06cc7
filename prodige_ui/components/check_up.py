"""The findings of the check-up: grouped by grade in words and shape, each with the way to mend it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prodige_core.frameworks import Catalogue
from prodige_core.health import GRADES, Detail, Finding, Grade, Place
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
FEW = 3
"""Up to so many single things are named at once; more are folded (editorial)."""


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


def findings(found: CheckUp, catalogue: Catalogue, t: Translator) -> None:
    """One section a grade, one box a finding."""
    for grade in GRADES:
        if own := found.of(grade):
            st.header(f"{SHAPES[grade]} {health_words.grade_name(grade, t)}")
            for finding in own:
                _finding(finding, catalogue, t)


def _finding(finding: Finding, catalogue: Catalogue, t: Translator) -> None:
    with st.container(border=True, gap="xsmall", key=f"finding-{finding.id.replace(':', '-').replace('.', '-')}"):
        st.markdown(f"**{literal(finding.what)}**")
        st.write(literal(finding.why))
        if finding.details and len(finding.details) <= FEW:
            _list(finding.details)
        elif finding.details:
            with st.expander(health_words.more(finding, t)):
                _by_place(finding.details, catalogue, t)
        _link(finding.place, finding.mend)


def _by_place(details: Sequence[Detail], catalogue: Catalogue, t: Translator) -> None:
    """With a link for each place when they lead to different ones. A link keeps to one line, so the words stand before it."""
    places = tuple(dict.fromkeys(detail.place for detail in details))
    for place in places:
        if len(places) > 1:
            st.markdown(f"**{literal(_area_title(place, catalogue, t))}**")
        _list([detail for detail in details if detail.place == place])
        if len(places) > 1:
            _link(place, t.gettext("Go to these questions"))


def _area_title(place: Place, catalogue: Catalogue, t: Translator) -> str:
    framework = catalogue.frameworks.get(place.framework)
    areas = framework.areas if framework else ()
    return next((t.pgettext(area.id, area.title) for area in areas if area.id == place.area), "")


def _list(details: Sequence[Detail]) -> None:
    st.markdown("\n".join(f"- {literal(detail.text)}" for detail in details))


def _link(place: Place, words: str) -> None:
    asked = {"questions": place.framework, "area": place.area} if place.framework else None
    shown = f"**{label(words)}**"
    st.page_link(navigation.path(place.screen), label=shown, icon=":material/arrow_forward:", query_params=asked)
