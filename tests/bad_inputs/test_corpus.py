"""What fuzzing kept is read again, within seconds: every input ends in a value or in a declared refusal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import pace
from tests.bad_inputs import targets
from tests.bad_inputs.targets import TARGETS

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
MOST_FILES, MOST_BYTES = 300, 1_000_000
SECONDS_PER_INPUT = 5
"""Of the processor, as in ``tools/fuzz.py``, on the machine the bound was set on (`tests.pace`)."""


@pytest.fixture(autouse=True, scope="module")
def nothing_stays_open():
    yield
    targets.close()


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_that_was_kept_breaks_anything_or_takes_long(name, record_property):
    kept = sorted((CORPUS / name).iterdir())
    assert len(kept) > 5
    slowest, timed = 0.0, [pace.fixed_work()]
    for path in kept:
        begun = pace.worked()
        try:
            TARGETS[name](path.read_bytes())
        except BaseException as error:
            error.add_note(f"with {path}")
            raise
        slowest = max(slowest, pace.worked() - begun)
    slowest = pace.in_usual_seconds(slowest, *timed, pace.fixed_work())
    record_property("slowest", f"{name}: {len(kept)} inputs, slowest {slowest:.3f} s")
    assert slowest < SECONDS_PER_INPUT


def test_the_corpus_stays_small():
    files = [path for path in CORPUS.rglob("*") if path.is_file()]
    assert {path.parent.name for path in files} == set(TARGETS)
    assert len(files) <= MOST_FILES
    assert sum(path.stat().st_size for path in files) <= MOST_BYTES
