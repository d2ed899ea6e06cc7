"""``prodige network``: begin a network of schools, or list those there are. Who coordinates one is invited with ``invite``.

With SQLite beginning one waits until the app is stopped; listing only reads and works beside it.
"""

from __future__ import annotations

import argparse

from prodige_core.cli.access import plain
from prodige_core.cli.streams import GOOD, Commands, command, db_option, frameworks_option, settings
from prodige_core.i18n import Translator
from prodige_core.services import networks, workspace


def add(commands: Commands, t: Translator) -> None:
    """Add the command."""
    parser = command(
        commands, "network", t.gettext("begin a network of schools; prints its id. Without --name: list them"), _network
    )
    parser.add_argument("--name", metavar="NAME", help=t.gettext("what it is called"))
    frameworks_option(parser, t)
    db_option(parser, t)


def _network(args: argparse.Namespace, t: Translator) -> int:
    found = settings(args)
    ws = workspace.open_workspace(found.database_url, found.frameworks, read_only=args.name is None)
    try:
        if args.name is not None:
            print(networks.create(ws, args.name))
        else:
            for one in networks.mine(ws):
                print(one.id, one.created_at.date().isoformat(), plain(one.name), sep="\t")
    finally:
        workspace.close(ws)
    return GOOD
