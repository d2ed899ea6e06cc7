"""Files that were just made for a download are kept until the browser has had the time to fetch them.

Streamlit throws a download's file away at the second end of a run, of whatever session, after it was made, and what makes
it as soon as the own session's next run has begun. With ten people at work both happen between the press and the browser's
request, which then gets "not found" and tells nobody. And the answer that says where the file is waits among the messages to
the browser, which are thrown away when the next run of the session begins; then the button turns for ever. Private parts used are held by
``tests/web/test_downloads_are_kept_until_fetched.py``; Streamlit is pinned exactly.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from typing import Any, Final

from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileKind

GRACE_SECONDS: Final = 120.0
"""Twice as long as a file may take to be made (`prodige_core.exports.press`); some hundred files of 0.3 MB at most."""


def install(clock: Callable[[], float] = time.monotonic) -> None:
    """Have every keeper of Streamlit's files wait so long. Call it before the first request; doing so twice is no harm."""
    if hasattr(MediaFileManager, "_prodige_unwanted"):
        return
    inactive = MediaFileManager._get_inactive_file_ids

    def inactive_long(self: MediaFileManager) -> set[str]:
        """Called under the lock."""
        found = inactive(self)
        downloads = {own for own in found if self._file_metadata[own].kind == MediaFileKind.DOWNLOADABLE}
        return (found - downloads) | _long(self, "files", downloads, clock())

    def drop_callables(self: MediaFileManager) -> None:
        """Called under the lock."""
        in_use = {own for files in self._files_by_session_and_coord.values() for own in files.values()}
        for own in _long(self, "callables", self._deferred_callables.keys() - in_use, clock()):
            self._drop_deferred_id(own)

    clear = ForwardMsgQueue.clear

    def clear_all_but_answers(
        self: ForwardMsgQueue, retain_lifecycle_msgs: bool = False, fragment_ids_this_run: list[str] | None = None
    ) -> None:
        """A run that begins makes what was drawn before it out of date, and not what the browser was promised."""
        answers = [msg for msg in self._queue if msg.WhichOneof("type") == "backend_operation_response"]
        clear(self, retain_lifecycle_msgs, fragment_ids_this_run)
        if retain_lifecycle_msgs:
            self._queue += [msg for msg in answers if msg not in self._queue]

    changed: Any = MediaFileManager
    changed._prodige_unwanted = {}
    changed._get_inactive_file_ids = inactive_long
    changed._remove_orphaned_deferred_callables = drop_callables
    changed = ForwardMsgQueue
    changed.clear = clear_all_but_answers


def _long(keeper: Any, kind: str, unwanted: Collection[str], now: float) -> set[str]:
    """Those of what nobody wants that nobody has wanted for the whole time. A file that is wanted again begins anew."""
    if "_prodige_unwanted" not in vars(keeper):
        keeper._prodige_unwanted = {}
    before = keeper._prodige_unwanted.get(kind, {})
    since = {own: before.get(own, now) for own in unwanted}
    keeper._prodige_unwanted[kind] = since
    return {own for own, began in since.items() if now - began >= GRACE_SECONDS}
