"""What is set of Streamlit from our settings, and what Prodige refuses to run with. Source: reliability, section 3."""

import threading
import weakref
from types import SimpleNamespace

import pytest
from streamlit import config
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage

from prodige_core.config import Settings
from prodige_ui import streamlit_options

OURS = (
    "server.allowedHosts",
    "server.corsAllowedOrigins",
    "server.cookieSecret",
    "browser.serverAddress",
    "browser.serverPort",
)


@pytest.fixture(autouse=True)
def as_it_was():
    names = {*OURS, *streamlit_options.MUST_BE, *streamlit_options.MOST_MB}
    before = {name: config.get_option(name) for name in names}
    config.set_option("client.showErrorDetails", "none")  # tests of pages show them
    yield
    for name, value in before.items():
        config.set_option(name, value)


def test_what_ships_is_what_is_checked():
    streamlit_options.apply(Settings.from_environment({}))
    streamlit_options.check()


def test_a_server_answers_to_its_public_name():
    secret = "s" * 40
    streamlit_options.apply(
        Settings.from_environment({"PRODIGE_PUBLIC_URL": "https://prodige.example", "PRODIGE_COOKIE_SECRET": secret})
    )
    assert config.get_option("server.allowedHosts") == ["prodige.example"]
    assert config.get_option("server.corsAllowedOrigins") == ["https://prodige.example"]
    assert config.get_option("server.cookieSecret") == secret
    streamlit_options.check()


def test_on_a_computer_of_ones_own_the_secret_is_new_at_every_start():
    found = set()
    for _ in range(2):
        streamlit_options.apply(Settings.from_environment({"PORT": "9000"}))
        found.add(config.get_option("server.cookieSecret"))
    assert len(found) == 2
    assert min(map(len, found)) == 64
    assert config.get_option("browser.serverPort") == 9000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("browser.gatherUsageStats", True),
        ("client.showErrorDetails", "full"),
        ("client.toolbarMode", "developer"),
        ("global.developmentMode", True),
        ("logger.enableRich", True),
        ("runner.postScriptGC", True),
        ("server.allowedHosts", []),
        ("server.allowedHosts", ["*"]),
        ("server.corsAllowedOrigins", ["*"]),
        ("server.enableAgentApi", True),
        ("server.enableCORS", False),
        ("server.enableStaticServing", True),
        ("server.enableXsrfProtection", False),
        ("server.fileWatcherType", "auto"),
        ("server.maxMessageSize", 200),
        ("server.maxUploadSize", 200),
        ("server.trustedUserHeaders", {"X-User": "name"}),
    ],
)
def test_it_does_not_run_with(name, value):
    config.set_option(name, value)
    with pytest.raises(ValueError, match=name):
        streamlit_options.check()


class ClosedWindow:
    pass


def test_files_of_windows_that_were_closed_long_ago_hold_no_place(monkeypatch):
    """Streamlit forgets such a window only when another one closes, which may be hours away."""
    files = {"closed": {"f": SimpleNamespace(data=b"x" * 100)}, "open": {"f": SimpleNamespace(data=b"x" * 10)}}
    now = [0.0]
    remembered = MemorySessionStorage(ttl_seconds=120)
    remembered._cache = TTLCache(maxsize=128, ttl=120, timer=lambda: now[0])
    remembered._cache["closed"] = window = ClosedWindow()
    weakref.finalize(window, files.pop, "closed")
    del window
    runtime = SimpleNamespace(
        uploaded_file_mgr=SimpleNamespace(file_storage=files),
        _session_mgr=SimpleNamespace(_session_storage=remembered, _storage_lock=threading.Lock()),
    )
    monkeypatch.setattr(streamlit_options, "exists", lambda: True)
    monkeypatch.setattr(streamlit_options, "get_instance", lambda: runtime)
    assert streamlit_options.held_uploads() == {"closed": 100, "open": 10}
    now[0] = 121
    assert streamlit_options.held_uploads() == {"open": 10}
