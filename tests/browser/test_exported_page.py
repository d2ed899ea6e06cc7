"""The report as a web page, opened from disk: no WCAG A/AA violation, no sideways scroll, nothing fetched."""

from importlib.resources import files

import pytest

from prodige_core.exports import ExportInputs, export_roadmap
from prodige_core.i18n import translator
from tests.browser.test_accessibility import RUN, TAGS
from tests.samples import MADE_ON, catalogue, centre, quick_plan


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_is_clean_on_its_own(browser, tmp_path, scheme, width):
    file = centre()
    inputs = ExportInputs(file, catalogue(), quick_plan(file, 12), translator("en"), MADE_ON)
    path = tmp_path / "roadmap.html"
    path.write_bytes(export_roadmap("html", inputs))
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.evaluate(axe)
    assert page.evaluate(RUN, TAGS) == []
    assert asked == [path.as_uri()]
    context.close()
