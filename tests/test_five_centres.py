"""The five centres are what they say they are, and valid centre files."""

from __future__ import annotations

from pathlib import Path

import pytest

from prodige_core.indicators import indicator_problems
from prodige_core.responses import parse_centre_file, write_centre_file
from tests.five_centres import FIVE
from tests.samples import catalogue
from tools.render_documents import made, main


@pytest.mark.parametrize("name", FIVE)
def test_each_is_a_valid_centre_file_with_a_plan_of_its_actions(name: str) -> None:
    own = FIVE[name]()
    assert parse_centre_file(write_centre_file(own.file), name) == own.file
    assert indicator_problems(own.file) == []
    known = set(catalogue().actions) | {action.id for action in own.file.own_actions}
    assert own.plan is None or {entry.action for entry in own.plan.actions} <= known


def test_their_sizes_are_as_told() -> None:
    planned = {name: 0 if (plan := make().plan) is None else len(plan.actions) for name, make in FIVE.items()}
    assert planned == {"tiny": 3, "typical": 26, "huge": 60, "greek-cyrillic": 12, "almost-empty": 0}


def test_the_huge_one_plans_fifteen_own_actions_over_ten_terms() -> None:
    own = FIVE["huge"]()
    assert own.plan is not None
    assert sum(entry.action.startswith("own.compound") for entry in own.plan.actions) == 15
    assert len(own.plan.terms) == 10
    assert max(entry.end for entry in own.plan.actions) >= 8


def test_the_almost_empty_one_has_no_means_and_four_answers() -> None:
    own = FIVE["almost-empty"]()
    assert (own.file.means, own.plan, len(own.file.assessments[0].answers)) == (None, None, 4)


def test_the_tool_makes_each_kind_in_each_of_its_forms_and_no_other() -> None:
    tiny = {kind: made("tiny", kind, "html") for kind in ("roadmap", "summary", "progress", "erasmus-plan")}
    assert len(set(tiny.values())) == 4
    assert made("tiny", "roadmap", "ics").startswith(b"BEGIN:VCALENDAR")
    assert made("tiny", "poster", "pdf", "A3") != made("tiny", "poster", "pdf")
    for kind, form in (
        ("nonsense", "pdf"),
        ("poster", "docx"),
        ("record", "docx"),
        ("summary", "ics"),
        ("roadmap", "x"),
    ):
        with pytest.raises(KeyError):
            made("tiny", kind, form)


def test_the_tool_writes_the_usual_form_where_none_is_asked_for(tmp_path: Path) -> None:
    assert main([str(tmp_path), "--centres", "tiny", "--kinds", "summary,erasmus-plan", "--dpi", "0"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"tiny-summary.pdf", "tiny-erasmus-plan.docx"}
    with pytest.raises(SystemExit):
        main([str(tmp_path), "--kinds", "nonsense"])
