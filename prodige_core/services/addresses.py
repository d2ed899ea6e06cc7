"""The address that phones and other computers type or scan to reach this app."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass

from prodige_core.config import Settings

_ELSEWHERE = ("192.0.2.1", 9)
"""An address of documentation (RFC 5737) that nobody has: connecting a UDP socket only chooses a way, it sends nothing."""
EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - compared with, not listened on
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Base:
    """An address without a final slash. reachable: other machines of the network can probably open it."""

    url: str
    reachable: bool


def base(settings: Settings) -> Base:
    """The best address: ``PRODIGE_PUBLIC_URL``; else the one of this computer on its network; else its own only."""
    if settings.public_url:
        return Base(settings.public_url.rstrip("/"), True)
    if settings.host not in EVERYWHERE:
        return Base(f"http://{_in_url(settings.host)}:{settings.port}", not _is_loopback(settings.host))
    found = lan_address()
    return Base(f"http://{found or LOOPBACK}:{settings.port}", found is not None)


def public_base(settings: Settings, port: int) -> str:
    """The address of `base` for a port, e.g. ``http://192.168.1.20:8501``."""
    return base(settings.at(port)).url


def lan_address() -> str | None:
    """The address of this computer on its network; None without one. Asks the routing table, sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect(_ELSEWHERE)
            found = str(way.getsockname()[0])
        except OSError:  # no network
            found = ""
    if not found or _is_loopback(found) or found == "0.0.0.0":  # noqa: S104
        return _by_name()
    return found


def _by_name() -> str | None:
    """A network without a way out (a switch in a class room): the address this computer's name stands for."""
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    except OSError:
        return None
    return min((one for one in found if not _is_loopback(one)), default=None)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
