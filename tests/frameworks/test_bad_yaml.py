"""YAML that attacks or misleads: refused with a sentence, or read as what was written."""

from __future__ import annotations

import os
import shutil

import pytest

from prodige_core.errors import FrameworkError
from prodige_core.frameworks import load_catalogue
from prodige_core.frameworks.reader import parse_yaml
from prodige_core.services.frameworks import check_directory
from tests import pace
from tests.factories import MINI

MINI_TEXT = (MINI / "mini" / "framework.yaml").read_text(encoding="utf-8")


def said(raw: bytes) -> str:
    return "\n".join(problem.line_text() for problem in parse_yaml(raw, "f.yaml").problems)


def load(tmp_path, text: str | bytes):
    folder = tmp_path / "mini"
    folder.mkdir()
    (folder / "framework.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_catalogue(tmp_path).frameworks["mini"]


def test_an_alias_bomb_is_refused_before_it_grows():
    levels = "\n".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]" for n in range(8))
    bomb = f"a: &a [x, x]\n{levels}\n".encode()
    lines = said(bomb).splitlines()
    assert lines[0] == "f.yaml:1: uses an anchor (&name). Write the text out; anchors are not allowed."
    assert lines[2] == "f.yaml:2: uses an alias (*name). Write the text out; aliases are not allowed."
    assert len(lines) == 9 + 8  # each line is told once for its anchor and once for its aliases
    assert parse_yaml(bomb, "f.yaml").data["i"] == [None] * 9  # nothing was copied
    assert said(b"a: *b\n") == "f.yaml:1: uses an alias (*name). Write the text out; aliases are not allowed."


def test_what_yaml_forbids_hides_no_other_mistake(tmp_path):
    """The rest of the file is read on; where nothing could be read, nothing more is said."""
    folder = tmp_path / "mini"
    shutil.copytree(MINI / "mini", folder)
    changes = [
        ("title: Mini check\n", "title: Mini check\ntitle: Again\n"),
        ("title: Planning", "title: &t Planning"),
        ("title: Goals\n", "title: *t\n"),
        ("weight: 2", "weight: !!int 2"),
        ("{value: 3,", "{value: 9,"),
    ]
    text = MINI_TEXT
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    (folder / "framework.yaml").write_text(text, encoding="utf-8")
    actions = (folder / "actions.yaml").read_text(encoding="utf-8")
    (folder / "actions.yaml").write_text(
        actions.replace("lead: leader", "lead: &l leader", 1).replace("cost: 1200", "cost: 1,200"), encoding="utf-8"
    )
    found = [problem.line_text() for problem in check_directory(folder)]
    assert [said.split(". ")[0] for said in found] == [
        "mini/actions.yaml:7: uses an anchor (&name)",
        "mini/actions.yaml:52: visits.pilot cost: must be a whole number, not “1,200”",
        "mini/framework.yaml:5: title: is written twice (first in line 4)",
        "mini/framework.yaml:10: levels[4]: has the value 9 where 3 is due",
        "mini/framework.yaml:14: uses an anchor (&name)",
        "mini/framework.yaml:17: uses an alias (*name)",
        "mini/framework.yaml:18: uses a tag (tag:yaml.org,2002:int)",
    ]


def test_a_control_character_is_told_with_its_line():
    assert said(b"id: a\ntitle: b\x07c\n").startswith("f.yaml:2: is not valid YAML: control characters")


def test_a_decimal_may_have_many_digits(tmp_path):
    written = "0.66666666666666666667"
    assert str(load(tmp_path, MINI_TEXT.replace("0.5", written)).scoring.min_answered) == written


def test_deep_nesting_is_refused():
    assert "nested deeper than 20 levels" in said(b"[" * 500)
    assert "nested deeper than 20 levels" in said(b"{a: " * 500)


def test_a_tag_runs_nothing():
    assert "uses a tag" in said(b"!!python/object/apply:os.system ['touch /tmp/prodige-was-here']")
    assert not os.path.exists("/tmp/prodige-was-here")  # noqa: S108 - the name in the attack above


def test_a_number_of_five_thousand_digits_is_refused():
    assert "a number of more than 15 digits" in said(b"weight: " + b"9" * 5000)


def test_a_key_written_twice_is_refused_with_both_lines():
    assert said(b"id: a\ntitle: b\nid: c\n") == "f.yaml:3: id: is written twice (first in line 1). Keep one of the two."


@pytest.mark.parametrize(
    "word", ["no", "on", "off", "012", "1:30", "2024-01-01", ".nan", ".inf", "0x10", "1e3", "1_000"]
)
def test_what_yaml_would_read_as_something_else_stays_text(word):
    assert parse_yaml(f"value: {word}".encode(), "f.yaml").data == {"value": word}


@pytest.mark.parametrize("level", ["no", "012", "1:30", "2024-01-01", ".nan", "1.0", '"1"', "true", "~"])
def test_a_level_that_is_no_whole_number_is_refused(tmp_path, level):
    with pytest.raises(FrameworkError, match=r"mini/framework.yaml:7: levels\[2\]\.value: must be a whole number"):
        load(tmp_path, MINI_TEXT.replace("{value: 1,", f"{{value: {level},"))


@pytest.mark.parametrize("weight", ["0", "-1", ".nan", ".inf", "1e308", "1.5", "1000001", "", "two"])
def test_a_weight_that_is_no_whole_number_from_1_is_refused(tmp_path, weight):
    with pytest.raises(FrameworkError, match=r"mini/framework.yaml:17: plan.goals weight: must be"):
        load(tmp_path, MINI_TEXT.replace("weight: 2", f"weight: {weight}"))


@pytest.mark.parametrize("share", ["-0.1", "1.1", "half", ".nan", ".inf", "1e-5", "50%", "true"])
def test_a_share_outside_0_to_1_is_refused(tmp_path, share):
    with pytest.raises(FrameworkError, match=r"mini/framework.yaml:10: scoring.min_answered: "):
        load(tmp_path, MINI_TEXT.replace("min_answered: 0.5", f"min_answered: {share}"))


def test_the_share_is_kept_as_the_decimal_written(tmp_path):
    assert str(load(tmp_path, MINI_TEXT.replace("0.5", "0.1")).scoring.min_answered) == "0.1"


HEAD = MINI_TEXT[: MINI_TEXT.index("areas:")]
ONE_QUESTION = """areas:
  - id: a
    title: A
    practices:
      - id: a.b
        title: B
        items:
          - {id: a.b.q1, question: What?, options: [None., Some., More., All.]}
"""


def test_no_areas_are_refused(tmp_path):
    with pytest.raises(FrameworkError, match="areas: needs at least 1 entries"):
        load(tmp_path, HEAD + "areas: []\n")


def test_one_question_is_enough(tmp_path):
    assert list(load(tmp_path, HEAD + ONE_QUESTION).items) == ["a.b.q1"]


def test_a_far_too_long_option_is_refused(tmp_path):
    with pytest.raises(FrameworkError, match=r"options\[1\]: is longer than 2000 characters"):
        load(tmp_path, MINI_TEXT.replace("None so far.", "x" * 100_000))


def test_five_thousand_questions_are_refused_by_the_cap_or_read_in_time(tmp_path):
    question = (
        "          - {{id: a.b.q{n}, question: What is {n}?, options: [None {n}., Some {n}., More {n}., All {n}.]}}\n"
    )
    head = MINI_TEXT[: MINI_TEXT.index("areas:")] + "areas:\n  - id: a\n    title: A\n    practices:\n"
    text = (
        head
        + "      - id: a.b\n        title: B\n        items:\n"
        + "".join(question.format(n=n) for n in range(5000))
    )
    timed, begun = [pace.fixed_work()], pace.worked()
    with pytest.raises(FrameworkError, match="holds more than 20000 values"):
        load(tmp_path, text)
    seconds = pace.worked() - begun
    assert pace.in_usual_seconds(seconds, *timed, pace.fixed_work()) < 5  # twenty times what it takes


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (MINI_TEXT.encode("utf-16"), "is not UTF-8 text"),
        (MINI_TEXT.replace("Mini", "Minì").encode("latin-1"), "is not UTF-8 text"),
        (MINI_TEXT.replace("Mini", "Mi\0ni").encode(), "holds a NUL character"),
        (b"\xff" * 100, "is not UTF-8 text"),
        (b"x" * 1_000_001, "is larger than 1000000 bytes"),
        (b"\tid: a", "is not valid YAML"),
        (b"id: a: b", "is not valid YAML"),
        (b"--- a\n--- b\n", "more than one document"),
        (b"? [a]\n: b\n", "a key that is not text"),
        (b"", "must be a group of named fields"),
        (b"- a\n", "must be a group of named fields"),
    ],
)
def test_what_is_no_framework_text_is_refused_with_a_reason(tmp_path, raw, sentence):
    with pytest.raises(FrameworkError, match=sentence):
        load(tmp_path, raw)


@pytest.mark.parametrize("change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path, change):
    assert load(tmp_path, change(MINI_TEXT)).id == "mini"


def test_twenty_thousand_short_rows_are_refused_by_the_cap():
    assert "more than 20000 values" in said(b"- a: 1\n" * 20_000)


def test_fifteen_thousand_actions_are_refused_in_one_sentence(tmp_path):
    folder = tmp_path / "mini"
    shutil.copytree(MINI / "mini", folder)
    (folder / "actions.yaml").write_text("- x\n" * 15_000, encoding="utf-8")
    assert [one.line_text() for one in check_directory(folder)] == [
        "mini/actions.yaml:1: has more than 2000 entries. Remove some."
    ]
