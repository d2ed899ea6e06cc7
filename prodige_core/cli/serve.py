"""``prodige serve``: becomes the app's own process."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from prodige_core.cli.streams import Commands, command, db_option, frameworks_option, settings
from prodige_core.config import ROOT
from prodige_core.errors import InputError, Problem
from prodige_core.i18n import N_, Translator


def add(commands: Commands, t: Translator) -> None:
    """Add the command."""
    parser = command(commands, "serve", t.gettext("start the app"), _run)
    parser.add_argument(
        "--host",
        metavar="HOST",
        help=t.gettext("address to listen on (else PRODIGE_HOST, else every address of this computer)"),
    )
    parser.add_argument("--port", metavar="PORT", help=t.gettext("port to listen on (else PORT, else 8501)"))
    frameworks_option(parser, t)
    db_option(parser, t)


def _run(args: argparse.Namespace, t: Translator) -> int:
    script = ROOT / "app.py"
    if not script.is_file():
        what = N_("is not there; the app is started from Prodige’s own folder.")
        raise InputError([Problem(str(script), "", what)])
    given = {
        "PRODIGE_HOST": args.host,
        "PORT": args.port,
        "PRODIGE_FRAMEWORKS": args.frameworks and str(args.frameworks.resolve()),
        "PRODIGE_DATABASE_URL": args.db,
    }
    environment = dict(os.environ) | {name: value for name, value in given.items() if value}
    settings(args, environment)  # refuses a bad PORT before anything starts
    call = [sys.executable, str(script)]
    if sys.platform == "win32":  # there exec returns at once and leaves the app without its console
        return subprocess.call(call, env=environment)  # noqa: S603 - our own script
    os.execve(sys.executable, call, environment)  # noqa: S606 - our own script
