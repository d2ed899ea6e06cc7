"""The six centre files are those of their script, and open like any other."""

from __future__ import annotations

import pytest

from prodige_core.responses import write_centre_file
from prodige_core.services.inputs import read_file
from tests.factories import FIXTURES
from tests.fixtures.schools import make
from tests.samples import catalogue

FOLDER = FIXTURES / "schools"
CATALOGUE = catalogue()


@pytest.mark.parametrize("name", make.SCHOOLS)
def test_a_file_is_what_its_script_writes_and_the_app_opens_it(name):
    raw = (FOLDER / f"{name}.prodige.json").read_bytes()
    file = read_file(raw, name, CATALOGUE)
    assert write_centre_file(file) == raw
    assert make.centre_file_of(make.SCHOOLS[name], CATALOGUE) == file, "run: python tests/fixtures/schools/make.py"


@pytest.mark.parametrize("name", make.SCHOOLS)
def test_a_school_answers_every_question(name):
    file = make.centre_file_of(make.SCHOOLS[name], CATALOGUE)
    answered = {item for assessment in file.assessments for item in assessment.answers}
    assert answered == {item for framework in CATALOGUE.frameworks.values() for item in framework.items}


def test_the_schools_are_of_different_countries_and_scripts():
    centres = [school.centre for school in make.SCHOOLS.values()]
    assert len({centre.country for centre in centres}) == 6
    names = "".join(centre.name for centre in centres)
    for script in ("Π", "и", "ó", "Ț", "þ", "ö"):
        assert script in names
