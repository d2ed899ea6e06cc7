"""Screen, PDF, Word, web page, workbook and calendar can never disagree: they are made from the same values."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_core.charts import profile_rows
from prodige_core.exports import FORMATS, ExportInputs, export_roadmap
from prodige_core.exports.content import report_inputs
from prodige_core.frameworks import ROLES
from prodige_core.i18n import translator
from prodige_core.planning.ongoing import plan_action
from prodige_core.planning.result import Plan, RoleLoad, Scheduled, TermLoad
from prodige_core.reports.document import Paragraph, Table, walk
from prodige_core.reports.erasmus_plan import erasmus_plan
from prodige_core.reports.leadership_summary import leadership_summary
from prodige_core.responses import BoardEntry, Centre, CentreFile
from prodige_core.roadmap.period import taken
from prodige_core.scoring import score_file
from tests.exports.office import Page, events, one, records, word_text, workbook
from tests.exports.reading import read
from tests.samples import HOURS, MADE_ON, catalogue, centre, quick_plan, roadmap

OFFICE = ("docx", "xlsx", "ics", "html")
STATES = ("open", "started", "done", "dropped")
EXCEL_DAY_ZERO = dt.date(1899, 12, 30)


@cache
def file(terms: int = 9) -> CentreFile:
    return centre(terms=terms)


@cache
def plan(most: int = 60):
    return quick_plan(file(), most)


@cache
def made(format_id: str, lang: str = "en") -> bytes:
    return export_roadmap(format_id, ExportInputs(file(), catalogue(), plan(), translator(lang), MADE_ON))


@cache
def actions():
    return roadmap(file(), plan()).actions


@pytest.mark.parametrize("format_id", ["docx", "html", "pdf"])
def test_documents_hold_title_period_lead_hours_and_cost_of_every_action(format_id):
    t = translator("en")
    texts = {
        "docx": lambda: word_text(made("docx")),
        "html": lambda: Page(made("html")).text,
        "pdf": lambda: read(made("pdf")).text,
    }
    text = texts[format_id]()
    assert len(actions()) > 25
    for action in actions():
        money = t.money(action.cost_eur) if action.cost_eur else "no own money"
        hours = "staff hour" if action.total_hours == 1 else "staff hours"
        facts = f"{action.period} · lead: {action.lead_name} · {t.number(action.total_hours)} {hours} · {money}"
        assert f"{action.number} {one(action.title)} {facts}" in text
        for step in action.steps:
            assert one(step) in text


def test_the_plan_sheet_holds_every_action_as_numbers_and_days():
    rows = records(workbook(made("xlsx"))["Plan"])
    assert len(rows) == len(actions())
    for action, row in zip(actions(), rows, strict=True):
        assert row["Action"] == action.title
        assert row["Lead"] == action.lead_name
        assert int(row["Hours"]) == action.total_hours
        assert int(row["Own money"]) == action.cost_eur
        assert EXCEL_DAY_ZERO + dt.timedelta(days=int(row["Start"])) == action.first_day
        assert EXCEL_DAY_ZERO + dt.timedelta(days=int(row["End"])) == action.last_day
        own = {entry.name: entry.hours for entry in action.hours}
        for title, value in row.items():
            if title.startswith("Hours: "):
                assert int(value) == own.get(title.removeprefix("Hours: "), 0)


def test_the_cards_and_the_terms_of_the_workbook_are_those_of_the_plan():
    sheets = workbook(made("xlsx"))
    cards = records(sheets["Action cards"])
    terms = records(sheets["Plan by term"])
    assert len(terms) == len(actions())
    for action, row in zip(actions(), terms, strict=True):
        own = {card["Part"]: card["Text"] for card in cards if card["No."] == str(action.number)}
        assert own["Steps"] == "\n".join(f"{place}. {step}" for place, step in enumerate(action.steps, 1))
        assert own["Why for us"] == "\n".join(action.because)
        assert own.get("Indicator", "") == action.indicator
        labels = [term.label for term in roadmap(file(), plan()).terms if action.start <= term.number <= action.end]
        assert [title for title in row if title not in ("No.", "Action", "Lead") and row[title]] == labels


def test_the_gaps_are_those_of_the_report_with_the_actions_that_close_them():
    own = roadmap(file(), plan())
    rows = {row["Practice"]: row for row in records(workbook(made("xlsx"))["Gaps"])}
    assert len(rows) == len(own.courses)
    for course in own.courses:
        row = rows[course.title]
        assert (row["Level now"], row["Target"]) == (course.now.label, course.target.label)
        assert int(row["Gap in levels"]) == course.target.value - course.now.value
        assert int(row["Weight"]) == course.weight
        closing = [action for action in own.actions if any(step.practice == course.practice for step in action.closes)]
        texts = [f"{action.number} {action.title} ({action.period})" for action in closing]
        assert row["What closes it"] == ("\n".join(texts) or "nothing planned")
    reached = {milestone.title: milestone.term_label for milestone in own.milestones}
    assert {
        title: row["Reached when"] for title, row in rows.items() if row["Reached when"] in reached.values()
    } == reached
    order = [int(row["Gap in levels"]) * int(row["Weight"]) for row in rows.values()]
    assert order == sorted(order, reverse=True)


def test_scores_by_area_are_those_of_the_profile():
    rows = records(workbook(made("xlsx"))["Scores by area"])
    targets = {course.practice: course.target.value for course in roadmap(file(), plan()).courses}
    t, scores = translator("en"), score_file(file(), catalogue())
    bars = [bar for own in catalogue().frameworks.values() for bar in profile_rows(scores[own.id], own, targets, t)]
    assert [row["Area"] for row in rows] == [bar.title for bar in bars]
    for row, bar in zip(rows, bars, strict=True):
        for said, value in ((row["Score"], bar.score), (row["With every target reached"], bar.target)):
            assert (float(said) if said else None) == (None if value is None else pytest.approx(value))


def test_the_calendar_holds_every_action_with_its_days_lead_hours_and_cost():
    t = translator("en")
    found = {str(event["SUMMARY"]): event for event in events(made("ics"))}
    for action in actions():
        event = found[action.title]
        assert event["DTSTART"].dt == action.first_day
        assert event["DTEND"].dt == action.last_day + dt.timedelta(days=1)
        text = str(event["DESCRIPTION"])
        assert f"lead: {action.lead_name}" in text
        assert f"{t.number(action.total_hours)} staff hour" in text
        assert (t.money(action.cost_eur) if action.cost_eur else "no own money") in text
        assert all(step in text for step in action.steps)
        assert action.indicator in text


def test_load_and_budget_sheets_sum_to_the_roadmap():
    own = roadmap(file(), plan())
    sheets = workbook(made("xlsx"))
    load = records(sheets["Load by term"])
    for role in own.roles:
        assert sum(int(row[f"{role.name}, planned"]) for row in load) == role.used
        assert sum(int(row[f"{role.name}, available"]) for row in load) == role.capacity
    budget = records(sheets["Budget"])
    assert sum(int(row["Planned"]) for row in budget) == own.cost_eur
    assert all(int(row["Available"]) - int(row["Planned"]) == int(row["Left"]) for row in budget)
    assert len(records(sheets["Targets"])) == len(own.courses)


def test_the_answers_sheet_tells_the_three_kinds_of_no_level_apart():
    rows = records(workbook(made("xlsx"))["Answers"])
    items = [item for framework in catalogue().frameworks.values() for item in framework.items.values()]
    assert len(rows) == len(items)
    without = [row["Answer"] for row in rows if not row["Level"]]
    assert sorted(set(without)) == ["Don’t know", "Not answered", "Not applicable"]
    options = {item.id: item.options for item in items}
    assert all(row["Answer"] in options[row["Question no."]] for row in rows if row["Level"])


@pytest.mark.parametrize("format_id", OFFICE)
def test_the_same_content_and_day_give_the_same_bytes(format_id):
    inputs = ExportInputs(file(), catalogue(), quick_plan(file(), 60), translator("en"), MADE_ON)
    assert export_roadmap(format_id, inputs) == made(format_id)


@pytest.mark.parametrize("format_id", OFFICE)
def test_the_pseudo_language_shows_no_untranslated_sentence(format_id):
    readers = {
        "docx": word_text,
        "html": lambda data: Page(data).text,
        "xlsx": lambda data: str(workbook(data)),
        "ics": lambda data: one(str([[str(value) for value in event.values()] for event in events(data)])),
    }
    text = readers[format_id](made(format_id, "xx"))
    for english in ("staff hours", "Not answered", "Own money", "Steps:", "Contents", "lead:"):
        assert english not in text


@pytest.mark.parametrize("format_id", [*FORMATS])
@pytest.mark.parametrize("answered", [False, True])
def test_without_a_plan_every_format_is_whole(format_id, answered):
    own = centre(means=False) if answered else CentreFile(centre=Centre(name="X"))
    data = export_roadmap(format_id, ExportInputs(own, catalogue(), None, translator("en"), MADE_ON))
    if format_id == "ics":
        assert events(data) == []
    elif format_id == "xlsx":
        sheets = ["Summary", "Answers", "Scores", "Scores by area", "Gaps"] if answered else ["Summary"]
        assert [*workbook(data)] == sheets  # never a sheet with nothing in it
    elif format_id in ("docx", "html"):
        text = word_text(data) if format_id == "docx" else Page(data).text
        assert "No plan has been made yet" in text
        assert "cannot be opened in Prodige again" in text


SHORT = centre(terms=6)


def exact_plan(over: frozenset[str] = frozenset(), begun: frozenset[str] = frozenset()) -> Plan:
    """Six actions that cost nothing and six that do, two from each term on, with the very hours of the catalogue.

    As planning anew leaves it: without what is over, and what has begun is paid and counted no more.
    """
    known = [own for own in catalogue().actions.values() if own.terms < 3]
    chosen = [own for own in known if not own.cost][:6] + [own for own in known if own.cost][:6]
    starts = {own.id: place % 5 + 1 for place, own in enumerate(chosen)}
    chosen = [own for own in chosen if own.id not in over]
    hours = [dict.fromkeys(ROLES, 0) for _ in range(6)]
    for own in chosen:
        for offset in range(own.terms):
            for role, count in zip(ROLES, plan_action(own).hours_in(offset), strict=True):
                hours[starts[own.id] - 1 + offset][role] += count
    base = quick_plan(SHORT, 1)
    loads = [
        TermLoad(term.label, {role: RoleLoad(own[role], HOURS[role]) for role in ROLES}, cost)
        for term, own, cost in zip(
            base.terms,
            hours,
            [sum(own.cost for own in chosen if starts[own.id] == at and own.id not in begun) for at in range(1, 7)],
            strict=True,
        )
    ]
    return replace(
        base,
        actions=tuple(Scheduled(own.id, starts[own.id], starts[own.id] + own.terms - 1) for own in chosen),
        terms=tuple(loads),
        hours=sum(own.total_hours for own in chosen),
        cost=sum(own.cost for own in chosen),
    )


SHORT_PLAN = exact_plan()


def on_the_board(states: tuple[str, ...]) -> CentreFile:
    """Actions of the short plan as they stand: each began, and ended, as it was planned."""
    terms = planned_only().terms
    board = {}
    for entry, state in zip(SHORT_PLAN.actions, states, strict=False):
        began, ended = (f"{day:%Y-%m}" for day in (terms[entry.start - 1].first_day, terms[entry.end - 1].last_day))
        if state == "started":
            board[entry.action] = BoardEntry(status="started", started=began)
        elif state != "open":
            board[entry.action] = BoardEntry(status=state, started=began, ended=ended, reason="No time")
    return SHORT.model_copy(update={"board": board})


@cache
def planned_only():
    return roadmap(SHORT, SHORT_PLAN)


@given(st.lists(st.sampled_from(STATES), min_size=12, max_size=12).map(tuple))
@settings(max_examples=15, deadline=None)
def test_hours_and_money_are_those_of_the_whole_period_whatever_has_begun(states):
    file = on_the_board(states)
    before, now = planned_only(), roadmap(file, SHORT_PLAN)
    known = catalogue().actions
    begun = [known[own.action] for own, state in zip(SHORT_PLAN.actions, states, strict=False) if state != "open"]
    rest = [known[own.action] for own, state in zip(SHORT_PLAN.actions, states, strict=False) if state == "open"]
    assert now.begun_hours == sum(own.total_hours for own in begun)
    assert now.paid_eur == sum(own.cost for own in begun)
    assert now.hours == now.begun_hours + sum(own.total_hours for own in rest)
    assert (now.hours, now.cost_eur, now.years) == (before.hours, before.cost_eur, before.years)
    assert [term.hours for term in now.terms] == [term.hours for term in before.terms]
    assert now.hours == sum(own.used for own in now.roles) == sum(own.total_hours for own in now.actions)
    assert now.cost_eur == sum(own.spent_eur for own in now.years) == sum(own.cost_eur for own in now.actions)
    assert bool(now.used) == bool(begun)
    over = frozenset(own for own, entry in file.board.items() if entry.status != "started")
    anew = roadmap(file, exact_plan(over, frozenset(file.board) - over))
    assert (anew.hours, anew.cost_eur, anew.years, anew.used) == (now.hours, now.cost_eur, now.years, now.used)
    for plan_then in (SHORT_PLAN, exact_plan(over, frozenset(file.board) - over)):
        hours, cost = taken(plan_then, file, catalogue())
        assert (sum(hours.values()), cost) == (now.hours, now.cost_eur)
    assert [term.hours for term in anew.terms] == [term.hours for term in now.terms]


def test_every_form_tells_the_same_hours_and_money_and_how_much_of_them_remains():
    t, file = translator("en"), on_the_board(("started", "done", "open", "done", "dropped", "open", "started"))
    own = roadmap(file, SHORT_PLAN)
    inputs_given = ExportInputs(file, catalogue(), SHORT_PLAN, t, dt.date(2027, 5, 10))
    left = own.hours - own.begun_hours
    assert 0 < own.begun_hours < own.hours
    assert 0 < own.paid_eur < own.cost_eur
    assert own.used == (
        f"Of {t.number(own.hours)} staff hours, {t.number(own.begun_hours)} are done or begun; {t.number(left)} remain. "
        f"Of {t.money(own.cost_eur)} of own money, {t.money(own.paid_eur)} are for what is done or begun; "
        f"{t.money(own.cost_eur - own.paid_eur)} remain."
    )
    web = Page(export_roadmap("html", inputs_given)).text
    sheets = workbook(export_roadmap("xlsx", inputs_given))
    inputs = report_inputs(inputs_given, carries_file=False)
    texts = (
        web,
        one(str(sheets["Summary"])),
        text_of(leadership_summary(inputs)),
        text_of(erasmus_plan(inputs)),
    )
    for text in texts:
        assert own.used in text
    for text in texts[:3]:
        assert f"{t.number(own.hours)} staff hours and {t.money(own.cost_eur)} of own money" in text
    load = records(sheets["Load by term"])
    assert sum(int(row[title]) for row in load for title in row if title.endswith(", planned")) == own.hours
    assert sum(int(row["Planned"]) for row in records(sheets["Budget"])) == own.cost_eur
    rows = records(sheets["Plan"])
    assert sum(int(row["Hours"]) for row in rows) == own.hours
    assert sum(int(row["Own money"]) for row in rows) == own.cost_eur


def text_of(document) -> str:
    """Every run, cell and lead of a document, in order."""
    found = []
    for block in walk(document):
        match block:
            case Paragraph():
                found.append("".join(run.text for run in block.runs))
            case Table():
                found += [str(cell) for row in block.rows for cell in row]
    return one(" ".join(found))
