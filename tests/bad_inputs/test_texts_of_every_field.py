"""Rows 24 to 26: one rule for every text a person can type, whichever way it comes in."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata

import pytest

from prodige_core.errors import AnswerError, InputError
from prodige_core.responses import Centre, parse_centre_file, write_centre_file
from prodige_core.responses.texts import MAX_NAME, MAX_NOTE
from prodige_core.services import answering, assessing, centres, surveys, workshops, workspace
from prodige_core.surveys import MAX_COMMENT
from prodige_core.workshops import MAX_REASON
from tests.factories import mini_file
from tests.services.workshop_steps import GOALS, open_room
from tests.survey_steps import TODAY, Clock, begin_survey, survey_workspace

SENTENCE = "it holds a character that cannot be stored (NUL or half a surrogate pair)"
UNSTORABLE = ["a\x00b", "\ud800", "a\udfff", "\x00"]
STORM = "e" + "\u0301" * 50
LEGAL = [
    "Ikastola Ñ",
    "مدرسة",
    "👩‍🏫👨‍👩‍👧‍👦",
    "a\u202eb",
    "zero\u200bwidth",
    STORM,
    "x" * 190,
    "=1+1",
    "<script>",
    "\t=x",
]
PASTED = {"a\x07b": "ab", "a\x0bb\u2028c\r\nd": "a\nb\nc\nd", "\x1b[2Ja\x9f": "[2Ja"}


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    opened = survey_workspace(tmp_path_factory.mktemp("fields"), Clock())
    yield opened
    workspace.close(opened)


@pytest.fixture(scope="module")
def centre_id(ws):
    return centres.create_centre(ws, Centre(name="Hill School"))


class Fields:
    """Every text a person can type: a function that stores it, and one that reads it back."""

    def __init__(self, ws, centre_id):
        self.ws, self.centre_id = ws, centre_id
        self.room = open_room(ws, centre_id, 5)
        workshops.show(ws, self.room.id, GOALS)
        workshops.reveal(ws, self.room.id, GOALS)
        self.survey = begin_survey(ws, centre_id)
        self.link = answering.begin(ws, surveys.get(ws, self.survey).token, "teacher")
        assessing.save_answer(ws, centre_id, "mini", GOALS, level=1)

    def profile(self):
        return centres.get_centre(self.ws, self.centre_id).centre

    def answer(self):
        return assessing.current_assessment(self.ws, self.centre_id, "mini").answers[GOALS]

    def new_name(self, text):
        made = centres.create_centre(self.ws, centres.profile_from({"name": text}))
        return centres.get_centre(self.ws, made).centre.name

    def name(self, text):
        centres.change_profile(self.ws, self.centre_id, {"name": text})
        return self.profile().name

    def sector(self, text):
        centres.change_profile(self.ws, self.centre_id, {"sectors": [text]})
        return self.profile().sectors[0]

    def note(self, text):
        assessing.change_answer(self.ws, self.centre_id, "mini", GOALS, {"note": text})
        return self.answer().note

    def evidence(self, text):
        assessing.save_answer(self.ws, self.centre_id, "mini", GOALS, level=1, evidence=text)
        return self.answer().evidence

    def workshop_title(self, text):
        return workshops.get(self.ws, workshops.create(self.ws, self.centre_id, [GOALS], title=text)).title

    def changed_title(self, text):
        own = workshops.create(self.ws, self.centre_id, [GOALS])
        return workshops.change_settings(self.ws, own, title=text).title

    def reason_to_agree(self, text):
        workshops.agree(self.ws, self.room.id, GOALS, 1, text)
        return workshops.get(self.ws, self.room.id).statement(GOALS).reason

    def reason_to_park(self, text):
        workshops.park(self.ws, self.room.id, GOALS, text)
        return workshops.get(self.ws, self.room.id).statement(GOALS).reason

    def survey_title(self, text):
        return surveys.get(self.ws, begin_survey(self.ws, self.centre_id, title=text)).title

    def comment(self, text):
        answering.finish(self.ws, self.link, text)
        return answering.sheet(self.ws, self.link).comment

    def file_name(self, text):
        made = centres.import_bytes(self.ws, self._file(lambda data: data["centre"].update(name=text)), "f")
        return centres.get_centre(self.ws, made.centre_id).centre.name

    def file_note(self, text):
        def put(data):
            data["centre"]["name"] = f"School {unicodedata.name(text[0], 'x')} {len(text)}"
            data["assessments"][0]["answers"][GOALS]["note"] = text

        made = centres.import_bytes(self.ws, self._file(put), "f")
        return centres.get_centre(self.ws, made.centre_id).assessments[0].answers[GOALS].note

    def _file(self, change):
        data = json.loads(write_centre_file(mini_file()))
        change(data)
        return json.dumps(data).encode()  # half a surrogate pair as JSON writes it, \ud800


LIMITS = {
    "new_name": MAX_NAME,
    "name": MAX_NAME,
    "sector": MAX_NAME,
    "note": MAX_NOTE,
    "evidence": MAX_NOTE,
    "workshop_title": MAX_NAME,
    "changed_title": MAX_NAME,
    "reason_to_agree": MAX_REASON,
    "reason_to_park": MAX_REASON,
    "survey_title": MAX_NAME,
    "comment": MAX_COMMENT,
    "file_name": MAX_NAME,
    "file_note": MAX_NOTE,
}


@pytest.fixture(scope="module")
def fields(ws, centre_id):
    return Fields(ws, centre_id)


@pytest.mark.parametrize("field", LIMITS)
def test_what_a_database_cannot_hold_is_refused_with_one_sentence_everywhere(fields, field):
    for text in UNSTORABLE:
        with pytest.raises(InputError) as caught:
            getattr(fields, field)(text)
        assert [problem.text() for problem in caught.value.problems] == [f"is not acceptable: {SENTENCE}."]


@pytest.mark.parametrize("field", LIMITS)
def test_every_other_text_is_kept_as_it_was_typed_in_normal_form(fields, field):
    for text in LEGAL:
        kept = getattr(fields, field)(text)
        assert kept == unicodedata.normalize("NFC", text.strip() if field not in {"sector", "note"} else text) or (
            kept == unicodedata.normalize("NFC", text)
        )
    assert getattr(fields, field)("E\u0301cole") == "École"


@pytest.mark.parametrize("field", LIMITS)
def test_control_characters_are_left_out_and_line_ends_are_one_everywhere(fields, field):
    for typed, kept in PASTED.items():
        assert getattr(fields, field)(typed) == kept


@pytest.mark.parametrize("field", LIMITS)
def test_the_length_is_that_of_the_normal_form_and_one_more_is_refused(fields, field):
    most = LIMITS[field]
    assert getattr(fields, field)("e\u0301" * most) == "é" * most
    with pytest.raises(InputError, match=f"is longer than {most} characters"):
        getattr(fields, field)("é" * most + "x")


def test_a_comment_of_a_megabyte_is_refused(fields):
    with pytest.raises(AnswerError, match="is longer than 500 characters"):
        fields.comment("x" * 1_000_000)


def test_a_text_cannot_be_smuggled_in_as_something_else(ws, centre_id):
    for value in (7, None, ["a"], {"a": 1}, True, b"a"):
        with pytest.raises(InputError):
            centres.profile_from({"name": value})
        with pytest.raises(InputError):
            assessing.save_answer(ws, centre_id, "mini", GOALS, level=1, note=value)
        with pytest.raises(InputError):
            workshops.create(ws, centre_id, [GOALS], title=value)


def test_ids_and_texts_of_a_file_are_held_to_the_same_rule():
    for change in (
        lambda data: data["assessments"][0].update(id="\ud800"),
        lambda data: data["assessments"][0].update(framework="a\x00"),
        lambda data: data["priorities"].update({"\ud800": 1}),
        lambda data: data.update(roadmap={"a": ["\udc00"]}),
        lambda data: data.update(roadmap={"\x00": 1}),
        lambda data: data["decisions"].update(excluded=["\x00"]),
    ):
        data = json.loads(write_centre_file(mini_file()))
        change(data)
        with pytest.raises(InputError, match="cannot be stored"):
            parse_centre_file(json.dumps(data).encode())


def test_days_are_no_texts(ws, centre_id):
    with pytest.raises(AnswerError):
        begin_survey(ws, centre_id, opens_on=TODAY, closes_on=TODAY - dt.timedelta(days=1))
