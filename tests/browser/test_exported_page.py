"""The report as a web page, opened from disk: no WCAG A/AA violation, no sideways scroll, nothing fetched."""

import pytest

from prodige_core.exports import ExportInputs, export_roadmap
from prodige_core.exports.kinds import export_report
from prodige_core.i18n import translator
from tests.browser.test_accessibility import violations
from tests.five_centres import FIVE
from tests.samples import MADE_ON, catalogue, centre, quick_plan


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_is_clean_on_its_own(browser, tmp_path, width):
    file = centre()
    inputs = ExportInputs(file, catalogue(), quick_plan(file, 12), translator("en"), MADE_ON)
    path = tmp_path / "roadmap.html"
    path.write_bytes(export_roadmap("html", inputs))
    context = browser.new_context(bypass_csp=True, color_scheme="light", viewport={"width": width, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, colours_only=True) == []
    assert asked == [path.as_uri()]
    context.close()


def test_at_320_pixels_long_words_make_nothing_scroll_and_the_page_keeps_its_own_policy(browser, tmp_path):
    own = FIVE["huge"]()
    inputs = ExportInputs(own.file, catalogue(), own.plan, translator("en"), MADE_ON)
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    for kind in ("roadmap", "summary", "progress"):
        path = tmp_path / f"{kind}.html"
        path.write_bytes(export_report(kind, "html", inputs))
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, kind
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "start", kind
    assert told == []
    context.close()
