"""``invite`` and ``people``."""

from __future__ import annotations

import re

import pytest

from prodige_core.services import centres, people, signing_in, workspace
from prodige_core.services.workspace import open_workspace
from tests.factories import MINI

BASE = "https://prodige.example.org"


@pytest.fixture
def db(tmp_path, monkeypatch):
    monkeypatch.setenv("PRODIGE_PUBLIC_URL", BASE)
    return f"sqlite:///{tmp_path / 'db.sqlite3'}"


@pytest.fixture
def stored(db):
    def using(step):
        ws = open_workspace(db, MINI)
        try:
            return step(ws)
        finally:
            workspace.close(ws)

    return using


def secret_in(out):
    base, secret = out.strip().rsplit("/", 1)
    assert base == f"{BASE}/welcome"
    return secret


def test_the_first_person_gets_in_by_the_operators_link(run, db, stored):
    code, out, err = run("invite", "--db", db)
    assert code == 0
    assert "works once" in err
    done = stored(lambda ws: signing_in.accept(ws, secret_in(out), "Head"))
    code, out, _ = run("people", "--db", db)
    assert (code, out.split("\t")[0], out.strip().split("\t")[2:]) == (0, done.person_id, ["Head", "no centre"])
    code, out, err = run("invite", "--device", done.person_id, "--db", db)
    with_hour = r"It works once, until \d{1,2} \w+ \d{4}, \d\d:\d\d, and is shown only now"
    assert re.search(with_hour, err)
    assert stored(lambda ws: signing_in.accept(ws, secret_in(out))).person_id == done.person_id


def test_a_link_gives_a_role_in_a_stored_centre(run, good, db, stored):
    centre = run("import", good, "--db", db)[1].strip()
    code, out, _ = run("invite", "--centre", centre, "--role", "editor", "--name", "Ana", "--db", db)
    assert code == 0
    stored(lambda ws: signing_in.accept(ws, secret_in(out), "Ana"))
    assert stored(lambda ws: [(one.name, one.role) for one in people.members(ws, centre)]) == [("Ana", "editor")]
    place = stored(lambda ws: centres.get_centre(ws, centre).centre.name)
    assert run("people", "--db", db)[1].strip().split("\t")[2:] == ["Ana", f"Editor, {place}"]


def test_links_that_wait_are_listed_and_taken_back(run, db, stored):
    out = run("invite", "--name", "Ana", "--db", db)[1]
    code, listed, _ = run("links", "--db", db)
    own_id, until, name, what = listed.strip().split("\t")
    assert (code, name, what) == (0, "Ana", "To begin a centre")
    assert until.startswith("until ")
    assert run("links", "--withdraw", own_id, "--db", db)[:2] == (0, "")
    assert stored(lambda ws: signing_in.offer(ws, secret_in(out))) is None
    assert run("links", "--db", db)[:2] == (0, "")
    code, _, err = run("links", "--withdraw", own_id, "--db", db)
    assert code == 2
    assert "not stored here" in err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--role", "owner"], "--centre"),
        (["--centre", "nothing", "--name", "Ana"], "not stored here"),
        (["--device", "nobody"], "not stored here"),
        (["--network", "nothing", "--name", "Ana"], "not stored here"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(run, db, given, said):
    code, out, err = run("invite", *given, "--db", db)
    assert (code, out) == (2, "")
    assert said in err


def test_on_one_computer_nobody_needs_a_link(run, db, monkeypatch):
    monkeypatch.delenv("PRODIGE_PUBLIC_URL")
    code, out, err = run("invite", "--db", db)
    assert (code, out) == (2, "")
    assert "PRODIGE_PUBLIC_URL" in err
