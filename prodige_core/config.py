"""Settings from the environment. Read once at the edge and passed along as a value."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_PORT = 8501


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and where to listen.

    database_url: SQLAlchemy URL; ``PRODIGE_DATABASE_URL``, else a SQLite file in ``var/``.
    frameworks: folder with one folder a framework; ``PRODIGE_FRAMEWORKS``, else ``frameworks/``.
    host, port: ``PRODIGE_HOST`` and ``PORT`` (default 8501). The default host is every address of this machine, so that
    phones reach participants' pages; with ``PRODIGE_PUBLIC_URL``, where a proxy stands before it, this machine only.
    public_url: ``PRODIGE_PUBLIC_URL``; empty means local mode (no sign-in, the workspace opens on this machine only).
    """

    database_url: str
    frameworks: Path
    host: str
    port: int
    public_url: str

    @staticmethod
    def from_environment(environ: Mapping[str, str] | None = None) -> Settings:
        """Read the settings. Raises ValueError naming the variable when ``PORT`` is not a port number."""
        env = os.environ if environ is None else environ
        port = env.get("PORT", "") or str(DEFAULT_PORT)
        if not port.isdecimal() or not 0 < int(port) < 65536:
            raise ValueError(f"PORT must be a number from 1 to 65535, not {port!r}.")
        public_url = env.get("PRODIGE_PUBLIC_URL", "")
        return Settings(
            database_url=env.get("PRODIGE_DATABASE_URL", "") or f"sqlite:///{ROOT / 'var' / 'prodige.sqlite3'}",
            frameworks=Path(env.get("PRODIGE_FRAMEWORKS", "") or ROOT / "frameworks"),
            host=env.get("PRODIGE_HOST", "") or ("127.0.0.1" if public_url else "0.0.0.0"),  # noqa: S104 - see above
            port=int(port),
            public_url=public_url,
        )

    def at(self, port: int) -> Settings:
        """The same settings on another port."""
        return replace(self, port=port)
