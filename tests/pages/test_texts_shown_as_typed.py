"""What people type is never read as markup; names of fields stay readable for screen readers."""

from __future__ import annotations

import pytest

from prodige_ui.components.text import label, literal


@pytest.mark.parametrize("text", ["*a*", "_a_", "[a](b)", "<b>", "$x$", "~~a~~", "`a`", "a\\b", "&amp;"])
def test_markup_within_a_line_is_escaped_in_texts_and_in_names_of_fields(text):
    for made in (literal(text), label(text)):
        assert made != text
        assert made.replace("\\", "") == text.replace("\\", "")


@pytest.mark.parametrize("text", [":smile:", ":material/home:"])
def test_codes_are_broken(text):
    assert ":\u2060" in literal(text)
    assert ":\u2060" in label(text)


def test_a_plain_name_of_a_field_has_no_backslashes():
    assert label("Home: plans (now A2 Explorer), about 2 hours a week.") == (
        "Home: plans (now A2 Explorer), about 2 hours a week."
    )
