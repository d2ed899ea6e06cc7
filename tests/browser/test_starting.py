"""The three ways to start give the same app."""

import json
import urllib.request

import pytest


@pytest.mark.parametrize(
    "command",
    [
        ("app.py",),
        ("-m", "prodige_core", "serve", "--port", "{port}"),
        ("-m", "streamlit", "run", "app.py", "--server.port", "{port}", "--server.address", "127.0.0.1"),
    ],
    ids=["python app.py", "prodige serve", "streamlit run app.py"],
)
def test_the_app_comes_up_and_shows_the_start(start_app, person, command):
    app = start_app(command=command)
    with urllib.request.urlopen(app.url + "/readyz", timeout=10) as answer:
        assert json.load(answer) == {"status": "ok"}
    someone = person(app)
    someone.go()
    assert someone.page.get_by_label("Name of your centre").is_visible()


def test_the_page_language_is_the_one_shown(app, person):
    someone = person(app)
    someone.page.goto(app.url + "/?lang=xx")
    someone.settle()
    assert someone.page.evaluate("document.documentElement.lang") == "xx"
    assert "~" in someone.page.locator("h1").first.inner_text()
