"""``prodige network``: begin a network of schools, or list those there are. Who coordinates one is invited with ``invite``.

While the app has a SQLite file open, it begins the network (`prodige_core.cli.app_socket`); listing only reads and works
beside it.
"""

from __future__ import annotations

import argparse

from prodige_core.cli.access import plain
from prodige_core.cli.streams import GOOD, Commands, command, db_option, frameworks_option, opened, say
from prodige_core.i18n import Translator
from prodige_core.services import networks


def add(commands: Commands, t: Translator) -> None:
    """Add the command."""
    parser = command(
        commands, "network", t.gettext("begin a network of schools; prints its id. Without --name: list them"), _network
    )
    parser.add_argument("--name", metavar="NAME", help=t.gettext("what it is called"))
    parser.set_defaults(writes=lambda args: args.name is not None)
    frameworks_option(parser, t)
    db_option(parser, t)


def _network(args: argparse.Namespace, t: Translator) -> int:
    with opened(args, read_only=args.name is None) as ws:
        if args.name is not None:
            say(networks.create(ws, args.name))
        else:
            for one in networks.mine(ws):
                say(f"{one.id}\t{one.created_at.date().isoformat()}\t{plain(one.name)}")
    return GOOD
