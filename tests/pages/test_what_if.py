"""The screen "What if", on the mini framework so that planning takes a moment."""

from __future__ import annotations

import threading

import pytest

from prodige_core.i18n import translator
from prodige_core.planning import solve
from prodige_core.planning.cheapest import cheapest_plan
from prodige_core.responses import Centre, Means
from prodige_core.services import access, assessing, centres, kept_plans, planning, what_if, wishes
from prodige_ui import runtime
from prodige_ui.curves import Curves
from prodige_ui.planner import Planner
from tests.factories import MINI

SECONDS = 120
MEANS = Means(
    start="2027-01", terms=4, hours_per_term={"leader": 10, "coordinator": 20, "teacher": 24}, budget_per_year=1000
)


class HeldJob:
    gate = threading.Event()

    def __init__(self, work):
        self._work = work

    def progress(self):
        return None

    def stop(self):
        pass

    def result(self, timeout=None):
        if self.gate.wait(timeout):
            return self._work()
        raise TimeoutError


def plan_job(problem, effort):
    return HeldJob(lambda: solve(problem, "quick"))


@pytest.fixture(autouse=True)
def small_world(own_database, monkeypatch):
    monkeypatch.setenv("PRODIGE_FRAMEWORKS", str(MINI))
    monkeypatch.setattr(runtime, "_planner", Planner(plan_job))
    made = Curves(lambda: False, plan_job, lambda problem: HeldJob(lambda: cheapest_plan(problem)))
    monkeypatch.setattr(runtime, "_curves", made)
    HeldJob.gate.set()
    yield
    HeldJob.gate.set()
    made.close()
    runtime.planner().close()


@pytest.fixture
def ready(ws):
    own = centres.create_centre(ws, Centre(name="Aurora **School**"))
    for item, level in {"plan.goals.q1": 1, "plan.goals.q2": 1, "plan.roles.q1": 0, "doing.visits.q1": 0}.items():
        assessing.save_answer(ws, own, "mini", item, level=level)
    for practice, level in {"plan.goals": 3, "plan.roles": 3, "doing.visits": 2}.items():
        wishes.set_target(ws, own, practice, level)
    wishes.set_means(ws, own, MEANS)
    return own


def make_plan(ws, own):
    task = planning.task_for(ws, own)
    planning.store_plan(ws, own, solve(task.problem, "quick"), task.fingerprint)


def work_out(ws, own):
    runtime.curves().start(ws, own)
    assert runtime.curves().wait(own, SECONDS)


def words(at):
    assert not at.exception
    return " ".join(str(element.value) for element in (*at.markdown, *at.info, *at.warning, *at.error))


def labels(at):
    return [button.label for button in at.button]


def press(at, label):
    return next(button for button in at.button if button.label == label).click().run()


def open_part(at, label):
    at.session_state["what-if-part"] = label
    return at.run()


def test_before_there_are_means_it_says_what_to_do(ws, visit):
    centres.create_centre(ws, Centre(name="Aurora School"))
    at = visit("what_if")
    assert "Answer a few questions first" in words(at)
    assert labels(at) == []


def test_before_the_first_time_one_button_explains_what_will_happen(ready, visit):
    at = visit("what_if")
    assert "a minute or two, for large plans longer" in words(at)
    assert "Work it out" in labels(at)


def test_while_it_is_worked_out_it_can_be_stopped_and_gone_on_with(ws, ready, visit):
    make_plan(ws, ready)
    HeldJob.gate.clear()
    at = press(visit("what_if"), "Work it out")
    assert "Stop" in labels(at)
    at = press(at, "Stop")
    assert runtime.curves().look(ready).state == "stopped"
    at = at.run()
    assert "Work it out" in labels(at)  # nothing was known yet
    HeldJob.gate.set()
    work_out(ws, ready)
    at = at.run()
    assert "With half the hours you reach" in words(at)
    assert "Stop" not in labels(at)


def test_a_part_of_the_curve_is_shown_and_can_be_gone_on_with(ws, ready, visit):
    task = what_if.begin(ws, ready)
    plan = solve(task.problem, "point")
    part = what_if.with_plan(task.curve, what_if.PRESENT, plan, task.problem)
    what_if.store(ws, ready, part, None, task.fingerprint)
    at = visit("what_if")
    assert "1 of 19 plans are worked out" in words(at)
    at = press(at, "Go on")
    assert runtime.curves().wait(ready, SECONDS)
    assert "With half the hours" in words(at.run())


def test_the_answer_comes_first_with_the_numbers_as_a_table(ws, ready, visit):
    work_out(ws, ready)
    at = visit("what_if")
    assert "With half the hours you reach" in at.markdown[0].value or "With half the hours you reach" in words(at)
    table = next(table.value for table in at.table)
    assert len(table) == 19
    assert table.iloc[0, 0] == "the hours and money you have"


def test_a_stale_curve_says_so_and_offers_nothing_to_take_over(ws, ready, visit):
    work_out(ws, ready)
    wishes.set_target(ws, ready, "plan.goals", 2)
    at = visit("what_if")
    assert "has changed since" in words(at)
    assert "Work it out again" in labels(at)
    assert "Plan with these means" not in labels(at)


def test_half_the_hours_are_taken_over_and_the_change_is_undone(ws, ready, visit):
    make_plan(ws, ready)
    work_out(ws, ready)
    at = press(visit("what_if"), "Plan with these means")
    assert wishes.get_means(ws, ready).hours_per_term == {"leader": 5, "coordinator": 10, "teacher": 12}
    assert "You now plan with half the hours" in words(at)
    assert runtime.planner().wait(ready, SECONDS)
    assert planning.is_current(ws, ready)
    press(at, "Undo")
    assert wishes.get_means(ws, ready) == MEANS


def test_what_every_target_takes_is_shown_and_used(ws, ready, visit):
    make_plan(ws, ready)
    work_out(ws, ready)
    at = open_part(visit("what_if"), "Reach every target")
    assert "On top of what you have it takes" in words(at)
    press(at, "Use only the means")
    assert runtime.planner().wait(ready, SECONDS)
    assert planning.load_plan(ws, ready).plan.unreached == ()


def test_the_cheapest_plan_becomes_the_roadmap_at_one_click(ws, ready, visit):
    make_plan(ws, ready)
    work_out(ws, ready)
    at = open_part(visit("what_if"), "Reach every target")
    press(at, "Plan exactly this")
    assert runtime.planner().wait(ready, SECONDS)
    pinned = planning.get_decisions(ws, ready).pinned
    assert pinned
    assert planning.load_plan(ws, ready).plan.unreached == ()


def test_two_plans_are_kept_and_compared(ws, ready, visit):
    make_plan(ws, ready)
    at = open_part(visit("what_if"), "Two plans side by side")
    at.text_input(key="kept-plan-name").input("**May**")
    at = press(at, "Keep this plan")
    assert [own.name for own in kept_plans.kept_plans(ws, ready)] == ["**May**"]
    at = at.run()
    assert "Both plans hold the same actions" in words(at)
    press(at, "Remove")
    assert kept_plans.kept_plans(ws, ready) == ()


def test_pins_that_cannot_stand_together_leave_nothing_to_compare(ws, ready, visit):
    wishes.set_means(ws, ready, MEANS.model_copy(update={"hours_per_term": {"leader": 1}}))
    planning.pin(ws, ready, "goals.talk", 1)
    work_out(ws, ready)
    at = visit("what_if")
    assert "cannot stand together" in words(at)


@pytest.mark.parametrize(
    "part", ["Plan with other means", "Reach every target", "What each target takes", "Two plans side by side"]
)
def test_no_text_stays_in_english_in_another_language(ws, ready, visit, part):
    make_plan(ws, ready)
    work_out(ws, ready)
    at = open_part(visit("what_if", lang="xx"), translator("xx").gettext(part))
    assert not at.exception
    shown = [element.value for kind in (at.title, at.subheader) for element in kind]
    shown += [box.label for box in (*at.expander, *at.selectbox, *at.tabs, *at.text_input)] + labels(at)
    assert [text for text in shown if "~" not in text] == []
    sentences = [entry.value for entry in at.markdown if " " in str(entry.value)]
    assert [text for text in sentences if "~" not in text] == []


def test_a_viewer_reads_and_compares_and_changes_nothing(ws, ready, visit, monkeypatch):
    make_plan(ws, ready)
    kept_plans.keep(ws, ready, "May")
    work_out(ws, ready)
    monkeypatch.setattr(access, "may", lambda _ws, _centre, right: right.name == "VIEW")
    monkeypatch.setattr("prodige_core.services.people.own_role", lambda _ws, _centre: "viewer")
    at = visit("what_if")
    assert "With half the hours you reach" in words(at)
    for part in ("Reach every target", "What each target takes", "Two plans side by side"):
        at = open_part(at, part)
        assert not at.exception
        assert labels(at) == []
        assert [*at.text_input] == []
    assert [box.label for box in at.selectbox] == ["One plan", "The other plan"]
