"""The process that sets documents: ``python -m prodige_core.exports.worker``, orders in, files out.

In (stdin): `Order` or `DataOrder`, packed by `prodige_core.exports.press`. Out (stdout): one answer for each, in turn; both as
`prodige_core.exports.frames` says. End of input ends the process at once, also while it sets: whoever asked is gone.
A program of its own, not a multiprocessing child: that would run the caller's main script again, which under Streamlit
is the screen. It gives way to the app (`press.NICE`), holds only so much memory and does nothing else (`prodige_core.exports.confined`).
"""

from __future__ import annotations

import datetime as dt
import importlib
import os
import pickle
import queue
import signal
import sys
import threading
from typing import BinaryIO

from prodige_core import security_log
from prodige_core.exports.confined import bound, confine
from prodige_core.exports.frames import DONE, failure, numbered, opened, read_frame, write_frame
from prodige_core.exports.order import Order, encode
from prodige_core.exports.press import made
from prodige_core.reports.document import Document, Heading, paragraph

SOON_SECONDS = 0.05
"""An order that comes with the start is made at once; else what most orders need is loaded before one comes."""
_LOADED_BEFORE = (
    "prodige_core.exports.docx.word",
    "prodige_core.exports.html.page",
    "prodige_core.exports.pictures.pixels",
    "pypdfium2",
    "prodige_core.exports.xlsx",
    "xlsxwriter",
    "prodige_core.exports.ics",
    "icalendar",
)
"""Beside what a PDF needs, which is set once."""


def _listen(given: BinaryIO, orders: queue.SimpleQueue[bytes]) -> None:
    while (frame := read_frame(given)) is not None:
        orders.put(frame)
    os._exit(0)  # the app is gone, perhaps killed: no orphan that goes on computing for nobody


def _answer(frame: bytes) -> bytes:
    number, order = opened(frame)
    try:
        answer = DONE + made(pickle.loads(order))  # noqa: S301 - from the app itself, through its own pipe
    except Exception as error:  # whatever it is, the caller must hear of it; the process stays for the next order
        answer = failure(security_log.fault(error, "typesetting"))
    return numbered(number, answer)


def _warm_up() -> None:
    """Load libraries and fonts before anybody waits for them."""
    for name in _LOADED_BEFORE:
        importlib.import_module(name)
    page = Document("Prodige", "", "Prodige", "en", "", (Heading(1, "Prodige", "a"), paragraph("Prodige")))
    encode(Order("pdf", page, dt.date(2026, 1, 1), "en"))


def main() -> None:
    """Set what comes until the input ends."""
    # a library may print; only answers may reach the caller
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the app, whose end is the end of the input
    security_log.to_stderr()
    security_log.keep_words_out()
    bound()
    confine()
    orders: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, orders), name="orders", daemon=True).start()
    try:
        order = orders.get(timeout=SOON_SECONDS)
    except queue.Empty:
        _warm_up()
        order = orders.get()
    while True:
        write_frame(answers, _answer(order))
        order = orders.get()


if __name__ == "__main__":
    main()
