"""The app's own hour: it comes again whatever an hour brought, and deletes what is past its time."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from prodige_core import security_log
from prodige_core.errors import StorageError
from prodige_core.responses import Centre
from prodige_core.services import centres, retention, surveys, workspace
from prodige_core.storage import Database
from prodige_web.upkeep import every_hour
from tests import survey_steps
from tests.survey_steps import Clock

PATIENCE_SECONDS = 240


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ws(tmp_path, clock):
    opened = survey_steps.survey_workspace(tmp_path, clock)
    yield opened
    workspace.close(opened)


def hours(ws, enough) -> None:
    """Let hours of a few milliseconds pass until it is enough."""

    async def run() -> None:
        loop = asyncio.create_task(every_hour(lambda: ws, seconds=0.005))
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not enough():
                await asyncio.sleep(0.005)
        loop.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await loop

    with ThreadPoolExecutor(1) as beside:  # browser tests leave a loop running in this thread
        beside.submit(lambda: asyncio.run(run())).result()


def test_what_is_past_its_time_goes_without_anybody_asking(ws, clock):
    centre_id = centres.create_centre(ws, Centre(name="Hill School"))
    survey_id = survey_steps.begin_survey(ws, centre_id)
    retention.purge(ws)
    clock.go_to(survey_steps.TODAY + survey_steps.WEEK * 2)
    hours(ws, lambda: surveys.get(ws, survey_id).closed_at is not None)
    centres.delete_centre(ws, centre_id)
    clock.now += dt.timedelta(days=31)
    hours(ws, lambda: centres.deleted_centres(ws) == () and rows(ws) == 0)


def rows(ws):
    with ws.database.read() as unit:
        return unit._connection.exec_driver_sql("SELECT count(*) FROM centres").scalar()


def test_an_hour_that_fails_is_told_without_words_and_the_next_one_comes(ws, clock, monkeypatch):
    told, wiped, tries = [], [], []
    monkeypatch.setattr(security_log, "fault", lambda error, where: told.append((type(error), where)))
    monkeypatch.setattr(Database, "wipe", lambda self: wiped.append(1))

    def purge(_ws):
        tries.append(1)
        if len(tries) < 3:
            raise StorageError("the disk is full")

    monkeypatch.setattr(retention, "purge", purge)
    hours(ws, lambda: len(tries) >= 4)
    assert told == [(StorageError, "hourly work")] * 2
    assert len(wiped) >= 3  # one step that fails stops no other
