"""What every test has: databases of the kind of this run. How to use them: `tests.databases`."""

from __future__ import annotations

import functools
import gc
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import hypothesis
import pytest

from prodige_core import frameworks, programme
from prodige_core.services import workspace
from prodige_core.storage import server, sqlite_file
from tests import databases

os.environ.setdefault("PRODIGE_DOCUMENTS_READY", "no")  # an app that a test starts makes no document, as a rule
os.environ["TZ"] = "UTC"  # many tests name a day and stop the clock at noon, which is another day elsewhere
if hasattr(time, "tzset"):
    time.tzset()
TESTS = Path(__file__).parent
# the same examples in every run: a change is refused for what it did, never for what chance found in something else
# (`PRODIGE_EXAMPLES=others` looks for others, `make fuzz` for many)
hypothesis.settings.register_profile("same", derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.register_profile("others", deadline=None, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("PRODIGE_EXAMPLES", "same"))
LONGEST = (
    "faults/test_kill9_app.py",
    "aggregation/test_nobody_can_be_singled_out.py",
    "services/test_centre_files_round_trip.py",
    "faults/test_kill9_votes.py",
    "schools/test_six_schools.py",
    "faults/test_guesses_app.py",
    "planning/test_plans_are_repeatable_and_more_means_never_hurt.py",
    "faults/test_server_restarts.py",
    "faults/test_killed_migrations.py",
    "faults/test_first_start_after_an_update.py",
    "faults/test_byte_flips.py",
    "faults/test_full_disk.py",
)
"""They begin first, so that in the end no worker waits for another."""
LAST = (
    "faults/test_two_processes.py",  # before the others: it has a browser of its own
    "browser/test_journey.py",
    "browser/test_two_years.py",
    "browser/test_hostile_school.py",
    "browser/test_phones.py",
    "browser/test_signing_in.py",
    "browser/test_accessibility.py",
    "browser/test_people.py",
    "browser/test_workshop.py",
    "browser/test_survey_pages.py",
    "browser/test_two_editors.py",
    "browser/test_starting.py",
)
"""A browser keeps a loop running in its worker, so nothing else follows; the longest first as well."""
ABOVE_THE_STORAGE = ("services/", "access/", "web/", "pages/", "bad_inputs/")
"""Their tests may have a database on PostgreSQL that another test had; the others look at the database itself."""


def pytest_configure(config: pytest.Config) -> None:
    # the controller starts the one server; its workers inherit the address
    if databases.on_postgresql() and not hasattr(config, "workerinput"):
        databases.start()


def pytest_unconfigure() -> None:
    databases.leave()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_place)
    if databases.on_postgresql():
        skip = pytest.mark.skip(reason="about SQLite")
        for item in items:
            if "sqlite" in item.keywords:
                item.add_marker(skip)


Loaded = TypeVar("Loaded")


def _once(load: Callable[[Path], Loaded]) -> Callable[[Path], Loaded]:
    """As a loader of frameworks, which takes longer than most tests; anew when a file is another one than before."""

    @functools.lru_cache(maxsize=16)
    def loaded(directory: Path, _state: frozenset[tuple[str, int, int]]) -> Loaded:
        return load(directory)

    def look(directory: Path) -> Loaded:
        files = [(str(one), one.stat()) for one in Path(directory).rglob("*") if one.is_file()]
        return loaded(directory, frozenset((name, found.st_mtime_ns, found.st_size) for name, found in files))

    return look


_OF_THE_APP = {
    (module, name): getattr(module, name)
    for module, name in (
        (server, "LOCK_MS"),
        (server, "STATEMENT_MS"),
        (server, "POOL_SECONDS"),
        (sqlite_file, "BUSY_TIMEOUT_MS"),
    )
}
for (_module, _name), _patience in _OF_THE_APP.items():
    # where others compute too, a lock may be held for longer than people would wait; tests of the waiting have a fixture
    setattr(_module, _name, 20 * _patience)

# of every workspace opened in this process; tests of loading call the real ones
workspace.load_catalogue = _once(frameworks.load_catalogue)
workspace.load_programme = _once(programme.load_programme)


def pytest_collection_finish() -> None:
    """What is there before the first test stays to the end: looking through it again and again took a sixth of the time."""
    gc.collect()
    gc.freeze()


def _place(item: pytest.Item) -> tuple[int, int]:
    """When a file has its turn; those that nobody names keep their order between the two lists."""
    file = item.path.relative_to(TESTS).as_posix()
    if file in LAST:
        return 2, LAST.index(file)
    if file.startswith("browser/"):
        return 2, len(LAST)
    return (0, LONGEST.index(file)) if file in LONGEST else (1, 0)


@pytest.fixture
def as_patient_as_the_app(monkeypatch):
    """The app's own patience with databases, for what is opened from now on; else tests have twenty times as much."""
    for (module, name), patience in _OF_THE_APP.items():
        monkeypatch.setattr(module, name, patience)


@pytest.fixture
def short_folder():
    """For sockets: the system takes paths of a hundred characters, and those of `tmp_path` may be longer. POSIX only."""
    with tempfile.TemporaryDirectory(prefix="p", dir="/tmp", ignore_cleanup_errors=True) as made:
        yield Path(made)


@pytest.fixture(autouse=True)
def no_database_outlives_its_test(request, monkeypatch):
    if request.node.get_closest_marker("postgres"):
        monkeypatch.setenv(databases.KIND, "postgresql")
    file = request.node.path.relative_to(TESTS).as_posix()
    with databases.dropped_afterwards(again=file.startswith(ABOVE_THE_STORAGE)):
        yield
