"""A survey that is over and workshops that run, made up for the pictures: the demo centre with many voices."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from prodige_core.config import ROOT
from prodige_core.services import answering, centres, surveys, taking_part, workshops, workspace
from prodige_core.services.demo import demo_bytes
from prodige_core.services.workspace import Workspace
from prodige_core.workshops import Ballot

ROLES = {"leader": (9, 2.4), "coordinator": (6, 1.9), "teacher": (24, 1.2)}
"""People by role, and the level they give on average: leaders see more than teachers do, as schools report."""
FIRST, SECOND = (0, 1, 1, 1, 2, 2, 3, 3, 4, 1), (1, 2, 2, 2, 2, 3, 2, 2, 2, 1)
"""Votes of every ten people, before and after the talk."""
PEOPLE, VOTING = 28, 5
"""In a room; and those of them who have not voted yet."""


def prepare(database: Path) -> tuple[str, str]:
    """Fill a fresh database. Returns the id of a workshop after its second vote, and of one in the middle of a vote."""
    ws = workspace.open_workspace(f"sqlite:///{database}", ROOT / "frameworks")
    try:
        centre_id = centres.import_bytes(ws, demo_bytes(), "demo.prodige.json").centre_id
        _survey(ws, centre_id)
        talked, people = _room(ws, centre_id, "Staff day in November")
        workshops.reveal(ws, talked, _item(ws, talked))
        workshops.vote_again(ws, talked, _item(ws, talked))
        _vote(ws, talked, people, SECOND)
        workshops.reveal(ws, talked, _item(ws, talked))
        return talked, _room(ws, centre_id, "Staff day in November")[0]
    finally:
        workspace.close(ws)


def _survey(ws: Workspace, centre_id: str) -> None:
    chance, today = random.Random(7), ws.today()  # noqa: S311 - made-up answers
    own = surveys.create(
        ws, centre_id, frameworks=["digital-teaching"], roles=list(ROLES), opens_on=today, closes_on=today, title=""
    )
    top = ws.catalogue.frameworks["digital-teaching"].top
    for role, (people, middle) in ROLES.items():
        for _ in range(people):
            private = answering.begin(ws, surveys.get(ws, own).token, role)
            sheet = answering.sheet(ws, private)
            if sheet is None:
                raise RuntimeError("the survey lets nobody in")
            for number, page in enumerate(sheet.pages, start=1):
                given = {item.id: str(min(top, max(0, round(chance.gauss(middle, 0.8))))) for item in page.items}
                answering.save_page(ws, private, number, given, sheet.version)
            answering.finish(ws, private)
    surveys.close(ws, own)


def _room(ws: Workspace, centre_id: str, title: str) -> tuple[str, list[str]]:
    """A room in the middle of the vote on its first statement, and the tokens of its people."""
    own = workshops.create(ws, centre_id, workshops.quick_agenda(ws), title=title)
    room = workshops.open_room(ws, own)
    workshops.show(ws, own, room.statements[0].item)
    people = [joined.token for _ in range(PEOPLE) if (joined := taking_part.join(ws, room.code))]
    _vote(ws, own, people[:-VOTING], FIRST)
    return own, people


def _vote(ws: Workspace, own: str, people: Sequence[str], levels: Sequence[int]) -> None:
    for number, token in enumerate(people):
        ballot = Ballot(_item(ws, own), levels[number % len(levels)], 1)
        taking_part.vote(ws, workshops.get(ws, own).code, token, ballot)


def _item(ws: Workspace, own: str) -> str:
    return workshops.get(ws, own).statements[0].item
