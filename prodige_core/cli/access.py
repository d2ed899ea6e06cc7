"""``prodige invite``, ``prodige links`` and ``prodige people``: how the first person gets in, what waits, and who is known.

While the app has a SQLite file open, ``invite`` and ``links --withdraw`` are done by the app (`prodige_core.cli.app_socket`);
``people`` and ``links`` alone only read and work beside it.
"""

from __future__ import annotations

import argparse
import datetime as dt

from prodige_core.access import ROLES
from prodige_core.cli.streams import GOOD, Commands, command, db_option, frameworks_option, opened, say, settings, tell
from prodige_core.errors import InputError, Problem
from prodige_core.i18n import N_, Translator
from prodige_core.services import links, networks, own_access, people, people_words, renewing
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
    listing = command(
        commands, "people", t.gettext("list who can sign in, with their ids, last visits and roles"), _people
    )
    waiting = command(commands, "links", t.gettext("list the links that can still be used, with their ids"), _links)
    waiting.add_argument("--withdraw", metavar="ID", help=t.gettext("make this link useless instead"))
    waiting.set_defaults(writes=lambda args: args.withdraw is not None)
    for parser in (inviting, listing, waiting):
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
        lasts = links.RENEWAL_LASTS if args.device else links.LASTS
        until = _moment(ws.now() + lasts, t)
    told = t.gettext("It works once, until {day}, and is shown only now. Send it to nobody but the person it is for.")
    tell(told.format(day=until))
    say(f"{found.public_url}/welcome/{secret}")
    return GOOD


def _secret(ws: Workspace, args: argparse.Namespace) -> str:
    if args.centre:
        return people.invite(ws, args.centre, args.role or "owner", args.name)
    if args.network:
        return networks.invite_coordinator(ws, args.network, args.name)
    return renewing.renew(ws, args.device) if args.device else own_access.first_link(ws, args.name)


def _people(args: argparse.Namespace, t: Translator) -> int:
    with opened(args, read_only=True) as ws:
        known = own_access.everybody(ws)
    for one in known:
        held = "; ".join(f"{people_words.role_name(own.role, t)}, {plain(own.place)}" for own in one.held)
        say(f"{one.person.id}\t{one.person.seen_on}\t{plain(one.person.name)}\t{held or t.gettext('no centre')}")
    return GOOD


def _links(args: argparse.Namespace, t: Translator) -> int:
    with opened(args, read_only=args.withdraw is None) as ws:
        if args.withdraw is not None:
            renewing.withdraw(ws, args.withdraw)
            return GOOD
        found = renewing.waiting(ws)
    for one in found:
        what = people_words.role_name(one.link.role or one.link.kind, t)
        if one.link.kind == "device":
            what = people_words.role_name("device", t)
        until = t.gettext("until {day}").format(day=_moment(one.link.expires_at, t))
        say(f"{one.link.id}\t{until}\t{plain(one.link.name)}\t{', '.join(filter(None, [what, plain(one.to)]))}")
    return GOOD


def _moment(at: dt.datetime, t: Translator) -> str:
    """A day and the hour, of this computer's clock."""
    here = at.astimezone()
    return t.gettext("{day}, {time}").format(day=t.date(here.date()), time=f"{here:%H:%M}")


def plain(name: str) -> str:
    """A name as it stands in a line: nothing in it can move the terminal's cursor or end the line."""
    return "".join(sign if sign.isprintable() else " " for sign in name)
