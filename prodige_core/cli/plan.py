"""``prodige plan FILE``. An infeasible plan is printed too; the answer is then "no"."""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

from prodige_core.cli.streams import GOOD, NO, Commands, centre_file, command, frameworks_option
from prodige_core.i18n import Translator
from prodige_core.planning import build_problem, plan_json
from prodige_core.roadmap import Roadmap, build_roadmap
from prodige_core.scoring import score_file

EFFORTS = ("quick", "normal", "long")


def add(commands: Commands, t: Translator) -> None:
    """Add the command."""
    parser = command(commands, "plan", t.gettext("the best roadmap the means allow"), _run)
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--json", action="store_true", help=t.gettext("print JSON"))
    effort_option(parser, t)
    frameworks_option(parser, t)


def effort_option(parser: argparse.ArgumentParser, t: Translator) -> None:
    """``--effort``."""
    text = t.gettext("how long to search when the best plan cannot be proven at once")
    parser.add_argument("--effort", choices=EFFORTS, default="normal", help=text)


def _run(args: argparse.Namespace, t: Translator) -> int:
    from prodige_core.planning.solve import solve  # late: the solver takes a second to load

    file, catalogue = centre_file(args)
    scores = score_file(file, catalogue)
    plan = solve(build_problem(file, catalogue, scores, str(args.file)), args.effort)
    if args.json:
        print(json.dumps(plan_json(plan), ensure_ascii=False, indent=2))
    else:
        print(file.centre.name)
        _print(build_roadmap(file, catalogue, scores, plan, t), t)
    return NO if plan.status == "infeasible" else GOOD


def _print(roadmap: Roadmap, t: Translator) -> None:
    print(roadmap.summary)
    for ref in roadmap.conflict:
        print(f"  {ref.title} ({ref.id})")
    if roadmap.status == "feasible":
        share = math.ceil(roadmap.gap * 100) / 100  # never promise more than is proven
        print(t.gettext("Within {share} of the best possible.").format(share=t.percent(share)))
    for said in (*roadmap.overloads, *([roadmap.used] if roadmap.used else [])):
        print(said)
    for term in roadmap.terms:
        used = sum(load.used for load in term.hours.values())
        hours = t.ngettext("{count} hour", "{count} hours", used).format(count=t.number(used))
        print(f"\n{term.label}: {hours}, {t.money(term.cost_eur)}")
        for action in roadmap.actions:
            if action.start == term.number:
                print(f"  {action.title} ({action.id}), {action.period}, {action.lead_name}")
    if roadmap.unreached:
        print("\n" + t.gettext("Not reached:"))
    for target in roadmap.unreached:
        print(f"  {target.title}: {target.reached.label} → {target.target.label}")
        for sentence in (*target.reasons, target.needs):
            print(f"    {sentence}")
