"""Indicators on the screen: five to begin with, numbers with their sum at once, targets, undo, and reading only."""

from __future__ import annotations

import pytest

from prodige_core.indicators import year_label, year_of
from prodige_core.responses import Measured
from prodige_core.services import indicators


@pytest.fixture
def year(ws) -> str:
    return year_of(ws.today())


def texts(at) -> str:
    kinds = (at.title, at.header, at.subheader, at.markdown, at.info)
    return " ".join(element.value for kind in kinds for element in kind).replace("\\", "")


def stored(ws, centre_id):
    return indicators.view(ws, centre_id).series


def test_nothing_is_followed_at_first_and_one_click_follows_five(visit, ws, small_centre):
    at = visit("indicators")
    assert not at.exception
    assert "Five to begin with" in texts(at)
    at.button(key="follow-five").click().run()
    assert list(stored(ws, small_centre)) == ["K1", "K2", "K3", "K4", "K16"]
    assert "Data for 0 of 5 indicators." in texts(at)
    at.button(key="undo-indicators").click().run()
    assert stored(ws, small_centre) == {}


def test_two_numbers_are_saved_with_their_sum_and_are_there_when_one_returns(visit, go, ws, small_centre, year):
    indicators.follow(ws, small_centre, ("K1",))
    at = visit("indicators")
    at.number_input(key=f"kpi-K1-{year}-numerator").set_value(48).run()
    at.number_input(key=f"kpi-K1-{year}-denominator").set_value(400).run()
    assert "48 of 400: 12%" in texts(at)
    assert "Saved." in texts(at)
    at.text_input(key=f"kpi-K1-{year}-source").set_value("Mobility list").run()
    assert stored(ws, small_centre)["K1"].values == {
        year: Measured(numerator=48, denominator=400, source="Mobility list")
    }
    back = go(go(at, "profile"), "indicators")
    assert back.number_input(key=f"kpi-K1-{year}-denominator").value == 400
    assert not back.exception


def test_a_part_larger_than_the_whole_is_refused_and_stays_as_typed_until_it_is_mended(visit, ws, small_centre, year):
    indicators.set_value(ws, small_centre, "K1", year, Measured(numerator=4, denominator=40))
    at = visit("indicators")
    at.number_input(key=f"kpi-K1-{year}-numerator").set_value(48).run()
    assert "This was not saved." in at.error[0].value
    assert f"K1 {year_label(year)}: counts 48 of 40" in at.error[0].value.replace("\\", "")
    assert at.number_input(key=f"kpi-K1-{year}-numerator").value == 48
    at.number_input(key=f"kpi-K1-{year}-denominator").set_value(400).run()
    assert stored(ws, small_centre)["K1"].values[year] == Measured(numerator=48, denominator=400)


def test_a_target_is_saved_shown_and_undone(visit, ws, small_centre, year):
    indicators.set_value(ws, small_centre, "K1", year, Measured(numerator=24, denominator=400))
    at = visit("indicators")
    at.number_input(key="kpi-K1-target-value").set_value(12).run()
    at.selectbox(key="kpi-K1-target-year").set_value(str(int(year) + 4)).run()
    own = stored(ws, small_centre)["K1"]
    assert (own.target, own.target_year) == (12, str(int(year) + 4))
    assert "Below its target: K1 Learners who were abroad." in texts(at)
    assert "EU: 12% by 2030" in texts(at)
    at.button(key="undo-indicator-target").click().run()
    assert stored(ws, small_centre)["K1"].target_year == ""


def test_what_prodige_works_out_has_no_fields_for_numbers(visit, ws, small_centre, year):
    indicators.follow(ws, small_centre, ("K12", "K19"))
    at = visit("indicators")
    assert not at.exception
    assert [own.key for own in at.number_input] == ["kpi-K12-target-value"]
    assert "Prodige works it out from your board." in texts(at)
    at.number_input(key="kpi-K12-target-value").set_value(80).run()
    assert not at.exception
    assert "Target: 80%" in texts(at)


def test_who_may_only_look_sees_values_and_nothing_to_fill_in(visit, ws, small_centre, year, monkeypatch):
    indicators.set_value(ws, small_centre, "K1", year, Measured(numerator=24, denominator=400))
    monkeypatch.setattr("prodige_ui.components.roles.may", lambda *_: False)
    at = visit("indicators")
    assert "6% in" in texts(at)
    assert [*at.number_input, *at.checkbox, *at.text_input] == []


def test_two_people_who_wrote_the_same_number_choose(visit, ws, small_centre, year):
    indicators.follow(ws, small_centre, ("K1",))
    at = visit("indicators")
    indicators.set_value(ws, small_centre, "K1", year, Measured(numerator=5))
    at.number_input(key=f"kpi-K1-{year}-numerator").set_value(6).run()
    assert "Somebody else changed this while you were working." in texts(at)
    at.button(key=f"keep-mine-indicator-numbers-{year}").click().run()
    assert stored(ws, small_centre)["K1"].values[year].numerator == 6


def test_no_text_stays_in_english_in_another_language(visit, ws, small_centre, year):
    indicators.follow(ws, small_centre, ("K1", "K20"))
    indicators.set_value(ws, small_centre, "K20", year, Measured(numerator=126, denominator=30, asked=40))
    at = visit("indicators", lang="xx")
    assert not at.exception
    shown = [element.value for kind in (at.title, at.header, at.subheader) for element in kind]
    for kind in (at.expander, at.button, at.selectbox, at.number_input, at.text_input, at.checkbox):
        shown += [element.label for element in kind]
    assert [text for text in shown if "~" not in text] == []
