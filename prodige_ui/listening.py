"""The address at which the app listens, and how many lines it can hold open."""

from __future__ import annotations

import contextlib
import socket

from prodige_core.errors import StatedError
from prodige_core.i18n import N_


def listener_at(host: str, port: int) -> socket.socket:
    """A socket bound to the address, so that a port in use is told before the app loads. Raises `StatedError`."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        # named TCP: with protocol 0 asyncio leaves Nagle's delay on, and every rerun waits 40 ms
        listener = socket.socket(found[0], socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(found[4])
    except OSError as error:
        what = N_("Prodige cannot listen at {host}:{port}: {reason}.")
        remedy = N_("Stop the program that uses it, or choose another address or port.")
        reason = error.strerror or str(error)
        raise StatedError(what, remedy, host=host, port=port, reason=reason) from None
    listener.set_inheritable(True)
    return listener


MOST_LINES = 65_536
"""More than one process serves; a bound, because some systems allow billions and reserve memory for each."""


def allow_many_lines() -> None:
    """Let the process hold as many lines and files as the system allows it.

    Many systems begin with 1,024, which a large school's phones and somebody who opens idle lines use up; then nobody new
    is heard. Not on Windows, which has no such limit.
    """
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = MOST_LINES if hard == resource.RLIM_INFINITY else min(hard, MOST_LINES)
        if soft != resource.RLIM_INFINITY and soft < most:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
