"""A school in which every text is hostile, on every screen, phone, wall and page: shown as typed, and nothing else happens."""

from __future__ import annotations

import pytest
from playwright.sync_api import TimeoutError

from prodige_core.services import surveys, workshops, workspace
from prodige_core.services.planning import load_plan
from prodige_ui.navigation import OF_NETWORKS, SCREENS, WITH_SIGN_IN
from tests.bad_inputs import hostile_school
from tests.bad_inputs.hostile_school import EVIL, Texts
from tests.browser.conftest import App
from tests.browser.settling import PATIENCE_MS
from tests.browser.test_signing_in import accept
from tests.server_app import server_app

SHOWN = """() => {
    const root = document.querySelector('[data-testid=stApp]') || document.body;
    const fields = [...document.querySelectorAll('input, textarea')].map(field => field.value);
    return [root.textContent, ...fields].join(' \\u0001 ');
}"""
INJECTED = f"""() => [...document.querySelectorAll(
    'img[src*="{EVIL}"], img[onerror], [onerror], [onload], a[href*="{EVIL}"], a[href^="javascript"], .katex, iframe, ' +
    'del, [data-testid=stMarkdownContainer] table, script')]
    .filter(found => found.tagName !== 'SCRIPT' || found.textContent.includes('hit()'))
    .map(found => found.outerHTML.slice(0, 200))"""
OPEN_ALL = """() => {
    const shut = [...document.querySelectorAll('details:not([open]) > summary, [data-testid=stPopover] button[aria-expanded=false]')];
    for (const one of shut) one.click();
    return shut.length;
}"""
LISTS = "[data-testid=stMain] [aria-haspopup=listbox]"
NEW_LISTS = """lists => lists.flatMap((list, place) => {
    const known = window.listsOpened ??= new Set();
    const name = list.closest('[data-testid=stSelectbox], [data-testid=stMultiSelect]')?.querySelector('label')?.textContent;
    return !name || known.has(name) || list.disabled ? [] : (known.add(name), [place]);
})"""
"""Where the lists are that were not opened yet; those of one name offer the same."""
HOVER = """() => {
    const tips = new Set(), told = () => document.getElementById('vg-tooltip-element');
    for (const mark of document.querySelectorAll('[data-testid=stVegaLiteChart] svg.marks *')) {
        if (!mark.__data__) continue;
        const box = mark.getBoundingClientRect();
        const where = {clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true, view: window};
        for (const kind of ['pointerover', 'pointermove']) mark.dispatchEvent(new PointerEvent(kind, where));
        if (told()?.classList.contains('visible')) tips.add(told().textContent);
    }
    return [...tips];
}"""
"""Passes over every mark of every chart; what the tooltips say."""
FIELDS = """() => [...document.querySelectorAll('[data-testid=stTextInput] input, [data-testid=stTextArea] textarea')]
    .map(field => [field.ariaLabel.replace(/^[0-9/]+: /, ''), Boolean(field.value)])"""
"""The names of the fields for text, and whether something is in them."""
ONLY_TYPED = {
    "Keep the present plan under a name, such as “As agreed in May”",
    "Link from a network, as you received it",
    "Name of the person",
    "Name of the school or person",
    "Name of your centre",
    "Title (people see it; may stay empty)",
    "Type the name exactly as it stands above",
    "Type the name of the centre to confirm",
    "Why not (needed to decline it)",
    "Why not (needed to decline or drop it)",
}
"""Fields that are empty whenever a screen begins: what is typed there is seen elsewhere, or kept nowhere."""


@pytest.fixture
def texts():
    return Texts()


@pytest.fixture
def school(tmp_path, texts):
    """A server on a school in which everything is hostile; with ids and links of what is in it."""
    folder = hostile_school.frameworks(tmp_path, texts)
    hostile_school.facts(tmp_path, texts)
    ws = workspace.open_workspace(f"sqlite:///{tmp_path / 'prodige.sqlite3'}", folder)
    centre_id = hostile_school.school(ws, texts)
    hostile_school.living(ws, centre_id, texts)
    hostile_school.survey(ws, centre_id, texts, close=True)
    token = surveys.get(ws, hostile_school.survey(ws, centre_id, texts, close=False)).token
    room = workshops.get(ws, hostile_school.workshop(ws, centre_id, texts))
    hostile_school.plan(ws, centre_id)
    hostile_school.keep(ws, centre_id, texts)
    links = hostile_school.people(ws, centre_id, texts)
    planned = {entry.action for entry in load_plan(ws, centre_id).plan.actions}
    nowhere = {
        key
        for action in ws.catalogue.actions.values()
        if action.id not in planned
        for key in texts.seen(action.model_dump_json())
    }
    workspace.close(ws)
    with server_app(tmp_path, PRODIGE_FRAMEWORKS=str(folder)) as running:
        yield {"app": App(running.url, tmp_path), "token": token, "room": room, "links": links, "nowhere": nowhere}


class Eye:
    """Looks at pages: what is torn, what should not be there, which texts were seen, and which fields nobody filled in."""

    def __init__(self, texts: Texts) -> None:
        self.texts, self.seen, self.wrong, self.fields, self.hovered = texts, set(), {}, {}, 0

    def look(self, page, where: str) -> None:
        self.read(page.evaluate(SHOWN), where)
        for name, filled in page.evaluate(FIELDS):
            self.fields[name] = self.fields.get(name, False) or filled
        found = page.evaluate(INJECTED)
        if page.evaluate("typeof window.hit !== 'undefined'"):
            found.append("a script ran")
        if found:
            self.wrong[where] = found

    def read(self, shown: str, where: str) -> None:
        self.seen |= self.texts.seen(shown)
        if torn := self.texts.torn(shown):
            self.wrong[f"{where}, torn"] = torn


def open_list(page, button):
    """A list opens by its button, or from its field where that was pressed just as the list before it went."""
    button.click()
    try:
        page.locator("[role=listbox]").wait_for(timeout=2000)
    except TimeoutError:
        button.locator("xpath=preceding::input[1]").focus()
        page.keyboard.press("ArrowDown")
        page.locator("[role=listbox]").wait_for()


def screens(someone, eye, school):
    """Every screen with everything on it unfolded, every tab, choice and menu turned to, every chart passed over."""
    page = someone.page

    def look(where):
        while page.evaluate(OPEN_ALL):
            someone.settle()
        eye.look(page, where)
        tips = page.evaluate(HOVER)
        eye.hovered += len(tips)
        for tip in tips:
            eye.read(tip, f"{where}, tooltip")
        for place in page.locator(LISTS).evaluate_all(NEW_LISTS):
            open_list(page, page.locator(LISTS).nth(place))
            eye.look(page, f"{where}, list {place}")
            page.keyboard.press("Escape")
            page.locator("[role=listbox]").wait_for(state="detached")

    def turn_to(choice, where):
        choice.click()
        someone.settle()
        look(where)

    for one in (*SCREENS, *OF_NETWORKS, *WITH_SIGN_IN):
        someone.turn_to("" if one.name == "home" else one.name)
        assert page.title() == one.title
        look(one.name)
        for place in range(page.get_by_role("tab").count()):
            turn_to(page.get_by_role("tab").nth(place), f"{one.name}, tab {place}")
        if one.name == "assess":
            turn_to(page.locator("[data-testid=stButtonGroup] button").last, "assess, whole")
            turn_to(page.get_by_role("button", name="Next: ").first, "assess, next area")
        if one.name == "survey":
            page.get_by_role("radiogroup").first.locator("label").filter(has_text="Closed.").click()
            page.get_by_role("heading", name="Comments").wait_for()
            look("survey, closed")
        if one.name == "report":
            with page.expect_download(timeout=PATIENCE_MS) as coming:
                page.locator(".st-key-handed-roadmap-html button").click()
            coming.value.save_as(school["app"].database / "report.html")
    someone.turn_to(f"workshop?workshop={school['room'].id}")
    for part in ("Let people in", "Vote", "Finish"):
        turn_to(page.get_by_role("radio", name=part, exact=True), f"workshop, {part}")


def phones(page, eye, app, school):
    """The room, the wall, and the whole survey."""
    room = school["room"]
    page.goto(f"{app.url}/j/{room.code}")
    eye.look(page, "room")
    page.goto(f"{app.url}/screen/{room.screen_token}")
    eye.look(page, "wall")
    page.goto(f"{app.url}/s/{school['token']}?role=leader")
    eye.look(page, "invitation")
    page.locator("form button").first.click()
    for part in ("1", "2", "end"):
        page.goto(f"{app.url}/s/{school['token']}/{part}")
        eye.look(page, f"part {part}")
        for box in page.locator("fieldset").all():
            box.locator("label").first.click()
        if part != "end":
            page.locator("form button").first.click()
    page.locator("#comment").fill(next(iter(eye.texts.made.values())))
    page.locator("#finish button").first.click()
    eye.look(page, "feedback")


def test_hostile_texts_are_shown_as_typed_everywhere_and_do_nothing(school, person, texts):
    app, eye = school["app"], Eye(texts)
    someone = person(app)
    dialogs = []
    someone.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    accept(someone, f"{app.url}/welcome/{school['links']['owner']}", "Sign in on this device")
    screens(someone, eye, school)
    on_phone = person(app, phone=True)
    phones(on_phone.page, eye, app, school)
    on_phone.page.goto(f"{app.url}/welcome/{school['links']['editor']}")
    on_phone.page.get_by_role("button").first.wait_for()
    eye.look(on_phone.page, "invitation to edit")
    on_phone.page.goto((app.database / "report.html").as_uri())
    eye.look(on_phone.page, "report.html")
    assert eye.wrong == {}
    assert dialogs == []
    assert eye.hovered > 50
    unseen = texts.made.keys() - eye.seen
    assert unseen - texts.here_and_there <= school["nowhere"], "somebody's text was on no page at all"
    assert len(texts.here_and_there - unseen) > 40, "of the programme's facts those that advise today"
    never = {name for name, filled in eye.fields.items() if not filled}
    assert never == ONLY_TYPED, "a field for text that nothing hostile was ever entered in"
