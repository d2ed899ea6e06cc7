"""Somebody with two centres has each open in a tab: what a tab does, it does to the centre that it shows."""

from __future__ import annotations

import re

import pytest

from prodige_core.config import ROOT
from prodige_core.responses import Centre
from prodige_core.services import centres, demo, workshops
from prodige_core.services.workspace import Workspace
from tests.pages.conftest import turn
from tests.pages.test_survey import words

NAMES = ("Hill School", "Lake School")


@pytest.fixture
def both(ws: Workspace):
    """Ids by name, of two centres; the second is the one changed last."""
    return {name: centres.create_centre(ws, Centre(name=name)) for name in NAMES}


def switched(at, own):
    """A window that works on this centre from now on."""
    [choice] = [one for one in at.selectbox if one.key.startswith("switch-")]
    return at if choice.value == own else choice.set_value(own).run()


def stored(ws, both):
    """All that the acts below can change, by name."""
    return {
        name: (
            centres.get_centre(ws, own).model_dump(),
            len(workshops.list_workshops(ws, own)),
        )
        for name, own in both.items()
    }


def press(start):
    return lambda at: next(one for one in at.button if (one.key or "").startswith(start)).click()


ACTS = {
    "assess": lambda at: at.radio[0].set_value(next(one for one in at.radio[0].options if one != at.radio[0].value)),
    "wishes": lambda at: at.number_input(key="hours-coordinator").increment(),
    "board": press("move-accepted-"),
    "workshop": press("prepare"),
}


def test_every_act_reaches_the_centre_that_the_tab_shows(visit, ws):
    both = {}
    for name in NAMES:  # the same in both, so that no widget tells them apart
        both[name] = centres.import_bytes(ws, demo.demo_bytes(), "demo.prodige.json", "copy").centre_id
        centres.change_profile(ws, both[name], {"name": name})
    tabs = {name: switched(visit(), own) for name, own in both.items()}
    for page, act in ACTS.items():
        for at in tabs.values():
            turn(at, page)
        for name, at in tabs.items():  # the first tab acts although the second was looked at last
            before = stored(ws, both)
            assert name in words(at)
            act(at).run()
            assert not at.exception
            after = stored(ws, both)
            assert [one for one in NAMES if after[one] != before[one]] == [name], page


def test_a_tab_goes_on_with_its_own_centre_from_screen_to_screen(visit, both):
    first, second = (switched(visit(), own) for own in both.values())
    for page in ("profile", "assess", "home"):
        for at, own in ((first, both["Hill School"]), (second, both["Lake School"])):
            turn(at, page)
            assert at.session_state["centre_id"] == own


@pytest.mark.parametrize("page", ["profile", "assess"])
def test_a_tab_that_is_loaded_anew_says_in_which_centre_it_is(visit, both, page):
    switched(visit(), both["Hill School"])
    assert "Hill School" in words(turn(visit(), page))  # the one looked at last, by whatever tab


def test_only_guards_and_the_start_choose_what_a_tab_works_on():
    """All else is given the centre that was drawn, so that a callback cannot reach another."""
    may = {"prodige_ui/guards.py", "prodige_ui/identity.py", "prodige_ui/components/bin.py", "pages/home.py"}
    asking = re.compile(r"session\.centre_id\(\)|runtime\.looked_at\(")
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in ("pages", "prodige_ui")
        for path in (ROOT / folder).rglob("*.py")
        if asking.search(path.read_text("utf-8"))
    }
    assert found == may
