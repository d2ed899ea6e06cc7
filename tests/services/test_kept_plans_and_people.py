"""A plan that is kept to compare remembers what it was made from, and nobody's name."""

from prodige_core.planning import solve
from prodige_core.responses import Means
from prodige_core.services import assessing, board_writes, kept_plans, planning, wishes


def test_a_kept_plan_remembers_where_actions_stood_but_no_names_notes_or_reasons(ws, centre_id):
    assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", level=0)
    hours = dict.fromkeys(("leader", "coordinator", "teacher", "admin"), 100)
    wishes.set_means(ws, centre_id, Means(start="2026-09", terms=3, hours_per_term=hours))
    board_writes.set_entry(ws, centre_id, "goals.talk", {"owner": "Maria Rossi", "note": "ask Maria"})
    board_writes.move(ws, centre_id, "goals.write", "declined", reason="Maria has no time")
    task = planning.task_for(ws, centre_id)
    planning.store_plan(ws, centre_id, solve(task.problem), task.fingerprint)
    kept_plans.keep(ws, centre_id, "May")
    with ws.database.read() as unit:
        (row,) = unit.kept_plans.of_centre(centre_id)
        plan = unit.plans.of_centre(centre_id)
    assert row.inputs["board"] == {"goals.talk": "proposed", "goals.write": "declined"}
    assert "Maria" not in repr(row)
    assert "Maria" not in repr(plan)
    assert planning.is_current(ws, centre_id)
