"""Another program holds the file for long: voters wait at most five seconds, are told, and it recovers alone (row 38)."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from concurrent.futures import wait
from contextlib import contextmanager

import pytest

from prodige_core.errors import StorageError
from prodige_core.responses import Centre
from prodige_core.services import centres, taking_part, workspace
from prodige_core.workshops import Ballot
from tests.factories import mini_workspace
from tests.faults.figures import size, tell
from tests.faults.lateness import lateness
from tests.services.workshop_steps import GOALS, open_room

HOLDER = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
raw.execute("ROLLBACK")
"""
PEOPLE, PATIENCE_SECONDS, SLACK_SECONDS = 20, 5, 4  # less than patience: nobody waits a second time


class Transactions:
    """begun: how many of the group writer were begun; current: the number of the one that runs, or None."""

    def __init__(self, database):
        self.begun, self.current = 0, None
        self._real = database._writer._write
        database._writer._write = self._counted

    @contextmanager
    def _counted(self):
        self.begun += 1
        self.current = self.begun
        try:
            with self._real() as unit:
                yield unit
        finally:
            self.current = None


@pytest.mark.slow
@pytest.mark.sqlite
def test_while_another_program_holds_the_file_voters_are_told_after_five_seconds_and_readers_read(
    tmp_path, capsys, as_patient_as_the_app
):
    sending_seconds = size(1.5, 20)
    ws = mini_workspace(tmp_path)
    centre_id = centres.create_centre(ws, Centre(name="Hill School"))
    room = open_room(ws, centre_id, PEOPLE, pace="self", expected=PEOPLE)
    vote_all(ws, room, 1)
    transactions, lived_through = Transactions(ws.database), []
    call = [sys.executable, "-c", HOLDER, tmp_path / "prodige.sqlite3"]
    with lateness() as late, subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        begun, waited, sent = time.monotonic(), [], []
        hosts = [threading.Thread(target=rename, args=(ws, centre_id, waited)) for _ in range(2)]
        for host in hosts:  # behind the voters, who are behind the lock
            host.start()
        while time.monotonic() - begun < sending_seconds:
            for token in room.tokens[:3]:  # somebody tries again and again
                since, during = time.monotonic(), transactions.current
                sent.append(taking_part.submit_vote(ws, room.code, token, Ballot(GOALS, 2, 2), 1))
                sent[-1].add_done_callback(lambda _, since=since: waited.append(time.monotonic() - since))
                if during is not None and during == transactions.current:  # so it waits behind this one from now on
                    sent[-1].add_done_callback(lambda _, old=during: lived_through.append(transactions.begun - old))
            looked = time.monotonic()
            assert taking_part.own_votes(ws, room.code, room.tokens[-1])[GOALS].seq == 1
            reading = time.monotonic() - looked
            time.sleep(0.2)
        wait(sent)
        told = [future.exception() for future in sent]
        for host in hosts:
            host.join()
        held_seconds = round(time.monotonic() - begun, 1)
        holder.stdin.close()  # only now: however slow this machine is, everybody met the lock
    assert holder.returncode == 0
    vote_all(ws, room, 3)
    workspace.close(ws)
    tell(
        capsys,
        held_seconds=held_seconds,
        tried=len(sent),
        longest_wait=round(max(waited), 1),
        late=round(late.seconds, 1),
        reading=round(reading, 3),
    )
    assert {type(one) for one in told} == {StorageError}
    assert {str(one).partition(" ")[2] for one in map(last_words, told)} == {"is busy. Try again in a moment."}
    assert set(lived_through) == {0}, "who waited behind a transaction in vain waits for no second one"
    assert max(waited) <= PATIENCE_SECONDS + SLACK_SECONDS + 5 * late.seconds
    assert reading < PATIENCE_SECONDS + 5 * late.seconds, "who reads waits for nobody"


def rename(ws, centre_id, waited):
    since = time.monotonic()
    with pytest.raises(StorageError, match="is busy"):
        centres.update_profile(ws, centre_id, Centre(name="Lake School"))
    waited.append(time.monotonic() - since)


def last_words(error: StorageError) -> str:
    return str(error).removeprefix("The database ")


def vote_all(ws, room, seq):
    for token in room.tokens:
        taking_part.vote(ws, room.code, token, Ballot(GOALS, 1, seq))
        assert taking_part.own_votes(ws, room.code, token)[GOALS].seq == seq
