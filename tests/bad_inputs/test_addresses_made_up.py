"""Row 27: whatever stands in an address is ignored or not found, never a fault; of the workspace's screens too."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from prodige_core.responses import Centre
from prodige_core.services import centres, surveys, workshops
from prodige_ui import runtime
from tests.bad_inputs.targets import Site, close
from tests.factories import MINI
from tests.services.workshop_steps import GOALS

pytestmark = pytest.mark.slow  # many programs or documents, each a second or so

ROOT = Path(__file__).resolve().parents[2]
LONG = "A" * 100_000
ODD = [
    LONG,
    "\x00",
    "%00",
    "\ud800",
    "../../etc/passwd",
    "' OR 1=1 --",
    "{{7*7}}",
    "\u202e",
    "１２３４",
    "-1",
    "1e9",
    "[]",
]


@pytest.fixture(scope="module")
def site():
    made = Site()
    yield made
    made.close()
    close()


PATHS = ["/j", "/j/{code}", "/j/{code}/state", "/s/{token}", "/s/{token}/1", "/s/{token}/end", "/screen/x", "/healthz"]
QUERIES = ["code", "item", "lang", "look", "role", "saved", "kept", "left", "unknown", "__proto__"]


@pytest.mark.parametrize("path", PATHS)
def test_no_query_of_a_plain_page_is_a_fault(site, path):
    from urllib.parse import quote

    address = path.format(code=site.code, token=site.token)
    for name in QUERIES:
        for value in ODD:
            coded = quote(value, errors="surrogatepass")
            status, _ = site.ask("GET", address, b"", query=f"{name}={coded}")
            assert status < 500, (name, value[:20])
        assert site.ask("GET", address, b"", query="&".join([f"{name}=1"] * 50))[0] < 500
    for query in ("%", "&&&", "=", "%ff=%ff", "a" * 100_000, ";".join(["a=1"] * 5000)):
        assert site.ask("GET", address, b"", query=query)[0] < 500, query[:20]


@pytest.mark.parametrize("before", ["/j/", "/s/", "/screen/", "/fonts/", "/j/{code}/", "/s/{token}/"])
def test_no_made_up_path_is_a_fault(site, before):
    start = before.format(code=site.code, token=site.token)
    for value in ODD:
        status, _ = site.ask("GET", start + value.replace("\ud800", "\ufffd"), b"")
        assert status in {200, 303, 307, 404, 405}, value[:20]


def test_cookies_nobody_gave_are_nobody(site):
    for value in (
        "a",
        "\x7f",
        '"',
        "seat",
        "seat=" + "x" * 8000,
        "answering=" + "é",
        "prodige_lang=../../x",
        ";;;",
        "=;=",
    ):
        for path in (f"/j/{site.code}", f"/s/{site.token}", f"/s/{site.token}/1"):
            assert site.ask("GET", path, b"", cookie=value)[0] < 500, value[:20]


@pytest.fixture
def screens(tmp_path, monkeypatch):
    """Opens a screen with a query; a centre with a draft of a workshop and another centre's one are there."""
    runtime.close()
    monkeypatch.setenv("PRODIGE_FRAMEWORKS", str(MINI))
    monkeypatch.setenv("PRODIGE_DATABASE_URL", f"sqlite:///{tmp_path / 'prodige.sqlite3'}")
    ws = runtime.workspace()
    other = centres.create_centre(ws, Centre(name="Other School"))
    foreign = workshops.create(ws, other, [GOALS], title="Foreign room")
    own = centres.create_centre(ws, Centre(name="Hill School"))

    def visit(name: str, **query: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "prodige_ui" / "workspace.py"), default_timeout=120)
        at.session_state["centre_id"] = own
        for key, value in query.items():
            at.query_params[key] = value
        at.run()
        return at.switch_page(str(ROOT / "pages" / f"{name}.py")).run()

    yield visit, foreign
    runtime.close()


@pytest.mark.parametrize("value", [*ODD[1:3], *ODD[4:], "A" * 5000, "00000000-0000-0000-0000-000000000000"])
def test_no_query_of_a_screen_is_a_fault(screens, value):
    visit, _ = screens
    for name, query in (("workshop", "workshop"), ("home", "lang"), ("survey", "centre"), ("results", "unknown")):
        at = visit(name, **{query: value})
        assert not at.exception, name
        assert at.title, name


def test_another_centre_s_workshop_is_not_shown_under_this_one(screens):
    visit, foreign = screens
    at = visit("workshop", workshop=foreign)
    assert not at.exception
    shown = "\n".join(element.value for kind in (at.title, at.markdown, at.warning, at.info) for element in kind)
    assert "Foreign room" not in shown


def test_services_asked_for_ids_that_are_none_say_not_found(screens):
    ws = runtime.workspace()
    from prodige_core.errors import NotFound

    for odd in ("", "x", LONG, "' OR 1=1 --"):
        for ask in (centres.get_centre, centres.export_bytes, workshops.get, surveys.get, workshops.list_workshops):
            with pytest.raises(NotFound):
                ask(ws, odd)
