"""Two people at one centre: what they change in different fields is joined, in the same field both are told of both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from prodige_core.errors import AnswerError, Conflict, NotFound, StateError
from prodige_core.planning import solve
from prodige_core.responses import Answer, Centre, Decisions, Means, write_centre_file
from prodige_core.services import aims, assessing, centres, means, means_parts, planning, surveys, wishes, workshops
from prodige_core.services.workspace import Workspace
from tests.services.workshop_steps import GOALS, VISITS, all_vote, open_room

HOURS = {"leader": 10, "teacher": (5, 6, 7)}
MEANS = Means(start="2027-01", terms=3, hours_per_term=HOURS, budget_per_year=900)
ROLES = "plan.roles.q1"


@pytest.fixture
def school(ws, centre_id):
    for item, level in ((GOALS, 1), (ROLES, 2), (VISITS, 0)):
        assessing.save_answer(ws, centre_id, "mini", item, level=level, note="as of May")
    wishes.set_means(ws, centre_id, MEANS)
    wishes.set_targets(ws, centre_id, "mini", {"plan.goals": 2, "doing.visits": 1})
    wishes.set_priorities(ws, centre_id, {"plan": 3})
    planning.mark_done(ws, centre_id, "goals.talk")
    return centre_id


@dataclass(frozen=True)
class Place:
    """One thing two people can change: how each writes it from what they saw, and how to read it and keep one's own."""

    look: Callable[[Workspace, str], object]
    first: Callable[[Workspace, str, object], object]
    second: Callable[[Workspace, str, object], object]
    keep: Callable[[Workspace, str, Conflict], object]
    fields: tuple[str, ...]


def answer(ws: Workspace, own: str, item: str = GOALS) -> Answer | None:
    return assessing.current_assessment(ws, own, "mini").answers.get(item)


def change(ws, own, seen, **changes):
    return assessing.change_answer(ws, own, "mini", GOALS, changes, seen=seen)


def keep_answer(ws, own, error):
    return assessing.put_answer(ws, own, "mini", GOALS, error.mine, seen=error.theirs)


def profile(ws, own):
    return centres.get_centre(ws, own).centre


def name(ws, own, seen, value):
    return centres.change_profile(ws, own, {"name": value}, seen=seen)


def targets(ws, own):
    return wishes.get_targets(ws, own, "mini")


PLACES = {
    "level": Place(
        answer,
        lambda ws, own, seen: change(ws, own, seen, level=2),
        lambda ws, own, seen: change(ws, own, seen, na=True),
        keep_answer,
        ("choice",),
    ),
    "note": Place(
        answer,
        lambda ws, own, seen: change(ws, own, seen, note="two partners in Graz"),
        lambda ws, own, seen: change(ws, own, seen, note="one partner in Lille"),
        keep_answer,
        ("note",),
    ),
    "name": Place(
        profile,
        lambda ws, own, seen: name(ws, own, seen, "Hill School North"),
        lambda ws, own, seen: name(ws, own, seen, "Hill Academy"),
        lambda ws, own, error: centres.update_profile(ws, own, error.mine, seen=error.theirs),
        ("name",),
    ),
    "target": Place(
        targets,
        lambda ws, own, seen: wishes.set_target(ws, own, "plan.goals", 3, seen=seen),
        lambda ws, own, seen: wishes.set_target(ws, own, "plan.goals", None, seen=seen),
        lambda ws, own, error: wishes.set_targets(ws, own, "mini", error.mine, seen=error.theirs),
        ("plan.goals",),
    ),
    "priority": Place(
        wishes.get_priorities,
        lambda ws, own, seen: aims.put_first(ws, own, "plan", 5, seen=seen),
        lambda ws, own, seen: aims.put_back(ws, own, "plan", seen=seen),
        lambda ws, own, error: wishes.set_priorities(ws, own, error.mine, seen=error.theirs),
        ("plan",),
    ),
    "hours": Place(
        wishes.get_means,
        lambda ws, own, seen: wishes.set_means(ws, own, means.with_hours(seen, "leader", 20), seen=seen),
        lambda ws, own, seen: wishes.set_means(ws, own, means.with_hours(seen, "leader", 30), seen=seen),
        lambda ws, own, error: wishes.set_means(ws, own, error.mine, seen=error.theirs),
        ("hours.leader",),
    ),
    "hours of one term": Place(
        wishes.get_means,
        lambda ws, own, seen: wishes.set_means(ws, own, means.with_hours(seen, "teacher", 1, 2), seen=seen),
        lambda ws, own, seen: wishes.set_means(ws, own, means.with_hours(seen, "teacher", 2, 2), seen=seen),
        lambda ws, own, error: wishes.set_means(ws, own, error.mine, seen=error.theirs),
        ("hours.teacher.2",),
    ),
    "decision": Place(
        planning.get_decisions,
        lambda ws, own, seen: planning.pin(ws, own, "goals.write", 2, seen=seen),
        lambda ws, own, seen: planning.exclude(ws, own, "goals.write", seen=seen),
        lambda ws, own, error: planning.set_decisions(ws, own, error.mine, seen=error.theirs),
        ("goals.write",),
    ),
}


@pytest.fixture(params=PLACES)
def place(request) -> Place:
    return PLACES[request.param]


@pytest.fixture(params=["first", "second"])
def order(request, place):
    """Who of the two is faster."""
    both = (place.first, place.second)
    return both if request.param == "first" else both[::-1]


def test_the_slower_of_two_is_told_of_both_and_nothing_is_overwritten(ws, school, place, order):
    seen = place.look(ws, school)
    faster, slower = order
    faster(ws, school, seen)
    stored = place.look(ws, school)
    with pytest.raises(Conflict, match="Somebody else changed the same") as told:
        slower(ws, school, seen)
    assert place.look(ws, school) == stored
    assert told.value.theirs == stored
    assert tuple(clash.field for clash in told.value.clashes) == place.fields
    [clash] = told.value.clashes
    assert clash.yours != clash.theirs
    assert clash.base not in (clash.yours, clash.theirs)


def test_keeping_ones_own_after_seeing_both_stores_it(ws, school, place, order):
    seen = place.look(ws, school)
    faster, slower = order
    faster(ws, school, seen)
    with pytest.raises(Conflict) as told:
        slower(ws, school, seen)
    place.keep(ws, school, told.value)
    assert place.look(ws, school) == told.value.mine


def test_a_third_person_who_was_faster_still_is_not_overwritten_either(ws, school, place):
    seen = place.look(ws, school)
    place.first(ws, school, seen)
    with pytest.raises(Conflict) as told:
        place.second(ws, school, seen)
    before = place.look(ws, school)
    place.keep(ws, school, Conflict("", clashes=(), mine=seen, theirs=before))  # the third puts the old one back
    with pytest.raises(Conflict) as again:
        place.keep(ws, school, told.value)
    assert place.look(ws, school) == seen == again.value.theirs


def test_the_same_change_by_both_or_twice_is_no_conflict(ws, school, place):
    seen = place.look(ws, school)
    place.first(ws, school, seen)
    stored = place.look(ws, school)
    place.first(ws, school, seen)
    place.first(ws, school, stored)
    assert place.look(ws, school) == stored


def test_undo_does_not_take_back_what_somebody_else_wrote_since(ws, school):
    saved = assessing.change_answer(ws, school, "mini", GOALS, {"level": 2}, seen=answer(ws, school))
    assessing.change_answer(ws, school, "mini", GOALS, {"note": "theirs"}, seen=answer(ws, school))
    assessing.put_answer(ws, school, "mini", GOALS, saved.previous, seen=saved.current)
    assert answer(ws, school) == Answer(level=1, note="theirs"), "the level is undone, their note stands"

    saved = assessing.change_answer(ws, school, "mini", GOALS, {"level": 2}, seen=answer(ws, school))
    assessing.change_answer(ws, school, "mini", GOALS, {"level": 3}, seen=answer(ws, school))
    with pytest.raises(Conflict):
        assessing.put_answer(ws, school, "mini", GOALS, saved.previous, seen=saved.current)
    assert answer(ws, school).level == 3

    weighed = aims.put_first(ws, school, "plan", 5, seen=wishes.get_priorities(ws, school))
    aims.put_first(ws, school, "doing", 4)
    wishes.set_priorities(ws, school, weighed.before, seen=weighed.after)
    assert wishes.get_priorities(ws, school) == {"plan": 3, "doing": 4}

    decided = planning.pin(ws, school, "goals.write", 2, seen=planning.get_decisions(ws, school))
    planning.exclude(ws, school, "goals.write")
    with pytest.raises(Conflict):
        planning.set_decisions(ws, school, decided.before, seen=decided.after)


def test_undoing_means_frees_no_pin_somebody_else_set_and_brings_its_own_back(ws, school):
    planning.pin(ws, school, "goals.write", 3)
    planning.pin(ws, school, "roles.name", 3)
    shorter = means_parts.with_period(MEANS, "2027-01", 2)
    done = wishes.set_means(ws, school, shorter, seen=MEANS)
    assert dict(done.released) == {"goals.write": 3, "roles.name": 3}
    planning.exclude(ws, school, "goals.write")
    wishes.undo_means(ws, school, done)
    decisions = planning.get_decisions(ws, school)
    assert (decisions.pinned, decisions.excluded) == ({"roles.name": 3}, ("goals.write",))
    assert wishes.get_means(ws, school) == MEANS


def test_different_parts_of_one_thing_are_joined(ws, school):
    seen = answer(ws, school)
    change(ws, school, seen, level=3)
    change(ws, school, seen, note="two aims")
    change(ws, school, seen, evidence="minutes")
    assert answer(ws, school) == Answer(level=3, note="two aims", evidence="minutes")

    seen = profile(ws, school)
    centres.change_profile(ws, school, {"country": "AT", "sectors": ["Energy", "Wood"]}, seen=seen)
    centres.change_profile(ws, school, {"staff": 70, "sectors": ["Retail"]}, seen=seen)
    stored = profile(ws, school)
    assert (stored.country, stored.staff, stored.sectors) == ("AT", 70, ("Energy", "Wood", "Retail"))

    seen = targets(ws, school)
    wishes.set_target(ws, school, "plan.goals", 3, seen=seen)
    wishes.set_target(ws, school, "plan.roles", 3, seen=seen)
    wishes.set_target(ws, school, "doing.visits", None, seen=seen)
    assert targets(ws, school) == {"plan.goals": 3, "plan.roles": 3}

    seen = planning.get_decisions(ws, school)
    planning.pin(ws, school, "goals.write", 2, seen=seen)
    planning.exclude(ws, school, "visits.pilot", seen=seen)
    planning.release(ws, school, "goals.talk", seen=seen)
    assert planning.get_decisions(ws, school) == Decisions(pinned={"goals.write": 2}, excluded=("visits.pilot",))


def test_a_longer_plan_and_another_number_in_it_are_joined(ws, school):
    seen = wishes.get_means(ws, school)
    wishes.set_means(ws, school, means.with_hours(seen, "teacher", 9, 2), seen=seen)
    wishes.set_means(ws, school, means_parts.with_period(seen, "2027-01", 5), seen=seen)
    wishes.set_means(ws, school, means.with_budget(seen, 1000), seen=seen)
    stored = wishes.get_means(ws, school)
    assert (stored.terms, stored.budget_per_year) == (5, 1000)
    assert stored.hours_per_term == {"leader": 10, "teacher": (5, 9, 7, 7, 7)}


def test_one_level_up_everywhere_does_not_wipe_what_somebody_else_chose_meanwhile(ws, school):
    seen = targets(ws, school)
    wishes.set_target(ws, school, "plan.goals", 3, seen=seen)
    with pytest.raises(Conflict) as told:
        wishes.set_targets(ws, school, "mini", None, seen=seen)
    [clash] = told.value.clashes
    assert (clash.field, clash.yours) == ("mini", None)
    assert targets(ws, school)["plan.goals"] == 3
    wishes.set_targets(ws, school, "mini", None)
    with pytest.raises(Conflict):
        wishes.set_target(ws, school, "plan.goals", 1, seen=seen)
    assert targets(ws, school) is None


def test_an_answer_taken_away_and_a_note_for_it_clash_either_way(ws, school):
    seen = answer(ws, school)
    assessing.clear_answer(ws, school, "mini", GOALS, seen=seen)
    with pytest.raises(Conflict) as told:
        change(ws, school, seen, note="long and thoughtful")
    [clash] = told.value.clashes
    assert (clash.field, clash.theirs) == ("answer", None)
    assert clash.yours == Answer(level=1, note="long and thoughtful")
    keep_answer(ws, school, told.value)
    assert answer(ws, school) == Answer(level=1, note="long and thoughtful")
    with pytest.raises(Conflict):
        assessing.clear_answer(ws, school, "mini", GOALS, seen=seen)
    assert answer(ws, school).note == "long and thoughtful"


def test_a_centre_in_the_bin_takes_no_change_and_says_so(ws, school, place):
    seen = place.look(ws, school)
    centres.delete_centre(ws, school)
    with pytest.raises(NotFound, match="may have been deleted"):
        place.first(ws, school, seen)
    centres.restore_centre(ws, school)
    assert place.look(ws, school) == seen
    place.first(ws, school, seen)


def test_a_file_that_replaces_the_centre_clashes_with_what_is_being_written(ws, school):
    seen = answer(ws, school)
    other = centres.get_centre(ws, school).model_copy(update={"assessments": (), "means": None})
    centres.import_bytes(ws, write_centre_file(other), "hill.prodige.json", "replace")
    with pytest.raises(Conflict):
        change(ws, school, seen, note="typed before")
    with pytest.raises(Conflict) as told:
        wishes.set_means(ws, school, means.with_hours(MEANS, "leader", 20), seen=MEANS)
    assert told.value.clashes[0].theirs is None
    wishes.set_means(ws, school, told.value.mine, seen=told.value.theirs)
    assert wishes.get_means(ws, school).hours_per_term["leader"] == 20


# hosts and coordinators


def test_two_hosts_change_one_agenda_without_losing_a_statement(ws, centre_id):
    own = workshops.create(ws, centre_id, (GOALS, VISITS))
    seen = (GOALS, VISITS)
    workshops.change_agenda(ws, own, (*seen, ROLES), seen=seen)
    workshops.change_agenda(ws, own, (VISITS, GOALS), seen=seen)
    assert [one.item for one in workshops.get(ws, own).statements] == [VISITS, GOALS, ROLES]


def test_two_hosts_settings_are_joined_and_two_titles_clash(ws, centre_id):
    own = workshops.create(ws, centre_id, (GOALS,))
    seen = workshops.get(ws, own)
    workshops.change_settings(ws, own, title="Spring", seen=seen)
    workshops.change_settings(ws, own, expected=12, seen=seen)
    with pytest.raises(Conflict) as told:
        workshops.change_settings(ws, own, title="Autumn", seen=seen)
    assert [(clash.yours, clash.theirs) for clash in told.value.clashes] == [("Autumn", "Spring")]
    workshops.change_settings(ws, own, seen=told.value.theirs, **told.value.mine)
    stored = workshops.get(ws, own)
    assert (stored.title, stored.expected) == ("Autumn", 12)


def test_two_hosts_who_agree_on_different_levels_are_both_told(ws, centre_id):
    room = open_room(ws, centre_id, 3)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, (1, 2, 2))
    seen = workshops.reveal(ws, room.id, GOALS).statement(GOALS)
    workshops.agree(ws, room.id, GOALS, 2, "most said so", seen=seen)
    workshops.agree(ws, room.id, GOALS, 2, "most said so", seen=seen)  # pressed twice
    for act in (
        lambda: workshops.agree(ws, room.id, GOALS, 1, "the minutes say so", seen=seen),
        lambda: workshops.park(ws, room.id, GOALS, "no time", seen=seen),
    ):
        with pytest.raises(Conflict) as told:
            act()
    assert (told.value.mine.reason, told.value.theirs.reason) == ("no time", "most said so")
    assert workshops.get(ws, room.id).statement(GOALS).level == 2
    workshops.park(ws, room.id, GOALS, "no time", seen=told.value.theirs)
    assert workshops.get(ws, room.id).statement(GOALS).outcome == "parked"


def test_a_workshop_deleted_or_opened_by_another_host_takes_no_change_and_says_why(ws, centre_id):
    own = workshops.create(ws, centre_id, (GOALS,))
    seen = workshops.get(ws, own)
    workshops.open_room(ws, own)
    with pytest.raises(StateError, match="once the room was opened"):
        workshops.change_settings(ws, own, title="Autumn", seen=seen)
    other = workshops.create(ws, centre_id, (GOALS,))
    seen = workshops.get(ws, other)
    workshops.delete(ws, other)
    with pytest.raises(NotFound):
        workshops.change_settings(ws, other, title="Autumn", seen=seen)


def test_two_coordinators_change_the_days_and_the_number_of_a_survey(ws, centre_id):
    today = ws.today()
    own = surveys.create(
        ws, centre_id, frameworks=["mini"], roles=["leader"], opens_on=today, closes_on=today + dt.timedelta(7)
    )
    seen = surveys.get(ws, own)
    surveys.change_dates(ws, own, today, today + dt.timedelta(14), seen=seen)
    surveys.change_expected(ws, own, 80, seen=seen)
    with pytest.raises(Conflict) as told:
        surveys.change_dates(ws, own, today, today + dt.timedelta(9), seen=seen)
    assert [clash.field for clash in told.value.clashes] == ["closes_on"]
    with pytest.raises(Conflict):
        surveys.change_expected(ws, own, 30, seen=seen)
    with pytest.raises(AnswerError):
        surveys.change_dates(ws, own, today, today - dt.timedelta(1), seen=seen)
    surveys.change_dates(ws, own, **told.value.mine, seen=told.value.theirs)
    assert surveys.get(ws, own).closes_on == today + dt.timedelta(9)


def test_a_plan_of_a_search_from_before_the_last_change_does_not_replace_a_current_one(ws, school):
    old = planning.task_for(ws, school)
    wishes.set_means(ws, school, means.with_hours(MEANS, "leader", 20))
    new = planning.task_for(ws, school)
    planning.store_plan(ws, school, solve(new.problem), new.fingerprint)
    planning.store_plan(ws, school, solve(old.problem), old.fingerprint)
    assert planning.is_current(ws, school)


def test_what_nobody_saw_is_replaced_on_purpose(ws, school):
    """Scripts and files say what shall be, whatever is there."""
    centres.update_profile(ws, school, Centre(name="Written by a script"))
    assert profile(ws, school) == Centre(name="Written by a script")
