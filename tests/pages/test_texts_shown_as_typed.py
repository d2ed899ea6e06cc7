"""What people type is never read as markup; names of fields stay readable for screen readers."""

from __future__ import annotations

import ast

import pytest

from prodige_core.config import ROOT
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


@pytest.mark.parametrize("text", ["http://evil.example/p", "www.evil.example", "WWW.evil.example", "a@evil.example"])
def test_addresses_become_no_links(text):
    for made in (literal(text), label(text)):
        assert "\u2060" in made
        assert made.replace("\\", "").replace("\u2060", "") == text


def test_a_name_that_runs_from_right_to_left_is_kept_apart_from_the_sentence_around_it():
    assert literal("مدرسة") == label("مدرسة") == "\u2068مدرسة\u2069"
    assert literal("a\u202eb") == "\u2068a\u202eb\u2069"
    assert literal("Λύκειο") == "Λύκειο"


def test_a_plain_name_of_a_field_has_no_backslashes():
    assert label("Home: plans (now A2 Explorer), about 2 hours a week.") == (
        "Home: plans (now A2 Explorer), about 2 hours a week."
    )


def test_lists_to_choose_from_get_their_options_unescaped():
    """Streamlit reads Markdown in the options of radios and pills, but not in those of an opened list."""
    wrong = []
    for path in [*(ROOT / "prodige_ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")]:
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                continue
            if call.func.attr not in {"selectbox", "multiselect"}:
                continue
            named = [one.value for one in call.keywords if one.arg == "format_func"]
            used = {node.id for one in named for node in ast.walk(one) if isinstance(node, ast.Name)}
            wrong += [f"{path.name}:{call.lineno}"] if used & {"literal", "label", "escaped"} else []
    assert wrong == []
