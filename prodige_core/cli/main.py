"""Reads the command line, runs one command, and turns errors into sentences and exit codes.

Exit codes: 0 good, 1 the answer is "no", 2 bad input with every problem on stderr. stdout carries only the result.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence

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
from prodige_core.cli.app_socket import hand_over, place_of
from prodige_core.cli.streams import BAD_INPUT, Command, settings, tell
from prodige_core.errors import InputError, StatedError, StorageError
from prodige_core.i18n import Translator, translator

INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""
PIPE_CLOSED = 141
"""128 + SIGPIPE: the reader has gone, as with ``| head``."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. A wrong call of argparse leaves with code 2 by itself."""
    _force_utf8()
    t = translator("en")
    words = list(sys.argv[1:] if argv is None else argv)
    args = _parser(t).parse_args(words)
    try:
        code = _by_the_app_or_here(args, words, t)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # what is still in the buffer must not be written at exit, or Python complains
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code


def carry_out(args: argparse.Namespace, t: Translator) -> int:
    """Run a command that was read; errors that were foreseen become sentences."""
    run: Command = args.run
    return _told(lambda: run(args, t), t)


def read_words(words: Sequence[str], t: Translator) -> argparse.Namespace | None:
    """A command that the running app takes, from its words; None for any other, and for what is none."""
    try:
        args = _parser(t, _Silent).parse_args(words)
    except SystemExit:
        return None
    return args if "writes" in args else None


def _by_the_app_or_here(args: argparse.Namespace, words: Sequence[str], t: Translator) -> int:
    """A command that writes is the running app's to do, where one has the file open."""
    run: Command = args.run

    def step() -> int:
        place = place_of(settings(args).database_url) if "writes" in args and args.writes(args) else None
        if place is None:
            return run(args, t)
        found = hand_over(place, words)
        if found is None:
            try:
                return run(args, t)
            except StorageError:  # an app that was just starting has the file and listens by now
                found = hand_over(place, words)
                if found is None:
                    raise
        sys.stdout.write(found.out)
        sys.stderr.write(found.err)
        return found.code

    return _told(step, t)


def _told(step: Callable[[], int], t: Translator) -> int:
    try:
        return step()
    except InputError as error:
        for problem in error.problems:
            tell(problem.line_text(t.gettext))
    except StatedError as error:
        tell(f"prodige: {error.text(t.gettext)}")
    return BAD_INPUT


class _Silent(argparse.ArgumentParser):
    """Reads words without a word of its own: the app's stderr is its log."""

    def _print_message(self, message: str, file: object = None) -> None:
        pass


def _parser(t: Translator, kind: type[argparse.ArgumentParser] = argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser = kind(
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
