"""Every page of the staff survey is light: at most 20 KB packed, with its style sheet and script (design, section 10)."""

from __future__ import annotations

import gzip
import re
import sys

import pytest
from starlette.applications import Starlette

from prodige_core.responses import Centre
from prodige_core.services import centres, surveys, workspace
from prodige_core.services.workspace import open_workspace
from prodige_web.answering import survey_routes
from prodige_web.assets import assets
from tests import databases
from tests.factories import FRAMEWORKS, NOON
from tests.survey_steps import ASKED, GOALS, TODAY, WEEK
from tests.web.visitor import Visitor

MOST_BYTES = 20 * 1024


@pytest.fixture
def ws(tmp_path):
    opened = open_workspace(databases.address(tmp_path), FRAMEWORKS, clock=lambda: NOON)
    yield opened
    workspace.close(opened)


def weight(page):
    """Bytes of a page as sent packed: the page, and every file of ours that it names."""
    named = re.findall(rb"/assets/[\w.-]+", page.body)
    files = [one.packed for one in assets().values() if one.address.encode() in named]
    assert len(files) == len(set(named))
    return len(gzip.compress(page.body, 6)) + sum(len(one) for one in files)


def test_every_page_of_the_real_questionnaires_is_light(ws):
    centre_id = centres.create_centre(ws, Centre(name="Hill School"))
    dates = {"opens_on": TODAY, "closes_on": TODAY + WEEK}
    survey_id = surveys.create(
        ws, centre_id, frameworks=list(ws.catalogue.frameworks), roles=list(ASKED[GOALS]), **dates
    )
    token = surveys.get(ws, survey_id).token
    visitor = Visitor(Starlette(routes=survey_routes(lambda: ws)))
    weights = {"invitation": weight(visitor.get(f"/s/{token}"))}
    weights["private link"] = weight(visitor.send(role="leader"))
    number = 1
    page = visitor.get(f"/s/{token}/1")
    while page.url.startswith(f"/s/{token}/{number}"):
        weights[f"part {number}"] = weight(page)
        page = visitor.send(f"/{number}", "next", **dict.fromkeys(page.form(f"/{number}").choices, "0"))
        number += 1
    weights["end"] = weight(page)
    weights["feedback"] = weight(visitor.send("/end"))
    weights["deleting"] = weight(visitor.get(f"/s/{token}/delete"))
    weights["unknown"] = weight(visitor.get("/s/nothing"))
    sys.stdout.write(", ".join(f"{name} {size / 1024:.1f} KB" for name, size in weights.items()) + "\n")
    assert number == 17
    assert max(weights.values()) <= MOST_BYTES
