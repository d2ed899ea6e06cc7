"""What is too old is named, wherever it is installed, pinned or locked. Source: reliability, S19."""

import importlib.util
import re
import sys

import pytest

from prodige_core.config import ROOT

_spec = importlib.util.spec_from_file_location("floors", ROOT / "tools" / "floors.py")
floors = importlib.util.module_from_spec(_spec)

sys.modules["floors"] = floors  # dataclasses look their module up
_spec.loader.exec_module(floors)


def test_what_is_installed_and_locked_is_new_enough(capsys):
    assert floors.main() == 0
    assert "older than" not in capsys.readouterr().err.replace("note: SQLite", "note").split("note")[0]


@pytest.mark.parametrize("version", ["1.53.9", "0.9", "1.9.0"])
def test_an_old_version_is_named_with_its_advisory(version):
    lines = floors.too_old({"streamlit": version}.get, "installed")
    assert lines == [
        f"installed: streamlit {version} is older than 1.54.0 (CVE-2026-33682: file paths that make Windows sign in elsewhere)"
    ]


def test_an_old_pin_in_a_lock_ends_the_check(tmp_path, monkeypatch, capsys):
    for name in floors.LOCKS:
        (tmp_path / name).write_text((ROOT / name).read_text())
    lock = tmp_path / "requirements.lock"
    lock.write_text(re.sub(r"(?m)^starlette==.*$", "starlette==1.0.0", lock.read_text()))
    monkeypatch.setattr(floors, "ROOT", tmp_path)
    assert floors.main() == 1
    assert "requirements.lock: starlette 1.0.0 is older than" in capsys.readouterr().err


def test_an_old_sqlite_is_a_note_and_no_failure(monkeypatch, capsys):
    monkeypatch.setattr(floors.sqlite3, "sqlite_version_info", (3, 40, 1))
    assert floors.main() == 0
    assert "note: SQLite" in capsys.readouterr().err


def test_pins_are_read_as_pip_reads_them():
    text = 'Jinja2==3.1.6\npsycopg[binary]==3.3.9\nnumpy==2.5.5 ; python_version >= "3.12"\nnumpy==2.4.6\n# x==1\n-r y.txt\nz>=2\n'
    assert floors.pinned(text) == {"jinja2": "3.1.6", "psycopg": "3.3.9", "numpy": "2.4.6"}


def test_every_floor_is_of_something_we_lock():
    locked = floors.pinned((ROOT / "requirements.lock").read_text())
    assert {floor.package for floor in floors.FLOORS} <= set(locked)
