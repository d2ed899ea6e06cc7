"""What changed when a plan was made anew: every difference is told once, and nothing that stayed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_core.board import effective
from prodige_core.frameworks import ROLES
from prodige_core.i18n import translator
from prodige_core.planning import build_problem, solve
from prodige_core.planning.from_today import from_today
from prodige_core.responses import Decisions, Means
from prodige_core.roadmap.replanned import Before, replanning_changes
from prodige_core.scoring import score_file
from tests.factories import mini_catalogue
from tests.planning.test_what_has_begun_keeps_its_place import boards, file

T = translator("en")


@given(boards(), boards(), st.integers(0, 3), st.sampled_from([3, 9, 30]), st.sampled_from([3, 9]), st.booleans())
@settings(max_examples=6, deadline=None)
def test_every_difference_is_told_once_with_a_reason(first, then, passed, before_hours, hours, fixed):
    means = Means(start="2027-01", terms=4, hours_per_term=dict.fromkeys(ROLES, before_hours), budget_per_year=1200)
    catalogue = mini_catalogue()
    told = file(first, means=means)
    scores = score_file(told, catalogue)
    problem = build_problem(told, catalogue, scores)
    former = solve(problem, "quick")
    settled = {own for own, entry in then.items() if entry.status != "accepted"}
    pins = {"roles.name": 4} if fixed and "roles.name" not in settled else {}
    cut = means.model_copy(update={"hours_per_term": dict.fromkeys(ROLES, hours)})
    moved = from_today(cut, Decisions(pinned=pins), problem.terms[passed].first_day)
    assert moved is not None
    now = file(then, means=moved.means, decisions=moved.decisions)
    plan = solve(build_problem(now, catalogue, scores), "quick")
    if plan.status == "infeasible":
        return
    old = {entry.action: problem.terms[entry.start - 1].first_day for entry in former.actions}
    terms = build_problem(now, catalogue, scores).terms
    new = {entry.action: terms[entry.start - 1].first_day for entry in plan.actions}
    started = {own for own, entry in then.items() if entry.status == "started"} & (old.keys() | new.keys())
    differs = {own for own in old.keys() | new.keys() if old.get(own) != new.get(own)}
    changes = replanning_changes(
        Before(former, means, effective(told), frozenset({"own.long"})), plan, now, catalogue, scores, T
    )
    assert sorted(change.action for change in changes) == sorted(differs | started)
    assert all(change.why.endswith((".", "no")) and change.title for change in changes)
    over = {change.action for change in changes if change.kind in ("done", "left_out")}
    assert not over & new.keys()
