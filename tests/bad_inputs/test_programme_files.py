"""Rows 1 to 6 and 10 to 12 with the facts of the programme and the indicators, which are YAML from outside as well."""

from __future__ import annotations

import shutil

import pytest

from prodige_core.config import ROOT
from prodige_core.errors import FrameworkError
from prodige_core.indicators.loader import load_indicators
from prodige_core.programme.loader import FILES, load_programme
from tests.bad_inputs.test_files_we_do_not_read import MEGABYTE

BAD = {
    "alias bomb": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "deep": b"[" * 500 + b"]" * 500,
    "tag": b"- !!python/object/apply:os.system ['exit 9']\n",
    "digits": b"- id: " + b"9" * 5000 + b"\n",
    "twice": b"- id: a\n  id: a\n",
    "utf-16": "- id: a\n".encode("utf-16"),
    "nul": b"- id: a\x00\n",
    "rows": b"- {id: a}\n" * 20_001,
    "noise": bytes(range(256)) * (10 * MEGABYTE // 256),
}


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(ROOT / "frameworks" / "programme", tmp_path / "programme")
    return tmp_path


@pytest.mark.parametrize("bad", BAD)
def test_a_hostile_file_is_refused_by_its_name_wherever_it_stands(folder, bad):
    for name in FILES:
        path = folder / "programme" / f"{name}.yaml"
        good = path.read_bytes()
        path.write_bytes(BAD[bad])
        with pytest.raises(FrameworkError) as refused:
            load_programme(folder)
        assert {problem.file for problem in refused.value.problems} >= {f"programme/{name}.yaml"}
        assert all(problem.text() for problem in refused.value.problems)
        path.write_bytes(good)
    assert load_programme(folder) is not None


@pytest.mark.parametrize("bad", BAD)
def test_hostile_indicators_are_refused(tmp_path, bad):
    path = tmp_path / "indicators.yaml"
    path.write_bytes(BAD[bad])
    with pytest.raises(FrameworkError):
        load_indicators(path)
