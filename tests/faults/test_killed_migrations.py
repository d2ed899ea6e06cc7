"""A migration is killed at any moment: the file opens again, in the old schema or the new, with the same data (D12)."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from prodige_core.storage import backup, copies, open_database, rows, schema
from prodige_core.storage.tables import REVISION
from tests import databases
from tests.factories import NOON
from tests.faults.figures import size, tell
from tests.released import older, rows_of

ROOT = Path(__file__).resolve().parents[2]

# One process imports everything once; each start of the app is a fork of it, killed after so many thousandths of the time
# that the quickest undisturbed one takes: the computer may have been busier at the first than it is later.
STARTER = """
import json, os, signal, sys, time
from pathlib import Path
import alembic.command, alembic.autogenerate, alembic.script
from prodige_core.storage import open_database

def start(url, seconds):
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        open_database(url, copies_in=Path(folder)).close()
        os._exit(0)
    while time.monotonic() - begun < seconds:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status, time.monotonic() - begun
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1], seconds

folder, first, *others = sys.argv[1:]
status, took = start(first, 300)
assert status == 0
killed = 0
for one in others:
    url, _, share = one.rpartition("@")
    status, seconds = start(url, took * int(share) / 1000)
    killed += status == signal.SIGKILL
    took = min(took, seconds) if status == 0 else took
print(json.dumps({"took": round(took, 3), "killed": killed}))
"""


def killed(folder, urls, shares):
    call = [sys.executable, "-c", STARTER, str(folder), urls[0]]
    call += [f"{url}@{share}" for url, share in zip(urls[1:], shares, strict=True)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.sqlite
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a POSIX signal")
def test_twenty_killed_migrations_of_a_file_leave_the_old_or_the_new_and_nothing_is_lost(tmp_path, capsys):
    times = size(20, 200)
    chance = random.Random(9)  # noqa: S311 - repeatable moments
    original = older(tmp_path / "original.sqlite3", "0001")
    before = rows_of(original)
    paths = []
    for number in range(times + 1):
        (tmp_path / str(number)).mkdir()
        paths.append(Path(shutil.copy(original, tmp_path / str(number) / "a.sqlite3")))
    figures = killed(tmp_path, [f"sqlite:///{path}" for path in paths], [chance.randint(50, 990) for _ in range(times)])
    found = Counter()
    for path in paths[1:]:
        found[copies.check(Path(shutil.copytree(path.parent, path.parent.with_suffix(".look"))) / path.name)] += 1
        opened = open_database(f"sqlite:///{path}")
        opened.close()
        assert copies.check(path) == REVISION
        assert rows_of(path, like=original) == before
        assert all(copies.check(one) == "0001" and rows_of(one) == before for one in copies.kept(path))
        found["copies"] += len(copies.kept(path))
    tell(capsys, database="sqlite", migrations=times, **figures, opened=times, **found)
    assert found["0001"] + found[REVISION] == times
    assert figures["killed"] >= times // 2


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a POSIX signal")
def test_killed_migrations_of_a_server_leave_the_old_or_the_new_and_nothing_is_lost(tmp_path, capsys):
    times = size(5, 20)
    chance = random.Random(9)  # noqa: S311 - repeatable moments
    original = older(tmp_path / "original.sqlite3", "0001")
    urls = [old_server(original, tmp_path, number) for number in range(times + 1)]
    figures = killed(tmp_path / "kept", urls, [chance.randint(50, 990) for _ in range(times)])
    for number, url in enumerate(urls[1:]):
        open_database(url).close()
        done = backup.back_up(url, tmp_path / f"{number}.sqlite3", NOON)
        assert done.revision == REVISION
        assert rows_of(done.file, like=original) == rows_of(original)
    kept = list((tmp_path / "kept").glob("*.sqlite3"))
    assert all(copies.check(one) == "0001" and rows_of(one) == rows_of(original) for one in kept)
    tell(capsys, database="postgresql", migrations=times, **figures, opened=times, copies=len(kept))
    assert kept
    assert figures["killed"] >= 1


def old_server(original: Path, folder: Path, number: int) -> str:
    url = databases.postgresql(folder, f"older{number}", template="template0")
    engine = create_engine(url)
    with copies.plain_engine(original).connect() as here, engine.begin() as there:
        schema.upgrade(there, "0001")
        rows.copy_rows(here, there, rows.tables_of(here))
    engine.dispose()
    return url
