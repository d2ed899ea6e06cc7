"""Threads for downloads apart from those that answer participants' pages.

Streamlit makes a file that somebody pressed for in asyncio's threads, of which a small server has six, and it may wait
there for seconds (`prodige_ui.components.handing`). The same threads look things up for everybody's phone, so six people
who download would stop a whole room.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

DOWNLOADS = 48
"""Downloads that may wait at the same time; a thread that waits costs next to nothing. More come after them."""
_MAKES_A_FILE = "execute_deferred"
"""What Streamlit calls to make the file of a download (`MediaFileManager`)."""


class DownloadsApart(ThreadPoolExecutor):
    """asyncio's threads, as many as usual, with others for downloads."""

    def __init__(self) -> None:
        super().__init__(thread_name_prefix="asyncio")
        self._downloads = ThreadPoolExecutor(DOWNLOADS, thread_name_prefix="download")

    def submit(self, fn: Callable[..., Any], /, *args: Any, **more: Any) -> Future[Any]:
        """Have something done by a thread of its kind."""
        if _makes_a_file(fn):
            return self._downloads.submit(fn, *args, **more)
        return super().submit(fn, *args, **more)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End both kinds."""
        self._downloads.shutdown(wait, cancel_futures=cancel_futures)
        super().shutdown(wait, cancel_futures=cancel_futures)


def _makes_a_file(fn: Callable[..., Any]) -> bool:
    """Whether `asyncio.to_thread` wraps Streamlit's making of a file: ``partial(context.run, function, …)``."""
    wrapped = fn.args[0] if isinstance(fn, functools.partial) and fn.args else None
    return getattr(wrapped, "__name__", "") == _MAKES_A_FILE
