"""A plan that fits no more says what changed since it was made, as far as that is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prodige_core.planning import solve
from prodige_core.responses import Centre, Means
from prodige_core.services import assessing, board_writes, centres, plan_inputs, planning, wishes
from prodige_core.services import workspace as workspaces
from prodige_core.services.stored_files import MADE_FROM
from prodige_core.storage import PlanRow
from tests.factories import mini_workspace

MEANS = Means(start="2027-01", terms=3, hours_per_term={"leader": 10, "admin": 2})


@pytest.fixture
def ws(tmp_path):
    opened = mini_workspace(tmp_path)
    yield opened
    workspaces.close(opened)


@pytest.fixture
def planned(ws):
    centre_id = centres.create_centre(ws, Centre(name="Aurora School"))
    assessing.save_answer(ws, centre_id, "mini", "plan.roles.q1", level=0)
    wishes.set_means(ws, centre_id, MEANS)
    task = planning.task_for(ws, centre_id)
    planning.store_plan(ws, centre_id, solve(task.problem, "quick"), task.fingerprint)
    return centre_id


def test_nothing_changed_as_long_as_the_plan_fits(ws, planned):
    assert planning.changed_since(ws, planned) == ()
    board_writes.set_entry(ws, planned, "roles.name", {"owner": "Ana Novak", "note": "soon"})
    assert planning.changed_since(ws, planned) == ()


def test_each_part_is_named_by_itself_and_several_in_their_order(ws, planned):
    wishes.set_means(ws, planned, MEANS.model_copy(update={"budget_per_year": 100}))
    assert planning.changed_since(ws, planned) == ("means",)
    planning.exclude(ws, planned, "roles.name")
    assert planning.changed_since(ws, planned) == ("means", "decisions")
    assessing.save_answer(ws, planned, "mini", "plan.roles.q1", level=1)
    assert planning.changed_since(ws, planned) == ("answers", "means", "decisions")
    wishes.set_means(ws, planned, MEANS)
    planning.release(ws, planned, "roles.name")
    assert planning.changed_since(ws, planned) == ("answers",)


def test_the_board_is_named_when_work_goes_otherwise_than_planned(ws, planned):
    board_writes.move(ws, planned, "roles.name", "declined", reason="No time.")
    assert planning.changed_since(ws, planned) == ("board",)


def test_what_an_update_of_prodige_changed_in_the_actions_is_named_too(ws, planned):
    actions = {own: one.model_copy(update={"cost": one.cost + 1}) for own, one in ws.catalogue.actions.items()}
    newer = replace(ws, catalogue=ws.catalogue.model_copy(update={"actions": actions}))
    assert planning.changed_since(newer, planned) == ("catalogue",)


def test_of_a_plan_stored_before_parts_were_kept_nothing_is_claimed(ws, planned):
    with ws.database.write() as unit:
        row = unit.plans.of_centre(planned)
        made_from = {name: part for name, part in row.plan[MADE_FROM].items() if name != plan_inputs.PARTS}
        unit.plans.put(planned, PlanRow({**row.plan, MADE_FROM: made_from}, row.fingerprint, row.made_on))
        unit.commit()
    planning.exclude(ws, planned, "roles.name")
    assert planning.changed_since(ws, planned) == ()
    assert not planning.is_current(ws, planned)


def test_without_a_plan_there_is_nothing_to_say(ws):
    assert planning.changed_since(ws, centres.create_centre(ws, Centre(name="Aurora School"))) == ()
