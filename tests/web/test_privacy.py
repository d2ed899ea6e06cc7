"""The privacy notice before the first answer: a plain page for everybody, with the operator's words as they were typed."""

from __future__ import annotations

import gzip

import pytest
from starlette.applications import Starlette

from prodige_core.access import NOBODY
from prodige_core.config import LONGEST_LINE, Settings
from prodige_core.i18n import translator
from prodige_core.services import surveys
from prodige_core.services.privacy_words import Responsible, for_members, for_participants
from prodige_web import routes
from prodige_web.assets import asset
from tests.survey_steps import begin_survey
from tests.web.visitor import Visitor

T = translator("en")
MOST_BYTES = 20 * 1024


def site_of(room_ws, responsible):
    own = routes(lambda: True, lambda: room_ws.acting_as(NOBODY), responsible=responsible)
    return Visitor(Starlette(routes=own))


def test_the_notice_opens_for_every_phone_and_says_what_the_law_asks_for(someone):
    seen = someone().get("/privacy")
    assert seen.status == 200
    assert seen.lang == "en"
    for heading in (
        "Who is responsible",
        "Why it is asked",
        "What is stored",
        "Who sees what",
        "How long",
        "Your rights",
    ):
        assert heading in seen.text
    assert "What nobody can promise" in seen.text
    assert "The school that asks you is responsible" in seen.text
    assert "public task" in seen.text
    assert "not encrypted" in seen.text


def test_the_operators_words_stand_as_typed_and_never_as_markup(room_ws):
    who = Responsible(
        "Regional <b>Office</b> & Co", "dpo@example.org", "https://example.org/privacy?a=1&b=2", near=False
    )
    seen = site_of(room_ws, who).get("/privacy")
    assert "Regional <b>Office</b> & Co is responsible" in seen.text
    assert b"<b>Office" not in seen.body
    assert "For questions and requests: dpo@example.org" in seen.text
    assert "https://example.org/privacy?a=1&b=2" in seen.links
    assert "not encrypted" not in seen.text


def test_the_notice_is_light(someone):
    seen = someone().get("/privacy")
    styles = gzip.compress(someone().get(asset("participant.css")).body, 6)
    assert len(gzip.compress(seen.body, 6)) + len(styles) < MOST_BYTES


@pytest.mark.parametrize("address", ["/j", "/j/ABCD2345", "/s/wrong"])
def test_every_page_for_participants_leads_to_the_notice(someone, address):
    assert "/privacy" in someone().get(address).links


def test_people_read_who_sees_what_before_they_type_a_code(someone):
    seen = someone().get("/j").text
    assert (
        "are deleted 2 years later, or after 1, 3 or 5 years if the school has chosen so. The room says which" in seen
    )
    assert "Before you take part" in seen
    assert "no address of your device" in seen


def test_the_notice_is_translated(someone):
    assert "Who is responsible" not in someone().get("/privacy?lang=xx").text


def test_the_notice_for_members_speaks_of_access_only_where_people_sign_in():
    assert len(for_members(T, sign_in=False)) == 1
    assert "Your access" in repr(for_members(T, sign_in=True))
    assert len(for_participants(Responsible(), T)) == 7


def test_members_read_what_goes_by_itself_and_what_stays():
    said = repr(for_members(T, sign_in=True))
    assert "surveys and workshops. It stays" not in said
    assert "Surveys and workshops are deleted by themselves, 2 years after they closed" in said
    assert "after 1, 3 or 5 years if your school has chosen so" in said
    assert "for 14 days" in said
    assert "30 minutes" in said
    assert "lost every device for 7 days" in said


def test_the_settings_of_the_notice_are_one_line_each_and_an_address_of_the_web():
    given = Settings.from_environment(
        {
            "PRODIGE_CONTROLLER": "  Regional \n Office ",
            "PRODIGE_PRIVACY_CONTACT": "dpo@example.org",
            "PRODIGE_PRIVACY_URL": "https://example.org/privacy",
        }
    )
    assert Responsible.of(given) == Responsible("Regional Office", "dpo@example.org", "https://example.org/privacy")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PRODIGE_CONTROLLER", "x" * (LONGEST_LINE + 1)),
        ("PRODIGE_PRIVACY_URL", "javascript:alert(1)"),
        ("PRODIGE_PRIVACY_URL", "example.org/privacy"),
        ("PRODIGE_PRIVACY_URL", "https://"),
        ("PRODIGE_PRIVACY_URL", "https://[half"),
        ("PRODIGE_PRIVACY_URL", "https://example.org/a b"),
        ("PRODIGE_PRIVACY_URL", "https://example.org/\nx"),
        ("PRODIGE_PRIVACY_URL", "https://example.org/" + "x" * LONGEST_LINE),
    ],
)
def test_settings_that_make_no_sense_are_refused_by_name(name, value):
    with pytest.raises(ValueError, match=name):
        Settings.from_environment({name: value})


def test_whoever_is_named_as_responsible_is_named_alike_before_a_first_vote_and_a_first_answer(room_ws, school):
    survey = surveys.get(room_ws, begin_survey(room_ws, school, roles=["leader"]))
    named = site_of(room_ws, Responsible("Regional <b>Office</b> & Co"))
    unnamed = site_of(room_ws, Responsible())
    for address in ("/privacy", "/j", f"/s/{survey.token}", f"/s/{survey.token}/new"):
        seen = named.get(address)
        assert "Regional <b>Office</b> & Co is responsible for what is stored here." in seen.text
        assert b"<b>Office" not in seen.body
        assert "chool that asks you is responsible" not in seen.text
        assert "It is responsible" not in seen.text
        assert "The school that asks you is responsible for what is stored here." in unnamed.get(address).text
