"""A school in which every text is hostile, on every screen, phone, wall and page: shown as typed, and nothing else happens."""

from __future__ import annotations

import pytest

from prodige_core.i18n import translator
from prodige_core.services import reporting, surveys, workshops, workspace
from prodige_core.services.planning import load_plan
from prodige_ui.navigation import SCREENS
from tests.bad_inputs import hostile_school
from tests.bad_inputs.hostile_school import EVIL, Texts

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
OPEN_ALL = """() => { for (const one of document.querySelectorAll('details:not([open]) > summary')) one.click(); }"""


@pytest.fixture
def texts():
    return Texts()


@pytest.fixture
def school(tmp_path, texts, monkeypatch):
    """The database the app is started on; with ids of what is in it."""
    folder = hostile_school.frameworks(tmp_path, texts)
    monkeypatch.setenv("PRODIGE_FRAMEWORKS", str(folder))
    ws = workspace.open_workspace(f"sqlite:///{tmp_path / 'prodige.sqlite3'}", folder)
    centre_id = hostile_school.school(ws, texts)
    closed = hostile_school.survey(ws, centre_id, texts, close=True)
    token = surveys.get(ws, hostile_school.survey(ws, centre_id, texts, close=False)).token
    room = workshops.get(ws, hostile_school.workshop(ws, centre_id, texts))
    hostile_school.plan(ws, centre_id)
    planned = {entry.action for entry in load_plan(ws, centre_id).plan.actions}
    nowhere = {
        key
        for action in ws.catalogue.actions.values()
        if action.id not in planned
        for key in texts.seen(action.model_dump_json())
    }
    (tmp_path / "report.html").write_bytes(reporting.report(ws, centre_id, "html", translator("en")).data)
    workspace.close(ws)
    return {"closed": closed, "token": token, "room": room, "page": tmp_path / "report.html", "nowhere": nowhere}


class Eye:
    """Looks at pages: what is torn, what should not be there, and which texts were seen."""

    def __init__(self, texts: Texts) -> None:
        self.texts, self.seen, self.wrong = texts, set(), {}

    def look(self, page, where: str) -> None:
        shown = page.evaluate(SHOWN)
        self.seen |= self.texts.seen(shown)
        found = [*self.texts.torn(shown), *page.evaluate(INJECTED)]
        if page.evaluate("typeof window.hit !== 'undefined'"):
            found.append("a script ran")
        if found:
            self.wrong[where] = found


def screens(someone, eye, school):
    """Every screen with everything on it unfolded, every tab and every choice at its top turned to."""
    page = someone.page

    def look(where):
        page.evaluate(OPEN_ALL)
        someone.settle()
        eye.look(page, where)

    def turn_to(choice, where):
        choice.click()
        someone.settle()
        look(where)

    someone.go()
    for one in SCREENS:
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
    someone.go(f"workshop?workshop={school['room'].id}")
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


def test_hostile_texts_are_shown_as_typed_everywhere_and_do_nothing(start_app, person, school, texts):
    app = start_app()
    eye, someone = Eye(texts), person(app)
    dialogs = []
    someone.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    screens(someone, eye, school)
    on_phone = person(app, phone=True)
    phones(on_phone.page, eye, app, school)
    on_phone.page.goto(school["page"].as_uri())
    eye.look(on_phone.page, "report.html")
    assert eye.wrong == {}
    assert dialogs == []
    assert texts.made.keys() - eye.seen == school["nowhere"], "somebody's text was on no page at all"
