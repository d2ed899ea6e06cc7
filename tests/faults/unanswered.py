"""A proxy before PostgreSQL that can lose what the client or the server says at a COMMIT."""

from __future__ import annotations

import contextlib
import socket
import threading
from pathlib import Path
from typing import Literal

from sqlalchemy import make_url

Loss = Literal["", "question", "reply", "reply and all that follows"]
"""What is lost at the next COMMIT: it itself, or the reply to it; then the connection is cut."""


class Proxy:
    """Listens on this machine and speaks to the socket of a server. ``lose`` says what happens at the next COMMIT."""

    def __init__(self, url: str) -> None:
        server = make_url(url)
        self._target = str(Path(server.query["host"]) / f".s.PGSQL.{server.port or 5432}")
        self._listening = socket.create_server(("127.0.0.1", 0))
        port = self._listening.getsockname()[1]
        self.url = server.set(host="127.0.0.1", port=port, query={}).render_as_string(hide_password=False)
        self.lose: Loss = ""
        self.lost = 0
        self.shut = False
        self._sockets: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def close(self) -> None:
        """Cut everything."""
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)  # wakes who accepts
        self._listening.close()
        for one in self._sockets:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)
        for one in self._sockets:
            one.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            if self.shut:
                client.close()
                continue
            server = socket.socket(socket.AF_UNIX)
            server.connect(self._target)
            self._sockets += [client, server]
            thread = threading.Thread(target=self._carry, args=(client, server), daemon=True)
            self._threads.append(thread)
            thread.start()
            back = threading.Thread(target=self._carry_back, args=(server, client), daemon=True)
            self._threads.append(back)
            back.start()

    def _carry(self, client: socket.socket, server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := client.recv(65536):
                if self.lose and b"COMMIT" in data:
                    self._cut_at_commit(data, client, server)
                    return
                server.sendall(data)
            server.shutdown(socket.SHUT_RDWR)

    def _cut_at_commit(self, data: bytes, client: socket.socket, server: socket.socket) -> None:
        lose, self.lose = self.lose, ""
        self.lost += 1
        self.shut = lose == "reply and all that follows"
        client.shutdown(socket.SHUT_RDWR)  # the way back is cut before the server can reply
        if lose != "question":
            server.sendall(data)
        server.shutdown(socket.SHUT_WR)  # the server does what it has read, then sees that nobody is there

    def _carry_back(self, server: socket.socket, client: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := server.recv(65536):
                client.sendall(data)
        with contextlib.suppress(OSError):
            client.shutdown(socket.SHUT_RDWR)
