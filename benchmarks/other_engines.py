"""Set a file with another engine, in a process that has imported nothing else: ``… other_engines.py typst FILE FONTS``.

Prints one line of JSON: ``first`` and ``warm`` (median of the following, each with another title, so that nothing is taken
from a cache of whole documents), in seconds, ``bytes``; or ``skipped`` with the reason.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 5


def _typst(text: str, fonts: str) -> bytes:
    import typst

    return typst.compile(
        text.encode(), format="pdf", font_paths=[fonts], ignore_system_fonts=True, pdf_standards=["ua-1"]
    )


def _weasyprint(text: str, fonts: str) -> bytes:
    import weasyprint

    return weasyprint.HTML(string=text).write_pdf(pdf_variant="pdf/ua-1")


ENGINES: dict[str, Callable[[str, str], bytes]] = {"typst": _typst, "weasyprint": _weasyprint}


def main(engine: str, file: str, fonts: str) -> None:
    text, times, data = Path(file).read_text(encoding="utf-8"), [], b""
    try:
        for number in range(1 + ROUNDS):
            begun = time.perf_counter()
            data = ENGINES[engine](text.replace("TITLE-NUMBER", str(number)), fonts)
            times.append(time.perf_counter() - begun)
    except (ImportError, OSError) as error:
        print(json.dumps({"skipped": f"{type(error).__name__}: {error}".splitlines()[0]}))
        return
    Path(file).with_suffix(".pdf").write_bytes(data)
    print(json.dumps({"first": times[0], "warm": statistics.median(times[1:]), "bytes": len(data)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
