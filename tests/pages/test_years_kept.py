"""How long results are kept: said, chosen after what goes was told, and taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from prodige_core.services import surveys, years_kept


def choice(at):
    return next(one for one in at.radio if one.label.startswith("Results and the list"))


def press(at, words):
    return next(one for one in at.button if one.label == words).click().run()


def test_a_shorter_time_is_chosen_after_what_goes_was_said_and_can_be_undone(ws, visit, small_centre):
    then = ws.now() - dt.timedelta(days=400)
    past = replace(ws, clock=lambda: then)
    framework = next(iter(ws.catalogue.frameworks))
    survey = surveys.create(
        past,
        small_centre,
        frameworks=[framework],
        roles=["teacher"],
        opens_on=past.today(),
        closes_on=past.today() + dt.timedelta(days=9),
    )
    surveys.close(past, survey)
    at = visit("data")
    assert choice(at).value == 2
    assert any("as long as nobody chooses otherwise" in one.value for one in at.markdown)
    choice(at).set_value(1).run()
    assert not any("Deleted for good" in one.value for one in at.warning), "only asked after the button"
    press(at, "Change it")
    assert any("within the hour: 1 survey with counts" in one.value for one in at.warning)
    assert years_kept.kept(ws, small_centre).years == 2
    press(at, "Yes, change it")
    assert years_kept.kept(ws, small_centre).years == 1
    assert choice(at).value == 1
    assert any("What is older is deleted at the next clean-up" in one.value for one in at.markdown)
    press(at, "Undo")
    assert years_kept.kept(ws, small_centre).years == 2
    assert [row.id for row in surveys.list_surveys(ws, small_centre)] == [survey]
