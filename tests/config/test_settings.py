"""Settings are read once, and one that makes no sense is one sentence naming its variable."""

from pathlib import Path

import pytest

from prodige_core.config import DEFAULT_PROXIES, ROOT, Settings

SECRET = "s" * 32


def settings(**environ):
    return Settings.from_environment(environ)


def test_documents_are_made_ready_for_unless_somebody_says_no():
    assert settings().documents_ready
    assert settings(PRODIGE_DOCUMENTS_READY="yes").documents_ready
    assert not settings(PRODIGE_DOCUMENTS_READY="no").documents_ready
    with pytest.raises(ValueError, match="PRODIGE_DOCUMENTS_READY must be yes or no"):
        settings(PRODIGE_DOCUMENTS_READY="0")


@pytest.mark.parametrize(
    ("given", "read"),
    [("", ROOT / "var" / "backups"), ("/var/lib/prodige/backups", Path("/var/lib/prodige/backups")), ("no", None)],
)
def test_where_a_server_s_former_state_is_kept_is_a_folder_or_nowhere(given, read):
    assert settings(PRODIGE_COPIES=given).copies == read


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("https://prodige.example.org", "https://prodige.example.org"),
        ("https://Prodige.Example.org/", "https://prodige.example.org"),
        ("http://192.0.2.7:8080", "http://192.0.2.7:8080"),
        ("https://[2001:db8::7]", "https://[2001:db8::7]"),
        ("", ""),
    ],
)
def test_a_public_address_is_a_scheme_and_a_host(given, read):
    assert settings(PRODIGE_PUBLIC_URL=given).public_url == read


@pytest.mark.parametrize(
    "given",
    [
        "prodige.example.org",
        "ftp://prodige.example.org",
        "https://",
        "https://prodige.example.org/app",
        "https://prodige.example.org?x",
        "https://prodige.example.org/?",
        "https://prodige.example.org#x",
        "https://me:secret@prodige.example.org",
        "https://prodige.example.org:port",
        "https://prodige.example.org:99999",
        "https://prodige example.org",
        "https://-bad.example",
        "https://[::1",
        " https://prodige.example.org",
        "javascript://prodige.example.org/%0aalert(1)",
        "https://prodige.example.org\n",
    ],
)
def test_everything_else_is_refused_by_name(given):
    with pytest.raises(ValueError, match="PRODIGE_PUBLIC_URL must be"):
        settings(PRODIGE_PUBLIC_URL=given)


def test_in_server_mode_a_long_secret_is_needed():
    public = {"PRODIGE_PUBLIC_URL": "https://prodige.example"}
    for short in ("", "x" * 31):
        with pytest.raises(ValueError, match="PRODIGE_COOKIE_SECRET must have at least 32 characters"):
            settings(**public, PRODIGE_COOKIE_SECRET=short).check_serving()
    settings(**public, PRODIGE_COOKIE_SECRET=SECRET).check_serving()
    settings().check_serving()


def test_a_short_token_for_the_figures_is_refused():
    with pytest.raises(ValueError, match="PRODIGE_METRICS_TOKEN"):
        settings(**{"PRODIGE_METRICS_TOKEN": "guess"}).check_serving()


def test_only_this_machine_is_believed_unless_proxies_are_named():
    assert settings().proxies == DEFAULT_PROXIES
    assert settings(PRODIGE_PROXY="10.0.0.7, 10.1.0.0/16").proxies == ("10.0.0.7", "10.1.0.0/16")
    for bad in ("*", "proxy.example", "0.0.0.0/0", "::/0"):
        with pytest.raises(ValueError, match="PRODIGE_PROXY must"):
            settings(PRODIGE_PROXY=bad)


def test_settings_that_are_printed_hold_no_secret():
    shown = repr(
        settings(
            PRODIGE_COOKIE_SECRET=SECRET,
            PRODIGE_METRICS_TOKEN="t" * 40,
            PRODIGE_DATABASE_URL="postgresql://p:password@h/d",
        )
    )
    assert SECRET not in shown
    assert "t" * 40 not in shown
    assert "password" not in shown
