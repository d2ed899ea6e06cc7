"""The draft of an Erasmus Plan as a whole: means, gaps, what is not known, and schools that differ from the usual one."""

from __future__ import annotations

import dataclasses
import re

import pytest

from prodige_core.exports.html.page import page
from prodige_core.planning.result import Plan
from prodige_core.reports import Heard
from prodige_core.reports.document import (
    Callout,
    Heading,
    Paragraph,
    Run,
    walk,
)
from prodige_core.reports.erasmus_plan import Gap, erasmus_plan, gaps
from prodige_core.responses import (
    BoardEntry,
    Centre,
    CentreFile,
    Decisions,
    IndicatorSeries,
    Measured,
)
from tests.exports.heard import ENDED, released
from tests.five_centres import FIVE
from tests.reports.erasmus_by_hand import (
    GIVEN,
    PROFILE,
    TARGETS,
    assessed,
    by_hand,
    chapter,
    full,
    inputs,
    lines,
    places,
    planned,
    programme,
    said,
)
from tests.samples import catalogue


def test_hours_and_money_that_are_told_are_no_gap_before_there_is_a_plan():
    own = inputs(by_hand(), None)
    text = chapter(erasmus_plan(own), "Management and resources")
    assert "School leader | – | 20 | –" in text
    assert "We set aside €3,000 of our own money in each school year." in text
    assert not [gap for gap in said(own) if "hours each role" in gap or "own money" in gap]
    bare = said(inputs(by_hand(means=None), None), "wishes")
    assert [gap for gap in bare if "how many hours each role has" in gap]
    assert [gap for gap in bare if "how much own money" in gap]


def test_a_target_out_of_reach_is_told_as_a_risk_with_what_is_done_about_it():
    text = chapter(erasmus_plan(full()), "Management and resources")
    assert (
        "“Staff learning and teaching abroad” may not come as far as we want, because the plan ends before. Other targets "
        "come first in this plan. It would take 1 more term." in text
    )
    assert "[Add: what else you do about these risks, and who decides]" in text


def test_results_in_regular_work_are_told_once():
    text = chapter(erasmus_plan(full()), "Management and resources")
    assert not [line for line in text if line.startswith("We plan “")]
    assert "What we do for this stands under “Quality standards”, at “Results become part of regular work”." in text


@pytest.mark.parametrize("name", FIVE)
def test_what_is_said_of_sources_and_of_the_program_stands_in_the_boxes_that_are_deleted(name):
    five = FIVE[name]()
    document = erasmus_plan(inputs(five.file, five.plan))
    boxes = [block for block in document.blocks if isinstance(block, Callout)]
    rest = dataclasses.replace(
        document, blocks=tuple(block for block in document.blocks if not isinstance(block, Callout))
    )
    text = re.sub(r"\[Add: [^\]]*\]", "", "\n".join(lines(rest)))
    assert "wikis.ec.europa.eu" in "\n".join(lines(dataclasses.replace(document, blocks=tuple(boxes))))
    for leak in (
        "Prodige",
        "catalogue",
        "not compared",
        "github",
        "erasmustrainingcourses",
        "Nothing yet",
        "full roadmap",
    ):
        assert leak not in text, leak


def test_what_the_profile_says_of_earlier_money_is_to_be_checked():
    text = chapter(erasmus_plan(full()), "Who we are")
    asked = "what your own records say of earlier Erasmus+ money"
    assert f"According to our centre profile, we have had no Erasmus+ money so far. [Add: {asked}]" in text
    assert asked in said(full(), "")


def test_stays_that_are_done_come_first_among_what_was_done():
    done = ("home.first-guest", "engagement.reflect-together", "staff.own-project-visits")
    own = full(board={one: BoardEntry(status="done", ended="2026-05") for one in done if one in catalogue().actions})
    text = chapter(erasmus_plan(own), "Who we are")
    place = next(place for place, line in enumerate(text) if line.startswith("We have done "))
    assert text[place].endswith(" actions so far:"), "they are in no roadmap: it holds what is ahead"
    assert text[place + 1].endswith("(May 2026), a stay abroad")
    assert not text[place + 2].endswith("a stay abroad")


def test_gaps_vanish_when_they_are_filled():
    bare = inputs(CentreFile(centre=Centre(name="Schule am See")))
    before = set(gaps(bare))
    assert {
        Gap("your country", "profile"),
        Gap("the trades or sectors you teach", "profile"),
        Gap("three to five objectives; they are taken from a roadmap, and there is none yet", "roadmap"),
        Gap("the indicators you follow", "indicators"),
    } <= before
    series = IndicatorSeries(values={"2025": Measured(numerator=48, denominator=400)}, target=15, target_year="2029")
    after = gaps(full(indicators={"K1": series}, board={"home.first-tasks": BoardEntry(status="accepted")}))
    assert not [gap for gap in after if gap.screen in ("profile", "board", "wishes")]
    assert not [gap for gap in after if "to five objectives" in gap.said or "the indicators you follow" in gap.said]
    assert Gap("who stands in when the coordinator is away", "") in after


def test_gaps_come_in_the_order_of_the_menu_and_stand_on_top_of_the_document():
    own = inputs(CentreFile(centre=Centre(name="Schule am See")))
    order = ["profile", "assess", "wishes", "roadmap", "board", "funding", "indicators", ""]
    screens = [order.index(gap.screen) for gap in gaps(own)]
    assert screens == sorted(screens)
    draft, missing = (block for block in erasmus_plan(own).blocks if isinstance(block, Callout))
    assert draft.title == "This is a draft"
    assert missing.title.startswith(f"{len(gaps(own))} things are missing")
    told = lines(dataclasses.replace(erasmus_plan(own), blocks=(missing,)))
    assert set(said(own)) <= set(told)


@pytest.mark.parametrize("name", FIVE)
def test_every_place_to_fill_in_is_counted_among_the_gaps(name):
    five = FIVE[name]()
    own = inputs(five.file, five.plan)
    known = said(own)
    together = "what you do for this.*|what shows it.*|where you stand and what you do.*|your answers on .*|what you do about need .*|a number.*"
    shorter = "the value today|a target|which year|when|how many people|how many days|what kind of stay"
    for place in places(erasmus_plan(own)):
        what = place.removeprefix("[Add: ").removesuffix("]")
        assert what in known or re.fullmatch(f"{together}|{shorter}", what), place


def test_nothing_is_made_up_where_nothing_is_known():
    own = inputs(CentreFile(centre=Centre(name="Schule am See")))
    document = erasmus_plan(own)
    for title in ("Our objectives", "Activities", "Management and resources", "Who we are"):
        assert not re.search(r"\d", " ".join(chapter(document, title))), title


def test_only_what_may_be_shown_of_voices_is_said():
    item = catalogue().frameworks["internationalisation"].practices["home.reach"].items[0].id
    heard = Heard(item, released({"teacher": (6, 5, 1, 0, 0)}), ENDED)
    few = Heard(item, released({"teacher": (1, 1, 0, 0, 0)}), ENDED)
    told = "In our survey 12 people answered; the middle answer is level"
    assert any(
        told in line for line in chapter(erasmus_plan(dataclasses.replace(full(), voices=(heard,))), "What we need")
    )
    for voices in ((), (few,)):
        assert "In our survey" not in " ".join(lines(erasmus_plan(dataclasses.replace(full(), voices=voices))))


def test_an_accredited_school_makes_an_update_and_a_member_gives_it_to_its_coordinator():
    accredited = lines(erasmus_plan(full(centre=PROFILE.model_copy(update={"accreditation": "KA120"}))))
    assert "We hold an Erasmus accreditation of our own (KA120), so this is an update of our plan." in accredited
    assert not [line for line in accredited if line.startswith("Does an accreditation fit?")]
    member = full(centre=PROFILE.model_copy(update={"accreditation": "consortium"}))
    assert "who leads your consortium" in said(member, "")
    assert [line for line in lines(erasmus_plan(full())) if line.startswith("Does an accreditation fit?")]


def test_a_roadmap_of_one_year_is_too_short_for_an_erasmus_plan():
    tiny = FIVE["tiny"]()
    own = inputs(tiny.file, tiny.plan)
    assert "a roadmap of 2 to 5 years (call 2026, verify); yours touches 1 school year" in said(own, "wishes")
    assert "answers to “Internationalisation maturity check”; an Erasmus Plan rests on them" in said(own, "assess")


def test_without_targets_above_today_and_without_facts_of_the_programme_it_says_so():
    file = by_hand(assessments=(assessed("internationalisation", GIVEN, {}),))
    own = inputs(file, None, programme=None)
    assert "the needs behind your objectives; no practice has a target above its level of today" in said(own, "wishes")
    assert "what you do for the Erasmus Quality Standards; this Prodige does not hold them" in said(own, "")
    assert erasmus_plan(own).blocks


@pytest.mark.parametrize("name", FIVE)
def test_where_the_folder_of_the_programme_has_no_quality_standards_the_draft_says_so_and_tells_the_rest(name):
    five = FIVE[name]()
    older = programme().model_copy(update={"standards": None})
    whole, own = inputs(five.file, five.plan), inputs(five.file, five.plan, programme=older)
    assert [line for line in said(own, "") if line.startswith("the points of the Erasmus Quality Standards")] == [
        "the points of the Erasmus Quality Standards; they are not in this installation’s programme folder"
    ]
    chapters = ("Who we are", "What we need", "Our objectives", "Activities")
    told = [[chapter(erasmus_plan(one), title) for title in chapters] for one in (whole, own)]
    assert told[0] == told[1]
    document = erasmus_plan(own)
    assert not [block for block in document.blocks if isinstance(block, Heading) and block.level == 3]
    assert "quality standards" not in " ".join(chapter(document, "Where this comes from"))


def test_hostile_texts_stand_as_they_are():
    name = "{name} <script>alert(1)</script> {0} %s [Add: x]"
    board = {"home.first-tasks": BoardEntry(status="done", ended="2026-05", evidence="{evidence} <b>")}
    file = by_hand(centre=PROFILE.model_copy(update={"name": name, "sectors": ("{sectors}", "_")}), board=board)
    document = erasmus_plan(inputs(file, planned()))
    assert f"We are {name}, in Germany." in " ".join(lines(document))
    assert "{evidence} <b>" in " ".join(lines(document))
    assert "<script>" not in page(document)
    assert not [place for place in places(document) if place.removeprefix("[Add: ").removesuffix("]") == "x"]


def test_sixty_actions_stay_about_twelve_pages():
    five = FIVE["huge"]()
    words = " ".join(lines(erasmus_plan(inputs(five.file, five.plan)))).split()
    assert len(words) < 5350


def test_every_text_can_be_translated():
    own = inputs(by_hand(decisions=Decisions(done=("home.first-guest",))), planned(), lang="xx")
    cited = [source.cite for source in programme().sources.values()]  # names, never translated
    texts = [line for line in lines(erasmus_plan(own)) if not any(cite in line for cite in cited)]
    plain = [line for line in texts if re.search(r"[A-Za-z]{3}", line) and line.isascii()]
    assert not plain


def test_a_place_is_marked_as_one():
    runs = [run for block in walk(erasmus_plan(full())) if isinstance(block, Paragraph) for run in block.runs]
    assert Run("[Add: the names behind these roles]", gap=True) in runs
    assert "<mark>[Add: the names behind these roles]</mark>" in page(erasmus_plan(full()))


def test_notes_stay_with_colleagues():
    own = assessed("internationalisation", GIVEN, TARGETS)
    noted = {
        item: answer.model_copy(update={"note": "Ms Ferri does it at night."}) for item, answer in own.answers.items()
    }
    file = by_hand(assessments=(own.model_copy(update={"answers": noted}),))
    assert "Ferri" not in " ".join(lines(erasmus_plan(inputs(file, planned()))))


def test_fixed_actions_that_cannot_stand_together_are_no_roadmap():
    own = inputs(by_hand(), Plan("infeasible", conflict=("home.first-tasks",)))
    assert "three to five objectives; they are taken from a roadmap, and there is none yet" in said(own, "roadmap")
    assert "What may stand in the way" not in lines(erasmus_plan(own))
