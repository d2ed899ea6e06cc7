"""Whatever a host does, in whatever order: what is revealed is fixed, and votes count only where they may."""

from __future__ import annotations

import contextlib
import datetime as dt

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from prodige_core.errors import StateError
from prodige_core.workshops import MAX_ROUNDS, Counts, Session, Statement
from prodige_core.workshops import session as steps

ITEMS = ("a", "b", "c")
items = st.sampled_from(ITEMS)
counts = st.builds(Counts, st.tuples(*[st.integers(0, 9)] * 3), st.integers(0, 9))


class Workshop(RuleBasedStateMachine):
    @initialize(pace=st.sampled_from(["host", "self"]))
    def begin(self, pace):
        self.now = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
        agenda = tuple(Statement(item, "mini") for item in ITEMS)
        self.session = Session("w", "c", "ABCDEFGH", "s", "", pace, "draft", agenda, None, 5, 30, 1, self.now)
        self.fixed = {}
        self.was_closed = None

    def do(self, step, *args):
        with contextlib.suppress(StateError):
            self.session = step(self.session, *args, self.now)
            assert self.session == step(self.session, *args, self.now)  # pressing twice is harmless

    @rule(minutes=st.sampled_from([1, 60, 49 * 60, 15 * 24 * 60]))
    def wait(self, minutes):
        self.now += dt.timedelta(minutes=minutes)

    @rule()
    def open_room(self):
        self.do(steps.open_room)

    @rule(item=items)
    def show(self, item):
        self.do(steps.show, item)

    @rule(item=items, counts=counts)
    def reveal(self, item, counts):
        self.do(steps.reveal, item, counts)

    @rule(item=items)
    def vote_again(self, item):
        self.do(steps.vote_again, item)

    @rule(item=items, level=st.integers(0, 2))
    def agree(self, item, level):
        self.do(steps.agree, item, level, "because")

    @rule(item=items)
    def park(self, item):
        self.do(steps.park, item, "")

    @rule(item=items)
    def take_back(self, item):
        self.do(steps.take_back, item)

    @rule(minutes=st.none() | st.integers(1, 9))
    def timer(self, minutes):
        self.do(steps.set_timer, None if minutes is None else self.now + dt.timedelta(minutes=minutes))

    @rule(open_counts=st.fixed_dictionaries(dict.fromkeys(ITEMS, counts)))
    def close(self, open_counts):
        self.do(steps.close, open_counts)

    @invariant()
    def what_is_revealed_never_changes(self):
        seen = {
            (own.item, one.number): one.counts for own in self.session.statements for one in own.rounds if one.revealed
        }
        assert self.fixed.items() <= seen.items()
        self.fixed = seen

    @invariant()
    def a_closed_workshop_never_changes(self):
        if self.session.status == "closed":
            self.was_closed = self.was_closed or self.session
            assert self.session == self.was_closed

    @invariant()
    def votes_count_only_in_an_open_round_of_an_open_room_that_lets_people_in(self):
        for own in self.session.statements:
            if self.session.accepts(own.item, self.now):
                assert self.session.status == "open"
                assert self.session.lets_in(self.now)
                assert own.rounds
                assert not own.rounds[-1].revealed
                assert self.session.pace == "self" or self.session.current == own.item
        assert not self.session.accepts("z", self.now)

    @invariant()
    def host_paced_one_statement_at_most_takes_votes(self):
        if self.session.pace == "host":
            assert sum(self.session.accepts(item, self.now) for item in ITEMS) <= 1

    @invariant()
    def rounds_are_numbered_from_one_and_only_the_last_may_be_open(self):
        for own in self.session.statements:
            assert [one.number for one in own.rounds] == list(range(1, len(own.rounds) + 1))
            assert all(one.revealed for one in own.rounds[:-1])
            assert len(own.rounds) <= MAX_ROUNDS

    @invariant()
    def a_level_stands_exactly_where_one_was_agreed_after_a_reveal(self):
        for own in self.session.statements:
            assert (own.level is not None) == (own.outcome == "agreed")
            assert own.level is None or any(one.revealed for one in own.rounds)


TestWorkshop = Workshop.TestCase
TestWorkshop.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
