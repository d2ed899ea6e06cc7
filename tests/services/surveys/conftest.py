"""A survey on a stopped clock, for everything that is done with one."""

from __future__ import annotations

import pytest

from prodige_core.services import workspace
from tests.survey_steps import Clock, begin_survey, survey_workspace


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ws(tmp_path, clock):
    opened = survey_workspace(tmp_path, clock)
    yield opened
    workspace.close(opened)


@pytest.fixture
def survey_id(ws, centre_id):
    return begin_survey(ws, centre_id)
