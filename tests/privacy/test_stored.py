"""What the documentation says is stored is what the database can hold: every table and column, and nothing more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from prodige_core.services import centres, everything, links, retention, signing_in
from prodige_core.storage import copies
from prodige_core.storage.tables import metadata

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "privacy"
STORED = (FOLDER / "stored.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)` \| ((?:`\w+` ?)+)\| (.+?) \| (.+?) \|$", re.MULTILINE)
ROWS = {
    table: (re.findall(r"`(\w+)`", columns), what, how_long) for table, columns, what, how_long in ROW.findall(STORED)
}


def test_every_table_has_a_row_and_every_row_a_table():
    assert sorted(ROWS) == sorted(metadata.tables)


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_every_column_is_named_with_what_it_is_and_how_long(table):
    columns, what, how_long = ROWS[table]
    assert columns == [column.name for column in metadata.tables[table].c]
    assert len(what) > 10
    assert how_long


def test_the_periods_are_those_of_the_code():
    assert f"({centres.BIN_DAYS} days in the bin" in STORED
    assert f"**{retention.YEARS_KEPT} years**" in STORED
    assert f"up to {copies.KEPT_DAYS} days longer" in STORED
    assert f"{signing_in.IDLE.days} days after the last visit, at most {signing_in.AT_MOST.days} days" in STORED
    assert f"{int(signing_in.PROVIDER_LASTS.total_seconds() // 3600)} hours" in STORED
    minutes = int(links.DEVICE_LASTS.total_seconds() // 60)
    again = f"made for somebody who lost every device {links.RENEWAL_LASTS.days} days"
    assert f"{links.LASTS.days} days (for another device {minutes} minutes; {again})" in STORED


def test_tables_that_the_export_leaves_out_are_said_to_be_about_people():
    about_people = STORED.partition("## About people who answer and vote")[2]
    for table in everything.LEFT_OUT:
        assert f"| `{table}` |" in about_people


@pytest.mark.parametrize("name", ["README", "record", "dpia", "processor", "information"])
def test_every_template_says_that_it_is_one(name):
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert "template" in text.casefold()
    assert "data protection officer" in text


@pytest.mark.parametrize("name", ["record", "dpia", "information"])
def test_the_legal_basis_is_the_public_task_and_never_the_consent_of_staff(name):
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert "6(1)(e)" in text
    assert "not the consent" in text or "not your consent" in text
