"""Of what people type control characters are left out and every line end is one newline; ids keep what they have."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_core.responses import parse_centre_file, write_centre_file
from prodige_core.responses.texts import clean, exact, from_form

LINE_ENDS = "\r\v\f\x85\u2028\u2029"
CONTROL = "".join(map(chr, [*range(0x01, 0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)]))
QUESTION = "plan.goals.q1"


@given(
    st.text(
        st.one_of(
            st.characters(exclude_characters="\0", exclude_categories=["Cs"]),
            st.sampled_from(CONTROL + LINE_ENDS + "\r\n\té"),
        )
    )
)
def test_only_newline_and_tab_are_left_and_nothing_else_is_lost(text):
    kept = clean(text)
    assert clean(kept) == kept
    assert {own for own in kept if unicodedata.category(own) in ("Cc", "Zl", "Zp")} <= {"\n", "\t"}
    lines = text.replace("\r\n", "\n")
    for end in LINE_ENDS:
        lines = lines.replace(end, "\n")
    expected = "".join(own for own in lines if own not in CONTROL)
    assert kept == unicodedata.normalize("NFC", expected if expected.strip() or expected == lines else "\ufffd")
    assert from_form(text) == kept.strip()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\x1b[2Ka\x07\x08\x7f\x9fb", "[2Kab"),
        ("a\tb\u00a0\u200d\u202e\ufeffc", "a\tb\u00a0\u200d\u202e\ufeffc"),
        ("e\x01\u0301", "\u00e9"),
        ("\x1b", "\ufffd"),
        ("\x1b ", "\ufffd"),
        (" \r\n", " \n"),
        ("", ""),
    ],
)
def test_which_are_which(typed, kept):
    assert clean(typed) == kept


def test_nul_is_still_refused_and_an_id_is_left_as_it_is():
    with pytest.raises(ValueError, match="cannot be stored"):
        clean("a\0")
    with pytest.raises(ValueError, match="cannot be stored"):
        exact("a\0")
    assert exact("a\x01\u2028") == "a\x01\u2028"


def file_of(note: str, item: str = QUESTION) -> bytes:
    rounds = {
        "id": "r1",
        "date": "2026-11-21",
        "framework": "mini",
        "framework_version": "1.2.0",
        "answers": {item: {"level": 1, "note": note, "evidence": ""}},
    }
    whole = {"format": "prodige.centre", "version": 1, "centre": {"name": "Hill\x07 School"}, "assessments": [rounds]}
    return json.dumps(whole).encode()


def test_a_file_of_an_older_version_opens_without_them_and_is_then_written_the_same_for_ever():
    file = parse_centre_file(file_of("one\u2028two\x0bthree\x1b[0m"))
    assert file.centre.name == "Hill School"
    assert file.assessments[0].answers[QUESTION].note == "one\ntwo\nthree[0m"
    written = write_centre_file(file)
    assert write_centre_file(parse_centre_file(written)) == written
