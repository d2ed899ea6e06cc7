"""No WCAG A/AA violation that axe can find, on any screen, light and dark, empty and filled in; no sideways scroll."""

from importlib.resources import files

import pytest

from prodige_ui.navigation import SCREENS
from tests.browser.conftest import starting

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}}).then(found => found.violations.map(v => [v.id, v.impact, v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 160))]))"
SIDEWAYS = "Math.max(document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth) - innerWidth"
NAMES = [screen.name for screen in SCREENS]


TITLES = {screen.name: screen.title for screen in SCREENS}


def violations(page):
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE)
    return page.evaluate(RUN, TAGS)


@pytest.fixture(scope="module")
def empty_app(tmp_path_factory):
    """An app into which nobody enters anything."""
    with starting(tmp_path_factory.mktemp("empty")) as start:
        yield start()


@pytest.fixture(scope="module")
def demo_app(tmp_path_factory):
    """An app of the demo centre; whoever comes first asks for that and for its roadmap."""
    with starting(tmp_path_factory.mktemp("demo")) as start:
        yield start()


def every_screen(someone):
    """Turn to one screen after the other; yields its name."""
    for name in NAMES:
        someone.turn_to("" if name == "home" else name)
        assert someone.page.title() == TITLES[name]
        yield name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_clean_before_anything_is_entered(empty_app, person, scheme):
    someone = person(empty_app, scheme=scheme)
    someone.go()
    found = {name: violations(someone.page) for name in every_screen(someone)}
    assert {name: bad for name, bad in found.items() if bad} == {}


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "phone"), [("light", True), ("dark", False), ("light", False)])
def test_every_screen_is_clean_with_the_demo_centre_and_its_roadmap(demo_app, person, scheme, phone):
    someone = person(demo_app, scheme=scheme, phone=phone)
    someone.go()
    if someone.page.get_by_role("button", name="Try the demo centre").is_visible():
        someone.press("Try the demo centre")
        someone.go("roadmap")
        make_roadmap(someone)
    found, wide = {}, {}
    for name in every_screen(someone):
        found[name] = violations(someone.page)
        wide[name] = someone.page.evaluate(SIDEWAYS)
    assert {name: bad for name, bad in found.items() if bad} == {}
    assert {name: excess for name, excess in wide.items() if excess > 0} == {}


def make_roadmap(someone):
    someone.press("Make the roadmap")
    someone.page.get_by_role("tab", name="Actions").wait_for(timeout=120_000)
    someone.page.get_by_role("button", name="Stop, keep the best").wait_for(state="detached", timeout=120_000)
    someone.settle()
