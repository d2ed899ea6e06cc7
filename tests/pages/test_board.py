"""The board, on the mini framework: what a person sees and moves, and how a plan goes on from today."""

from __future__ import annotations

import datetime as dt

import pytest

from prodige_core.planning import solve
from prodige_core.responses import Centre, Means
from prodige_core.services import assessing, board_writes, centres, own_actions, people, planning, wishes
from prodige_ui import runtime
from prodige_ui.planner import Planner
from tests.factories import MINI

SECONDS = 120
YEAR = dt.datetime.now(dt.UTC).year - 1
MEANS = Means(
    start=f"{YEAR}-01",
    terms=12,
    hours_per_term={"leader": 10, "coordinator": 20, "teacher": 40, "admin": 5},
    budget_per_year=2000,
)


class Job:
    """The real solver, in this process and at once."""

    def __init__(self, problem, effort):
        self._plan = solve(problem, "quick")

    def progress(self):
        return None

    def stop(self):
        pass

    def result(self, timeout=None):
        return self._plan


@pytest.fixture(autouse=True)
def small_world(own_database, monkeypatch):
    monkeypatch.setenv("PRODIGE_FRAMEWORKS", str(MINI))
    monkeypatch.setattr(runtime, "_planner", Planner(Job))
    yield
    runtime.planner().close()


@pytest.fixture
def planned():
    """A centre whose plan began in January of last year."""
    ws = runtime.own_work()
    own = centres.create_centre(ws, Centre(name="Aurora **School**"))
    for item in ("plan.goals.q1", "plan.roles.q1", "doing.visits.q1"):
        assessing.save_answer(ws, own, "mini", item, level=0)
    wishes.set_means(ws, own, MEANS)
    task = planning.task_for(ws, own)
    planning.store_plan(ws, own, solve(task.problem, "quick"), task.fingerprint)
    return own


def words(at) -> str:
    kinds = (at.markdown, at.info, at.warning, at.error, at.success, at.title, at.header, at.subheader)
    return "\n".join(element.value for kind in kinds for element in kind).replace("\\", "")


def press(at, key):
    at.button(key=key).click().run()
    assert not at.exception
    return at


def opened(at, action):
    """The board with one card open."""
    at.session_state[f"board-more-{action}"] = True
    return at.run()


def entry(ws, centre, action):
    return centres.get_centre(ws, centre).board.get(action)


def test_without_a_roadmap_it_says_what_the_board_is_for(visit, ws, small_centre):
    at = visit("board")
    assert not at.exception
    assert "It fills when there is a roadmap" in words(at)
    assert [link.value for link in at.page_link] == ["Go to the roadmap"]


def test_every_action_has_a_card_and_late_ones_say_so_in_words(visit, planned):
    at = visit("board")
    assert not at.exception
    said = words(at)
    assert "Talk about goals" in said
    assert f"Late: it was due by the end of Mar {YEAR}." in said
    assert [one.value for one in at.subheader] == ["Proposed (3)", "Accepted (0)", "Started (0)", "Done (0)"]


def test_a_card_is_moved_with_one_button_and_back_with_another(visit, ws, planned):
    at = press(visit("board"), "move-accepted-goals-talk")
    assert entry(ws, planned, "goals.talk").status == "accepted"
    assert "“Talk about goals” is accepted." in words(at)
    at = press(at, "move-started-goals-talk")
    at = press(at, "move-done-goals-talk")
    assert entry(ws, planned, "goals.talk").ended == ws.today().strftime("%Y-%m")
    at = press(at, "undo-board")
    assert entry(ws, planned, "goals.talk").status == "started"


def test_before_there_is_a_roadmap_the_board_says_that_it_shows_only_what_was_decided(visit, ws):
    own = centres.create_centre(ws, Centre(name="Aurora"))
    planning.exclude(ws, own, "goals.talk")
    assert "There is no roadmap yet" in words(visit("board"))


def test_declining_asks_for_a_reason_and_keeps_what_was_typed(visit, ws, planned):
    at = opened(visit("board"), "goals-talk")
    at = press(at, "move-declined-goals-talk")
    assert "This was not saved." in words(at)
    assert entry(ws, planned, "goals.talk") is None
    at.text_input(key="reason-goals-talk").set_value("We talk *enough*").run()
    at = press(at, "move-declined-goals-talk")
    assert entry(ws, planned, "goals.talk").reason == "We talk *enough*"
    assert "Declined because: We talk *enough*" in words(visit("board"))


def test_owner_due_notes_and_evidence_are_saved_at_once_and_there_when_one_returns(visit, ws, planned):
    at = opened(visit("board"), "goals-talk")
    at.selectbox(key="owner-goals-talk").set_value("leader").run()
    at.selectbox(key="due-goals-talk").set_value(f"{YEAR + 2}-03").run()
    at.text_area(key="note-goals-talk").set_value("In May").run()
    at.text_area(key="evidence-goals-talk").set_value("Minutes").run()
    assert not at.exception
    stored = entry(ws, planned, "goals.talk")
    assert (stored.owner, stored.due, stored.note, stored.evidence) == ("leader", f"{YEAR + 2}-03", "In May", "Minutes")
    again = opened(visit("board"), "goals-talk")
    assert again.text_area(key="note-goals-talk").value == "In May"
    assert "School leader" in words(again)


def test_two_people_who_move_one_action_see_both_and_choose(visit, ws, planned):
    one = visit("board")
    board_writes.move(ws, planned, "goals.talk", "started")
    one = press(one, "move-accepted-goals-talk")
    assert "Somebody else changed this while you were working." in words(one)
    assert entry(ws, planned, "goals.talk").status == "started"
    press(one, "keep-mine-board-goals-talk")
    assert entry(ws, planned, "goals.talk").status == "accepted"


def test_an_own_action_is_added_shown_and_removed_with_a_way_back(visit, ws, planned):
    at = visit("board")
    at.session_state["own-add"] = True
    at.run()
    next(button for button in at.button if button.label == "Add this action").click().run()
    assert "Title: must not be empty." in words(at)
    at.text_input(key="own-title-new").set_value("Open **day**")
    at.number_input(key="own-hours-teacher-new").set_value(4)
    at.text_area(key="own-steps-new").set_value("Invite.\n\n  Show the workshop.  ")
    at.text_input(key="own-indicator-new").set_value("Guests")
    at.multiselect(key="own-months-new").set_value([5, 4])
    next(button for button in at.button if button.label == "Add this action").click().run()
    assert not at.exception
    (own,) = centres.get_centre(ws, planned).own_actions
    assert (own.id, own.title, own.hours) == ("own.open-day", "Open **day**", {"teacher": 4})
    assert (own.steps, own.indicator, own.months) == (("Invite.", "Show the workshop."), "Guests", (4, 5))
    at = opened(visit("board"), "own-open-day")
    assert at.multiselect(key="own-months-own-open-day").value == [4, 5]
    assert "Open **day**" in words(at)
    press(at, "own-remove-own-open-day")
    assert centres.get_centre(ws, planned).own_actions == ()
    press(at, "undo-board")
    assert len(centres.get_centre(ws, planned).own_actions) == 1


def test_planning_anew_says_first_what_it_does_and_then_what_changed_and_can_be_undone(visit, ws, planned):
    board_writes.move(ws, planned, "goals.talk", "started")
    planning.pin(ws, planned, "roles.name", 1)
    task = planning.task_for(ws, planned)
    planning.store_plan(ws, planned, solve(task.problem, "quick"), task.fingerprint)
    before = centres.get_centre(ws, planned)
    at = visit("board")
    said = words(at)
    assert "the plan ends when it did" in said
    assert "1 is under way: these stay as they are." in said
    assert "You fixed the start of “Name a coordinator” in a term that is over; that is lifted." in said
    at = press(at, "replan-now")
    assert runtime.planner().wait(planned, SECONDS)
    at.run()
    assert planning.is_current(ws, planned)
    said = words(at)
    assert "It has been under way since" in said
    assert f"Its term, Jan–Mar {YEAR}, is over and it has not begun." in said
    press(at, "replan-undo")
    assert centres.get_centre(ws, planned) == before
    assert planning.is_current(ws, planned)


def test_who_may_only_read_finds_no_button(browser, visit, planned):
    ws = runtime.own_work()
    own_actions.add_action(ws, planned, {"title": "A day", "lead": "teacher"})
    board_writes.set_entry(ws, planned, "goals.talk", {"note": "In May"})
    browser.accept(people.invite(ws, planned, "viewer", "Vera"), "Vera")
    at = visit("board")
    assert not at.exception
    assert "Notes: In May" in words(at)
    assert [button.key for button in at.button if "move" in str(button.key)] == []
    assert not at.selectbox


def test_the_board_is_translated_whole(visit, planned):
    at = opened(visit("board", lang="xx"), "goals-talk")
    assert not at.exception
    shown = [one.label for one in [*at.button, *at.selectbox]] + [box.value for box in at.subheader]
    assert [text for text in shown if "~" not in text] == []


def test_on_a_phone_what_is_under_way_comes_first(visit, planned, monkeypatch):
    def columns(at):
        return [one.value.split(" (")[0] for one in at.subheader]

    assert columns(visit("board"))[:4] == ["Proposed", "Accepted", "Started", "Done"]
    monkeypatch.setattr("prodige_ui.session.on_phone", lambda: True)
    assert columns(visit("board"))[:4] == ["Started", "Accepted", "Proposed", "Done"]
