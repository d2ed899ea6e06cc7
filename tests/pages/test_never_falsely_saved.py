"""While nothing can be committed no screen says "saved", each says that it was not, and none breaks (promise D3)."""

from __future__ import annotations

import pytest

from prodige_core import security_log
from prodige_core.errors import StorageError
from prodige_core.services import centres
from prodige_core.storage import backup
from prodige_ui import runtime
from tests.factories import NOON
from tests.failing_commits import WAYS, failing

pytestmark = [pytest.mark.sqlite, pytest.mark.slow]


def an_answer(at, _centre):
    next(radio for radio in at.radio if radio.key.endswith("strategy.plan.q1")).set_value(2).run()


def a_profile_field(at, centre):
    at.number_input(key=f"profile:{centre}:learners").set_value(640).run()


def a_survey(at, _centre):
    at.button(key="survey-prepare").click().run()


def a_workshop(at, _centre):
    at.button(key="prepare").click().run()


def deleting(at, centre):
    at.text_input(key=f"delete-name-{centre}").set_value("Aurora School")
    next(button for button in at.button if "Delete" in button.label).click().run()


SCREENS = {
    "assess": an_answer,
    "profile": a_profile_field,
    "survey": a_survey,
    "workshop": a_workshop,
    "data": deleting,
}
SAID = {"database or disk is full": "disk is full", "database is locked": "is busy"}


def words(at):
    kinds = (at.markdown, at.success, at.info, at.header, at.caption)
    return " ".join(element.value for kind in kinds for element in kind)


def everything(tmp_path):
    return backup.back_up(f"sqlite:///{tmp_path / 'prodige.sqlite3'}", tmp_path / "look", NOON).file.read_bytes()


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("fault", SAID)
def test_a_change_that_cannot_be_committed(visit, ws, small_centre, tmp_path, screen, fault):
    at = visit(screen)
    assert not at.exception
    before = everything(tmp_path)
    with failing(ws, fault) as tried:
        SCREENS[screen](at, small_centre)
    assert tried, "the change was never tried"
    assert not at.exception
    assert any(SAID[fault] in box.value.replace("\\", "") for box in at.error)
    assert not at.success
    for wrong in ("Saved.", "is prepared", "was deleted"):
        assert wrong not in words(at)
    assert everything(tmp_path) == before
    SCREENS[screen](visit(screen), small_centre)  # it recovers alone
    assert everything(tmp_path) != before


@pytest.mark.parametrize("fault", WAYS)
def test_beginning_a_centre(visit, ws, fault):
    at = visit()
    with failing(ws, fault) as tried:
        at.text_input(key="new-name").set_value("Aurora School")
        next(button for button in at.button if "Begin" in button.label or "Start" in button.label).click().run()
    assert tried
    assert not at.exception
    assert at.error
    assert centres.list_centres(ws) == ()


def test_a_database_that_cannot_be_read_is_told_without_promising_that_anything_is_saved(monkeypatch):
    import app

    shown = []
    monkeypatch.setattr(runtime.st, "error", shown.append)
    monkeypatch.setattr(security_log, "fault", lambda error, where: "abcd1234")
    assert app.on_script_error(StorageError("The database /var/secret/place is busy."))
    (told,) = shown
    assert "may not be saved" in told
    assert "abcd1234" in told
    assert "secret" not in told
