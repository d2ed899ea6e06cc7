"""What one process keeps in memory never hides what another one has stored (PostgreSQL only: SQLite has one process)."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from prodige_core.errors import NotFound, StateError
from prodige_core.responses import Centre
from prodige_core.services import (
    answering,
    assessing,
    centres,
    erasing,
    people,
    planning,
    survey_writes,
    surveys,
    taking_part,
    wishes,
    workshops,
)
from prodige_core.services.rooms import KEPT_SECONDS
from prodige_core.workshops import Ballot
from tests import survey_steps
from tests.services.access_steps import member
from tests.services.workshop_steps import GOALS, open_room
from tests.survey_steps import Clock

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.postgres

OTHER = """
import sys
from pathlib import Path
from prodige_core.i18n import translator
from prodige_core.responses import Centre
from prodige_core.services import *
from prodige_core.services import answering, assessing, centres, people, surveys, taking_part, wishes, workshop_closing, workshops
from tests.survey_steps import Clock, survey_workspace

ws, t = survey_workspace(Path(sys.argv[1]), Clock()), translator("en")
for line in sys.stdin:
    exec(line)
    print("done", flush=True)
"""


@pytest.fixture
def ws(tmp_path):
    opened = survey_steps.survey_workspace(tmp_path, Clock())
    yield opened
    opened.database.close()


@pytest.fixture
def other(tmp_path, ws):
    """Runs a line of Python in another process, which has a ``ws`` on the same database."""
    call = [sys.executable, "-c", OTHER, str(tmp_path)]
    process = subprocess.Popen(call, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(line):
        process.stdin.write(line + "\n")
        process.stdin.flush()
        assert process.stdout.readline() == "done\n"

    yield run
    process.communicate()


def test_another_process_s_changes_are_seen_and_its_decisions_hold(ws, other):
    centre = centres.create_centre(ws, Centre(name="Before", learners=600, staff=60))

    # the centre as last read
    assert centres.get_centre(ws, centre).centre.name == "Before"
    other(f"centres.change_profile(ws, {centre!r}, {{'name': 'After'}})")
    assert centres.get_centre(ws, centre).centre.name == "After"
    other(f"assessing.save_answer(ws, {centre!r}, 'mini', {GOALS!r}, level=2)")
    assert assessing.current_assessment(ws, centre, "mini").answers[GOALS].level == 2

    # a plan made here is out of date when its means change there
    assessing.save_answer(ws, centre, "mini", "plan.roles.q1", level=0)
    wishes.set_means(ws, centre, wishes.suggested_means(centres.get_centre(ws, centre).centre, ws.today()))
    fingerprint = planning.task_for(ws, centre).fingerprint
    other(f"assessing.save_answer(ws, {centre!r}, 'mini', {GOALS!r}, level=3)")
    assert planning.task_for(ws, centre).fingerprint != fingerprint

    # a survey's published part
    asked = survey_steps.begin_survey(ws, centre)
    links = [survey_steps.answer(ws, asked, "teacher", {GOALS: 1}) for _ in range(4)]
    assert not surveys.view(ws, asked).released
    other(f"surveys.look_now(ws, {asked!r})")
    assert surveys.view(ws, asked).items[GOALS].everyone.n == 4
    other(f"surveys.close(ws, {asked!r})")
    assert answering.sheet(ws, links[0]) is None

    # a room: whether a vote counts is decided by the database at once, what phones follow by half a second later
    room = open_room(ws, centre, 3)
    workshops.show(ws, room.id, GOALS)
    assert taking_part.room(ws, room.code).session.status == "open"
    taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 1, 1))
    other(f"workshops.reveal(ws, {room.id!r}, {GOALS!r})")
    with pytest.raises(StateError):
        taking_part.vote(ws, room.code, room.tokens[1], Ballot(GOALS, 1, 1))
    other(f"workshop_closing.close(ws, {room.id!r}, apply=False, t=t)")
    assert workshops.get(ws, room.id).status == "closed"
    assert taking_part.join(ws, room.code) is None
    time.sleep(KEPT_SECONDS)
    assert taking_part.room(ws, room.code).session.status == "closed"

    # who may what
    editor = member(ws, centre, "editor", "Ede")
    assert people.own_role(editor, centre) == "editor"
    other(f"people.remove(ws, {centre!r}, {editor.actor.person_id!r})")
    with pytest.raises(NotFound):
        centres.get_centre(editor, centre)
    other(f"centres.delete_centre(ws, {centre!r})")
    with pytest.raises(NotFound):
        centres.get_centre(ws, centre)


def both_rooms(ws, own):
    codes = [open_room(ws, own, 1).code for _ in range(2)]
    return [lambda unit, code=code: unit.workshops.rooms([code], "shared") for code in codes]


def both_surveys_begun(ws, own):
    tokens = [surveys.get(ws, survey_steps.begin_survey(ws, own)).token for _ in range(2)]
    return [lambda unit, token=token: unit.surveys.by_token(token, "shared") for token in tokens]


def both_surveys_answered(ws, own):
    tokens = [surveys.get(ws, survey_steps.begin_survey(ws, own)).token for _ in range(2)]
    links = [answering.begin(ws, token, "teacher") for token in tokens]
    return [lambda unit, link=link: survey_writes.own_of(unit, link, to_write=True) for link in links]


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("both", [both_rooms, both_surveys_begun, both_surveys_answered])
def test_a_centre_is_erased_after_a_group_that_holds_two_of_its_rooms_and_neither_gives_way(ws, both, first):
    own = centres.create_centre(ws, Centre(name="Hill School"))
    held = both(ws, own)
    with ThreadPoolExecutor(1) as eraser:
        with ws.database.write() as unit:
            held[first](unit)
            erased = eraser.submit(erasing.erase_now, ws, own, "Hill School")
            time.sleep(0.3)
            assert not erased.done()
            assert held[1 - first](unit)
            unit.commit()
        erased.result(timeout=240)
    assert centres.list_centres(ws) == ()
