"""A window of the workspace without a browser: speaks Streamlit's protocol, so it can send what no widget would."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

FINISHED = (0, 3)  # a whole run, a fragment's; 2 begins anew
SECONDS = 240  # only a hanging test needs them


@dataclass
class RawWindow:
    """widgets: kind and element of every input on the page, by id; also of what unfolds. texts: what the page says, in order.

    tabs: the labels of all tabs.
    """

    line: ClientConnection
    session_id: str = ""
    page_hash: str = ""
    widgets: dict[str, tuple[str, object]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    tabs: list[str] = field(default_factory=list)
    values: dict[str, WidgetState] = field(default_factory=dict)
    kept: dict[str, ForwardMsg] = field(default_factory=dict)

    def open(self, page: str = "", query: str = "") -> None:
        self._run(page_name=page, query_string=query)

    def send(self, *states: WidgetState, query: str = "") -> None:
        self.values |= {state.id: state for state in states}
        self._run(page_script_hash=self.page_hash, query_string=query)

    def of_kind(self, kind: str) -> list[tuple[str, object]]:
        return [(name, element) for name, (own, element) in self.widgets.items() if own == kind]

    def button(self, label: str) -> None:
        name = next(name for name, element in self.of_kind("button") if element.label == label)
        self.send(WidgetState(id=name, trigger_value=True))
        self.values.pop(name)

    def file_behind(self, button: object) -> str:
        """Press a download button, given as element: the address of its file."""
        message = BackMsg()
        message.backend_operation_request.request_id = "file"
        message.backend_operation_request.session_id = self.session_id
        message.backend_operation_request.deferred_file.file_id = button.deferred_file_id
        self.line.send(message.SerializeToString())
        answer = ForwardMsg()
        while answer.WhichOneof("type") != "backend_operation_response":
            answer.ParseFromString(self.line.recv(timeout=SECONDS))
        return answer.backend_operation_response.deferred_file.url

    def _run(self, **asked: str) -> None:
        message = BackMsg()
        rerun = message.rerun_script
        for name, value in asked.items():
            setattr(rerun, name, value)
        rerun.widget_states.widgets.extend(self.values.values())
        rerun.cached_message_hashes.extend(self.kept)
        self.line.send(message.SerializeToString())
        self.widgets, self.texts, self.tabs = {}, [], []
        while not self._read(self.line.recv(timeout=SECONDS)):
            pass

    def _read(self, data: bytes) -> bool:
        """Take a message in; whether the run is over."""
        message = ForwardMsg()
        message.ParseFromString(data)
        if message.WhichOneof("type") == "ref_hash":
            message = self.kept[message.ref_hash]
        elif message.metadata.cacheable:
            self.kept[message.hash] = message
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page_hash, self.session_id = (
                message.new_session.page_script_hash,
                message.new_session.initialize.session_id,
            )
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash or self.page_hash
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._note(message.delta.new_element)
        elif kind == "delta" and message.delta.WhichOneof("type") == "add_block":
            self._note(message.delta.add_block)
        return kind == "script_finished" and message.script_finished in FINISHED

    def _note(self, element: object) -> None:
        kind = element.WhichOneof("type")
        if kind is None:  # a block that only holds others
            return
        own = getattr(element, kind)
        if kind == "tab":
            self.tabs.append(own.label)
        if getattr(own, "id", ""):
            self.widgets[own.id] = (kind, own)
        for name in ("body", "label", "message"):
            if getattr(own, name, ""):
                self.texts.append(str(getattr(own, name)))


@contextlib.contextmanager
def raw_window(base: str, origin: str | None = None, host: str | None = None, **headers: str) -> Iterator[RawWindow]:
    """base: http address of the app. Raises websockets' InvalidStatus when it is refused."""
    place = base.removeprefix("http://")
    address, port = place.rsplit(":", 1)
    more = {name.replace("_", "-"): value for name, value in headers.items()}
    with (
        socket.create_connection((address, int(port)), SECONDS) as line,
        connect(f"ws://{host or place}/_stcore/stream", sock=line, origin=origin, subprotocols=["streamlit"],
                additional_headers=more, max_size=None, open_timeout=SECONDS) as window,
    ):  # fmt: skip
        yield RawWindow(window)


def xsrf_token(base: str) -> str:
    """What a page gets before it uploads."""
    with urlopen(f"{base}/_stcore/health", timeout=SECONDS) as answer:
        return answer.headers["Set-Cookie"].partition("=")[2].partition(";")[0]
