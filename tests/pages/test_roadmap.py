"""The roadmap screen, on the mini framework so that planning takes a moment."""

from __future__ import annotations

import threading

import pytest

from prodige_core.i18n import translator
from prodige_core.planning import solve
from prodige_core.responses import Centre, Decisions, Means
from prodige_core.services import assessing, centres, planning, reporting, wishes
from prodige_ui import runtime
from prodige_ui.planner import Planner
from tests.factories import MINI

SECONDS = 120
MEANS = Means(
    start="2027-01",
    terms=4,
    hours_per_term={"leader": 10, "coordinator": 20, "teacher": 40, "admin": 2},
    budget_per_year=2000,
)


class HeldJob:
    """The real solver, in this process; ``gate`` holds back the result until the test opens it."""

    gate = threading.Event()

    def __init__(self, problem, effort):
        self._plan, self._stopped = solve(problem, "quick"), False

    def progress(self):
        return None

    def stop(self):
        self._stopped = True

    def result(self, timeout=None):
        if self._stopped or self.gate.wait(timeout):
            return self._plan
        raise TimeoutError


@pytest.fixture(autouse=True)
def small_world(own_database, monkeypatch):
    monkeypatch.setenv("PRODIGE_FRAMEWORKS", str(MINI))
    monkeypatch.setattr(runtime, "_planner", Planner(HeldJob))
    HeldJob.gate.set()
    yield
    HeldJob.gate.set()
    runtime.planner().close()


@pytest.fixture
def ready(ws):
    """A centre with answers and means."""
    centre_id = centres.create_centre(ws, Centre(name="Aurora **School**"))
    for item, level in {"plan.goals.q1": 1, "plan.goals.q2": 1, "plan.roles.q1": 0, "doing.visits.q1": 0}.items():
        assessing.save_answer(ws, centre_id, "mini", item, level=level)
    wishes.set_means(ws, centre_id, MEANS)
    return centre_id


@pytest.fixture
def planned(ws, ready):
    task = planning.task_for(ws, ready)
    planning.store_plan(ws, ready, solve(task.problem, "quick"), task.fingerprint)
    return ready


def settled(at, centre_id):
    """The page once the search has ended."""
    assert runtime.planner().wait(centre_id, SECONDS)
    return at.run()


def part(at, name):
    at.session_state["roadmap-part"] = name
    return at.run()


def words(at):
    kinds = (at.markdown, at.info, at.warning, at.error, at.success, at.title, at.header, at.subheader)
    return "\n".join(element.value for kind in kinds for element in kind)


def plain(at):
    return words(at).replace("\\", "")


def test_without_answers_it_says_where_to_begin(visit, small_centre):
    at = visit("roadmap")
    assert not at.exception
    assert "Answer a few questions first" in words(at)
    assert [link.value for link in at.page_link if "self-assessment" in link.value.lower()]
    assert "make" not in {button.key for button in at.button}


def test_without_means_it_asks_for_them(visit, ws, small_centre):
    assessing.save_answer(ws, small_centre, "mini", "plan.goals.q1", level=1)
    at = visit("roadmap")
    assert "Say what you have" in words(at)
    assert "Go to targets and means" in [link.value for link in at.page_link]


def test_without_targets_there_is_nothing_to_plan(visit, ws, ready):
    wishes.set_targets(ws, ready, "mini", {})
    assert "nothing to plan" in words(visit("roadmap"))


def test_one_button_makes_the_roadmap(visit, ws, ready):
    at = visit("roadmap")
    assert [button.label for button in at.button] == ["Make the roadmap"]
    at.button(key="make").click().run()
    at = settled(at, ready)
    assert not at.exception
    assert planning.is_current(ws, ready)
    assert "No better plan exists for these means" in plain(at)


def test_the_search_goes_on_while_people_look_elsewhere(visit, go, ws, ready):
    HeldJob.gate.clear()
    at = visit("roadmap").button(key="make").click().run()
    assert "Searching for the best plan" in words(at)
    assert at.button(key="stop-search").label == "Stop, keep the best"
    go(at, "profile")
    HeldJob.gate.set()
    assert runtime.planner().wait(ready, SECONDS)
    assert planning.is_current(ws, ready)
    assert "No better plan exists" in words(go(at, "roadmap"))


def test_stop_keeps_the_plan_found_so_far(visit, ws, ready):
    HeldJob.gate.clear()
    at = visit("roadmap").button(key="make").click().run()
    at.button(key="stop-search").click().run()
    settled(at, ready)
    assert planning.load_plan(ws, ready) is not None


def test_every_action_says_why_and_what_to_do(visit, planned):
    at = part(visit("roadmap"), "Actions")
    assert not at.exception
    card = next(box for box in at.expander if "Name a coordinator" in box.label)
    text = card.markdown[0].value.replace("\\", "")
    assert "You answered: “Nobody in particular.”" in text
    assert "1. Ask for volunteers." in text
    assert "Lead: School leader." in text


def test_leaving_out_an_action_is_stored_planned_again_and_undone(visit, ws, planned):
    at = part(visit("roadmap"), "Actions")
    at.button(key="exclude-roles.name").click().run()
    assert planning.get_decisions(ws, planned).excluded == ("roles.name",)
    at = settled(at, planned)
    assert not [box for box in at.expander if "Name a coordinator" in box.label]
    assert "“Name a coordinator” is left out" in plain(at)
    assert "no longer planned: “Name a coordinator”" in plain(at)
    at.button(key="undo-decision").click().run()
    at = settled(at, planned)
    assert planning.get_decisions(ws, planned).excluded == ()
    assert [box for box in at.expander if "Name a coordinator" in box.label]
    assert "Undone." in plain(at)
    at.button(key="undo-decision").click().run()
    settled(at, planned)
    assert planning.get_decisions(ws, planned).excluded == ("roles.name",)


def test_the_old_plan_stays_while_the_new_one_is_made(visit, planned):
    at = part(visit("roadmap"), "Actions")
    HeldJob.gate.clear()
    at.button(key="exclude-roles.name").click().run()
    assert "This is the plan as it was" in words(at)
    assert [box for box in at.expander if "Name a coordinator" in box.label]


def test_an_action_can_be_moved_and_the_choice_is_there_after_leaving(visit, go, ws, planned):
    at = part(visit("roadmap"), "Actions")
    choice = at.selectbox(key=f"start:{planned}:roles.name")
    assert choice.value == 0
    assert len(choice.options) == 5
    assert choice.options[0] == "Prodige chooses"
    choice.set_value(3).run()
    at = settled(at, planned)
    assert planning.get_decisions(ws, planned).pinned == {"roles.name": 3}
    assert {entry.action: entry.start for entry in planning.load_plan(ws, planned).plan.actions}["roles.name"] == 3
    go(at, "profile")
    at = part(go(at, "roadmap"), "Actions")
    assert at.selectbox(key=f"start:{planned}:roles.name").value == 3
    at.selectbox(key=f"start:{planned}:roles.name").set_value(0).run()
    assert planning.get_decisions(ws, planned).pinned == {}


def test_what_is_done_or_excluded_can_be_taken_back(visit, ws, planned):
    planning.mark_done(ws, planned, "roles.name")
    planning.exclude(ws, planned, "visits.online")
    at = part(visit("roadmap"), "Your decisions")
    assert {"Already done", "Not for us"} <= {box.value for box in at.subheader}
    at.button(key="release-list-visits.online").click().run()
    settled(at, planned)
    assert planning.get_decisions(ws, planned).excluded == ()
    assert planning.get_decisions(ws, planned).done == ("roles.name",)


def test_undo_is_not_offered_over_somebody_elses_decision(visit, ws, planned):
    at = part(visit("roadmap"), "Actions")
    at.button(key="exclude-roles.name").click().run()
    planning.exclude(ws, planned, "goals.write")
    at = settled(at, planned)
    assert "undo-decision" not in {button.key for button in at.button}


def test_a_stale_plan_says_so_and_is_planned_again(visit, ws, planned):
    wishes.set_priorities(ws, planned, {"plan": 5})
    at = visit("roadmap")
    assert "has changed since" in at.warning[0].value
    at.button(key="make").click().run()
    at = settled(at, planned)
    assert not at.warning
    assert planning.is_current(ws, planned)


def test_a_plan_for_another_period_asks_for_a_new_one(visit, ws, planned):
    wishes.set_means(ws, planned, MEANS.model_copy(update={"terms": 3}))
    at = visit("roadmap")
    assert not at.exception
    assert "period of your plan has changed" in words(at)
    assert at.button(key="make").label == "Plan again"


def test_pins_that_cannot_stand_together_are_named_with_the_way_out(visit, ws, planned):
    hours = {**MEANS.hours_per_term, "digital_lead": 4}
    wishes.set_means(ws, planned, MEANS.model_copy(update={"hours_per_term": hours}))
    planning.pin(ws, planned, "visits.pilot", 1)
    planning.pin(ws, planned, "visits.online", 1)
    at = visit("roadmap").button(key="make").click().run()
    at = settled(at, planned)
    assert "cannot stand together" in at.error[0].value
    buttons = {button.key for button in at.button}
    assert {"release-conflict-visits.pilot", "release-conflict-visits.online"} <= buttons
    assert "Try one visit – starts in Jan–Mar 2027" in plain(at).split("\n")
    at.button(key="release-conflict-visits.online").click().run()
    at = settled(at, planned)
    assert not at.error
    assert planning.load_plan(ws, planned).plan.status != "infeasible"


def test_a_single_pin_that_does_not_fit_is_told_as_such(visit, ws, planned):
    planning.pin(ws, planned, "visits.online", 1)  # needs a digital lead, and nobody has hours
    at = settled(visit("roadmap").button(key="make").click().run(), planned)
    assert "an action you fixed does not fit in its term" in at.error[0].value
    assert "release-conflict-visits.online" in {button.key for button in at.button}


def test_what_is_not_reached_says_what_it_would_take(visit, ws, ready):
    wishes.set_means(ws, ready, MEANS.model_copy(update={"hours_per_term": {"leader": 3, "admin": 1}}))
    at = visit("roadmap").button(key="make").click().run()
    at = part(settled(at, ready), "Not reached")
    assert "not reached" in words(at)
    assert "It would take" in plain(at)


def test_numbers_of_every_chart_are_there_as_tables(visit, planned):
    at = visit("roadmap")
    assert len(at.table) == 1
    assert len(part(at, "Hours and money").table) == 2


def test_more_than_there_is_carries_a_mark_that_is_explained_beside_picture_and_table(visit, ws, planned):
    def shown(at):
        rows = [cell for table in at.table for column in table.value.to_dict("list").values() for cell in column]
        return [cell for cell in rows if str(cell).endswith("*")]

    at = part(visit("roadmap"), "Hours and money")
    assert shown(at) == []
    assert "More than there is" not in words(at)
    fewer = MEANS.model_copy(update={"hours_per_term": {"leader": 1, "admin": 1}, "budget_per_year": 0})
    wishes.set_means(ws, planned, fewer)
    at = part(visit("roadmap"), "Hours and money")
    assert any("/ 1" in cell for cell in shown(at))
    assert any("€" in cell for cell in shown(at))
    assert plain(at).count("* More than there is: what has begun takes more than was planned") == 2


def test_a_planner_that_cannot_begin_is_told(visit, ws, planned, monkeypatch):
    class Broken(HeldJob):
        def result(self, timeout=None):
            raise RuntimeError("surprise")

    monkeypatch.setattr(runtime, "_planner", Planner(Broken))
    wishes.set_priorities(ws, planned, {"plan": 5})
    at = visit("roadmap").button(key="make").click().run()
    at = settled(at, planned)
    assert "fault on our side" in at.error[0].value


def test_an_action_left_out_by_one_while_another_fixes_its_start_shows_both(visit, ws, planned):
    one, two = part(visit("roadmap"), "Actions"), part(visit("roadmap"), "Actions")
    two.button(key="exclude-roles.name").click().run()
    one.selectbox(key=f"start:{planned}:roles.name").set_value(3).run()
    assert not one.exception
    assert planning.get_decisions(ws, planned) == Decisions(excluded=("roles.name",))
    assert "Somebody else changed this while you were working." in plain(one)
    assert "Name a coordinator" in plain(one)
    assert "You chose: **It starts in " in plain(one)
    assert "Meanwhile it was changed to: **Not for us**" in plain(one)
    one.button(key="keep-mine-decisions").click().run()
    assert planning.get_decisions(ws, planned) == Decisions(pinned={"roles.name": 3})
    assert "Somebody else" not in plain(one)


def test_undo_offered_for_a_decision_does_not_take_back_a_newer_one(visit, ws, planned):
    at = part(visit("roadmap"), "Actions")
    at.button(key="exclude-roles.name").click().run()
    at = settled(at, planned)
    planning.mark_done(ws, planned, "roles.name")  # somebody else, after this screen was drawn
    at.button(key="undo-decision").click().run()
    assert planning.get_decisions(ws, planned) == Decisions(done=("roles.name",))
    assert "Meanwhile it was changed to: **Already done**" in plain(at)


def test_in_the_pseudo_language_no_text_is_left_in_english(visit, planned):
    at = visit("roadmap", lang="xx")
    assert not at.exception
    for label in [button.label for button in at.button] + [box.value for box in at.header]:
        assert "~" in label


def test_a_report_opened_again_brings_its_roadmap_back(visit, go, ws, planned):
    made = reporting.report(ws, planned, "pdf", translator())
    centres.delete_centre(ws, planned)
    again = centres.import_bytes(ws, made.data, made.name).centre_id
    at = visit("roadmap")
    assert not at.exception
    assert "No better plan exists" in words(at)
    assert planning.is_current(ws, again)
