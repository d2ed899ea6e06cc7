"""Write a database as a release leaves it, for the tests that open it in every later version.

Run it once for each new revision, when it is released, and never again for an old one: ``python tools/write_released.py
0004``. It fills a database of today's schema through the services, takes of it what the wanted revision has, and writes
that as SQL to ``tests/storage/released/``, beside the centre file that must come out of it for ever.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import sys
import tempfile
from pathlib import Path

from sqlalchemy import Connection, insert, select

from prodige_core.config import ROOT
from prodige_core.i18n import translator
from prodige_core.planning import plan_json
from prodige_core.responses import Centre, write_centre_file
from prodige_core.services import answering, centres, planning, surveys, taking_part, workshops, workspace
from prodige_core.services.workspace import Workspace
from prodige_core.storage import PlanRow, copies, rows, schema
from prodige_core.workshops import Ballot
from tests import samples

FOLDER = ROOT / "tests" / "storage" / "released"
NOW = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def main(revision: str) -> None:
    """Write ``<revision>.sql`` and, if it is not there, the centre file."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "now.sqlite3", Path(folder) / "then.sqlite3"
        centre_file = fill(source)
        with copies.plain_engine(target).connect() as there, there.begin():
            schema.upgrade(there, revision)
            with copies.plain_engine(source).connect() as here:
                take_over(here, there)
        raw = sqlite3.connect(target)
        (FOLDER / f"{revision}.sql").write_text("\n".join(raw.iterdump()) + "\n", "utf-8")
        raw.close()
    (FOLDER / "centre.prodige.json").write_bytes(centre_file)


def take_over(here: Connection, there: Connection) -> None:
    """Copy of every table the columns that the older schema has."""
    for table in rows.tables_of(there):
        found = [dict(row) for row in here.execute(select(table)).mappings()]
        if found:
            there.execute(insert(table), found)


def fill(path: Path) -> bytes:
    """A school with everything in it; returns its centre file."""
    clock = [NOW]
    ws = workspace.open_workspace(f"sqlite:///{path}", ROOT / "frameworks", clock=lambda: clock[0])
    file = samples.centre(name="Lycée Jules-Ferry “Bât. B” — 学校 & Söhne's")
    made = centres.import_bytes(ws, write_centre_file(file), "a.json").centre_id
    with ws.database.write() as unit:
        plan = PlanRow(
            {"status": "optimal", "actions": [{"id": "strategy.plan", "start": 1, "end": 2}]}, "f" * 64, "2026-11-21"
        )
        unit.plans.put(made, plan)
        replaced = {"made_from": {"means": file.means.model_dump(mode="json") if file.means else None}}
        unit.kept_plans.add(made, "replanned", "", "2026-11-20", plan_json(samples.quick_plan(file, 4)), replaced)
        unit.commit()
    planning.set_decisions(ws, made, file.decisions)
    gone = centres.create_centre(ws, Centre(name="In the bin", languages=("eu",), sectors=("health",)))
    centres.delete_centre(ws, gone)
    told(ws, made)
    room(ws, made, close=False)
    room(ws, made, close=True)
    before = centres.export_bytes(ws, made, with_roadmap=True)
    workspace.close(ws)
    return before


def told(ws: Workspace, made: str) -> None:
    """A closed survey with counts and comments, and an open one with answers."""
    for close in (True, False):
        own = surveys.create(
            ws, made, frameworks=["internationalisation"], roles=["teacher", "leader"], opens_on=ws.today(),
            closes_on=ws.today() + 7 * DAY, title="Autumn", k=5,
        )  # fmt: skip
        for person in range(9):
            private = answering.begin(ws, surveys.get(ws, own).token, "teacher" if person < 7 else "leader")
            sheet = answering.sheet(ws, private)
            if sheet is None:
                raise RuntimeError("the survey lets nobody in")
            given = {item.id: str((person + place) % 4) for place, item in enumerate(sheet.pages[0].items)}
            answering.save_page(ws, private, 1, given, sheet.version)
            answering.finish(ws, private, f"Comment {person}: más tiempo, “por favor”; it's <b>late</b>.")
        if close:
            surveys.close(ws, own)


def room(ws: Workspace, made: str, *, close: bool) -> None:
    """A workshop in its second vote, with votes; or closed, with an agreed and a parked statement."""
    items = workshops.quick_agenda(ws)[:3]
    own = workshops.create(ws, made, items, title="Staff day", expected=12)
    code = workshops.open_room(ws, own).code
    people = [joined.token for _ in range(8) if (joined := taking_part.join(ws, code))]
    workshops.show(ws, own, items[0])
    for round_, shift in ((1, 0), (2, 1)):
        for person, token in enumerate(people):
            taking_part.vote(ws, code, token, Ballot(items[0], (person + shift) % 4, round_))
        if round_ == 1:
            workshops.reveal(ws, own, items[0])
            workshops.vote_again(ws, own, items[0])
    if close:
        workshops.reveal(ws, own, items[0])
        workshops.agree(ws, own, items[0], 2, "We said “often”.")
        workshops.park(ws, own, items[1], "Another day.")
        workshops.close(ws, own, apply=True, t=translator("en"))


if __name__ == "__main__":
    main(sys.argv[1])
