"""Throws mutated bytes at everything that reads what strangers send, and keeps what was new in ``tests/corpus/``.

``make fuzz`` runs it for 75 seconds a target, ten minutes in all; ``python tools/fuzz.py --seconds 600 framework`` longer on one.
A crash, an input of more than five seconds or a gigabyte of memory ends a target; its input is left in ``var/fuzz/``.
Needs atheris (Linux on x86; see requirements-dev.txt). The targets and what they promise: tests/bad_inputs/targets.py.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
CORPUS = ROOT / "tests" / "corpus"
WORK = ROOT / "var" / "fuzz"
NAMES = ("framework", "programme", "indicators", "press", "centre_json", "centre_pdf", "form", "code")
SECONDS_PER_INPUT, MEGABYTES = 5, 1024
LARGEST = {
    "framework": 12_000,
    "programme": 12_000,
    "indicators": 6_000,
    "press": 300,
    "centre_json": 8_000,
    "centre_pdf": 8_000,
    "form": 2_000,
    "code": 64,
}
"""Bytes of an input; what is larger teaches nothing but slowness."""
MOST_KEPT, LARGEST_KEPT = 60, 6_000
"""Files a target, and bytes a file, that go into the repository."""
WORDS = {
    "framework": ["- id: ", "requires: [", "excludes: [", "{practice: ", "&a ", "*a", "!!int ", "|\n", ">\n", "---", "\t", "weight: ", "to: ", "share: ", "'", '"', "plan.goals", "min_answered: ", "\ufeff"],
    "programme": ["- id: ", "sources: [", "year: ", "checked_on: 2026-11-21", "verify: true", "closes: ", "kind: expected", "points:", "practices: [", "bands:", "&a ", "*a", "!!int "],
    "indicators": ["- id: K", "unit: percent", "counts: [", "reference:", "value: ", "practices: [", "screens: [", "first: true", "direction: higher"],
    "press": ["\x00\x00\x00\x00\x00\x00\x00\x09", "\x00\x00\x00\x00\x00\x00\x00\x01", "d", 'f{"reference": "0"}'],
    "centre_json": ['"board": {"goals.talk": {"status": "', '"own_actions": [{"id": "own.a", ', '"mobilities": {"', '"indicators": {"K1": {"values": {"2026": {"numerator": ', '"carried": true', '"reason": "', '{"level": ', '"na": true', '"note": "', "\\ud800", "\\u0000", "1e999", "-0", "NaN", '"targets": {', '"pinned": {', "[[[[", "\ufeff", "plan.goals.q1"],
    "centre_pdf": ["/EmbeddedFiles", "/FlateDecode", "/Length ", "endstream", "xref", "trailer", "/Encrypt", "/Names [", "/Kids [", "1 0 R", "/EF <<", "/Prev ", "/ObjStm", "/DecodeParms"],
    "form": ["item=", "level=", "seq=", "role=teacher", "code=", "comment=", "%00", "%ED%A0%80", "&", "=", "+", "_who=", "version=", "plan.goals.q1=", "%EF%BC%91"],
    "code": ["-", "\u2013", "\uff12", "\u00a0", "0", "O", "ABCD EFGH"],
}  # fmt: skip


def main() -> int:
    """Run the targets one after the other, each in a process of its own; 1 when one of them found something."""
    if sys.argv[1:2] == ["--child"]:
        return _child(sys.argv[2], sys.argv[3:])
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="target", help=f"{', '.join(NAMES)}; else all")
    parser.add_argument("--seconds", type=int, default=75, help="for each target")
    parser.add_argument("--keep", action="store_true", help="add what was new to tests/corpus")
    args = parser.parse_args()
    if unknown := set(args.targets) - set(NAMES):
        parser.error(f"no target: {', '.join(sorted(unknown))}")
    found = [name for name in args.targets or NAMES if not _run(name, args.seconds, keep=args.keep)]
    print("Findings in: " + ", ".join(found) if found else "No findings.")  # noqa: T201
    return 1 if found else 0


def _run(name: str, seconds: int, *, keep: bool) -> bool:
    work, seeds = WORK / name, CORPUS / name
    work.mkdir(parents=True, exist_ok=True)
    seeds.mkdir(parents=True, exist_ok=True)
    words = work.with_suffix(".dict")
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS[name]), encoding="utf-8")
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={SECONDS_PER_INPUT}",
        f"-rss_limit_mb={MEGABYTES}",
        f"-max_len={LARGEST[name]}",
        f"-dict={words}",
        f"-artifact_prefix={work}.",
        "-print_final_stats=1",
        "-verbosity=1",
    ]
    line = [sys.executable, str(Path(__file__)), "--child", name, *options, str(work), str(seeds)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603
    stats = dict(re.findall(r"stat::(\w+):\s+(\d+)", done.stderr))
    print(  # noqa: T201
        f"{name}: {stats.get('number_of_executed_units', '?')} inputs, slowest {stats.get('slowest_unit_time_sec', '?')} s, "
        f"most memory {stats.get('peak_rss_mb', '?')} MB, exit code {done.returncode}",
        flush=True,
    )
    if done.returncode:
        print(done.stderr[-4000:], flush=True)  # noqa: T201
    if keep:
        _keep(name, work, seeds)
    return done.returncode == 0


def _keep(name: str, work: Path, seeds: Path) -> None:
    """Merge: of everything that ran, the smallest files that reach what all of them reach."""
    fresh = WORK / f"{name}.merged"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    line = [sys.executable, str(Path(__file__)), "--child", name, "-merge=1", str(fresh), str(seeds), str(work)]
    subprocess.run(line, cwd=ROOT, capture_output=True, check=False)  # noqa: S603
    known = {path.read_bytes() for path in seeds.iterdir()}
    chosen = sorted(fresh.iterdir(), key=lambda path: path.stat().st_size)
    room = MOST_KEPT - len(known)
    # spread over all sizes: the smallest alone would all be of one kind
    few = [path for path in chosen if path.stat().st_size <= LARGEST_KEPT and path.read_bytes() not in known]
    for path in few[:: max(1, -(-len(few) // max(1, room)))][: max(0, room)]:
        shutil.copy(path, seeds / path.name[:12])


def _escaped(word: str) -> str:
    return "".join(
        chr(byte) if 32 <= byte < 127 and byte not in (34, 92) else f"\\x{byte:02x}" for byte in word.encode()
    )


# -- in the child ----------------------------------------------------------------------------------


def _child(name: str, options: list[str]) -> int:
    import atheris

    with atheris.instrument_imports(
        include=["prodige_core", "prodige_web", "tests.bad_inputs"],
        exclude=["prodige_core.planning", "prodige_core.storage", "prodige_core.charts", "prodige_core.reports"],
        enable_loader_override=False,
    ):
        from tests.bad_inputs.targets import TARGETS
    target = TARGETS[name]
    target(b"")  # what it needs is made before the clock runs
    custom = {
        "framework": _changed_yaml,
        "programme": _changed_yaml,
        "indicators": _changed_yaml,
        "centre_json": _changed_json,
    }.get(name)
    extra = {"custom_mutator": _mixed(custom, atheris)} if custom else {}
    # merging starts this line again in a shell, for one file after the other should one of them break it
    again = shlex.join([sys.executable, str(Path(__file__)), "--child", name])
    atheris.Setup([again, *options], target, **extra)
    atheris.Fuzz()
    return 0


Mutator = Callable[[bytes, random.Random], bytes]


def _mixed(own: Mutator, atheris: Any) -> Callable[[bytes, int, int], bytes]:
    """Half the time bytes are changed, half the time a value of the tree they spell."""

    def mutate(data: bytes, largest: int, seed: int) -> bytes:
        chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
        if chance.random() < 0.5:
            with contextlib.suppress(Exception):  # not a tree: then its bytes
                made = own(data, chance)
                if len(made) <= largest:
                    return made
        return atheris.Mutate(data, largest)

    return mutate


def _changed_json(data: bytes, chance: random.Random) -> bytes:
    tree = json.loads(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        _change(tree, chance)
    return json.dumps(tree).encode()


def _changed_yaml(data: bytes, chance: random.Random) -> bytes:
    import yaml

    from tests.bad_inputs.targets import BETWEEN_FILES

    parts = data.split(BETWEEN_FILES)
    place = chance.randrange(len(parts))
    tree = yaml.load(parts[place], Loader=yaml.CSafeLoader)
    for _ in range(chance.choice((1, 1, 2, 4))):
        _change(tree, chance)
    parts[place] = json.dumps(tree).encode()
    return BETWEEN_FILES.join(parts)


MUCH = 200
"""Characters of a branch that is not put forty times into its tree."""
SCRAPS: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 3, 100, 10**20, 0.5, 1e308, "", "a", "plan.goals", "plan.goals.q1", "goals.talk", "mini", "own.a", "K1", "2026-11-21",
    "2027-01", "\x00", "\ud800", "\u202ex", "e\u0301" * 9, "x" * 300, [], {}, [1], [[]], {"id": "a"}, {"level": 2}, {"a": {"b": []}},
)  # fmt: skip


def _change(tree: Any, chance: random.Random) -> None:
    """Put a scrap, a copy of another branch, nothing, or a second one of the same at one place of a tree."""
    holders = [node for node in _nodes(tree) if isinstance(node, (dict, list)) and node]
    holder = chance.choice(holders)
    key = chance.choice(list(holder)) if isinstance(holder, dict) else chance.randrange(len(holder))
    act = chance.randrange(5)
    if act == 0:
        del holder[key]
    elif act == 1:
        holder[key] = json.loads(json.dumps(chance.choice(_nodes(tree))))
    elif act == 2 and isinstance(holder, list):
        again = json.dumps(holder[key])
        holder.extend(json.loads(again) for _ in range(1 if len(again) > MUCH else chance.choice((1, 2, 40))))
    elif act == 3 and isinstance(holder, dict):
        holder[str(chance.choice(SCRAPS))[:40]] = holder.pop(key)
    else:
        holder[key] = chance.choice(SCRAPS)


def _nodes(tree: Any) -> list[Any]:
    children = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return [tree, *(node for child in children for node in _nodes(child))]


if __name__ == "__main__":
    sys.exit(main())
