"""``make bench``: run every measurement and print a line each. ``python -m benchmarks score documents`` runs only those.

By their names only, because they take minutes: ``load`` (five rooms at once, twenty editors) and ``soak`` (ten minutes).
"""

from __future__ import annotations

import importlib
import sys

NAMES = ("score", "plan", "documents", "queue", "screens", "votes", "start")


def main(wanted: list[str]) -> None:
    for name in wanted or NAMES:
        module = importlib.import_module(f"benchmarks.bench_{name}")
        print(f"\n{(module.__doc__ or name).splitlines()[0]}", flush=True)
        for label, figure in module.run():
            print(f"  {label:<64} {figure}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
