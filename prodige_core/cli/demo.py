"""``prodige demo --out FILE``: a realistic filled-in centre."""

from __future__ import annotations

import argparse
from pathlib import Path

from prodige_core.cli.streams import GOOD, Commands, command, frameworks_option, settings, write_bytes
from prodige_core.frameworks import load_catalogue
from prodige_core.i18n import Translator
from prodige_core.responses import write_centre_file
from prodige_core.services.demo import demo_file


def add(commands: Commands, t: Translator) -> None:
    """Add the command."""
    parser = command(commands, "demo", t.gettext("write the centre file of a made-up school"), _run)
    parser.add_argument("-o", "--out", metavar="FILE", type=Path, help=t.gettext("file to write, else standard output"))
    frameworks_option(parser, t)


def _run(args: argparse.Namespace, t: Translator) -> int:
    write_bytes(write_centre_file(demo_file(load_catalogue(settings(args).frameworks))), args.out)
    return GOOD
