"""Who is in a room, and the votes. Nothing here tells who somebody is, nor when a vote came."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from prodige_core.storage.upsert import upsert_newer
from prodige_core.storage.voice_tables import participants, votes
from prodige_core.workshops import Ballot, Counts, Given

MOST_AT_ONCE = 500
"""Values in one statement; a SQLite of before 2020 takes 999."""


class NewParticipant(NamedTuple):
    """A device that joins. ``token_hash``: sha256 of its token, in hexadecimal digits."""

    id: str
    workshop_id: str
    token_hash: str


class NewVote(NamedTuple):
    """A vote that is accepted: in which round of the ballot's statement."""

    workshop_id: str
    participant_id: str
    round: int
    ballot: Ballot


@dataclass(frozen=True, slots=True)
class OwnVote:
    """What one person gave in a round. ``seq``: the number of the vote that counts."""

    given: Given
    seq: int
    round: int


class Votes:
    """Rows are read and written in groups, because a whole room votes at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def participants(self, token_hashes: Collection[str]) -> dict[str, tuple[str, str]]:
        """``(participant, workshop)`` by hash of the token; those that are not known (any more) are left out."""
        columns = (participants.c.token_hash, participants.c.id, participants.c.workshop_id)
        query = select(*columns).where(participants.c.token_hash.in_(token_hashes))
        return {row[0]: (row[1], row[2]) for row in self._connection.execute(query)}

    def people(self, workshop_ids: Collection[str]) -> dict[str, int]:
        """Devices that joined, by workshop; also those that have left."""
        query = select(participants.c.workshop_id, func.count()).where(participants.c.workshop_id.in_(workshop_ids))
        found = {row[0]: row[1] for row in self._connection.execute(query.group_by(participants.c.workshop_id))}
        return {workshop_id: found.get(workshop_id, 0) for workshop_id in workshop_ids}

    def present(self, workshop_id: str, item: str | None = None, number: int = 1) -> int:
        """Devices that have not left, and those that left after they voted: in a round, or without ``item`` at all."""
        voted = exists().where(votes.c.workshop_id == workshop_id, votes.c.participant_id == participants.c.id)
        if item is not None:
            voted = voted.where(votes.c.item == item, votes.c.round == number)
        here = (participants.c.workshop_id == workshop_id) & (participants.c.token_hash.is_not(None) | voted)
        return self._connection.scalar(select(func.count()).select_from(participants).where(here)) or 0

    def without_vote(self, workshop_id: str) -> dict[str, str | None]:
        """People who never voted, also those who left: the hash of the token (None once it is forgotten) by id."""
        voted = exists().where(votes.c.workshop_id == workshop_id, votes.c.participant_id == participants.c.id)
        query = select(participants.c.id, participants.c.token_hash).where(participants.c.workshop_id == workshop_id)
        return {row[0]: row[1] for row in self._connection.execute(query.where(~voted))}

    def remove(self, participant_ids: Sequence[str]) -> None:
        """Remove people with their votes."""
        for at in range(0, len(participant_ids), MOST_AT_ONCE):
            some = participant_ids[at : at + MOST_AT_ONCE]
            self._connection.execute(delete(participants).where(participants.c.id.in_(some)))

    def join(self, new: Sequence[NewParticipant]) -> None:
        """Store people who may join."""
        if new:
            self._connection.execute(insert(participants), [one._asdict() for one in new])

    def forget_token(self, token_hash: str) -> None:
        """From now on nobody can tell whose votes these are. An unknown one changes nothing."""
        found = update(participants).where(participants.c.token_hash == token_hash)
        self._connection.execute(found.values(token_hash=None))

    def forget_tokens(self, workshop_id: str) -> None:
        """As `forget_token`, for everyone in the room."""
        here = (participants.c.workshop_id == workshop_id) & participants.c.token_hash.is_not(None)
        self._connection.execute(update(participants).where(here).values(token_hash=None))

    def cast(self, new: Sequence[NewVote]) -> None:
        """Store votes. One with a higher ``seq`` replaces the same person's earlier one; any other changes nothing."""
        upsert_newer(self._connection, votes, [_columns(vote) for vote in new], order="seq")

    def forget_order(self, workshop_id: str, item: str) -> None:
        """Once counted, votes on an item need no ``seq``: whoever sent the time of day as one leaves no trace."""
        here = (votes.c.workshop_id == workshop_id) & (votes.c.item == item) & (votes.c.seq != 0)
        self._connection.execute(update(votes).where(here).values(seq=0))

    def forget(self, workshop_id: str) -> None:
        """Remove every vote of a room: what is shown of them was counted at the reveals."""
        self._connection.execute(delete(votes).where(votes.c.workshop_id == workshop_id))

    def own(self, workshop_id: str, participant_id: str, rounds: Mapping[str, int]) -> dict[str, OwnVote]:
        """One person's votes in the given round of each item; items without one are left out."""
        query = select(votes.c.item, votes.c.round, votes.c.state, votes.c.level, votes.c.seq).where(
            votes.c.workshop_id == workshop_id,
            votes.c.item.in_(rounds),
            votes.c.round.in_(set(rounds.values())),  # with the items: all of the primary key, so nothing is searched
            votes.c.participant_id == participant_id,
        )
        return {
            row.item: OwnVote(_given(row.state, row.level), row.seq, row.round)
            for row in self._connection.execute(query)
            if rounds[row.item] == row.round
        }

    def counts(self, workshop_id: str, rounds: Mapping[str, int], tops: Mapping[str, int]) -> dict[str, Counts]:
        """The votes of the given round of each item, on a scale 0..top; longer if somebody voted above it."""
        columns = (votes.c.item, votes.c.round, votes.c.state, votes.c.level)
        query = (
            select(*columns, func.count().label("people"))
            .where(votes.c.workshop_id == workshop_id, votes.c.item.in_(rounds))
            .where(votes.c.round.in_(set(rounds.values())))
            .group_by(*columns)
        )
        levels = {item: [0] * (tops.get(item, 0) + 1) for item in rounds}
        without = dict.fromkeys(rounds, 0)
        for row in self._connection.execute(query):
            if rounds[row.item] != row.round:
                continue
            if row.level is None:
                without[row.item] += row.people
            else:
                own = levels[row.item]
                own.extend([0] * (row.level + 1 - len(own)))
                own[row.level] += row.people
        return {item: Counts(tuple(levels[item]), without[item]) for item in rounds}

    def answered(self, workshop_id: str) -> dict[tuple[str, int], int]:
        """How many people voted, na and don't know included, by item and round; rounds without a vote are left out."""
        columns = (votes.c.item, votes.c.round)
        query = select(*columns, func.count()).where(votes.c.workshop_id == workshop_id).group_by(*columns)
        return {(row[0], row[1]): row[2] for row in self._connection.execute(query)}

    def answered_in(self, workshop_id: str, item: str, number: int) -> int:
        """As `answered`, of one round."""
        here = (votes.c.workshop_id == workshop_id) & (votes.c.item == item) & (votes.c.round == number)
        return self._connection.scalar(select(func.count()).select_from(votes).where(here)) or 0

    def voters(self, workshop_id: str) -> int:
        """People with at least one vote."""
        query = select(func.count(votes.c.participant_id.distinct())).where(votes.c.workshop_id == workshop_id)
        return self._connection.scalar(query) or 0


def _columns(vote: NewVote) -> dict[str, object]:
    given = vote.ballot.given
    return {
        "workshop_id": vote.workshop_id,
        "item": vote.ballot.item,
        "round": vote.round,
        "participant_id": vote.participant_id,
        "state": given if isinstance(given, str) else "level",
        "level": None if isinstance(given, str) else given,
        "seq": vote.ballot.seq,
    }


def _given(state: str, level: int | None) -> Given:
    if level is not None:
        return level
    return "na" if state == "na" else "unknown"
