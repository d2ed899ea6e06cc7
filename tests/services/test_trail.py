"""The audit trail: every event is stored with its change or not at all, and holds no name and no text."""

from __future__ import annotations

import json
import logging

import pytest

from prodige_core import security_log
from prodige_core.access import Actor
from prodige_core.errors import Forbidden, NotFound
from prodige_core.services import centres, trail
from prodige_core.storage import UnitOfWork


def person(ws, name: str = "Ada") -> str:
    with ws.database.write() as unit:
        person_id = unit.people.add("link", name.ljust(64, "0"), name, ws.now())
        unit.commit()
    return person_id


def only(ws, centre_id, kind: str) -> trail.Entry:
    """The one event of a kind; the tests' clock stands still, so that the order says nothing."""
    (entry,) = (one for one in trail.trail(ws, centre_id) if one.kind == kind)
    return entry


def test_an_event_is_stored_with_its_change_and_told_once_it_is(ws, centre_id, caplog):
    caplog.set_level(logging.INFO, "prodige.security")
    with ws.database.write() as unit:
        trail.note(unit, ws, "role_changed", centre_id, person="p1", role="viewer", former="editor")
        assert caplog.messages == []
        unit.commit()
    line = json.loads(caplog.messages[0])
    assert line == {
        "event": "role_changed",
        "centre": centre_id,
        "person": "p1",
        "role": "viewer",
        "former": "editor",
    }
    entry = only(ws, centre_id, "role_changed")
    assert (entry.by, entry.about) == (None, None)


def test_a_change_that_is_not_kept_leaves_no_event(ws, centre_id, caplog):
    caplog.set_level(logging.INFO, "prodige.security")
    before = trail.trail(ws, centre_id)
    with ws.database.write() as unit:
        trail.note(unit, ws, "centre_deleted", centre_id)
    assert trail.trail(ws, centre_id) == before
    assert caplog.messages == []


def test_everyday_work_is_in_the_trail_and_not_in_the_security_log(ws, centre_id, caplog):
    caplog.set_level(logging.INFO, "prodige.security")
    with ws.database.write() as unit:
        trail.note(unit, ws, "survey_closed", centre_id)
        unit.commit()
    assert only(ws, centre_id, "survey_closed").detail == {}
    assert caplog.messages == []


def test_names_stand_in_the_people_not_in_the_event(ws, centre_id):
    ada, ben = person(ws, "Ada"), person(ws, "Ben")
    acting = ws.acting_as(Actor.person(ada))
    with ws.database.write() as unit:
        trail.note(unit, acting, "role_given", centre_id, person=ben, role="viewer")
        unit.commit()
    entry = only(ws, centre_id, "role_given")
    assert (entry.by, entry.about) == ("Ada", "Ben")
    with ws.database.write() as unit:
        unit.people.remove(ada)
        unit.people.remove(ben)
        unit.commit()
    entry = only(ws, centre_id, "role_given")
    assert (entry.by, entry.about) == (None, None)


@pytest.mark.parametrize("detail", [{"name": "Ada"}, {"text": "hello"}])
def test_what_could_be_a_name_or_a_text_is_no_detail(ws, centre_id, detail):
    with ws.database.write() as unit, pytest.raises(ValueError, match="not an event"):
        trail.note(unit, ws, "role_given", centre_id, **detail)


def test_an_unknown_kind_is_a_mistake_in_the_code(ws, centre_id):
    with ws.database.write() as unit, pytest.raises(ValueError, match="not an event"):
        trail.note(unit, ws, "role_sold", centre_id)


def test_what_is_told_once_kept_is_told_once(ws, centre_id):
    told: list[int] = []
    with ws.database.write() as unit:
        assert isinstance(unit, UnitOfWork)
        unit.once_kept(lambda: told.append(1))
        unit.commit()
        unit.commit()
    assert told == [1]


def test_what_is_refused_is_told_to_the_security_log_without_names(ws, centre_id, caplog):
    security_log._bursts.clear()
    caplog.set_level(logging.INFO, "prodige.security")
    viewer, stranger = (ws.acting_as(Actor.person(person(ws, name))) for name in ("Ada", "Ben"))
    with ws.database.write() as unit:
        unit.people.set_role(centre_id, viewer.actor.person_id, "viewer", ws.now())
        unit.commit()
    for _ in range(3):
        with pytest.raises(Forbidden):
            centres.delete_centre(viewer, centre_id)
        with pytest.raises(NotFound):
            centres.get_centre(stranger, centre_id)
    lines = [json.loads(one) for one in caplog.messages]
    assert lines == [
        {"event": "access refused", "by": viewer.actor.person_id, "role": "viewer", "right": "MANAGE"},
        {"event": "foreign id", "by": stranger.actor.person_id, "of": "centre"},
    ]
