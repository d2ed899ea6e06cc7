"""Targets and means: filled in once, saved at once, undone, there again in a new session."""

from __future__ import annotations

import pytest

from prodige_core.responses import Means
from prodige_core.services import assessing, centres, planning, wishes


@pytest.fixture
def answered(ws, small_centre):
    framework = ws.catalogue.frameworks["internationalisation"]
    for place, item in enumerate(framework.items):
        assessing.save_answer(ws, small_centre, framework.id, item, level=0 if place >= 32 else 2)
    return small_centre


def texts(at) -> str:
    return " ".join(element.value for kind in (at.markdown, at.header, at.subheader, at.info) for element in kind)


def test_before_any_answer_it_points_to_the_questions_and_stores_nothing(visit, ws, small_centre):
    at = visit("wishes")
    assert not at.exception
    assert "First answer some questions" in texts(at)
    assert wishes.get_means(ws, small_centre) is None


def test_the_first_visit_fills_in_a_starting_point_and_says_so_once(visit, ws, answered):
    at = visit("wishes")
    assert not at.exception
    assert "We filled in hours and money to start from" in texts(at)
    given = wishes.get_means(ws, answered)
    assert given is not None
    assert at.number_input(key="hours-coordinator").value == given.hours_per_term["coordinator"]
    assert "plan.write-policy" in planning.get_decisions(ws, answered).done
    assert "We filled in" not in texts(visit("wishes"))


def test_hours_are_saved_at_once_undone_and_there_again_in_a_new_session(visit, go, ws, answered):
    at = visit("wishes")
    before = at.number_input(key="hours-teacher").value
    at.number_input(key="hours-teacher").set_value(95).run()
    assert wishes.get_means(ws, answered).hours_per_term["teacher"] == 95
    assert "Saved." in texts(at)
    assert go(go(at, "profile"), "wishes").number_input(key="hours-teacher").value == 95
    other = visit("wishes")
    other.number_input(key="hours-teacher").set_value(10).run()
    other.button(key="undo-means").click().run()
    assert other.number_input(key="hours-teacher").value == 95
    assert before != 95


def test_hours_and_money_by_term_are_shown_kept_and_follow_a_longer_plan(visit, ws, answered):
    wishes.set_means(
        ws, answered, Means(start="2027-01", terms=3, hours_per_term={"leader": (1, 2, 3)}, budget_per_year=(10, 20))
    )
    at = visit("wishes")
    assert [at.number_input(key=f"hours-leader-{term}").value for term in (1, 2, 3)] == [1, 2, 3]
    at.number_input(key="hours-leader-2").set_value(9).run()
    at.number_input(key="budget-1").set_value(50).run()
    at.selectbox(key="means-terms").set_value(5).run()
    stored = wishes.get_means(ws, answered)
    assert stored.hours_per_term == {"leader": (1, 9, 3, 3, 3)}
    assert stored.budget_per_year == (50, 20)
    assert at.get_by_key("means-lists").value == ["leader", "budget"]


def test_a_shorter_plan_frees_a_fixed_start_says_so_and_undo_fixes_it_again(visit, ws, answered):
    at = visit("wishes")
    planning.pin(ws, answered, "safety.crisis-plan", 5)
    at.selectbox(key="means-terms").set_value(4).run()
    assert planning.get_decisions(ws, answered).pinned == {}
    assert "its start is free again" in texts(at)
    at.button(key="undo-means").click().run()
    assert planning.get_decisions(ws, answered).pinned == {"safety.crisis-plan": 5}


def test_a_suggested_priority_is_taken_with_one_click_weighed_and_taken_away(visit, ws, answered):
    at = visit("wishes")
    take = next(button for button in at.button if button.key.startswith("take-"))
    area = take.key.removeprefix("take-")
    take.click().run()
    assert wishes.get_priorities(ws, answered) == {area: 3}
    at.selectbox(key=f"weight-{area}").set_value(5).run()
    assert wishes.get_priorities(ws, answered) == {area: 5}
    at.button(key=f"away-{area}").click().run()
    assert wishes.get_priorities(ws, answered) == {}
    at.button(key="undo-priorities").click().run()
    assert wishes.get_priorities(ws, answered) == {area: 5}


def test_a_priority_of_ones_own_can_be_a_single_practice(visit, ws, answered):
    at = visit("wishes")
    at.selectbox(key="priority-add").set_value("strategy.plan").run()
    assert wishes.get_priorities(ws, answered) == {"strategy.plan": 3}
    assert at.selectbox(key="priority-add").value is None


def test_own_targets_begin_one_up_and_single_ones_are_changed(visit, ws, answered):
    at = visit("wishes")
    assert at.radio(key="targets-internationalisation").value is False
    at.radio(key="targets-internationalisation").set_value(True).run()
    assert wishes.get_targets(ws, answered, "internationalisation")["strategy.plan"] == 3
    at.selectbox(key="target-strategy.plan").set_value(4).run()
    assert wishes.get_targets(ws, answered, "internationalisation")["strategy.plan"] == 4
    at.selectbox(key="target-strategy.plan").set_value(2).run()
    assert "strategy.plan" not in wishes.get_targets(ws, answered, "internationalisation")
    at.button(key="start-none-internationalisation").click().run()
    assert wishes.get_targets(ws, answered, "internationalisation") == {}
    at.button(key="undo-targets-of-internationalisation").click().run()
    assert len(wishes.get_targets(ws, answered, "internationalisation")) == 39
    at.radio(key="targets-internationalisation").set_value(False).run()
    assert wishes.get_targets(ws, answered, "internationalisation") is None


def test_what_is_in_place_can_be_taken_back_and_put_in_place_again(visit, ws, answered):
    at = visit("wishes")
    at.button(key="undone-plan.write-policy").click().run()
    assert "plan.write-policy" not in planning.get_decisions(ws, answered).done
    assert visit("wishes").button(key="in-place-plan.write-policy")
    at.button(key="in-place-plan.write-policy").click().run()
    assert "plan.write-policy" in planning.get_decisions(ws, answered).done


def test_a_change_that_cannot_be_stored_says_so_and_keeps_what_was_typed(visit, ws, answered, monkeypatch):
    at = visit("wishes")
    stored = wishes.get_means(ws, answered).hours_per_term["admin"]

    def full(*_, **__):
        from prodige_core.errors import StorageError

        raise StorageError("The disk is full.", "Make room.")

    monkeypatch.setattr("prodige_ui.components.means_form.set_means", full)
    at.number_input(key="hours-admin").set_value(77).run()
    assert "This was not saved." in at.error[0].value
    assert at.number_input(key="hours-admin").value == 77
    assert wishes.get_means(ws, answered).hours_per_term["admin"] == stored


def test_no_text_stays_in_english_in_another_language(visit, ws, answered):
    at = visit("wishes", lang="xx")
    shown = [element.value for kind in (at.title, at.header, at.subheader, at.info) for element in kind]
    for kind in (at.expander, at.button, at.selectbox, at.number_input, at.radio):
        shown += [element.label for element in kind]
    assert [text for text in shown if "~" not in text] == []


def test_a_centre_at_the_top_everywhere_is_told_that_nothing_is_to_rise(visit, ws, small_centre):
    framework = ws.catalogue.frameworks["internationalisation"]
    for item in framework.items:
        assessing.save_answer(ws, small_centre, framework.id, item, level=framework.top)
    at = visit("wishes")
    assert not at.exception
    assert "No practice is to rise" in texts(at)
    assert centres.get_centre(ws, small_centre).means is not None
