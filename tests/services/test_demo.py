from __future__ import annotations

import pytest

from prodige_core.errors import CentreFileError
from prodige_core.frameworks import load_catalogue
from prodige_core.i18n import translator
from prodige_core.indicators import followed_of
from prodige_core.planning.calendar import terms_from
from prodige_core.planning.result import Plan, Scheduled, TermLoad
from prodige_core.programme import estimate, load_programme, mobility_of
from prodige_core.responses import write_centre_file
from prodige_core.roadmap import build_roadmap
from prodige_core.roadmap.abroad import too_few_abroad
from prodige_core.scoring import score_file
from prodige_core.services.demo import demo_bytes, demo_file
from prodige_core.targets import planned_targets
from tests.factories import FRAMEWORKS, mini_catalogue


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(FRAMEWORKS)


def test_the_demo_fits_the_frameworks_and_is_written_as_export_writes(catalogue):
    assert write_centre_file(demo_file(catalogue)) == demo_bytes()


def test_the_demo_shows_every_kind_of_answer(catalogue):
    file = demo_file(catalogue)
    answers = [answer for assessment in file.assessments for answer in assessment.answers.values()]
    items = sum(len(framework.items) for framework in catalogue.frameworks.values())
    assert any(answer.na for answer in answers)
    assert any(answer.unknown for answer in answers)
    assert any(answer.note for answer in answers)
    assert any(answer.evidence for answer in answers)
    assert len(answers) < items
    assert file.decisions.pinned
    assert {assessment.framework for assessment in file.assessments} == set(catalogue.frameworks)


def test_every_target_of_the_demo_is_above_its_level(catalogue):
    file = demo_file(catalogue)
    scores = score_file(file, catalogue)
    wanted = {practice for assessment in file.assessments for practice in assessment.targets or ()}
    assert set(planned_targets(file, catalogue, scores)) == wanted


def test_the_demo_is_refused_with_other_frameworks():
    with pytest.raises(CentreFileError, match="names the framework internationalisation, which is not here"):
        demo_file(mini_catalogue())


def test_the_stays_that_the_demo_fixes_are_as_many_people_as_its_targets_want(catalogue):
    file = demo_file(catalogue)
    fixed = file.decisions.pinned
    actions = tuple(
        Scheduled(own, fixed[own], fixed[own] + catalogue.actions[own].terms - 1) for own in file.mobilities
    )
    loads = tuple(TermLoad(term.label, {}, 0) for term in terms_from(file.means.start, file.means.terms))
    roadmap = build_roadmap(
        file, catalogue, score_file(file, catalogue), Plan("optimal", terms=loads, actions=actions), translator("en")
    )
    activities = load_programme(FRAMEWORKS).activities
    assert too_few_abroad(followed_of(file, catalogue), roadmap, file, catalogue, activities) == ()


def test_what_the_demo_agrees_before_each_staff_visit_begins_no_later_than_the_visits(catalogue):
    file = demo_file(catalogue)
    fixed = file.decisions.pinned
    before, visits = "staff.transfer-agreement", "staff.open-call-visits"
    assert "before each staff visit" in catalogue.actions[before].title
    assert fixed[before] <= fixed[visits], "the catalogue leaves the order to the school, so the school fixes both"


def test_every_stay_of_the_demo_has_an_estimate_with_a_number(catalogue):
    file = demo_file(catalogue)
    for own, stored in file.mobilities.items():
        grant = estimate(mobility_of(catalogue.actions[own], stored), load_programme(FRAMEWORKS), own_country="IT")
        assert grant.total is not None, (own, grant.missing, grant.broken)


def test_no_note_of_the_demo_says_other_than_its_answer_and_its_numbers(catalogue):
    """What an option claims of every trade must be in the note; numbers that were not at hand say how they were counted."""
    file = demo_file(catalogue)
    answers = file.assessments[0].answers
    assert answers["home.languages.q1"].level == 2  # “each trade has a word list”
    assert "cooking, mechanics and care" in answers["home.languages.q1"].note
    assert answers["strategy.review.q1"].level == 0  # “the numbers … are not at hand”
    assert answers["home.reach.q1"].level == 1  # “nobody counts”
    for code in ("K1", "K3", "K4"):
        assert all("counted" in one.source.lower() for one in file.indicators[code].values.values())
