"""Reads the command line, runs one command, and turns errors into sentences and exit codes.

Exit codes: 0 good, 1 the answer is "no", 2 bad input with every problem on stderr. stdout carries only the result.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from prodige_core import __version__
from prodige_core.cli import (
    access,
    check,
    demo,
    demo_workshop,
    keeping,
    network,
    plan,
    report,
    score,
    serve,
    storing,
)
from prodige_core.cli.streams import BAD_INPUT, Command
from prodige_core.errors import InputError, StatedError
from prodige_core.i18n import Translator, translator

INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""
PIPE_CLOSED = 141
"""128 + SIGPIPE: the reader has gone, as with ``| head``."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. A wrong call of argparse leaves with code 2 by itself."""
    _force_utf8()
    t = translator("en")
    args = _parser(t).parse_args(argv)
    run: Command = args.run
    try:
        code = run(args, t)
        sys.stdout.flush()
    except InputError as error:
        for problem in error.problems:
            print(problem.line_text(t.gettext), file=sys.stderr)
        return BAD_INPUT
    except StatedError as error:
        print(f"prodige: {error.text(t.gettext)}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # what is still in the buffer must not be written at exit, or Python complains
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code


def _parser(t: Translator) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="prodige", description=t.gettext("From two questionnaires to a dated, affordable, explained roadmap.")
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(metavar=t.gettext("command"), required=True)
    for module in (score, plan, report, check, demo, demo_workshop, serve, storing, keeping, access, network):
        module.add(commands, t)
    return parser


def _force_utf8() -> None:
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")
