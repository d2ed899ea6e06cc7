"""The workspace as a person sees it, without a browser: one fresh database a test, the real frameworks."""

from __future__ import annotations

import base64
import functools
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.elements.lib import policies
from streamlit.testing.v1 import AppTest

from prodige_core.exports import Order
from prodige_core.exports.press import AnyOrder, made
from prodige_core.responses import Centre
from prodige_core.services import centres, signing_in
from prodige_core.services.workspace import Workspace
from prodige_ui import identity, runtime
from prodige_ui.typesetting import Typesetter
from tests import databases

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT_SECONDS = 120
DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTo6jwAAAABJRU5ErkJggg==")
"""A picture of one pixel, as PNG."""


@pytest.fixture(scope="session", autouse=True)
def installed_packages_looked_through_once() -> Iterator[None]:
    """Streamlit looks through all installed packages for components of theirs, in every `AppTest`; they stay as they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", functools.cache(manifest_scanner.scan_component_manifests)
        )
        yield


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test works on its own database; nothing of another test is open."""
    runtime.close()
    monkeypatch.setenv("PRODIGE_DATABASE_URL", databases.address(tmp_path))
    yield
    runtime.close()


@pytest.fixture(autouse=True)
def no_widget_has_two_values(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A widget gets what it shows from the database or as its first value, not both: Streamlit warns of it in the log."""
    told: list[str] = []
    monkeypatch.setattr(policies, "_shown_default_value_warning", False)
    monkeypatch.setattr(policies._LOGGER, "warning", lambda text, *of, **_: told.append(text % of))
    yield
    assert told == []


@pytest.fixture(autouse=True)
def documents_set_here(monkeypatch: pytest.MonkeyPatch) -> Iterator[Typesetter]:
    """Files are made in this process, not in one of their own; pictures of first pages are a dot, at once."""
    setter = Typesetter(make=_made_here, warm=lambda: None, clock=lambda: 1000.0)  # time stands
    monkeypatch.setattr(runtime, "_typesetter", setter)
    yield setter
    setter.close()


def _made_here(frame: bytes) -> bytes:
    order: AnyOrder = pickle.loads(frame)  # noqa: S301 - our own, packed a moment ago
    return DOT if isinstance(order, Order) and order.format_id == "png" else made(order)


@dataclass
class Browser:
    """In server mode: the secret in its cookie, empty while nobody is signed in."""

    secret: str = ""

    def accept(self, link: str, name: str = "") -> signing_in.Who:
        """Use an access link, as its page does, and be signed in from the next run."""
        done = signing_in.accept(runtime.process(), link, name)
        self.secret = done.secret or self.secret
        return self.who()

    def who(self) -> signing_in.Who | None:
        return signing_in.who(runtime.process(), self.secret)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    """Server mode, in which people sign in; use it before anything that opens the workspace."""
    monkeypatch.setenv("PRODIGE_PUBLIC_URL", "http://prodige.example")
    one = Browser()
    monkeypatch.setattr(identity, "sent", lambda cookie: one.secret if cookie == identity.PLAIN_COOKIE else "")
    return one


@pytest.fixture
def ws() -> Workspace:
    """The workspace the screens use."""
    return runtime.workspace()


@pytest.fixture
def visit() -> Callable[..., AppTest]:
    """Open a screen in a new session: ``visit("results")``; ``lang="xx"`` for the pseudo-language."""

    def open_screen(name: str = "home", lang: str = "") -> AppTest:
        at = AppTest.from_file(str(ROOT / "prodige_ui" / "workspace.py"), default_timeout=TIMEOUT_SECONDS)
        if lang:
            at.query_params["lang"] = lang
        at.run()
        return at if name == "home" else turn(at, name)

    return open_screen


def turn(at: AppTest, name: str) -> AppTest:
    return at.switch_page(str(ROOT / "pages" / f"{name}.py")).run()


@pytest.fixture
def go() -> Callable[[AppTest, str], AppTest]:
    """Turn to another screen in the same session: ``go(at, "profile")``."""
    return turn


@pytest.fixture
def small_centre(ws: Workspace) -> str:
    """A centre with a name and nothing else."""
    return centres.create_centre(ws, Centre(name="Aurora School"))
