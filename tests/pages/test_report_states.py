"""The report screen before there is a plan, with a plan that fits no more, and what it says about the file inside a PDF."""

from __future__ import annotations

import pytest

from prodige_core.planning import solve
from prodige_core.responses import Centre, Means
from prodige_core.services import assessing, board_writes, centres, planning, rounds, wishes
from prodige_ui import runtime
from tests.factories import MINI

SUMMARY, POSTER, ROADMAP = "handed-summary-pdf", "handed-poster-pdf", "handed-roadmap-pdf"
MEANS = Means(start="2027-01", terms=3, hours_per_term={"leader": 10, "admin": 2})


@pytest.fixture(autouse=True)
def small_world(own_database, monkeypatch):
    monkeypatch.setenv("PRODIGE_FRAMEWORKS", str(MINI))


@pytest.fixture
def answered(ws, small_centre):
    assessing.save_answer(ws, small_centre, "mini", "plan.roles.q1", level=0)
    return small_centre


@pytest.fixture
def planned(ws, answered):
    wishes.set_means(ws, answered, MEANS)
    plan(ws, answered)
    return answered


def plan(ws, centre_id):
    task = planning.task_for(ws, centre_id)
    planning.store_plan(ws, centre_id, solve(task.problem, "quick"), task.fingerprint)


def words(at):
    return "\n".join(one.value for kind in (at.markdown, at.info, at.warning, at.error) for one in kind)


def buttons(at):
    return [one.key for one in at.download_button]


def links(at):
    return [link.value for link in at.page_link]


def test_without_answers_summary_and_poster_say_what_they_need_and_the_report_how_little_it_holds(visit, small_centre):
    at = visit("report")
    assert not at.exception
    assert words(at).count("It needs answers and a roadmap.") == 2
    assert links(at).count("Go to the self-assessment") == 3
    assert SUMMARY not in buttons(at)
    assert POSTER not in buttons(at)
    assert ROADMAP in buttons(at)
    assert "hardly more than the name of your centre" in words(at)
    assert len(at.get("image")) == 2


def test_without_a_plan_they_point_to_the_roadmap_and_the_report_holds_the_profile(visit, answered):
    at = visit("report")
    assert words(at).count("It needs a roadmap, and there is none yet.") == 2
    assert links(at).count("Go to the roadmap") == 3
    assert SUMMARY not in buttons(at)
    assert POSTER not in buttons(at)
    assert "So far it holds your profile only" in words(at)
    assert len(at.get("image")) == 2


def test_with_nothing_left_to_plan_they_point_to_the_targets(visit, ws, small_centre):
    assessing.save_answer(ws, small_centre, "mini", "plan.roles.q1", level=3)
    at = visit("report")
    assert words(at).count("no target lies above the level of today.") == 2
    assert links(at).count("Go to targets and means") == 2
    assert POSTER not in buttons(at)


def test_where_fixed_actions_do_not_fit_the_summary_tells_so_and_the_poster_waits(visit, ws, planned):
    wishes.set_means(ws, planned, Means(start="2027-01", terms=3))
    planning.pin(ws, planned, "roles.name", 1)
    plan(ws, planned)
    at = visit("report")
    assert SUMMARY in buttons(at)
    assert POSTER not in buttons(at)
    assert "the actions you fixed do not fit" in words(at)


def test_with_a_plan_everything_is_offered_and_nothing_is_excused(visit, planned):
    at = visit("report")
    assert {SUMMARY, POSTER, ROADMAP} <= set(buttons(at))
    assert "It needs" not in words(at)
    assert "So far it holds" not in words(at)


def test_planning_again_is_one_press_after_which_the_page_is_as_before(visit, ws, planned):
    before = buttons(visit("report"))
    wishes.set_means(ws, planned, MEANS.model_copy(update={"budget_per_year": 500}))
    at = visit("report")
    assert "this has changed: time and money." in at.warning[0].value
    assert ROADMAP not in buttons(at)
    at.button(key="make").click().run()
    assert runtime.planner().wait(planned, 240)
    at.run()
    assert not at.exception
    assert buttons(at) == before
    assert "has changed" not in words(at)


def test_with_the_switch_on_it_says_what_is_inside_and_counts_notes_and_names(visit, ws, planned):
    at = visit("report")
    assert "Everything you entered is inside each PDF" in at.info[0].value
    assert "At the moment" not in words(at)
    assessing.save_answer(ws, planned, "mini", "plan.roles.q1", level=0, note="Sick leave until May")
    board_writes.set_entry(ws, planned, "roles.name", {"owner": "Ana Novak", "note": "She began."})
    at = visit("report")
    assert "2 notes and 1 name are inside" in at.warning[0].value
    assert "Switch this off before you pass a PDF on" in at.warning[0].value
    assert words(at).count("**The centre file is inside.**") == 2  # the summary and the poster, made to be passed on
    at.toggle(key="carries-file").set_value(False).run()
    assert "is inside" not in words(at)
    assert "are inside" not in words(at)


def test_the_progress_screen_says_it_too(visit, ws, planned):
    rounds.start_next_round(ws, planned)
    board_writes.set_entry(ws, planned, "roles.name", {"owner": "Ana Novak"})
    at = visit("progress")
    assert not at.exception
    assert "Everything you entered is inside, too" in words(at)
    assert "1 name is inside" in words(at)


def test_a_page_that_is_reloaded_stays_with_the_centre_that_was_opened(visit, go, ws, planned):
    kept = centres.export_bytes(ws, planned, with_roadmap=True)
    other = centres.create_centre(ws, Centre(name="Borealis School"))  # changed last
    at = visit("report")
    assert at.session_state["centre_id"] == other
    done = centres.import_bytes(ws, kept, "aurora.prodige.json")
    assert done.centre_id == planned
    assert done.outcome == "unchanged"
    at.session_state["centre_id"] = done.centre_id
    go(at, "home")
    assert visit("report").session_state["centre_id"] == planned
    assert visit("home").session_state["centre_id"] == planned
    centres.delete_centre(ws, planned)
    assert visit("report").session_state["centre_id"] == other
