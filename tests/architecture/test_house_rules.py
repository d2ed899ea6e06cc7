"""Sizes and names that keep the house easy to walk through."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMITS = (("pages", 90), ("prodige_core", 400), ("prodige_ui", 400), ("prodige_web", 400))
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "shared", "manager", "misc"}


def test_modules_stay_small():
    too_long = {
        str(path.relative_to(ROOT)): lines
        for folder, limit in LIMITS
        for path in (ROOT / folder).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > limit
    }
    assert too_long == {}


def test_no_module_has_a_name_that_names_nothing():
    names = {path.stem for folder, _ in LIMITS for path in (ROOT / folder).rglob("*.py")}
    assert names & EMPTY_NAMES == set()


def test_every_dependency_says_why_it_is_here():
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    pins = [
        line.split("==")[0]
        for name in ("requirements.txt", "requirements-dev.txt")
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if "==" in line
    ]
    assert [pin for pin in pins if pin.lower() not in reasons] == []


def test_everything_installed_is_pinned_in_the_lock():
    lock = {
        line.split("==")[0].lower()
        for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    pins = [
        line.split("==")[0].split("[")[0].lower()
        for name in ("requirements.txt", "requirements-dev.txt")
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if "==" in line
    ]
    assert [pin for pin in pins if pin not in lock] == []


def test_no_path_of_one_machine_is_in_the_tree():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    needle = str(ROOT.parent) + "/"
    found = [
        name for name in tracked if name and (ROOT / name).is_file() and needle.encode() in (ROOT / name).read_bytes()
    ]
    assert found == []
