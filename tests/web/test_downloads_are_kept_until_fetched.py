"""What Streamlit keeps of a download while other people's screens come and go."""

from __future__ import annotations

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import media_file_manager
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from prodige_ui import downloads_kept
from prodige_ui.downloads_kept import GRACE_SECONDS


@pytest.fixture
def clock(monkeypatch):
    """Streamlit's keeper as the app has it, with a clock of our own; as it came afterwards."""
    for name in ("_get_inactive_file_ids", "_remove_orphaned_deferred_callables"):
        monkeypatch.setattr(MediaFileManager, name, ORIGINAL[name])
    monkeypatch.setattr(ForwardMsgQueue, "clear", CLEAR)
    monkeypatch.delattr(MediaFileManager, "_prodige_unwanted", raising=False)
    monkeypatch.setattr(media_file_manager, "_get_session_id", lambda: "head teacher")
    now = [1000.0]
    downloads_kept.install(lambda: now[0])
    yield now
    ForwardMsgQueue.clear = CLEAR
    for name, original in ORIGINAL.items():
        setattr(MediaFileManager, name, original)
    del MediaFileManager._prodige_unwanted


CLEAR = ForwardMsgQueue.clear
ORIGINAL = {
    name: vars(MediaFileManager)[name] for name in ("_get_inactive_file_ids", "_remove_orphaned_deferred_callables")
}


@pytest.fixture
def keeper():
    return MediaFileManager(MemoryMediaFileStorage("/media"))


def others_come_and_go(keeper, times=3):
    for _ in range(times):
        keeper.remove_orphaned_files()


def pressed(keeper) -> str:
    file_id = keeper.add_deferred(lambda: b"a report", "application/pdf", "1.2", "report.pdf")
    return keeper.execute_deferred(file_id)


def is_kept(keeper, url: str) -> bool:
    return keeper._storage._files_by_id.keys() >= {url.rsplit("/", 1)[1].split(".")[0]}


def test_streamlit_alone_throws_it_away_between_the_press_and_the_request(keeper, monkeypatch):
    monkeypatch.setattr(media_file_manager, "_get_session_id", lambda: "head teacher")
    for name, original in ORIGINAL.items():
        monkeypatch.setattr(MediaFileManager, name, original)
    url = pressed(keeper)
    assert is_kept(keeper, url)
    others_come_and_go(keeper)
    assert not is_kept(keeper, url)  # when this fails, Streamlit mends it itself and ours can go


def test_a_file_is_there_for_two_minutes_and_not_for_ever(clock, keeper):
    url = pressed(keeper)
    others_come_and_go(keeper, 10)
    clock[0] += GRACE_SECONDS - 1
    others_come_and_go(keeper)
    assert is_kept(keeper, url)
    clock[0] += 1
    others_come_and_go(keeper)
    assert not is_kept(keeper, url)


def test_a_press_finds_what_makes_its_file_after_its_own_screen_has_begun_anew(clock, keeper):
    file_id = keeper.add_deferred(lambda: b"a report", "application/pdf", "1.2", "report.pdf")
    keeper.clear_session_refs("head teacher")
    others_come_and_go(keeper)
    assert keeper.execute_deferred(file_id)
    clock[0] += GRACE_SECONDS
    others_come_and_go(keeper)
    with pytest.raises(MediaFileStorageError):
        keeper.execute_deferred(file_id)


def test_what_makes_a_file_stays_as_long_as_its_screen_is_open(clock, keeper):
    file_id = keeper.add_deferred(lambda: b"a report", "application/pdf", "1.2", "report.pdf")
    for _ in range(3):
        clock[0] += GRACE_SECONDS
        others_come_and_go(keeper)
    assert keeper.execute_deferred(file_id)


def test_pictures_on_a_screen_go_with_it_as_before(clock, keeper):
    url = keeper.add(b"a picture", "image/png", "1.3")
    keeper.clear_session_refs("head teacher")
    others_come_and_go(keeper, 1)
    assert not is_kept(keeper, url)


def answered() -> ForwardMsgQueue:
    """A session's messages: something drawn, then the answer that says where a file is."""
    queue, drawn, answer = ForwardMsgQueue(), ForwardMsg(), ForwardMsg()
    drawn.delta.new_element.markdown.body = "before"
    answer.backend_operation_response.request_id = "7"
    queue.enqueue(drawn)
    queue.enqueue(answer)
    return queue


def kinds(queue: ForwardMsgQueue) -> list[str]:
    return [msg.WhichOneof("type") for msg in queue._queue]


@pytest.mark.parametrize("part", [None, ["a part of the screen"]])
def test_the_answer_that_a_file_is_there_outlives_the_next_run(clock, part):
    queue = answered()
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=part)
    assert kinds(queue).count("backend_operation_response") == 1
    assert len(queue.flush()) >= 1
    assert kinds(queue) == []


def test_streamlit_alone_throws_the_answer_away(monkeypatch):
    monkeypatch.setattr(ForwardMsgQueue, "clear", CLEAR)
    queue = answered()
    queue.clear(retain_lifecycle_msgs=True)
    assert kinds(queue) == []  # when this fails, Streamlit mends it itself and ours can go
