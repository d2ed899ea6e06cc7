"""What the progress report says comes next: only what has still to begin, and of a first round one page."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from prodige_core.exports import ExportInputs
from prodige_core.exports.kinds import order_of
from prodige_core.i18n import translator
from prodige_core.reports import Document
from prodige_core.reports.document import Heading, NumberedList, Paragraph, Poster, Table, walk
from prodige_core.responses import BoardEntry, CentreFile
from tests.five_centres import FIVE
from tests.progress_samples import LATER
from tests.samples import MADE_ON, catalogue

NEXT = "What comes next"


def report(file: CentreFile, plan: object, day: dt.date) -> Document:
    given = ExportInputs(file, catalogue(), plan, translator("en"), day)  # type: ignore[arg-type]
    return order_of("progress", "pdf", given).document


def below(document: Document, title: str) -> list[str]:
    """The first cells of the tables, and the sentences, below a heading."""
    found: list[str] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading):
            inside = block.text == title
        elif inside and isinstance(block, Table):
            found += [row[0] for row in block.rows]
        elif inside and isinstance(block, Paragraph):
            found.append("".join(run.text for run in block.runs))
    return found


def on_the_wall(document: Document) -> list[str]:
    poster = next(block for block in document.blocks if isinstance(block, Poster))
    return [items[0].text for block in poster.right if isinstance(block, NumberedList) for items in block.items]


def typical() -> Document:
    own = FIVE["typical"]()
    return report(own.file, own.plan, LATER)


def test_what_should_have_begun_or_is_under_way_is_not_said_to_come_next():
    document = typical()
    following = below(document, NEXT)
    told = {title for name in ("Planned by then, not begun", "Under way", "Done") for title in below(document, name)}
    assert told
    assert not told & set(following)
    assert not told & set(on_the_wall(document))
    assert on_the_wall(document) == [title for title in following if title in on_the_wall(document)]
    assert "1 action is under way. 13 actions of the plan were to begin by now and have not." in following


def test_what_was_agreed_for_later_comes_next_and_what_was_agreed_for_before_does_not():
    own = FIVE["typical"]()
    assert own.plan is not None
    last, first = own.plan.actions[-1].action, "digital.module-toolbox"
    board = {**own.file.board, last: BoardEntry(status="accepted"), first: BoardEntry(status="accepted")}
    document = report(own.file.model_copy(update={"board": board}), own.plan, LATER)
    titles = {action: catalogue().actions[action].title for action in (last, first)}
    assert titles[last] in below(document, NEXT)
    assert titles[first] not in below(document, NEXT)
    assert "1 action is under way. 13 actions of the plan were to begin by now and have not." in below(document, NEXT)


def test_what_is_left_out_of_the_list_is_counted():
    own = FIVE["huge"]()
    file = own.file.model_copy(update={"board": {}})
    document = report(file, own.plan, LATER)
    titles = {action.title for action in catalogue().actions.values()} | {own.title for own in file.own_actions}
    named = [title for title in below(document, NEXT) if title in titles]
    assert len(named) == 12
    told = [text for text in below(document, NEXT) if text.startswith("And ")]
    assert told == [f"And {_to_begin(file, own.plan) - 12} more actions."]


def _to_begin(file: CentreFile, plan: object) -> int:
    """Actions of the plan that begin after the term of the later round: September to December 2027 is the third."""
    return sum(entry.start > 3 for entry in plan.actions)  # type: ignore[attr-defined]


def test_with_everything_begun_the_report_says_so_and_not_that_the_plan_lies_behind():
    own = FIVE["typical"]()
    assert own.plan is not None
    board = {entry.action: BoardEntry(status="started", started="2027-09") for entry in own.plan.actions}
    document = report(own.file.model_copy(update={"board": board}), own.plan, LATER)
    assert "26 actions are under way." in below(document, NEXT)
    assert not [text for text in below(document, NEXT) if "lies behind" in text]


def test_after_a_first_round_the_report_is_one_page_that_says_once_what_it_waits_for():
    own = FIVE["tiny"]()
    document = report(own.file, own.plan, MADE_ON)
    texts = [text for block in walk(document) if isinstance(block, Paragraph) for text in [block.runs[0].text]]
    assert sum("nothing can be compared" in text for text in texts) == 1
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == ["Progress report", NEXT]
    assert not any(isinstance(block, Poster) for block in document.blocks)
    named = [title for title in below(document, NEXT) if title in {a.title for a in catalogue().actions.values()}]
    assert len(named) == len(set(named)) == 3


def test_without_any_round_nobody_is_told_of_one():
    own = FIVE["almost-empty"]()
    document = report(own.file.model_copy(update={"assessments": ()}), None, MADE_ON)
    assert document.subject == "There is no round yet, so nothing can be compared."
    assert replace(document, subject="") != document
