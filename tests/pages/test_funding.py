"""The screen European money, from an empty centre to an estimate; read only for viewers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from prodige_core.responses import Centre, Mobility
from prodige_core.services import centres, funding
from prodige_ui import runtime

VISIT = "staff.open-call-visits"
SECTION = "mobility-staff-open-call-visits"


@pytest.fixture(autouse=True)
def while_the_programme_runs(own_database, monkeypatch):
    """The facts end with the programme, in 2027."""
    opened, noon = runtime.open_workspace, dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    monkeypatch.setattr(
        runtime, "open_workspace", lambda *given, **more: replace(opened(*given, **more), clock=lambda: noon)
    )


@pytest.fixture
def centre_id(ws):
    return centres.create_centre(ws, Centre(name="Aurora *School*", country="IT"))


def shown(at) -> str:
    parts = [own.value for kind in ("title", "header", "markdown", "info", "warning", "error") for own in at.get(kind)]
    return "\n".join([*parts, *(str(own.proto) for own in at.get("table"))]).replace("\\", "")


def test_a_new_centre_hears_what_fits_and_can_estimate_something(visit, centre_id, ws):
    at = visit("funding")
    assert not at.exception
    assert "What fits you now: Short-term project (KA122)." in shown(at)
    assert "Without a plan there are no mobilities" in shown(at)
    at.selectbox(key="mobility-more").select(VISIT).run()
    assert not at.exception
    assert centres.get_centre(ws, centre_id).mobilities == {VISIT: Mobility()}
    assert "Say which country they go to" in shown(at)
    assert "no number yet" in shown(at)


def test_what_is_typed_is_stored_at_once_and_the_estimate_follows(visit, centre_id, ws, go):
    funding.put_mobility(ws, centre_id, VISIT, Mobility())
    at = visit("funding")
    at.selectbox(key=f"{SECTION}-country").select("ES").run()
    at.number_input(key=f"{SECTION}-distance_km").set_value(1200).run()
    assert not at.exception
    assert centres.get_centre(ws, centre_id).mobilities[VISIT] == Mobility(country="ES", distance_km=1200)
    assert "€3,972 to €5,526, middle €4,749" in shown(at)
    assert "call 2026, verify" in shown(at)
    assert "Saved." in shown(at)
    at = go(go(at, "profile"), "funding")
    assert at.number_input(key=f"{SECTION}-distance_km").value == 1200
    assert at.number_input(key=f"{SECTION}-people").value == 3  # of the catalogue


def test_a_call_without_rates_of_a_file_is_told_and_can_be_mended(visit, centre_id, ws):
    told = Mobility(country="ES", distance_km=1200, call="2031")
    funding.put_mobility(ws, centre_id, VISIT, told)
    at = visit("funding")
    assert "The rates of call 2031 are not here" in shown(at)
    call = at.selectbox(key=f"{SECTION}-call")
    assert call.options == ["The newest, 2026", "2026", "2031 (its rates are not here)"]
    call.select("").run()
    assert not at.exception
    assert centres.get_centre(ws, centre_id).mobilities[VISIT] == told.model_copy(update={"call": ""})
    assert "€3,972 to €5,526" in shown(at)
    at.button(key=f"undo-{SECTION}").click().run()
    assert centres.get_centre(ws, centre_id).mobilities[VISIT] == told


def test_a_change_can_be_undone_and_the_whole_taken_off(visit, centre_id, ws):
    funding.put_mobility(ws, centre_id, VISIT, Mobility(people=5))
    at = visit("funding")
    at.number_input(key=f"{SECTION}-people").set_value(8).run()
    at.button(key=f"undo-{SECTION}").click().run()
    assert centres.get_centre(ws, centre_id).mobilities[VISIT].people == 5
    at.button(key=f"{SECTION}-back").click().run()
    assert not at.exception
    assert centres.get_centre(ws, centre_id).mobilities == {}


def test_a_clash_shows_both_and_keeps_the_choice(visit, centre_id, ws):
    funding.put_mobility(ws, centre_id, VISIT, Mobility(people=5))
    at = visit("funding")
    funding.set_mobility(ws, centre_id, VISIT, {"people": 6})
    at.number_input(key=f"{SECTION}-people").set_value(8).run()
    assert "Somebody else changed this while you were working." in shown(at)
    at.button(key=f"keep-mine-{SECTION}-people").click().run()
    assert not at.exception
    assert centres.get_centre(ws, centre_id).mobilities[VISIT].people == 8


def test_answers_change_the_advice_and_are_not_stored(visit, centre_id, ws, go):
    before = centres.export_bytes(ws, centre_id)
    at = visit("funding")
    at.selectbox(key="wanted-grants").select(3).run()
    assert "What fits you now: Join a consortium." in shown(at)
    assert centres.export_bytes(ws, centre_id) == before
    at = go(go(at, "profile"), "funding")
    assert at.selectbox(key="wanted-grants").value == 3
    assert "What fits you now: Join a consortium." in shown(at)


def test_a_viewer_reads_and_changes_nothing(visit, centre_id, ws, monkeypatch):
    funding.put_mobility(ws, centre_id, VISIT, Mobility(country="ES", distance_km=1200))
    from prodige_core.services import access

    monkeypatch.setattr(access, "may", lambda _ws, _centre, right: right.name == "VIEW")
    monkeypatch.setattr("prodige_core.services.people.own_role", lambda _ws, _centre: "viewer")
    at = visit("funding")
    assert not at.exception
    assert "€3,972 to €5,526" in shown(at)
    assert [own.key for own in at.number_input] == ["wanted-people"]
    assert {own.key for own in at.selectbox} == {"wanted-grants", "wanted-yearly"}


def test_nothing_stays_english_in_another_language(visit, centre_id, ws):
    funding.put_mobility(ws, centre_id, VISIT, Mobility(country="ES", distance_km=1200, fewer_opportunities=1))
    at = visit("funding", lang="xx")
    assert not at.exception
    said = shown(at)
    for english in (
        "What fits",
        "needs no accreditation",
        "Organisational support",
        "The host names",
        "expected, not",
        "verify",
    ):
        assert english not in said


def test_a_country_outside_the_programme_hears_so(visit, ws):
    centres.create_centre(ws, Centre(name="Tirana", country="AL"))
    at = visit("funding")
    assert "What fits you now: Host only." in shown(at)
    assert "Albania is outside the programme" in shown(at)
