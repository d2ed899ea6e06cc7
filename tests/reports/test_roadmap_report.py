"""What the report says, whatever format it is printed in."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest

from prodige_core.i18n import translator
from prodige_core.reports import Document, ReportInputs, roadmap_report
from prodige_core.reports.document import Card, Cover, Figure, Heading, Poster, Run, Table, walk
from prodige_core.scoring import score_file
from tests.samples import MADE_ON, catalogue, centre, quick_plan, roadmap


def report(most: int = 12, lang: str = "en", **options) -> Document:
    file = centre(**options)
    t = translator(lang)
    plan = quick_plan(file, most) if file.means and most else None
    return roadmap_report(
        ReportInputs(roadmap(file, plan, t), score_file(file, catalogue()), catalogue(), file, t, MADE_ON)
    )


def texts(value) -> list[str]:
    """Every text in a document, whatever holds it."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, (tuple, list)):
        return [text for part in value for text in texts(part)]
    if dataclasses.is_dataclass(value):
        return [text for field in dataclasses.fields(value) for text in texts(getattr(value, field.name))]
    return []


def test_the_cover_says_school_date_period_and_means():
    cover = next(block for block in walk(report()) if isinstance(block, Cover))
    assert cover.title == "Berufskolleg am Hafen"
    values = {fact.label: fact.value for fact in cover.facts}
    assert values["Made on"] == "21 November 2026"
    assert values["Period"] == "Jan 2027–Dec 2028"
    assert values["Means"] == "1,560 staff hours and €12,000 of own money for 6 terms"


def test_the_summary_names_priorities_first_actions_and_what_will_be_seen():
    poster = next(block for block in report().blocks if isinstance(block, Poster))
    said = texts(poster)
    for part in ("International plan and aims", "Safety, families and hosting", "What we do first", "What we will see"):
        assert part in said
    assert [figure.label for figure in poster.foot.figures] == [
        "actions",
        "staff hours",
        "of own money",
        "targets reached",
    ]


def test_without_priorities_the_summary_does_not_call_anything_our_priority():
    file = centre(frameworks=("digital-teaching",))
    t = translator("en")
    made = roadmap_report(
        ReportInputs(
            roadmap(file, quick_plan(file, 12), t), score_file(file, catalogue()), catalogue(), file, t, MADE_ON
        )
    )
    said = texts(next(block for block in made.blocks if isinstance(block, Poster)))
    assert "Where the plan moves most" in said
    assert "Our priorities" not in said


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            {"base": 9, "frameworks": ("internationalisation",)},
            ["Nothing has to rise: keep the level, and share how you work."],
        ),
        ({}, ["Choose the practices to move and how far.", "Make the plan, then this report anew."]),
    ],
)
def test_without_a_plan_the_summary_says_only_what_is_left_to_do(options, expected):
    poster = next(block for block in report(most=0, **options).blocks if isinstance(block, Poster))
    said = texts(poster.right)
    assert [text for text in said if text.startswith(("Nothing has", "Choose", "Say how", "Make the"))] == expected


def test_there_is_a_card_for_every_action_in_order():
    document = report()
    cards = [block for block in document.blocks if isinstance(block, Card)]
    assert [card.number for card in cards] == [str(number) for number in range(1, 13)]
    labels = {part.label for card in cards for part in card.body}
    assert {"Why", "Why for us", "Steps", "Hours", "Evidence", "Indicator"} <= labels


def test_every_link_within_the_document_has_a_target_and_ids_are_unique():
    document = report(40, terms=12)
    ids = [block.id for block in walk(document) if isinstance(block, (Heading, Card))]
    assert [own for own, count in Counter(ids).items() if count > 1] == []
    linked = {run.link[1:] for run in runs(document) if run.link.startswith("#")}
    assert linked
    assert linked <= set(ids)


def runs(value) -> list[Run]:
    if isinstance(value, Run):
        return [value]
    if isinstance(value, (tuple, list)):
        return [run for part in value for run in runs(part)]
    if dataclasses.is_dataclass(value):
        return [run for field in dataclasses.fields(value) for run in runs(getattr(value, field.name))]
    return []


def test_every_figure_has_a_sentence_and_every_table_fits_its_columns():
    for block in walk(report()):
        if isinstance(block, Figure):
            assert len(block.alt) > 20
        if isinstance(block, Table):
            assert len(block.header) == len(block.columns)
            assert all(len(row) == len(block.header) for row in block.rows)


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"most": 0},
        {"answered": False, "most": 0},
        {"frameworks": ("internationalisation",)},
        {"frameworks": ("digital-teaching",)},
        {"terms": 14},
        {"means": False},
        {"most": 3},
    ],
    ids=str,
)
def test_no_case_leaves_a_placeholder_or_a_none(options):
    for text in texts(report(**options)):
        assert "{" not in text
        assert "None" not in text


def test_the_proof_status_is_told():
    file = centre()
    plan = quick_plan(file, 5)
    scores = score_file(file, catalogue())
    t = translator("en")
    whole = "Whether the same could be had with fewer hours was not searched to the end."
    proven = dataclasses.replace(plan, status="feasible", gain=100, bound=100)
    document = roadmap_report(ReportInputs(roadmap(file, proven, t), scores, catalogue(), file, t, MADE_ON))
    assert any(whole in text for text in texts(document.blocks))
    for status, said in (
        ("optimal", "Proven: no other plan within these means moves your priorities further or earlier."),
        (
            "feasible",
            "The search was stopped before the proof was complete: this plan is within 2.9% of the best possible.",
        ),
    ):
        changed = dataclasses.replace(plan, status=status, gain=100, bound=103)
        document = roadmap_report(ReportInputs(roadmap(file, changed, t), scores, catalogue(), file, t, MADE_ON))
        assert said in texts(document.blocks)


def test_the_same_inputs_give_the_same_document():
    assert report() == report()
