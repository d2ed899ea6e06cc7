"""Records of workshops, posters of surveys, and voices in the report: from the database to the file."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from prodige_core.errors import NotFound
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import translator
from prodige_core.responses import Centre
from prodige_core.services import assessing, centres, report_preview, reporting, surveys, workshops, workspace
from prodige_core.services.report_voices import heard
from tests.exports.office import Page
from tests.exports.reading import read
from tests.services.workshop_steps import GOALS, VISITS, all_vote, open_room
from tests.survey_steps import WEEK, Clock, answer, begin_survey, shortened, survey_workspace

EN = translator("en")
ADDRESS = "http://192.168.1.20:8501/s/" + "x" * 43


def held(ws, centre_id: str, **settings) -> str:
    """A workshop of one agreed statement in two rounds and one parked; the agreed level is in the assessment."""
    assessing.save_answer(ws, centre_id, "mini", GOALS, level=1, note="", evidence="")
    room = open_room(ws, centre_id, 6, title="Staff day", **settings)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [0, 1, 1, 2, 3, "unknown"])
    workshops.reveal(ws, room.id, GOALS)
    workshops.vote_again(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [2, 2, 2, 2, 2, 3], seq=2)
    workshops.reveal(ws, room.id, GOALS)
    workshops.agree(ws, room.id, GOALS, 2, "Written down since May.")
    workshops.show(ws, room.id, VISITS)
    workshops.park(ws, room.id, VISITS)
    workshops.close(ws, room.id, apply=True, t=EN)
    return room.id


def said(data: bytes) -> str:
    """Everything a screen reader says of a PDF, pictures included."""
    seen = read(data)
    return re.sub(r"\s+", " ", " ".join([seen.text, *(node.alt for node in seen.tree.walk())]))


def test_the_record_tells_both_rounds_the_agreed_level_and_what_was_written_in_place_of_what(ws, centre_id):
    made = reporting.workshop_record(ws, held(ws, centre_id), EN).made()
    assert (made.name, made.media_type) == ("workshop-hill-school-2026-11-21.pdf", "application/pdf")
    text = said(made.data)
    for part in (
        "Staff day",
        "Hill School",
        "21 November 2026",
        "6 people",
        "1 of 2 statements agreed",
        "5 of 6, spread out",
        "6 votes, close together",
        "Written down since May.",
        "before: 1 ",
        "Parked for later",
        "No vote was revealed.",
        "The agreed levels were written into the self-assessment.",
    ):
        assert part in text
    level = ws.catalogue.frameworks["mini"].levels[2]
    assert f"5 at {level.code} {level.name}" in text


def test_a_round_of_too_few_is_said_and_not_shown(ws, centre_id):
    text = said(reporting.workshop_record(ws, held(ws, centre_id, k=6), EN).made().data)
    assert "Round 1: Not shown: fewer than 6 people gave a level." in text
    assert "5 of 6" not in text
    assert "6 votes, close together" in text


def test_a_workshop_that_still_runs_has_a_record_that_says_so(ws, centre_id):
    room = open_room(ws, centre_id, 2)
    assert "may still change" in said(reporting.workshop_record(ws, room.id, EN).made().data)


def test_statements_on_another_scale_than_the_questionnaire_has_now_are_left_out_and_counted(ws, centre_id):
    room = open_room(ws, centre_id, 6)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [3, 3, 3, 2, 2, 1])
    workshops.reveal(ws, room.id, GOALS)
    book = ws.catalogue
    shorter = replace(
        ws,
        catalogue=Catalogue(frameworks={"mini": shortened(book.frameworks["mini"])}, actions={}, action_framework={}),
    )
    assert "1 statement is left out" in said(reporting.workshop_record(shorter, room.id, EN).made().data)


def test_unknown_workshops_and_surveys_are_not_found(ws):
    with pytest.raises(NotFound):
        reporting.workshop_record(ws, "nothing", EN)
    with pytest.raises(NotFound):
        reporting.survey_poster(ws, "nothing", ADDRESS, EN)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def asked(tmp_path, clock):
    """A workspace whose questionnaire asks five groups."""
    opened = survey_workspace(tmp_path / "asked", clock)
    yield opened
    workspace.close(opened)


@pytest.fixture(autouse=True)
def folder(tmp_path):
    (tmp_path / "asked").mkdir()


@pytest.fixture
def school(asked):
    return centres.create_centre(asked, Centre(name="Hill School", learners=600, staff=60))


def surveyed(ws, clock, school: str) -> str:
    """Four leaders at 3, five learners at 1, two trainers at 2; closed."""
    survey = begin_survey(ws, school)
    for role, level, count in (("leader", 3, 4), ("learner", 1, 5), ("trainer", 2, 2)):
        for number in range(count):
            answer(ws, survey, role, {GOALS: max(0, level - (number == 0))})
    clock.go_to(ws.today() + WEEK + dt.timedelta(days=1))
    surveys.close_due(ws)
    return survey


def test_the_poster_invites_with_the_link_given_and_the_time_each_group_needs(asked, clock, school):
    survey = begin_survey(asked, school, title="How digital are we?")
    made = reporting.survey_poster(asked, survey, ADDRESS, EN).made()
    assert made.name == "survey-poster-hill-school-2026-11-21.pdf"
    text = said(made.data)
    for part in ("Hill School", "How digital are we?", "1 to 2 minutes", "28 November 2026", "Learners"):
        assert part in text
    assert ADDRESS in text.replace(" ", "")


def test_a_closed_survey_reaches_the_report_and_its_preview_and_changes_its_digest(asked, clock, school):
    assessing.save_answer(asked, school, "mini", GOALS, level=0, note="", evidence="")
    before = reporting.report_digest(asked, school, "html", EN)
    plain = reporting.report(asked, school, "html", EN)
    assert "What staff and learners say" not in Page(plain.data).text
    begin = begin_survey(asked, school, title="Not closed")
    assert reporting.report_digest(asked, school, "html", EN) == before
    surveys.delete(asked, begin)

    surveyed(asked, clock, school)
    text = Page(reporting.report(asked, school, "html", EN).data).text
    assert "Learners 0.8 (5 answers); School leaders 2.8 (4 answers). That is 2.0 levels apart." in text
    clock.go_to(dt.date(2026, 11, 21))
    assert reporting.report_digest(asked, school, "html", EN) != before
    chapters = [chapter.title for chapter in report_preview.preview(asked, school, EN).chapters]
    assert "What staff and learners say" in chapters


def test_groups_too_small_to_stand_alone_are_in_no_report(asked, clock, school):
    surveyed(asked, clock, school)
    for format_id in ("html", "pdf"):
        data = reporting.report(asked, school, format_id, EN).data
        text = Page(data).text if format_id == "html" else said(data)
        assert "School leaders" in text
        assert "Company trainers" not in text
        assert "11 answers" not in text
        assert "11 people" not in text


def test_without_voices_the_report_is_the_one_of_the_centre_file(ws, centre_id):
    assert heard(ws, centre_id) == ()
    stored = reporting.report(ws, centre_id, "html", EN)
    bare = reporting.report_of(centres.get_centre(ws, centre_id), ws.catalogue, None, "html", EN, ws.today())
    assert stored == bare
