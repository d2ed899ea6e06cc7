from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from functools import cache

from prodige_core.exports import ExportInputs, export_roadmap
from prodige_core.exports.xlsx.sheet import Book
from prodige_core.i18n import translator
from tests.exports.office import events
from tests.samples import MADE_ON, catalogue, centre, quick_plan


@cache
def inputs() -> ExportInputs:
    file = centre(terms=9)
    return ExportInputs(file, catalogue(), quick_plan(file, 30), translator("en"), MADE_ON)


@cache
def parts() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(export_roadmap("xlsx", inputs()))) as book:
        return {name: book.read(name).decode("utf-8") for name in book.namelist()}


def test_every_table_is_frozen_filtered_and_ready_for_paper():
    for number in range(2, 8):
        sheet = parts()[f"xl/worksheets/sheet{number}.xml"]
        assert 'state="frozen"' in sheet
        assert "<autoFilter" in sheet
        assert 'orientation="landscape"' in sheet
        assert 'fitToHeight="0"' in sheet
    assert parts()["xl/workbook.xml"].count("_xlnm.Print_Titles") == 6


def test_load_and_budget_have_charts_with_a_sentence_each():
    charts = [name for name in parts() if name.startswith("xl/charts/chart")]
    assert len(charts) == 6  # five roles and the money
    drawings = "".join(text for name, text in parts().items() if name.startswith("xl/drawings/drawing"))
    assert len(re.findall(r'descr="[^"]{20,}"', drawings)) == 6


def test_the_workbook_tells_the_day_it_was_made_on():
    assert "2026-11-21T00:00:00Z</dcterms:created>" in parts()["docProps/core.xml"]


def test_texts_that_look_like_formulas_stay_text_when_edited():
    file = centre(name="=1+1")
    data = export_roadmap("xlsx", ExportInputs(file, catalogue(), None, translator("en"), MADE_ON))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert b'quotePrefix="1"' in book.read("xl/styles.xml")


def test_names_of_sheets_are_short_allowed_and_different():
    import xlsxwriter

    with xlsxwriter.Workbook(io.BytesIO()) as workbook:
        book = Book(workbook, "X")
        names = [book.add(name).get_name() for name in ("a/b*c" * 10, "A/B*C" * 10, "[]", "History?")]
    assert len({name.casefold() for name in names}) == 4
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_later_calendar_replaces_the_events_of_an_earlier_one():
    early = events(export_roadmap("ics", inputs()))
    late = events(export_roadmap("ics", replace(inputs(), made_on=MADE_ON + dt.timedelta(days=3))))
    assert [str(event["UID"]) for event in early] == [str(event["UID"]) for event in late]
    assert all(int(new["SEQUENCE"]) > int(old["SEQUENCE"]) for old, new in zip(early, late, strict=True))
    assert {event["DTSTAMP"].dt for event in early} == {dt.datetime(2026, 11, 21, tzinfo=dt.UTC)}


def test_ids_of_events_differ_within_a_plan_and_between_centres():
    own = [str(event["UID"]) for event in events(export_roadmap("ics", inputs()))]
    file = inputs().file.model_copy(update={"centre": inputs().file.centre.model_copy(update={"name": "Other"})})
    other = [str(event["UID"]) for event in events(export_roadmap("ics", replace(inputs(), file=file)))]
    assert len(set(own)) == len(own)
    assert not set(own) & set(other)


def test_actions_ring_two_weeks_before_they_start_and_block_nobody():
    for event in events(export_roadmap("ics", inputs())):
        assert event["TRANSP"] == "TRANSPARENT"
        alarms = event.walk("VALARM")
        if "DESCRIPTION" in event:
            assert [alarm["TRIGGER"].dt for alarm in alarms] == [dt.timedelta(days=-14)]
        else:
            assert alarms == []
