"""Settings from the environment. Read once at the edge and passed along as a value."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_PORT = 8501
DEFAULT_PROXIES = ("127.0.0.1", "::1")
LEAST_SECRET_BYTES = 32
"""Of a secret that signs cookies: 256 bits, as the hash beneath it gives. Source: reliability, S9."""
LONGEST_LINE = 300
"""Characters of a text of the operator's in the privacy notice: a name and an address, not a page (editorial)."""
_HOST_NAME = re.compile(r"(?=.{1,253}\Z)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are, where to listen, and whom to believe.

    database_url: SQLAlchemy URL; ``PRODIGE_DATABASE_URL``, else a SQLite file in ``var/``.
    frameworks: folder with one folder a framework; ``PRODIGE_FRAMEWORKS``, else ``frameworks/``.
    host, port: ``PRODIGE_HOST`` and ``PORT`` (default 8501). The default host is every address of this machine, so that
    phones reach participants' pages; with ``PRODIGE_PUBLIC_URL``, where a proxy stands before it, this machine only.
    public_url: ``PRODIGE_PUBLIC_URL``, such as ``https://prodige.example.org``: scheme and host, perhaps a port, no path,
    no slash at its end; empty means local mode (no sign-in, the workspace opens on this machine only).
    cookie_secret: ``PRODIGE_COOKIE_SECRET``, at least 32 bytes, the same for all processes; needed in server mode.
    metrics_token: ``PRODIGE_METRICS_TOKEN``, at least 32 bytes; empty means that only this machine may read ``/metrics``.
    oidc_metadata_url, oidc_client_id, oidc_client_secret: ``PRODIGE_OIDC_METADATA_URL``, ``PRODIGE_OIDC_CLIENT_ID`` and
    ``PRODIGE_OIDC_CLIENT_SECRET`` of an identity provider where people sign in, all three or none; oidc_name:
    ``PRODIGE_OIDC_NAME``, how people call it, for the button. Without them people sign in by access links.
    controller, privacy_contact, privacy_url: ``PRODIGE_CONTROLLER`` (who is responsible for the data, by name),
    ``PRODIGE_PRIVACY_CONTACT`` (whom to ask, such as an e-mail address) and ``PRODIGE_PRIVACY_URL`` (a page of one's own,
    http or https), for the privacy notice; without them it says that the school itself is responsible.
    proxies: ``PRODIGE_PROXY``, addresses or networks divided by commas, default this machine. Only they are believed when
    they say for whom (X-Forwarded-For) and how (X-Forwarded-Proto) they ask; in local mode nobody is.
    copies: the folder in which the state of a PostgreSQL database is kept before a new version changes it;
    ``PRODIGE_COPIES``, default ``var/backups``; ``no`` (None here) goes on without. A SQLite file's is kept beside it.
    documents_ready: whether the process that makes documents starts soon after the app, so that the first one is quick;
    ``PRODIGE_DOCUMENTS_READY=no`` waits until somebody asks.
    """

    database_url: str = field(repr=False)  # may hold a password
    frameworks: Path
    host: str
    port: int
    public_url: str
    cookie_secret: str = field(default="", repr=False)
    metrics_token: str = field(default="", repr=False)
    oidc_metadata_url: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = field(default="", repr=False)
    oidc_name: str = ""
    controller: str = ""
    privacy_contact: str = ""
    privacy_url: str = ""
    proxies: tuple[str, ...] = DEFAULT_PROXIES
    documents_ready: bool = True
    copies: Path | None = None

    @staticmethod
    def from_environment(environ: Mapping[str, str] | None = None) -> Settings:
        """Read the settings. Raises ValueError, one sentence naming the variable, when one makes no sense."""
        env = os.environ if environ is None else environ
        port = env.get("PORT", "") or str(DEFAULT_PORT)
        if not port.isdecimal() or not 0 < int(port) < 65536:
            raise ValueError(f"PORT must be a number from 1 to 65535, not {port!r}.")
        public_url = _public_url(env.get("PRODIGE_PUBLIC_URL", ""))
        return Settings(
            database_url=env.get("PRODIGE_DATABASE_URL", "") or f"sqlite:///{ROOT / 'var' / 'prodige.sqlite3'}",
            frameworks=Path(env.get("PRODIGE_FRAMEWORKS", "") or ROOT / "frameworks"),
            host=env.get("PRODIGE_HOST", "") or ("127.0.0.1" if public_url else "0.0.0.0"),  # noqa: S104 - see above
            port=int(port),
            public_url=public_url,
            cookie_secret=env.get("PRODIGE_COOKIE_SECRET", ""),
            metrics_token=env.get("PRODIGE_METRICS_TOKEN", ""),
            oidc_metadata_url=env.get("PRODIGE_OIDC_METADATA_URL", ""),
            oidc_client_id=env.get("PRODIGE_OIDC_CLIENT_ID", ""),
            oidc_client_secret=env.get("PRODIGE_OIDC_CLIENT_SECRET", ""),
            oidc_name=" ".join(env.get("PRODIGE_OIDC_NAME", "").split()),
            controller=_line(env, "PRODIGE_CONTROLLER"),
            privacy_contact=_line(env, "PRODIGE_PRIVACY_CONTACT"),
            privacy_url=_page(env.get("PRODIGE_PRIVACY_URL", "")),
            proxies=_proxies(env.get("PRODIGE_PROXY", "")),
            documents_ready=_yes_or_no(env, "PRODIGE_DOCUMENTS_READY", usual=True),
            copies=_copies(env.get("PRODIGE_COPIES", "")),
        )

    def at(self, port: int) -> Settings:
        """The same settings on another port."""
        return replace(self, port=port)

    @property
    def server_mode(self) -> bool:
        """Whether people sign in and the app stands behind a proxy; else it is one computer's own."""
        return bool(self.public_url)

    @property
    def public_host(self) -> str:
        """The host name of the public address in small letters, without a port; empty in local mode."""
        return urlsplit(self.public_url).hostname or ""

    @property
    def over_https(self) -> bool:
        """Whether people reach the app by https."""
        return self.public_url.startswith("https://")

    @property
    def oidc(self) -> bool:
        """Whether people can sign in at an identity provider."""
        return self.server_mode and bool(self.oidc_metadata_url)

    def check_serving(self) -> None:
        """Raise ValueError, one sentence naming the variable, when the app must not answer with these settings."""
        if self.server_mode and len(self.cookie_secret.encode()) < LEAST_SECRET_BYTES:
            raise ValueError(
                f"PRODIGE_COOKIE_SECRET must have at least {LEAST_SECRET_BYTES} characters where PRODIGE_PUBLIC_URL is set. "
                f'Make one with: python -c "import secrets; print(secrets.token_urlsafe(48))"'
            )
        if self.metrics_token and len(self.metrics_token.encode()) < LEAST_SECRET_BYTES:
            raise ValueError(f"PRODIGE_METRICS_TOKEN must have at least {LEAST_SECRET_BYTES} characters.")
        self._check_oidc()

    def _check_oidc(self) -> None:
        given = {
            "PRODIGE_OIDC_METADATA_URL": self.oidc_metadata_url,
            "PRODIGE_OIDC_CLIENT_ID": self.oidc_client_id,
            "PRODIGE_OIDC_CLIENT_SECRET": self.oidc_client_secret,
        }
        missing = [name for name, value in given.items() if not value]
        if missing and len(missing) < len(given):
            raise ValueError(f"{' and '.join(missing)} must be set, too, where people sign in at an identity provider.")
        if missing:
            return
        parts = urlsplit(self.oidc_metadata_url)
        loopback = parts.hostname in ("localhost", "127.0.0.1", "::1")  # a provider for tests
        if not parts.hostname or (parts.scheme != "https" and not (parts.scheme == "http" and loopback)):
            raise ValueError(
                "PRODIGE_OIDC_METADATA_URL must be the https:// address of the provider’s openid-configuration."
            )


def _public_url(text: str) -> str:
    """Scheme and host in the one way the rest compares with. Raises ValueError."""
    if not text:
        return ""
    refused = ValueError(
        f"PRODIGE_PUBLIC_URL must be http:// or https:// and a host, such as https://prodige.example.org, not {text!r}."
    )
    try:
        parts = urlsplit(text)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        raise refused from None
    extra = parts.username or parts.password or parts.query or parts.fragment or parts.path not in ("", "/")
    if text != text.strip() or parts.scheme not in ("http", "https") or extra or not _is_host(host) or "?" in text:
        raise refused
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{port}" if port is not None else "")


def _line(env: Mapping[str, str], name: str) -> str:
    """A text that stands in one line. Raises ValueError when it is too long."""
    text = " ".join(env.get(name, "").split())
    if len(text) > LONGEST_LINE:
        raise ValueError(f"{name} must have at most {LONGEST_LINE} characters.")
    return text


def _page(text: str) -> str:
    """A page's address that a link may lead to. Raises ValueError for any other scheme."""
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    good = parts.scheme in ("http", "https") and parts.hostname and len(text) <= LONGEST_LINE and text.isprintable()
    if text and (not good or " " in text):
        raise ValueError(f"PRODIGE_PRIVACY_URL must be the http:// or https:// address of a page, not {text[:50]!r}.")
    return text


def _is_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return _HOST_NAME.fullmatch(host) is not None
    return True


def _yes_or_no(env: Mapping[str, str], name: str, *, usual: bool) -> bool:
    given = env.get(name, "")
    if given not in ("", "yes", "no"):
        raise ValueError(f"{name} must be yes or no, not {given!r}.")
    return given == "yes" if given else usual


def _copies(text: str) -> Path | None:
    return None if text == "no" else Path(text or ROOT / "var" / "backups")


def _proxies(text: str) -> tuple[str, ...]:
    """Addresses and networks as they are compared. Raises ValueError for a name, and for ``*``: it would believe all."""
    found = tuple(part.strip() for part in text.split(",") if part.strip())
    for one in found:
        try:
            network = ipaddress.ip_network(one)
        except ValueError:
            raise ValueError(f"PRODIGE_PROXY must be addresses or networks divided by commas, not {one!r}.") from None
        if network.prefixlen == 0:
            raise ValueError(f"PRODIGE_PROXY must not be everybody's address: {one!r} would believe any forged header.")
    return found or DEFAULT_PROXIES
