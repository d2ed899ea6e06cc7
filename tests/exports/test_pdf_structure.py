"""The PDF reads aloud in order: everything tagged, headings without gaps, tables with headers, pictures with sentences."""

from __future__ import annotations

import io
import itertools
from functools import lru_cache

import pdfua
import pikepdf
import pytest

from prodige_core.exports import ExportInputs, export_roadmap
from prodige_core.i18n import translator
from prodige_core.roadmap import Roadmap
from tests.exports.reading import Read, read
from tests.samples import MADE_ON, catalogue, centre, quick_plan, roadmap


@lru_cache(maxsize=1)
def sample() -> tuple[bytes, Read, Roadmap]:
    file = centre()
    plan = quick_plan(file, 12)
    data = export_roadmap("pdf", ExportInputs(file, catalogue(), plan, translator("en"), MADE_ON))
    return data, read(data), roadmap(file, plan)


def test_every_action_is_read_with_its_dates_lead_steps_evidence_and_indicator():
    _, seen, expected = sample()
    assert len(expected.actions) == 12
    for action in expected.actions:
        parts = (action.title, action.period, action.lead_name, action.indicator, *action.steps, *action.evidence)
        for part in parts:
            assert part in seen.text, part


def test_every_card_says_why_with_the_answer_behind_it():
    _, seen, expected = sample()
    for action in expected.actions:
        for step in action.closes[:3]:
            assert step.title in seen.text
            for answer in step.answers[:2]:
                assert answer.question in seen.text
                assert answer.option in seen.text


def test_nothing_is_drawn_outside_a_tag_and_only_heads_and_page_numbers_are_left_unread():
    _, seen, _ = sample()
    assert seen.untagged == ""
    assert "Berufskolleg am Hafen" in seen.artifacts


def test_reading_order_is_the_order_of_the_report():
    _, seen, expected = sample()
    chapters = ["Berufskolleg am Hafen", "Our roadmap on one page", "Contents", "Where we stand"]
    chapters += ["Priorities and targets", "Time plan", "The actions", "Means", "Not reached, and what it would take"]
    assert seen.of("H1") == [*chapters, "How each action is checked", "How this roadmap was made"]
    steps = [step for action in expected.actions for step in action.steps]
    bodies = iter(seen.of("LBody"))
    assert all(step in bodies for step in steps)


def test_headings_begin_with_one_and_never_skip_a_level():
    _, seen, _ = sample()
    levels = [int(node.tag[1]) for node in seen.tree.walk() if node.tag in {"H1", "H2", "H3"}]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_figure_has_a_sentence_and_every_table_has_headers():
    _, seen, _ = sample()
    nodes = list(seen.tree.walk())
    figures = [node for node in nodes if node.tag == "Figure"]
    assert len(figures) >= 3
    assert all(len(node.alt) > 20 for node in figures)
    for table in (node for node in nodes if node.tag == "Table"):
        heads = [node for node in table.walk() if node.tag == "TH"]
        assert heads
        assert all(node.text.strip() for node in heads)
        assert all(node.scope in {"Row", "Column"} for node in heads)


def test_a_row_of_the_time_plan_is_read_as_its_period_and_lead_under_a_head_that_says_so():
    """Bars alone were read as blank cells below three school years, and fixed starts not at all."""
    tables = [node for node in sample()[1].tree.walk() if node.tag == "Table" and node.summary.startswith("Time plan")]
    spans = [node.instead for node in tables[0].walk() if node.tag == "Span"]
    assert spans[0] == "Period · Lead"
    assert spans[1:] == [f"{action.period} · {action.lead_name}" for action in sample()[2].actions]


def test_what_explains_a_picture_says_that_it_does():
    text = sample()[1].text
    assert "Bar:" not in text
    assert "Mark:" not in text


def test_lists_hold_labels_and_bodies():
    _, seen, _ = sample()
    for item in (node for node in seen.tree.walk() if node.tag == "LI"):
        assert [kid.tag for kid in item.kids] == ["Lbl", "LBody"]


def test_links_of_the_contents_are_tied_to_their_text():
    data, seen, expected = sample()
    links = [node for node in seen.tree.walk() if node.tag == "Link"]
    assert len(links) >= len(expected.actions) + 9
    assert all(node.links >= 1 and node.text.strip() for node in links)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for annotation in page.obj.get("/Annots", []):
                assert "/StructParent" in annotation
                assert str(annotation.Contents)


def test_the_checker_finds_no_error(tmp_path):
    path = tmp_path / "roadmap.pdf"
    path.write_bytes(sample()[0])
    report = pdfua.validate(str(path))
    assert [finding for finding in report.findings if finding.severity.name == "ERROR"] == []


def test_title_language_bookmarks_and_archive_marks_are_set():
    with pikepdf.open(io.BytesIO(sample()[0])) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Roadmap of Berufskolleg am Hafen"
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        xmp = pdf.Root.Metadata.read_bytes().decode()
        for mark in (
            "<pdfaid:part>3<",
            "<pdfaid:conformance>A<",
            "<pdfuaid:part>1<",
            "Roadmap of Berufskolleg am Hafen",
        ):
            assert mark in xmp
        with pdf.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
            actions = next(entry for entry in outline.root if entry.title == "The actions")
            assert "Where we stand" in titles
            assert len(actions.children) == 12


def test_no_placeholder_and_no_none_is_left_in_the_text():
    _, seen, _ = sample()
    assert "None" not in seen.text
    assert "{" not in seen.text
    assert "▯" not in seen.text


@pytest.mark.parametrize(("most", "least"), [(3, 3), (60, 40)])
def test_few_and_many_actions_give_a_card_each(most, least):
    file = centre(terms=12)
    plan = quick_plan(file, most)
    count = len(plan.actions)
    assert count >= least
    seen = read(export_roadmap("pdf", ExportInputs(file, catalogue(), plan, translator("en"), MADE_ON)))
    numbered = {title.split(" ", 1)[0] for title in seen.of("H2")}
    assert {str(number) for number in range(1, count + 1)} <= numbered


def test_bookmarks_are_the_headings_in_their_order():
    data, seen, _ = sample()
    headings = [
        (int(node.tag[1]), " ".join(node.text.split())) for node in seen.tree.walk() if node.tag in {"H1", "H2", "H3"}
    ]
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        told: list[tuple[int, str]] = []
        waiting = [(1, entry) for entry in reversed(outline.root)]
        while waiting:
            level, entry = waiting.pop()
            told.append((level, str(entry.title)))
            waiting += [(level + 1, own) for own in reversed(entry.children)]
    assert told == headings


def test_links_are_referred_to_as_objects_of_their_own():
    # a copy within the tree would leave the link on the page without its element; veraPDF lets it pass
    with pikepdf.open(io.BytesIO(sample()[0])) as pdf:
        waiting, found = [pdf.Root.StructTreeRoot.K], 0
        while waiting:
            kids = waiting.pop().get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if kid.get("/Type") == "/OBJR":
                    assert kid.Obj.is_indirect
                    assert kid.Obj.objgen in {own.objgen for own in kid.Pg.Annots}
                    found += 1
                elif "/S" in kid:
                    waiting.append(kid)
    assert found > 20


def test_words_of_one_element_stay_apart_and_links_over_two_lines_are_one():
    _, seen, expected = sample()
    text = " ".join(seen.text.split())
    assert "With all targets" in text
    assert "materialsStarted" not in text
    links = [" ".join(node.text.split()) for node in seen.tree.walk() if node.tag == "Link"]
    assert {f"{action.number} {action.title}" for action in expected.actions} & set(links)


def test_a_cell_below_an_area_names_the_area_among_its_heads():
    _, seen, _ = sample()
    tables = [node for node in seen.tree.walk() if node.tag == "Table" and any(kid.heads for kid in node.walk())]
    assert tables
    for table in tables:
        called = {node.id: node for node in table.walk() if node.id}
        for cell in (node for node in table.walk() if node.tag == "TD"):
            assert len(cell.heads) == 3
            assert [called[own].scope for own in cell.heads] == ["Column", "Row", "Row"]
        assert table.summary
