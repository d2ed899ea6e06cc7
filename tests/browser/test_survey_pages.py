"""The staff survey in a real browser: without a script and by keyboard alone; with the script, also offline; axe."""

from __future__ import annotations

import datetime as dt
import functools
from importlib.resources import files
from urllib.parse import urlsplit

import pytest

from prodige_core.config import ROOT
from prodige_core.responses import Centre
from prodige_core.services import answering, centres, surveys, workspace
from prodige_core.services.workspace import open_workspace
from tests.browser.conftest import starting
from tests.browser.settling import PATIENCE_MS

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}}).then(found => found.violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 160))]))"
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
SMALL = """() => [...document.querySelectorAll('a[href], button, summary, input, textarea')].filter(one => {
  const box = (one.closest('label') ?? one).getBoundingClientRect();
  return box.width && (box.height < 24 || box.width < 24) && !one.closest('p, li');
}).map(one => one.outerHTML.slice(0, 120))"""
MINI = ROOT / "tests" / "fixtures" / "frameworks"
PHONE = {"viewport": {"width": 360, "height": 800}}
WIDE = {"viewport": {"width": 1280, "height": 900}}
SMALLEST = {"viewport": {"width": 320, "height": 640}}
DAY = dt.timedelta(days=1)


def surveys_of_a_centre(ws):
    """The tokens of a new centre's surveys, by how they stand."""
    centre_id, today = centres.create_centre(ws, Centre(name="Hill School")), ws.today()

    def token(opens_on=today, closes_on=today + 7 * DAY, **rest):
        kind = {"frameworks": list(ws.catalogue.frameworks), "roles": ["leader", "coordinator"]}
        survey_id = surveys.create(ws, centre_id, opens_on=opens_on, closes_on=closes_on, **kind, **rest)
        return surveys.get(ws, survey_id).token

    tokens = {"open": token(), "before": token(today + DAY), "full": token(expected=2), "closed": token()}
    for _ in range(3):
        answering.begin(ws, tokens["full"], "leader")
    (own,) = (
        one.id for one in surveys.list_surveys(ws, centre_id) if surveys.get(ws, one.id).token == tokens["closed"]
    )
    surveys.close(ws, own)
    return tokens


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """An app with surveys: ``begun(frameworks)`` gives it and the tokens of a centre that no test has had."""
    folder = tmp_path_factory.mktemp("surveys")
    with starting(folder) as start, pytest.MonkeyPatch.context() as patch:

        @functools.cache
        def running(frameworks):
            name = f"with-{frameworks.parent.name}"
            ws = open_workspace(f"sqlite:///{folder / name}.sqlite3", frameworks)
            waiting = [surveys_of_a_centre(ws) for _ in range(3)]  # one for each test that wants these frameworks
            workspace.close(ws)
            patch.setenv("PRODIGE_FRAMEWORKS", str(frameworks))
            return start(name), waiting

        def begin(frameworks=MINI):
            app, waiting = running(frameworks)
            return app, waiting.pop()

        yield begin


@pytest.fixture
def device(browser):
    """A new browser: ``device(script=False)``; what its console complains about is kept in ``complaints``."""
    made = []

    def open_one(kind=WIDE, *, scheme="light", script=True):
        context = browser.new_context(color_scheme=scheme, java_script_enabled=script, locale="en-GB", **kind)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        made.append(context)
        return page

    yield open_one
    for context in made:
        context.close()


def tab_to(page, selector, most=60):
    """Press Tab until this has the focus, as somebody without a mouse does."""
    for _ in range(most):
        if page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by Tab at {page.url}")


def press(page, selector, key="Enter"):
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press(key)


def choose(page, item, value):
    """Choose by keyboard: Tab to the group, then arrows to the value."""
    tab_to(page, f'input[name="{item}"]')
    page.keyboard.press("Space")
    wanted = f'input[name="{item}"][value="{value}"]'
    for _ in range(10):
        if page.evaluate("selector => document.activeElement.matches(selector)", wanted):
            assert page.is_checked(wanted)
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{item} has no {value}")


def test_by_keyboard_and_without_a_script_a_person_answers_resumes_changes_reads_and_deletes(begun, device):
    app, tokens = begun()
    home = f"{app.url}/s/{tokens['open']}"
    page = device(PHONE, script=False)
    page.goto(home)
    choose(page, "role", "leader")
    press(page, "main button")
    link = shown_link(page, app)
    assert not page.is_visible("#copy")  # needs the script
    press(page, "a.button.wide")
    assert page.url == f"{home}/1"
    choose(page, "plan.goals.q1", "2")
    choose(page, "plan.goals.q2", "unknown")
    press(page, "button[value=stop]")
    assert "You have answered 2 of 5 questions." in page.inner_text("main")

    other = device(script=False)
    other.goto(link)
    assert other.url == f"{home}/1#q3"
    assert other.is_checked('input[name="plan.goals.q1"][value="2"]')
    choose(other, "plan.roles.q1", "0")
    press(other, "button[value=next]")
    assert other.url == f"{home}/2?saved=1"
    press(other, "button[value=next]")
    assert "2 questions open" in other.inner_text("main")
    tab_to(other, "textarea")
    other.keyboard.type("More time, please.")
    press(other, "#finish button")
    assert "Level 1 Tried" in other.inner_text("main")
    assert "A named person." not in other.inner_text("main")
    assert "One volunteer." in other.inner_text("main")
    assert not other.is_visible("#print")

    other.goto(f"{home}/1")
    choose(other, "plan.roles.q1", "1")
    press(other, "button[value=next]")
    other.goto(f"{home}/feedback")
    assert "A named person." in other.inner_text("main")
    press(other, 'footer a[href$="/delete"]')
    press(other, "main button")
    assert "Your answers are deleted" in other.inner_text("main")
    other.goto(link)
    assert "This link opens nothing" in other.inner_text("main")
    page.goto(f"{home}/1")
    assert "Which describes you best?" in page.inner_text("main")


def shown_link(page, app):
    """The private link, by the address this test uses: the page shows the one that phones reach."""
    return app.url + urlsplit(page.input_value("#link")).path


def settled(page, item, text):
    page.locator("fieldset", has=page.locator(f'input[name="{item}"]')).locator(".said", has_text=text).wait_for()


def test_with_the_script_each_choice_is_saved_at_once_also_after_being_offline(begun, device):
    app, tokens = begun()
    home = f"{app.url}/s/{tokens['open']}"
    page = device(PHONE)
    page.goto(home)
    page.check("input[value=leader]")
    page.click("main button")
    page.click("text=Copy the link")
    page.locator("#copied", has_text="Copied").wait_for()
    link = shown_link(page, app)
    page.click("text=To the first question")

    page.check('input[name="plan.goals.q1"][value="2"]')
    settled(page, "plan.goals.q1", "Saved")
    page.reload()
    assert page.is_checked('input[name="plan.goals.q1"][value="2"]')

    page.context.set_offline(True)
    page.check('input[name="plan.goals.q1"][value="3"]')
    page.check('input[name="plan.roles.q1"][value="1"]')
    settled(page, "plan.roles.q1", "Not saved, trying again…")
    page.context.set_offline(False)
    settled(page, "plan.goals.q1", "Saved")
    settled(page, "plan.roles.q1", "Saved")

    page.check('input[name="plan.goals.q1"][value="0"]')
    page.click("button[value=next]")  # at once, while the choice is still on its way
    page.wait_for_url(f"{home}/2?saved=1")
    other = device()
    other.goto(link)
    other.goto(f"{home}/1")
    assert other.is_checked('input[name="plan.goals.q1"][value="0"]')
    assert other.is_checked('input[name="plan.roles.q1"][value="1"]')

    page.go_back()
    page.wait_for_selector("#part")
    other.check('input[name="plan.goals.q2"][value="3"]')
    settled(other, "plan.goals.q2", "Saved")
    page.check('input[name="plan.goals.q2"][value="1"]')
    settled(page, "plan.goals.q2", "Another device answered this differently; kept: Partners do as well.")
    assert page.is_checked('input[name="plan.goals.q2"][value="3"]')
    page.check('input[name="plan.goals.q2"][value="1"]')
    settled(page, "plan.goals.q2", "Saved")
    page.complaints = [text for text in page.complaints if "ERR_INTERNET_DISCONNECTED" not in text]
    assert page.complaints + other.complaints == []


def test_what_was_chosen_offline_outlives_a_reload_and_a_comment_its_page(begun, device):
    app, tokens = begun()
    home = f"{app.url}/s/{tokens['open']}"
    page = device()
    page.goto(home)
    page.check("input[value=leader]")
    page.click("main button")
    page.goto(f"{home}/1")
    page.route("**/1", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.check('input[name="plan.goals.q1"][value="2"]')
    settled(page, "plan.goals.q1", "Not saved, trying again…")
    page.unroute("**/1")
    page.reload()
    settled(page, "plan.goals.q1", "Saved")
    assert page.is_checked('input[name="plan.goals.q1"][value="2"]')

    page.goto(f"{home}/end")
    page.fill("#comment", "x" * 502)
    assert page.inner_text("#count") == "Characters too many: 2"
    page.click("#finish button")
    assert page.url == f"{home}/end"
    page.click("main .parts a >> nth=1")
    page.goto(f"{home}/end")
    assert page.input_value("#comment") == "x" * 502
    page.fill("#comment", "x" * 500)
    page.click("#finish button")
    page.wait_for_url(f"{home}/feedback")
    assert page.evaluate("sessionStorage.length") == 0


FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def faults(page, scheme, kind):
    """On such a screen: what axe finds, targets that are too small, and how far the page runs over its side."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(kind["viewport"])
    page.evaluate(FRAMES)
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE)
    found, over = page.evaluate(RUN, TAGS) + page.evaluate(SMALL), page.evaluate(SIDEWAYS)
    return [*found, f"{over} px too wide"] if over > 0 else found


def go(page, selector):
    """Click what leads to another page; the script may save first."""
    with page.expect_navigation():
        page.click(selector)


def every_state(page, url, tokens):
    """Walk through all pages and states; yields the name of each while it is on the screen."""
    home = f"{url}/s/{tokens['open']}"
    for state in ("before", "closed", "full"):
        page.goto(f"{url}/s/{tokens[state]}")
        yield state
    page.goto(home)
    yield "invitation"
    page.check("input[value=coordinator]")
    go(page, "main button")
    yield "link"
    go(page, "text=To the first question")
    yield "empty part"
    for question in page.query_selector_all("fieldset"):
        question.query_selector("input").check()
    page.locator(".said", has_text="Saved").nth(2).wait_for()
    yield "filled part"
    go(page, "button[value=next]")
    yield "next part"
    page.goto(f"{home}/1?kept=1")
    yield "kept"
    page.goto(f"{home}/end")
    page.fill("#comment", "x" * 501)
    yield "end"
    page.fill("#comment", "")
    go(page, "#finish button")
    yield "feedback"
    page.goto(home)
    yield "somebody finished here"
    page.goto(f"{home}/leave")
    yield "leave"
    page.goto(f"{home}/delete")
    yield "delete"
    go(page, "main button")
    yield "deleted"
    assert page.complaints == []
    page.goto(f"{url}/s/nothing")
    yield "unknown"


@pytest.mark.slow
def test_every_page_and_state_is_clean_for_axe_fits_and_is_easy_to_hit(begun, device):
    app, tokens = begun(ROOT / "frameworks")
    page, found = device(PHONE), {}
    for name in every_state(page, app.url, tokens):
        for scheme, kind in (("light", WIDE), ("light", SMALLEST), ("dark", PHONE)):
            found[scheme, kind["viewport"]["width"], name] = faults(page, scheme, kind)
    assert len(found) == 3 * 16
    assert {where: bad for where, bad in found.items() if bad} == {}
