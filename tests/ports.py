"""Ports for programs that tests start.

Not those that the system gives away by itself: between the asking and the listening any line of another test could be
given the same one, and two that are asked for in a row could be one.
"""

from __future__ import annotations

import os
import socket
from itertools import count

_LOWEST, _HOW_MANY = 20_000, 12_000
"""Below 32,768, where Linux begins to give ports to lines that go out (macOS: 49,152)."""
_turn = count(os.getpid() * 61)  # processes that run side by side begin apart


def free_port() -> int:
    """A port nobody listens at; in this process never the same twice."""
    for turn in _turn:
        port = _LOWEST + turn % _HOW_MANY
        with socket.socket() as tried:
            try:
                tried.bind(("", port))
            except OSError:
                continue
        return port
    raise AssertionError("counting does not end")
