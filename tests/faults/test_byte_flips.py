"""One byte of a copy is wrong: the doctor says so, or nothing that anybody sees has changed (promise D18).

SQLite keeps no checksums, so a letter that became another letter cannot be seen by anybody; the second test says how
often that happens. The recipe's byte (0xff, reliability 5.2) is no letter and no level, and is always found.
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from contextlib import closing

import pytest

from prodige_core.errors import StorageError
from prodige_core.services import centres, surveys, workshops, workspace
from prodige_core.storage import doctor, open_database
from tests.factories import NOON
from tests.faults.figures import size, tell
from tests.released import older
from tests.samples import catalogue

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]
PAGE = 4096
LOADED = {name: one.version for name, one in catalogue().frameworks.items()}


@pytest.fixture
def data(tmp_path):
    path = older(tmp_path / "whole.sqlite3", "0003")
    open_database(f"sqlite:///{path}").close()
    return path.read_bytes()


def flipped(data, chance, change):
    """One byte that is not 0, of a page chosen at random, is another one."""
    page = chance.randrange(len(data) // PAGE) * PAGE
    at = page + chance.choice([place for place in range(PAGE) if data[page + place]] or [0])
    return data[:at] + bytes([change(data[at])]) + data[at + 1 :]


def written(path, content):
    path.write_bytes(content)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    return f"sqlite:///{path}"


def dump(path):
    with closing(sqlite3.connect(path)) as raw:
        return sorted(raw.iterdump())


def examined(url):
    return "found" if any(one.state == "wrong" for one in doctor.examine(url, LOADED, NOON)) else "sound"


def shown(url):
    """What the app shows: every centre file, what surveys and workshops came to."""
    ws = workspace.Workspace(open_database(url), catalogue(), lambda: NOON)
    try:
        found = []
        for row in centres.list_centres(ws):
            found.append(centres.export_bytes(ws, row.id, with_roadmap=True))
            found += [surveys.view(ws, one.id) for one in surveys.list_surveys(ws, row.id)]
            found += list(workshops.opened(ws, row.id))
        return found
    finally:
        workspace.close(ws)


def seen_of(url):
    """What the app shows, or the sentence it shows instead."""
    try:
        return shown(url), None
    except StorageError as error:
        return None, str(error)


def test_a_wrong_byte_in_two_hundred_pages_is_found_and_the_app_shows_the_truth_or_one_sentence(data, tmp_path, capsys):
    chance = random.Random(9)  # noqa: S311 - repeatable places
    path = tmp_path / "a.sqlite3"
    truth = shown(written(path, data))
    assert examined(written(path, data)) == "sound"
    whole, found, invented, refused = dump(path), Counter(), [], []
    for _ in range(size(200, 2000)):
        content = flipped(data, chance, lambda _: 0xFF)
        verdict = examined(written(path, content))
        found[verdict] += 1
        if verdict == "sound":
            assert dump(path) == whole
        seen, error = seen_of(written(path, content))
        invented += [verdict] if error is None and seen != truth else []
        refused += [error] if error is not None else []
    tell(capsys, pages=found.total(), **found, refused_by_the_app=len(refused), invented=len(invented))
    assert invented == []
    assert all("damaged" in one or "reports" in one or "tables that are not" in one for one in refused)
    assert found["found"] + found["sound"] == size(200, 2000)


def test_of_single_bits_nearly_all_are_found_and_letters_that_became_letters_are_not(data, tmp_path, capsys):
    chance = random.Random(9)  # noqa: S311 - repeatable places
    path = tmp_path / "a.sqlite3"
    path.write_bytes(data)
    whole, found = dump(path), Counter()
    times = size(40, 2000)
    for _ in range(times):
        content = flipped(data, chance, lambda byte: byte ^ (1 << chance.randrange(8)))
        verdict = examined(written(path, content))
        found[verdict if verdict == "found" else "harmless" if dump(path) == whole else "a letter for a letter"] += 1
    tell(capsys, bits=times, **found)
    assert found["a letter for a letter"] < times / 10
