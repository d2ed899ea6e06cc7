from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from prodige_core.cli import serve
from prodige_core.services.demo import demo_bytes
from tests import warm
from tests.factories import FRAMEWORKS, MINI
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]


def test_check_of_sound_frameworks_is_good(run):
    assert run("check", MINI) == (0, "1 framework, no problems.\n", "")
    assert run("check", MINI / "mini") == (0, "1 framework, no problems.\n", "")
    assert run("check", FRAMEWORKS)[0] == 0


@pytest.mark.parametrize("place", ["nowhere", "."])
def test_check_of_a_place_without_framework_is_bad_input(run, tmp_path, place):
    code, out, err = run("check", tmp_path / place)
    assert (code, out) == (2, "")
    assert "holds no framework" in err


def test_demo_writes_a_file_that_can_be_scored(run, tmp_path):
    path = tmp_path / "demo.prodige.json"
    real = ["--frameworks", FRAMEWORKS]
    assert run("demo", "--out", path, *real) == (0, "", "")
    assert path.read_bytes() == demo_bytes()
    assert run("demo", *real)[1].encode() == demo_bytes()
    assert run("score", path, *real)[0] == 0


def test_serve_becomes_the_app_with_the_settings_given(run, monkeypatch):
    started = {}
    monkeypatch.setattr(os, "execve", lambda program, call, env: started.update(call=call, env=env))
    run("serve", "--host", "0.0.0.0", "--port", "9000", "--db", "sqlite:///x.sqlite3", "--frameworks", MINI)  # noqa: S104
    assert started["call"] == [sys.executable, str(serve.ROOT / "app.py")]
    assert started["env"]["PORT"] == "9000"
    assert started["env"]["PRODIGE_HOST"] == "0.0.0.0"  # noqa: S104
    assert started["env"]["PRODIGE_DATABASE_URL"] == "sqlite:///x.sqlite3"
    assert started["env"]["PRODIGE_FRAMEWORKS"] == str(MINI)


def test_serve_refuses_a_port_that_is_none(run, monkeypatch):
    monkeypatch.setattr(os, "execve", lambda *call: pytest.fail("it started"))
    code, out, err = run("serve", "--port", "70000")
    assert (code, out) == (2, "")
    assert "PORT: must be a number from 1 to 65535" in err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("PORT", "{taken}", "cannot listen at 0.0.0.0:{taken}"),
        ("PRODIGE_HOST", "no.such.host.invalid", "cannot listen at no.such.host.invalid"),
        ("PRODIGE_FRAMEWORKS", "nowhere", "nowhere: holds no framework"),
        ("PRODIGE_DATABASE_URL", "bogus://", "is not understood"),
        ("PORT", "many", "PORT must be a number"),
        ("PRODIGE_PUBLIC_URL", "prodige.example", "PRODIGE_PUBLIC_URL must be http:// or https://"),
        ("PRODIGE_PUBLIC_URL", "https://prodige.example", "PRODIGE_COOKIE_SECRET must have at least 32 characters"),
    ],
)
def test_an_app_that_cannot_start_says_why_and_leaves_with_2(tmp_path, setting, value, sentence):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        env = dict(os.environ) | {
            "PORT": str(free_port()),
            "PRODIGE_DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        }
        env[setting] = value.format(taken=port)
        out, log = tmp_path / "out.txt", tmp_path / "log.txt"
        with out.open("wb") as said, log.open("wb") as told:
            code = warm.start(ROOT / "app.py", env=env, log=told, out=said).wait(600)
    assert (code, out.read_text()) == (2, "")
    assert sentence.format(taken=port) in log.read_text()
    assert "Traceback" not in log.read_text()


def test_a_reader_that_goes_away_is_no_traceback():
    program = f"{sys.executable} -m prodige_core demo | head -c 10"
    done = subprocess.run(["/bin/sh", "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ('{\n  "forma', "")


def test_output_is_utf8_in_any_environment(good):
    env = {"PYTHONIOENCODING": "latin-1", "PATH": "", "PRODIGE_FRAMEWORKS": str(FRAMEWORKS)}
    call = [sys.executable, "-m", "prodige_core", "demo"]
    done = subprocess.run(call, cwd=ROOT, env=env, capture_output=True, check=True)
    assert done.stdout == demo_bytes()


def test_ctrl_c_is_no_traceback(run, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("prodige_core.cli.check.check_directory", interrupted)
    assert run("check", MINI) == (130, "", "")
