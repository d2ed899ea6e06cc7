"""A person takes part in a workshop with a phone that runs no script; every state of a room, and what is refused."""

from __future__ import annotations

import json

import pytest

from prodige_core.i18n import translator
from prodige_core.services import rooms, taking_part, workshops, years_kept
from prodige_core.workshops import spaced
from prodige_web import rendering
from tests.services.workshop_steps import GOALS, VISITS, Room, open_room
from tests.web.visitor import HOST

WRONG = "ABCDEFGH"


@pytest.fixture
def room(room_ws, school):
    return open_room(room_ws, school, 0, title="Staff day")


@pytest.fixture
def own_pace(room_ws, school):
    return open_room(room_ws, school, 0, pace="self")


def shown(ws, room: Room, item: str = GOALS) -> Room:
    workshops.show(ws, room.id, item)
    return room


def token_of(phone, room):
    return phone.cookies["seat", f"/j/{room.code}"].split(".")[0]


def own_vote(ws, phone, room, item=GOALS):
    return taking_part.own_votes(ws, room.code, token_of(phone, room)).get(item)


# -- the code


@pytest.mark.parametrize("typed", ["{code}", "{small}", " {spaced} ", "{half}-{rest}", "{wide}"])
def test_the_code_form_takes_a_code_however_it_is_typed(someone, room, typed):
    wide = "".join(chr(ord(char) + 0xFEE0) for char in room.code)
    text = typed.format(
        code=room.code,
        small=room.code.lower(),
        spaced=spaced(room.code),
        half=room.code[:4],
        rest=room.code[4:],
        wide=wide,
    )
    phone = someone()
    phone.get("/j")
    assert phone.send(code=text).way[-1] == f"/j/{room.code}" or phone.now.url == f"/j/{room.code}"
    assert "You are in" in phone.now.text


def test_a_code_in_the_address_leads_to_its_room(someone, room):
    assert someone().look(f"/j?code={room.code.lower()}").header("location") == f"/j/{room.code}"


def test_another_spelling_of_the_address_leads_to_the_usual_one(someone, room):
    reply = someone().look(f"/j/{room.code.lower()}?lang=en")
    assert (reply.status, reply.header("location")) == (303, f"/j/{room.code}?lang=en")
    assert "seat" not in reply.header("set-cookie")


# -- who is let in


def test_the_first_look_takes_a_seat_and_the_next_ones_keep_it(room_ws, someone, room):
    phone = someone()
    cookie = phone.get(f"/j/{room.code}").header("set-cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert f"Path=/j/{room.code};" in cookie
    assert phone.get(f"/j/{room.code}").header("set-cookie") == ""
    assert workshops.look(room_ws, room.id).people == 1


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("HEAD", {}),
        ("GET", {"sec-purpose": "prefetch"}),
        ("GET", {"purpose": "prefetch"}),
        ("GET", {"sec-purpose": "prefetch;prerender"}),
    ],
)
def test_a_look_ahead_takes_no_seat(room_ws, someone, room, method, headers):
    reply = someone().look(f"/j/{room.code}", method, **headers)
    assert reply.header("set-cookie") == ""
    assert workshops.look(room_ws, room.id).people == 0
    assert reply.status == (200 if method == "HEAD" else 503)


def test_a_phone_that_left_may_come_back_with_a_new_seat(room_ws, someone, room):
    shown(room_ws, room)
    phone = someone()
    phone.get(f"/j/{room.code}")
    phone.send("/vote", level="2")
    phone.send("/leave")
    assert "You have left the room" in phone.now.text
    assert phone.cookies == {}
    assert workshops.look(room_ws, room.id).answered == 1
    assert "Saved" not in phone.get(f"/j/{room.code}").text


def state_closed(ws, hands, room):
    workshops.close(ws, room.id, apply=False, t=translator("en"))


def state_asleep(ws, hands, room):
    hands.pass_by(hours=49)


def state_too_old(ws, hands, room):
    hands.pass_by(days=15)


def state_deleted(ws, hands, room):
    state_closed(ws, hands, room)
    workshops.delete(ws, room.id)


SHUT = [state_closed, state_asleep, state_too_old, state_deleted]


@pytest.mark.parametrize("happens", SHUT)
def test_to_strangers_every_room_that_lets_nobody_in_looks_like_a_wrong_code(room_ws, hands, someone, room, happens):
    happens(room_ws, hands, room)
    assert seen(someone(), room.code) == seen(someone(), WRONG)


def test_to_strangers_a_full_room_and_a_draft_look_like_a_wrong_code(room_ws, school, someone):
    full = open_room(room_ws, school, 3, expected=2)
    draft = workshops.get(room_ws, workshops.create(room_ws, school, [GOALS]))
    wrong = seen(someone(), WRONG)
    assert seen(someone(), full.code)[:3] == wrong[:3]
    assert seen(someone(), draft.code) == wrong


def seen(phone, code):
    """What a stranger can tell about a code: page, look ahead, vote, state."""
    reply = phone.get(f"/j/{code}")
    page = (reply.status, reply.text, reply.body.replace(code.encode(), b""))
    ahead = phone.look(f"/j/{code}", "HEAD").status
    vote = phone.post(f"/j/{code}/vote", {"item": GOALS, "level": "9", "seq": "x"})
    made_up = phone.post(
        f"/j/{code}/vote", {"item": GOALS, "level": "1", "seq": "1"}, cookie=f"seat={'a' * 43}.{'0' * 32}"
    )
    state = phone.get(f"/j/{code}/state")
    return page, (vote.status, vote.text), (made_up.status, made_up.text), ahead, (state.status, state.body)


def test_a_wrong_code_says_what_to_check_and_shows_what_was_typed(someone):
    reply = someone().get("/j/abcd-efgh")
    reply = someone().get(f"/j/{WRONG}")
    assert reply.status == 404
    assert "Is every letter and digit right?" in reply.text
    assert reply.form("/j").fields["code"] == WRONG


def test_nonsense_is_a_wrong_code_and_no_error(someone):
    long = "A" * 3000
    for path in (
        "/j/",
        "/j/ABC",
        "/j/%00",
        "/j/a/b/c",
        "/j/ABC%2FDEF",
        f"/j/{long}",
        f"/j?code={long}",
        "/j?code=%00&code=x",
    ):
        reply = someone().get(path)
        assert reply.status == 404, path
        assert reply.forms[0].action == "/j"


def test_a_page_that_only_takes_forms_leads_to_the_room_when_it_is_asked_for_again(someone, room):
    for path in (f"/j/{room.code}/vote", f"/j/{room.code}/leave", f"/j/{room.code}/", f"/j/{room.code.lower()}/x/y"):
        assert someone().look(path).header("location") == f"/j/{room.code}"


# -- what people with a seat see


def test_whoever_comes_by_the_qr_code_reads_when_it_is_deleted_before_the_first_vote(room_ws, someone, room):
    phone = someone()
    told = "Counts and what was agreed are deleted 2 years later, or earlier if the school does it."
    assert told in phone.get(f"/j/{room.code}").text
    shown(room_ws, room)
    assert told in phone.get(f"/j/{room.code}").text


def test_the_room_says_how_long_its_own_school_keeps_what_it_came_to(room_ws, school, someone, room):
    told = "Counts and what was agreed are deleted {} later, or earlier if the school does it."

    def choose(years, seen):
        years_kept.choose(room_ws, school, years, seen=seen, shown=years_kept.Going())
        rooms.forget(room_ws, room.code)  # else it is seen half a second later

    choose(5, 2)
    phone = someone()
    assert told.format("5 years") in phone.get(f"/j/{room.code}").text
    choose(1, 5)
    assert told.format("1 year") in phone.get(f"/j/{room.code}").text
    choose(3, 1)
    assert told.format("1 year") in phone.get(f"/j/{room.code}").text, "nobody is kept longer than they were told"


def test_the_lobby_waits_and_the_open_statement_has_its_described_options(room_ws, someone, room):
    phone = someone()
    assert "You are in" in phone.get(f"/j/{room.code}").text
    shown(room_ws, room)
    page = phone.get(f"/j/{room.code}")
    assert "Which describes your goals best?" in page.text
    assert page.form("/vote").choices["level"] == ["0", "1", "2", "3", "na", "unknown"]
    assert page.form("/vote").fields == {"item": GOALS, "seq": "1", "round": "1"}
    for words in ("There are none yet.", "They are reviewed each year.", "Does not apply to us", "I don’t know"):
        assert words in page.text


def test_a_vote_is_shown_and_can_be_changed_until_it_is_revealed(room_ws, someone, room):
    shown(room_ws, room)
    phone = someone()
    phone.get(f"/j/{room.code}")
    assert "Saved. You can change your vote until it is revealed." in phone.send("/vote", level="2").text
    assert phone.now.url == f"/j/{room.code}#saved"
    assert phone.now.form("/vote").fields == {"item": GOALS, "seq": "2", "round": "1", "level": "2"}
    phone.send("/vote", level="unknown")
    assert own_vote(room_ws, phone, room).given == "unknown"
    workshops.reveal(room_ws, room.id, GOALS)
    page = phone.get(f"/j/{room.code}")
    assert "Look at the shared screen" in page.text
    assert "Your vote: I don’t know" in page.text
    assert "/vote" not in " ".join(form.action for form in page.forms)


def test_a_second_vote_starts_blank(room_ws, someone, room):
    shown(room_ws, room)
    phone = someone()
    phone.get(f"/j/{room.code}")
    phone.send("/vote", level="2")
    workshops.reveal(room_ws, room.id, GOALS)
    workshops.vote_again(room_ws, room.id, GOALS)
    page = phone.get(f"/j/{room.code}")
    assert "Vote number 2 on this statement." in page.text
    assert page.form("/vote").fields == {"item": GOALS, "seq": "1", "round": "2"}


@pytest.mark.parametrize(
    ("happens", "says"),
    [
        (state_closed, "The workshop is closed"),
        (state_asleep, "This room is paused"),
        (state_too_old, "This room is paused"),
    ],
)
def test_whoever_has_a_seat_is_told_what_happened_to_the_room(room_ws, hands, someone, room, happens, says):
    phone = someone()
    phone.get(f"/j/{room.code}")
    happens(room_ws, hands, room)
    reply = phone.get(f"/j/{room.code}")
    assert (reply.status, says in reply.text) == (200, True)
    assert phone.get(f"/j/{room.code}/state").status == 200


def test_everybody_goes_through_a_self_paced_room_alone(room_ws, someone, own_pace):
    phone = someone()
    phone.get(f"/j/{own_pace.code}")
    assert "You have voted on 0 of 2 statements." in phone.now.text
    first = f"/j/{own_pace.code}?item={GOALS}"
    assert first in phone.now.links
    phone.get(first)
    assert "Statement 1 of 2" in phone.now.text
    phone.send("/vote", level="3")
    assert phone.now.url == f"/j/{own_pace.code}?item={VISITS}&saved"
    assert "Your vote is saved." in phone.now.text
    phone.send("/vote", level="na")
    assert phone.now.url == f"/j/{own_pace.code}?saved"
    assert "You have voted on 2 of 2 statements." in phone.now.text
    assert "Your vote: 3 Leading" in phone.now.text
    workshops.reveal(room_ws, own_pace.id, GOALS)
    assert "Look at the shared screen" in phone.get(first).text
    assert "The vote is over" not in phone.get(f"/j/{own_pace.code}").text


def test_a_statement_that_is_not_on_the_agenda_leads_to_the_list(someone, own_pace):
    for wanted in ("nothing", "plan.goals.q2", "%00", "x" * 3000, "<b>"):
        assert "Your votes" in someone().get(f"/j/{own_pace.code}?item={wanted}").text


# -- votes


def vote(phone, room, follow=False, **fields):
    given = {"item": GOALS, "level": "1", "seq": "1", **fields}
    return phone.post(f"/j/{room.code}/vote", given, follow=follow)


@pytest.fixture
def voter(room_ws, someone, room):
    shown(room_ws, room)
    phone = someone()
    phone.get(f"/j/{room.code}")
    return phone


def test_the_same_vote_again_has_the_same_outcome_and_counts_once(room_ws, voter, room):
    replies = [vote(voter, room, level="2", seq="5") for _ in range(3)]
    assert [reply.status for reply in replies] == [303, 303, 303]
    assert workshops.look(room_ws, room.id).answered == 1


def test_of_votes_out_of_order_the_highest_seq_wins_and_all_are_acknowledged(room_ws, voter, room):
    for level, seq in (("1", "3"), ("3", "7"), ("2", "5"), ("0", "7")):
        assert vote(voter, room, level=level, seq=seq).status == 303
    assert own_vote(room_ws, voter, room).given == 3


def test_a_level_outside_the_scale_is_refused_with_a_sentence(room_ws, voter, room):
    for level in ("9", "-1", "1.5", "a", "", "１", "true", "1\n", "0x1", "1e0", "\x00"):
        reply = vote(voter, room, level=level)
        assert reply.status == 400, level
        assert "must be a level from 0 to 3" in reply.text
    assert own_vote(room_ws, voter, room) is None


def test_other_fields_that_make_no_sense_are_refused_with_a_sentence(room_ws, voter, room):
    for fields in ({"item": "plan.goals.q2"}, {"item": ""}, {"seq": ""}, {"seq": "-1"}, {"seq": "9" * 40}):
        reply = vote(voter, room, **fields)
        assert reply.status == 400, fields
        assert "Your vote was not counted" in reply.text
    assert own_vote(room_ws, voter, room) is None


def test_late_votes_are_refused_with_a_sentence(room_ws, voter, room):
    assert vote(voter, room, item=VISITS).status == 409
    for number in ("2", "0", "-1", "a", "1.0", "٣", "9" * 400):
        assert vote(voter, room, round=number).status == 409, number
    workshops.reveal(room_ws, room.id, GOALS)
    reply = vote(voter, room)
    assert reply.status == 409
    assert "The room has moved on: this vote is not open now." in reply.text
    workshops.close(room_ws, room.id, apply=False, t=translator("en"))
    assert "The workshop is closed." in vote(voter, room).text


def test_a_seat_of_another_room_is_none_here(room_ws, school, someone, voter, room):
    other = shown(room_ws, open_room(room_ws, school, 0))
    seat = voter.cookies["seat", f"/j/{room.code}"]
    reply = voter.post(f"/j/{other.code}/vote", {"item": GOALS, "level": "1", "seq": "1"}, cookie=f"seat={seat}")
    assert reply.status == 403
    assert "This device has no place in the room" in reply.text
    assert workshops.look(room_ws, other.id).answered == 0


def test_a_phone_without_cookies_is_told_that_it_needs_one(room_ws, someone, room):
    shown(room_ws, room)
    phone = someone(with_cookies=False)
    phone.get(f"/j/{room.code}")
    reply = phone.send("/vote", level="1")
    assert (reply.status, "allow cookies" in reply.text) == (403, True)


OTHER_SITES = [
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": f"http://{HOST}:81"},
    {"origin": "http://[::1"},  # no address at all
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
]


def test_pages_of_other_sites_cannot_vote_or_leave(room_ws, voter, room):
    fields = {"item": GOALS, "level": "1", "seq": "1"}
    for headers in OTHER_SITES:
        assert voter.post(f"/j/{room.code}/vote", fields, **headers).status == 403, headers
        assert voter.post(f"/j/{room.code}/leave", {}, **headers).status == 403, headers
    assert own_vote(room_ws, voter, room) is None


BODIES = [
    (b"level=1&" + b"x" * 5000, {}, 413),
    (b"level=1&" + b"x" * 5000, {"content-length": "10"}, 413),
    (b"level=1", {"content-length": "9999999"}, 413),
    (b"level=1", {"content-length": "many"}, 400),
    (b'{"level": 1}', {"content-type": "application/json"}, 415),
    (b"--x", {"content-type": "multipart/form-data; boundary=x"}, 415),
    (b"level=%ff%fe", {}, 400),
    (b"level=\xff", {}, 400),
    (b"item=%ed%a0%80&level=1&seq=1", {}, 400),  # a lone surrogate
    (b"&".join(b"a=1" for _ in range(300)), {}, 400),
    (f"item={GOALS}&level=1&level=2&seq=1".encode(), {}, 400),  # which one is meant?
    (b"", {}, 400),
]


def test_bodies_that_no_page_sends_are_refused_before_they_are_read_further(voter, room):
    got = [voter.post(f"/j/{room.code}/vote", body, **headers).status for body, headers, _ in BODIES]
    assert got == [status for _, _, status in BODIES]


# -- the state for the script


def test_the_state_says_where_the_room_is_and_nothing_else(room_ws, someone, room):
    phone = someone()
    phone.get(f"/j/{room.code}")
    state = lambda: json.loads(phone.get(f"/j/{room.code}/state").body)  # noqa: E731
    assert state() == {"round": None, "item": None, "open": False, "answered": 0}
    shown(room_ws, room)
    assert state() == {"round": 1, "item": GOALS, "open": True, "answered": 0}
    phone.get(f"/j/{room.code}")
    phone.send("/vote", level="1")
    workshops.reveal(room_ws, room.id, GOALS)
    assert state() == {"round": 1, "item": GOALS, "open": False, "answered": 1}


def test_the_page_carries_the_state_it_was_drawn_from(room_ws, someone, room, own_pace):
    for one in (room, shown(room_ws, room), own_pace):
        phone = someone()
        body = phone.get(f"/j/{one.code}").body.decode()
        now = json.loads(phone.get(f"/j/{one.code}/state").body)
        assert f'data-round="{now["round"] or ""}"' in body
        assert f'data-item="{now["item"] or ""}"' in body
        assert f'data-open="{str(now["open"]).lower()}"' in body


# -- headers and languages


def test_a_page_drawn_while_the_host_goes_on_notices_it(monkeypatch, room_ws, someone, room):
    """It may carry an older state than it shows, and is drawn again then; with a later one it would stay behind."""
    phone = someone()
    phone.get(f"/j/{shown(room_ws, room).code}")
    for name in ("room", "state"):
        workshops.show(room_ws, room.id, GOALS)
        usual = getattr(taking_part, name)

        def look(ws, code, found=usual):
            seen = found(ws, code)
            workshops.show(room_ws, room.id, VISITS)
            return seen

        with monkeypatch.context() as patched:
            patched.setattr(taking_part, name, look)
            page = phone.get(f"/j/{room.code}")
        asked = page.form("/vote").fields["item"]
        assert (asked == VISITS) or f'data-item="{GOALS}"'.encode() in page.body


def test_pages_are_kept_by_no_cache_and_closed_to_other_hosts_and_inline_code(room_ws, someone, room):
    reply = someone().get(f"/j/{room.code}")
    policy = reply.header("content-security-policy")
    assert reply.header("cache-control") == "no-store"
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "sha256" not in policy
    assert b"style=" not in reply.body
    assert b"<style" not in reply.body


def test_texts_are_shown_as_typed(room_ws, school, someone):
    hostile = """<script>alert(1)</script> "'&{{ 7*7 }} {% raw %} $x^2$ \u202etxt"""
    room = open_room(room_ws, school, 0, title=hostile)
    reply = someone().get(f"/j/{room.code}")
    assert b"<script>alert" not in reply.body
    assert hostile in reply.text


def test_the_pseudo_language_leaves_no_text_untranslated(room_ws, someone, own_pace, room):
    shown(room_ws, room)
    for path in ("/j", f"/j/{WRONG}", f"/j/{room.code}", f"/j/{own_pace.code}", f"/j/{own_pace.code}?item={GOALS}"):
        phone = someone()
        phone.get(f"{path}{'&' if '?' in path else '?'}lang=xx")
        plain = [
            word
            for word in phone.now.text.replace("Prodige", "").replace("Staff day", "").split()
            if word.isascii() and word.isalpha() and len(word) > 4 and word.lower() != WRONG.lower()
        ]
        assert [word for word in plain if any(vowel in word for vowel in "aeiouyAEIOU")] == [], path
    assert ("prodige_lang", "/") in phone.cookies


def test_languages_are_offered_where_there_is_more_than_one(monkeypatch, room_ws, someone, room):
    shown(room_ws, room)
    assert not [link for link in someone().get(f"/j/{room.code}").links if "lang=" in link]
    monkeypatch.setattr(rendering, "_languages", lambda: (("en", "English"), ("fr", "Français")))
    reply = someone().get(f"/j/{room.code}?item={GOALS}")
    assert [link for link in reply.links if "lang=" in link] == [f"?item={GOALS}&lang=en", f"?item={GOALS}&lang=fr"]
    assert "Français" in reply.text
    assert reply.lang == "en"
