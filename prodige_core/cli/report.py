"""``prodige report FILE --out X.pdf``: the format is the ending of the name."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from prodige_core.cli.plan import effort_option
from prodige_core.cli.streams import GOOD, NO, Commands, centre_file, command, frameworks_option, settings, write_bytes
from prodige_core.errors import InputError, Problem
from prodige_core.i18n import N_, Translator, available_languages, translator
from prodige_core.planning import build_problem
from prodige_core.programme import load_programme
from prodige_core.scoring import score_file
from prodige_core.services.progress_reporting import formats as progress_formats
from prodige_core.services.progress_reporting import progress_report_of
from prodige_core.services.reporting import formats, report_of


def add(commands: Commands, t: Translator) -> None:
    """Add the command."""
    parser = command(commands, "report", t.gettext("plan, and write the roadmap as a file"), _run)
    parser.add_argument("file", metavar="FILE", type=Path)
    endings = t.listing([f".{known.id}" for known in formats()])
    parser.add_argument(
        "--out",
        metavar="X",
        type=Path,
        required=True,
        help=t.gettext("file to write: {endings}").format(endings=endings),
    )
    parser.add_argument(
        "--kind",
        choices=("roadmap", "progress"),
        default="roadmap",
        help=t.gettext("the roadmap, or the progress report that compares the last two rounds"),
    )
    parser.add_argument("--lang", default="en", help=t.gettext("language of the report"))
    effort_option(parser, t)
    frameworks_option(parser, t)


def _run(args: argparse.Namespace, t: Translator) -> int:
    from prodige_core.planning.solve import solve  # late: the solver takes a second to load

    progress = args.kind == "progress"
    format_id = _format(args.out, [own.id for own in (progress_formats() if progress else formats())], t)
    file, catalogue = centre_file(args)
    problem = build_problem(file, catalogue, score_file(file, catalogue), str(args.file))
    if args.lang not in available_languages():
        text = t.gettext("There is no translation into “{lang}” yet; the report is in English.")
        print(f"prodige: {text.format(lang=args.lang)}", file=sys.stderr)
    plan = solve(problem, args.effort)
    today = dt.datetime.now().astimezone().date()
    if progress:
        made = progress_report_of(file, catalogue, plan, format_id, translator(args.lang), today)
    else:
        programme = load_programme(settings(args).frameworks)
        made = report_of(file, catalogue, plan, format_id, translator(args.lang), today, programme)
    write_bytes(made.data, args.out)
    return NO if plan.status == "infeasible" else GOOD


def _format(out: Path, known: list[str], t: Translator) -> str:
    format_id = out.suffix.removeprefix(".").lower()
    if format_id not in known:
        what = N_("has an ending that no report is written as.")
        endings = t.listing([f".{own}" for own in known])
        raise InputError([Problem(str(out), "", what, N_("Choose one of {endings}."), None, {"endings": endings})])
    return format_id
