"""A database that calls may change, put back to what it was while it stays open: copying it for every call takes longer
than the calls."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import psycopg

from prodige_core.services import workspace
from prodige_core.services.workspace import Workspace
from tests import databases

_TABLES = "SELECT oid, relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
# rows that were written, changed or deleted have another newest transaction or another number
_MARK = "'SELECT concat(count(*), '' '', max(xmin::text::bigint)) FROM public.%I'"

_REMEMBER = f"""DO $$ DECLARE own record; mark text; BEGIN
CREATE TEMP TABLE marks (relname name PRIMARY KEY, mark text);
FOR own IN {_TABLES} LOOP
  EXECUTE format('CREATE TEMP TABLE %I AS TABLE public.%I', 'former_' || own.relname, own.relname);
  EXECUTE format({_MARK}, own.relname) INTO mark;
  INSERT INTO marks VALUES (own.relname, mark);
END LOOP; END $$"""  # noqa: S608 - words of ours

_PUT_BACK = f"""DO $$ DECLARE own record; now text; BEGIN
SET LOCAL session_replication_role = replica;
FOR own IN SELECT * FROM marks LOOP
  EXECUTE format({_MARK}, own.relname) INTO now;
  CONTINUE WHEN now = own.mark;
  EXECUTE format('DELETE FROM public.%I', own.relname);
  EXECUTE format('INSERT INTO public.%I TABLE %I', own.relname, 'former_' || own.relname);
  EXECUTE format({_MARK}, own.relname) INTO now;
  UPDATE marks SET mark = now WHERE relname = own.relname;
END LOOP; END $$"""  # noqa: S608 - words of ours


class PutBack:
    """open_: opens the workspace on the database of ``folder``, which nobody has open. Call `close` at the end."""

    def __init__(self, folder: Path, open_: Callable[[], Workspace]) -> None:
        self._folder, self._open = folder, open_
        self._as_built = databases.digest(folder)
        if databases.on_postgresql():
            address = databases.as_superuser(databases.address(folder)).replace("+psycopg", "")
            self._beside = psycopg.connect(address, autocommit=True)
            self._beside.execute(_REMEMBER)
        else:
            self._file = folder / "prodige.sqlite3"
            shutil.copy(self._file, self._former)
        self._open_now()

    def fresh(self) -> Workspace:
        """The workspace on the database as it was in the beginning, whatever was done to it since."""
        if databases.on_postgresql():
            self._beside.execute(_PUT_BACK)
        elif self._beside.execute("PRAGMA data_version").fetchone() != self._version:  # others wrote something
            self._shut()
            shutil.copy(self._former, self._file)
            self._open_now()
        return self._ws

    def close(self) -> None:
        """Also sees that the database could be put back to the last row."""
        self.fresh()
        self._shut()
        assert databases.digest(self._folder) == self._as_built

    @property
    def _former(self) -> Path:
        return self._folder / "former"

    def _open_now(self) -> None:
        self._ws = self._open()
        if not databases.on_postgresql():
            self._beside = sqlite3.connect(self._file)
            self._version = self._beside.execute("PRAGMA data_version").fetchone()

    def _shut(self) -> None:
        self._beside.close()
        workspace.close(self._ws)
