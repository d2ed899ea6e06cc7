"""No WCAG A/AA violation that axe can find, on any screen, light and dark, empty and filled in; no sideways scroll."""

from importlib.resources import files

import pytest

from prodige_ui.navigation import SCREENS
from tests.browser.conftest import starting

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""All rules of these tags that look at colours: what the other scheme of a page can change."""
RUN = "([type, values]) => axe.run(document, {runOnly: {type, values}, resultTypes: ['violations']}).then(found => found.violations.map(v => [v.id, v.impact, v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 160))]))"
SIDEWAYS = "Math.max(document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth) - innerWidth"
BESIDE_ANOTHER = """() => {
  const rows = [...document.querySelectorAll("[class*=st-key-step-row-]")].map(row =>
    [row.firstElementChild, row.lastElementChild].map(own => own.querySelector("p").getBoundingClientRect()));
  return rows.slice(1).filter(([name], at) => name.top - rows[at][1].bottom <= rows[at][1].top - rows[at][0].bottom).length;
}"""
"""How many steps on the start screen have their state nearer to the name of the next step than to their own."""
NAMES = [screen.name for screen in SCREENS]


TITLES = {screen.name: screen.title for screen in SCREENS}


def violations(page, *, colours_only=False):
    """What axe finds; colours_only: on a page that was clean in the other scheme."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE)
    return page.evaluate(RUN, ["rule", OF_COLOURS] if colours_only else ["tag", TAGS])


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


def test_every_screen_is_clean_before_anything_is_entered(empty_app, person):
    someone = person(empty_app)
    someone.go()
    found = {(name, "light"): violations(someone.page) for name in every_screen(someone)}
    found |= in_the_dark(someone)
    assert {name: bad for name, bad in found.items() if bad} == {}


@pytest.mark.slow
@pytest.mark.parametrize("phone", [True, False])
def test_every_screen_is_clean_with_the_demo_centre_and_its_roadmap(demo_app, person, phone):
    someone = person(demo_app, phone=phone)
    someone.go()
    if someone.page.get_by_role("button", name="Try the demo centre").is_visible():
        someone.press("Try the demo centre")
        someone.go("roadmap")
        make_roadmap(someone)
    found, wide = {}, {}
    for name in every_screen(someone):
        found[name, "light"] = violations(someone.page)
        wide[name] = someone.page.evaluate(SIDEWAYS)
        assert someone.page.evaluate(BESIDE_ANOTHER) == 0, name
    if not phone:
        found |= in_the_dark(someone)
    assert {name: bad for name, bad in found.items() if bad} == {}
    assert {name: excess for name, excess in wide.items() if excess > 0} == {}


def in_the_dark(someone):
    """The violations of every screen when it gets dark. Each is turned to once more: charts are drawn for one scheme."""
    someone.page.emulate_media(color_scheme="dark")
    someone.settle()
    return {(name, "dark"): violations(someone.page, colours_only=True) for name in every_screen(someone)}


def make_roadmap(someone):
    someone.press("Make the roadmap")
    someone.page.get_by_role("tab", name="Actions").wait_for(timeout=120_000)
    someone.page.get_by_role("button", name="Stop, keep the best").wait_for(state="detached", timeout=120_000)
    someone.settle()
