"""Results: what a person sees with nothing, the quick check, some, and all questions answered."""

from __future__ import annotations

import pytest

from prodige_core.responses import Centre
from prodige_core.services import assessing, centres


def texts(at) -> str:
    return " ".join(element.value for kind in (at.markdown, at.header, at.subheader, at.title) for element in kind)


def answer_all(ws, centre_id, framework_id, level=lambda place: place % 3):
    framework = ws.catalogue.frameworks[framework_id]
    for place, item in enumerate(framework.items):
        assessing.save_answer(ws, centre_id, framework_id, item, level=level(place))


def answer_quick(ws, centre_id):
    for place, (framework, item) in enumerate(assessing.quick_items(ws)):
        assessing.save_answer(ws, centre_id, framework.id, item.id, level=place % 4)


def test_without_answers_it_says_what_to_do_and_leads_there(visit, ws, small_centre):
    at = visit("results")
    assert not at.exception
    assert "Nothing is answered here yet" in texts(at)
    assert not [button for button in at.button if button.key == "onward"]
    at.button(key="answer-digital-teaching").click().run()
    assert at.title[0].value == "Self-assessment"


def test_whoever_has_several_centres_sees_in_which_one_they_are(visit, ws, small_centre):
    own = centres.get_centre(ws, small_centre).centre.name
    assert own not in texts(visit("results"))
    centres.create_centre(ws, Centre(name="Lake School"))
    said = texts(visit("results"))
    assert own in said, "the one looked at last"
    assert "Lake School" not in said


def test_the_quick_check_is_a_first_impression_and_not_scores_by_area(visit, ws, small_centre):
    answer_quick(ws, small_centre)
    at = visit("results")
    assert at.pills(key="results-framework").value == "internationalisation"
    assert "A first impression from 10 practices, not a score by area yet" in texts(at)
    assert "All practices, area by area" not in [box.label for box in at.expander]
    assert at.button(key="onward")


def test_a_full_questionnaire_gives_level_strongest_and_weakest_area(visit, ws, small_centre):
    answer_all(ws, small_centre, "internationalisation", lambda place: 3 if place < 4 else 0 if place >= 36 else 2)
    at = visit("results")
    said = texts(at)
    assert "Your centre is at level 2 \\(Planned\\) overall" in said
    assert "strongest in “Strategy and leadership” \\(level 3 Embedded\\)" in said
    assert "most room in “Quality, inclusion, green and sharing”" in said
    assert "All practices, area by area" in [box.label for box in at.expander]
    assert "40 answered" in said
    assert not [button for button in at.button if button.key.startswith("answer-")]


def test_some_answered_areas_are_told_as_such(visit, ws, small_centre):
    framework = ws.catalogue.frameworks["internationalisation"]
    for item in list(framework.items)[:24]:
        assessing.save_answer(ws, small_centre, framework.id, item, level=1)
    at = visit("results")
    assert "So far your centre is at level 1 \\(First steps\\), from 6 of 10 areas" in texts(at)
    assert at.button(key="answer-internationalisation")


def test_the_ways_of_not_answering_are_counted_apart(visit, ws, small_centre):
    answer_all(ws, small_centre, "internationalisation")
    items = list(ws.catalogue.frameworks["internationalisation"].items)
    assessing.save_answer(ws, small_centre, "internationalisation", items[0], na=True)
    assessing.save_answer(ws, small_centre, "internationalisation", items[1], unknown=True)
    assessing.clear_answer(ws, small_centre, "internationalisation", items[2])
    said = texts(visit("results"))
    assert "37 answered, 1 not applicable, 1 “don’t know” and 1 still open" in said


def test_the_other_questionnaire_can_be_chosen_and_stays_chosen(visit, go, ws, small_centre):
    answer_all(ws, small_centre, "internationalisation")
    at = visit("results")
    at.pills(key="results-framework").set_value("digital-teaching").run()
    assert "Nothing is answered here yet" in texts(at)
    assert go(go(at, "profile"), "results").pills(key="results-framework").value == "digital-teaching"


@pytest.mark.parametrize("lang", ["", "xx"])
def test_notes_are_shown_as_they_were_typed(visit, ws, lang):
    own = centres.create_centre(ws, Centre(name="*Stars* :smile: $x$"))
    answer_quick(ws, own)
    item = assessing.quick_items(ws)[0][1].id
    assessing.save_answer(ws, own, "internationalisation", item, level=0, note="**loud** <b>x</b>", evidence="[a](b)")
    said = texts(visit("results", lang=lang))
    assert "\\*\\*loud\\*\\* \\<b\\>x\\</b\\>" in said
    assert "\\[a\\]\\(b\\)" in said


def test_no_text_stays_in_english_in_another_language(visit, ws, small_centre):
    answer_all(ws, small_centre, "internationalisation")
    at = visit("results", lang="xx")
    shown = [element.value for kind in (at.title, at.header, at.subheader) for element in kind]
    shown += [box.label for box in at.expander] + [button.label for button in at.button]
    assert [text for text in shown if "~" not in text] == []
