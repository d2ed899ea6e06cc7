"""Check that nothing older is installed or locked than is safe. Run by ``make check``; exit 1 names what is too old.

Why a list and not only a scanner: pip-audit asks a service on the internet, and answers nothing without it; this list
always holds. Renew it when an advisory concerns what we use: the lowest version without it, and its name.
Source: reliability, finding 12 and S19.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements.txt", "requirements-dev.txt")
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([0-9][^\s;]*)")


@dataclass(frozen=True, slots=True)
class Floor:
    """The lowest safe version of a package. why: the advisories that are mended in it."""

    package: str
    version: str
    why: str


FLOORS = (
    Floor("streamlit", "1.54.0", "CVE-2026-33682: file paths that make Windows sign in elsewhere"),
    Floor("starlette", "1.3.1", "CVE-2026-54283, CVE-2026-48818, CVE-2026-48710: forms, network paths, Host headers"),
    Floor("python-multipart", "0.0.31", "CVE-2026-53540, CVE-2026-42561: endless work on crafted forms"),
    Floor("h11", "0.16.0", "CVE-2025-43859: requests smuggled in chunks"),
    Floor("jinja2", "3.1.6", "CVE-2025-27516: templates that reach out of their sandbox"),
    Floor("lxml", "6.1.0", "CVE-2026-41066: local files read through entities, by default settings"),
    Floor(
        "pillow", "12.3.0", "PYSEC-2026-2253 to 2257, CVE-2026-42311: writing outside memory while working on pictures"
    ),
    Floor("protobuf", "6.33.5", "CVE-2026-0994: recursion without end in JSON"),
    Floor("urllib3", "2.7.0", "CVE-2026-44431, CVE-2026-44432: small answers that unpack without end"),
    Floor("authlib", "1.6.11", "CVE-2026-27962, GHSA-jj8c-mmj3-mmgv: sign-in past the provider by a key in the token"),
    Floor("cryptography", "50.0.0", "CVE-2026-69247, GHSA-537c-gmf6-5ccf: an oracle for RSA; the OpenSSL inside"),
    Floor("fonttools", "4.61.0", "CVE-2025-66034: files written anywhere by a crafted font design"),
    Floor("mako", "1.3.12", "CVE-2026-44307; Alembic brings it"),
    Floor("click", "8.3.3", "PYSEC-2026-2132; Streamlit brings it"),
    Floor("requests", "2.33.1", "GHSA-gc5v-m9x4-r6x2; Streamlit brings it"),
)
SQLITE = (3, 51, 3)
"""Before it two connections that write and check-point at once can, very rarely, damage a file. Prodige writes with one
connection only, so this is a warning. Source: sqlite.org/wal.html#walresetbug; reliability, finding 3."""


def parts(version: str) -> tuple[int, ...]:
    """The numbers of a version, as they are compared; what follows them (``rc1``, ``.post2``) does not count."""
    return tuple(int(number) for number in re.match(r"\d+(?:\.\d+)*", version.strip())[0].split("."))  # type: ignore[index]


def too_old(found: Callable[[str], str | None], where: str, floors: Iterable[Floor] = FLOORS) -> list[str]:
    """A line for each package below its floor. found: its version by name, None when it is not there."""
    lines = []
    for floor in floors:
        version = found(floor.package)
        if version is not None and parts(version) < parts(floor.version):
            lines.append(f"{where}: {floor.package} {version} is older than {floor.version} ({floor.why})")
    return lines


def installed(package: str) -> str | None:
    """The version in this environment."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def pinned(text: str) -> dict[str, str]:
    """The lowest version each package is pinned to, by name."""
    pins: dict[str, str] = {}
    for line in text.splitlines():
        read = _PIN.match(line)
        if read:
            name, version = re.sub(r"[-_.]+", "-", read[1].lower()), read[2]
            pins[name] = min(pins.get(name, version), version, key=parts)
    return pins


def main() -> int:
    """Print what is too old on standard error. 1 when something is."""
    problems = too_old(installed, "installed")
    for name in LOCKS:
        problems += too_old(pinned((ROOT / name).read_text()).get, name)
    for line in problems:
        print(line, file=sys.stderr)  # noqa: T201 - a command
    if sqlite3.sqlite_version_info < SQLITE:
        wanted = ".".join(map(str, SQLITE))
        print(f"note: SQLite {sqlite3.sqlite_version} is older than {wanted}; see docs/operations.md", file=sys.stderr)  # noqa: T201 - a command
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
