"""Set a file with Typst in a process that has imported nothing else: ``python benchmarks/other_engine.py FILE FONTS``.

Prints one line of JSON: ``first`` and ``warm`` (median of the following, each with another title, so that nothing is taken
from a cache of whole documents) by the clock, ``processor`` the same as computing, in seconds; ``bytes``; or ``skipped`` with the reason.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

ROUNDS = 5


def _typst(text: str, fonts: str) -> bytes:
    import typst

    return typst.compile(
        text.encode(), format="pdf", font_paths=[fonts], ignore_system_fonts=True, pdf_standards=["ua-1"]
    )


def main(file: str, fonts: str) -> None:
    text, times, busy, data = Path(file).read_text(encoding="utf-8"), [], [], b""
    try:
        for number in range(1 + ROUNDS):
            begun, begun_busy = time.perf_counter(), time.process_time()
            data = _typst(text.replace("TITLE-NUMBER", str(number)), fonts)
            times.append(time.perf_counter() - begun)
            busy.append(time.process_time() - begun_busy)
    except ImportError as error:
        print(json.dumps({"skipped": f"{type(error).__name__}: {error}".splitlines()[0]}))
        return
    Path(file).with_suffix(".pdf").write_bytes(data)
    warm, processor = statistics.median(times[1:]), statistics.median(busy[1:])
    print(json.dumps({"first": times[0], "warm": warm, "processor": processor, "bytes": len(data)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
