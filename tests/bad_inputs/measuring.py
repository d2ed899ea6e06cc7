"""What an input costs: read in a process of its own, which says its processor seconds, its memory and that of its children.

The seconds are those of the machine the bounds were set on (`tests.pace`): what is dear there is dear on any other.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.factories import MINI

ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = """
import json, resource, sys
from pathlib import Path
from prodige_core.errors import InputError
from prodige_core.services.frameworks import check_directory
from prodige_core.services.inputs import read_file
from prodige_core.frameworks import load_catalogue
from tests import pace
way, path, frameworks = sys.argv[1:]
catalogue = load_catalogue(Path(frameworks))
peak = lambda who: resource.getrusage(who).ru_maxrss // 1024
before = peak(resource.RUSAGE_SELF)
resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))
timed, begin = [pace.fixed_work()], pace.worked()
try:
    if way == "file":
        file = read_file(Path(path).read_bytes(), Path(path).name, catalogue)
        said = [f"read {file.centre.name}"]
    else:
        said = [one.line_text() for one in check_directory(Path(path))]
except InputError as error:
    said = [one.line_text() for one in error.problems]
seconds = pace.worked() - begin
timed.append(pace.fixed_work())
print(json.dumps([said[:20], pace.in_usual_seconds(seconds, *timed), peak(resource.RUSAGE_SELF) - before, peak(resource.RUSAGE_CHILDREN)]))
"""


@dataclass(frozen=True)
class Cost:
    """said: the first problems, or what was read. seconds: of the processor, its children's too, as it takes on the machine the bounds were set on. megabytes: more than before. child_megabytes: the largest child's peak."""

    said: list[str]
    seconds: float
    megabytes: int
    child_megabytes: int


def cost_of(path: Path, way: str = "file") -> Cost:
    """Read a centre file or PDF (``file``) or check a framework folder (``folder``), with at most 2 GB of addresses."""
    line = [sys.executable, "-c", _PROGRAM, way, str(path), str(MINI)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return Cost(*json.loads(done.stdout))
