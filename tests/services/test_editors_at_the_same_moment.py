"""Twenty people write to one centre at the same moment, on both databases: no change is lost, and of two, one is told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

import pytest

from prodige_core.errors import Conflict
from prodige_core.responses import Centre, Means, write_centre_file
from prodige_core.services import assessing, centres, means, planning, wishes
from prodige_core.services.workspace import close, open_workspace
from tests import databases
from tests.factories import FRAMEWORKS

PEOPLE, EDITS = 20, 50
SCHOOL = Centre(name="Hill School", learners=600, staff=60)
DIGITAL = "digital-teaching"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def ws(request, tmp_path):
    url = databases.postgresql(tmp_path) if request.param == "postgresql" else f"sqlite:///{tmp_path / 'own.sqlite3'}"
    opened = open_workspace(url, FRAMEWORKS)
    yield opened
    close(opened)


@pytest.fixture
def school(ws):
    return centres.create_centre(ws, SCHOOL)


def at_once(acts: Iterable[Callable[[], object]]) -> list[BaseException]:
    """Run all in threads that begin together; returns what they raised."""
    acts = list(acts)
    gate, raised = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        gate.wait()
        try:
            act()
        except Exception as error:
            raised.append(error)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


@pytest.mark.slow
def test_twenty_people_with_fifty_edits_each_lose_nothing(ws, school):
    """Each edits a field of their own, from what they saw at the very beginning but for their own edits."""
    items = list(ws.catalogue.frameworks[DIGITAL].items)[:PEOPLE]
    begun = {item: assessing.save_answer(ws, school, DIGITAL, item, level=0).current for item in items}

    def person(item: str) -> Callable[[], object]:
        def edit() -> None:
            known = begun[item]
            for number in range(1, EDITS + 1):
                saved = assessing.change_answer(ws, school, DIGITAL, item, {"note": f"{item} {number}"}, seen=known)
                assert saved.previous == known, "nobody else touched this field"
                known = saved.meant

        return edit

    assert at_once(person(item) for item in items) == []
    stored = assessing.current_assessment(ws, school, DIGITAL).answers
    assert {item: stored[item].note for item in items} == {item: f"{item} {EDITS}" for item in items}
    assert {item: stored[item].level for item in items} == dict.fromkeys(items, 0)


def test_twenty_people_change_one_list_each_their_own_entry(ws, school):
    """Means, targets, decisions and priorities are stored as wholes; each one’s part must survive."""
    framework = ws.catalogue.frameworks[DIGITAL]
    for item in framework.items:
        assessing.save_answer(ws, school, DIGITAL, item, level=1)
    plan = Means(start="2027-01", terms=PEOPLE, hours_per_term={"teacher": (0,) * PEOPLE}, budget_per_year=0)
    wishes.set_means(ws, school, plan)
    wishes.set_targets(ws, school, DIGITAL, {})
    practices = list(framework.practices)[:PEOPLE]
    own_actions = [own for own, action in ws.catalogue.actions.items() if not action.requires][:PEOPLE]
    seen = planning.get_decisions(ws, school)
    acts: list[Callable[[], object]] = []
    for number, (practice, action) in enumerate(zip(practices, own_actions, strict=True), start=1):
        acts += [
            lambda n=number: wishes.set_means(ws, school, means.with_hours(plan, "teacher", n, n), seen=plan),
            lambda p=practice: wishes.set_target(ws, school, p, 2, seen={}),
            lambda p=practice: wishes.change_priorities(ws, school, lambda own: {**own, p: 2}, seen={}),
            lambda a=action: planning.exclude(ws, school, a, seen=seen),
        ]
    assert at_once(acts) == []
    file = centres.get_centre(ws, school)
    assert file.means.hours_per_term["teacher"] == tuple(range(1, PEOPLE + 1))
    assert wishes.get_targets(ws, school, DIGITAL) == dict.fromkeys(practices, 2)
    assert dict(file.priorities) == dict.fromkeys(practices, 2)
    assert set(file.decisions.excluded) == set(own_actions)


def test_of_two_people_who_change_one_field_at_the_same_moment_exactly_one_is_told(ws, school):
    item = next(iter(ws.catalogue.frameworks[DIGITAL].items))
    seen = assessing.save_answer(ws, school, DIGITAL, item, level=0).current
    for turn in range(10):
        texts = (f"one {turn}", f"two {turn}")
        raised = at_once(
            lambda text=text, seen=seen: assessing.change_answer(ws, school, DIGITAL, item, {"note": text}, seen=seen)
            for text in texts
        )
        assert [type(error) for error in raised] == [Conflict]
        seen = assessing.current_assessment(ws, school, DIGITAL).answers[item]
        [clash] = raised[0].clashes
        assert {clash.yours, clash.theirs} == set(texts)
        assert clash.theirs == seen.note, "the other stands, and this one is carried by the error"


def test_of_twenty_people_who_rename_a_centre_at_once_one_wins_and_nineteen_are_told(ws, school):
    raised = at_once(
        lambda n=number: centres.change_profile(ws, school, {"name": f"School {n}"}, seen=SCHOOL)
        for number in range(PEOPLE)
    )
    assert [type(error) for error in raised] == [Conflict] * (PEOPLE - 1)
    stored = centres.get_centre(ws, school).centre.name
    told = {clash.yours for error in raised for clash in error.clashes}
    assert {stored, *told} == {f"School {number}" for number in range(PEOPLE)}


def test_an_answer_saved_while_a_file_takes_the_place_of_the_centre_is_not_lost(ws, school, monkeypatch):
    """It is either in the former state, which goes into the bin, or stored after the file."""
    item = next(iter(ws.catalogue.frameworks[DIGITAL].items))
    data = write_centre_file(centres.get_centre(ws, school).model_copy(update={"priorities": {"teaching": 3}}))
    colleague = threading.Thread(target=lambda: assessing.save_answer(ws, school, DIGITAL, item, level=2))
    put_in_the_bin = centres._add

    def add(unit, ws, file):
        colleague.start()
        colleague.join(0.5)
        return put_in_the_bin(unit, ws, file)

    monkeypatch.setattr(centres, "_add", add)
    assert centres.import_bytes(ws, data, "hill.prodige.json", "replace").outcome == "replaced"
    colleague.join()
    [former] = centres.deleted_centres(ws)
    centres.restore_centre(ws, former.id)
    kept = [assessing.current_assessment(ws, own, DIGITAL) for own in (school, former.id)]
    assert [one.answers[item].level for one in kept if one] == [2]
