"""Whose a download or a picture is: Streamlit gives a file to whoever knows its address, a hash of the whole file.

An address stays behind in the list of downloads of a shared computer, and whoever holds a file can work it out. So for each file is
remembered for which people's screens it was made; `prodige_web.own_files` asks. The same file made for two people is
theirs both. A download that is made only when somebody presses is made for the window to which it was promised; any other
is told that there is none. Private parts used are held by ``tests/web/test_downloads_are_their_owners.py``; Streamlit is
pinned exactly.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse
from streamlit.runtime import exists, get_instance
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileKind

from prodige_ui import session

_noting = threading.Lock()


def install(person: Callable[[], str] = session.person) -> None:
    """Have every keeper of Streamlit's files remember it. Call it before the first request; doing so twice is no harm.

    person: whose screen is drawn by this thread; empty for nobody's.
    """
    if hasattr(MediaFileManager, "_prodige_owners"):
        return
    plain: dict[str, Any] = {name: getattr(MediaFileManager, name) for name in CHANGED}

    def add(self: Any, *given: Any, **more: Any) -> str:
        url = str(plain["add"](self, *given, **more))
        return _noted(self, url, person())

    def add_deferred(self: Any, *given: Any, **more: Any) -> str:
        promised = str(plain["add_deferred"](self, *given, **more))
        _own(self, "_prodige_promised")[promised] = person()
        return promised

    def execute_deferred(self: Any, promised: str) -> str:
        """In a thread of its own, for which nobody's screen is drawn."""
        whose = _own(self, "_prodige_promised").get(promised, "")
        return _noted(self, str(plain["execute_deferred"](self, promised)), whose)

    def drop_deferred(self: Any, promised: str) -> None:
        plain["_drop_deferred_id"](self, promised)
        _own(self, "_prodige_promised").pop(promised, None)

    def delete_file(self: Any, file_id: str) -> None:
        plain["_delete_file"](self, file_id)
        _own(self, "_prodige_owners").pop(file_id, None)

    changed: Any = MediaFileManager
    changed._prodige_owners = {}
    new = (add, add_deferred, execute_deferred, drop_deferred, delete_file)
    for name, function in zip(CHANGED, new, strict=True):
        setattr(changed, name, function)
    _refuse_strangers()


def _refuse_strangers() -> None:
    """Have a promised file not even begun for another window; it would be nobody's, and cost the time of a report."""
    changed: Any = DeferredFileHandler
    handle = changed.handle

    async def handle_own(self: Any, request: Any, session_id: str) -> Any:
        promised = self._get_media_file_mgr()._deferred_callables.get(request.deferred_file.file_id)
        if promised is None or promised["session_id"] != session_id:
            return BackendOperationResponse(request_id=request.request_id, error_msg=NO_FILE)
        return await handle(self, request, session_id)

    changed.handle = handle_own


NO_FILE = "Failed to generate file for download"
"""What Streamlit says of every download that comes to nothing; it shows words of its own for it."""
CHANGED = ("add", "add_deferred", "execute_deferred", "_drop_deferred_id", "_delete_file")
"""What `install` puts something of ours around, in the order it does."""


def owners(file_id: str) -> frozenset[str] | None:
    """For whom a file was made, by ids of people; None for what is nobody's own.

    That is what is not there, and a picture that stood on the screen of somebody not signed in: the icon of pages. A
    download made for nobody is nobody's.
    """
    return owners_in(get_instance().media_file_mgr, file_id) if exists() else None


def owners_in(keeper: Any, file_id: str) -> frozenset[str] | None:
    """As `owners`, of one keeper of files."""
    file = keeper._storage._files_by_id.get(file_id)
    if file is None:
        return None
    people = frozenset(_own(keeper, "_prodige_owners").get(file_id, ()))
    return None if "" in people and file.kind == MediaFileKind.MEDIA else people - {""}


def _noted(keeper: Any, url: str, person: str) -> str:
    file_id = url.rsplit("/", 1)[1].partition(".")[0]
    kept = _own(keeper, "_prodige_owners")
    with _noting:  # the same file may be made for two people at the same moment
        kept[file_id] = kept.get(file_id, frozenset()) | {person}
    return url


def _own(keeper: Any, name: str) -> dict[str, Any]:
    """A dict of this keeper's own. Single steps on it are Python's own, so no other thread comes between."""
    found: dict[str, Any] = vars(keeper).setdefault(name, {})
    return found
