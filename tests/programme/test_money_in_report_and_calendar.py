"""The report's part on European money and the deadlines of the calendar, from the demo centre with two mobilities."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace
from functools import cache

import pytest
from icalendar import Calendar

from prodige_core.exports import ExportInputs, FormerPlan, export_roadmap
from prodige_core.exports.content import content_of, report_inputs
from prodige_core.i18n import translator
from prodige_core.planning.result import Scheduled
from prodige_core.programme import load_programme
from prodige_core.reports.document import Heading, Paragraph, Run, Table, walk
from prodige_core.responses import Mobility
from tests.factories import FRAMEWORKS
from tests.samples import MADE_ON, catalogue, centre, quick_plan

VISIT, STAY = "staff.open-call-visits", "mobility.pilot-group-stay"
TOLD = {
    VISIT: Mobility(country="ES", distance_km=1200),
    STAY: Mobility(country="DE"),
}


@cache
def inputs() -> ExportInputs:
    file = centre().model_copy(update={"mobilities": TOLD})
    programme = load_programme(FRAMEWORKS)
    return ExportInputs(file, catalogue(), quick_plan(file, 12), translator("en"), MADE_ON, programme=programme)


def blocks(given: ExportInputs):
    return list(walk(content_of(given, carries_file=True).document))


def chapter(given: ExportInputs):
    found, inside = [], False
    for block in blocks(given):
        if isinstance(block, Heading) and block.level == 1:
            inside = block.id == "money"
        if inside:
            found.append(block)
    return found


def texts(found) -> str:
    parts = []
    for block in found:
        if isinstance(block, Paragraph):
            parts += [run.text for run in block.runs if isinstance(run, Run)]
        elif isinstance(block, Table):
            parts += [block.caption, *block.header, *(cell for row in block.rows for cell in row)]
        elif isinstance(block, Heading):
            parts.append(block.text)
    return "\n".join(parts)


def test_the_report_tells_route_deadlines_and_the_arithmetic_with_year_and_mark():
    said = texts(chapter(inputs()))
    assert "Call 2027: Mobility of learners and staff (KA121, KA122)" in said
    assert "expected, not published" in said
    assert "3 × (7 days × €95–€169)" in said
    assert "€3,972 to €5,526, middle €4,749" in said  # worked out by hand in test_grants_worked_out_by_hand
    assert "call 2026, verify" in said
    assert "EU Project Hub" in said
    assert "Compared with these sources on 21 November 2026" in said


def test_one_way_is_recommended_and_names_the_planned_actions_it_can_pay_for():
    made = inputs().plan
    joins = (Scheduled("partners.shadow-the-twin", 4, 5), Scheduled(VISIT, 6, 6))
    given = replace(inputs(), plan=replace(made, actions=(*made.actions, *joins)))
    actions = [own for own in report_inputs(given, carries_file=True).roadmap.actions if own.funding == "KA121"]
    assert [own.id for own in actions] == ["partners.shadow-the-twin", VISIT]
    assert {own.grant for own in actions} == {"A grant can pay for it: Erasmus+ KA121, as a member of a consortium."}, (
        "this school is not accredited"
    )
    said = texts(chapter(given))
    assert "What fits you now: Join a consortium. Your plan counts on money that comes this way (KA121)." in said
    assert f"It can pay for actions {actions[0].number} and {actions[1].number} of the plan." in said
    assert "In your plan this begins after the last call for this money." in said
    ways = next(block for block in chapter(given) if isinstance(block, Table) and block.header[0] == "Way")
    assert [row[:2] for row in ways.rows if row[1] == "Fits best"] == [("Join a consortium", "Fits best")]


def test_what_is_missing_has_no_number():
    assert "No number yet. Say how far it is" in texts(chapter(inputs()))


def test_grants_and_own_money_stand_in_two_columns_and_no_sum_holds_both():
    table = next(one for one in chapter(inputs()) if isinstance(one, Table) and "Grant, estimated" in one.header)
    assert table.header[-2:] == ("Grant, estimated", "Own money")
    assert "Together" not in {cell for row in table.rows for cell in row}


def test_a_plan_beyond_2027_says_that_rules_may_change():
    assert ("rules and money may change" in texts(chapter(inputs()))) == (
        content_of(inputs(), carries_file=True).roadmap.end.year > 2027
    )


def test_without_facts_or_without_anything_to_tell_there_is_no_such_chapter():
    assert chapter(replace(inputs(), programme=None)) == []
    nothing = inputs().file.model_copy(update={"mobilities": {}})
    assert chapter(replace(inputs(), file=nothing, plan=None)) == []


def test_the_web_page_and_the_word_document_have_it_too():
    assert "Grants for 1 mobility together" in export_roadmap("html", inputs()).decode()
    with zipfile.ZipFile(io.BytesIO(export_roadmap("docx", inputs()))) as parts:
        assert "Grants for 1 mobility together" in parts.read("word/document.xml").decode()


def deadline_events(given: ExportInputs):
    events = Calendar.from_ical(export_roadmap("ics", given)).walk("VEVENT")
    return [own for own in events if "CATEGORIES" in own and b"European deadline" in own["CATEGORIES"].to_ical()]


def test_deadlines_in_the_plan_ring_in_the_morning_four_weeks_and_one_week_before():
    found = deadline_events(inputs())
    assert [own["DTSTART"].dt for own in found][:2] == [dt.date(2027, 2, 15), dt.date(2027, 3, 1)]
    for own in found:
        rings = [alarm["TRIGGER"].dt for alarm in own.walk("VALARM")]
        assert rings == [dt.timedelta(weeks=-4, hours=9), dt.timedelta(weeks=-1, hours=9)]
        assert "(expected, not published)" in str(own["SUMMARY"])
        assert "Verify on the page of your national agency" in str(own["DESCRIPTION"])


def test_a_deadline_keeps_its_id_when_it_is_published():
    programme = inputs().programme
    published = tuple(
        own.model_copy(
            update={"kind": "published", "closes": "2027-02-18", "earliest": None, "latest": None, "why": ""}
        )
        if own.id == "ka1-2027"
        else own
        for own in programme.calls
    )
    later = replace(inputs(), programme=programme.model_copy(update={"calls": published}))
    before, after = deadline_events(inputs())[0], deadline_events(later)[0]
    assert before["UID"] == after["UID"]
    assert after["DTSTART"].dt == dt.date(2027, 2, 18)
    assert "expected" not in str(after["SUMMARY"])


def test_a_deadline_after_the_end_of_a_shorter_plan_is_called_off_once_and_rings_no_more():
    file = inputs().file
    means = file.means.model_copy(update={"terms": 1})
    shorter = file.model_copy(update={"means": means})
    former = (FormerPlan(inputs().plan, file.means),) * 2
    again = replace(inputs(), file=shorter, plan=quick_plan(shorter, 2), former=former)
    was, now = ({str(own["UID"]): own for own in deadline_events(given)} for given in (inputs(), again))
    assert was.keys() == now.keys()
    off = [own for own in now.values() if str(own["STATUS"]) == "CANCELLED"]
    assert 0 < len(off) < len(was)
    assert {own["DTSTART"].dt for own in off} == {own["DTSTART"].dt for key, own in was.items() if now[key] in off}
    assert all(own["DTSTART"].dt > dt.date(2027, 3, 31) for own in off)
    assert all(str(own["SUMMARY"]).startswith("Not in our plan any more: ") for own in off)
    assert not any(own.walk("VALARM") for own in off)
    later = deadline_events(replace(again, made_on=dt.date(2028, 1, 10)))
    assert all(own["DTSTART"].dt >= dt.date(2028, 1, 10) for own in later), "what has passed is not called off"


@pytest.mark.parametrize("day", [dt.date(2027, 3, 20), dt.date(2028, 1, 10)])
def test_no_past_deadline_is_in_a_calendar_made_later(day):
    found = deadline_events(replace(inputs(), made_on=day))
    assert all(own["DTSTART"].dt >= day for own in found)


def test_sources_are_documents_with_an_address_and_secondary_ones_are_named_once_to_be_verified():
    found = chapter(inputs())
    at = next(place for place, own in enumerate(found) if isinstance(own, Heading) and own.id == "money-sources")
    told = found[at:]
    (table,) = [own for own in told if isinstance(own, Table)]
    kinds = {own.cite: own.kind for own in inputs().programme.sources.values()}
    assert {kinds[row[0]] for row in table.rows} <= {"official", "memory"}
    assert texts(told).count("Secondary sources, not official; verify") == 1
    assert "github" not in texts(found)
    assert ".md" not in texts(found)
