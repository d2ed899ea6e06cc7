"""The report screen: what it will hold, what is missing, the downloads."""

from __future__ import annotations

import pytest

from prodige_core.planning import solve
from prodige_core.responses import Centre, Means
from prodige_core.services import assessing, board_writes, centres, planning, wishes
from prodige_ui import runtime
from tests.factories import MINI


@pytest.fixture(autouse=True)
def small_world(own_database, monkeypatch):
    monkeypatch.setenv("PRODIGE_FRAMEWORKS", str(MINI))


@pytest.fixture
def planned(ws):
    centre_id = centres.create_centre(ws, Centre(name="Aurora **School**"))
    assessing.save_answer(ws, centre_id, "mini", "plan.roles.q1", level=0)
    wishes.set_means(ws, centre_id, Means(start="2027-01", terms=3, hours_per_term={"leader": 10, "admin": 2}))
    task = planning.task_for(ws, centre_id)
    planning.store_plan(ws, centre_id, solve(task.problem, "quick"), task.fingerprint)
    return centre_id


def words(at):
    kinds = (at.markdown, at.info, at.warning, at.error)
    return "\n".join(element.value for kind in kinds for element in kind)


def labels(at):
    return [element.label for element in at.get("download_button")]


def test_the_page_shows_contents_and_summary_and_offers_both_files(visit, planned):
    at = visit("report")
    assert not at.exception
    others = ["Word", "Excel", "Calendar", "Web page"]
    assert labels(at) == ["Download the report (PDF)", *others, "Download the centre file only"]
    text = words(at).replace("\\", "")
    assert "The actions – 1 action card" in text
    assert "Name a coordinator" in text
    assert "also your save file" in text


def test_a_name_full_of_markup_is_shown_as_it_is(visit, planned):
    assert r"**Aurora \*\*School\*\***" in words(visit("report"))


def test_without_a_plan_it_says_what_is_missing_and_still_gives_a_report(visit, ws, small_centre):
    at = visit("report")
    assert not at.exception
    assert "Too few questions are answered" in at.info[0].value
    assert "Word" in labels(at)
    assert "Calendar" not in labels(at)
    assessing.save_answer(ws, small_centre, "mini", "plan.roles.q1", level=0)
    at = visit("report")
    assert "no roadmap yet" in at.info[0].value
    assert "Go to the roadmap" in [link.value for link in at.page_link]


def test_it_says_before_the_download_that_people_are_named_but_not_for_roles(visit, ws, planned):
    board_writes.set_entry(ws, planned, "roles.name", {"owner": "leader", "note": "soon"})
    assert "who sees to each action" not in words(visit("report"))
    board_writes.set_entry(ws, planned, "roles.name", {"owner": "Ana Novak"})
    assert "who sees to each action" in words(visit("report"))


def test_a_stale_plan_gives_no_report_but_the_centre_file(visit, ws, planned):
    planning.exclude(ws, planned, "roles.name")
    at = visit("report")
    assert "has changed since" in at.warning[0].value
    assert labels(at) == ["Download the centre file only"]


def test_the_report_is_typeset_once_until_something_changes(visit, ws, planned, monkeypatch):
    made = []
    typeset = runtime.typeset
    monkeypatch.setattr(runtime, "typeset", lambda *given: made.append(given) or typeset(*given))
    visit("report")
    visit("report").run()
    assert len(made) == 1
    centres.update_profile(ws, planned, Centre(name="Borealis School"))
    assert "Borealis School" in words(visit("report"))
    assert len(made) == 2


def test_in_the_pseudo_language_no_text_is_left_in_english(visit, planned):
    at = visit("report", lang="xx")
    assert not at.exception
    for label in [*labels(at), *(box.value for box in at.header)]:
        assert "~" in label
