"""The starting point of a centre's wishes: what is in place already, and means by its size. On the real catalogue."""

from __future__ import annotations

import pytest

from prodige_core.responses import Answer, Assessment, Centre, CentreFile, Decisions, Means, write_centre_file
from prodige_core.services import centres, foundations, means, planning, workspace
from tests import databases
from tests.factories import FRAMEWORKS, NOON


@pytest.fixture
def real(tmp_path):
    opened = workspace.open_workspace(databases.address(tmp_path), FRAMEWORKS, clock=lambda: NOON)
    yield opened
    workspace.close(opened)


def stored(ws, level: int | None = 2, **rest) -> str:
    framework = ws.catalogue.frameworks["internationalisation"]
    given = {} if level is None else {item: Answer(level=level) for item in framework.items}
    assessment = Assessment(
        id="a", date="2026-11-10", framework=framework.id, framework_version=framework.version, answers=given
    )
    file = CentreFile(centre=Centre(name="Hill", staff=60), assessments=(assessment,), **rest)
    return centres.import_bytes(ws, write_centre_file(file), "hill.prodige.json").centre_id


def test_the_first_time_means_and_what_is_in_place_are_filled_in_once(real):
    own = stored(real)
    added = means.begin(real, own)
    assert added is not None
    assert "plan.write-policy" in added
    file = centres.get_centre(real, own)
    assert file.decisions.done == added
    assert file.means is not None
    assert file.means.hours_per_term["coordinator"] == 50
    assert means.begin(real, own) is None


def test_what_was_taken_back_stays_taken_back_but_is_offered_again(real):
    own = stored(real)
    means.begin(real, own)
    planning.release(real, own, "plan.write-policy")
    assert means.begin(real, own) is None
    view = foundations.already_in_place(real, own)
    assert "plan.write-policy" not in [entry.action for entry in view.done]
    assert "plan.write-policy" in [found.action for found in view.suggested]
    assert foundations.adopt_suggested_done(real, own) == ("plan.write-policy",)
    assert foundations.adopt_suggested_done(real, own) == ()


def test_a_centre_at_the_beginning_has_nothing_in_place(real):
    assert means.begin(real, stored(real, 0)) == ()


def test_nothing_is_filled_in_before_the_first_answer(real):
    own = stored(real, None)
    assert means.begin(real, own) is None
    assert centres.get_centre(real, own).means is None


def test_means_in_a_file_that_was_opened_are_left_as_they_are(real):
    given = Means(start="2027-04", terms=3)
    own = stored(real, means=given)
    assert means.begin(real, own) is None
    file = centres.get_centre(real, own)
    assert (file.means, file.decisions) == (given, Decisions())


def test_decisions_are_kept_and_what_people_marked_themselves_is_told_apart(real):
    own = stored(real, decisions=Decisions(done=("partners.first-company",), excluded=("plan.write-policy",)))
    decided = centres.get_centre(real, own).decisions
    added = means.begin(real, own)
    assert added is not None
    assert "plan.write-policy" not in added
    assert centres.get_centre(real, own).decisions.done == (*decided.done, *added)
    assert {entry.action for entry in foundations.already_in_place(real, own).done if entry.foundation} >= set(added)


def test_an_action_the_answers_do_not_speak_for_is_shown_as_peoples_own_word(real):
    own = stored(real, 0, decisions=Decisions(done=("plan.write-policy",)))
    (entry,) = foundations.already_in_place(real, own).done
    assert entry.foundation is None
