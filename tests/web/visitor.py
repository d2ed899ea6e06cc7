"""A browser without a script: follows links and redirects, keeps cookies by path, fills in forms as they stand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

HOST = "school.example"


@dataclass
class Form:
    action: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Reply:
    """What came back. url: the path it came from, after redirects, with query and fragment."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    url: str
    way: tuple[str, ...] = ()
    forms: list[Form] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    text: str = ""
    lang: str = ""

    def header(self, name: str) -> str:
        return ", ".join(value for key, value in self.headers if key == name)

    def form(self, action: str) -> Form:
        return next(one for one in self.forms if one.action.endswith(action))


class _Reader(HTMLParser):
    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply, self.words, self.area = reply, [], None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own, forms = dict(attrs), self.reply.forms
        if tag == "html":
            self.reply.lang = own.get("lang") or ""
        elif tag == "a":
            self.reply.links.append(own.get("href") or "")
        elif tag == "form":
            forms.append(Form(own.get("action") or ""))
        elif tag == "button" and forms:
            forms[-1].buttons.append((own.get("name") or "", own.get("value") or ""))
        elif tag == "textarea" and forms and own.get("name"):
            self.area = own["name"]
            forms[-1].fields[self.area] = ""
        elif tag == "input" and forms and own.get("name"):
            name, value = own["name"], own.get("value") or ""
            if own.get("type") == "radio":
                forms[-1].choices.setdefault(name, []).append(value)
            if own.get("type") != "radio" or "checked" in own:
                forms[-1].fields[name] = value

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = None

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.area:
            self.reply.forms[-1].fields[self.area] += data.removeprefix("\n")


@dataclass
class Visitor:
    """One browser. ``now`` is what is on its screen; ``with_cookies`` False refuses them."""

    app: Callable[..., object]
    address: str = "192.0.2.10"
    cookies: dict[tuple[str, str], str] = field(default_factory=dict)
    with_cookies: bool = True
    language: str = "en"
    now: Reply | None = None

    def get(self, url: str, method: str = "GET", **headers: str) -> Reply:
        return self._go(method, url, b"", headers, follow=True)

    def look(self, url: str, method: str = "GET", **headers: str) -> Reply:
        """One request, no redirects followed."""
        return self._go(method, url, b"", headers, follow=False)

    def post(self, url: str, fields: Mapping[str, str] | bytes, *, follow: bool = True, **headers: str) -> Reply:
        body = fields if isinstance(fields, bytes) else urlencode(dict(fields)).encode()
        usual = {"content-type": "application/x-www-form-urlencoded", "content-length": str(len(body))}
        usual |= {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}
        return self._go("POST", url, body, usual | {k.replace("_", "-"): v for k, v in headers.items()}, follow=follow)

    def send(self, action: str = "", button: str = "", **fields: str) -> Reply:
        """Send a form of the page on the screen; fields by name, with ``__`` for a dot."""
        form = self.now.form(action) if action else self.now.forms[0]
        values = form.fields | {name.replace("__", "."): value for name, value in fields.items()}
        for name, own in form.choices.items():
            assert name not in values or values[name] in own, f"{name} has no choice {values[name]}"
        if button:
            name, value = next(one for one in form.buttons if one[1] == button)
            values[name] = value
        return self.post(urljoin(self.now.url, form.action), values)

    def _go(self, method: str, url: str, body: bytes, headers: dict[str, str], *, follow: bool) -> Reply:
        way = []
        while True:
            reply = self._ask(method, url, body, headers)
            reply.way = tuple(way)
            place = reply.header("location")
            if not (follow and reply.status in {302, 303, 307} and place):
                break
            way.append(url)
            url, method, body = urljoin(url, place), "GET", b""
            headers = {key: value for key, value in headers.items() if key == "accept"}
            assert len(way) < 10, way
        if reply.header("content-type").startswith("text/html"):
            reader = _Reader(reply)
            reader.feed(reply.body.decode())
            reply.text = " ".join(" ".join(reader.words).split())
            self.now = reply
        return reply

    def _ask(self, method: str, url: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        parts = urlsplit(url)
        own = {"host": HOST, "accept-language": self.language, **headers}
        jar = "; ".join(f"{name}={value}" for (name, path), value in self.cookies.items() if _within(parts.path, path))
        if jar:
            own["cookie"] = jar
        sent = []

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict[str, object]) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": method,
            "path": parts.path,
            "raw_path": parts.path.encode(),
            "root_path": "",
            "query_string": parts.query.encode(),
            "headers": [(key.encode(), value.encode()) for key, value in own.items()],
            "http_version": "1.1",
            "scheme": "http",
            "server": (HOST, 80),
            "client": (self.address, 1),
            "asgi": {"version": "3.0"},
        }
        with ThreadPoolExecutor(max_workers=1) as own_loop:  # the browser tests leave a loop running in this thread
            own_loop.submit(lambda: asyncio.run(self.app(scope, receive, send))).result(timeout=240)
        got = [(key.decode(), value.decode()) for key, value in sent[0]["headers"]]
        self._remember(got)
        return Reply(sent[0]["status"], got, b"".join(one.get("body", b"") for one in sent[1:]), url)

    def _remember(self, headers: list[tuple[str, str]]) -> None:
        for key, value in headers:
            if key != "set-cookie" or not self.with_cookies:
                continue
            for name, one in SimpleCookie(value).items():
                if one["max-age"] == "0":
                    self.cookies.pop((name, one["path"]), None)
                else:
                    self.cookies[name, one["path"]] = one.value


def _within(path: str, cookie_path: str) -> bool:
    base = cookie_path.rstrip("/")
    return path == base or path.startswith(base + "/")
