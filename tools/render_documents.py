"""Write the documents of the five test centres, with pictures of their pages, to look at.

::

    python tools/render_documents.py OUT                                    # all centres, every kind as PDF
    python tools/render_documents.py OUT --centres huge,tiny --kinds progress --formats pdf,docx --dpi 110

``OUT/<centre>-<kind>.<ending>``, and ``OUT/<centre>-<kind>-01.png`` and so on for PDFs (``pdftoppm``). Besides the five,
``demo`` is the demo centre with the plan the solver finds, and ``voices`` the typical one with what people said.
``record`` is the record of a workshop.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from prodige_core.exports import ExportInputs
from prodige_core.i18n import translator
from prodige_core.programme import load_programme
from prodige_core.services.indicators import followed_in_file
from tests.exports.heard import sample as voices
from tests.exports.sheets import entries, record
from tests.five_centres import FIVE, LONG_NOTE, FiveCentre
from tests.samples import FRAMEWORKS, MADE_ON, catalogue

STATEMENTS = {"tiny": 3, "typical": 10, "huge": 40, "greek-cyrillic": 12, "almost-empty": 1}


def main() -> int:
    """Write what the command line asks for."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("out", type=Path)
    given.add_argument("--centres", default=",".join(FIVE))
    given.add_argument("--kinds", default="roadmap,progress,record")
    given.add_argument("--formats", default="pdf")
    given.add_argument("--dpi", type=int, default=70, help="of the pictures; 0: none")
    args = given.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for name in args.centres.split(","):
        for kind in args.kinds.split(","):
            for ending in args.formats.split(","):
                _write(args.out, name, kind, ending, args.dpi)
    return 0


def _write(out: Path, name: str, kind: str, ending: str, dpi: int) -> None:
    began = time.perf_counter()
    data = made(name, kind, ending)
    took = time.perf_counter() - began
    path = out / f"{name}-{kind}.{ending}"
    path.write_bytes(data)
    pages = ""
    if ending == "pdf" and dpi:
        for old in out.glob(f"{name}-{kind}-[0-9]*.png"):
            old.unlink()
        subprocess.run(["pdftoppm", "-r", str(dpi), "-png", str(path), str(path.with_suffix(""))], check=True)  # noqa: S603, S607
        pages = f", {len(list(out.glob(f'{name}-{kind}-[0-9]*.png')))} pages"
    print(f"{path}: {len(data) // 1024} kB in {took:.2f} s{pages}")  # noqa: T201


def made(name: str, kind: str, ending: str) -> bytes:
    """One document. KeyError for a centre, kind or format there is none of."""
    if kind == "record":
        from prodige_core.exports.pdf.render import render_pdf

        own = centre_named(name)
        reason = LONG_NOTE if name == "huge" else "Most courses use it, but not yet in every department."
        return render_pdf(
            record(entries(STATEMENTS.get(name, 10), reason=reason), name=own.file.centre.name), None, MADE_ON
        )
    return _report(name, kind, ending)


def _report(name: str, kind: str, ending: str) -> bytes:
    from prodige_core.exports import export_roadmap

    own, t = centre_named(name), translator("en")
    if kind == "progress":
        from prodige_core.services.progress_reporting import progress_report_of

        return progress_report_of(own.file, catalogue(), own.plan, ending, t, MADE_ON).data
    inputs = ExportInputs(
        own.file,
        catalogue(),
        own.plan,
        t,
        MADE_ON,
        voices=voices() if name == "voices" else (),
        programme=load_programme(FRAMEWORKS),
        indicators=followed_in_file(own.file, catalogue(), own.plan, MADE_ON),
    )
    return export_roadmap(ending, inputs)


def centre_named(name: str) -> FiveCentre:
    """One of the five; ``voices``: the typical one; ``demo``: the demo centre, planned by the solver."""
    if name == "voices":
        return FIVE["typical"]()
    if name == "demo":
        from prodige_core.planning import build_problem
        from prodige_core.planning.solve import solve
        from prodige_core.scoring import score_file
        from prodige_core.services.demo import demo_file

        file = demo_file(catalogue())
        return FiveCentre(file, solve(build_problem(file, catalogue(), score_file(file, catalogue()), name), "quick"))
    return FIVE[name]()


if __name__ == "__main__":
    sys.exit(main())
