from __future__ import annotations

import datetime as dt

from prodige_core.charts import gantt_rows, gantt_table
from prodige_core.frameworks import ROLES, Raise
from prodige_core.i18n import translator
from prodige_core.planning import build_problem, solve
from prodige_core.reports import ReportInputs, roadmap_report
from prodige_core.reports.document import Card, walk
from prodige_core.responses import BoardEntry, Decisions, Means, OwnAction
from prodige_core.roadmap import build_roadmap
from prodige_core.scoring import score_file
from tests.factories import answers, mini_catalogue, mini_file

T = translator("en")
LONG = OwnAction(
    id="own.long",
    title="A long one",
    lead="leader",
    raises=(Raise(practice="plan.roles", to=1),),
    hours={"leader": 10},  # 4 + 3 + 3
    cost=900,
    terms=3,
)
STARTED = BoardEntry(status="started", started="2026-10", owner="coordinator")


def made(board, means=None, decisions=None):
    given = answers(plan__goals__q1=0, plan__roles__q1=0, doing__visits__q1=0)
    means = means or Means(start="2027-01", terms=3, hours_per_term=dict.fromkeys(ROLES, 9), budget_per_year=1000)
    file = mini_file(given, means=means, board=board, own_actions=(LONG,), decisions=decisions or Decisions())
    scores = score_file(file, mini_catalogue())
    plan = solve(build_problem(file, mini_catalogue(), scores), "quick")
    return file, scores, plan, build_roadmap(file, mini_catalogue(), scores, plan, T)


def test_a_started_action_shows_its_real_start_and_what_of_it_falls_into_the_plan():
    *_, roadmap = made({"own.long": STARTED})
    action = roadmap.action("own.long")
    assert (action.status, action.owner, action.begun) == ("started", "International coordinator", dt.date(2026, 10, 1))
    assert (action.period, action.first_day, action.last_day) == (
        "Oct 2026–Aug 2027",
        dt.date(2026, 10, 1),
        dt.date(2027, 8, 31),
    )
    assert (action.total_hours, action.cost_eur, action.pinned) == (6, 900, False)
    assert action.because[-1] == "It has been under way since Oct 2026. 6 of its 10 staff hours fall into this plan."
    assert [(year.label, year.spent_eur, year.budget_eur) for year in roadmap.years] == [
        ("2026/27", 900, 1000),
        ("2027/28", 0, 1000),
    ]
    others = roadmap.hours - 6
    assert roadmap.used == (
        f"Of {others + 6} staff hours, 6 are done or begun; {others} remain. "
        "Of €900 of own money, €900 are for what is done or begun; €0 remain."
    )


def test_it_says_where_started_work_needs_more_hours_than_there_are():
    means = Means(start="2027-01", terms=3, hours_per_term={"leader": (1, 9, 9)})
    *_, roadmap = made({"own.long": STARTED}, means)
    assert roadmap.overloads == ("School leader, Jan–Mar 2027: started work needs 3 hours, and 1 are there.",)


def test_what_ends_after_the_plan_is_the_reason_why_its_target_is_not_reached():
    means = Means(start="2027-01", terms=1, hours_per_term={"leader": 9})
    settled = Decisions(excluded=("roles.name",))
    *_, roadmap = made({"own.long": STARTED}, means, settled)
    target = next(one for one in roadmap.unreached if one.practice == "plan.roles")
    assert (
        roadmap.action("own.long")
        .because[-1]
        .endswith("It ends after this plan, so the plan does not count what it raises.")
    )
    assert target.reasons == (
        "“A long one” has begun and ends after this plan.",
        "“Name a coordinator” is ruled out, by you or by another action.",
    )


def test_what_the_board_says_is_done_or_left_out_stands_with_the_decisions():
    board = {
        "roles.name": BoardEntry(status="done", ended="2026-12"),
        "visits.pilot": BoardEntry(status="declined", reason="no"),
    }
    *_, roadmap = made(board, decisions=Decisions(done=("goals.talk",)))
    assert [ref.id for ref in roadmap.done] == ["goals.talk", "roles.name"]
    assert [ref.id for ref in roadmap.excluded] == ["visits.pilot"]


def test_a_plan_that_is_older_than_the_board_is_shown_as_it_was_with_the_status_of_today():
    file, scores, plan, _ = made({"goals.talk": BoardEntry(owner="Ana")})
    later = file.model_copy(update={"board": {"goals.talk": BoardEntry(status="started", started="2027-05")}})
    action = build_roadmap(later, mini_catalogue(), scores, plan, T).action("goals.talk")
    assert (action.status, action.total_hours, action.period) == ("started", 4, "Jan–Mar 2027")


def test_cards_and_the_plan_table_say_status_and_owner_only_where_there_is_a_board():
    file, scores, _, roadmap = made({"own.long": STARTED})
    table = gantt_table(gantt_rows(roadmap, T), T)
    assert table.header[-2:] == ("Status", "Who sees to it")
    assert {row[-2:] for row in table.rows} == {("Started", "International coordinator"), ("Proposed", "–")}
    document = roadmap_report(ReportInputs(roadmap, scores, mini_catalogue(), file, T, dt.date(2027, 1, 9)))
    (card,) = [block for block in walk(document) if isinstance(block, Card) and block.title == "A long one"]
    assert card.facts.endswith("status: Started since Oct 2026 · owner: International coordinator")
    *_, without = made({})
    assert gantt_table(gantt_rows(without, T), T).header == ("No.", "Action", "Period", "Lead")
    assert not without.has_board


def test_what_has_begun_is_paid_once_also_in_a_plan_made_before_it_began():
    file, scores, plan, before = made({}, decisions=Decisions(pinned={"own.long": 1}))
    assert [(year.label, year.spent_eur) for year in before.years] == [("2026/27", 900), ("2027/28", 0)]
    for entry in (
        BoardEntry(status="started", started="2027-01"),
        BoardEntry(status="done", started="2027-01", ended="2027-02"),
    ):
        begun = file.model_copy(update={"board": {"own.long": entry}})
        after = build_roadmap(begun, mini_catalogue(), scores, plan, T)
        assert [year.spent_eur for year in after.years] == [900, 0]
