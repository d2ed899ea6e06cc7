"""Two people with a window each at one centre: both texts are shown, readable on a phone, and nobody's typing is lost."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import expect

from tests.browser.settling import PATIENCE_MS

pytestmark = pytest.mark.slow

ITEM = "strategy-plan-q1"  # as Streamlit writes a key into a class
MINE = "We meet our partners twice a year. The minutes are kept by the coordinator, and teachers can read them."
THEIRS = "The plan was agreed by the board in May. It is *looked at* each spring, together with <b>learners</b>."


def shoot(someone, name: str) -> None:
    """For looking at: set PRODIGE_LOOK to a folder."""
    if folder := os.environ.get("PRODIGE_LOOK"):
        someone.page.locator("[class*='st-key-clash-']").first.scroll_into_view_if_needed()
        someone.page.screenshot(path=Path(folder) / f"{name}.png")


def answer(database: Path) -> tuple[int, str]:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute("select level, note from answers where item = 'strategy.plan.q1'").fetchone()
    finally:
        connection.close()


def note_of(someone):
    someone.page.get_by_text(re.compile("Add a note or evidence|Note and evidence")).first.click()
    note = someone.page.get_by_label("Note", exact=True).first
    note.wait_for()
    someone.settle()
    return note


def leave(someone):
    someone.page.keyboard.press("Tab")
    someone.settle()


def assert_accessible(someone):
    someone.page.evaluate(Path(AXE_FILE_PATH).read_text(encoding="utf-8"))
    found = someone.page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then(r => r.violations)"
    )
    assert [(one["id"], [node["html"][:150] for node in one["nodes"]]) for one in found] == [], json.dumps(found)[:500]


def test_two_windows_write_one_note_and_neither_is_lost(app, person):
    one, two = person(app), person(app, phone=True)
    one.go()
    one.page.get_by_label("Name of your centre").fill("Aurora School")
    one.press("Begin")
    one.turn_to("assess")
    one.page.locator("[class*='st-key-choice-'] [role=radiogroup] label").nth(1).click()
    one.page.get_by_text("Saved", exact=True).first.wait_for(timeout=120_000)
    one.settle()
    two.go("assess")

    mine, theirs = note_of(two), note_of(one)
    mine.fill(MINE)  # still being typed when the other saves
    theirs.fill(THEIRS)
    leave(one)
    assert answer(app.database) == (1, THEIRS)
    leave(two)

    box = two.page.locator("[class*='st-key-clash-']")
    box.wait_for(timeout=120_000)
    assert MINE in box.inner_text()
    assert THEIRS in box.inner_text(), "as it was typed, stars and brackets too"
    assert mine.input_value() == MINE
    assert answer(app.database) == (1, THEIRS)
    assert two.page.evaluate("document.documentElement.scrollWidth") <= 360
    heights = two.page.locator("[class*='st-key-keep-mine'] button, [class*='st-key-take-theirs'] button").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
    assert_accessible(two)
    shoot(two, "clash-phone")

    two.press("Keep mine")
    box.wait_for(state="detached", timeout=120_000)
    assert answer(app.database) == (1, MINE)
    one.go("assess")
    assert note_of(one).input_value() == MINE, "the other sees it"

    note_of(two) if not mine.is_visible() else None
    mine.fill("Short.")
    leave(two)
    one.page.get_by_label("Note", exact=True).first.fill(THEIRS)
    leave(one)
    one.page.locator("[class*='st-key-clash-']").wait_for(timeout=120_000)
    assert_accessible(one)
    shoot(one, "clash-light")
    one.press("Take theirs")
    assert one.page.get_by_label("Note", exact=True).first.input_value() == "Short."
    assert answer(app.database) == (1, "Short.")


def test_quick_clicks_of_one_person_are_no_conflict_with_oneself(app, person):
    one = person(app)
    one.go()
    one.page.get_by_role("button", name=re.compile("demo", re.I)).first.click()
    one.settle()
    one.turn_to("wishes")
    box = one.page.locator(".st-key-hours-teacher")
    field = box.locator("input")
    expect(field).not_to_have_value("", timeout=PATIENCE_MS)  # the field is drawn before its number is
    before = int(field.input_value())
    for _ in range(8):
        box.get_by_role("button", name=re.compile("ncrement|ncrease|Add|\\+")).click()
        one.page.wait_for_timeout(60)
    expect(field).to_have_value(str(before + 40), timeout=PATIENCE_MS)
    one.settle()
    assert one.page.locator("[class*='st-key-clash-']").count() == 0
    assert int(field.input_value()) == before + 40
    one.go("wishes")
    expect(field).not_to_have_value("", timeout=PATIENCE_MS)
    assert int(field.input_value()) == before + 40


def test_a_centre_deleted_in_one_window_is_said_in_the_other_with_what_was_typed(app, person):
    one, two = person(app), person(app, phone=True)
    one.go()
    one.page.get_by_label("Name of your centre").fill("Aurora School")
    one.press("Begin")
    two.go("profile")
    one.turn_to("data")
    one.page.get_by_label("Type the name of the centre to confirm").fill("Aurora School")
    one.press("Delete this centre")
    two.page.get_by_label("Name of the centre").fill("Aurora School of the North")
    leave(two)
    assert "This centre is no longer here" in two.page.locator("h1").inner_text()
    assert "Aurora School of the North" in two.page.locator("[data-testid=stMain]").inner_text()
    assert_accessible(two)
    if folder := os.environ.get("PRODIGE_LOOK"):
        two.page.screenshot(path=Path(folder) / "gone-phone.png")
