"""``prodige report FILE -o X.pdf``: the format is the ending of the name."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from prodige_core.cli.plan import effort_option
from prodige_core.cli.streams import GOOD, NO, Commands, centre_file, command, frameworks_option, settings, write_bytes
from prodige_core.errors import InputError, Problem
from prodige_core.exports import Options, ReportKind
from prodige_core.i18n import N_, Translator, available_languages, translator
from prodige_core.planning import build_problem
from prodige_core.programme import load_programme
from prodige_core.scoring import score_file
from prodige_core.services.reporting import formats, kinds, report_of


def add(commands: Commands, t: Translator) -> None:
    """Add the command."""
    parser = command(commands, "report", t.gettext("plan, and write the roadmap as a file"), _run)
    parser.add_argument("file", metavar="FILE", type=Path)
    endings = t.listing([f".{known.id}" for known in formats()])
    parser.add_argument(
        "-o",
        "--out",
        metavar="X",
        type=Path,
        required=True,
        help=t.gettext("file to write: {endings}").format(endings=endings),
    )
    parser.add_argument(
        "--kind",
        choices=tuple(kind.id for kind in kinds()),
        default="roadmap",
        help=t.gettext("the document to make"),
    )
    parser.add_argument("--paper", choices=("A4", "A3"), default="A4", help=t.gettext("sheet of a poster"))
    parser.add_argument(
        "--without-file", action="store_true", help=t.gettext("a PDF without the centre file, to pass on")
    )
    parser.add_argument("--lang", default="en", help=t.gettext("language of the report"))
    effort_option(parser, t)
    frameworks_option(parser, t)


def _run(args: argparse.Namespace, t: Translator) -> int:
    from prodige_core.planning.solve import solve  # late: the solver takes a second to load

    kind = next(own for own in kinds() if own.id == args.kind)
    format_id = _format(args.out, list(kind.formats), t)
    _paper(args.paper, kind, t)
    file, catalogue = centre_file(args)
    problem = build_problem(file, catalogue, score_file(file, catalogue), str(args.file))
    if args.lang not in available_languages():
        text = t.gettext("There is no translation into “{lang}” yet; the report is in English.")
        print(f"prodige: {text.format(lang=args.lang)}", file=sys.stderr)
    plan = solve(problem, args.effort)
    now = dt.datetime.now().astimezone()
    programme = load_programme(settings(args).frameworks)
    chosen = Options(carries_file=not args.without_file, paper=args.paper)
    made = report_of(
        file,
        catalogue,
        plan,
        format_id,
        translator(args.lang),
        now.date(),
        programme,
        kind_id=kind.id,
        options=chosen,
        made_at=now,
    )
    write_bytes(made.data, args.out)
    return NO if plan.status == "infeasible" else GOOD


def _paper(paper: str, kind: ReportKind, t: Translator) -> None:
    if paper not in kind.papers:
        what = N_("This document is not made on {paper}.")
        given = {"paper": paper, "papers": t.listing(list(kind.papers))}
        raise InputError([Problem("--paper", "", what, N_("Choose {papers}."), None, given)])


def _format(out: Path, known: list[str], t: Translator) -> str:
    format_id = out.suffix.removeprefix(".").lower()
    if format_id not in known:
        what = N_("has an ending that no report is written as.")
        endings = t.listing([f".{own}" for own in known])
        raise InputError([Problem(str(out), "", what, N_("Choose one of {endings}."), None, {"endings": endings})])
    return format_id
