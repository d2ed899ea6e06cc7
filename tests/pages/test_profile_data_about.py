"""Profile fields save themselves; data can be saved, deleted and taken back; the about page tells how it works."""

import pytest

from prodige_core.i18n import translator
from prodige_core.responses import Centre
from prodige_core.services import centres
from prodige_ui.components import profile


def test_a_profile_field_is_stored_as_soon_as_it_is_entered(visit, ws, small_centre):
    at = visit("profile")
    at.number_input(key=f"profile:{small_centre}:learners").set_value(640).run()
    at.selectbox(key=f"profile:{small_centre}:country").set_value("IT").run()
    assert not at.exception
    centre = centres.get_centre(ws, small_centre).centre
    assert (centre.learners, centre.country) == (640, "IT")
    assert visit("profile").number_input(key=f"profile:{small_centre}:learners").value == 640


def test_an_empty_name_is_refused_and_the_old_one_kept(visit, ws, small_centre):
    at = visit("profile")
    at.text_input(key=f"profile:{small_centre}:name").set_value("").run()
    assert "Not saved" in at.error[0].value
    assert centres.get_centre(ws, small_centre).centre.name == "Aurora School"


def test_fields_changed_at_the_same_moment_are_all_stored(visit, ws, small_centre):
    at = visit("profile")
    at.text_input(key=f"profile:{small_centre}:name").set_value("Escola do Mar")
    at.number_input(key=f"profile:{small_centre}:staff").set_value(66)
    at.radio(key=f"profile:{small_centre}:accreditation").set_value("consortium").run()
    centre = centres.get_centre(ws, small_centre).centre
    assert (centre.name, centre.staff, centre.accreditation) == ("Escola do Mar", 66, "consortium")


def test_two_tabs_change_different_fields_and_both_are_stored_and_shown(visit, ws, small_centre):
    one, other = visit("profile"), visit("profile")
    other.number_input(key=f"profile:{small_centre}:learners").set_value(777).run()
    one.number_input(key=f"profile:{small_centre}:staff").set_value(55).run()
    centre = centres.get_centre(ws, small_centre).centre
    assert (centre.learners, centre.staff) == (777, 55)
    assert one.number_input(key=f"profile:{small_centre}:learners").value == 777


def test_what_could_not_be_saved_stays_in_its_field(visit, ws, small_centre):
    at = visit("profile")
    sectors = [f"Trade number {number}" + "x" * 200 for number in range(2)]
    at.multiselect(key=f"profile:{small_centre}:sectors").set_value(sectors).run()
    if at.error:
        assert at.multiselect(key=f"profile:{small_centre}:sectors").value == sectors
    at.text_input(key=f"profile:{small_centre}:name").set_value(" ").run()
    assert "Not saved" in at.error[-1].value
    assert at.text_input(key=f"profile:{small_centre}:name").value == " "


def test_nobody_is_said_to_have_told_what_was_only_never_chosen():
    told = dict(profile.facts(Centre(name="Hill School"), translator("en")))
    assert told["Erasmus+ today"] == "No Erasmus+ funding so far, or not told"
    chosen = dict(profile.facts(Centre(name="Hill School", accreditation="KA122"), translator("en")))
    assert chosen["Erasmus+ today"] == "Short-term project (KA122)"


def test_own_sectors_and_languages_are_kept(visit, ws, small_centre):
    centre = centres.get_centre(ws, small_centre).centre
    centres.update_profile(
        ws,
        small_centre,
        centre.model_copy(update={"sectors": ("Boat building", "Construction"), "languages": ("it", "sc")}),
    )
    at = visit("profile")
    assert not at.exception
    assert at.multiselect(key=f"profile:{small_centre}:sectors").value == ["Boat building", "Construction"]
    assert at.multiselect(key=f"profile:{small_centre}:languages").value == ["it", "sc"]


def test_deleting_needs_the_name_and_can_be_taken_back(visit, ws, small_centre):
    at = visit("data")
    at.text_input(key=f"delete-name-{small_centre}").set_value("Something else")
    next(button for button in at.button if "Delete" in button.label).click().run()
    assert "does not match" in at.error[0].value
    at.text_input(key=f"delete-name-{small_centre}").set_value("aurora  school")
    next(button for button in at.button if "Delete" in button.label).click().run()
    assert not at.exception
    assert centres.list_centres(ws) == ()
    at.button(key=f"restore-{small_centre}").click().run()
    assert [row.id for row in centres.list_centres(ws)] == [small_centre]


def test_data_without_any_centre_says_so(visit):
    at = visit("data")
    assert not at.exception
    assert "No centre is kept here yet." in [box.value for box in at.markdown]


@pytest.mark.parametrize("name", ["profile", "data", "about", "assess"])
def test_no_text_is_left_untranslated(visit, small_centre, name):
    at = visit(name, lang="xx")
    assert not at.exception
    shown = [box.value for box in [*at.title, *at.header, *at.subheader, *at.caption]]
    shown += [widget.label for widget in [*at.button, *at.text_input, *at.selectbox, *at.radio, *at.number_input]]
    assert shown
    assert [text for text in shown if "~" not in text] == []


def test_the_about_page_counts_what_is_really_loaded(visit, ws):
    shown = " ".join(box.value for box in visit("about").markdown)
    for framework in ws.catalogue.frameworks.values():
        assert f"{len(framework.items)} questions" in shown
