"""``prodige demo-workshop``: an open room to try, printed as JSON.

While the app has a SQLite file open, the app makes it (`prodige_core.cli.app_socket`).
"""

from __future__ import annotations

import argparse
import json

from prodige_core.cli.streams import GOOD, Commands, command, db_option, frameworks_option, opened, say
from prodige_core.i18n import Translator
from prodige_core.services import demo_workshop


def add(commands: Commands, t: Translator) -> None:
    """Add the command."""
    text = t.gettext("make an open workshop of the ten quick statements; prints its code")
    parser = command(commands, "demo-workshop", text, _run)
    parser.add_argument("--closed", action="store_true", help=t.gettext("one that has ended, which lets nobody in"))
    parser.set_defaults(writes=lambda args: True)
    frameworks_option(parser, t)
    db_option(parser, t)


def _run(args: argparse.Namespace, t: Translator) -> int:
    with opened(args) as ws:
        session = demo_workshop.demo_workshop(ws, t, closed=args.closed)
    say(json.dumps({"code": session.code, "items": [own.item for own in session.statements]}))
    return GOOD
