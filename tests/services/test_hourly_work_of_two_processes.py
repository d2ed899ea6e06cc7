"""Every process of the app does the hourly work: at the same moment it must come to the same as once."""

from __future__ import annotations

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

from prodige_core.responses import Centre
from prodige_core.services import centres, retention, surveys, trail, workshops, workspace
from prodige_core.workshops.session import LONGEST
from tests import survey_steps
from tests.services.workshop_steps import GOALS, all_vote, open_room
from tests.survey_steps import Clock

DAY = dt.timedelta(days=1)
SCHOOLS, PEOPLE = 4, 6


def test_two_processes_that_clean_up_at_once_close_and_count_everything_once(tmp_path):
    clock = Clock()
    processes = [survey_steps.survey_workspace(tmp_path, clock) for _ in range(2)]
    ws = processes[0]
    ids = [centres.create_centre(ws, Centre(name=f"School {number}")) for number in range(SCHOOLS)]
    asked = [survey_steps.begin_survey(ws, own_id) for own_id in ids]
    for survey_id in asked:
        for _ in range(PEOPLE):
            survey_steps.answer(ws, survey_id, "teacher", {GOALS: 2})
    rooms = [open_room(ws, own_id, 5) for own_id in ids]
    for room in rooms:
        workshops.show(ws, room.id, GOALS)
        all_vote(ws, room, GOALS, [1, 1, 2, 2, 3])
        workshops.reveal(ws, room.id, GOALS)
    clock.now += LONGEST + 2 * DAY

    together = threading.Barrier(2)

    def clean(one):
        together.wait()
        return retention.purge(one)

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(clean, processes))
    assert sum(one.closed_workshops for one in done) >= SCHOOLS
    for survey_id in asked:
        assert surveys.view(ws, survey_id).items[GOALS].everyone.n == PEOPLE
    for room in rooms:
        closed = workshops.get(ws, room.id)
        assert (closed.status, closed.statement(GOALS).last.counts.levels) == ("closed", (0, 2, 2, 1))
    for own_id in ids:
        kinds = [event.kind for event in trail.trail(ws, own_id)]
        assert kinds.count("survey_closed") == 1
        assert kinds.count("workshop_closed") == 1
    assert not retention.purge(processes[1]).anything, "nothing was left for a third"
    for one in processes:
        workspace.close(one)
