"""What ``deploy/`` holds fits the app: nginx's configuration, units for systemd, the container."""

from __future__ import annotations

import fnmatch
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from deploy.write_nginx import TEMPLATE, Site, configuration, main
from tests.faults import behind_nginx
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
UNITS = ROOT / "deploy" / "systemd"
SITE = Site("prodige.example.org", [8501, 8502, 8503], "/etc/certificate.pem", "/etc/key.pem")


def test_every_place_of_the_template_is_filled():
    assert not re.search(r"@[a-z_]+@", configuration(SITE))


def test_every_process_has_a_number_a_pool_of_its_own_and_the_others_behind_it():
    text = configuration(SITE)
    for number, port in enumerate(SITE.processes, 1):
        pool = re.search(rf"^upstream prodige_{number} \{{(.*?)^\}}", text, re.DOTALL | re.MULTILINE)[1]
        assert f"server 127.0.0.1:{port} max_fails=0;" in pool
        assert re.findall(r":(\d+) backup;", pool) == [str(other) for other in SITE.processes if other != port]
        assert f'"~:{port}$" {number};' in text
    assert "upstream prodige_4" not in text


def test_one_process_has_no_others_behind_it():
    alone = configuration(Site("prodige.example.org", [8501], "/etc/certificate.pem", "/etc/key.pem"))
    assert "backup;" not in alone


def test_other_ports_than_the_usual_ones_are_told_to_browsers():
    assert "return 301 https://$host$request_uri;" in configuration(SITE)
    odd = Site("prodige.example.org", [8501], "/c.pem", "/k.pem", https_port=8443, bind=["127.0.0.1"])
    assert "return 301 https://$host:8443$request_uri;" in configuration(odd)
    assert "listen 127.0.0.1:8443 ssl http2;" in configuration(odd)


@pytest.mark.skipif(shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin") is None, reason="needs nginx")
@pytest.mark.parametrize("processes", [1, 4])
def test_nginx_understands_it_for_one_process_and_for_several(processes, tmp_path):
    behind_nginx.certificate(tmp_path)
    call = behind_nginx.command(tmp_path, range(8501, 8501 + processes), free_port(), free_port())
    tried = subprocess.run([*call, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    assert "warn" not in tried.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--host", "a b"], "--host"),
        (["--host", "x; return 200"], "--host"),
        (["--host", "prodige.example.org", "--process", "0"], "0 is not a port"),
        (["--host", "prodige.example.org", "--process", "1", "--process", "1"], "--process"),
        (["--host", "prodige.example.org", "--key", "key.pem"], "--key"),
        (["--host", "prodige.example.org", "--certificate", "/etc/x;}"], "--certificate"),
    ],
)
def test_options_that_would_make_another_configuration_are_refused(options, told, capsys):
    assert main(options) == 2
    written = capsys.readouterr()
    assert told in written.err
    assert written.out == ""


def test_only_votes_are_sent_twice_of_what_is_posted():
    text = TEMPLATE.read_text("utf-8")
    assert text.count("non_idempotent") == 1
    assert "non_idempotent" in text.split("location ~ ^/j/[^/]+/vote$ {")[1].split("}")[0]


def test_pages_of_participants_and_links_leave_nothing_in_the_log_of_errors():
    locations = re.findall(
        r"^    location ([^{]+) \{(.*?)^    \}", TEMPLATE.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    private = [body for path, body in locations if "/j" in path or "(s|screen|welcome)" in path or "oauth2" in path]
    assert len(private) == 4
    assert all("error_log /dev/null emerg;" in body for body in private)


def test_a_location_with_headers_of_its_own_repeats_those_of_all():
    """nginx forgets the outer add_header where a location has one."""
    locations = re.findall(
        r"^    location ([^{]+) \{(.*?)^    \}", TEMPLATE.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    for path, body in locations:
        assert "add_header" not in body or "add_header Strict-Transport-Security" in body, path


def test_the_app_runs_under_systemd_without_rights_and_comes_back():
    unit = (UNITS / "prodige@.service").read_text("utf-8")
    for line in ("User=prodige", "NoNewPrivileges=yes", "CapabilityBoundingSet=", "ProtectSystem=strict", "ProtectHome=yes",
                 "Restart=always", "StartLimitIntervalSec=0", "UMask=0077", "Environment=PORT=%i"):  # fmt: skip
        assert line in unit.splitlines(), line


def test_settings_of_before_there_was_a_folder_for_copies_have_one_that_may_be_written_to():
    """The release is read-only under this unit, and without a copy no new version starts on PostgreSQL."""
    lines = (UNITS / "prodige@.service").read_text("utf-8").splitlines()
    (folder,) = [line.removeprefix("Environment=PRODIGE_COPIES=") for line in lines if "PRODIGE_COPIES" in line]
    (written,) = [line.removeprefix("StateDirectory=").split() for line in lines if line.startswith("StateDirectory=")]
    assert folder in {f"/var/lib/{one}" for one in written}
    assert f"PRODIGE_COPIES={folder}" in (UNITS.parent / "prodige.env.example").read_text("utf-8").splitlines()


@pytest.mark.skipif(not Path("/usr/bin/find").exists(), reason="needs find")
def test_old_backups_go_and_what_prodige_did_not_make_is_left_alone(tmp_path):
    lines = (UNITS / "prodige-backup.service").read_text("utf-8").splitlines()
    (line,) = [one.removeprefix("ExecStartPost=") for one in lines if one.startswith("ExecStartPost=")]
    time_of = "20260101T000000Z"
    ours = {f"{kind}-{time_of}.sqlite3" for kind in ("prodige", "before-migration", "before-restore")}
    ours.add(f"before-restore-damaged-{time_of}.sqlite3-wal")
    others = {"before-summer.sqlite3", "notes.txt", "prodige.sqlite3"}
    for name in ours | others:
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / f"prodige-{time_of}1.sqlite3").touch()
    subprocess.run([one.replace("/var/lib/prodige/backups", str(tmp_path)) for one in shlex.split(line)], check=True)
    assert {one.name for one in tmp_path.iterdir()} == {*others, f"prodige-{time_of}1.sqlite3"}


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_understands_every_unit(tmp_path):
    for path in UNITS.iterdir():
        # what is not installed on this machine is not what is asked about
        text = re.sub(r"/opt/prodige/current/\.venv/bin/\S+", "/bin/true", path.read_text("utf-8"))
        (tmp_path / path.name.replace("@.", "@8501.")).write_text(text, "utf-8")
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, tmp_path.iterdir())],
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in checked.stderr.splitlines() if "prodige" in line]
    assert ours == []


def test_units_start_what_there_is():
    for path in UNITS.glob("*.service"):
        for program in re.findall(r"/opt/prodige/current/\.venv/bin/(\S+)(?: (\S+))?", path.read_text("utf-8")):
            assert program in {("python", "app.py"), ("prodige", "backup"), ("prodige", "doctor")}, path


def stages() -> list[list[tuple[str, str]]]:
    """The Containerfile's instructions, by stage."""
    text = (ROOT / "deploy" / "Containerfile").read_text("utf-8")
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line.strip() and not line.startswith("#")]
    found: list[list[tuple[str, str]]] = []
    for line in lines:
        word, _, rest = line.partition(" ")
        if word == "FROM":
            found.append([])
        found[-1].append((word, rest.strip()))
    return found


def test_the_container_has_no_root_user_a_check_of_its_health_and_a_volume():
    build, final = stages()
    assert {word for word, _ in build + final} <= {
        "FROM", "WORKDIR", "RUN", "COPY", "ENV", "VOLUME", "EXPOSE", "USER", "HEALTHCHECK", "STOPSIGNAL", "ENTRYPOINT"
    }  # fmt: skip
    last = dict(final)
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", last["USER"])
    assert [word for word, _ in final].index("USER") < [word for word, _ in final].index("ENTRYPOINT")
    assert "/readyz" in last["HEALTHCHECK"]
    assert last["VOLUME"] == "/var/lib/prodige"
    assert "PRODIGE_DATABASE_URL=sqlite:////var/lib/prodige/" in last["ENV"]


def test_the_container_is_built_from_all_the_app_reads_and_nothing_else():
    kept = [line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")]
    for name in kept:
        assert (ROOT / name).exists(), name
    packages = {path.name for path in ROOT.iterdir() if fnmatch.fnmatch(path.name, "prodige_*") and path.is_dir()}
    assert packages | {"app.py", "pages", "frameworks", ".streamlit", "requirements.txt", "requirements.lock"} <= set(
        kept
    )
    assert not {"var", "tests", ".git", ".venv"} & set(kept)
