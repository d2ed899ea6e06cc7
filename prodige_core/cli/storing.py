"""``prodige import``, ``export`` and ``migrate``: the stored centres.

``export`` only reads, so it works while the app runs; ``import`` and ``migrate`` refuse then, with a sentence
(``docs/decisions/003-storage.md``).
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from prodige_core.cli.streams import (
    BAD_INPUT,
    GOOD,
    Commands,
    command,
    db_option,
    frameworks_option,
    read_bytes,
    settings,
    write_bytes,
)
from prodige_core.errors import NotFound
from prodige_core.i18n import N_, Translator
from prodige_core.services import centres, workspace
from prodige_core.services.workspace import Workspace


def add(commands: Commands, t: Translator) -> None:
    """Add the three commands."""
    opening = command(
        commands, "import", t.gettext("store a centre file or roadmap PDF; prints the centre's id"), _import
    )
    opening.add_argument("file", metavar="FILE", type=Path)
    opening.add_argument(
        "--replace",
        action="store_true",
        help=t.gettext("take the place of the centre of the same name, instead of standing beside it"),
    )
    saving = command(commands, "export", t.gettext("write the centre file of a stored centre"), _export)
    saving.add_argument(
        "centre", metavar="CENTRE", nargs="?", help=t.gettext("id; not needed when there is one centre")
    )
    saving.add_argument("-o", "--out", metavar="FILE", type=Path, help=t.gettext("file to write, else standard output"))
    saving.add_argument("--with-roadmap", action="store_true", help=t.gettext("with the last plan"))
    migrating = command(commands, "migrate", t.gettext("bring the database to this version of Prodige"), _migrate)
    for parser in (opening, saving, migrating):
        frameworks_option(parser, t)
        db_option(parser, t)


def _import(args: argparse.Namespace, t: Translator) -> int:
    data = read_bytes(args.file)
    with _workspace(args) as ws:
        done = centres.import_bytes(ws, data, str(args.file), "replace" if args.replace else "copy")
    notes = {
        "unchanged": t.gettext("This centre is stored already; nothing was changed."),
        "copied": t.gettext(
            "Another centre of this name is stored; both are kept. Use --replace to keep only this one."
        ),
        "replaced": t.gettext("The former state of this centre can be restored in the app for {days} days."),
    }
    if done.outcome in notes:
        print(notes[done.outcome].format(days=centres.BIN_DAYS), file=sys.stderr)
    print(done.centre_id)
    return GOOD


def _export(args: argparse.Namespace, t: Translator) -> int:
    with _workspace(args, read_only=True) as ws:
        chosen = args.centre
        if chosen is None:
            rows = centres.list_centres(ws)
            if not rows:
                raise NotFound(N_("No centre is stored here yet."), N_("Import one, or start the app."))
            if len(rows) != 1:
                text = t.ngettext(
                    "{count} centre is stored; name the one you mean.",
                    "{count} centres are stored; name the one you mean.",
                    len(rows),
                )
                print(f"prodige: {text.format(count=len(rows))}", file=sys.stderr)
                for row in rows:
                    print(f"  {row.id}  {row.name}", file=sys.stderr)
                return BAD_INPUT
            chosen = rows[0].id
        data = centres.export_bytes(ws, chosen, with_roadmap=args.with_roadmap)
    write_bytes(data, args.out)
    return GOOD


def _migrate(args: argparse.Namespace, t: Translator) -> int:
    with _workspace(args) as ws:
        if ws.database.former is not None:
            text = t.gettext("A copy of the database as it was before is kept in {file}.")
            print(text.format(file=ws.database.former), file=sys.stderr)
        print(t.gettext("The database is up to date."))
    return GOOD


@contextlib.contextmanager
def _workspace(args: argparse.Namespace, *, read_only: bool = False) -> Iterator[Workspace]:
    found = settings(args)
    ws = workspace.open_workspace(found.database_url, found.frameworks, read_only=read_only, copies_in=found.copies)
    try:
        yield ws
    finally:
        workspace.close(ws)
