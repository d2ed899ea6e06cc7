"""Answering: saved at once, there again in a new session, undone, cleared; three ways of not giving a level."""

from prodige_core.services import assessing

QUICK_ITEM = "strategy.plan.q1"


def question(at, item):
    return next(radio for radio in at.radio if radio.key.endswith(item))


def stored(ws, centre, item=QUICK_ITEM):
    assessment = assessing.current_assessment(ws, centre, "internationalisation")
    return assessment.answers.get(item) if assessment else None


def test_without_a_centre_the_screen_points_to_the_start(visit):
    at = visit("assess")
    assert not at.exception
    assert at.title[0].value == "First, your centre"


def test_an_answer_is_stored_at_once_and_called_saved(visit, ws, small_centre):
    at = visit("assess")
    question(at, QUICK_ITEM).set_value(2).run()
    assert not at.exception
    assert stored(ws, small_centre).level == 2
    assert [box.value for box in at.success] == ["Saved"]


def test_a_new_session_shows_what_was_stored(visit, go, ws, small_centre):
    question(visit("assess"), QUICK_ITEM).set_value(3).run()
    again = visit("assess")
    assert question(again, QUICK_ITEM).value == 3
    assert question(go(go(again, "profile"), "assess"), QUICK_ITEM).value == 3


def test_not_applicable_and_dont_know_are_kept_apart(visit, ws, small_centre):
    at = visit("assess")
    question(at, QUICK_ITEM).set_value("na").run()
    assert stored(ws, small_centre).na is True
    question(at, QUICK_ITEM).set_value("unknown").run()
    assert stored(ws, small_centre).unknown is True


def test_undo_brings_the_answer_before_back(visit, ws, small_centre):
    at = visit("assess")
    question(at, QUICK_ITEM).set_value(1).run()
    question(at, QUICK_ITEM).set_value(4).run()
    at.button(key=f"undo-{QUICK_ITEM}").click().run()
    assert stored(ws, small_centre).level == 1
    assert question(at, QUICK_ITEM).value == 1
    assert not at.success


def test_a_note_belongs_to_an_answer_and_survives_a_change_of_level(visit, ws, small_centre):
    at = visit("assess")
    assert not [area for area in at.text_area if QUICK_ITEM in area.key]
    question(at, QUICK_ITEM).set_value(1).run()
    note = next(area for area in at.text_area if area.key.startswith("note:") and area.key.endswith(QUICK_ITEM))
    note.set_value("Agreed in the staff meeting <b>of May</b>").run()
    question(at, QUICK_ITEM).set_value(2).run()
    answer = stored(ws, small_centre)
    assert (answer.level, answer.note) == (2, "Agreed in the staff meeting <b>of May</b>")


def field(at, name):
    return next(area for area in at.text_area if area.key.startswith(f"{name}:") and area.key.endswith(QUICK_ITEM))


def test_a_note_left_by_choosing_another_level_is_stored_too(visit, ws, small_centre):
    at = visit("assess")
    question(at, QUICK_ITEM).set_value(1).run()
    field(at, "note").set_value("two partners")
    field(at, "evidence").set_value("agreements")
    question(at, QUICK_ITEM).set_value(3).run()
    answer = stored(ws, small_centre)
    assert (answer.level, answer.note, answer.evidence) == (3, "two partners", "agreements")


def test_a_second_tab_neither_loses_nor_hides_what_the_first_wrote(visit, ws, small_centre):
    at = visit("assess")
    question(at, QUICK_ITEM).set_value(1).run()
    other = visit("assess")
    field(at, "note").set_value("written in the first tab").run()
    question(other, QUICK_ITEM).set_value(2).run()
    answer = stored(ws, small_centre)
    assert (answer.level, answer.note) == (2, "written in the first tab")
    assert question(at.run(), QUICK_ITEM).value == 2


def test_an_answer_can_be_cleared_and_that_undone(visit, ws, small_centre):
    at = visit("assess")
    question(at, QUICK_ITEM).set_value(1).run()
    at.button(key=f"clear-{QUICK_ITEM}").click().run()
    assert stored(ws, small_centre) is None
    assert question(at, QUICK_ITEM).value is None
    at.button(key=f"undo-{QUICK_ITEM}").click().run()
    assert stored(ws, small_centre).level == 1


def test_the_next_area_opens_and_answers_stay(visit, ws, small_centre):
    at = visit("assess")
    question(at, QUICK_ITEM).set_value(2).run()
    at.button(key="next-0").click().run()
    assert not at.exception
    assert at.header[0].value == "Questions 6 to 10"
    at.button(key="back-1").click().run()
    assert question(at, QUICK_ITEM).value == 2


def test_the_full_questionnaires_show_one_area_at_a_time(visit, ws, small_centre):
    at = visit("assess")
    pills = at.button_group[0] if at.button_group else at.pills[0]
    pills.set_value("digital-teaching").run()
    assert not at.exception
    framework = ws.catalogue.frameworks["digital-teaching"]
    assert len(at.radio) == len(framework.areas[0].practices)


def test_a_write_that_fails_is_said_and_never_called_saved(visit, ws, small_centre, monkeypatch):
    from prodige_core.errors import StorageError
    from prodige_core.i18n import N_

    def fail(*args, **kwargs):
        raise StorageError(N_("The disk is full."), N_("Free some space, then try again."))

    at = visit("assess")
    monkeypatch.setattr(assessing, "change_answer", fail)
    question(at, QUICK_ITEM).set_value(2).run()
    assert not at.exception
    assert question(at, QUICK_ITEM).value == 2
    assert not at.success
    assert any("Not saved" in box.value for box in at.error)
