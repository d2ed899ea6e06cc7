"""The address that phones and other computers type or scan to reach this app."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass

from prodige_core.config import Settings
from prodige_core.i18n import N_
from prodige_core.services.inputs import refuse

_ELSEWHERE = ("192.0.2.1", 9)
"""An address of documentation (RFC 5737) that nobody has: connecting a UDP socket only chooses a way, it sends nothing."""
EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - compared with, not listened on
LOOPBACK = "127.0.0.1"
LONGEST = 200
_ADDRESS = re.compile(r"(?:(https?)://)?([a-z0-9._-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?(?:/j)?/*", re.IGNORECASE)
_typed: list[str] = []
"""The address typed by the host, for every page of this process: what is found may be that of another network card."""


@dataclass(frozen=True, slots=True)
class Base:
    """An address without a final slash. reachable: other machines of the network can probably open it."""

    url: str
    reachable: bool


def base(settings: Settings) -> Base:
    """The best address: ``PRODIGE_PUBLIC_URL``; else what was typed; else as `found`."""
    if settings.public_url:
        return Base(settings.public_url.rstrip("/"), True)
    if _typed:
        return Base(_typed[0], True)
    return found(settings)


def found(settings: Settings) -> Base:
    """The address of this computer on its network; else its own only."""
    if settings.host not in EVERYWHERE:
        return Base(f"http://{_in_url(settings.host)}:{settings.port}", not _is_loopback(settings.host))
    own = lan_address()
    return Base(f"http://{own or LOOPBACK}:{settings.port}", own is not None)


def typed() -> str:
    """The address in use instead of the one found; empty without one."""
    return _typed[0] if _typed else ""


def use(text: str, settings: Settings) -> str:
    """Show another address from now until the app ends; empty text for the one found. Gives the address as it is used.

    Without a scheme it is http, without a port the app's own. Raises `AnswerError` for what is no address.
    """
    given = text.strip()
    read = _ADDRESS.fullmatch(given) if len(given) <= LONGEST else None
    if given and read is None:
        raise refuse("", N_("This is no address of a computer."), N_("Write it like http://192.168.1.20:8501."))
    scheme, host, port = read.groups() if read else ("", "", "")
    default = "" if scheme and scheme.lower() == "https" else f":{settings.port}"
    _typed[:] = [f"{(scheme or 'http').lower()}://{host}{port or default}"] if read else []
    return typed()


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
