"""The whole way as a new user goes it: from a name to a PDF, away and back again, and the PDF opened elsewhere."""

import json
import re
import sqlite3
from pathlib import Path

import pytest

from prodige_core.config import ROOT
from prodige_core.exports.pdf import centre_file_from_pdf
from prodige_core.frameworks import load_catalogue

pytestmark = pytest.mark.slow

QUICK_LEVELS = [1, 2, 1, 1, 0, 2, 0, 1, 1, 1]
HIGH_LEVELS = [3, 4, 4]  # a plan for a school that has so much is found in a third of the time
NAME = "Ινστιτούτο Αιγαίου – Škola Žďár"


def choose(someone, group, position):
    """Click an option of a question and wait until this very question is called saved."""
    item = click(someone, group, position)
    someone.page.locator(f".st-key-undo-{item}").wait_for(timeout=120_000)
    someone.settle()


def click(someone, group, position):
    """Click an option of a question; the question."""
    block = someone.page.locator("[class*='st-key-choice-']:has([role=radiogroup])").nth(group)
    item = re.search(r"st-key-choice-([\w-]+)", block.get_attribute("class")).group(1)
    someone.page.locator(f".st-key-choice-{item} [role=radiogroup] label").nth(position).click()
    return item


def chosen(someone):
    """The position of the chosen option of every question on the screen."""
    someone.settle()
    script = "groups => groups.map(g => [...g.querySelectorAll('input')].findIndex(i => i.checked))"
    return someone.page.locator("[class*='st-key-choice-'] [role=radiogroup]").evaluate_all(script)


def stored_answers(database: Path) -> int:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute("select count(*) from answers").fetchone()[0]
    finally:
        connection.close()


def until_stored(someone, database: Path, count: int) -> None:
    for _ in range(1200):
        if stored_answers(database) >= count:
            break
        someone.page.wait_for_timeout(100)
    assert stored_answers(database) == count


def test_a_new_user_goes_the_whole_way_and_nothing_is_lost(app, start_app, person, tmp_path):
    # a name, a few facts
    someone = person(app)
    someone.go()
    someone.page.get_by_label("Name of your centre").fill(NAME)
    someone.press("Begin")
    someone.page.get_by_label("Learners").fill("640")
    someone.page.keyboard.press("Tab")
    someone.settle()
    someone.page.get_by_label("Staff (teachers, trainers and others)").fill("62")
    someone.page.keyboard.press("Tab")
    someone.settle()

    # the quick check, half of it; then the browser is closed
    someone.go("assess")
    for group, level in enumerate(QUICK_LEVELS[:5]):
        choose(someone, group, level)
    someone.leave()

    # another browser, later: everything is there, go on
    someone = person(app)
    someone.go()
    assert someone.page.locator("h1").inner_text() == NAME
    someone.go("assess")
    someone.press("Back") if someone.page.get_by_role("button", name="Back").is_visible() else None
    assert chosen(someone) == QUICK_LEVELS[:5]
    someone.press("Next: Questions 6 to 10")
    for group, level in enumerate(QUICK_LEVELS[5:]):
        choose(someone, group, level)

    # a first picture after ten answers
    someone.turn_to("results")
    assert someone.page.get_by_text("first impression", exact=False).first.is_visible()

    # both questionnaires in full: a level for most, once "does not apply", once "we don't know"
    answered = 10
    for questions, levels in (("Digital teaching check", 6), ("Internationalisation maturity check", 5)):
        someone.turn_to("assess")
        someone.page.get_by_role("radio", name=re.compile(questions)).or_(
            someone.page.get_by_role("button", name=re.compile(questions))
        ).first.click()
        someone.settle()
        while True:
            # a page as quickly as that goes; from its foot, so that what appears where one is saved moves none to be clicked
            for group, position in reversed(list(enumerate(chosen(someone)))):
                if position < 0:
                    level = HIGH_LEVELS[(answered + group) % 3]
                    click(someone, group, level if answered not in {20, 40} else levels + (answered == 40))
                    answered += 1
            until_stored(someone, app.database, answered)
            assert -1 not in chosen(someone)
            onward = someone.page.get_by_role("button", name=re.compile("^(arrow_forward )?Next: "))
            if not onward.count():
                break
            onward.first.click()
            someone.settle()
    assert answered == 62
    assert stored_answers(app.database) == 62

    # results, targets and means: what is suggested is taken
    someone.turn_to("results")
    assert "level" in someone.page.locator("[data-testid=stMain]").inner_text()
    someone.turn_to("wishes")
    suggestion = someone.page.get_by_role("button", name="Put this first")
    if suggestion.count():
        suggestion.first.click()
        someone.settle()

    # the roadmap; one action pinned, one excluded
    someone.turn_to("roadmap")
    someone.press("Make the roadmap")
    first_plan(someone)
    assert someone.page.locator("[class*='st-key-action-']").count() > 5
    decide(someone, 0, "Not for us")
    cut_short(someone)
    first_plan(someone)
    pin(someone, 1)
    cut_short(someone)
    first_plan(someone)
    someone.page.get_by_role("tab", name="Your decisions").click()
    someone.settle()
    assert someone.page.get_by_role("button", name="Take back").count() >= 2  # and what the answers say is done

    # the PDF, with everything inside
    someone.turn_to("report")
    with someone.page.expect_download(timeout=120_000) as download:
        someone.page.get_by_role("button", name=re.compile("Download the report")).click()
    pdf = tmp_path / "roadmap.pdf"
    download.value.save_as(pdf)
    held = json.loads(centre_file_from_pdf(pdf.read_bytes()))
    assert held["centre"]["name"] == NAME
    assert sum(len(assessment["answers"]) for assessment in held["assessments"]) == 62
    assert len(held["decisions"]["pinned"]) == 1
    assert len(held["decisions"]["excluded"]) == 1
    pinned = dict(held["decisions"]["pinned"])
    planned = {entry["id"]: entry["start"] for entry in held["roadmap"]["actions"]}
    assert pinned.items() <= planned.items()
    assert not set(held["decisions"]["excluded"]) & set(planned)

    # opened in a fresh installation, everything is back
    other = start_app(name="other")
    visitor = person(other)
    visitor.go()
    visitor.page.locator("input[type=file]").set_input_files(str(pdf))
    visitor.page.get_by_role("button", name="Open this file").click(timeout=120_000)
    visitor.page.locator("h1", has_text=NAME).wait_for(timeout=120_000)
    visitor.settle()
    visitor.turn_to("data")
    with visitor.page.expect_download() as copy:
        visitor.page.get_by_role("button", name="Download the centre file").click()
    again = json.loads(Path(copy.value.path()).read_bytes())
    held["roadmap"] = again["roadmap"] = None
    assert again == held
    assert set(planned) <= set(load_catalogue(ROOT / "frameworks").actions)


def first_plan(someone):
    """Wait until a search is over and the actions of the plan are on the screen."""
    someone.settle()
    someone.page.get_by_role("button", name="Stop, keep the best").wait_for(state="detached", timeout=120_000)
    someone.page.get_by_text("it is being planned again").wait_for(state="detached", timeout=120_000)
    tab = someone.page.get_by_role("tab", name="Actions")
    tab.wait_for(timeout=120_000)
    tab.click()
    someone.page.get_by_role("heading", name="Actions by term").wait_for(timeout=120_000)
    someone.settle()


def cut_short(someone):
    """Stop a search that still runs. In one step, for it may end, and the button go, between a look and a click."""
    button = someone.page.locator(".st-key-stop-search button")
    button.evaluate_all("buttons => buttons.forEach(button => button.click())")


def opened(someone, number):
    """The card of an action, open."""
    action = someone.page.locator("[class*='st-key-action-']").nth(number)
    if not action.get_by_role("button", name="Not for us").is_visible():
        action.locator("summary").click()
    action.get_by_role("button", name="Not for us").wait_for(timeout=120_000)
    someone.settle()
    return action


def decide(someone, number, button):
    opened(someone, number).get_by_role("button", name=button).click()
    someone.settle()


def pin(someone, number):
    """Fix the start of an action to the first term, by the select box of its card."""
    box = opened(someone, number).get_by_role("combobox", name="Start in")
    box.focus()
    box.press("ArrowDown")
    someone.page.get_by_role("option").nth(1).click()
    someone.settle()


def test_a_turned_page_of_questions_begins_at_its_top(start_app, person):
    someone = person(start_app(program="tests/browser/app_for_slow_browsers.py"), phone=True)
    someone.go()
    someone.page.get_by_label("Name of your centre").fill("Aurora School")
    someone.press("Begin")
    someone.go("assess")
    for button, heading in (("Next: Questions 6 to 10", "Questions 6 to 10"), ("Back", "Questions 1 to 5")):
        someone.press(button)
        someone.page.get_by_role("heading", name=heading).wait_for()
        assert someone.page.locator("[data-testid=stMain]").evaluate("main => main.scrollTop") == 0
