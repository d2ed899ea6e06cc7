"""The report before it is downloaded: what is missing, and what it holds."""

from __future__ import annotations

import streamlit as st

from prodige_core.frameworks import ROLES
from prodige_core.i18n import Translator
from prodige_core.responses import CentreFile
from prodige_core.services.report_preview import ReportPreview
from prodige_ui import navigation
from prodige_ui.components.text import literal


def gaps(preview: ReportPreview, t: Translator) -> None:
    """What the report will lack, and where to add it."""
    if not preview.answered:
        st.info(t.gettext("Too few questions are answered for a level, so the report cannot say where you stand."))
        _link("assess", t.gettext("Go to the self-assessment"))
    elif preview.plan == "nothing":
        st.info(
            t.gettext(
                "No target lies above the level of today, so nothing is left to plan. The report holds your profile."
            )
        )
    elif preview.plan == "none":
        st.info(
            t.gettext("There is no roadmap yet. The report will hold your profile only: no time plan and no actions.")
        )
        _link("roadmap", t.gettext("Go to the roadmap"))
    elif preview.plan == "infeasible":
        st.warning(t.gettext("The actions you fixed do not fit, so the report says that there is no plan."))
        _link("roadmap", t.gettext("Go to the roadmap"))


def names_people(file: CentreFile) -> bool:
    """Whether the board names somebody, as the full roadmap then does, too."""
    return any(entry.owner.strip() and entry.owner not in ROLES for entry in file.board.values())


def contents(preview: ReportPreview) -> None:
    """The chapters, with what each holds."""
    cover = preview.cover
    facts = [f"- {literal(fact.label)}: {literal(fact.value)}" for fact in cover.facts]
    st.markdown("\n".join([f"**{literal(cover.title)}** – {literal(cover.subtitle)}", "", *facts]))
    lines = [
        f"{place}. {literal(chapter.title)}{f' – {literal(chapter.holds)}' if chapter.holds else ''}"
        for place, chapter in enumerate(preview.chapters, 1)
    ]
    st.markdown("\n".join(lines))


def _link(name: str, label: str) -> None:
    st.page_link(navigation.path(name), label=label, icon=":material/arrow_forward:")
