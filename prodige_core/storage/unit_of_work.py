"""One transaction and the repositories that work in it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cached_property

from sqlalchemy import Connection

from prodige_core.storage import server
from prodige_core.storage.repositories.assessments import Assessments
from prodige_core.storage.repositories.centres import Centres
from prodige_core.storage.repositories.events import Events
from prodige_core.storage.repositories.invitations import Invitations
from prodige_core.storage.repositories.living import Living
from prodige_core.storage.repositories.networks import Networks
from prodige_core.storage.repositories.people import People
from prodige_core.storage.repositories.plans import Curves, KeptPlans, Plans
from prodige_core.storage.repositories.retention import Retention
from prodige_core.storage.repositories.sign_ins import SignIns
from prodige_core.storage.repositories.survey_counts import SurveyCounts
from prodige_core.storage.repositories.surveys import Surveys
from prodige_core.storage.repositories.votes import Votes
from prodige_core.storage.repositories.wishes import Wishes
from prodige_core.storage.repositories.workshops import Workshops


class UnitOfWork:
    """Made by `Database.read` and `Database.write`. Nothing is kept unless `commit` is called."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._once_kept: list[Callable[[], object]] = []

    @cached_property
    def centres(self) -> Centres:
        """Centres and their profiles."""
        return Centres(self._connection)

    @cached_property
    def assessments(self) -> Assessments:
        """Assessments with answers and targets."""
        return Assessments(self._connection)

    @cached_property
    def wishes(self) -> Wishes:
        """Priorities, means and decisions."""
        return Wishes(self._connection)

    @cached_property
    def plans(self) -> Plans:
        """The last plan of a centre."""
        return Plans(self._connection)

    @cached_property
    def kept_plans(self) -> KeptPlans:
        """Plans that are kept beside the last."""
        return KeptPlans(self._connection)

    @cached_property
    def curves(self) -> Curves:
        """What is reached with less and more means."""
        return Curves(self._connection)

    @cached_property
    def living(self) -> Living:
        """Board, own actions, mobilities and indicators."""
        return Living(self._connection)

    @cached_property
    def surveys(self) -> Surveys:
        """Surveys and the people who answer them."""
        return Surveys(self._connection)

    @cached_property
    def survey_counts(self) -> SurveyCounts:
        """What is counted of surveys."""
        return SurveyCounts(self._connection)

    @cached_property
    def workshops(self) -> Workshops:
        """Workshops with their statements and rounds."""
        return Workshops(self._connection)

    @cached_property
    def votes(self) -> Votes:
        """Who is in a room, and the votes."""
        return Votes(self._connection)

    @cached_property
    def people(self) -> People:
        """People and their roles."""
        return People(self._connection)

    @cached_property
    def sign_ins(self) -> SignIns:
        """Browsers that are signed in."""
        return SignIns(self._connection)

    @cached_property
    def invitations(self) -> Invitations:
        """Access links."""
        return Invitations(self._connection)

    @cached_property
    def networks(self) -> Networks:
        """Networks of centres."""
        return Networks(self._connection)

    @cached_property
    def events(self) -> Events:
        """The audit trail."""
        return Events(self._connection)

    @cached_property
    def retention(self) -> Retention:
        """What is past its time."""
        return Retention(self._connection)

    def for_everybody(self) -> AbstractContextManager[None]:
        """Within it PostgreSQL shows and takes rows of all centres, whoever the unit works for (`Database.seen_by`).

        Only for what a person may do before they have a role: beginning a centre.
        """
        return server.for_everybody(self._connection)

    def savepoint(self) -> AbstractContextManager[object]:
        """Within it all or nothing: an error that leaves it undoes what was done in it, and nothing else."""
        return self._connection.begin_nested()

    def once_kept(self, tell: Callable[[], object]) -> None:
        """Do this as soon as the commit has returned; never when nothing is kept. It must not fail."""
        self._once_kept.append(tell)

    def commit(self) -> None:
        """Make it durable. Only after this has returned may anyone be told that something is saved."""
        try:
            server.commit(self._connection)
        except BaseException:
            self._connection.rollback()  # else SQLAlchemy keeps the connection for the next one with this one half open
            raise
        waiting, self._once_kept = self._once_kept, []
        for tell in waiting:
            tell()
