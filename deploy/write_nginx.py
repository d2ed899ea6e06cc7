"""Write the nginx configuration of one Prodige server: ``python deploy/write_nginx.py --host prodige.example.org``.

Everything that differs between servers is an option; everything else is in ``nginx/prodige.conf.template``. The test with
two processes (``tests/faults/test_two_processes.py``) runs nginx with what this writes.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TEMPLATE = Path(__file__).parent / "nginx" / "prodige.conf.template"
HTTP, HTTPS = 80, 443
LOGS = "/var/log/nginx"
LARGEST_PORT = 65535
_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
_PATH = re.compile(r"/[\w./@-]+")
_PLACE = re.compile(r"@([a-z_]+)@")


@dataclass(frozen=True, slots=True)
class Site:
    """One server.

    processes: ports of the app's processes on this machine. bind: addresses to listen at; empty means all of them, of
    both kinds. certificate, key, logs: absolute paths.
    """

    host: str
    processes: Sequence[int]
    certificate: str
    key: str
    logs: str = LOGS
    http_port: int = HTTP
    https_port: int = HTTPS
    bind: Sequence[str] = ()


def problems(site: Site) -> list[str]:
    """What cannot be written; empty when all is well."""
    found = []
    if not _HOST.fullmatch(site.host):
        found.append(f"--host: {site.host!r} is not the name of a server (small letters, digits, dots, dashes)")
    if not site.processes or len(set(site.processes)) != len(site.processes):
        found.append("--process: name each port once, and at least one")
    ports = (*site.processes, site.http_port, site.https_port)
    found += [f"{port} is not a port" for port in ports if not 0 < port <= LARGEST_PORT]
    for option, path in (("--certificate", site.certificate), ("--key", site.key), ("--logs", site.logs)):
        if not _PATH.fullmatch(path):
            found.append(f"{option}: {path!r} is not an absolute path of letters, digits and . _ - @ /")
    return found


def configuration(site: Site) -> str:
    """The whole configuration. Raises ValueError with every problem."""
    if found := problems(site):
        raise ValueError("\n".join(found))
    values = {
        "host": site.host,
        "certificate": site.certificate,
        "key": site.key,
        "logs": site.logs,
        "shown_port": "" if site.https_port == HTTPS else f":{site.https_port}",
        "servers": _lines([_server(port) for port in site.processes]),
        "pools": "\n".join(_pool(number, site.processes) for number in _numbers(site)),
        "chosen": _lines([f"{number} prodige_{number};" for number in _numbers(site)]),
        "answered": _lines(
            [f'"~:{port}$" {number};' for number, port in zip(_numbers(site), site.processes, strict=True)]
        ),
        "listen_http": _listen(site, site.http_port, ""),
        "listen_http_default": _listen(site, site.http_port, " default_server"),
        "listen_https": _listen(site, site.https_port, " ssl http2"),
        "listen_https_default": _listen(site, site.https_port, " ssl http2 default_server"),
    }
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), TEMPLATE.read_text("utf-8"))


def _numbers(site: Site) -> range:
    return range(1, len(site.processes) + 1)


def _server(port: int) -> str:
    return f"server 127.0.0.1:{port} max_fails=0;"


def _pool(number: int, ports: Sequence[int]) -> str:
    """The process of one cookie, and the others for when it is not there."""
    own = ports[number - 1]
    others = [f"server 127.0.0.1:{port} backup;" for port in ports if port != own]
    return "\n".join(
        [f"upstream prodige_{number} {{", f"    zone prodige_{number} 64k;", _lines([_server(own), *others]), "}"]
    )


def _listen(site: Site, port: int, words: str) -> str:
    places = [f"{address}:{port}" for address in site.bind] or [f"{port}", f"[::]:{port}"]
    return _lines([f"listen {place}{words};" for place in places])


def _lines(lines: Sequence[str]) -> str:
    return "\n".join(f"    {line}" for line in lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the configuration, or what is wrong with the options (exit code 2)."""
    parser = argparse.ArgumentParser(description="Write the nginx configuration of one Prodige server.")
    parser.add_argument("--host", required=True, help="the server's name, as in https://NAME")
    parser.add_argument("--process", type=int, action="append", metavar="PORT", help="one a process (8501 and 8502)")
    parser.add_argument("--certificate", help="default: Let's Encrypt's for this name")
    parser.add_argument("--key", help="default: Let's Encrypt's for this name")
    parser.add_argument("--logs", default=LOGS, help="folder of the logs (%(default)s)")
    given = parser.parse_args(arguments)
    live = f"/etc/letsencrypt/live/{given.host}"
    site = Site(
        host=given.host,
        processes=given.process or [8501, 8502],
        certificate=given.certificate or f"{live}/fullchain.pem",
        key=given.key or f"{live}/privkey.pem",
        logs=given.logs,
    )
    try:
        sys.stdout.write(configuration(site))
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
