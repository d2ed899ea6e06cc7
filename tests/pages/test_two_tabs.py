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


def reloaded(at, visit_again, page):
    """The same address in a new session, as after a reload or when the server has forgotten the window."""
    fresh = visit_again()
    del fresh.session_state["centre_id"]
    for name, value in at.query_params.items():
        fresh.query_params[name] = value
    return turn(fresh, page)


@pytest.mark.parametrize("page", ["home", "profile"])
def test_a_tab_that_is_loaded_anew_keeps_its_centre(visit, ws, both, page):
    first = turn(switched(visit(), both["Hill School"]), page)
    second = turn(switched(visit(), both["Lake School"]), page)
    for at, name in ((first, "Hill School"), (second, "Lake School"), (first, "Hill School")):
        again = reloaded(at, visit, page)
        assert name in f"{again.title[0].value} {words(again)}"
        assert again.session_state["centre_id"] == both[name]


def test_a_tab_goes_on_with_its_own_centre_from_screen_to_screen(visit, both):
    first, second = (switched(visit(), own) for own in both.values())
    for page in ("profile", "assess", "home"):
        for at, own in ((first, both["Hill School"]), (second, both["Lake School"])):
            turn(at, page)
            assert at.session_state["centre_id"] == own
            assert at.query_params["centre"] == own


def test_whoever_has_one_centre_has_a_plain_address(visit, ws, both):
    centres.delete_centre(ws, both["Lake School"])
    at = turn(visit(), "profile")
    assert "centre" not in at.query_params


def test_a_centre_in_the_address_that_is_gone_is_told_and_no_other_takes_its_place(visit, ws, both):
    at = turn(switched(visit(), both["Hill School"]), "profile")
    centres.delete_centre(ws, both["Hill School"])
    again = reloaded(at, visit, "profile")
    assert "no longer here" in again.title[0].value
    assert not again.text_input


def test_nonsense_in_the_address_is_not_looked_for(visit, both):
    for asked in ("", "x", "\x00", "A" * 36):
        at = visit()
        del at.session_state["centre_id"]
        at.query_params["centre"] = asked
        turn(at, "profile")
        assert at.session_state["centre_id"] in both.values()


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
