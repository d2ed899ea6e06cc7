"""Where centres are kept: SQLite or PostgreSQL through SQLAlchemy. Services open it with `open_database`."""

from prodige_core.storage.database import Database, open_database
from prodige_core.storage.repositories.centres import CentreRow
from prodige_core.storage.repositories.events import Event
from prodige_core.storage.repositories.invitations import Invitation, Maker
from prodige_core.storage.repositories.networks import Coordinator, NetworkCentre, NetworkRow
from prodige_core.storage.repositories.people import Member, Person
from prodige_core.storage.repositories.plans import CurveRow, KeptPlan, PlanRow
from prodige_core.storage.repositories.votes import NewParticipant, NewVote, OwnVote
from prodige_core.storage.repositories.workshops import WorkshopRow
from prodige_core.storage.unit_of_work import UnitOfWork

__all__ = [
    "CentreRow",
    "Coordinator",
    "CurveRow",
    "Database",
    "Event",
    "Invitation",
    "KeptPlan",
    "Maker",
    "Member",
    "NetworkCentre",
    "NetworkRow",
    "NewParticipant",
    "NewVote",
    "OwnVote",
    "Person",
    "PlanRow",
    "UnitOfWork",
    "WorkshopRow",
    "open_database",
]
