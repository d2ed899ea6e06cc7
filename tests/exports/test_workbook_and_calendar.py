from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from functools import cache

import icalendar
import pytest
from babel import Locale
from babel.support import NullTranslations

from prodige_core.exports import ExportInputs, FormerPlan, export_roadmap
from prodige_core.exports.xlsx.measure import height, lines
from prodige_core.exports.xlsx.paper import fit
from prodige_core.exports.xlsx.sheet import Book
from prodige_core.i18n import Translator, translator
from prodige_core.planning.result import Scheduled
from prodige_core.responses import BoardEntry, OwnAction
from prodige_core.roadmap import build_roadmap
from prodige_core.scoring import score_file
from prodige_core.services.indicators import followed_in_file
from tests.exports.office import events, workbook
from tests.five_centres import FIVE
from tests.samples import MADE_ON, catalogue, centre, quick_plan


@cache
def inputs() -> ExportInputs:
    file = centre(terms=9)
    return ExportInputs(file, catalogue(), quick_plan(file, 30), translator("en"), MADE_ON)


@cache
def parts() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(export_roadmap("xlsx", inputs()))) as book:
        return {name: book.read(name).decode("utf-8") for name in book.namelist()}


def sheet_names() -> list[str]:
    return re.findall(r'<sheet name="([^"]+)"', parts()["xl/workbook.xml"])


def test_every_table_is_frozen_and_filtered_down_to_its_last_row_and_its_header_is_repeated():
    names = sheet_names()
    assert names == [
        "Summary", "Answers", "Scores", "Scores by area", "Gaps", "Plan", "Action cards", "Plan by term", "Load by term",
        "Budget", "Targets",
    ]  # fmt: skip
    for number in range(2, len(names) + 1):
        sheet = parts()[f"xl/worksheets/sheet{number}.xml"]
        rows = sheet.count("<row ")
        assert 'state="frozen"' in sheet
        assert re.search(rf'<autoFilter ref="A1:[A-Z]+{rows}"', sheet)
    assert parts()["xl/workbook.xml"].count("_xlnm.Print_Titles") == len(names) - 1


def test_figures_of_the_summary_are_numbers():
    rows = re.findall(r'<c r="B\d+" s="\d+"><v>(\d+)</v>', parts()["xl/worksheets/sheet1.xml"])
    assert len(rows) == 4
    assert rows[0] == "30"
    assert re.search(r'formatCode="0&quot; of \d+&quot;"', parts()["xl/styles.xml"])


def test_nothing_is_printed_smaller_than_six_point_and_every_row_has_its_height():
    for number in range(1, len(sheet_names()) + 1):
        sheet = parts()[f"xl/worksheets/sheet{number}.xml"]
        scale = int((re.findall(r'<pageSetup [^>]*scale="(\d+)"', sheet) or ["100"])[0])
        assert 60 <= scale <= 100
        assert sheet.count("<row ") == sheet.count('customHeight="1"')


@pytest.mark.parametrize("name", FIVE)
def test_five_very_different_centres_have_whole_sheets(name):
    own = FIVE[name]()
    rows = followed_in_file(own.file, catalogue(), own.plan, MADE_ON)
    data = export_roadmap(
        "xlsx", ExportInputs(own.file, catalogue(), own.plan, translator("en"), MADE_ON, indicators=rows)
    )
    sheets = workbook(data)
    assert ("Plan" in sheets) == (own.plan is not None)
    assert ("Indicators" in sheets) == any(row.tells for row in rows)
    for title, found in sheets.items():
        assert len(found) > 1
        assert title == "Summary" or {len(row) for row in found} == {len(found[0])}
        assert len(set(found[0])) == len(found[0]) or title == "Summary"
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        scales = re.findall(
            r' scale="(\d+)"', "".join(book.read(own).decode() for own in book.namelist() if "/sheet" in own)
        )
    assert all(int(scale) >= 60 for scale in scales)


def test_more_than_there_is_carries_the_mark_of_the_documents_which_is_explained_below():
    own = FIVE["huge"]()
    poor = own.file.model_copy(update={"means": own.file.means.model_copy(update={"budget_per_year": 1})})
    given = ExportInputs(poor, catalogue(), own.plan, translator("en"), MADE_ON)
    data = export_roadmap("xlsx", given)
    says = (
        "* More than there is: what has begun takes more than was planned, or less was given since the plan was made. "
        "Give more, or plan anew."
    )
    content = workbook(data)
    roadmap = build_roadmap(poor, catalogue(), score_file(poor, catalogue()), own.plan, translator("en"))
    loads = [load for term in roadmap.terms for load in term.hours.values()]
    assert len(over := [load for load in loads if load.used > load.capacity]) > 1
    assert len(marked_cells(data, content, "Load by term")) == len(over)
    assert (
        len(marked_cells(data, content, "Budget"))
        == sum(year.spent_eur > year.budget_eur for year in roadmap.years)
        > 1
    )
    assert content["Budget"][-1][0] == says
    assert content["Load by term"][-1][0].splitlines()[0] == says
    for sentence in roadmap.overloads:
        assert sentence in content["Load by term"][-1][0]
    for number, title in enumerate(content, 1):
        if title in ("Load by term", "Budget"):
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                sheet = book.read(f"xl/worksheets/sheet{number}.xml").decode()
            last = len(content[title]) - 1
            assert re.search(rf'<autoFilter ref="A1:[A-Z]+{last}"', sheet), "the note is no row to filter"
    fine = workbook(export_roadmap("xlsx", inputs()))
    assert not any(cell.startswith("* More") for rows in fine.values() for row in rows for cell in row)


def marked_cells(data: bytes, content: dict[str, list[list[str]]], title: str) -> list[str]:
    """The numbers of a sheet that are shown with the mark behind them."""
    number = list(content).index(title) + 1
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        styles = book.read("xl/styles.xml").decode()
        sheet = book.read(f"xl/worksheets/sheet{number}.xml").decode()
    forms = dict(re.findall(r'<numFmt numFmtId="(\d+)" formatCode="([^"]+)"', styles))
    cells = re.findall(r'<xf numFmtId="(\d+)"', styles.split("<cellXfs")[1])
    found = re.findall(r'<c r="[A-Z]+\d+" s="(\d+)"><v>(\d+)</v>', sheet)
    return [value for style, value in found if forms.get(cells[int(style)], "").endswith("&quot;*&quot;")]


def test_a_text_needs_as_many_lines_as_it_has_parts_or_does_not_fit():
    assert lines("one", 10) == 1
    assert lines("one\n\nthree", 10) == 3
    assert lines("word " * 40, 48) == lines("word " * 40, 49) == 4  # 48 digits hold ten words of this length
    assert lines("i" * 60, 20) < lines("m" * 60, 20)
    assert lines("Auslandsaufenthaltsvorbereitungsunterlagen", 15) == 3
    assert lines("é" * 50, 30) == lines("e" * 50, 30)
    assert lines("Ж" * 50, 30) > lines("i" * 50, 30)
    assert height(2) > height(1)
    assert height(1000) == 409


def test_charts_are_native_with_a_sentence_and_two_named_axes_each():
    charts = [text for name, text in parts().items() if name.startswith("xl/charts/chart")]
    assert len(charts) == 8  # two questionnaires, five roles, the money
    drawings = "".join(text for name, text in parts().items() if name.startswith("xl/drawings/drawing"))
    assert len(re.findall(r'descr="[^"]{20,}"', drawings)) == len(charts)
    for chart in charts:
        assert len(re.findall(r"<c:(?:catAx|valAx)>.*?<c:title>", chart, re.DOTALL)) == 2
        assert "<c:f>" in chart  # it reads the cells


@pytest.mark.parametrize(("lang", "form"), [("en", "[$€]#,##0"), ("xx", "[$€]#,##0")])
def test_money_has_its_sign_where_the_language_puts_it(lang, form):
    data = export_roadmap("xlsx", replace(inputs(), t=translator(lang)))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert f'formatCode="{form};' in book.read("xl/styles.xml").decode()
    german = Translator("de", Locale.parse("de"), NullTranslations())
    data = export_roadmap("xlsx", replace(inputs(), t=german))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert 'formatCode="#,##0 [$€];' in book.read("xl/styles.xml").decode()


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
        book = Book(workbook, "X", translator("en"))
        names = [book.add(name).get_name() for name in ("a/b*c" * 10, "A/B*C" * 10, "[]", "History?")]
    assert len({name.casefold() for name in names}) == 4
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_later_calendar_replaces_the_events_of_an_earlier_one():
    early = events(export_roadmap("ics", inputs()))
    late = events(export_roadmap("ics", replace(inputs(), made_on=MADE_ON + dt.timedelta(days=3))))
    assert [str(event["UID"]) for event in early] == [str(event["UID"]) for event in late]
    assert all(int(new["SEQUENCE"]) > int(old["SEQUENCE"]) for old, new in zip(early, late, strict=True))
    assert {event["DTSTAMP"].dt for event in early} == {dt.datetime(2026, 11, 21, tzinfo=dt.UTC)}


def test_of_two_calendars_of_one_day_the_later_one_counts():
    moment = dt.datetime(2026, 11, 21, 9, 30, 1, 5, tzinfo=dt.UTC)
    first, second = (
        events(export_roadmap("ics", replace(inputs(), made_at=moment + dt.timedelta(seconds=own)))) for own in (0, 1)
    )
    for old, new in zip(first, second, strict=True):
        assert int(new["SEQUENCE"]) == int(old["SEQUENCE"]) + 1
        assert new["DTSTAMP"].dt == new["LAST-MODIFIED"].dt == moment.replace(second=2, microsecond=0)
    assert 365 < int(first[0]["SEQUENCE"]) < 2**31  # more than the days that were counted before, and a whole number


def test_what_is_not_planned_any_more_is_called_off_and_what_was_done_says_so():
    file, before = inputs().file, inputs().plan
    after = quick_plan(file, 4)
    gone = [own.action for own in before.actions if own.action not in {entry.action for entry in after.actions}]
    file = file.model_copy(update={"board": {gone[0]: BoardEntry(status="done", ended="2026-10")}})
    again = replace(inputs(), file=file, plan=after, former=(FormerPlan(before, file.means),))
    was = {str(event["UID"]): event for event in events(export_roadmap("ics", inputs()))}
    now = {str(event["UID"]): event for event in events(export_roadmap("ics", again))}
    assert was.keys() <= now.keys()  # nothing stays behind in the calendar of somebody who imports it
    over = [event for event in now.values() if str(event["SUMMARY"]).startswith("No longer planned: ")]
    milestones = [event for event in over if "Target reached" in str(event["SUMMARY"])]
    assert len(over) - len(milestones) == len(gone) - 1
    assert milestones
    assert {str(event["STATUS"]) for event in over} == {"CANCELLED"}
    assert not any(event.walk("VALARM") for event in over)
    assert all(event["DTSTART"].dt == was[str(event["UID"])]["DTSTART"].dt for event in over)
    (done,) = (event for event in now.values() if str(event["SUMMARY"]).startswith("Done: "))
    assert (str(done["STATUS"]), done.walk("VALARM")) == ("CONFIRMED", [])


def test_lines_are_folded_at_75_bytes_and_texts_come_back_whole():
    title = "Ελληνικά, Кириллица; \\ «Ausbildungsbegleitungsvereinbarung» 學校 👩🏽‍🏫 " * 3
    own = OwnAction(id="own.long", title=title.strip()[:200], lead="teacher", steps=("one; two, three\nfour",))
    file = inputs().file.model_copy(update={"own_actions": (own,)})
    plan = replace(inputs().plan, actions=(*inputs().plan.actions, Scheduled("own.long", 1, 1)))
    data = export_roadmap("ics", replace(inputs(), file=file, plan=plan))
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert data.count(b"\n") == data.count(b"\r\n")
    (event,) = (event for event in events(data) if str(event["SUMMARY"]) == own.title)
    assert own.steps[0] in str(event["DESCRIPTION"])


def test_ids_of_events_differ_within_a_plan_and_between_centres():
    own = [str(event["UID"]) for event in events(export_roadmap("ics", inputs()))]
    file = inputs().file.model_copy(update={"centre": inputs().file.centre.model_copy(update={"name": "Other"})})
    other = [str(event["UID"]) for event in events(export_roadmap("ics", replace(inputs(), file=file)))]
    assert len(set(own)) == len(own)
    assert not set(own) & set(other)


def test_a_calendar_invites_nobody():
    """A METHOD would make it a message between an organiser and guests, and there is no organiser."""
    calendar = icalendar.Calendar.from_ical(export_roadmap("ics", inputs()))
    assert "METHOD" not in calendar
    assert not any("ORGANIZER" in event for event in calendar.walk("VEVENT"))


def test_actions_ring_in_the_morning_two_weeks_before_they_start_and_block_nobody():
    for event in events(export_roadmap("ics", inputs())):
        assert event["TRANSP"] == "TRANSPARENT"
        alarms = event.walk("VALARM")
        if "DESCRIPTION" in event:
            assert [alarm["TRIGGER"].dt for alarm in alarms] == [dt.timedelta(days=-14, hours=9)]
        else:
            assert alarms == []


def test_a_table_is_printed_as_large_as_it_fits_and_leaves_out_what_would_be_too_small():
    short = [30.0, *[20.0] * 10]
    assert fit([300, 300], short, portrait=False, spread=False).scale == 100
    assert fit([1200], short, portrait=False, spread=False).scale == 80
    narrow = fit([1200, 300, 300], short, portrait=False, spread=False)
    assert (narrow.columns, narrow.across, narrow.scale) == (2, 1500, 64)  # the third would make it 53 percent
    wide = fit([1200, 300, 300], short, portrait=False, spread=True)
    assert (wide.columns, wide.scale) == (3, 75)


def test_two_rows_alone_on_a_last_page_go_on_the_page_before():
    whole = fit([960], [30.0, *[20.0] * 30], portrait=False, spread=False)  # 630 of 650 pixels, 3 percent kept back
    assert whole.scale == 100
    tail = fit([960], [30.0, *[20.0] * 32], portrait=False, spread=False)
    assert tail.scale == 94
    assert tail.used <= tail.page
    assert fit([960], [30.0, *[20.0] * 45], portrait=False, spread=False).scale == 100  # half a page is no tail


def test_a_tail_that_cannot_be_avoided_takes_half_of_the_page_before():
    tail = fit([1600], [30.0, *[20.0] * 52], portrait=False, spread=False)  # 1,050 pixels at 60 percent: 51 rows
    assert (tail.scale, tail.again, tail.used) == (60, 27, 30 + 26 * 20)  # 26 rows on each
    third = fit([1600], [30.0, *[20.0] * 104], portrait=False, spread=False)
    assert (third.scale, third.again, third.used) == (60, 78, 30 + 27 * 20)  # 51, 26 and 27
    assert fit([1600], [30.0, *[20.0] * 80], portrait=False, spread=False).again == 0
