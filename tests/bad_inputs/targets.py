"""What fuzzing throws bytes at: each target takes any bytes and may end in a declared refusal and in nothing else.

`tools/fuzz.py` runs them for minutes; `test_corpus.py` replays what it kept in ``tests/corpus/<target>/``.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import io
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import get_args
from urllib.parse import quote

from prodige_core.board import shown_status, with_own_actions
from prodige_core.errors import CentreFileError, FrameworkError, InputError
from prodige_core.exports.frames import NUMBER_BYTES, answered, read_frame
from prodige_core.exports.pdf.attachment import Word, the_one
from prodige_core.frameworks import load_catalogue
from prodige_core.indicators.loader import load_indicators, place_problems
from prodige_core.programme.loader import FILES, FOLDER, load_programme, programme_problems
from prodige_core.responses import write_centre_file
from prodige_core.responses.centre_file import MAX_BYTES
from prodige_core.scoring import score_file
from prodige_core.services.frameworks import check_directory
from prodige_core.services.indicators import followed_in_file
from prodige_core.services.inputs import read_file
from prodige_core.workshops import normal_code
from prodige_core.workshops.codes import ALPHABET, LENGTH
from tests.factories import mini_catalogue

BETWEEN_FILES = b"\n%%%%\n"
"""Stands between framework.yaml, actions.yaml and an example in the bytes of one folder."""
TODAY = dt.date(2026, 11, 22)
_FILES = ("framework.yaml", "actions.yaml", "examples/one.yaml")


def framework(data: bytes) -> None:
    """A framework folder: loaded whole, or refused with problems that all have a sentence and a file."""
    folder = _scratch() / "given"
    for name, raw in zip(_FILES, data.split(BETWEEN_FILES, 2), strict=False):
        (folder / name).write_bytes(raw)
    try:
        for problem in check_directory(folder):
            assert problem.text()
            assert problem.file.startswith("given/")
            assert problem.line is None or problem.line > 0
        with contextlib.suppress(FrameworkError):
            load_catalogue(folder)
    finally:
        for name in _FILES:
            (folder / name).unlink(missing_ok=True)


def programme(data: bytes) -> None:
    """The facts of the programme, in the order in which they are read: as `framework`; what is loaded answers what it is asked."""
    folder = _scratch() / FOLDER
    try:
        for name, raw in zip(FILES, data.split(BETWEEN_FILES, len(FILES) - 1), strict=False):
            (folder / f"{name}.yaml").write_bytes(raw)
        for problem in programme_problems(folder, practices=frozenset({"plan.goals"})):
            assert problem.text()
            assert problem.file.startswith(f"{FOLDER}/")
            assert problem.line is None or problem.line > 0
        with contextlib.suppress(FrameworkError):
            facts = load_programme(folder)
            assert facts is None or not (facts.is_associated("IT") and facts.outside_of("IT"))
    finally:
        for path in folder.iterdir():
            path.unlink()


def indicators(data: bytes) -> None:
    """The file of indicators: loaded whole, or refused with problems that all have a sentence."""
    path = _scratch() / "indicators.yaml"
    path.write_bytes(data)
    try:
        place_problems(load_indicators(path), mini_catalogue())
    except FrameworkError as error:
        _told(error)


def press(data: bytes) -> None:
    """What a dying process says: its answer to the first order, or none; never a fault, and never another's file."""
    told, number = io.BytesIO(data), 0
    while (frame := read_frame(told)) is not None:
        number += 1
        answer = answered(frame, number)
        if answer is None:
            break
        assert frame.startswith(number.to_bytes(NUMBER_BYTES, "big"))
        assert bool(answer[0]) <= (not answer[1])


def centre_json(data: bytes) -> None:
    """A centre file: what is read can be scored, and written and read again; what is refused says why."""
    try:
        file = read_file(data, "given", mini_catalogue())
    except CentreFileError as error:
        _told(error)
        return
    score_file(file, mini_catalogue())
    whole = with_own_actions(mini_catalogue(), file)
    for own in {**whole.actions, **file.board}:
        shown_status(own, file, ())
    followed_in_file(file, whole, None, TODAY)
    again = write_centre_file(file)
    assert write_centre_file(read_file(again, "given", mini_catalogue())) == again


def centre_pdf(data: bytes) -> None:
    """A PDF, read here and not in the process of its own: a word, and with ``found`` a file of a bounded size."""
    word, content = the_one(data, MAX_BYTES)
    assert word in get_args(Word)
    assert len(content) <= MAX_BYTES
    assert word == "found" or content == b""


def code(data: bytes) -> None:
    """A join code as somebody typed it: a code, which then is its own normal form, or none."""
    found = normal_code(data.decode(errors="surrogatepass") if _is_text(data) else data.decode("latin-1"))
    assert found is None or (len(found) == LENGTH and set(found) <= set(ALPHABET) and normal_code(found) == found)


def form(data: bytes) -> None:
    """The body of a form, posted to every plain page that takes one (the first byte says where): never a fault."""
    status = _site().post(data[0] if data else 0, data[1:])
    assert 200 <= status < 500, status


TARGETS: dict[str, Callable[[bytes], None]] = {
    "framework": framework,
    "programme": programme,
    "indicators": indicators,
    "press": press,
    "centre_json": centre_json,
    "centre_pdf": centre_pdf,
    "form": form,
    "code": code,
}


def _told(error: InputError) -> None:
    assert error.problems
    assert all(problem.text() for problem in error.problems)


def _is_text(data: bytes) -> bool:
    try:
        data.decode(errors="surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


@cache
def _scratch() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="prodige-fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))  # noqa: S108 - files in memory, thousands a minute
    (folder / "given" / "examples").mkdir(parents=True)
    (folder / FOLDER).mkdir()
    return folder


class Site:
    """A room with an open vote and an open survey, with somebody in each; asked without a network."""

    PLACES = ("/j", "vote", "leave", "/s", "page", "end", "query", "another path")

    def __init__(self) -> None:
        from starlette.applications import Starlette

        from prodige_core.responses import Centre
        from prodige_core.services import centres, workshops
        from prodige_web import limits, routes
        from tests.services.workshop_steps import GOALS
        from tests.survey_steps import Clock, begin_survey, survey_workspace

        self.loop = asyncio.new_event_loop()
        self.ws = survey_workspace(_scratch(), Clock())
        usual = limits.SOURCE_LIMIT, limits.APP_LIMIT
        limits.SOURCE_LIMIT = limits.APP_LIMIT = 10**9  # thousands of wrong codes shall not wait here
        self.app = Starlette(routes=routes(lambda: True, lambda: self.ws))
        self.ask("GET", "/j/22222222", b"", cookie="")  # the limit of an address is read when it is first seen
        limits.SOURCE_LIMIT, limits.APP_LIMIT = usual
        centre_id = centres.create_centre(self.ws, Centre(name="Hill School"))
        workshop_id = workshops.create(self.ws, centre_id, [GOALS], expected=2000)
        self.code = workshops.open_room(self.ws, workshop_id).code
        workshops.show(self.ws, workshop_id, GOALS)
        self.survey = begin_survey(self.ws, centre_id, expected=5000)
        self.enter()

    def close(self) -> None:
        """Let go of the database and the loop."""
        from prodige_core.services import workspace

        workspace.close(self.ws)
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()

    def enter(self) -> None:
        """Take a seat in the room, and begin the survey."""
        from prodige_core.services import surveys

        self.token = surveys.get(self.ws, self.survey).token
        cookies = [self._cookie("GET", f"/j/{self.code}"), self._cookie("POST", f"/s/{self.token}", b"role=teacher")]
        self.cookie = "; ".join(filter(None, cookies))

    def post(self, where: int, body: bytes) -> int:
        """The status of the answer."""
        place = self.PLACES[where % len(self.PLACES)]
        code, token, text = self.code, self.token, body.decode("latin-1")
        path = {
            "vote": f"/j/{code}/vote",
            "leave": f"/j/{code}/leave",
            "/s": f"/s/{token}",
            "page": f"/s/{token}/1",
            "end": f"/s/{token}/end",
        }.get(place, "/j")
        if place == "query":
            status = self.ask("GET", path if where < 128 else f"/s/{token}", b"", query=quote(text, safe="=&%+"))[0]
        elif place == "another path":
            status = self.ask("GET", ("/j/" if where < 128 else "/s/") + text, b"")[0]
        else:
            status = self.ask("POST", path, body)[0]
        if place in {"leave", "end"} or status == 403:
            self.enter()
        return status

    def _cookie(self, method: str, path: str, body: bytes = b"") -> str:
        _, headers = self.ask(method, path, body, cookie="")
        return next((value.decode().split(";")[0] for key, value in headers if key == b"set-cookie"), "")

    def ask(
        self, method: str, path: str, body: bytes, *, query: str = "", cookie: str | None = None
    ) -> tuple[int, list[tuple[bytes, bytes]]]:
        """Status and headers of one answer."""
        waiting = [{"type": "http.request", "body": body, "more_body": False}]
        answer: dict[str, object] = {}

        async def receive() -> dict[str, object]:
            return waiting.pop() if waiting else {"type": "http.disconnect"}

        async def send(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start":
                answer.update(message)

        headers = {
            "host": "school.example",
            "content-type": "application/x-www-form-urlencoded",
            "cookie": self.cookie if cookie is None else cookie,
        }
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": quote(path, safe="/").encode(),
            "query_string": query.encode("latin-1", "replace"),
            "root_path": "",
            "headers": [(key.encode(), value.encode("latin-1")) for key, value in headers.items()],
            "client": ("192.0.2.1", 1),
            "server": ("school.example", 80),
            "state": {},
        }
        self.loop.run_until_complete(self.app(scope, receive, send))
        return int(answer["status"]), list(answer["headers"])  # type: ignore[call-overload]


@cache
def _site() -> Site:
    return Site()


def close() -> None:
    """Let go of what the targets hold."""
    if _site.cache_info().currsize:
        _site().close()
    if _scratch.cache_info().currsize:
        shutil.rmtree(_scratch(), ignore_errors=True)
    for held in (_site, _scratch):
        held.cache_clear()
