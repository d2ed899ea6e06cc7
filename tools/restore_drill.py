"""Try a restore before you need one: ``python tools/restore_drill.py [--db URL]`` (`make drill`).

Backs the database up (the app may run), restores the backup into a new folder, lets ``doctor`` look it over, and compares
the centre file of every centre with the original. Every command is shown with the seconds it took; nothing of the
original is changed, and the copy is deleted at the end. Exit code 1 when something is not as it was.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from prodige_core.config import Settings  # noqa: E402
from prodige_core.services import centres, workspace  # noqa: E402

MANY = 50
"""Centres compared at most, the ones changed last; each takes a few milliseconds."""


@dataclass
class Drill:
    """What happened. seconds: by command; different: names of centres that are not as they were."""

    seconds: dict[str, float] = field(default_factory=dict)
    size_bytes: int = 0
    compared: int = 0
    different: list[str] = field(default_factory=list)
    failed: str = ""

    @property
    def good(self) -> bool:
        """Whether all was as it was."""
        return not self.failed and not self.different


def drill(database_url: str, frameworks: Path, folder: Path) -> Drill:
    """Back up, restore into ``folder``, examine, compare. Stops at the first command that fails."""
    done, copy = Drill(), folder / "restored"
    backups = folder / "backups"
    backups.mkdir()
    if not _run(done, "backup", str(backups), "--db", database_url):
        return done
    (made,) = backups.iterdir()
    done.size_bytes = made.stat().st_size
    restored = f"sqlite:///{copy / 'prodige.sqlite3'}"
    if _run(done, "restore", str(made), "--into", str(copy)) and _run(
        done, "doctor", "--db", restored, "--frameworks", str(frameworks)
    ):
        _compare(done, database_url, restored, frameworks)
    return done


def _run(done: Drill, name: str, *words: str) -> bool:
    shown = words if name == "restore" else tuple("…" if "@" in word else word for word in words)  # perhaps a password
    sys.stdout.write(f"$ prodige {' '.join((name, *shown))}\n")
    began = time.perf_counter()
    call = [sys.executable, "-m", "prodige_core", name, *words]
    ended = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    done.seconds[name] = time.perf_counter() - began
    sys.stdout.write(f"{ended.stdout}{ended.stderr}  {done.seconds[name]:.1f} s\n")
    if ended.returncode:
        done.failed = name
    return not ended.returncode


def _compare(done: Drill, original_url: str, restored_url: str, frameworks: Path) -> None:
    original = workspace.open_workspace(original_url, frameworks, read_only=True)
    restored = workspace.open_workspace(restored_url, frameworks, read_only=True)
    try:
        there = {row.id for row in centres.list_centres(restored)}
        for row in centres.list_centres(original)[:MANY]:
            done.compared += 1
            same = row.id in there and centres.export_bytes(original, row.id) == centres.export_bytes(restored, row.id)
            done.different += [] if same else [row.name]
    finally:
        workspace.close(original)
        workspace.close(restored)


def main() -> int:
    """Run the drill and say how it went."""
    parser = argparse.ArgumentParser(description="Back up, restore into a new folder, and compare.")
    parser.add_argument("--db", help="address of the database (else PRODIGE_DATABASE_URL, else a file in var/)")
    given = Settings.from_environment()
    url = parser.parse_args().db or given.database_url
    with tempfile.TemporaryDirectory(prefix="prodige-drill-") as folder:
        done = drill(url, given.frameworks, Path(folder))
    if done.failed:
        sys.stdout.write(f"NOT GOOD: {done.failed} failed.\n")
    elif done.different:
        names = ", ".join(done.different)
        sys.stdout.write(f"NOT GOOD, or changed by somebody during the drill: {names}\n")
    else:
        took = done.seconds["restore"] + done.seconds["doctor"]
        sys.stdout.write(
            f"Good: {done.compared} centres are as they were. Backup {done.size_bytes / 1e6:.1f} MB in "
            f"{done.seconds['backup']:.1f} s; running again after {took:.1f} s.\n"
        )
    return 0 if done.good else 1


if __name__ == "__main__":
    sys.exit(main())
