"""Two years of one school, by screen alone: a plan, half a year of doing, half the means, a plan anew, a second round.

Set ``PRODIGE_PICTURES`` to a folder to have a picture of every stage, in light, dark and on a phone.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, TimeoutError

from prodige_core.config import ROOT
from prodige_core.frameworks import load_catalogue
from prodige_core.services.demo import demo_bytes
from tests.browser.app_on_a_day import CLOCK_FILE
from tests.browser.conftest import App, Person
from tests.exports.reading import read

pytestmark = pytest.mark.slow

PICTURES = os.environ.get("PRODIGE_PICTURES", "")
NAME = "Technikum Brzoza"
AREAS = ("strategy", "home", "virtual", "partners", "quality")
"""What the school has answered: twenty practices, so that a plan is found in seconds."""
HOST_GAVE_UP = "The host school closed its online class"


def prepared_file() -> bytes:
    """The demo centre's answers to five areas, under another name, without wishes, means and decisions."""
    file = json.loads(demo_bytes())
    framework = load_catalogue(ROOT / "frameworks").frameworks["internationalisation"]
    asked = {
        item.id
        for area in framework.areas
        if area.id in AREAS
        for practice in area.practices
        for item in practice.items
    }
    (own,) = (one for one in file["assessments"] if one["framework"] == "internationalisation")
    answers = {item: answer for item, answer in own["answers"].items() if item in asked}
    round_ = {
        **{key: value for key, value in own.items() if key != "targets"},
        "date": "2026-11-16",
        "answers": answers,
    }
    return json.dumps(
        {
            "format": "prodige.centre",
            "version": 1,
            "centre": {**file["centre"], "name": NAME},
            "assessments": [round_],
        }
    ).encode()


class School:
    """Somebody at the school through two years: one browser, and a clock that moves."""

    def __init__(self, app: App, enter: Callable[..., Person], clock: Path) -> None:
        self.app, self.enter, self.clock = app, enter, clock
        self.me = enter(app)

    @property
    def text(self) -> str:
        return self.me.page.locator("[data-testid=stMain]").inner_text()

    def on(self, day: str) -> None:
        """Let time pass until ten o'clock of a day."""
        self.clock.write_text(f"{day}T10:00:00+00:00", encoding="utf-8")

    def picture(self, name: str, screen: str) -> None:
        """What a screen looks like now, where pictures are wanted: light, dark and on a phone."""
        if not PICTURES:
            return
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        for kind, (scheme, phone) in {
            "light": ("light", False),
            "dark": ("dark", False),
            "phone": ("light", True),
        }.items():
            other = self.enter(self.app, scheme=scheme, phone=phone)
            other.go(screen)
            other.page.wait_for_timeout(800)
            height = other.page.locator("[data-testid=stMain]").evaluate("main => main.scrollHeight")
            other.page.set_viewport_size({"width": 360 if phone else 1280, "height": min(height + 40, 5000)})
            other.page.wait_for_timeout(500)
            other.page.screenshot(path=Path(PICTURES) / f"{name}-{kind}.png")
            other.page.close()

    def card(self, title: str) -> Locator:
        return self.me.page.locator("[class*='st-key-board-card-']").filter(has_text=title).first

    def do(self, title: str, button: str, then: str = "") -> None:
        """Press a button of a card; ``then`` is the one that takes its place, empty when it only goes away."""
        card = self.card(title)
        card.get_by_role("button", name=button).first.click()
        if then:
            card.get_by_role("button", name=then).first.wait_for(timeout=120_000)
        else:
            card.get_by_role("button", name=button).first.wait_for(state="detached", timeout=120_000)

    def unfold(self, title: str) -> None:
        self.card(title).get_by_text("More").click()
        self.me.settle()

    def fill(self, box: Locator, value: str) -> None:
        box.fill(value)
        self.me.page.keyboard.press("Tab")
        self.me.settle()

    def number(self, label: str, value: str) -> None:
        self.fill(self.me.page.get_by_role("spinbutton", name=label), value)

    def choose(self, label: str, option: str) -> None:
        box = self.me.page.get_by_role("combobox", name=label)
        wanted = self.me.page.get_by_role("option").filter(has_text=option).first
        # a rerun that ends just now closes the list again, and an option that still moves takes no click
        for last in (False, False, False, True):
            box.focus()
            box.press("ArrowDown")
            try:
                wanted.click(timeout=120_000 if last else 4_000)
                wanted.wait_for(state="hidden", timeout=120_000 if last else 4_000)
                break
            except TimeoutError:
                if last:
                    raise
        self.me.settle()

    def searched(self) -> None:
        """Wait until a search for a plan is over."""
        self.me.page.wait_for_timeout(1000)
        self.me.page.get_by_role("button", name="Stop, keep the best").wait_for(state="detached", timeout=120_000)
        self.me.settle()


@pytest.fixture
def school(start_app, person, tmp_path, monkeypatch):
    clock = tmp_path / "clock"
    clock.write_text("2026-11-23T10:00:00+00:00", encoding="utf-8")
    monkeypatch.setenv(CLOCK_FILE, str(clock))
    return School(start_app(command=("tests/browser/app_on_a_day.py",)), person, clock)


def test_two_years_of_a_school(school, tmp_path):
    plan(school, tmp_path)
    what_if(school)
    titles = begin(school)
    finish(school, titles)
    plan_anew(school, titles)
    europe(school)
    count(school)
    second_round(school)
    compare(school, tmp_path)
    check_up(school)


def plan(school: School, folder: Path) -> None:
    """November 2026: the answers are there; targets, means and a plan."""
    me, file = school.me, folder / "school.prodige.json"
    file.write_bytes(prepared_file())
    me.go()
    me.page.locator("input[type=file]").set_input_files(str(file))
    me.page.get_by_role("button", name="Open this file").click(timeout=120_000)
    me.page.locator("h1", has_text=NAME).wait_for(timeout=120_000)
    me.settle()
    me.turn_to("wishes")
    me.press("Put this first")
    me.page.get_by_text("Choose for each practice").first.click()
    me.settle()
    assert "20 of 20 practices are to rise" in school.text
    school.number("School leader", "24")
    school.picture("01-targets", "wishes")
    me.turn_to("roadmap")
    me.press("Make the roadmap")
    school.searched()
    assert re.search(r"Jan 2027–Dec 2028: \d+ actions reach \d+ of 20 targets", school.text)
    school.picture("02-roadmap", "roadmap")
    me.turn_to()
    assert "Accept the first ones and say who sees to them" in school.text
    school.picture("03-start", "")


def what_if(school: School) -> None:
    """How far would half of it reach? Looked at, not taken over."""
    me = school.me
    me.turn_to("what_if")
    me.press("Work it out")
    me.page.get_by_text("With half the hours").first.wait_for(timeout=120_000)
    me.settle()
    assert re.search(r"With half the hours you reach \d+ of 20 targets", school.text)
    school.picture("04-what-if", "what_if")


def begin(school: School) -> list[str]:
    """January 2027: seven actions are accepted and begun, one with somebody who sees to it."""
    school.on("2027-01-15")
    me = school.me
    me.go()
    assert "are to begin" in school.text
    me.turn_to("board")
    titles = me.page.locator("[class*='st-key-board-card-'] strong").all_inner_texts()[:7]
    for title in titles:
        school.do(title, "Accept", then="Start")
        school.do(title, "Start", then="Done")
    me.settle()
    school.unfold(titles[0])
    box = school.card(titles[0]).get_by_role("combobox", name="Who sees to it")
    box.click()
    box.fill("Ms Nowak")
    me.page.keyboard.press("Enter")
    me.settle()
    assert "Ms Nowak" in school.card(titles[0]).inner_text()
    assert "7 are under way" in school.text
    school.picture("05-board-begun", "board")
    return titles


def finish(school: School, titles: list[str]) -> None:
    """March 2027: six are done, one of them with what shows it; the seventh is dropped, which needs a reason."""
    school.on("2027-03-22")
    me = school.me
    me.go("board")
    for title in titles[:6]:
        school.do(title, "Done")
    me.settle()
    school.unfold(titles[0])
    school.fill(
        school.card(titles[0]).get_by_role("textbox", name="What shows that it is done"), "The minutes of March"
    )
    school.unfold(titles[6])
    school.card(titles[6]).get_by_role("button", name="Drop").click()
    me.page.get_by_text("This was not saved").wait_for(timeout=120_000)
    school.fill(school.card(titles[6]).get_by_role("textbox", name="Why (needed to drop it)"), HOST_GAVE_UP)
    school.do(titles[6], "Drop")
    me.settle()
    assert "6 are done" in school.text
    assert "Declined or dropped (1)" in school.text
    school.picture("06-board-done", "board")


def plan_anew(school: School, titles: list[str]) -> None:
    """September 2027: half of the hours and of the money. What is done stays; the rest is planned anew, and says why."""
    school.on("2027-09-10")
    me = school.me
    me.go()
    assert "Next: Plan again from today" in school.text
    school.picture("07-start-in-september", "")
    me.turn_to("wishes")
    for label in (
        "School leader",
        "International coordinator",
        "Digital lead",
        "Teachers and trainers",
        "Own money, EUR",
    ):
        field = me.page.get_by_role("spinbutton", name=re.compile(f"^{label}"))
        school.fill(field, str(int(field.input_value()) // 2))
    me.turn_to("board")
    assert "Re-plan from today: the plan still begins in the past" in school.text
    me.page.locator(".st-key-replan-now button").click()
    school.searched()
    me.page.get_by_text("What changed when the plan was made anew on 10 September 2027").wait_for(timeout=120_000)
    said = school.text
    assert "Done (6)" in said
    assert f"You dropped it: {HOST_GAVE_UP}" in said
    assert "is over and it has not begun" in said
    assert "what is done has used hours" not in said
    assert "6 are done" in said
    assert all(title in said for title in titles[:6])
    school.picture("08-board-planned-anew", "board")
    me.turn_to("roadmap")
    assert "Sept 2027–Dec 2028:" in school.text
    school.picture("09-roadmap-planned-anew", "roadmap")


def europe(school: School) -> None:
    """October 2027: what three colleagues at a school in Finland might cost the programme.

    By hand, rates of 2026: travel 3 · 395, stay 3 · (5 + 2) · 150, organisation 3 · 350, together 5,385.
    """
    school.on("2027-10-05")
    school.me.go("funding")
    school.choose("Estimate another action", "colleagues to job")
    school.choose("Country they go to", "Finland")
    school.number("Distance in km, one way", "2200")
    school.number("Day rate of your national agency", "150")
    assert "Grant, estimated: €5,385" in school.text
    assert "Own money: €0" in school.text
    school.picture("10-european-money", "funding")


def count(school: School) -> None:
    """The learners who were abroad, for two school years."""
    school.me.turn_to("indicators")
    school.me.press("Follow these five")
    for year, counted, whole in (("2025/26", "18", "205"), ("2026/27", "27", "198")):
        school.number(f"{year}: counted", counted)
        school.number(f"{year}: of", whole)
    school.number("Target, in %", "20")
    assert "13.6% in 2026/27 · +4.9 percentage points since 2025/26" in school.text
    school.picture("11-indicators", "indicators")


def second_round(school: School) -> None:
    """November 2027: a new round; an area is confirmed as it is, another with two answers that rose, the rest later."""
    school.on("2027-11-23")
    me = school.me
    me.go()
    assert "Next: A new round of questions" in school.text
    me.turn_to("progress")
    me.press("Begin the next round")
    assert "20 answers are taken over" in school.text
    me.turn_to("assess")
    assert "0 of 20 confirmed" in school.text
    school.picture("12-round-begun", "assess")
    for rising in (0, 2):
        for group in range(rising):
            block = me.page.locator("[class*='st-key-choice-']:has([role=radiogroup])").nth(group)
            now = block.locator("input").evaluate_all("all => all.findIndex(one => one.checked)")
            block.locator("[role=radiogroup] label").nth(now + 1).click()
            me.settle()
        me.page.get_by_role("button", name=re.compile("All of this area is still true")).click()
        me.settle()
        me.page.get_by_role("button", name=re.compile("Next to confirm")).first.click()
        me.settle()


def compare(school: School, folder: Path) -> None:
    """What rose, what was finished before, and the same as a document."""
    me = school.me
    me.turn_to("progress")
    assert re.search(r"2 rose, 0 fell and 18 stayed", school.text)
    assert "not confirmed yet" in school.text
    assert "6 done and 1 dropped" in school.text
    school.picture("13-progress", "progress")
    with me.page.expect_download(timeout=120_000) as download:
        me.page.get_by_role("button", name=re.compile("Download the progress report")).click()
    file = folder / "progress.pdf"
    download.value.save_as(file)
    if PICTURES:
        (Path(PICTURES) / "14-progress.pdf").write_bytes(file.read_bytes())
    said = " ".join(read(file.read_bytes()).text.split())
    assert re.search(r"2 (of 20 practices )?rose,? (and )?0 fell", said)
    assert "13.6%" in said
    assert HOST_GAVE_UP in said


def check_up(school: School) -> None:
    """The plan is older than the new answers, answers wait to be confirmed, rates are old, done actions show nothing."""
    school.me.turn_to("health")
    said = school.text
    assert re.search(r"\d+ things? to mend and \d+ things? worth a look\.", said)
    assert "were taken over from the last round and are not confirmed yet" in said
    assert "rates of 2026" in said
    assert "5 actions are done, but they do not say what shows it" in said
    school.picture("15-check-up", "health")
