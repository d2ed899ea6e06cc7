"""The shared screen shows the room and gives nothing away before the reveal. Nobody can change anything there."""

import json
import re

import pytest

from prodige_core.charts.qr import QUIET, qr_matrix
from prodige_core.i18n import translator
from prodige_core.services import addresses, workshops
from prodige_core.workshops import spaced
from tests.services.workshop_steps import GOALS, VISITS, all_vote, open_room

PHONES = "http://192.168.1.20:8501"


@pytest.fixture(autouse=True)
def known_address(monkeypatch):
    monkeypatch.setattr(addresses, "public_base", lambda settings, port: PHONES)


@pytest.fixture
def room(room_ws, school):
    return open_room(room_ws, school, 6, title="Staff day", k=5)


def screen(ws, room):
    return f"/screen/{workshops.get(ws, room.id).screen_token}"


def numbers(text):
    """All numbers on the page but those of the place and of the way in."""
    return [int(found) for found in re.findall(r"(?<![\w.:/])\d+(?![\w.:/])", text.split("Which describes")[1])]


def test_the_lobby_shows_address_code_and_how_many_are_in(room_ws, someone, room):
    reply = someone().get(screen(room_ws, room))
    assert reply.status == 200
    for words in ("Staff day", "192.168.1.20:8501/j", spaced(room.code), "6 people are in"):
        assert words in reply.text


def test_the_lobby_says_which_network_where_there_is_one(room_ws, someone, room, monkeypatch):
    """In local mode a phone on mobile data finds nothing, and thirty people ask why."""
    assert "Use the same Wi-Fi as this screen" in someone().get(screen(room_ws, room)).text
    monkeypatch.setenv("PRODIGE_PUBLIC_URL", "https://prodige.example")
    assert "Wi-Fi" not in someone().get(screen(room_ws, room)).text


def test_an_empty_room_counts_nothing_of_nothing(room_ws, school, someone):
    alone = open_room(room_ws, school, 0, pace="self")
    assert "0 people are in" in someone().get(screen(room_ws, alone)).text
    workshops.show(room_ws, alone.id, GOALS)
    assert "0 people are in" in someone().get(screen(room_ws, alone)).text


def test_the_qr_code_is_the_address_of_the_room(room_ws, someone, room):
    body = someone().get(screen(room_ws, room)).body.decode()
    path = re.search(r'fill="#000000" d="([^"]+)"', body).group(1)
    drawn = {
        (int(row) - QUIET, int(column) - QUIET + place)
        for column, row, count in re.findall(r"M(\d+) (\d+)h(\d+)v", path)
        for place in range(int(count))
    }
    matrix = qr_matrix(f"{PHONES}/j/{room.code}")
    assert drawn == {(row, column) for row, line in enumerate(matrix) for column, dark in enumerate(line) if dark}


def test_before_the_reveal_it_shows_options_and_how_many_have_voted_and_no_distribution(room_ws, someone, room):
    workshops.show(room_ws, room.id, GOALS)
    all_vote(room_ws, room, GOALS, [0, 1, 1, 1, 3, "na"])
    reply = someone().get(screen(room_ws, room))
    assert "Which describes your goals best?" in reply.text
    assert "They are reviewed each year." in reply.text
    assert "6 of 6 have voted" in reply.text
    assert spaced(room.code) in reply.text
    assert b"<rect" not in reply.body
    assert sorted(set(numbers(reply.text)) - {0, 1, 2, 3}) == [6]


def test_after_the_reveal_it_shows_counts_and_agreement_in_words(room_ws, someone, room):
    workshops.show(room_ws, room.id, GOALS)
    all_vote(room_ws, room, GOALS, [0, 1, 1, 1, 3, "na"])
    workshops.reveal(room_ws, room.id, GOALS)
    reply = someone().get(screen(room_ws, room))
    counts = re.findall(rb"<b>(\d+)</b></p>", reply.body)
    assert counts == [b"1", b"3", b"0", b"1"]
    assert re.findall(rb'<rect width="([\d.]+)"', reply.body) == [b"33.3", b"100.0", b"0.0", b"33.3"]
    assert "5 people gave a level. The middle answer is 1 Tried." in reply.text
    assert "The answers" in reply.text


def test_a_second_vote_hides_the_first_until_both_stand_side_by_side(room_ws, someone, room):
    workshops.show(room_ws, room.id, GOALS)
    all_vote(room_ws, room, GOALS, [0, 1, 1, 1, 3, 3])
    workshops.reveal(room_ws, room.id, GOALS)
    workshops.vote_again(room_ws, room.id, GOALS)
    all_vote(room_ws, room, GOALS, [1, 1, 1, 1, 1, 2])
    assert b"<rect" not in someone().get(screen(room_ws, room)).body
    workshops.reveal(room_ws, room.id, GOALS)
    workshops.agree(room_ws, room.id, GOALS, 1, "Two <b>trades</b> do.")
    reply = someone().get(screen(room_ws, room))
    assert re.findall(rb"(Vote \d): </span><b>(\d)", reply.body)[:4] == [
        (b"Vote 1", b"1"),
        (b"Vote 2", b"0"),
        (b"Vote 1", b"3"),
        (b"Vote 2", b"5"),
    ]
    assert "Agreed: 1 Tried" in reply.text
    assert "Two <b>trades</b> do." in reply.text
    workshops.park(room_ws, room.id, GOALS)
    assert "Parked" in someone().get(screen(room_ws, room)).text


def test_too_few_votes_are_not_shown_and_it_says_why(room_ws, someone, room):
    workshops.show(room_ws, room.id, GOALS)
    all_vote(room_ws, room, GOALS, [0, 1, 1, 1, "na", "unknown"])
    workshops.reveal(room_ws, room.id, GOALS)
    reply = someone().get(screen(room_ws, room))
    assert "Fewer than 5 people gave a level." in reply.text
    assert b"<rect" not in reply.body


def test_when_all_gave_the_same_level_only_the_level_is_shown(room_ws, someone, room):
    workshops.show(room_ws, room.id, GOALS)
    all_vote(room_ws, room, GOALS, [2, 2, 2, 2, 2, "na"])
    workshops.reveal(room_ws, room.id, GOALS)
    reply = someone().get(screen(room_ws, room))
    assert b"<rect" not in reply.body
    assert "5 people gave a level, all of them 2 Usual." in reply.text


def test_the_timer_counts_down_and_closes_nothing(room_ws, hands, someone, room):
    workshops.show(room_ws, room.id, GOALS)
    workshops.set_timer(room_ws, room.id, 90)
    assert 'data-left="90"' in someone().get(screen(room_ws, room)).body.decode()
    assert "1:30" in someone().get(screen(room_ws, room)).text
    hands.pass_by(seconds=91)
    assert "Time is up" in someone().get(screen(room_ws, room)).text
    assert workshops.get(room_ws, room.id).accepts(GOALS, room_ws.now())


def test_a_closed_workshop_says_thank_you_and_shows_no_way_in(room_ws, someone, room):
    workshops.close(room_ws, room.id, apply=False, t=translator("en"))
    reply = someone().get(screen(room_ws, room))
    assert "Thank you" in reply.text
    assert spaced(room.code) not in reply.text


def test_a_draft_shows_no_code_yet(room_ws, school, someone):
    draft = workshops.get(room_ws, workshops.create(room_ws, school, [GOALS]))
    reply = someone().get(f"/screen/{draft.screen_token}")
    assert "The room opens soon" in reply.text
    assert spaced(draft.code) not in reply.text


def test_everything_the_host_does_changes_the_stamp_and_votes_change_the_count_only(room_ws, someone, room):
    def state():
        return json.loads(someone().get(screen(room_ws, room) + "/state").body)

    seen = [state()]
    for step in (
        lambda: workshops.show(room_ws, room.id, GOALS),
        lambda: workshops.set_timer(room_ws, room.id, 60),
        lambda: workshops.reveal(room_ws, room.id, GOALS),
        lambda: workshops.agree(room_ws, room.id, GOALS, 2),
        lambda: workshops.show(room_ws, room.id, VISITS),
    ):
        step()
        seen.append(state())
    assert len({one["stamp"] for one in seen}) == len(seen)
    all_vote(room_ws, room, VISITS, [1, 1, 1, 1, 1, 1])
    assert state() == {"stamp": seen[-1]["stamp"], "said": "6 of 6 have voted"}
    page = someone().get(screen(room_ws, room)).body.decode()
    assert f'data-stamp="{seen[-1]["stamp"]}"' in page


@pytest.mark.parametrize(
    "path", ["/screen", "/screen/", "/screen/nothing", "/screen/a/b/c", "/screen/%00", "/screen/" + "x" * 3000]
)
def test_a_wrong_address_shows_no_screen(someone, path):
    reply = someone().get(path)
    assert (reply.status, "There is no shared screen here" in reply.text) == (404, True)


def test_nothing_can_be_sent_to_it(room_ws, someone, room):
    own = screen(room_ws, room)
    assert someone().get(own).forms == []
    for path in (own, f"{own}/state"):
        assert someone().post(path, {"level": "1"}).status == 405


def test_its_address_travels_nowhere_and_its_look_can_be_chosen(room_ws, someone, room):
    own = screen(room_ws, room)
    for path in (own, f"{own}/state", "/screen/nothing"):
        reply = someone().get(path)
        assert reply.header("referrer-policy") == "no-referrer"
        assert reply.header("cache-control") == "no-store"
    assert b'data-look="dark"' in someone().get(f"{own}?look=dark").body
    assert b"data-look" not in someone().get(f'{own}?look="><script>').body
    assert b'http-equiv="refresh"' in someone().get(own).body


def test_the_pseudo_language_leaves_no_text_untranslated(room_ws, someone, room):
    workshops.show(room_ws, room.id, GOALS)
    all_vote(room_ws, room, GOALS, [0, 1, 1, 1, 3, 3])
    workshops.set_timer(room_ws, room.id, 10)
    for step in (
        lambda: None,
        lambda: workshops.reveal(room_ws, room.id, GOALS),
        lambda: workshops.park(room_ws, room.id, GOALS),
    ):
        step()
        text = someone().get(screen(room_ws, room) + "?lang=xx").text
        plain = [word for word in text.split() if re.fullmatch("[a-z]{4,}", word) and set(word) & set("aeiouy")]
        assert plain == []
