"""Row 45: a report asked for 50 times at once is queued, and the same content is made once."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from prodige_core.i18n import translator
from prodige_core.responses import Centre
from prodige_core.services import centres, trail
from prodige_ui import runtime
from prodige_ui.components import handing
from prodige_ui.components.handing import Wanted
from prodige_ui.kept import MADE_AT_A_TIME, Kept
from prodige_ui.tickets import Handed
from prodige_ui.typesetting import Typesetter

PEOPLE = 50
PATIENCE = 240  # seconds; only a hanging test needs them


class Workshop:
    """Counts how many things are made, and how many at the same moment."""

    def __init__(self):
        self.made, self.now, self.most = 0, 0, 0
        self.lock = threading.Lock()

    def make(self, name: str = "report") -> str:
        with self.lock:
            self.made += 1
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.01)
        with self.lock:
            self.now -= 1
        return name


def all_at_once(ask) -> list:
    barrier = threading.Barrier(PEOPLE)

    def wait_and_ask(number: int):
        barrier.wait(PATIENCE)
        return ask(number)

    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(wait_and_ask, range(PEOPLE)))


def test_the_same_content_is_made_once_for_all_who_ask():
    kept, workshop = Kept(16), Workshop()
    assert set(all_at_once(lambda _: kept.get("digest", workshop.make))) == {"report"}
    assert workshop.made == 1


def test_of_different_contents_two_are_made_at_a_time_and_all_get_theirs():
    kept, workshop = Kept(16), Workshop()
    got = all_at_once(lambda number: kept.get(str(number), lambda: workshop.make(str(number))))
    assert got == [str(number) for number in range(PEOPLE)]
    assert workshop.most <= MADE_AT_A_TIME == 2
    assert len(kept._kept) == 16


def test_what_cannot_be_made_is_told_to_all_who_wait_and_tried_again_for_the_next():
    kept, gate = Kept(16), threading.Event()

    def fail():
        gate.wait(PATIENCE)
        raise ValueError("out of date")

    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(kept.get, "digest", fail) for _ in range(3)]
        gate.set()
        for one in asked:
            with pytest.raises(ValueError, match="out of date"):
                one.result(PATIENCE)
    assert kept.get("digest", lambda: "made") == "made"


def test_the_last_ones_asked_for_are_kept():
    kept, workshop = Kept(2), Workshop()
    for name in ("a", "b", "a", "c", "a", "b"):
        kept.get(name, lambda name=name: workshop.make(name))
    assert workshop.made == 4, "a was asked for in between, so b made room for c"


def test_fifty_people_who_press_for_the_report_get_one_file_that_was_made_once(tmp_path, monkeypatch):
    runtime.close()
    monkeypatch.setenv("PRODIGE_DATABASE_URL", f"sqlite:///{tmp_path / 'prodige.sqlite3'}")
    made = []
    setter = Typesetter(lambda order: made.append(order) or b"%PDF-made")
    monkeypatch.setattr(runtime, "_typesetter", setter)
    monkeypatch.setattr(handing, "HEAD_START", 0.0)  # here no script runs beside the downloads
    try:
        ws, t = runtime.workspace(), translator("en")
        centre_id = centres.create_centre(ws, Centre(name="Aurora School"))
        wanted = Wanted(ws, centre_id, "roadmap", "pdf", "", "", t)
        got = all_at_once(lambda _: handing._made(wanted, Handed()))
        events = trail.trail(ws, centre_id)
    finally:
        setter.close()
        runtime.close()
    assert got == [b"%PDF-made"] * PEOPLE
    assert len(made) == 1
    assert [one.kind for one in events].count("report_downloaded") == PEOPLE
