"""What is acknowledged waits for the disk: at least one sync a commit, counted by strace (promise D2)."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.figures import size, tell

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
import sys
from pathlib import Path
from sqlalchemy import Connection, event
from prodige_core.responses import Centre
from prodige_core.services import centres, taking_part
from prodige_core.workshops import Ballot
from tests.factories import mini_workspace
from tests.services.workshop_steps import GOALS, all_vote, open_room

ws = mini_workspace(Path(sys.argv[1]))
if sys.argv[2] == "careless":
    event.listen(ws.database.engine, "connect", lambda dbapi, _: dbapi.execute("PRAGMA synchronous=NORMAL").close())
    ws.database.engine.dispose()
room = open_room(ws, centres.create_centre(ws, Centre(name="Hill School")), 10, pace="self")
commits = []
event.listen(ws.database.engine, "commit", lambda connection: commits.append(1))
print("from here", flush=True)
for number in range(int(sys.argv[3])):
    if number % 2:  # alone, and ten in one group
        taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 1, number + 1))
    else:
        with ws.database.claim.turn:
            sent = [taking_part.submit_vote(ws, room.code, one, Ballot(GOALS, 2, number + 1), 1) for one in room.tokens]
        for future in sent:
            future.result()
print(len(commits), flush=True)
sys.stdout.close()
import os; os._exit(0)  # no checkpoint at the close, which syncs too
"""


def counted(folder: Path, how: str, votes: int) -> tuple[int, int]:
    """Commits, and syncs of the same time."""
    folder.mkdir()
    log = folder / "strace.txt"
    trace = ["strace", "-f", "-e", "trace=fdatasync,fsync,write", "-o", log]
    call = [*trace, sys.executable, "-c", PROGRAM, folder, how, str(votes)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True)
    _, _, measured = log.read_text(errors="replace").partition("from here")
    return int(done.stdout.split()[-1]), len(re.findall(r"\b(?:fdatasync|fsync)\(", measured))


@pytest.mark.slow
@pytest.mark.sqlite
@pytest.mark.skipif(shutil.which("strace") is None, reason="counting syncs needs strace")
def test_every_commit_of_votes_is_synced_to_the_disk(tmp_path, capsys):
    votes = size(40, 400)
    commits, syncs = counted(tmp_path / "as it is", "", votes)
    careless_commits, careless = counted(tmp_path / "careless", "careless", votes)
    tell(capsys, commits=commits, syncs=syncs, commits_with_synchronous_normal=careless_commits, syncs_then=careless)
    assert commits >= votes
    assert syncs >= commits
    assert careless < careless_commits  # so this test would notice
