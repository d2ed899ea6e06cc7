"""Write the documents of the five test centres, with pictures of their pages, to look at.

::

    python tools/render_documents.py OUT                              # all centres, every kind in its usual form
    python tools/render_documents.py OUT --centres huge,tiny --kinds progress --formats pdf,docx --dpi 110
    python tools/render_documents.py OUT --kinds poster --paper A3

``OUT/<centre>-<kind>.<ending>``, and ``OUT/<centre>-<kind>-01.png`` and so on for PDFs (``pdftoppm``). Besides the five,
``demo`` is the demo centre with the plan the solver finds, and ``voices`` the typical one with what people said. Kinds and
forms are those of `prodige_core.exports.KINDS`; forms a kind does not have are left out. ``record`` is the record of a
workshop, a PDF.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from prodige_core.exports import KINDS, ExportInputs, Options, Paper
from prodige_core.exports.pdf.render import render_pdf
from prodige_core.i18n import translator
from prodige_core.programme import load_programme
from prodige_core.services.indicators import followed_in_file
from prodige_core.services.reporting import job_for
from tests.exports.heard import sample as voices
from tests.exports.sheets import entries, record
from tests.five_centres import FIVE, LONG_NOTE, FiveCentre
from tests.samples import FRAMEWORKS, MADE_ON, catalogue

STATEMENTS = {"tiny": 3, "typical": 10, "huge": 40, "greek-cyrillic": 12, "almost-empty": 1}
FORMS = {kind.id: kind.formats for kind in KINDS.values()} | {"record": ("pdf",)}


def main(argv: Sequence[str] | None = None) -> int:
    """Write what the command line asks for."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("out", type=Path)
    given.add_argument("--centres", default=",".join(FIVE))
    given.add_argument("--kinds", default=",".join(FORMS))
    given.add_argument("--formats", default="", help="the usual one of each kind without it")
    given.add_argument("--paper", default="A4", choices=("A4", "A3"), help="of the poster")
    given.add_argument("--dpi", type=int, default=70, help="of the pictures; 0: none")
    args = given.parse_args(argv)
    kinds = args.kinds.split(",")
    if unknown := [kind for kind in kinds if kind not in FORMS]:
        given.error(f"no such kind: {', '.join(unknown)}; there are {', '.join(FORMS)}")
    args.out.mkdir(parents=True, exist_ok=True)
    for name in args.centres.split(","):
        for kind in kinds:
            wanted = args.formats.split(",") if args.formats else FORMS[kind][:1]
            for ending in (own for own in wanted if own in FORMS[kind]):
                _write(args.out / f"{name}-{kind}.{ending}", made(name, kind, ending, args.paper), args.dpi)
    return 0


def _write(path: Path, data: bytes, dpi: int) -> None:
    path.write_bytes(data)
    pages = ""
    if path.suffix == ".pdf" and dpi:
        for old in path.parent.glob(f"{path.stem}-[0-9]*.png"):
            old.unlink()
        subprocess.run(["pdftoppm", "-r", str(dpi), "-png", str(path), str(path.with_suffix(""))], check=True)  # noqa: S603, S607
        pages = f", {len(list(path.parent.glob(f'{path.stem}-[0-9]*.png')))} pages"
    print(f"{path}: {len(data) // 1024} kB{pages}")  # noqa: T201


def made(name: str, kind: str, ending: str, paper: Paper = "A4") -> bytes:
    """One document. KeyError for a centre, kind or format there is none of. paper: for a kind that has several."""
    if ending not in FORMS[kind]:
        raise KeyError(ending)
    own = centre_named(name)
    if kind == "record":
        reason = LONG_NOTE if name == "huge" else "Most courses use it, but not yet in every department."
        said = entries(STATEMENTS.get(name, 10), reason=reason)
        return render_pdf(record(said, name=own.file.centre.name), None, MADE_ON)
    inputs = ExportInputs(
        own.file,
        catalogue(),
        own.plan,
        translator("en"),
        MADE_ON,
        voices=voices() if name == "voices" else (),
        programme=load_programme(FRAMEWORKS),
        indicators=followed_in_file(own.file, catalogue(), own.plan, MADE_ON),
    )
    options = Options(paper=paper if paper in KINDS[kind].papers else KINDS[kind].papers[0])
    return job_for(kind, ending, inputs, options).made().data


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
