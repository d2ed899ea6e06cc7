"""A report says what there is to say: no empty chapter, every source once, words and roles that it uses."""

from __future__ import annotations

from dataclasses import replace

from prodige_core.exports import ExportInputs
from prodige_core.exports.kinds import order_of
from prodige_core.i18n import translator
from prodige_core.reports import Document
from prodige_core.reports.document import Column, Heading, Labelled, Paragraph, Table, walk
from prodige_core.reports.sources import _cited, sources
from prodige_core.reports.unreached import alike, named
from prodige_core.roadmap import LevelMark, UnreachedTarget
from tests.five_centres import FIVE
from tests.samples import MADE_ON, catalogue, roadmap


def report(name: str, kind: str = "roadmap") -> Document:
    own = FIVE[name]()
    return order_of(kind, "pdf", ExportInputs(own.file, catalogue(), own.plan, translator("en"), MADE_ON)).document


def chapters(document: Document) -> list[str]:
    return [block.text for block in walk(document) if isinstance(block, Heading) and block.level == 1]


def words(document: Document) -> dict[str, str]:
    table = next(own for own in document.blocks if isinstance(own, Table) and own.header[0] == "Word")
    return dict(table.rows)


def test_an_almost_empty_centre_gets_no_chapter_that_says_nothing():
    assert chapters(report("almost-empty")) == [
        "Our roadmap on one page",
        "Where we stand",
        "How this roadmap was made",
    ]
    assert "What comes next" not in chapters(report("almost-empty", "progress"))


def test_areas_without_a_level_are_one_sentence():
    passages = {block.label: block for block in walk(report("almost-empty")) if isinstance(block, Labelled)}
    told = passages["Still open"].body[0]
    assert isinstance(told, Paragraph)
    assert "Quality, inclusion, green and sharing" in told.runs[0].text


def test_the_two_chapters_on_indicators_have_names_of_their_own():
    named = chapters(report("typical"))
    assert "How each action is checked" in named
    assert "Indicators" not in named


def test_every_source_is_named_once_and_estimates_are_told_once():
    own = FIVE["huge"]()
    actions = roadmap(own.file, own.plan).actions
    _, listed, told = (passage.runs[0].text for passage in sources(actions, translator("en")))
    names = [entry.rsplit(" [", 1)[0] for entry in listed.rstrip(".").split("; ")]
    assert len(names) == len(set(names)) < len(actions) / 2
    assert "our estimate" not in listed
    assert told.count("estimates") == 1
    numbers = [int(number) for entry in listed.split(" [")[1:] for number in entry.split("]")[0].split(", ")]
    assert sorted(numbers) == [action.number for action in actions]


def test_words_explain_levels_and_the_roles_of_the_plan():
    found = words(report("tiny"))
    assert found["Levels of the Digital teaching check"].startswith(
        "From the lowest to the highest: A1 Newcomer, A2 Explorer"
    )
    assert "Teachers and trainers" in found
    assert "Administration" not in found
    assert set(words(report("almost-empty"))) == {
        "Practice",
        "Level",
        "Step",
        "Levels of the Internationalisation maturity check",
    }


def test_no_source_is_only_called_an_idea():
    for action in catalogue().actions.values():
        cited = _cited(action.source)
        assert not cited.startswith(("Idea", "Editorial", "Prodige editorial"))
    assert _cited("Prodige editorial; DigCompEdu area 2 as topic; hours are our estimate") == "DigCompEdu area 2"
    assert _cited("Idea: job shadowing with a duty to pass on results; hours are our estimate") == ""


def test_targets_that_lack_the_same_are_told_once_with_their_names():
    def left(name, reason, needs):
        return UnreachedTarget(
            name, name, "", *[LevelMark(0, "0", "")] * 2, LevelMark(2, "2", ""), (reason,), needs, None
        )

    entries = [left("A", "No hours.", "1 more."), left("B", "No money.", "€5."), left("C", "No hours.", "1 more.")]
    groups = alike(entries)
    assert [[own.title for own in group] for group in groups] == [["A", "C"], ["B"]]
    assert "".join(run.text for run in named(groups[0], translator("en"), 1)) == "A (0 of 2); and 1 more"
    assert "".join(run.text for run in named(groups[0], translator("en"), 2)) == "A (0 of 2); C (0 of 2)"


def test_rows_that_are_only_counted_are_headed_by_what_they_are_about():
    counted = Table("", ("No.", "Action"), (("1", "Talk"),), (Column(1, "right"), Column(3)))
    assert (counted.head, replace(counted, columns=(Column(1), Column(3))).head) == (1, 0)
    assert replace(counted, columns=(Column(1, "right"), Column(3, "right"))).head == 0
    assert replace(counted, row_headers=False).head is None
