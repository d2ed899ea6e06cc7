from __future__ import annotations

import pytest

from prodige_core.responses import Centre
from prodige_core.services import centres, workspace
from tests.factories import mini_workspace


@pytest.fixture
def ws(tmp_path):
    opened = mini_workspace(tmp_path)
    yield opened
    workspace.close(opened)


@pytest.fixture
def centre_id(ws):
    return centres.create_centre(ws, Centre(name="Hill School", learners=600, staff=60))
