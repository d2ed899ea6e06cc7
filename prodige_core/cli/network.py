"""``prodige network``: begin, rename, delete or list networks of schools. Who coordinates one is invited with ``invite``.

While the app has a SQLite file open, it does what writes (`prodige_core.cli.app_socket`); listing only reads and works
beside it.
"""

from __future__ import annotations

import argparse

from prodige_core.cli.access import plain
from prodige_core.cli.streams import GOOD, Commands, command, db_option, frameworks_option, opened, say
from prodige_core.errors import InputError, Problem
from prodige_core.i18n import N_, Translator
from prodige_core.services import networks
from prodige_core.services.networks import Listed


def add(commands: Commands, t: Translator) -> None:
    """Add the command."""
    parser = command(
        commands,
        "network",
        t.gettext("begin a network of schools; prints its id. Without an option: list them"),
        _network,
    )
    parser.add_argument("--name", metavar="NAME", help=t.gettext("what it is called"))
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--rename", metavar="ID", help=t.gettext("give this network the --name"))
    what.add_argument(
        "--delete", metavar="ID", help=t.gettext("delete this network; its schools keep everything of theirs")
    )
    parser.set_defaults(writes=_writes)
    frameworks_option(parser, t)
    db_option(parser, t)


def _network(args: argparse.Namespace, t: Translator) -> int:
    if args.delete is not None and args.name is not None:
        raise InputError([Problem("--name", "", N_("does not go with --delete."))])
    if args.rename is not None and args.name is None:
        raise InputError([Problem("--rename", "", N_("needs --name, what it is to be called."))])
    with opened(args, read_only=not _writes(args)) as ws:
        if args.delete is not None:
            networks.delete(ws, args.delete)
        elif args.rename is not None:
            networks.rename(ws, args.rename, args.name)
        elif args.name is not None:
            say(networks.create(ws, args.name))
        else:
            for one in networks.everything(ws):
                made = one.network.created_at.date().isoformat()
                say(f"{one.network.id}\t{made}\t{plain(one.network.name)}\t{_counts(one, t)}")
    return GOOD


def _writes(args: argparse.Namespace) -> bool:
    return args.name is not None or args.delete is not None


def _counts(one: Listed, t: Translator) -> str:
    schools = t.ngettext("{count} school", "{count} schools", one.schools).format(count=t.number(one.schools))
    people = t.ngettext("{count} coordinator", "{count} coordinators", one.coordinators)
    return f"{schools}\t{people.format(count=t.number(one.coordinators))}"
