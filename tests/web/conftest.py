"""The routes of the app on a small framework, with the middleware they have in the app; the clock is moved by hand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware

from prodige_core.access import NOBODY
from prodige_core.responses import Centre
from prodige_core.services import centres, workspace
from prodige_core.services.workspace import open_workspace
from prodige_web import LocalNetworkOnly, PageLanguage, SecurityHeaders, VotesFirst, routes
from tests import databases
from tests.factories import MINI, NOON
from tests.web.visitor import Visitor

INDEX = Path(st.__file__).parent / "static" / "index.html"


class HandMovedClock:
    def __init__(self):
        self.now = NOON

    def __call__(self):
        return self.now

    def pass_by(self, **time):
        self.now += dt.timedelta(**time)


@pytest.fixture
def hands():
    return HandMovedClock()


@pytest.fixture
def room_ws(tmp_path, hands):
    opened = open_workspace(databases.address(tmp_path), MINI, clock=hands)
    yield opened
    workspace.close(opened)


@pytest.fixture
def school(room_ws):
    return centres.create_centre(room_ws, Centre(name="Hill School"))


@pytest.fixture
def site(room_ws):
    own = routes(lambda: True, lambda: room_ws.acting_as(NOBODY))
    layers = [
        Middleware(SecurityHeaders, index_html=INDEX),
        Middleware(VotesFirst, routes=own),
        Middleware(LocalNetworkOnly),
        Middleware(PageLanguage),
    ]
    return Starlette(routes=own, middleware=layers)


@pytest.fixture
def someone(site):
    """A new phone: ``someone()``; each has its own cookies."""
    return lambda **kind: Visitor(site, **kind)
