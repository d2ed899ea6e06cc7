"""No WCAG A/AA violation that axe can find, on any screen, light and dark, empty and filled in; no sideways scroll."""

from importlib.resources import files

import pytest

from prodige_ui.navigation import SCREENS

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}}).then(found => found.violations.map(v => [v.id, v.impact, v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 160))]))"
SIDEWAYS = "Math.max(document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth) - innerWidth"
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


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "phone"), [("light", False), ("dark", False), ("light", True)])
def test_every_screen_is_clean_with_the_demo_centre_and_its_roadmap(app, person, scheme, phone):
    someone = person(app, scheme=scheme, phone=phone)
    someone.go()
    someone.press("Try the demo centre")
    someone.go("roadmap")
    make_roadmap(someone)
    found, wide = {}, {}
    for name in NAMES:
        someone.go("" if name == "home" else name)
        someone.page.wait_for_timeout(800)
        found[name] = violations(someone.page)
        wide[name] = someone.page.evaluate(SIDEWAYS)
    assert {name: bad for name, bad in found.items() if bad} == {}
    assert {name: excess for name, excess in wide.items() if excess > 0} == {}


def make_roadmap(someone):
    someone.press("Make the roadmap")
    someone.page.get_by_role("tab", name="Actions").wait_for(timeout=90_000)
    someone.page.get_by_role("button", name="Stop, keep the best").wait_for(state="detached", timeout=90_000)
    someone.settle()
