"""``prodige invite`` and ``prodige people``: how the first person gets in, and who is known.

While the app has a SQLite file open, ``invite`` is done by the app (`prodige_core.cli.app_socket`); ``people`` only reads and
works beside it.
"""

from __future__ import annotations

import argparse

from prodige_core.access import ROLES
from prodige_core.cli.streams import GOOD, Commands, command, db_option, frameworks_option, opened, say, settings, tell
from prodige_core.errors import InputError, Problem
from prodige_core.i18n import N_, Translator
from prodige_core.services import links, networks, own_access, people
from prodige_core.services.workspace import Workspace


def add(commands: Commands, t: Translator) -> None:
    """Add the two commands."""
    inviting = command(commands, "invite", t.gettext("make a link that lets one person in, once; prints it"), _invite)
    inviting.add_argument("--name", metavar="NAME", default="", help=t.gettext("for whom"))
    what = inviting.add_mutually_exclusive_group()
    what.add_argument("--centre", metavar="ID", help=t.gettext("to give a role in this centre; needs --name"))
    what.add_argument("--network", metavar="ID", help=t.gettext("to coordinate this network; needs --name"))
    what.add_argument(
        "--device",
        metavar="PERSON",
        help=t.gettext("to let this person in again, who lost every device (prodige people)"),
    )
    inviting.add_argument("--role", choices=ROLES, help=t.gettext("with --centre; else owner"))
    inviting.set_defaults(writes=lambda args: True)
    listing = command(commands, "people", t.gettext("list who can sign in, with their ids and last visits"), _people)
    for parser in (inviting, listing):
        frameworks_option(parser, t)
        db_option(parser, t)


def _invite(args: argparse.Namespace, t: Translator) -> int:
    found = settings(args)
    if args.role and not args.centre:
        raise InputError([Problem("--role", "", N_("belongs to --centre, which is not given."))])
    if not found.public_url:
        what = N_("is not set, so nobody signs in: links work where Prodige runs on a server.")
        raise InputError([Problem("PRODIGE_PUBLIC_URL", "", what)])
    with opened(args) as ws:
        secret = _secret(ws, args)
        lasts = links.DEVICE_LASTS if args.device else links.LASTS
        until = t.date((ws.now() + lasts).astimezone().date())
    told = t.gettext("It works once, until {day}, and is shown only now. Send it to nobody but the person it is for.")
    tell(told.format(day=until))
    say(f"{found.public_url}/welcome/{secret}")
    return GOOD


def _secret(ws: Workspace, args: argparse.Namespace) -> str:
    if args.centre:
        return people.invite(ws, args.centre, args.role or "owner", args.name)
    if args.network:
        return networks.invite_coordinator(ws, args.network, args.name)
    return own_access.renew(ws, args.device) if args.device else own_access.first_link(ws, args.name)


def _people(args: argparse.Namespace, t: Translator) -> int:
    with opened(args, read_only=True) as ws:
        known = own_access.everybody(ws)
    for one in known:
        say(f"{one.id}\t{one.seen_on}\t{plain(one.name)}")
    return GOOD


def plain(name: str) -> str:
    """A name as it stands in a line: nothing in it can move the terminal's cursor or end the line."""
    return "".join(sign if sign.isprintable() else " " for sign in name)
