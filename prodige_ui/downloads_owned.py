"""Whose a download is: Streamlit gives a file to whoever knows its address, a hash of the whole file.

An address stays behind in the list of downloads of a shared computer, and whoever holds a file can work it out. So for each file is
remembered for which people's screens it was made; `prodige_web.own_files` asks. The same file made for two people is
theirs both. Private parts used are held by ``tests/web/test_downloads_are_their_owners.py``; Streamlit is pinned exactly.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from streamlit.runtime import exists, get_instance
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileKind

from prodige_ui import session


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


CHANGED = ("add", "add_deferred", "execute_deferred", "_drop_deferred_id", "_delete_file")
"""What `install` puts something of ours around, in the order it does."""


def owners(file_id: str) -> frozenset[str] | None:
    """For whom a file was made, by ids of people; None for what is no download: pictures, and what is not there."""
    return owners_in(get_instance().media_file_mgr, file_id) if exists() else None


def owners_in(keeper: Any, file_id: str) -> frozenset[str] | None:
    """As `owners`, of one keeper of files."""
    file = keeper._storage._files_by_id.get(file_id)
    if file is None or file.kind != MediaFileKind.DOWNLOADABLE:
        return None
    return frozenset(_own(keeper, "_prodige_owners").get(file_id, ())) - {""}


def _noted(keeper: Any, url: str, person: str) -> str:
    file_id = url.rsplit("/", 1)[1].partition(".")[0]
    kept = _own(keeper, "_prodige_owners")
    kept[file_id] = kept.get(file_id, frozenset()) | {person}
    return url


def _own(keeper: Any, name: str) -> dict[str, Any]:
    """A dict of this keeper's own. Each step on it is one of Python's, so no other thread comes between."""
    found: dict[str, Any] = vars(keeper).setdefault(name, {})
    return found
