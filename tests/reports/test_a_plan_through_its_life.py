"""Summary and poster say what is true on their day: before a plan, within it, in its last term, after it, all done."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
from collections.abc import Sequence

import pikepdf
import pytest

from prodige_core.exports.content import report_inputs
from prodige_core.exports.inputs import ExportInputs
from prodige_core.exports.pdf.render import render_pdf
from prodige_core.i18n import translator
from prodige_core.planning.result import Plan, Scheduled
from prodige_core.reports.document import BulletList, Heading, NumberedList, Paragraph, Table, walk
from prodige_core.reports.front import means_line, poster
from prodige_core.reports.inputs import ReportInputs
from prodige_core.reports.leadership_summary import leadership_summary
from prodige_core.reports.spreads import Wall
from prodige_core.reports.staff_poster import staff_poster
from prodige_core.reports.today import overloads_ahead, state_sentence, today_of
from prodige_core.reports.what_next import next_actions
from prodige_core.responses import BoardEntry
from prodige_core.roadmap import PlannedAction
from tests.samples import catalogue, centre, quick_plan

EN = translator("en")
FILE = centre(terms=6).model_copy(update={"priorities": {"resources": 5}})
PLAN = quick_plan(FILE, 20)
"""20 actions in six terms, January 2027 to December 2028."""


def in_order(plan: Plan) -> tuple[str, ...]:
    """Ids of a plan's actions as they are numbered."""
    given = ExportInputs(FILE, catalogue(), plan, EN, dt.date(2026, 11, 21))
    return tuple(own.id for own in report_inputs(given, carries_file=False).roadmap.actions)


ORDER = in_order(PLAN)


def on(day: str, done: int = 0, plan: Plan = PLAN, **others: BoardEntry) -> ReportInputs:
    """The centre on a day, with so many of the first actions done; others by their place from 1 as ``at7``."""
    board = {own: BoardEntry(status="done", started="2027-01", ended="2027-02") for own in in_order(plan)[:done]}
    board |= {ORDER[int(place[2:]) - 1]: entry for place, entry in others.items()}
    file = FILE.model_copy(update={"board": board})
    return report_inputs(ExportInputs(file, catalogue(), plan, EN, dt.date.fromisoformat(day)), carries_file=False)


def headings(given: ReportInputs) -> list[str]:
    return [own.text for own in walk(leadership_summary(given)) if isinstance(own, Heading)]


def points(given: ReportInputs, kind: type[BulletList] | type[NumberedList]) -> list[str]:
    lists = [own for own in walk(leadership_summary(given)) if isinstance(own, kind)]
    return ["".join(run.text for run in item) for own in lists for item in own.items]


def asked(given: ReportInputs) -> dict[str, str]:
    """What leadership is asked for, by its label."""
    found = (item.partition(": ") for item in points(given, BulletList))
    return {label: text for label, _, text in found}


def wall(given: ReportInputs) -> Wall:
    found = staff_poster(given).blocks[0]
    assert isinstance(found, Wall)
    return found


def titles(given: ReportInputs, *numbers: int) -> list[str]:
    return [given.roadmap.actions[number - 1].title for number in numbers]


def named(given: ReportInputs) -> list[str]:
    """What the summary says is next, each with its number and title."""
    list_ = next(own for own in walk(leadership_summary(given)) if isinstance(own, BulletList))
    return [item[0].text for item in list_.items]


def in_turn_by_hand(actions: Sequence[PlannedAction], first: int) -> list[str]:
    """By the term in which they go on, not before ``first``; then the heaviest, then the largest, then by number."""
    weights = {own: 5 if own.startswith("resources.") else 1 for own in catalogue().practices}
    keys = []
    for own in actions:
        ids = [step.practice for step in own.closes]
        heaviest = max((weights[practice] for practice in ids), default=0)
        keys.append((max(own.start, first), -heaviest, -own.total_hours, own.number, f"{own.number} {own.title}"))
    return [key[-1] for key in sorted(keys)]


def test_before_anything_happens_a_plan_begins_with_what_matters_most_of_its_first_term():
    given = on("2026-11-21")
    assert state_sentence(today_of(given), given) == ""
    assert "What we do first, and why" in headings(given)
    begin = [own for own in given.roadmap.actions if own.start == 1]
    assert named(given) == in_turn_by_hand(begin, 1)[:4]
    # the same in all three documents, whatever each has room for
    assert [f"\n{own} – " in page(given) for own in named(given)] == [True, True, True, False]
    assert [own.title for own in wall(given).things][:4] == [own.split(" ", 1)[1] for own in named(given)]
    assert "Jan–Mar 2027" in asked(given)["People"]


def test_in_the_middle_the_next_actions_stand_there_and_none_that_is_done():
    given = on("2027-05-10", done=6)
    ahead = today_of(given).ahead
    assert not {own.status for own in ahead} & {"done", "declined", "dropped"}
    assert "What we do next, and why" in headings(given)
    assert named(given) == in_turn_by_hand(ahead, 2)[:4]
    said = asked(given)
    assert all("Jan–Mar 2027" not in text for text in said.values())
    assert "Apr–Aug 2027" in said["Hours"]


def page(given: ReportInputs) -> str:
    """What the full report's one page says, from top to bottom."""
    told = poster(given)
    texts = [told.lead]
    for own in (*told.left, *told.right):
        match own:
            case Heading():
                texts.append(own.text)
            case Paragraph():
                texts.append("".join(run.text for run in own.runs))
            case BulletList() | NumberedList():
                texts += ["".join(run.text for run in item) for item in own.items]
    return "\n".join(texts)


@pytest.mark.parametrize(
    ("day", "done", "heading"),
    [
        ("2026-11-21", 0, "What we do first"),
        ("2027-05-10", 6, "What we do next"),
        ("2027-05-10", 20, "What was done, and what comes next"),
        ("2030-01-01", 0, "What comes next"),
    ],
)
def test_the_one_page_of_the_full_report_tells_the_same_day_as_the_leadership_summary(day, done, heading):
    given = on(day, done=done)
    told, today = page(given), today_of(given)
    assert f"\n{heading}\n" in told
    assert any(own.startswith(heading) for own in headings(given))
    assert state_sentence(today, given) in told
    assert given.roadmap.used in told
    for action in given.roadmap.actions:
        is_named = f"\n{action.number} {action.title} – {action.lead_name}" in told
        assert is_named == (not today.is_over and action in next_actions(today)[:3])
    if today.is_over:
        assert "Answer the questionnaires again" in told
        assert "Choose the practices to move" not in told
    assert ("\nMar 2027: " in told) == (day < "2027-04"), "a target of a term that is over is no promise"


def test_what_should_be_over_is_called_late_and_asked_for():
    given = on("2027-05-10", done=1)
    today = today_of(given)
    late = len(today.late)
    assert late == sum(1 for own in given.roadmap.actions[1:] if own.end == 1) == 4
    assert state_sentence(today, given) == "10 May 2027: of 20 actions, 1 is done, 4 are late and 15 are to begin."
    assert f"and {late - 3} more" in asked(given)["Late"]
    assert given.roadmap.actions[1].title in asked(given)["Late"]


def test_a_due_month_that_was_put_off_is_not_late():
    assert (
        on("2027-05-10", at1=BoardEntry(status="accepted", due="2027-06")).roadmap.actions[0]
        in today_of(on("2027-05-10", at1=BoardEntry(status="accepted", due="2027-06"))).ahead
    )


def test_what_was_given_up_is_neither_ahead_nor_late():
    gone = BoardEntry(status="dropped", reason="No partner", started="2027-01", ended="2027-02")
    given = on("2027-05-10", at1=gone, at2=BoardEntry(status="declined", reason="Not now"))
    assert "2 are given up" in state_sentence(today_of(given), given)
    assert not {own.number for own in today_of(given).left} & {1, 2}


@pytest.mark.parametrize(("day", "term"), [("2028-07-30", "Apr–Aug 2028"), ("2028-11-21", "Sept–Dec 2028")])
def test_nobody_is_asked_for_people_or_hours_of_a_time_that_is_over(day, term):
    said = asked(on(day))
    assert "2027" not in " ".join(said[label] for label in ("People", "Hours", "Late"))
    assert (term in said["People"], term in said["Hours"]) == (True, True)
    assert not {"People", "Hours", "Own money"} & set(asked(on("2030-01-01")))


def test_a_target_is_not_told_as_reached_before_answers_show_it():
    def reached(given: ReportInputs) -> set[str]:
        table = next(
            own for own in walk(leadership_summary(given)) if isinstance(own, Table) and own.header[-1] == "Reached"
        )
        return {row[-1] for row in table.rows}

    assert not any("due" in cell for cell in reached(on("2026-11-21")))
    assert "was due Mar 2027" in reached(on("2027-05-10"))
    everything = reached(on("2027-05-10", done=len(ORDER)))
    assert {own for own in everything if not own.startswith("no ")} == {"work done"}


def test_the_time_plan_counts_what_is_done():
    given = on("2027-05-10", done=6)
    table = next(own for own in walk(leadership_summary(given)) if isinstance(own, Table) and own.header[1] == "Begin")
    assert table.header[2] == "Done"
    assert sum(int(row[2]) for row in table.rows) == 6
    assert table.header[-1] == "Targets due"


def test_with_this_years_work_done_the_wall_turns_to_the_next_year():
    first_year = sum(1 for own in on("2026-11-21").roadmap.actions if own.start <= 2)
    given = on("2027-05-10", done=first_year)
    told = wall(given)
    assert told.heading.text == "What comes next, in 2027/28"
    later = {own.title for own in given.roadmap.actions[first_year:]}
    assert {own.title for own in told.things} <= later
    assert told.things
    assert wall(on("2027-09-10", done=first_year)).heading.text == "What we work on together in 2027/28"


def test_the_wall_tells_how_much_of_the_year_is_done():
    told = wall(on("2027-05-10", done=4))
    assert told.heading.text == "What we work on together in 2026/27"
    assert all(text.endswith("4 are done already") for text in told.rest)


def test_what_runs_longer_than_planned_stays_on_the_wall_with_its_beginning():
    given = on("2027-05-10", at1=BoardEntry(status="started", started="2027-01"))
    assert given.roadmap.actions[0] in today_of(given).late
    assert (titles(given, 1)[0], "under way since Jan 2027") in {(own.title, own.when) for own in wall(given).things}


@pytest.mark.parametrize("day", ["2027-05-10", "2030-01-01"])
def test_when_all_is_done_the_wall_tells_what_was_done_and_that_a_new_round_is_due(day):
    given = on(day, done=len(ORDER))
    told = wall(given)
    assert told.heading.text == "What we have done together"
    assert "20 actions are done" in told.lead
    assert "a new round is due" in told.lead
    assert len(told.things) == 5
    assert all(own.who and own.when == "finished in Feb 2027" for own in told.things)
    assert told.rest[0] == "and 15 more"
    assert "What was done, and what comes next" in headings(given)
    assert "Next round" in asked(given)
    assert "Late" not in asked(given)
    assert "Choose the practices" not in repr(told)


def test_after_a_plan_of_which_nothing_was_marked_people_are_told_to_take_stock():
    given = on("2030-01-01")
    told = wall(given)
    assert told.heading.text == "A new round is due"
    assert told.lead == "The plan ran until Dec 2028: a new round is due."
    assert told.things[0].title == "Finish what is still open, or drop it, and say so on the board."
    assert told.things[1].title.startswith("Answer the questionnaires again")
    assert set(asked(given)) >= {"Late", "Next round"}


def test_what_is_left_before_the_end_of_a_plan_is_what_people_still_want_to_finish():
    short = dataclasses.replace(PLAN, actions=tuple(own for own in PLAN.actions if own.end <= 3))
    given = on("2028-07-30", done=len(short.actions) - 2, plan=short)
    today = today_of(given)
    assert (len(today.late), today.ahead, today.is_over) == (2, (), False)
    told = wall(given)
    assert told.heading.text == "What we still want to finish"
    assert [own.title for own in told.things] == [own.title for own in today.late]
    assert all(own.when.startswith("planned for ") for own in told.things)
    assert "What is still open" in headings(given)
    assert not {"People", "Hours"} & set(asked(given))


def test_in_the_last_term_leadership_is_asked_to_set_a_day_for_the_next_round():
    assert "Next round" not in asked(on("2028-07-30"))
    assert asked(on("2028-10-01"))["Next round"] == (
        "The plan ends in Dec 2028. Set a day for answering the questionnaires again."
    )


def test_terms_without_enough_hours_are_no_news_once_they_are_over():
    busy = {f"at{place}": BoardEntry(status="started", started="2027-01") for place in range(1, 16)}
    assert overloads_ahead(on("2027-01-10", **busy)) == on("2027-01-10", **busy).roadmap.overloads != ()
    late = on("2029-01-10", **busy)
    assert overloads_ahead(late) == ()
    assert "started work needs" not in repr(leadership_summary(late))


FOOT = 49.0
"""Points from the lower edge: the summary's type area ends above, only its running foot stands below."""


def places(data: bytes) -> list[list[float]]:
    """How high every text of each page stands, in points from the lower edge."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = []
        for page in pdf.pages:
            page.contents_coalesce()
            text = page.obj.Contents.read_bytes().decode("latin-1")
            found.append([float(y) for _, y in re.findall(r"([\d.-]+) ([\d.-]+) Td", text)])
        return found


def check_pages(given: ReportInputs) -> None:
    """Two pages and one, with nothing in or below the foot but the foot."""
    summary = places(render_pdf(leadership_summary(given), None, given.made_on))
    assert len(summary) == 2
    for page in summary:
        assert {round(y) for y in page if y < FOOT} == {34}
    (poster,) = places(render_pdf(staff_poster(given), None, given.made_on))
    assert min(poster) > 15


@pytest.mark.parametrize("count", [5, 30, 60])
def test_fixed_actions_in_conflict_stay_on_the_page(count):
    plan = Plan("infeasible", conflict=tuple(catalogue().actions)[:count])
    given = report_inputs(ExportInputs(FILE, catalogue(), plan, EN, dt.date(2026, 11, 21)), carries_file=False)
    check_pages(given)
    assert sum(text in titles_of(plan) for text in points(given, BulletList)) == count, "the web page has room for all"


def titles_of(plan: Plan) -> set[str]:
    return {catalogue().actions[own].title for own in plan.conflict}


@pytest.mark.parametrize(
    ("day", "done"), [("2027-05-10", 6), ("2028-07-30", 18), ("2030-01-01", 0), ("2030-01-01", 20)]
)
def test_there_are_two_pages_and_one_on_every_day(day, done):
    check_pages(on(day, done))


def test_money_already_paid_counts_in_the_headline_as_in_the_table_of_years():
    dear = next(own.id for own in catalogue().actions.values() if own.cost and own.terms == 1 and not own.requires)
    plan = dataclasses.replace(PLAN, actions=(Scheduled(dear, 1, 1),))
    board = {dear: BoardEntry(status="started", started="2027-01")}
    given = ExportInputs(FILE.model_copy(update={"board": board}), catalogue(), plan, EN, dt.date(2027, 2, 1))
    roadmap = report_inputs(given, carries_file=False).roadmap
    cost = catalogue().actions[dear].cost
    assert (roadmap.actions[0].cost_eur, roadmap.years[0].spent_eur) == (cost, cost)
    assert roadmap.cost_eur == sum(year.spent_eur for year in roadmap.years) == cost > 0
    assert EN.money(cost) in roadmap.summary


def test_the_means_are_told_as_given_whatever_is_used_of_them():
    hours = FILE.means.hours_per_term
    told = f"{EN.number(sum(hours.values()) * 6)} staff hours and"
    for given in (on("2027-05-01"), on("2027-05-01", done=6)):
        assert means_line(given).startswith(told)
