"""Two people of two schools on one server, by raw messages: nobody sees or changes what is not theirs.

Sources: reliability, S7, S8, S9 (an end of a sign-in holds at once) and 4, row 27.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from urllib.parse import urlencode

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from prodige_core.config import ROOT
from prodige_core.services import centres, workshops, workspace
from prodige_core.services.workspace import open_workspace
from tests.hardening.conftest import PUBLIC_HOST
from tests.web.raw_window import raw_window

pytestmark = pytest.mark.slow
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
ORIGIN = f"https://{PUBLIC_HOST}"


@contextlib.contextmanager
def beside(app):
    """The database, read beside the running app."""
    ws = open_workspace(f"sqlite:///{Path(app.log).parent / 'prodige.sqlite3'}", ROOT / "frameworks", read_only=True)
    yield ws
    workspace.close(ws)


def everything(app):
    with beside(app) as ws:
        return {row.id: centres.get_centre(ws, row.id) for row in centres.list_centres(ws)}


def window(app, cookie=""):
    return raw_window(app.base, origin=ORIGIN, host=PUBLIC_HOST, **({"cookie": cookie} if cookie else {}))


def sign_in(app, link, name, school):
    """Use a link up and begin a school: the cookie."""
    form = {"content_type": "application/x-www-form-urlencoded", "origin": ORIGIN}
    reply = app.ask(link, "POST", urlencode({"name": name}).encode(), **form)
    assert reply.status == 303
    cookie = next(one for one in reply.cookies() if one.startswith("__Host-prodige="))
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax"} <= {mark.strip() for mark in cookie.split(";")}
    given = cookie.partition(";")[0]
    with window(app, given) as opened:
        opened.open("")
        opened.send(WidgetState(id=opened.of_kind("text_input")[0][0], string_value=school))
        opened.button("Begin")
    return given


@pytest.fixture(scope="module")
def two(server_app):
    """The cookies of Ada of Hill School and of Ben of Lake School."""
    hill, lake = server_app.links
    return sign_in(server_app, hill, "Ada Quarz", "Hill School"), sign_in(server_app, lake, "Ben Opal", "Lake School")


@pytest.fixture(scope="module")
def foreign(server_app, two):
    """Of the school in which neither has a role: its id, its workshop's id and code, its name."""
    with beside(server_app) as ws:
        own = next(row for row in centres.list_centres(ws) if row.name not in {"Hill School", "Lake School"})
        room = workshops.list_workshops(ws, own.id)[0]
        return own.id, room.id, workshops.get(ws, room.id).code, own.name


def page_of(opened, page, query=""):
    opened.open(page, query)
    return " ".join(opened.texts[1:])


def test_each_sees_their_own_school(server_app, two):
    for cookie, own, other in zip(two, ("Hill School", "Lake School"), ("Lake School", "Hill School"), strict=True):
        with window(server_app, cookie) as opened:
            seen = " ".join(page_of(opened, page) for page in ("home", "profile", "data", "people"))
            assert own in seen
            assert other not in seen


@pytest.mark.parametrize("cookie", ["", "__Host-prodige=guess", "__Host-prodige=" + "A" * 43, "prodige=x"])
def test_who_is_not_signed_in_sees_no_screen_whatever_is_asked(server_app, foreign, cookie):
    centre_id, workshop_id, code, name = foreign
    with window(server_app, cookie) as opened:
        for page in PAGES:
            seen = page_of(opened, page, f"workshop={workshop_id}&centre={centre_id}")
            for word in (name, code, "Hill School", "Lake School", "Ada", "Ben"):
                assert word not in seen, (page, word)
            assert not opened.of_kind("radio"), page
            assert not opened.of_kind("file_uploader"), page


def test_ids_of_another_school_in_the_address_open_nothing(server_app, two, foreign):
    centre_id, workshop_id, code, name = foreign
    with window(server_app, two[0]) as opened:
        for page in PAGES:
            for query in (f"workshop={workshop_id}", f"workshop={centre_id}&centre={centre_id}&centre_id={centre_id}"):
                seen = page_of(opened, page, query)
                assert name not in seen, page
                assert code not in seen, page
                assert "Lake School" not in seen, page


def test_widgets_named_after_another_school_change_nothing(server_app, two, foreign):
    before = everything(server_app)
    own_id = next(key for key, file in before.items() if file.centre.name == "Hill School")
    with window(server_app, two[0]) as opened:
        opened.open("assess")
        questions = opened.of_kind("radio")
        assert questions
        name, radio = questions[0]
        for other in (foreign[0], next(key for key in before if key not in {own_id, foreign[0]})):
            opened.send(WidgetState(id=name.replace(own_id, other), string_value=radio.options[0]))
            opened.values.clear()
            opened.send(WidgetState(id=name.replace(own_id, f"{other}' OR 1=1 --"), string_value=radio.options[0]))
            opened.values.clear()
        assert everything(server_app) == before
        opened.send(WidgetState(id=name, string_value=radio.options[0]))
        changed = {key for key, file in everything(server_app).items() if file != before[key]}
        assert changed == {own_id}, "their own answer is stored, and only that"


def test_a_download_opens_for_the_person_for_whom_it_was_made(server_app, two):
    with window(server_app, two[0]) as opened, window(server_app, two[1]) as others:
        opened.open("data")
        others.open("data")
        places = [one.file_behind(one.of_kind("download_button")[0][1]) for one in (opened, others)]
        for own in (0, 1):
            assert places[own].startswith("/media/")
            assert server_app.ask(places[own], cookie=two[own]).status == 200
            assert server_app.ask(places[own], "HEAD", cookie=two[own]).status == 200
            bare = places[own].rpartition(".")[0]
            for cookie in (two[1 - own], "", "__Host-prodige=" + "A" * 43):
                for place in (places[own], bare, f"{bare}.png", f"{bare}.json"):
                    assert server_app.ask(place, cookie=cookie).status == 404, (own, place)
                assert server_app.ask(places[own], "HEAD", cookie=cookie).status == 404


def test_an_end_of_a_sign_in_holds_in_windows_that_are_open(server_app, two):
    with window(server_app, two[1]) as opened:
        assert "Lake School" in page_of(opened, "profile") + page_of(opened, "home")
        opened.open("assess")
        name, radio = opened.of_kind("radio")[0]
        form = {"content_type": "application/x-www-form-urlencoded", "origin": ORIGIN}
        assert server_app.ask("/sign-out", "POST", b"", cookie=two[1], **form).status == 303
        before = everything(server_app)
        opened.send(WidgetState(id=name, string_value=radio.options[1]))
        assert everything(server_app) == before
        assert "Lake School" not in page_of(opened, "profile")
        assert not opened.of_kind("radio")
