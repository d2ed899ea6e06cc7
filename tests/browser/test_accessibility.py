"""No WCAG A/AA violation that axe can find, on any screen, light and dark, empty and filled in; no sideways scroll."""

from importlib.resources import files

import pytest

from prodige_ui.navigation import SCREENS

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}}).then(found => found.violations.map(v => [v.id, v.impact, v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 160))]))"
NAMES = [screen.name for screen in SCREENS]


def violations(page):
    page.evaluate(AXE)
    return page.evaluate(RUN, TAGS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_clean_before_anything_is_entered(app, person, scheme):
    someone = person(app, scheme=scheme)
    found = {}
    for name in NAMES:
        someone.go("" if name == "home" else name)
        found[name] = violations(someone.page)
    assert {name: bad for name, bad in found.items() if bad} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_clean_with_the_demo_centre_and_its_roadmap(app, person, scheme):
    someone = person(app, scheme=scheme)
    someone.go()
    someone.press("Try the demo centre")
    someone.go("roadmap")
    make_roadmap(someone)
    found = {}
    for name in NAMES:
        someone.go("" if name == "home" else name)
        someone.page.wait_for_timeout(800)
        found[name] = violations(someone.page)
    assert {name: bad for name, bad in found.items() if bad} == {}


def test_no_screen_scrolls_sideways_on_a_phone(app, person):
    someone = person(app, width=360, height=800)
    someone.go()
    someone.press("Try the demo centre")
    wide = {}
    for name in NAMES:
        someone.go("" if name == "home" else name)
        excess = someone.page.evaluate(
            "Math.max(document.documentElement.scrollWidth - innerWidth, document.querySelector('[data-testid=stMain]').scrollWidth - innerWidth)"
        )
        if excess > 0:
            wide[name] = excess
    assert wide == {}


def make_roadmap(someone):
    someone.page.get_by_role("button", name="Make the roadmap").first.click()
    someone.page.get_by_role("heading", name="What is not reached").or_(
        someone.page.get_by_text("actions reach")
    ).first.wait_for(timeout=90_000)
    someone.settle()
