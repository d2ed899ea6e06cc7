"""A command that writes is done by the app that has the SQLite file open (docs/decisions/012-second-look.md)."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import stat
import sys
import threading

import pytest

from prodige_core import __version__
from prodige_core.cli import app_side, app_socket
from prodige_core.config import Settings
from prodige_core.services import networks, own_access, signing_in, workspace
from prodige_core.services.workspace import open_workspace
from tests.factories import MINI

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no Unix domain sockets in Python there")
BASE = "https://prodige.example.org"


@pytest.fixture
def db(short_folder):
    return f"sqlite:///{short_folder / 'db.sqlite3'}"


@pytest.fixture
def app(db):
    """The app's end: it has the file open, and settings of its own; whoever gives commands knows none of them."""
    ws = open_workspace(db, MINI)
    settings = Settings.from_environment(
        {"PRODIGE_DATABASE_URL": db, "PRODIGE_PUBLIC_URL": BASE, "PRODIGE_COOKIE_SECRET": "x" * 40}
    )
    listening = app_side.listen(lambda: ws, settings)
    yield ws
    listening.close()
    workspace.close(ws)


def refuse(*_):
    raise AssertionError("the command was not handed over")


@pytest.fixture
def place(db):
    return app_socket.place_of(db)


def raw(place, sent):
    """What the app answers to these bytes; empty when it hangs up."""
    with socket.socket(socket.AF_UNIX) as wire:
        wire.settimeout(240)
        wire.connect(os.fspath(place))
        with contextlib.suppress(BrokenPipeError):
            wire.sendall(sent)
            wire.shutdown(socket.SHUT_WR)
        try:
            return json.loads(app_socket.read_line(wire, app_socket.LONGEST_ANSWER))
        except (ConnectionResetError, ValueError):
            return {}


def line(*words, version=__version__):
    return json.dumps({"version": version, "words": words}).encode() + b"\n"


def test_a_link_is_made_by_the_app_and_shown_to_nobody_else(run, app, db, caplog, monkeypatch):
    monkeypatch.delenv("PRODIGE_PUBLIC_URL", raising=False)  # the app's counts
    caplog.set_level("INFO", "prodige.security")
    code, out, err = run("invite", "--name", "Ana", "--db", db)
    assert (code, err.split(",")[0]) == (0, "It works once")
    base, secret = out.strip().rsplit("/", 1)
    assert base == f"{BASE}/welcome"
    assert secret not in caplog.text
    assert "operator_command" in caplog.text
    done = signing_in.accept(app, secret, "Ana")
    assert [one.person.name for one in own_access.everybody(app)] == ["Ana"]
    code, out, _ = run("invite", "--device", done.person_id, "--db", db)
    assert signing_in.accept(app, out.strip().rsplit("/", 1)[1]).person_id == done.person_id


def test_networks_and_purging_go_the_same_way_and_listing_beside_it(run, app, db):
    code, out, err = run("network", "--name", "North", "--db", db)
    assert (code, err) == (0, "")
    assert [one.id for one in networks.mine(app)] == [out.strip()]
    assert run("network", "--db", db)[1].split("\t")[0] == out.strip()
    code, out, _ = run("purge", "--now", "2099-01-01", "--db", db)
    assert (code, "invitations" in out) == (0, True)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["invite", "--centre", "nothing", "--name", "Ana"], "not stored here"),
        (["invite", "--role", "owner"], "--centre"),
        (["network", "--name", " "], "name"),
        (["network", "--name", "N" * 9000], "too long for the running app"),
    ],
)
def test_what_cannot_be_is_refused_in_the_same_sentences(run, app, db, given, said):
    code, out, err = run(*given, "--db", db)
    assert (code, out) == (2, "")
    assert said in err


def test_only_the_owner_of_the_file_may_enter_and_nothing_is_left_behind(db, place):
    ws = open_workspace(db, MINI)
    listening = app_side.listen(lambda: ws, Settings.from_environment({"PRODIGE_DATABASE_URL": db}))
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    listening.close()
    workspace.close(ws)
    assert not place.parent.exists()


def test_what_a_killed_app_left_is_replaced_and_until_then_the_command_does_it_itself(run, db, place):
    place.parent.mkdir()
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(os.fspath(place))
    assert run("network", "--name", "North", "--db", db)[0] == 0
    ws = open_workspace(db, MINI)
    listening = app_side.listen(lambda: ws, Settings.from_environment({"PRODIGE_DATABASE_URL": db}))
    assert run("network", "--name", "South", "--db", db)[0] == 0
    assert len(networks.mine(ws)) == 2
    listening.close()
    workspace.close(ws)


def test_a_path_that_is_too_long_is_told_at_the_start(tmp_path, capsys):
    url = f"sqlite:///{tmp_path / ('n' * 100)}.sqlite3"
    assert app_side.listen(refuse, Settings.from_environment({"PRODIGE_DATABASE_URL": url})) is None
    assert "longer than the system allows" in capsys.readouterr().err
    assert app_socket.hand_over(app_socket.place_of(url), ["network"]) is None


def test_on_postgresql_there_is_no_socket():
    url = "postgresql+psycopg://prodige@/prodige"
    assert app_socket.place_of(url) is None
    assert app_side.listen(refuse, Settings.from_environment({"PRODIGE_DATABASE_URL": url})) is None


NO_COMMANDS = [
    line("restore", "file", "--replace"),
    line("network"),
    line("purge", "--dry-run"),
    line("invite", "--nothing"),
    line("--help"),
    line(),
    line("network", "--name", "North", version="0"),
    b'["network"]\n',
    b'{"version": "%s", "words": 7}\n' % __version__.encode(),
    b"{" * 1000 + b"\n",
    b"no json\n",
    b"\xff\n",
    b"no end",
    b"",
    b"x" * 20_000,
]


def test_whatever_comes_nothing_is_done_and_the_next_command_is(run, app, db, place, capsys):
    for sent in NO_COMMANDS:
        found = raw(place, sent)
        assert found == {} or (found["code"], found["out"]) == (2, ""), sent
    assert capsys.readouterr() == ("", "")
    assert networks.mine(app) == ()
    assert run("network", "--name", "North", "--db", db)[0] == 0


def test_who_sends_nothing_keeps_nobody_out_for_long(run, app, db, place, monkeypatch):
    monkeypatch.setattr(app_side, "READ_SECONDS", 0.1)
    with socket.socket(socket.AF_UNIX) as idle:
        idle.connect(os.fspath(place))
        idle.settimeout(240)
        assert idle.recv(1) == b"", "the app hung up"
        monkeypatch.setattr(app_side, "READ_SECONDS", 240)  # this machine may be slow, and the command is no idler
        assert run("network", "--name", "North", "--db", db)[0] == 0


def test_another_user_of_the_computer_is_refused(run, app, db, place, monkeypatch):
    monkeypatch.setattr(app_side, "peer_of", lambda _: os.geteuid() + 1)
    assert "Only the user" in app_socket.hand_over(place, ["network", "--name", "North"]).err
    assert networks.mine(app) == ()


def test_a_socket_that_somebody_else_put_there_is_told_nothing(app, place, monkeypatch):
    monkeypatch.setattr(app_socket, "peer_of", lambda _: os.geteuid() + 1)
    assert app_socket.hand_over(place, ["network", "--name", "North"]) is None


def test_a_folder_of_somebody_else_is_not_used(tmp_path, place, db, capsys):
    place.parent.symlink_to(tmp_path)
    assert app_side.listen(refuse, Settings.from_environment({"PRODIGE_DATABASE_URL": db})) is None
    assert "somebody else" in capsys.readouterr().err


def test_an_app_that_ends_in_between_is_told_as_that(run, db, place):
    place.parent.mkdir()
    with socket.socket(socket.AF_UNIX) as dying:
        dying.bind(os.fspath(place))
        dying.listen(1)

        def take_and_end():
            wire, _ = dying.accept()
            wire.recv(100)
            wire.close()

        other = threading.Thread(target=take_and_end)
        other.start()
        place.parent.with_name("db.sqlite3").touch()
        code, out, err = run("network", "--name", "North", "--db", db)
        other.join()
    assert (code, out) == (2, "")
    assert "may or may not have been done" in err
    assert "prodige people" in err


def test_an_error_nobody_foresaw_is_a_number_for_who_asked_and_no_words_in_the_log(run, app, db, caplog, monkeypatch):
    def broken(*_):
        raise RuntimeError("secret words")

    monkeypatch.setattr(networks, "create", broken)
    code, out, err = run("network", "--name", "North", "--db", db)
    assert (code, out) == (2, "")
    assert "error" in err
    assert "secret words" not in err + caplog.text


class FewFiles:
    """A socket that takes nobody once, as where the process has no file left to open."""

    def __init__(self, listener):
        self.listener, self.refused = listener, False

    def __getattr__(self, name):
        return getattr(self.listener, name)

    def accept(self):
        if not self.refused:
            self.refused = True
            raise OSError(errno.EMFILE, "Too many open files")
        return self.listener.accept()


def test_whoever_could_not_be_taken_once_is_taken_later(db, place, monkeypatch):
    ws = open_workspace(db, MINI)
    bound = app_side._bound
    monkeypatch.setattr(app_side, "_bound", lambda own: FewFiles(bound(own)))
    listening = app_side.listen(lambda: ws, Settings.from_environment({"PRODIGE_DATABASE_URL": db}))
    try:
        assert raw(place, line("network", "--name", "North"))["code"] == 0
    finally:
        listening.close()
        workspace.close(ws)
