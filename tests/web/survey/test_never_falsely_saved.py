"""The staff survey while nothing can be committed: begun, saved, finished, deleted only when it is (promise D3)."""

from __future__ import annotations

import pytest

from prodige_core.services import surveys
from tests.failing_commits import WAYS, failing
from tests.survey_steps import GOALS
from tests.web.survey.steps import stored

pytestmark = [pytest.mark.sqlite, pytest.mark.parametrize("words", WAYS)]


def not_saved(reply):
    assert reply.status == 503
    assert "Not saved yet" in reply.text
    for wrong in ("Saved", "Thank you", "deleted", "sqlite", "COMMIT"):
        assert wrong not in reply.text


def test_beginning(ws, survey_id, token, phone, words):
    phone.get(f"/s/{token}")
    with failing(ws, words) as tried:
        not_saved(phone.post(f"/s/{token}", {"role": "teacher"}))
    assert tried
    assert surveys.counts(ws, survey_id).begun == 0
    assert phone.cookies == {}
    phone.get(f"/s/{token}")
    phone.send(role="teacher")
    assert surveys.counts(ws, survey_id).begun == 1


def test_a_page_and_then_the_same_page_again(ws, teacher, token, words):
    fields = teacher.get(f"/s/{token}/1").form("/1").fields | {GOALS: "2"}
    with failing(ws, words):
        not_saved(teacher.post(f"/s/{token}/1", fields))
        by_script = teacher.post(f"/s/{token}/1", fields | {"_go": "auto"}, accept="application/json")
        assert (by_script.status, by_script.body) == (503, b"{}")
    assert stored(ws, teacher) == {}
    assert teacher.post(f"/s/{token}/1", fields).status == 200
    assert stored(ws, teacher) == {GOALS: 2}


def test_finishing_and_deleting(ws, survey_id, teacher, token, words):
    teacher.post(f"/s/{token}/1", teacher.get(f"/s/{token}/1").form("/1").fields | {GOALS: "2"})
    with failing(ws, words) as tried:
        for ending, fields in (("end", {"comment": "More time."}), ("delete", {"sure": "yes"})):
            shown = teacher.get(f"/s/{token}/{ending}")
            not_saved(teacher.post(f"/s/{token}/{ending}", shown.form(ending).fields | fields))
    assert len(tried) == 2
    assert surveys.counts(ws, survey_id).finished == 0
    assert stored(ws, teacher) == {GOALS: 2}
