"""Progress: one round, two rounds, a round to confirm, what a viewer sees; and confirming in the self-assessment."""

from __future__ import annotations

import pytest

from prodige_core.access import LOCAL
from prodige_core.responses import Centre, write_centre_file
from prodige_core.services import assessing, centres, own_access, people, rounds
from tests.progress_samples import two_rounds, with_a_year

FRAMEWORK = "internationalisation"


def texts(at) -> str:
    kinds = (at.markdown, at.header, at.subheader, at.title, at.info, at.success)
    return " ".join(element.value for kind in kinds for element in kind).replace("\\", "")


def labels(at) -> list[str]:
    return [button.label for button in at.button]


def answer_all(ws, own):
    for place, item in enumerate(ws.catalogue.frameworks[FRAMEWORK].items):
        assessing.save_answer(ws, own, FRAMEWORK, item, level=place % 3)


def opened(ws, file):
    return centres.import_bytes(ws, write_centre_file(file), "a.json").centre_id


def test_without_answers_it_leads_to_the_first_round(visit, ws, small_centre):
    at = visit("progress")
    assert not at.exception
    assert "Nothing is answered yet" in texts(at)
    assert "next-round" not in [button.key for button in at.button]


def test_with_one_round_it_explains_the_next_and_begins_it_with_undo(visit, ws, small_centre):
    answer_all(ws, small_centre)
    at = visit("progress")
    assert "There is one round so far" in texts(at)
    at.button(key="next-round").click().run()
    assert not at.exception
    assert "The new round is begun: 40 answers are taken over." in texts(at)
    assert "40 answers are taken over from the round before and not confirmed yet." in texts(at)
    assert "40 practices are scored in both rounds, and all stand as they stood." in texts(at)
    at.button(key=f"undo-{'rounds'}").click().run()
    assert "There is one round so far" in texts(at)
    assert len(rounds.rounds(ws, small_centre)[FRAMEWORK]) == 1


def test_two_rounds_stand_side_by_side(visit, ws):
    opened(ws, with_a_year(two_rounds(frameworks=(FRAMEWORK,))))
    at = visit("progress")
    assert not at.exception
    said = texts(at)
    assert "Of 37 practices scored in both rounds, 6 rose, 1 fell and 30 stayed." in said
    assert "What rose" in said
    assert "What fell" in said
    assert "“Finished before” says what came first in time." in said
    assert "The partner school withdrew." in said
    assert "1 more practice" in [box.label for box in at.expander]
    assert "print who sees to each action" in said  # Ana stands on the board


def test_of_several_rounds_any_two_can_be_chosen(visit, ws):
    file = two_rounds(frameworks=(FRAMEWORK,))
    own = opened(ws, file)
    rounds.start_next_round(ws, own)
    at = visit("progress")
    assert "all stand as they stood" in texts(at)
    first = file.assessments[0].id
    at.selectbox(key=f"progress-from-{FRAMEWORK}").set_value(first).run()
    assert "6 rose, 1 fell" in texts(at)
    assert at.selectbox(key=f"progress-to-{FRAMEWORK}-{first}").value == rounds.rounds(ws, own)[FRAMEWORK][2].id


def test_a_round_is_taken_back_after_a_second_look(visit, ws, small_centre):
    answer_all(ws, small_centre)
    rounds.start_next_round(ws, small_centre)
    rounds.confirm_area(ws, small_centre, FRAMEWORK, "strategy")
    at = visit("progress")
    at.button(key=f"ask-take-back-{FRAMEWORK}").click().run()
    assert "4 answers given or confirmed in it are lost" in " ".join(one.value for one in at.warning).replace("\\", "")
    at.button(key=f"yes-take-back-{FRAMEWORK}").click().run()
    assert not at.exception
    assert "There is one round so far" in texts(at)


def test_the_way_to_the_answers_to_confirm_and_back_by_area(visit, go, ws, small_centre):
    answer_all(ws, small_centre)
    rounds.start_next_round(ws, small_centre)
    at = visit("home")
    assert "A new round is begun" in texts(at)
    assert "0 of 40 confirmed" in texts(at)
    go(at, "progress").button(key="go-on-confirming").click().run()
    assert at.title[0].value == "Self-assessment"
    go(at, "assess")
    assert "0 of 40 confirmed" in texts(at)
    assert texts(at).count("Taken over from the last round, not confirmed yet") == 4
    at.button(key=f"still-area-{FRAMEWORK}-0").click().run()
    assert "4 of 40 confirmed" in texts(at)
    assert "Taken over from the last round, not confirmed yet" not in texts(at)
    at.button(key=f"undo-area-{FRAMEWORK}-0").click().run()
    assert "0 of 40 confirmed" in texts(at)


def test_one_answer_is_confirmed_changed_and_undone_where_it_stands(visit, ws, small_centre):
    answer_all(ws, small_centre)
    rounds.start_next_round(ws, small_centre)
    at = visit("assess")
    first, second, *_ = ws.catalogue.frameworks[FRAMEWORK].items
    at.toggle(key="carried-only").set_value(True).run()
    at.button(key=f"still-{first}").click().run()
    assert "1 of 40 confirmed" in texts(at)
    assert f"still-{first}" not in [button.key for button in at.button]
    at.button(key=f"undo-{first}").click().run()
    assert "0 of 40 confirmed" in texts(at)
    at.radio(key=f"answer:{small_centre}:{second}").set_value(3).run()
    assert "1 of 40 confirmed" in texts(at)
    assert assessing.current_assessment(ws, small_centre, FRAMEWORK).answers[second].carried is None
    at.button(key="confirm-next-0").click().run()
    assert "Taken over from the last round" in texts(at)


def test_results_and_report_say_what_is_not_confirmed(visit, go, ws, small_centre):
    answer_all(ws, small_centre)
    rounds.start_next_round(ws, small_centre)
    at = visit("results")
    assert "40 answers are taken over from the round before and not confirmed yet." in texts(at)
    assert "Download the progress report (PDF)" in [one.label for one in go(at, "report").download_button]


def test_a_viewer_reads_and_begins_nothing(browser, visit, ws):
    link = own_access.first_link(ws.acting_as(LOCAL), "Ana")
    owner = ws.acting_as(browser.accept(link, "Ana").actor)
    own = opened(owner, two_rounds(frameworks=(FRAMEWORK,), confirmed=False))
    browser.secret = ""
    browser.accept(people.invite(owner, own, "viewer", "Ben"), "Ben")
    at = visit("progress")
    assert not at.exception
    assert "6 rose" in texts(at)
    keys = {str(button.key) for button in at.button}
    assert not {"next-round", "go-on-confirming", f"ask-take-back-{FRAMEWORK}"} & keys
    assert "Taken over from the last round, not confirmed yet" in texts(visit("assess"))


@pytest.mark.parametrize("lang", ["", "xx"])
def test_a_hostile_name_is_shown_as_it_was_typed(visit, ws, lang):
    opened(ws, two_rounds(frameworks=(FRAMEWORK,), name="*Stars* :smile: $x$"))
    centres.create_centre(ws, Centre(name="Other"))
    at = visit("progress", lang=lang)
    assert not at.exception


def test_no_text_stays_in_english_in_another_language(visit, ws):
    opened(ws, with_a_year(two_rounds(frameworks=(FRAMEWORK,), confirmed=False)))
    at = visit("progress", lang="xx")
    shown = [element.value for kind in (at.title, at.header, at.subheader) for element in kind]
    shown += [box.label for box in at.expander] + labels(at)
    assert [text for text in shown if "~" not in text] == []
