"""Where centres are kept: SQLite or PostgreSQL through SQLAlchemy. Services open it with `open_database`."""

from prodige_core.storage.database import Database, open_database
from prodige_core.storage.repositories.centres import CentreRow
from prodige_core.storage.repositories.plans import PlanRow
from prodige_core.storage.repositories.votes import NewParticipant, NewVote, OwnVote
from prodige_core.storage.repositories.workshops import WorkshopRow
from prodige_core.storage.unit_of_work import UnitOfWork

__all__ = [
    "CentreRow",
    "Database",
    "NewParticipant",
    "NewVote",
    "OwnVote",
    "PlanRow",
    "UnitOfWork",
    "WorkshopRow",
    "open_database",
]
