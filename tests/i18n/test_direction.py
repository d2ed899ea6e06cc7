"""Names that run the other way leave the sentence around them as it is."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from prodige_core.i18n import isolated, turns

MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_names_that_run_from_left_to_right_turn_nothing():
    assert [name for name in ("Hill School", "Škola Žďár", "Λύκειο", "👩‍🏫", "") if turns(name)] == []


def test_arabic_hebrew_and_marks_do():
    assert all(turns(name) for name in ("مدرسة", "בית ספר", "a\u202egpj.exe", "a\u2069b"))


def test_a_name_is_put_between_isolates():
    assert isolated("مدرسة") == "\u2068مدرسة\u2069"


def test_what_a_name_leaves_open_is_closed_and_what_it_closes_too_often_is_left_out():
    assert isolated("a\u2067b") == "\u2068a\u2067b\u2069\u2069"
    assert isolated("a\u2069\u202eb") == "\u2068a\u202eb\u2069"


@given(st.text(st.sampled_from("aא1 " + MARKS)))
def test_nothing_in_a_name_ends_its_isolate_early(name):
    depth = 0
    inside = isolated(name)
    for place, char in enumerate(inside):
        kind = unicodedata.bidirectional(char)
        depth += (kind in {"LRI", "RLI", "FSI"}) - (kind == "PDI")
        assert depth > 0 or place == len(inside) - 1
    assert depth == 0
    assert inside.replace("\u2069", "").replace("\u2068", "") == name.replace("\u2069", "").replace("\u2068", "")
