"""``prodige check DIR``: the answer is the list of problems."""

from __future__ import annotations

import argparse
from pathlib import Path

from prodige_core.cli.streams import GOOD, NO, Commands, command, settings
from prodige_core.frameworks import framework_folders
from prodige_core.i18n import Translator
from prodige_core.services.frameworks import check_directory


def add(commands: Commands, t: Translator) -> None:
    """Add the command."""
    parser = command(commands, "check", t.gettext("check a framework folder, or a folder of them"), _run)
    parser.add_argument("directory", metavar="DIR", type=Path, nargs="?")


def _run(args: argparse.Namespace, t: Translator) -> int:
    directory = args.directory or settings(args).frameworks
    problems = check_directory(directory)
    for problem in problems:
        print(problem.line_text(t.gettext))
    if problems:
        count = len(problems)
        print(t.ngettext("{count} problem.", "{count} problems.", count).format(count=t.number(count)))
        return NO
    count = len(framework_folders(directory))
    text = t.ngettext("{count} framework, no problems.", "{count} frameworks, no problems.", count)
    print(text.format(count=t.number(count)))
    return GOOD
