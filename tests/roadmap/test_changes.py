"""What changed from one plan to the next, in one or two sentences."""

from __future__ import annotations

from prodige_core.i18n import translator
from prodige_core.planning import Needs, Plan, Scheduled, TermLoad, Unreached
from prodige_core.roadmap import changes_in_short, changes_sentences, plan_changes
from tests.factories import mini_catalogue

TERMS = tuple(TermLoad(label, {}, 0) for label in ("Jan–Mar 2027", "Apr–Aug 2027", "Sep–Dec 2027"))
LABELS = {number: load.label for number, load in enumerate(TERMS, 1)}


def plan(starts, *, unreached=0, terms=TERMS, **rest):
    actions = tuple(Scheduled(own, start, start) for own, start in starts.items())
    levels = {f"p{number}": (0, 1) for number in range(3)}
    missed = tuple(Unreached(f"p{number}", 2, 1, (), Needs()) for number in range(unreached))
    return Plan("optimal", actions=actions, terms=terms, levels=levels, unreached=missed, **rest)


def said(before, after):
    return changes_sentences(plan_changes(before, after), mini_catalogue(), LABELS, translator())


def test_the_same_plan_stays_as_it_was():
    same = plan({"goals.talk": 1})
    assert plan_changes(same, same).nothing
    assert said(same, same) == ("The plan stays as it was.",)


def test_added_dropped_and_moved_actions_are_told_apart():
    changes = plan_changes(
        plan({"goals.talk": 1, "goals.write": 2, "roles.name": 2}),
        plan({"goals.talk": 1, "roles.name": 3, "roles.team": 1}),
    )
    assert (changes.added, changes.dropped, changes.moved) == (("roles.team",), ("goals.write",), (("roles.name", 3),))


def test_one_sentence_names_them_by_title():
    before = plan({"goals.talk": 1, "goals.write": 2, "roles.name": 2})
    after = plan({"goals.talk": 1, "roles.name": 3, "roles.team": 1})
    assert said(before, after) == (
        "What changed – new: “Build a team”; no longer planned: “Write the goals down”; moved: “Name a coordinator” to Sep–Dec 2027.",
    )


def test_more_than_three_moves_are_only_counted():
    ids = ("goals.talk", "goals.write", "roles.name", "roles.team")
    assert said(plan(dict.fromkeys(ids, 1)), plan(dict.fromkeys(ids, 2))) == (
        "What changed – 4 actions start in another term.",
    )


def test_more_than_three_new_actions_are_summed_up():
    ids = ("goals.talk", "goals.write", "roles.name", "roles.team", "visits.pilot")
    (sentence,) = said(plan({}), plan(dict.fromkeys(ids, 1)))
    assert sentence.endswith("and 2 more.")


def test_a_second_sentence_says_how_many_targets_are_reached_now():
    assert said(plan({"goals.talk": 1}), plan({}, unreached=1)) == (
        "What changed – no longer planned: “Talk about goals”.",
        "The plan now reaches 2 targets; before it was 3.",
    )


def test_a_period_that_begins_one_term_later_moves_nothing_by_itself():
    later = plan({"goals.talk": 1}, terms=TERMS[1:])
    assert plan_changes(plan({"goals.talk": 2}), later).nothing


def test_an_infeasible_plan_holds_no_actions():
    assert plan_changes(Plan("infeasible"), plan({"goals.talk": 1})).added == ("goals.talk",)


def test_in_short_there_are_only_numbers():
    before = plan({"goals.talk": 1, "goals.write": 2, "roles.name": 2})
    after = plan({"goals.talk": 1, "roles.name": 3, "roles.team": 1}, unreached=1)
    assert changes_in_short(plan_changes(before, after), translator()) == (
        "New plan – 1 action is new; 1 is no longer planned; 1 starts in another term; targets reached: 2 instead of 3."
    )
    assert changes_in_short(plan_changes(before, before), translator()) == "The plan stays as it was."


def test_what_is_done_was_not_dropped():
    before = plan({"goals.talk": 1, "goals.write": 2})
    assert plan_changes(before, plan({}), done={"goals.talk"}).dropped == ("goals.write",)
