"""For whom Streamlit's files were made is known from the promise of a file until it is gone."""

from __future__ import annotations

import asyncio
import threading

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import media_file_manager
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from prodige_ui import downloads_owned
from prodige_ui.downloads_owned import owners_in

ORIGINAL = {name: vars(MediaFileManager)[name] for name in downloads_owned.CHANGED}
HANDLE = DeferredFileHandler.handle
PATIENCE = 240  # seconds; only a hanging test needs them


@pytest.fixture
def drawn_for(monkeypatch):
    """Streamlit's keeper as the app has it; whose screen is drawn is ours to say."""
    for name, original in ORIGINAL.items():
        monkeypatch.setattr(MediaFileManager, name, original)
    monkeypatch.delattr(MediaFileManager, "_prodige_owners", raising=False)
    monkeypatch.setattr(DeferredFileHandler, "handle", HANDLE)
    whose = [""]
    monkeypatch.setattr(media_file_manager, "_get_session_id", lambda: f"window of {whose[0]}")
    downloads_owned.install(lambda: whose[0])
    yield lambda person: whose.__setitem__(0, person)
    for name, original in ORIGINAL.items():
        setattr(MediaFileManager, name, original)
    del MediaFileManager._prodige_owners


@pytest.fixture
def keeper():
    return MediaFileManager(MemoryMediaFileStorage("/media"))


def id_of(url):
    return url.rsplit("/", 1)[1].split(".")[0]


def test_a_file_is_whose_screen_promised_it_whoever_presses(drawn_for, keeper):
    drawn_for("ana")
    promised = keeper.add_deferred(lambda: b"a report", "application/pdf", "1.2", "report.pdf")
    drawn_for("ben")  # as in Streamlit's thread for downloads, which draws nobody's screen
    made = id_of(keeper.execute_deferred(promised))
    assert owners_in(keeper, made) == {"ana"}


def test_the_same_file_made_for_two_is_theirs_both(drawn_for, keeper):
    for person in ("ana", "ben"):
        drawn_for(person)
        url = keeper.add(b"an empty form", "text/csv", "1.2", "form.csv", is_for_static_download=True)
    assert owners_in(keeper, id_of(url)) == {"ana", "ben"}


class Turn:
    """A lock, and a note of everybody who comes to it."""

    def __init__(self, came):
        self._lock, self._came = threading.Lock(), came

    def __enter__(self):
        self._came()
        self._lock.acquire()

    def __exit__(self, *error):
        self._lock.release()


class Looked(dict):
    """Whoever looks waits until somebody else has looked too, or stands at the lock."""

    def __init__(self):
        super().__init__()
        self._changed, self._here = threading.Condition(), set()

    def came(self):
        with self._changed:
            self._here.add(threading.get_ident())
            self._changed.notify_all()

    def get(self, name, usual=None):
        found = super().get(name, usual)
        self.came()
        with self._changed:
            assert self._changed.wait_for(lambda: len(self._here) == 2, PATIENCE)
        return found


def test_the_same_file_made_for_two_at_the_same_moment_is_theirs_both(keeper, monkeypatch):
    keeper._prodige_owners = Looked()
    monkeypatch.setattr(downloads_owned, "_noting", Turn(keeper._prodige_owners.came))
    threads = [threading.Thread(target=downloads_owned._noted, args=(keeper, "/media/0123.csv", one)) for one in "ab"]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert keeper._prodige_owners == {"0123": {"a", "b"}}


def test_what_nobody_who_is_signed_in_got_is_nobodys(drawn_for, keeper):
    drawn_for("")
    url = keeper.add(b"a form", "text/csv", "1.2", "form.csv", is_for_static_download=True)
    assert owners_in(keeper, id_of(url)) == frozenset()


def test_a_picture_is_theirs_on_whose_screens_it_is(drawn_for, keeper):
    for person in ("ana", "ben"):
        drawn_for(person)
        url = keeper.add(b"the first page of a report", "image/png", "1.3")
    assert owners_in(keeper, id_of(url)) == {"ana", "ben"}


def test_what_stands_at_the_door_too_and_what_is_not_there_are_nobodys_own(drawn_for, keeper):
    for person in ("ana", "", "ben"):
        drawn_for(person)
        url = keeper.add(b"the icon of pages", "image/png", "1.3")
    assert owners_in(keeper, id_of(url)) is None
    assert owners_in(keeper, "0123") is None


def asked_by(window, keeper, promised):
    """What a window is answered that asks for a promised file."""
    request = BackMsg().backend_operation_request
    request.request_id = "1"
    request.deferred_file.file_id = promised
    return asyncio.run(DeferredFileHandler(lambda: keeper).handle(request, window))


def test_a_file_is_made_for_the_window_only_to_which_it_was_promised(drawn_for, keeper, caplog):
    made = []
    drawn_for("ana")
    promised = keeper.add_deferred(lambda: made.append("a report") or b"a report", "application/pdf", "1.2", "a.pdf")
    stranger = asked_by("window of ben", keeper, promised)
    assert (stranger.deferred_file.url, made) == ("", [])
    assert stranger == asked_by("window of ben", keeper, "0123")  # as if there were none
    assert owners_in(keeper, id_of(asked_by("window of ana", keeper, promised).deferred_file.url)) == {"ana"}
    assert made == ["a report"]


def test_nothing_is_remembered_of_what_is_gone(drawn_for, keeper):
    drawn_for("ana")
    keeper.add(b"a form", "text/csv", "1.2", "form.csv", is_for_static_download=True)
    keeper.execute_deferred(keeper.add_deferred(lambda: b"a report", "application/pdf", "1.4", "report.pdf"))
    keeper.clear_session_refs("window of ana")
    for _ in range(3):
        keeper.remove_orphaned_files()
    assert (keeper._prodige_owners, keeper._prodige_promised) == ({}, {})
