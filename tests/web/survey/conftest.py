"""A survey of mini at Hill School, and visitors of its pages."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from prodige_core.responses import Centre
from prodige_core.services import centres, surveys, workspace
from prodige_web.answering import survey_routes
from tests.survey_steps import Clock, begin_survey, survey_workspace
from tests.web.visitor import Visitor


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ws(tmp_path, clock):
    opened = survey_workspace(tmp_path, clock)
    yield opened
    workspace.close(opened)


@pytest.fixture
def centre_id(ws):
    return centres.create_centre(ws, Centre(name="Hill School"))


@pytest.fixture
def survey_id(ws, centre_id):
    return begin_survey(ws, centre_id, title="Autumn survey")


@pytest.fixture
def token(ws, survey_id):
    return surveys.get(ws, survey_id).token


@pytest.fixture
def app(ws):
    return Starlette(routes=survey_routes(lambda: ws))


@pytest.fixture
def phone(app):
    return Visitor(app)


@pytest.fixture
def teacher(phone, token):
    """A phone on which a teacher has begun; the page with the private link is on the screen."""
    phone.get(f"/s/{token}")
    phone.send(role="teacher")
    return phone
