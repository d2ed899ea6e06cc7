"""Indicators stored, joined when two people change them, undone, and refused when they cannot be."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from prodige_core.errors import AnswerError, CentreFileError, Conflict
from prodige_core.planning import Plan, solve, terms_from
from prodige_core.planning.result import Scheduled, TermLoad
from prodige_core.responses import (
    BoardEntry,
    Centre,
    CentreFile,
    Decisions,
    IndicatorSeries,
    Means,
    Measured,
    write_centre_file,
)
from prodige_core.services import assessing, board_writes, centres, indicators, planning, replanning, wishes


def stored(ws, centre_id):
    return indicators.view(ws, centre_id).series


def measured(part, whole):
    return Measured(numerator=part, denominator=whole)


def test_before_anything_is_followed_five_are_proposed(ws, centre_id):
    view = indicators.view(ws, centre_id)
    assert (view.followed, len(view.others)) == ((), 20)
    assert [own.id for own in view.first] == ["K1", "K2", "K3", "K4", "K16"]
    assert view.years == ("2026", "2025", "2024")


def test_a_value_and_a_target_are_stored_and_shown(ws, centre_id):
    indicators.follow(ws, centre_id, ("K1", "K4"))
    indicators.set_value(ws, centre_id, "K1", "2024", measured(24, 400))
    indicators.set_value(ws, centre_id, "K1", "2026", measured(40, 400))
    indicators.set_target(ws, centre_id, "K1", 12, "2029", "School conference")
    first, fourth = indicators.followed(ws, centre_id)
    assert (first.course.latest.value, first.course.change, first.course.state) == (10, 4, "on_track")
    assert not fourth.has_data
    assert centres.get_centre(ws, centre_id).indicators["K1"].target_source == "School conference"


def test_no_counts_take_the_year_out(ws, centre_id):
    indicators.set_value(ws, centre_id, "K1", "2026", measured(1, 2))
    indicators.set_value(ws, centre_id, "K1", "2026", Measured())
    assert stored(ws, centre_id) == {"K1": IndicatorSeries()}


def test_following_again_keeps_the_numbers_and_no_longer_following_can_be_undone(ws, centre_id):
    indicators.set_value(ws, centre_id, "K1", "2026", measured(1, 2))
    indicators.follow(ws, centre_id, ("K1",))
    before = stored(ws, centre_id)
    change = indicators.unfollow(ws, centre_id, "K1")
    assert stored(ws, centre_id) == {}
    indicators.put_indicators(ws, centre_id, change.before, seen=change.after)
    assert stored(ws, centre_id) == before


def test_two_people_who_write_different_years_keep_both(ws, centre_id):
    indicators.follow(ws, centre_id, ("K1",))
    seen = stored(ws, centre_id)
    indicators.set_value(ws, centre_id, "K1", "2025", measured(5, 50), seen=seen)
    change = indicators.set_value(ws, centre_id, "K1", "2026", measured(6, 60), seen=seen)
    assert change.after["K1"].values == {"2025": measured(5, 50), "2026": measured(6, 60)}
    assert change.meant["K1"].values == {"2026": measured(6, 60)}


def test_two_people_who_write_the_same_number_are_told_of_both(ws, centre_id):
    indicators.follow(ws, centre_id, ("K1",))
    seen = stored(ws, centre_id)
    indicators.set_value(ws, centre_id, "K1", "2026", measured(5, 50), seen=seen)
    with pytest.raises(Conflict) as error:
        indicators.set_value(ws, centre_id, "K1", "2026", measured(6, 50), seen=seen)
    assert [(one.field, one.yours, one.theirs) for one in error.value.clashes] == [("K1.2026.numerator", 6, 5)]
    indicators.put_indicators(ws, centre_id, error.value.mine, seen=error.value.theirs)
    assert stored(ws, centre_id)["K1"].values["2026"] == measured(6, 50)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda ws, own: indicators.set_value(ws, own, "K1", "2026", measured(3, 2)), "counts 3 of 2"),
        (lambda ws, own: indicators.set_value(ws, own, "K18", "2026", measured(1, 2)), "never typed"),
        (lambda ws, own: indicators.set_value(ws, own, "K1", "26", measured(1, 2)), "26"),
        (lambda ws, own: indicators.set_target(ws, own, "K1", 101), "100 is the most"),
        (lambda ws, own: indicators.set_target(ws, own, "K1", -1), "0 or more"),
        (lambda ws, own: indicators.follow(ws, own, ("K99",)), "is not an indicator here."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(ws, centre_id, change, says):
    with pytest.raises(AnswerError) as error:
        change(ws, centre_id)
    assert says in str(error.value)
    assert stored(ws, centre_id) == {}


def test_actions_done_are_counted_from_the_board(ws, centre_id):
    file = centres.get_centre(ws, centre_id)
    board = {"goals.talk": BoardEntry(status="done", due="2026-01"), "goals.write": BoardEntry(due="2026-02")}
    made = file.model_copy(update={"board": board, "indicators": {"K12": IndicatorSeries(target=80)}})
    other = centres.import_bytes(ws, write_centre_file(made), "a.json").centre_id
    (row,) = indicators.followed(ws, other)
    assert dict(row.measured) == {"2025": measured(1, 2)}
    assert row.course.short


def test_a_planned_action_is_due_at_the_end_of_its_last_term():
    means = Means(start="2026-09", terms=3)
    file = CentreFile(centre=Centre(name="Hill School"), means=means, decisions=Decisions(done=("goals.talk",)))
    starts = (Scheduled("goals.talk", 1, 1), Scheduled("goals.write", 1, 1), Scheduled("roles.name", 2, 3))
    loads = tuple(TermLoad(term.label, {}, 0) for term in terms_from("2026-09", 3))
    plan = Plan("optimal", gain=3, hours=4, bound=3, actions=starts, terms=loads)
    assert indicators.planned_ends(file, plan) == {
        "goals.talk": "2026-12",
        "goals.write": "2026-12",
        "roles.name": "2027-08",
    }
    assert indicators.board_counts(file, plan, dt.date(2027, 1, 1)) == {"2026": measured(1, 2)}
    assert indicators.board_counts(file, None, dt.date(2027, 1, 1)) == {}
    moved = file.model_copy(update={"means": Means(start="2027-01", terms=3)})
    assert indicators.board_counts(moved, plan, dt.date(2027, 9, 1)) == {}, "the plan is of another period"


def test_what_was_due_and_is_not_done_counts_also_after_something_else_was_done(ws, centre_id):
    assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", level=0)
    assessing.save_answer(ws, centre_id, "mini", "plan.roles.q1", level=0)
    wishes.set_targets(ws, centre_id, "mini", {"plan.goals": 3, "plan.roles": 3})
    hours = dict.fromkeys(("leader", "coordinator", "teacher", "admin"), 100)
    wishes.set_means(ws, centre_id, Means(start="2025-09", terms=3, hours_per_term=hours, budget_per_year=5000))
    task = planning.task_for(ws, centre_id)
    planning.store_plan(ws, centre_id, solve(task.problem), task.fingerprint)
    indicators.follow(ws, centre_id, ("K12",))
    planned = [own.action for own in planning.load_plan(ws, centre_id).plan.actions]
    assert len(planned) > 1
    over = replace(ws, clock=lambda: dt.datetime(2026, 10, 1, 9, 0, tzinfo=dt.UTC))
    board_writes.move(over, centre_id, planned[0], "done")
    assert not planning.load_plan(over, centre_id).current
    (row,) = indicators.followed(over, centre_id)
    assert dict(row.measured) == {"2025": measured(1, len(planned))}


def test_planning_anew_does_not_make_up_for_what_was_due_and_is_not_done(ws, centre_id):
    for item in ("plan.goals.q1", "plan.roles.q1"):
        assessing.save_answer(ws, centre_id, "mini", item, level=0)
    wishes.set_targets(ws, centre_id, "mini", {"plan.goals": 3, "plan.roles": 3})
    hours = dict.fromkeys(("leader", "coordinator", "teacher", "admin"), 100)
    wishes.set_means(ws, centre_id, Means(start="2025-09", terms=6, hours_per_term=hours, budget_per_year=5000))
    indicators.follow(ws, centre_id, ("K12",))

    def plan(now):
        task = planning.task_for(now, centre_id)
        planning.store_plan(now, centre_id, solve(task.problem), task.fingerprint)
        return planning.load_plan(now, centre_id).plan.actions

    first, *others = [own.action for own in sorted(plan(ws), key=lambda own: own.start)]
    now = replace(ws, clock=lambda: dt.datetime(2026, 10, 1, 9, 0, tzinfo=dt.UTC))
    board_writes.move(now, centre_id, first, "done")
    due = {"2025": measured(1, 1 + len(others))}
    assert dict(indicators.followed(now, centre_id)[0].measured) == due
    replanning.replan_from(now, centre_id)
    moved = {own.action for own in plan(now)}
    assert moved & set(others)
    assert dict(indicators.followed(now, centre_id)[0].measured) == due
    left_out = min(moved & set(others))
    planning.exclude(now, centre_id, left_out)
    assert dict(indicators.followed(now, centre_id)[0].measured) == {"2025": measured(1, len(others))}


def test_a_file_with_impossible_counts_is_refused_with_all_of_them(ws, centre_id):
    wrong = {
        "K1": IndicatorSeries(values={"2026": measured(9, 2)}),
        "K42": IndicatorSeries(),
    }
    file = centres.get_centre(ws, centre_id).model_copy(update={"indicators": wrong})
    with pytest.raises(CentreFileError) as error:
        centres.import_bytes(ws, write_centre_file(file), "a.json")
    assert [problem.where for problem in error.value.problems] == ["indicators.K1.values.2026", "indicators.K42"]
