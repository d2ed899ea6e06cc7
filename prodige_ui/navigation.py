"""The screens as data: the order of the menu, and of the way from answers to roadmap."""

from __future__ import annotations

from collections.abc import Callable
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
THROUGH_THE_YEAR = N_("Through the year")
TOGETHER = N_("Together")
NETWORK = N_("Network")
SETTINGS = N_("Settings")
_GROUPS = ("", YOUR_CENTRE, THROUGH_THE_YEAR, TOGETHER, NETWORK, SETTINGS)
"""In the order of the menu."""

SCREENS = (
    Screen("home", N_("Start"), "", ":material/home:"),
    Screen("profile", N_("Centre profile"), YOUR_CENTRE, ":material/apartment:", step=True),
    Screen("assess", N_("Self-assessment"), YOUR_CENTRE, ":material/checklist:", step=True),
    Screen("results", N_("Results"), YOUR_CENTRE, ":material/bar_chart:", step=True),
    Screen("wishes", N_("Targets and means"), YOUR_CENTRE, ":material/flag:", step=True),
    Screen("roadmap", N_("Roadmap"), YOUR_CENTRE, ":material/timeline:", step=True),
    Screen("report", N_("Report"), YOUR_CENTRE, ":material/description:", step=True),
    Screen("board", N_("Board"), THROUGH_THE_YEAR, ":material/view_kanban:"),
    Screen("funding", N_("European money"), THROUGH_THE_YEAR, ":material/euro:"),
    Screen("indicators", N_("Indicators"), THROUGH_THE_YEAR, ":material/monitoring:"),
    Screen("what_if", N_("What if"), THROUGH_THE_YEAR, ":material/show_chart:"),
    Screen("progress", N_("Progress"), THROUGH_THE_YEAR, ":material/trending_up:"),
    Screen("health", N_("Check-up"), THROUGH_THE_YEAR, ":material/health_and_safety:"),
    Screen("survey", N_("Staff survey"), TOGETHER, ":material/groups:"),
    Screen("workshop", N_("Workshop"), TOGETHER, ":material/co_present:"),
    Screen("data", N_("Your data"), SETTINGS, ":material/database:"),
    Screen("privacy_notice", N_("Privacy"), SETTINGS, ":material/shield_person:"),
    Screen("about", N_("About Prodige"), SETTINGS, ":material/info:"),
)

WITH_SIGN_IN = (
    Screen("people", N_("People and access"), SETTINGS, ":material/group:"),
    Screen("access", N_("Your access"), SETTINGS, ":material/account_circle:"),
)
"""Screens there are in server mode only, where people sign in."""

OF_NETWORKS = (Screen("network", N_("Your network"), NETWORK, ":material/hub:"),)
"""Screens of people who coordinate a network."""


def pages(
    t: Translator, *, grouped: bool = True, sign_in: bool = False, network: bool = False
) -> dict[str, list[StreamlitPage]]:
    """The menu for `st.navigation`, in the reader's language; addresses stay the same in every language.

    sign_in: with the screens of server mode. network: with those of people who coordinate one.

    grouped: in named groups, which become menus at the top. On phones the menu is a drawer, where Streamlit marks up
    named groups wrongly (axe: list, listitem), so that one plain list is used there.
    """
    menu: dict[str, list[StreamlitPage]] = {}
    shown = (*SCREENS, *(OF_NETWORKS if network else ()), *(WITH_SIGN_IN if sign_in else ()))
    for screen in sorted(shown, key=lambda one: _GROUPS.index(one.group)):
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


def door(screen: Callable[[], None], t: Translator) -> StreamlitPage:
    """For whoever is not signed in: one screen at the address of every other, and no menu. Runs nothing yet."""
    title = t.gettext("Sign in")
    all_there_are = (*SCREENS, *WITH_SIGN_IN, *OF_NETWORKS)
    found = [st.Page(screen, title=title, url_path=one.name, default=one.name == "home") for one in all_there_are]
    return st.navigation(found, position="hidden")


def path(name: str) -> str:
    """The file of a screen, for `st.switch_page` and `st.page_link`."""
    return str(ROOT / "pages" / f"{name}.py")
