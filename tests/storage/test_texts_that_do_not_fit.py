"""NUL and half a surrogate pair: PostgreSQL takes neither, SQLite would; so both refuse them in the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_core.errors import NotFound, StorageError
from prodige_core.responses import Centre
from prodige_core.storage import open_database
from prodige_core.storage.texts import UnfitText, is_fit
from tests import databases
from tests.factories import NOON
from tests.storage.test_group_commit import PATIENCE, Adding, names, submitted_together

UNFIT = ["nul \0 inside", "\0", "half a pair \ud83d", "\udfff"]


@pytest.fixture
def database(tmp_path):
    opened = open_database(databases.address(tmp_path))
    yield opened
    opened.close()


@pytest.mark.parametrize("text", UNFIT)
def test_it_is_not_stored_and_the_sentence_says_what_to_do(database, text):
    with pytest.raises(UnfitText, match="holds a character that cannot be stored"), database.write() as unit:
        unit.centres.add(Centre.model_construct(**{**dict(Centre(name="x")), "name": text}), NOON)
    with database.read() as unit:
        assert unit.centres.listed() == ()


@pytest.mark.parametrize("text", UNFIT)
def test_nothing_is_found_under_it(database, text):
    with database.read() as unit, pytest.raises(NotFound):
        unit.centres.profile(text)


def test_what_others_write_at_the_same_moment_is_stored(database):
    class Naming(Adding):
        def add(self, unit, name):
            return unit.centres.add(Centre.model_construct(**{**dict(Centre(name="x")), "name": name}), NOON)

    futures = submitted_together(database, Naming(), ["a", "b\0", "c"])
    assert [type(future.exception(PATIENCE)) for future in futures] == [type(None), UnfitText, type(None)]
    assert names(database) == ["a", "c", "first"]


@given(st.text())
def test_everything_else_fits(text):
    assert is_fit(text) == ("\0" not in text)  # Hypothesis makes no half pairs


def test_every_other_plane_and_sign_is_kept_as_it_is(database):
    name = "ñ Ελ 学 🏫 e\u0301 \u202e \u200b \x01 \x7f \ufffe"
    with database.write() as unit:
        unit.centres.add(Centre.model_construct(**{**dict(Centre(name="x")), "name": name}), NOON)
        unit.commit()
    assert names(database) == [name]


def test_it_is_a_storage_error_so_that_every_screen_can_say_it():
    assert issubclass(UnfitText, StorageError)
