"""People in a room: joining, voting, changing a vote, leaving, and everything that can be sent by mistake or on purpose."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import threading
from concurrent.futures import wait

import pytest

from prodige_core.errors import AnswerError, NotFound, StateError
from prodige_core.i18n import translator
from prodige_core.responses import Centre
from prodige_core.services import centres, rooms, taking_part, workshops, workspace
from prodige_core.services.taking_part import OwnVote, RoomState
from prodige_core.workshops import MAX_SEQ, Ballot
from tests.factories import NOON, mini_workspace
from tests.services.workshop_steps import GOALS, VISITS, all_vote, gathering, open_room

EN = translator("en")
PATIENCE = 120  # seconds; only a hanging test needs them


def stored(ws, sql):
    with ws.database.read() as unit:
        return unit._connection.exec_driver_sql(sql).all()


def voting(ws, centre_id, people, **settings):
    room = open_room(ws, centre_id, people, **settings)
    workshops.show(ws, room.id, GOALS)
    return room


def test_who_joins_gets_a_seat_by_a_token_of_which_only_the_hash_is_kept(ws, centre_id):
    room = open_room(ws, centre_id, 2)
    one, two = room.tokens
    assert len(one) == 43
    assert taking_part.seat(ws, room.code, one) != taking_part.seat(ws, room.code, two)
    assert all(one not in str(row) and two not in str(row) for row in stored(ws, "SELECT * FROM participants"))
    for wrong in ("", one[:-1], one + "x", "\ud800", "x" * 10_000):
        assert taking_part.seat(ws, room.code, wrong) is None
        assert taking_part.own_votes(ws, room.code, wrong) == {}


def test_a_room_lets_nobody_in_when_it_is_not_open_forgotten_old_full_or_unknown(ws, centre_id):
    room = open_room(ws, centre_id, 3, expected=2)  # holds three
    assert taking_part.join(ws, room.code) is None
    host = open_room(ws, centre_id, 0)
    for hours, lets_in in ((48, True), (49, False)):
        later = dataclasses.replace(ws, clock=lambda hours=hours: NOON + dt.timedelta(hours=hours))
        assert (taking_part.join(later, host.code) is not None) == lets_in
    own = open_room(ws, centre_id, 0, pace="self")
    for days, lets_in in ((14, True), (15, False)):
        later = dataclasses.replace(ws, clock=lambda days=days: NOON + dt.timedelta(days=days))
        assert (taking_part.join(later, own.code) is not None) == lets_in
    workshops.close(ws, own.id, apply=False, t=EN)
    for code in (own.code, "ABCDEFGH", "", "x", "\x00" * 8, "ＡＢＣＤＥＦＧＨ", host.code.lower(), "A" * 100_000):
        assert taking_part.join(ws, code) is None


def test_all_who_join_at_once_have_seats_of_their_own_and_a_room_is_never_overfilled(ws, centre_id):
    room = open_room(ws, centre_id, 0, expected=100)
    futures = [taking_part.submit_join(ws, room.code) for _ in range(170)]
    joined = [future.result(PATIENCE) for future in futures]
    assert len({one.token for one in joined if one}) == 150
    assert joined.count(None) == 20
    assert workshops.look(ws, room.id).people == 150


def test_a_vote_can_be_changed_until_the_reveal(ws, centre_id):
    room = voting(ws, centre_id, 1)
    (token,) = room.tokens
    for seq, given in ((1, 2), (2, "na"), (5, 3), (6, "unknown"), (7, 0)):
        taking_part.vote(ws, room.code, token, Ballot(GOALS, given, seq), 1)
        assert taking_part.own_votes(ws, room.code, token) == {GOALS: OwnVote(given, seq, 1)}
    assert workshops.look(ws, room.id).answered == 1
    workshops.reveal(ws, room.id, GOALS)
    with pytest.raises(StateError, match="not open"):
        taking_part.vote(ws, room.code, token, Ballot(GOALS, 1, 8), 1)
    assert taking_part.own_votes(ws, room.code, token)[GOALS].given == 0


def test_the_same_vote_three_times_and_votes_out_of_order_leave_the_latest(ws, centre_id):
    room = voting(ws, centre_id, 1)
    (token,) = room.tokens
    for given, seq in ((1, 1), (1, 1), (1, 1), (3, 9), (2, 4), (0, 9)):
        taking_part.vote(ws, room.code, token, Ballot(GOALS, given, seq))
    assert taking_part.own_votes(ws, room.code, token) == {GOALS: OwnVote(3, 9, 1)}
    assert stored(ws, "SELECT count(*) FROM votes") == [(1,)]


def test_votes_of_one_group_are_kept_by_number_too(ws, centre_id):
    room = voting(ws, centre_id, 1)
    with gathering(ws):
        futures = [
            taking_part.submit_vote(ws, room.code, room.tokens[0], Ballot(GOALS, seq % 4, seq), 1)
            for seq in (3, 7, 5, 7, 1)
        ]
    wait(futures, timeout=PATIENCE)
    assert taking_part.own_votes(ws, room.code, room.tokens[0]) == {GOALS: OwnVote(3, 7, 1)}


def test_two_devices_sending_shuffled_replays_end_in_one_row_with_the_highest_number(ws, centre_id):
    room = voting(ws, centre_id, 3)
    chance = random.Random(6)  # noqa: S311 - a repeatable shuffle
    problems = []

    def send(ballots):
        try:
            for token, ballot in ballots:
                taking_part.vote(ws, room.code, token, ballot, 1)
        except BaseException as error:
            problems.append(error)

    once = [(token, Ballot(GOALS, seq % 4, seq)) for token in room.tokens for seq in range(30)]
    threads = [threading.Thread(target=send, args=(chance.sample(once, len(once)),)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert stored(ws, "SELECT level, seq FROM votes") == [(29 % 4, 29)] * 3


def test_a_vote_without_a_round_counts_in_the_open_one_and_one_for_another_round_is_refused(ws, centre_id):
    room = voting(ws, centre_id, 1)
    (token,) = room.tokens
    for other in (0, 2, -1):
        with pytest.raises(StateError):
            taking_part.vote(ws, room.code, token, Ballot(GOALS, 1, 1), other)
    workshops.reveal(ws, room.id, GOALS)
    workshops.vote_again(ws, room.id, GOALS)
    with pytest.raises(StateError):
        taking_part.vote(ws, room.code, token, Ballot(GOALS, 1, 1), 1)
    taking_part.vote(ws, room.code, token, Ballot(GOALS, 1, 0))
    assert taking_part.own_votes(ws, room.code, token) == {GOALS: OwnVote(1, 0, 2)}


def test_host_paced_only_the_statement_on_the_screen_takes_votes(ws, centre_id):
    room = voting(ws, centre_id, 1)
    with pytest.raises(StateError):
        taking_part.vote(ws, room.code, room.tokens[0], Ballot(VISITS, 1, 1))
    workshops.show(ws, room.id, VISITS)
    taking_part.vote(ws, room.code, room.tokens[0], Ballot(VISITS, 1, 1), 1)
    with pytest.raises(StateError):
        taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 1, 1), 1)


def test_votes_for_other_rooms_and_other_statements_are_refused(ws, centre_id):
    here, there = voting(ws, centre_id, 1), voting(ws, centre_id, 1)
    for code, token in ((here.code, there.tokens[0]), (here.code, ""), ("ABCDEFGH", here.tokens[0]), ("", "")):
        with pytest.raises(NotFound):
            taking_part.vote(ws, code, token, Ballot(GOALS, 1, 1))
        assert taking_part.seat(ws, code, token) is None
    for item in ("plan.goals.q2", "nothing", ""):  # of the framework but not of the room; of neither
        with pytest.raises(AnswerError, match="not a statement of this workshop"):
            taking_part.vote(ws, here.code, here.tokens[0], Ballot(item, 1, 1))
    assert stored(ws, "SELECT count(*) FROM votes") == [(0,)]


@pytest.mark.parametrize("given", [4, 9, -1, 1.5, "1", "a", None, [1], 10**30])
def test_what_is_not_on_the_scale_is_refused(ws, centre_id, given):
    room = voting(ws, centre_id, 1)
    with pytest.raises(AnswerError, match="from 0 to 3"):
        taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, given, 1))
    assert stored(ws, "SELECT count(*) FROM votes") == [(0,)]


def test_numbers_of_votes_go_as_far_as_a_browser_counts(ws, centre_id):
    room = voting(ws, centre_id, 1)
    taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 1, MAX_SEQ))
    assert taking_part.own_votes(ws, room.code, room.tokens[0])[GOALS].seq == MAX_SEQ
    for seq in (-1, MAX_SEQ + 1):
        with pytest.raises(AnswerError, match="whole number"):
            taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 1, seq))


def test_of_a_group_only_the_bad_votes_are_refused(ws, centre_id):
    room = voting(ws, centre_id, 20)
    with gathering(ws):
        futures = [
            taking_part.submit_vote(ws, room.code, token if n % 2 else "nobody", Ballot(GOALS, 1, 1), 1)
            for n, token in enumerate(room.tokens)
        ]
    wait(futures, timeout=PATIENCE)
    assert [isinstance(future.exception(), NotFound) for future in futures] == [True, False] * 10
    assert workshops.look(ws, room.id).answered == 10


def test_who_leaves_is_forgotten_and_the_votes_stay(ws, centre_id):
    room = voting(ws, centre_id, 3)
    all_vote(ws, room, GOALS, [1, 2, 3])
    other = voting(ws, centre_id, 0)
    taking_part.leave(ws, other.code, room.tokens[0])  # of another room: nothing happens
    assert taking_part.seat(ws, room.code, room.tokens[0]) is not None
    for _ in range(2):
        taking_part.leave(ws, room.code, room.tokens[0])
        assert taking_part.seat(ws, room.code, room.tokens[0]) is None
    with pytest.raises(NotFound, match="Join again"):
        taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 0, 9))
    view = workshops.look(ws, room.id)
    assert (view.people, view.present, view.answered) == (3, 3, 3)


def test_who_leaves_without_a_vote_is_not_waited_for(ws, centre_id):
    room = voting(ws, centre_id, 4)
    for token in room.tokens[:3]:
        taking_part.vote(ws, room.code, token, Ballot(GOALS, 1, 1))
    for token in room.tokens[2:]:  # one has voted, one has not
        taking_part.leave(ws, room.code, token)
    view = workshops.look(ws, room.id)
    assert (view.people, view.present, view.answered) == (4, 3, 3)
    workshops.show(ws, room.id, VISITS)
    view = workshops.look(ws, room.id)
    assert (view.people, view.present, view.answered) == (4, 2, 0)


def test_at_the_close_every_token_and_every_vote_is_forgotten_and_only_counts_stay(ws, centre_id):
    room = open_room(ws, centre_id, 3, pace="self", k=3)
    all_vote(ws, room, GOALS, [1, 2, 3])
    workshops.close(ws, room.id, apply=False, t=EN)
    assert stored(ws, "SELECT DISTINCT token_hash FROM participants") == [(None,)]
    assert stored(ws, "SELECT count(*) FROM votes") == [(0,)]
    assert workshops.get(ws, room.id).statement(GOALS).rounds[0].counts.levels == (0, 1, 1, 1)
    for token in room.tokens:
        assert taking_part.seat(ws, room.code, token) is None
        with pytest.raises(StateError, match="closed"):
            taking_part.vote(ws, room.code, token, Ballot(GOALS, 0, 9))
        taking_part.leave(ws, room.code, token)


def test_the_state_follows_a_host_paced_room(ws, centre_id):
    room = open_room(ws, centre_id, 2)
    assert taking_part.state(ws, room.code) == RoomState(None, None, False, 0)
    workshops.show(ws, room.id, GOALS)
    assert taking_part.state(ws, room.code) == RoomState(1, GOALS, True, 0)
    all_vote(ws, room, GOALS, [1, "na"])
    rooms.forget(ws, room.code)  # else it is half a second old
    assert taking_part.state(ws, room.code) == RoomState(1, GOALS, True, 2)
    workshops.reveal(ws, room.id, GOALS)
    assert taking_part.state(ws, room.code) == RoomState(1, GOALS, False, 2)
    workshops.vote_again(ws, room.id, GOALS)
    assert taking_part.state(ws, room.code) == RoomState(2, GOALS, True, 0)
    workshops.close(ws, room.id, apply=False, t=EN)
    assert taking_part.state(ws, room.code) == RoomState(None, None, False, 0)
    assert taking_part.room(ws, room.code).session.status == "closed"
    assert taking_part.state(ws, "ABCDEFGH") is None


def test_the_state_of_a_self_paced_room_counts_people_with_a_vote(ws, centre_id):
    room = open_room(ws, centre_id, 2, pace="self")
    assert taking_part.state(ws, room.code) == RoomState(1, None, True, 0)
    taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 1, 1))
    taking_part.vote(ws, room.code, room.tokens[0], Ballot(VISITS, 1, 1))
    rooms.forget(ws, room.code)
    assert taking_part.state(ws, room.code) == RoomState(1, None, True, 1)
    for item in (GOALS, VISITS):
        workshops.reveal(ws, room.id, item)
    assert taking_part.state(ws, room.code) == RoomState(1, None, False, 1)
    workshops.vote_again(ws, room.id, VISITS)
    assert taking_part.state(ws, room.code) == RoomState(2, None, True, 1)


def test_many_who_ask_at_the_same_moment_cost_one_look_at_the_database(ws, centre_id, monkeypatch):
    room = voting(ws, centre_id, 0)
    reads = []
    real = type(ws.database).read
    monkeypatch.setattr(type(ws.database), "read", lambda self: (reads.append(1), real(self))[1])
    threads = [threading.Thread(target=taking_part.state, args=(ws, room.code)) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(reads) <= 4  # two, unless the machine stood still for half a second


def test_a_seat_and_its_votes_are_there_after_a_restart(tmp_path):
    ws = mini_workspace(tmp_path)
    room = voting(ws, centres.create_centre(ws, Centre(name="Hill School")), 1)
    taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 2, 1), 1)
    workspace.close(ws)
    ws = mini_workspace(tmp_path)
    assert taking_part.own_votes(ws, room.code, room.tokens[0]) == {GOALS: OwnVote(2, 1, 1)}
    taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 3, 2), 1)
    assert taking_part.own_votes(ws, room.code, room.tokens[0])[GOALS].given == 3
    workspace.close(ws)


@pytest.mark.parametrize("end", ["reveal", "close"])
def test_votes_that_race_the_end_are_counted_or_refused_and_never_come_after_it(ws, centre_id, end):
    room = open_room(ws, centre_id, 60, pace="self", expected=60)
    started = threading.Barrier(5)
    results = {}

    def cast(tokens):
        started.wait()
        for token in tokens:
            future = taking_part.submit_vote(ws, room.code, token, Ballot(GOALS, 1, 1), 1)
            results[token] = future.exception(PATIENCE)

    threads = [threading.Thread(target=cast, args=(room.tokens[part::4],)) for part in range(4)]
    for thread in threads:
        thread.start()
    started.wait()
    while not results:
        pass
    if end == "reveal":
        session = workshops.reveal(ws, room.id, GOALS)
    else:
        session = workshops.close(ws, room.id, apply=False, t=EN).session
    for thread in threads:
        thread.join()
    counts = session.statement(GOALS).rounds[0].counts
    counted = sum(counts.levels) + counts.without
    accepted = [token for token, error in results.items() if error is None]
    assert counted == len(accepted)
    assert all(isinstance(error, StateError) for error in results.values() if error is not None)
    assert stored(ws, "SELECT count(*) FROM votes") == [(counted if end == "reveal" else 0,)]
    assert workshops.get(ws, room.id) == session
    late = taking_part.submit_vote(ws, room.code, room.tokens[0], Ballot(GOALS, 3, 2), 1)
    assert isinstance(late.exception(PATIENCE), StateError)
    assert workshops.look(ws, room.id).results[GOALS][0].answered == counted
