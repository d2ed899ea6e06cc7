"""How hard the faults are tried, and what they came to.

``PRODIGE_FAULTS=long`` (``make faults``) tries them long; the suite only long enough to notice that a promise is broken.
"""

from __future__ import annotations

import json
import os
import sys

LONG = os.environ.get("PRODIGE_FAULTS") == "long"


def size(short: int, long: int) -> int:
    """How often, or how many."""
    return long if LONG else short


def tell(capsys, **figures: object) -> None:
    """Print the figures of a fault, whether the test passes or not."""
    with capsys.disabled():
        sys.stdout.write(f"\n{json.dumps(figures)}\n")
