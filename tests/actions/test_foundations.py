"""What the answers say is in place, so that the plan need not begin with it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prodige_core.actions import scored_levels, suggested_done
from prodige_core.frameworks import Action, Catalogue, Raise
from prodige_core.responses import Decisions
from prodige_core.scoring import score_file
from tests.factories import answers, mini_catalogue, mini_file


def action(own_id: str, *steps: tuple[str, int], **rest) -> Action:
    return Action(
        id=own_id,
        title="Do it",
        why="It helps.",
        steps=("Begin.",),
        lead="leader",
        raises=tuple(Raise(practice=practice, to=to) for practice, to in steps),
        **rest,
    )


def catalogue(*actions: Action) -> Catalogue:
    return mini_catalogue().model_copy(
        update={"actions": {own.id: own for own in actions}, "action_framework": {own.id: "mini" for own in actions}}
    )


def found(own_catalogue: Catalogue, decisions: Decisions | None = None, **levels: int):
    file = mini_file(answers(**levels), decisions=decisions or Decisions())
    return suggested_done(file, own_catalogue, score_file(file, own_catalogue))


POLICY = action("policy", ("plan.goals", 2))
APPLY = action("apply", ("doing.visits", 1), requires=("policy",))
TRAVEL = action("travel", ("doing.visits", 2), requires=("apply",))


def test_a_foundation_below_the_level_now_is_in_place_and_names_what_needs_it():
    (only,) = found(catalogue(POLICY, APPLY, TRAVEL), plan__goals__q1=2, doing__visits__q1=0)
    assert only.action == "policy"
    assert only.steps == (Raise(practice="plan.goals", to=2),)
    assert only.needed_by == ("apply", "travel")


def test_a_foundation_above_the_level_now_is_still_to_do():
    assert found(catalogue(POLICY, APPLY), plan__goals__q1=1, doing__visits__q1=0) == ()


def test_an_action_nothing_useful_requires_is_not_mentioned():
    top = catalogue(POLICY, APPLY)
    assert found(top, plan__goals__q1=2, doing__visits__q1=1) == ()


def test_a_practice_without_a_score_proves_nothing():
    both = action("policy", ("plan.goals", 2), ("plan.roles", 1))
    assert found(catalogue(both, APPLY), plan__goals__q1=3, doing__visits__q1=0) == ()
    assert len(found(catalogue(both, APPLY), plan__goals__q1=3, plan__roles__q1=1, doing__visits__q1=0)) == 1


def test_what_an_action_in_place_requires_is_in_place_too_when_the_answers_say_so():
    name = action("name", ("plan.roles", 1))
    policy = action("policy", ("plan.goals", 2), requires=("name",))
    ids = [
        one.action
        for one in found(catalogue(name, policy, APPLY), plan__goals__q1=2, plan__roles__q1=2, doing__visits__q1=0)
    ]
    assert ids == ["name", "policy"]


def test_what_people_decided_is_left_alone():
    for decisions in (Decisions(pinned={"policy": 1}), Decisions(excluded=("policy",)), Decisions(done=("policy",))):
        assert found(catalogue(POLICY, APPLY), decisions, plan__goals__q1=2, doing__visits__q1=0) == ()


def test_a_ruled_out_action_needs_nothing():
    assert found(catalogue(POLICY, APPLY), Decisions(excluded=("apply",)), plan__goals__q1=2, doing__visits__q1=0) == ()


def test_nothing_is_in_place_that_would_bar_a_useful_or_pinned_action():
    rival = action("rival", ("doing.visits", 1))
    policy = action("policy", ("plan.goals", 2), excludes=("rival",))
    levels = {"plan__goals__q1": 2, "doing__visits__q1": 0}
    assert found(catalogue(policy, APPLY, rival), **levels) == ()
    barred_by = action("rival", ("plan.goals", 1), excludes=("policy",))
    assert found(catalogue(POLICY, APPLY, barred_by), Decisions(pinned={"rival": 1}), **levels) == ()
    assert len(found(catalogue(POLICY, APPLY, barred_by), **levels)) == 1


def test_an_id_that_no_longer_exists_is_passed_over():
    assert found(catalogue(action("apply", ("doing.visits", 1), requires=("gone",))), doing__visits__q1=0) == ()


@given(
    st.fixed_dictionaries({item: st.integers(0, 3) for item in ("plan.goals.q1", "plan.roles.q1", "doing.visits.q1")})
)
def test_whatever_is_answered_only_steps_behind_the_centre_count_and_asking_again_adds_nothing(levels):
    own = catalogue(POLICY, APPLY, TRAVEL)
    file = mini_file(answers(**{item.replace(".", "__"): level for item, level in levels.items()}))
    scores = score_file(file, own)
    suggested = suggested_done(file, own, scores)
    now = scored_levels(scores)
    assert all(step.to <= now[step.practice] for one in suggested for step in one.steps)
    adopted = file.model_copy(update={"decisions": Decisions(done=tuple(one.action for one in suggested))})
    assert suggested_done(adopted, own, scores) == ()


def test_an_accredited_centre_is_never_told_to_apply_for_its_accreditation_again():
    both = catalogue(
        action("accreditation", ("doing.visits", 2), funding="KA120", excludes=("share",)),
        action("share", ("doing.visits", 2)),
    )
    file = mini_file(answers(doing__visits__q1=1))
    accredited = file.model_copy(update={"centre": file.centre.model_copy(update={"accreditation": "KA120"})})
    (only,) = suggested_done(accredited, both, score_file(accredited, both))
    assert (only.action, only.accredited) == ("accreditation", True)
    assert suggested_done(file, both, score_file(file, both)) == ()
