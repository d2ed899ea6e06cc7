"""``prodige backup``, ``restore``, ``doctor`` and ``purge``: nothing lost, nothing kept too long.

``backup``, ``doctor`` and ``purge --dry-run`` only read, so they work while the app runs; ``purge`` of a SQLite file that the app
has open is done by the app (which does so by itself every hour), and ``restore`` refuses it. The drill: ``prodige backup FOLDER``, then
``prodige restore FILE --into NEW``, then ``prodige doctor --db sqlite:///NEW/prodige.sqlite3``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from prodige_core.cli.streams import (
    GOOD,
    NO,
    Commands,
    command,
    db_option,
    frameworks_option,
    opened,
    say,
    settings,
    tell,
)
from prodige_core.errors import FrameworkError, InputError, Problem
from prodige_core.frameworks import load_catalogue
from prodige_core.i18n import N_, Translator
from prodige_core.services import retention
from prodige_core.services.retention import Purged
from prodige_core.storage import backup, doctor, restoring
from prodige_core.storage.findings import Finding
from prodige_core.storage.repositories.retention import Kind

FILE_NAME = "prodige.sqlite3"
"""What the database is called in the folder of ``--into``; as in ``var/``."""

_STATES = {"good": N_("good"), "look": N_("look at this"), "wrong": N_("wrong")}


def add(commands: Commands, t: Translator) -> None:
    """Add the four commands."""
    _add_backup(commands, t)
    _add_restore(commands, t)
    examining = command(commands, "doctor", t.gettext("look the database over; changes nothing"), _doctor)
    examining.add_argument(
        "--backups", metavar="FOLDER", type=Path, help=t.gettext("where backups are, to tell how old the last one is")
    )
    purging = command(commands, "purge", t.gettext("delete what is past its time; the app does so by itself"), _purge)
    purging.add_argument(
        "--now", metavar="DATE", type=_date, help=t.gettext("delete as on that day, such as 2029-01-01 (else today)")
    )
    purging.add_argument("--dry-run", action="store_true", help=t.gettext("only tell what would be deleted"))
    purging.set_defaults(writes=lambda args: not args.dry_run)
    for parser in (examining, purging):
        frameworks_option(parser, t)
        db_option(parser, t)


def _add_backup(commands: Commands, t: Translator) -> None:
    text = t.gettext("write a backup into one file, also while the app runs; prints its name")
    parser = command(commands, "backup", text, _backup)
    parser.add_argument(
        "out", metavar="OUT", type=Path, help=t.gettext("the file, or a folder in which one named by the time is made")
    )
    db_option(parser, t)


def _add_restore(commands: Commands, t: Translator) -> None:
    parser = command(commands, "restore", t.gettext("put a backup in the place of a database"), _restore)
    parser.add_argument("file", metavar="FILE", type=Path)
    db_option(parser, t)
    parser.add_argument(
        "--into", metavar="FOLDER", type=Path, help=t.gettext("make a database in this folder instead of using --db")
    )
    parser.add_argument(
        "--replace", action="store_true", help=t.gettext("even where centres are stored; a copy of them is kept")
    )


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2029-01-31") from None


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _backup(args: argparse.Namespace, t: Translator) -> int:
    done = backup.back_up(settings(args).database_url, args.out, _now())
    print(done.file)
    return GOOD


def _restore(args: argparse.Namespace, t: Translator) -> int:
    if args.into and args.db:
        raise InputError([Problem("--into", "", N_("says where as --db does; give one of them."))])
    url = f"sqlite:///{args.into / FILE_NAME}" if args.into else settings(args).database_url
    done = restoring.restore(args.file, url, _now(), replace=args.replace)
    for kept in done.kept:
        print(t.gettext("What was there is kept in {file}.").format(file=kept), file=sys.stderr)
    print(done.where)
    return GOOD


def _doctor(args: argparse.Namespace, t: Translator) -> int:
    if args.backups is not None and not args.backups.is_dir():
        raise InputError([Problem(str(args.backups), "", N_("is no folder."))])
    found = settings(args)
    findings: list[Finding] = []
    loaded: dict[str, str] = {}
    try:
        loaded = {name: one.version for name, one in load_catalogue(found.frameworks).frameworks.items()}
    except FrameworkError as error:
        findings += [
            Finding("wrong", "{line}", values={"line": problem.line_text(t.gettext)}) for problem in error.problems
        ]
    findings += doctor.examine(found.database_url, loaded, _now(), args.backups)
    names = {state: t.gettext(name) for state, name in _STATES.items()}
    width = max(len(name) for name in names.values())
    for finding in findings:
        print(f"{names[finding.state]:{width}}  {finding.text(t.gettext)}")
    return NO if any(finding.state == "wrong" for finding in findings) else GOOD


def _purge(args: argparse.Namespace, t: Translator) -> int:
    at = None if args.now is None else dt.datetime.combine(args.now, dt.time.min, dt.UTC)
    with opened(args, read_only=args.dry_run) as ws:
        done = retention.due(ws, at) if args.dry_run else retention.purge(ws, at)
    if done.held is not None:
        tell(_held(done.held, t))
        if not args.dry_run:
            return NO
    for name, count in _lines(done, t):
        say(f"{count}\t{name}")
    return GOOD


def _lines(done: Purged, t: Translator) -> list[tuple[str, int]]:
    names: dict[Kind, str] = {
        "centres": t.gettext("centres out of the bin"),
        "surveys": t.gettext("surveys whose years are over"),
        "workshops": t.gettext("workshops whose years are over"),
        "invitations": t.gettext("invitations"),
        "sign_ins": t.gettext("sign-ins"),
        "people": t.gettext("people without a role"),
        "events": t.gettext("events of the audit trail"),
    }
    return [
        *((name, done.deleted[kind]) for kind, name in names.items()),
        (t.gettext("surveys closed"), done.closed_surveys),
        (t.gettext("workshops closed"), done.closed_workshops),
        (t.gettext("automatic copies"), done.copies),
    ]


def _held(since: dt.datetime, t: Translator) -> str:
    return t.gettext(
        "The clock is far ahead of what happened here last, so nothing is deleted before it says so a day later (since {date}). If the date is right and you do not want to wait, give it with --now."
    ).format(date=since.astimezone().date())
