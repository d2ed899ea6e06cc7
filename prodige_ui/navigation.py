"""The screens as data: the order of the menu, and of the way from answers to roadmap."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from prodige_core.config import ROOT
from prodige_core.i18n import N_, Translator


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: its file in ``pages/``, its fixed address, its menu group and title (both translated when shown)."""

    name: str
    title: str
    group: str
    icon: str
    step: bool = False


YOUR_CENTRE = N_("Your centre")
TOGETHER = N_("Together")
SETTINGS = N_("Settings")

SCREENS = (
    Screen("home", N_("Start"), "", ":material/home:"),
    Screen("profile", N_("Centre profile"), YOUR_CENTRE, ":material/apartment:", step=True),
    Screen("assess", N_("Self-assessment"), YOUR_CENTRE, ":material/checklist:", step=True),
    Screen("results", N_("Results"), YOUR_CENTRE, ":material/bar_chart:", step=True),
    Screen("wishes", N_("Targets and means"), YOUR_CENTRE, ":material/flag:", step=True),
    Screen("roadmap", N_("Roadmap"), YOUR_CENTRE, ":material/timeline:", step=True),
    Screen("report", N_("Report"), YOUR_CENTRE, ":material/description:", step=True),
    Screen("survey", N_("Staff survey"), TOGETHER, ":material/groups:"),
    Screen("workshop", N_("Workshop"), TOGETHER, ":material/co_present:"),
    Screen("data", N_("Your data"), SETTINGS, ":material/database:"),
    Screen("about", N_("About Prodige"), SETTINGS, ":material/info:"),
)


def pages(t: Translator, *, grouped: bool = True) -> dict[str, list[StreamlitPage]]:
    """The menu for `st.navigation`, in the reader's language; addresses stay the same in every language.

    grouped: in named groups, which become menus at the top. On phones the menu is a drawer, where Streamlit marks up
    named groups wrongly (axe: list, listitem), so that one plain list is used there.
    """
    menu: dict[str, list[StreamlitPage]] = {}
    for screen in SCREENS:
        page = st.Page(
            ROOT / "pages" / f"{screen.name}.py",
            title=t.gettext(screen.title),
            icon=screen.icon,
            url_path=screen.name,
            default=screen.name == "home",
        )
        group = t.gettext(screen.group) if screen.group and grouped else ""
        menu.setdefault(group, []).append(page)
    return menu


def path(name: str) -> str:
    """The file of a screen, for `st.switch_page` and `st.page_link`."""
    return str(ROOT / "pages" / f"{name}.py")
