"""Simulated phones: plain HTTP over kept connections, light enough that the client is not what is measured."""

from __future__ import annotations

import asyncio
import re
import ssl
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

COOKIE = re.compile(rb"set-cookie: ([^=]+=[^;]+)", re.IGNORECASE)
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


class _Line(asyncio.Protocol):
    """One kept connection: one request at a time, the answer as (status, headers, body)."""

    def __init__(self) -> None:
        self.buffer = b""
        self.waiting: asyncio.Future[tuple[int, bytes, bytes]] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head_end = self.buffer.find(b"\r\n\r\n")
        if head_end < 0:
            return
        head = self.buffer[:head_end]
        found = LENGTH.search(head)
        length = int(found.group(1)) if found else 0
        if len(self.buffer) < head_end + 4 + length:
            return
        body = self.buffer[head_end + 4 : head_end + 4 + length]
        self.buffer = self.buffer[head_end + 4 + length :]
        waiting, self.waiting = self.waiting, None
        if waiting is not None and not waiting.done():
            waiting.set_result((int(head[9:12]), head, body))

    def connection_lost(self, error: Exception | None) -> None:
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_exception(ConnectionError("closed"))

    async def ask(self, request: bytes) -> tuple[int, bytes, bytes]:
        self.waiting = asyncio.get_running_loop().create_future()
        self.transport.write(request)  # type: ignore[attr-defined]
        return await self.waiting


@dataclass
class Phone:
    """One person: a connection and the room's cookie."""

    line: _Line
    host: str
    cookie: bytes = b""

    async def get(self, path: str) -> tuple[int, bytes, bytes]:
        own = b"Cookie: " + self.cookie + b"\r\n" if self.cookie else b""
        return await self.line.ask(f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\n".encode() + own + b"\r\n")

    async def post(self, path: str, form: str) -> tuple[int, bytes, bytes]:
        head = (
            f"POST {path} HTTP/1.1\r\nHost: {self.host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(form)}\r\n"
        ).encode()
        own = b"Cookie: " + self.cookie + b"\r\n" if self.cookie else b""
        return await self.line.ask(head + own + b"\r\n" + form.encode())


@dataclass
class Figures:
    """What the phones met. seconds: of every acknowledged vote; wall: from the first to the last."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0
    wall: float = 0.0

    def at(self, share: float) -> float:
        """A percentile in milliseconds."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000

    @property
    def rate(self) -> float:
        return len(self.seconds) / self.wall

    def words(self) -> str:
        return (
            f"{self.rate:.0f} votes/s, p50 {self.at(0.5):.0f} ms, p95 {self.at(0.95):.0f} ms, "
            f"max {self.at(1.0):.0f} ms, {self.errors} errors"
        )


async def phone(url: str, trusted: ssl.SSLContext | None = None) -> Phone:
    """A line to the app; ``trusted`` for an https address."""
    place = urlsplit(url)
    _, line = await asyncio.get_running_loop().create_connection(_Line, place.hostname, place.port, ssl=trusted)
    return Phone(line, place.netloc)


async def joined(url: str, code: str, count: int, trusted: ssl.SSLContext | None = None) -> list[Phone]:
    """So many phones in the room, each with its own seat. Raises RuntimeError when one is not let in."""

    async def join() -> Phone:
        own = await phone(url, trusted)
        status, head, _ = await own.get(f"/j/{code}")
        found = COOKIE.search(head)
        if status not in {200, 303} or found is None:
            raise RuntimeError(f"not let in: {status}")
        own.cookie = found.group(1)
        return own

    return list(await asyncio.gather(*(join() for _ in range(count))))


async def vote_all(phones: Sequence[Phone], path: str, forms: Sequence[str], good: int = 303) -> Figures:
    """Every phone sends every form, one after the other, all phones at once from one start."""
    figures = Figures()
    start = asyncio.Event()

    async def one(own: Phone) -> None:
        await start.wait()
        for form in forms:
            begun = time.perf_counter()
            status, _, _ = await own.post(path, form)
            figures.seconds.append(time.perf_counter() - begun)
            figures.errors += status != good

    tasks = [asyncio.create_task(one(own)) for own in phones]
    await asyncio.sleep(0)
    begun = time.perf_counter()
    start.set()
    await asyncio.gather(*tasks)
    figures.wall = time.perf_counter() - begun
    return figures
