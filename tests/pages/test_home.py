"""The start: what to do next, how long, opening files, the demo centre."""

from prodige_core.services import assessing, centres


def test_a_newcomer_sees_what_prodige_does_and_three_ways_to_begin(visit):
    at = visit()
    assert not at.exception
    assert "plan it can afford" in at.title[0].value
    assert at.text_input(key="new-name").label == "Name of your centre"
    assert at.button(key="demo").label.endswith("Try the demo centre")


def test_a_name_is_enough_to_begin(visit, ws):
    at = visit()
    at.text_input(key="new-name").set_value("Aurora School")
    at.button[0].click().run()
    assert not at.exception
    assert [row.name for row in centres.list_centres(ws)] == ["Aurora School"]
    assert at.title[0].value == "Centre profile"


def test_an_empty_name_is_refused_and_nothing_is_stored(visit, ws):
    at = visit()
    at.text_input(key="new-name").set_value("   ")
    at.button[0].click().run()
    assert "Please write the name" in at.error[0].value
    assert centres.list_centres(ws) == ()


def test_the_demo_centre_opens_filled_in_and_only_once(visit, ws):
    visit().button(key="demo").click().run()
    at = visit()
    at.button(key="demo").click().run()
    assert not at.exception
    assert len(centres.list_centres(ws)) == 1
    assert at.success[0].value == "This is already here, unchanged. Go on."


def test_the_next_step_follows_what_is_done(visit, ws, small_centre):
    assert any("Centre profile" in box.value for box in visit().subheader)
    profile = centres.get_centre(ws, small_centre).centre.model_copy(
        update={"country": "IT", "learners": 600, "staff": 60}
    )
    centres.update_profile(ws, small_centre, profile)
    assert any("Next: Quick check" in box.value for box in visit().subheader)
    for framework, item in assessing.quick_items(ws):
        assessing.save_answer(ws, small_centre, framework.id, item.id, level=1)
    assert any(box.value.startswith("Next: ") and "check" in box.value for box in visit().subheader)


def test_a_hostile_name_is_shown_as_typed(visit, ws):
    from prodige_core.responses import Centre

    centres.create_centre(ws, Centre(name="# *A* $x$ :red[b] :material/home: <b>c</b> ![x](http://evil.example/p.png)"))
    shown = visit().title[0].value
    for mark in ("*", "$", "[", "<", "!"):
        assert f"\\{mark}" in shown
    assert ":material" not in shown


def test_no_text_of_the_start_is_left_untranslated(visit, small_centre):
    at = visit(lang="xx")
    shown = [box.value for box in [*at.subheader, *at.markdown]] + [button.label for button in at.button]
    assert shown
    assert [text for text in shown if "~" not in text] == []


def test_a_file_that_is_not_ours_is_refused_by_its_name_and_nothing_is_stored(visit, ws):
    at = visit()
    at.file_uploader(key="open-file").set_value(("notes.json", b'{"a": 1}', "application/json")).run()
    assert not at.exception
    assert "“notes\\.json” is not a Prodige centre file" in at.error[0].value
    at.file_uploader(key="open-file").set_value(("half.json", b'{"format":\n "prodige', "application/json")).run()
    assert "“half\\.json” is not complete JSON\\: line 2 cannot be read" in at.error[0].value
    assert centres.list_centres(ws) == ()


def test_after_the_quick_check_a_first_roadmap_is_offered(visit, ws, small_centre):
    profile = centres.get_centre(ws, small_centre).centre
    centres.update_profile(ws, small_centre, profile.model_copy(update={"country": "IT", "learners": 600, "staff": 60}))
    assert not [button for button in visit().button if button.key == "first-roadmap"]
    for framework, item in assessing.quick_items(ws):
        assessing.save_answer(ws, small_centre, framework.id, item.id, level=1)
    at = visit()
    at.button(key="first-roadmap").click().run()
    assert not at.exception
    assert at.title[0].value == "Targets and means"
