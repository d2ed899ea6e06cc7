"""``plan --json`` from framework folders and a centre file, against every schedule the written rules allow."""

from __future__ import annotations

import dataclasses
import json

import pytest

from tests.cli.random_centre import ROLES, write_case

pytestmark = pytest.mark.slow  # many programs or documents, each a second or so

NAMES = ("Sep–Dec", "Jan–Mar", "Apr–Aug")


def planned(run, folder):
    code, out, err = run("plan", folder / "centre.json", "--json", "--effort", "quick", "--frameworks", folder)
    assert err == ""
    return code, json.loads(out)


@pytest.mark.parametrize("block", range(5))
def test_the_plan_printed_is_the_best_there_is_and_what_it_says_is_so(run, tmp_path, block):
    seen = {"optimal": 0, "infeasible": 0}
    for seed in range(block * 40, block * 40 + 40):
        case = write_case(seed, tmp_path / str(seed))
        code, plan = planned(run, tmp_path / str(seed))
        schedules = list(case.schedules())
        best = max(map(case.worth, schedules), default=None)
        seen[plan["status"]] += 1
        if best is None:
            check_conflict(case, code, plan)
        else:
            assert (code, plan["status"]) == (0, "optimal"), seed
            assert (plan["gain"], -plan["hours"], -plan["cost"]) == best, seed
            check_what_it_says(case, plan, schedules)
    assert min(seen.values()) > 0


def check_conflict(case, code, plan):
    """Every pin named is needed for the conflict, and they are enough for it."""
    assert (code, plan["status"]) == (1, "infeasible")
    named = {own_id: case.pinned[own_id] for own_id in plan["conflict"]}
    assert next(dataclasses.replace(case, pinned=named).schedules(), None) is None
    for own_id in named:
        fewer = {other: term for other, term in named.items() if other != own_id}
        assert next(dataclasses.replace(case, pinned=fewer).schedules(), None) is not None


def check_what_it_says(case, plan, schedules):
    assert list(plan) == [
        "status", "gain", "hours", "cost", "bound", "gap", "terms", "actions", "levels", "unreached",
    ]  # fmt: skip
    assert (plan["bound"], plan["gap"]) == (plan["gain"], 0)
    schedule = {entry["id"]: entry["start"] for entry in plan["actions"]}
    assert schedule in schedules
    assert all(entry["end"] == case.end(entry["id"], entry["start"]) for entry in plan["actions"])
    assert plan["levels"] == {practice: case.levels(schedule, practice) for practice in case.targets}
    assert {(u["practice"], u["target"], u["reached"]) for u in plan["unreached"]} == {
        (practice, target, plan["levels"][practice][-1])
        for practice, target in case.targets.items()
        if plan["levels"][practice][-1] < target
    }
    assert all(entry["reasons"] for entry in plan["unreached"])
    loads = [load for own_id, start in schedule.items() for load in case.load(own_id, start)]
    for number, (term, (year, place)) in enumerate(zip(plan["terms"], case.terms, strict=True), 1):
        started = [own_id for own_id, start in schedule.items() if start == number]
        assert term == {
            "label": f"{NAMES[place]} {year + (place > 0)}",
            "hours": {
                role: {
                    "used": sum(hours for own_role, own_term, hours in loads if (own_role, own_term) == (role, number)),
                    "capacity": case.capacity.get(role, [0] * number)[number - 1],
                }
                for role in ROLES
            },
            "cost": sum(case.actions[own_id]["cost"] for own_id in started),
        }
