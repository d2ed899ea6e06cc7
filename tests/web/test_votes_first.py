"""Votes take a short way through the app; everything else takes the usual one, and the answer is the same."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from prodige_web.joining import VOTE
from prodige_web.votes_first import VotesFirst


async def vote(request):
    return PlainTextResponse(f"vote in {request.path_params['code']}")


async def rest(scope, receive, send):
    await PlainTextResponse("the rest")(scope, receive, send)


def answer(method, path, kind="http"):
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    app = VotesFirst(rest, [Route("/j/{code}", vote), Route(VOTE, vote, methods=["POST"])])
    scope = {"type": kind, "method": method, "path": path, "headers": []}
    with ThreadPoolExecutor(1) as beside:  # browser tests leave a loop running in this thread
        beside.submit(lambda: asyncio.run(app(scope, receive, send))).result()
    return sent[-1]["body"].decode()


def test_a_vote_is_answered_at_once():
    assert answer("POST", "/j/ABCDEFGH/vote") == "vote in ABCDEFGH"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/j/ABCDEFGH/vote"),
        ("POST", "/j/ABCDEFGH/leave"),
        ("POST", "/j/ABCDEFGH/vote/"),
        ("POST", "/j/ABCDEFGH"),
        ("POST", "/k/ABCDEFGH/vote"),
        ("POST", "x/j/ABCDEFGH/vote"),
        ("POST", "/"),
    ],
)
def test_everything_else_is_passed_on(method, path):
    assert answer(method, path) == "the rest"
