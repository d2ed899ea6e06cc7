"""The host's screen of a workshop: every state, two windows, what may not be shown is nowhere, errors lose nothing."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from prodige_core.config import Settings
from prodige_core.errors import StorageError
from prodige_core.i18n import translator
from prodige_core.responses import Centre
from prodige_core.services import addresses, assessing, centres, seats_seen, taking_part, trail, workshops
from prodige_ui import runtime, session
from prodige_ui.components import handing, workshop_room
from tests.pages.conftest import turn
from tests.pages.test_survey import rendered, tables, words
from tests.services.workshop_steps import Room, all_vote, open_room

FULL = (0, 1, 1, 2, 3, 1, 2, 4, "na")
"""Nine people; the median of the eight levels is 1."""


@pytest.fixture(autouse=True)
def own_address():
    yield
    addresses.use("", Settings.from_environment())


@pytest.fixture
def host(visit):
    """Open a workshop's screen in a new window, as after a reload."""

    def show(room: Room | str, lang: str = ""):
        at = visit("home", lang)
        at.query_params["workshop"] = room if isinstance(room, str) else room.id
        return _turn(at)

    return show


def _turn(at):
    return turn(at, "workshop")


def quick(ws, count: int = 3) -> tuple[str, ...]:
    return workshops.quick_agenda(ws)[:count]


def voted(ws, centre_id, given=FULL, **settings) -> Room:
    """A room with its first statement voted on, not revealed."""
    room = open_room(ws, centre_id, len(given), quick(ws), **settings)
    workshops.show(ws, room.id, quick(ws)[0])
    all_vote(ws, room, quick(ws)[0], given)
    return room


def revealed(ws, centre_id, given=FULL, **settings) -> Room:
    room = voted(ws, centre_id, given, **settings)
    workshops.reveal(ws, room.id, quick(ws)[0])
    return room


def labels(at) -> list[str]:
    return [button.label for button in at.button]


def look_at(at, part: str):
    at.button_group[0].set_value(part).run()
    return at


# -- before ------------------------------------------------------------------------------------------------------------


def test_a_newcomer_reads_what_it_is_and_prepares_one_with_one_press(visit, ws, small_centre):
    at = visit("workshop")
    assert not at.exception
    assert "without seeing the others’ votes" in words(at)
    assert "about five minutes" in words(at)
    assert "10 statements, about 50 minutes." in str(at.radio(key="workshop-source").proto.captions)
    assert "differs" not in at.radio(key="workshop-source").options
    at.button(key="prepare").click().run()
    (row,) = workshops.list_workshops(ws, small_centre)
    assert (row.status, row.statements) == ("draft", 10)
    assert "1. Statements" in [header.value for header in at.header]


def test_an_area_can_be_the_agenda(visit, ws, small_centre):
    at = visit("workshop")
    at.radio(key="workshop-source").set_value("area").run()
    at.selectbox(key="workshop-area").set_value("safety").run()
    at.button(key="prepare").click().run()
    (row,) = workshops.list_workshops(ws, small_centre)
    assert [own.item for own in workshops.get(ws, row.id).statements] == list(workshops.area_agenda(ws, "safety"))


def test_another_screen_takes_statements_to_a_workshop_in_one_click(visit, ws, small_centre):
    at = visit("home")
    at.session_state[session._AGENDA] = (quick(ws)[1], quick(ws)[0])
    _turn(at)
    (row,) = workshops.list_workshops(ws, small_centre)
    assert [own.item for own in workshops.get(ws, row.id).statements] == [quick(ws)[1], quick(ws)[0]]
    _turn(at)  # looking again makes no second one
    assert len(workshops.list_workshops(ws, small_centre)) == 1


def test_statements_that_are_not_known_are_refused_and_the_list_stays(visit, ws, small_centre):
    at = visit("home")
    at.session_state[session._AGENDA] = ("nothing.like.this",)
    _turn(at)
    assert "The workshop could not be prepared." in at.error[0].value
    assert "Prepare a workshop" in words(at)


def test_the_agenda_is_moved_shortened_and_lengthened_and_each_step_can_be_undone(host, ws, small_centre):
    first, second, third = quick(ws)
    own = workshops.create(ws, small_centre, (first, second, third))
    at = host(own)

    def agenda() -> list[str]:
        return [statement.item for statement in workshops.get(ws, own).statements]

    at.menu_button(key=f"move-{third}").click("first").run()
    assert agenda() == [third, first, second]
    assert "**Saved.**" in words(at)
    at.button(key="undo-workshop-agenda").click().run()
    assert agenda() == [first, second, third]
    at.menu_button(key=f"move-{first}").click("down").run()
    at.menu_button(key=f"move-{third}").click("remove").run()
    assert agenda() == [second, first]
    extra = workshops.area_agenda(ws, "strategy")[1]
    at.selectbox(key="agenda-area").set_value("strategy").run()
    at.checkbox(key=f"tick-{own}-{extra}").check().run()
    assert agenda() == [second, first, extra]
    at.checkbox(key=f"tick-{own}-{extra}").uncheck().run()
    assert agenda() == [second, first]


def test_the_last_statement_cannot_be_left_out(host, ws, small_centre):
    own = workshops.create(ws, small_centre, quick(ws, 1))
    at = host(own)
    assert not at.menu_button
    at.selectbox(key="agenda-area").set_value("strategy").run()
    tick = at.checkbox(key=f"tick-{own}-{quick(ws)[0]}")
    assert tick.value is True
    tick.uncheck().run()
    assert "A workshop needs at least one statement" in at.error[0].value
    assert len(workshops.get(ws, own).statements) == 1


def test_settings_are_stored_at_once_and_shown_again(host, ws, small_centre):
    own = workshops.create(ws, small_centre, quick(ws))
    at = host(own)
    at.radio(key=f"pace-{own}").set_value("self").run()
    at.number_input(key=f"expected-{own}").set_value(80).run()
    at.number_input(key=f"k-{own}").set_value(3).run()
    at.text_input(key=f"title-{own}").set_value("Staff day").run()
    stored = workshops.get(ws, own)
    assert (stored.pace, stored.expected, stored.k, stored.title) == ("self", 80, 3, "Staff day")
    again = host(own)
    assert again.title[0].value == "Staff day"
    assert (again.radio(key=f"pace-{own}").value, again.number_input(key=f"k-{own}").value) == ("self", 3)
    workshops.change_settings(ws, own, title="Autumn day")  # in another window
    assert at.run().text_input(key=f"title-{own}").value == "Autumn day"


def test_a_draft_is_deleted_after_a_yes(host, ws, small_centre):
    own = workshops.create(ws, small_centre, quick(ws))
    at = host(own)
    assert at.button(key="delete-workshop").disabled
    at.checkbox(key=f"delete-sure-{own}").check().run()
    at.button(key="delete-workshop").click().run()
    assert workshops.list_workshops(ws, small_centre) == ()
    assert at.success[0].value == "The workshop is deleted."


# -- the room ----------------------------------------------------------------------------------------------------------


def test_opening_shows_code_address_and_shared_screen_and_counts_who_comes(host, ws, small_centre):
    own = workshops.create(ws, small_centre, quick(ws), expected=12)
    at = host(own)
    at.button(key="open-room").click().run()
    room = workshops.get(ws, own)
    assert f"{room.code[:4]} {room.code[4:]}" in words(at)
    assert [link.url for link in at.get("link_button")] == [f"/screen/{room.screen_token}"]
    assert "0 devices have joined. You expect 12 people." in words(at)
    for _ in range(3):
        taking_part.join(ws, room.code)
    assert "3 devices have joined." in words(at.run())
    at.button(key="first-statement").click().run()
    assert workshops.get(ws, own).current == quick(ws)[0]
    assert "0 of 3 have voted" in words(at)


def test_the_address_for_phones_can_be_put_right(host, ws, small_centre):
    room = open_room(ws, small_centre, 1, quick(ws))
    at = host(room)
    at.text_input(key="join-address-typed").set_value("what is this?").run()
    assert "This is no address of a computer" in at.error[0].value
    assert at.text_input(key="join-address-typed").value == "what is this?"
    at.text_input(key="join-address-typed").set_value("10.1.2.3").run()
    assert [code.value for code in at.code] == ["http://10.1.2.3:8501/j"]
    assert [code.value for code in host(room).code] == ["http://10.1.2.3:8501/j"]


def test_a_room_left_alone_says_so_and_can_be_woken(host, ws, small_centre, monkeypatch):
    room = open_room(ws, small_centre, 2, quick(ws))
    later = dataclasses.replace(ws, clock=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(days=3))
    monkeypatch.setattr(runtime, "workspace", lambda: later)
    at = host(room)
    assert "Nobody can join or vote at the moment" in words(at)
    at.button(key="wake").click().run()
    assert "Nobody can join or vote at the moment" not in words(at)


def test_a_room_older_than_two_weeks_offers_nothing_that_cannot_work(host, ws, small_centre, monkeypatch):
    room = open_room(ws, small_centre, 2, quick(ws))
    later = dataclasses.replace(ws, clock=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(days=15))
    monkeypatch.setattr(runtime, "workspace", lambda: later)
    at = host(room)
    assert "older than two weeks" in words(at)
    assert "wake" not in [button.key for button in at.button]


# -- voting ------------------------------------------------------------------------------------------------------------


def test_before_the_reveal_only_the_number_of_answers_is_shown(host, ws, small_centre):
    at = host(voted(ws, small_centre))
    assert "9 of 9" not in words(at)
    assert "All 9 have voted" in words(at)
    assert "Everybody has voted: reveal now." in words(at)
    assert not at.get("vega_lite_chart")
    assert not at.table
    assert "median" not in rendered(at).lower()


def test_few_answers_are_told_before_the_reveal_and_hidden_after_it(host, ws, small_centre):
    at = host(voted(ws, small_centre, (2, 3, 3)))
    assert "Fewer than 5 have voted so far." in words(at)
    at.button(key="reveal").click().run()
    assert "Fewer than 5 people gave a level." in words(at)
    assert not at.get("vega_lite_chart")
    assert not at.table
    (level,) = [radio for radio in at.radio if radio.key.startswith("level-")]
    assert level.value is None
    at.button(key="agree").click().run()
    assert "No level is chosen" in at.error[0].value
    assert "No level is chosen" not in words(at.run())


def test_the_reveal_shows_picture_sentence_and_table_that_agree(host, ws, small_centre):
    at = host(voted(ws, small_centre))
    at.button(key="reveal").click().run()
    assert "8 people gave a level. The middle answer is 1 First steps. The answers are spread out." in words(at)
    (chart,) = at.get("vega_lite_chart")
    assert chart.proto.alt.startswith("Vote 1: 1 at 0 Not started, 3 at 1 First steps")
    assert ["1 First steps", "3", "38%", "Median"] in tables(at)
    assert "Saved" not in words(at), "beside a level that is only proposed it would be read as agreed"


def test_two_votes_stand_beside_each_other(host, ws, small_centre):
    room = revealed(ws, small_centre)
    at = host(room)
    at.button(key="again").click().run()
    assert "What the vote before showed" in [box.label for box in at.expander]
    all_vote(ws, room, quick(ws)[0], (1, 1, 1, 2, 2, 1, 2, 2, "na"), seq=2)
    at.run()
    at.button(key="reveal").click().run()
    assert [chart.proto.alt.split(":")[0] for chart in at.get("vega_lite_chart")] == ["Vote 1", "Vote 2"]
    assert {"Vote 1", "Vote 2"} <= {header.value for header in at.subheader}


def test_the_median_is_proposed_and_nothing_is_agreed_until_somebody_says_so(host, ws, small_centre):
    room = revealed(ws, small_centre)
    at = host(room)
    level = next(radio for radio in at.radio if radio.key.startswith("level-"))
    assert level.value == 1
    assert workshops.get(ws, room.id).statement(quick(ws)[0]).outcome == ""
    level.set_value(2)
    at.text_area[0].set_value("Two departments *plan*")
    at.button(key="agree").click().run()
    own = workshops.get(ws, room.id).statement(quick(ws)[0])
    assert (own.outcome, own.level, own.reason) == ("agreed", 2, "Two departments *plan*")
    assert "You agreed on this level" in words(at)
    assert "Reason: Two departments *plan*" in words(at)
    assert "\\*plan\\*" in "".join(box.value for box in at.markdown)
    assert "undo-workshop" not in [button.key for button in at.button], "there is one way back"
    at.button(key="take-back").click().run()
    assert workshops.get(ws, room.id).statement(quick(ws)[0]).outcome == ""
    level = next(radio for radio in at.radio if radio.key.startswith("level-"))
    assert (level.value, at.text_area[0].value) == (2, "Two departments *plan*"), "what stood there is there to change"
    at.button(key="agree").click().run()
    own = workshops.get(ws, room.id).statement(quick(ws)[0])
    assert (own.outcome, own.level, own.reason) == ("agreed", 2, "Two departments *plan*")


def test_parking_keeps_the_reason_and_leads_on(host, ws, small_centre):
    room = revealed(ws, small_centre)
    at = host(room)
    at.text_area[0].set_value("Ask the companies first")
    at.button(key="park").click().run()
    own = workshops.get(ws, room.id).statement(quick(ws)[0])
    assert (own.outcome, own.reason) == ("parked", "Ask the companies first")
    assert "Statement 1 of 3; 1 parked and 2 still open." in words(at)
    at.button(key="step-forward").click().run()
    assert workshops.get(ws, room.id).current == quick(ws)[1]


def test_any_statement_can_be_shown_and_the_last_leads_to_the_end(host, ws, small_centre):
    room = voted(ws, small_centre)
    at = host(room)
    at.selectbox[0].set_value(quick(ws)[2]).run()
    assert workshops.get(ws, room.id).current == quick(ws)[2]
    assert "step-forward" not in [button.key for button in at.button]
    at.button(key="to-end").click().run()
    assert "What came out so far" in words(at)


def test_the_words_of_the_choice_stay_whatever_comes_out(host, ws, small_centre):
    """Browsers send the words chosen; stale ones would be read as another choice and turn the page back."""
    at = host(revealed(ws, small_centre))
    before = at.selectbox[0].options
    at.button(key="agree").click().run()
    assert at.selectbox[0].options == before


def test_the_timer_is_started_lengthened_and_stopped(host, ws, small_centre):
    room = voted(ws, small_centre)
    at = host(room)
    at.button(key="timer-2").click().run()
    left = workshops.get(ws, room.id).timer_ends_at - ws.now()
    assert dt.timedelta(seconds=100) < left <= dt.timedelta(seconds=120)
    assert "Time left: **" in words(at)
    at.button(key="timer-longer").click().run()
    assert workshops.get(ws, room.id).timer_ends_at - ws.now() > dt.timedelta(seconds=125)
    at.button(key="timer-stop").click().run()
    assert workshops.get(ws, room.id).timer_ends_at is None


def test_at_their_own_pace_the_host_sees_how_many_have_voted(host, ws, small_centre):
    room = open_room(ws, small_centre, 6, quick(ws), pace="self")
    all_vote(ws, room, quick(ws)[1], (1, 1, 2, 2, 2, 3))
    at = host(room)
    assert "6 have voted on something." in words(at)
    at.button(key="first-statement").click().run()
    assert "0 of 6 have voted" in words(at)


def test_at_their_own_pace_the_first_thing_is_a_link_to_send(host, ws, small_centre):
    room = open_room(ws, small_centre, 1, quick(ws), pace="self")
    at = host(room)
    assert [header.value for header in at.subheader] == [
        "1. Send people the link",
        "2. Wait until most have voted",
        "3. Meet and talk about the statements",
    ]
    (code,) = at.code
    assert code.value.endswith(f":8501/j/{room.code}")
    assert "Leave this computer and Prodige on" in words(at)
    assert "It works for 14 days at most." in words(at)


# -- the end -----------------------------------------------------------------------------------------------------------


def test_the_record_is_handed_out_as_chosen_like_every_document_and_noted_in_the_trail(host, ws, small_centre):
    room = revealed(ws, small_centre)
    workshops.close(ws, room.id, apply=False, t=translator())
    at = host(room)
    at.toggle(key="carries-file").set_value(False).run()
    at.download_button(key="handed-workshop-record-pdf").click().run()
    assert not at.exception
    held = at.session_state["handed"]
    (asked,) = held.asked.values()
    data = handing._made(asked.wanted, held)
    assert data.startswith(b"%PDF")
    assert b"prodige.json" not in data
    assert [one.detail for one in trail.trail(ws, small_centre) if one.kind == "report_downloaded"] == [
        {"format": "pdf"}
    ]


def test_a_record_that_cannot_be_made_is_told_in_a_sentence(host, ws, small_centre, documents_set_here):
    room = revealed(ws, small_centre)
    workshops.close(ws, room.id, apply=False, t=translator())
    at = host(room)
    documents_set_here._make = lambda order: 1 / 0
    at.download_button(key="handed-workshop-record-pdf").click().run()
    (asked,) = at.session_state["handed"].asked.values()
    assert asked.ticket.sheet.ended.wait(240)
    at.run()
    assert "Nothing of your work is lost" in words(at)
    assert "Tell your contact the number" in words(at)


def test_the_end_tells_old_and_new_and_closing_takes_over_after_a_yes(host, ws, small_centre):
    assessing.save_answer(ws, small_centre, "internationalisation", quick(ws)[0], level=3, note="As of May.")
    room = revealed(ws, small_centre)
    workshops.agree(ws, room.id, quick(ws)[0], 1, "")
    at = look_at(host(room), "end")
    assert ["International plan and aims", "3 Embedded", "1 First steps"] in tables(at)
    assert at.button(key="close-apply").label == "Close and take over 1 answer"
    assert at.button(key="close-apply").disabled
    assert "Closing is final." in words(at)
    at.checkbox(key=f"close-sure-{room.id}").check().run()
    at.button(key="close-apply").click().run()
    answer = assessing.current_assessment(ws, small_centre, "internationalisation").answers[quick(ws)[0]]
    assert answer.level == 1
    assert answer.note.startswith("As of May. Agreed in a workshop on")
    assert "1 agreed answer is in your self-assessment." in at.success[0].value
    assert [button.label for button in at.get("download_button")] == ["Download the record (PDF, one page)"]
    assert any("Everything you entered is inside, too" in box.value for box in [*at.info, *at.warning])
    assert "open-room" not in [button.key for button in at.button]


@pytest.mark.parametrize("screen", ["results", "assess"])
def test_from_a_closed_workshop_one_comes_to_its_own_questionnaire(host, ws, small_centre, screen):
    """The digital check is the first in the list, but the workshop was about the other."""
    assessing.save_answer(ws, small_centre, "digital-teaching", _first_digital(ws), level=2)
    room = revealed(ws, small_centre)
    workshops.agree(ws, room.id, quick(ws)[0], 1, "")
    workshops.close(ws, room.id, apply=True, t=translator("en"))
    at = host(room)
    at.button(key=f"to-{screen}").click().run()
    assert at.button_group[0].value == "internationalisation"


def _first_digital(ws) -> str:
    return next(iter(ws.catalogue.frameworks["digital-teaching"].items))


def test_what_was_not_taken_over_at_the_close_can_be_later(host, ws, small_centre):
    room = revealed(ws, small_centre)
    workshops.agree(ws, room.id, quick(ws)[0], 1, "")
    at = look_at(host(room), "end")
    at.checkbox(key=f"close-sure-{room.id}").check().run()
    at.button(key="close-only").click().run()
    assert assessing.current_assessment(ws, small_centre, "internationalisation") is None
    assert "Your self-assessment is as it was." in at.info[0].value
    at.button(key="apply-later").click().run()
    assert assessing.current_assessment(ws, small_centre, "internationalisation") is not None


def test_without_anything_agreed_it_is_simply_closed(host, ws, small_centre):
    at = look_at(host(voted(ws, small_centre)), "end")
    assert "Nothing yet: no level is agreed." in words(at)
    assert [button.label for button in at.button if button.key.startswith("close-")] == ["Close the workshop"]


def test_a_closed_workshop_shows_its_votes_and_is_deleted_after_a_yes(host, visit, ws, small_centre):
    room = revealed(ws, small_centre)
    workshops.close(ws, room.id, apply=False, t=translator("en"))
    at = host(room)
    assert len(at.get("vega_lite_chart")) == 1
    assert [box.label for box in at.expander][:1] == ["How does our centre plan its international work?"]
    at.checkbox(key=f"delete-sure-{room.id}").check().run()
    at.button(key="delete-workshop").click().run()
    assert workshops.list_workshops(ws, small_centre) == ()


# -- coming back, two windows, errors ----------------------------------------------------------------------------------


def test_it_is_there_again_after_a_reload_another_screen_and_a_restart(host, go, ws, small_centre):
    room = revealed(ws, small_centre)
    at = host(room)
    go(at, "results")
    assert "8 people gave a level." in words(go(at, "workshop"))
    runtime.close()
    assert "8 people gave a level." in words(host(room))


def test_from_the_list_one_goes_on_and_back(visit, ws, small_centre):
    room = voted(ws, small_centre)
    at = visit("workshop")
    assert "Open now, agreed on 0 of 3 statements so far." in words(at)
    at.button(key=f"choose-{room.id}").click().run()
    assert "All 9 have voted" in words(at)
    at.button(key="all-workshops").click().run()
    assert "Prepare a workshop" in words(at)


def test_a_workshop_that_is_gone_or_of_another_centre_leads_to_the_list(host, ws, small_centre):
    assert "Prepare a workshop" in words(host("no-such-workshop"))
    room = voted(ws, centres.create_centre(ws, Centre(name="Other School")))
    at = host(room)
    at.session_state[session._CENTRE] = small_centre
    at.query_params["workshop"] = room.id
    assert "Prepare a workshop" in words(at.run())


def test_two_windows_follow_each_other_and_both_may_act(host, ws, small_centre):
    room = voted(ws, small_centre)
    one, two = host(room), host(room)
    one.button(key="reveal").click().run()
    two.button(key="reveal").click().run()  # pressed a moment later
    assert not two.error
    assert "8 people gave a level." in words(two)
    two.button(key="agree").click().run()
    assert "You agreed on this level" in words(two)
    assert "Another host has settled this meanwhile." in words(one.run())
    one.button(key="take-settled").click().run()
    assert "You agreed on this level" in words(one)


def test_two_hosts_who_agree_on_different_levels_see_both_reasons(host, ws, small_centre):
    room = revealed(ws, small_centre)
    one, two = host(room), host(room)
    item = quick(ws)[0]
    for at, level, why in ((two, 3, "the board said so"), (one, 1, "the minutes say so")):
        at.radio(key=f"level-{room.id}-{item}-1").set_value(level)
        at.text_area(key=f"reason-{room.id}-{item}").set_value(why)
        at.button(key="agree").click().run()
    assert not one.exception
    assert workshops.get(ws, room.id).statement(item).level == 3
    assert "Somebody else changed this while you were working." in words(one)
    assert "the board said so" in words(one)
    assert "the minutes say so" in words(one)
    assert one.text_area(key=f"reason-{room.id}-{item}").value == "the minutes say so"
    one.button(key=f"keep-mine-outcome-{room.id}-{item}").click().run()
    own = workshops.get(ws, room.id).statement(item)
    assert (own.level, own.reason) == (1, "the minutes say so")


def test_a_reason_being_written_stays_when_another_host_settles_the_statement(host, ws, small_centre):
    room = revealed(ws, small_centre)
    at = host(room)
    item = quick(ws)[0]
    workshops.park(ws, room.id, item, "no time")
    at.run()  # the window turns by itself
    assert "Another host has settled this meanwhile." in words(at)
    assert "no time" in words(at)
    at.text_area(key=f"reason-{room.id}-{item}").set_value("we did agree")
    at.button(key="agree").click().run()
    assert workshops.get(ws, room.id).statement(item).reason == "we did agree", "they had seen the other’s"
    assert "You agreed on this level" in words(at)


def test_the_first_statement_turns_every_window_to_the_vote(host, ws, small_centre):
    room = open_room(ws, small_centre, 2, quick(ws))
    one, two = host(room), host(room)
    one.button(key="first-statement").click().run()
    assert "0 of 2 have voted" in words(two.run())
    look_at(two, "room")
    workshops.show(ws, room.id, quick(ws)[1])
    assert "2. Let people in with their phones" in words(two.run()), "later each window keeps its own part"


@pytest.mark.parametrize("part", ["vote", "end"])
def test_a_window_that_nobody_touches_sees_that_another_went_on(host, ws, small_centre, monkeypatch, part):
    """After the reveal nothing is counted any more, so something else must look."""
    asked = []
    monkeypatch.setattr(workshop_room, "_watch", lambda own, room: asked.append(room.version))
    room = revealed(ws, small_centre)
    at = host(room)
    if part == "end":
        look_at(at, "end")
    assert asked[-1] == workshops.get(ws, room.id).version


def test_what_no_longer_fits_is_said_and_nothing_is_lost(host, ws, small_centre):
    room = voted(ws, small_centre)
    at = host(room)
    workshops.close(ws, room.id, apply=False, t=translator("en"))  # by another host
    at.button(key="reveal").click().run()
    assert "This workshop is closed" in at.error[0].value
    assert "What came out" in words(at)


def test_when_storing_fails_it_is_said_and_what_was_typed_stays(host, ws, small_centre, monkeypatch):
    room = revealed(ws, small_centre)
    at = host(room)

    def full(*_args, **_given):
        raise StorageError("The disk is full.")

    monkeypatch.setattr(workshops, "agree", full)
    at.text_area[0].set_value("Half of us do")
    at.button(key="agree").click().run()
    assert "The disk is full" in at.error[0].value.replace("\\", "")
    assert at.text_area[0].value == "Half of us do"
    assert not [box for box in at.markdown if "Saved." in box.value]


# -- texts -------------------------------------------------------------------------------------------------------------

HOSTILE = "<script>alert(1)</script> **bold** :smile: $x$ [a](javascript:1)"


def test_a_title_is_shown_as_it_was_typed(host, visit, ws, small_centre):
    own = workshops.create(ws, small_centre, quick(ws), title=HOSTILE)
    for at in (host(own), visit("workshop")):
        assert not at.exception
        shown = "\n".join(element.value for kind in (at.title, at.markdown) for element in kind)
        assert "**bold**" not in shown.replace("\\*\\*bold\\*\\*", "")
        assert ":smile:" not in shown


@pytest.mark.parametrize("state", ["start", "draft", "lobby", "voting", "revealed", "settled", "end", "closed"])
def test_every_text_goes_through_the_translator(host, visit, ws, small_centre, state):
    if state == "start":
        at = visit("workshop", "xx")
    elif state == "draft":
        at = host(workshops.create(ws, small_centre, quick(ws)), "xx")
    else:
        room = open_room(ws, small_centre, 6, quick(ws))
        if state != "lobby":
            workshops.show(ws, room.id, quick(ws)[0])
            all_vote(ws, room, quick(ws)[0], (0, 1, 1, 2, 3, 3))
        if state in ("revealed", "settled", "end", "closed"):
            workshops.reveal(ws, room.id, quick(ws)[0])
        if state in ("settled", "end", "closed"):
            workshops.agree(ws, room.id, quick(ws)[0], 1, "")
        if state == "closed":
            workshops.close(ws, room.id, apply=False, t=translator("en"))
        at = host(room, "xx")
        if state == "end":
            look_at(at, "end")
    assert not at.exception
    shown = [box.label for box in at.expander] + labels(at) + [radio.label for radio in at.radio]
    shown += [header.value for kind in (at.header, at.subheader) for header in kind]
    assert [text for text in shown if any(char.isalpha() for char in text) and "~" not in text] == []


# -- a room that is full -----------------------------------------------------------------------------------------------


def test_a_full_room_says_so_and_more_people_can_be_expected_and_that_undone(host, ws, small_centre):
    room = open_room(ws, small_centre, 6, quick(ws), expected=4)
    at = host(room)
    assert "nobody else can join" in at.warning[0].value
    assert "6 seats of 6 are taken" in words(at)
    at.number_input(key=f"expected-{room.id}").set_value(20).run()
    assert workshops.get(ws, room.id).expected == 20
    assert not at.warning
    assert "Saved" in words(at)
    at.button(key="undo-workshop-seats").click().run()
    assert workshops.get(ws, room.id).expected == 4
    at.number_input(key=f"expected-{room.id}").set_value(6).run()
    at.number_input(key=f"expected-{room.id}").set_value(8).run()
    assert workshops.get(ws, room.id).expected == 8, "twice in a row is no clash with oneself"


def test_two_hosts_who_expect_other_numbers_choose(host, ws, small_centre):
    room = open_room(ws, small_centre, 0, quick(ws), expected=4)
    at = host(room)
    workshops.change_settings(ws, room.id, expected=30)
    at.number_input(key=f"expected-{room.id}").set_value(20).run()
    assert workshops.get(ws, room.id).expected == 30
    assert "30" in words(at)
    keep = next(button for button in at.button if "mine" in button.label.lower() or "yours" in button.label.lower())
    keep.click().run()
    assert workshops.get(ws, room.id).expected == 20


def test_seats_that_nobody_uses_are_taken_back_and_the_host_is_told_how_many(host, ws, small_centre, monkeypatch):
    room = open_room(ws, small_centre, 6, quick(ws), expected=4)
    at = host(room)
    monkeypatch.setattr(seats_seen, "lately", lambda *_: None)  # as in the first two minutes of a process
    at.button(key="free-seats").click().run()
    assert "No seat can be taken back now" in at.info[0].value
    monkeypatch.setattr(seats_seen, "lately", lambda *_: frozenset())
    at.button(key="free-seats").click().run()
    assert "6 seats are free again" in at.info[0].value
    assert "0 seats of 6 are taken" in words(at)
    assert not at.warning


def test_while_people_vote_the_host_learns_that_the_room_is_full(host, ws, small_centre):
    room = voted(ws, small_centre, expected=6)
    assert "Let people in" in host(room).warning[0].value
