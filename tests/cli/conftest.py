from __future__ import annotations

import pytest

from prodige_core.cli import main
from prodige_core.responses import Decisions, Means, write_centre_file
from tests.factories import MINI, answers, mini_file


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch):
    for name in ("PORT", "PRODIGE_HOST", "PRODIGE_DATABASE_URL", "PRODIGE_FRAMEWORKS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys, monkeypatch):
    """Run a command on the mini framework; gives ``(exit code, stdout, stderr)``."""
    monkeypatch.setenv("PRODIGE_FRAMEWORKS", str(MINI))

    def run(*argv: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(part) for part in argv])
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def good(tmp_path):
    """A centre file of the mini framework that can be planned."""
    path = tmp_path / "hill.prodige.json"
    file = mini_file(
        answers(plan__goals__q1=1, plan__goals__q2=1, plan__roles__q1=0, doing__visits__q1="na"),
        means=Means(start="2027-01", terms=3, hours_per_term={"leader": 10, "coordinator": 20, "admin": 5}),
    )
    path.write_bytes(write_centre_file(file))
    return path


@pytest.fixture
def contradictory(tmp_path, good):
    """Two pins that cannot both stand: one action needs the other to end before it starts."""
    path = tmp_path / "pins.prodige.json"
    file = mini_file(
        answers(plan__goals__q1=0, plan__goals__q2=0),
        means=Means(start="2027-01", terms=3, hours_per_term={"leader": 10, "coordinator": 20}),
        decisions=Decisions(pinned={"goals.talk": 2, "goals.write": 2}),
    )
    path.write_bytes(write_centre_file(file))
    return path
