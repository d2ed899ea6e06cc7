"""``prodige score FILE``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from prodige_core.cli.streams import GOOD, Commands, centre_file, command, frameworks_option
from prodige_core.frameworks import Framework
from prodige_core.i18n import Translator
from prodige_core.scoring import FrameworkScores, Score, score_file, score_sheet_json


def add(commands: Commands, t: Translator) -> None:
    """Add the command."""
    parser = command(commands, "score", t.gettext("scores and levels of a centre file"), _run)
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--json", action="store_true", help=t.gettext("print JSON"))
    frameworks_option(parser, t)


def _run(args: argparse.Namespace, t: Translator) -> int:
    file, catalogue = centre_file(args)
    scores = score_file(file, catalogue)
    if args.json:
        print(json.dumps(score_sheet_json(scores), ensure_ascii=False, indent=2))
        return GOOD
    print(file.centre.name)
    for framework_id, sheet in scores.items():
        _print(catalogue.frameworks[framework_id], sheet, t)
    if not scores:
        print(t.gettext("No questionnaire has been answered yet."))
    return GOOD


def _print(framework: Framework, sheet: FrameworkScores, t: Translator) -> None:
    print()
    title = t.pgettext(framework.id, framework.title)
    print(f"{title} {framework.version}: {_words(sheet.overall, framework, t)}")
    for area in framework.areas:
        print(f"  {t.pgettext(area.id, area.title)}: {_words(sheet.areas[area.id], framework, t)}")
        for practice in area.practices:
            words = _words(sheet.practices[practice.id], framework, t)
            print(f"    {t.pgettext(practice.id, practice.title)}: {words}")


def _words(score: Score, framework: Framework, t: Translator) -> str:
    if score.value is None or score.level is None:
        if score.state == "na":
            return t.gettext("not applicable")
        return t.gettext("not enough answers ({answered} of {items})").format(
            answered=score.answered, items=score.items
        )
    level = framework.levels[score.level]
    return t.gettext("{score}, level {code} {name}").format(
        score=t.fixed(float(score.value), 2), code=level.code, name=t.pgettext(framework.id, level.name)
    )
