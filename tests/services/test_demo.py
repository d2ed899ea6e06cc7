from __future__ import annotations

import pytest

from prodige_core.errors import CentreFileError
from prodige_core.frameworks import load_catalogue
from prodige_core.responses import write_centre_file
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
