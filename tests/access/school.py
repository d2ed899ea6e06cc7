"""Two schools with people in every role, for tests of who may do what. Built once; calls work on copies."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path

from prodige_core.access import LOCAL, NOBODY, ROLES, Actor
from prodige_core.planning import solve
from prodige_core.responses import Centre, Means
from prodige_core.services import (
    assessing,
    centres,
    networks,
    own_actions,
    people,
    planning,
    surveys,
    taking_part,
    wishes,
    workshops,
)
from prodige_core.services.workspace import Workspace, close
from prodige_core.workshops import Ballot
from tests import databases
from tests.factories import NOON
from tests.put_back import PutBack
from tests.survey_steps import Clock, asked_catalogue, survey_workspace

GOALS, VISITS = "plan.goals.q1", "doing.visits.q1"
NOWHERE = "00000000-0000-4000-8000-000000000000"
MEANS = Means(start="2026-09", terms=3, hours_per_term={"teacher": 40, "coordinator": 40}, budget_per_year=4000)
"""An id that nothing has."""


@dataclass(frozen=True)
class School:
    """Ids of one centre and of what is in it. guest: a further viewer, who also coordinates the network.

    invitation: a link of the centre that waits; network_link: one of the network, for a school, and its secret.
    """

    centre: str
    survey: str
    workshop: str
    code: str
    network: str
    guest: str
    invitation: str
    network_link: str
    secret: str

    def subject(self, of: str) -> str:
        return {"centre": self.centre, "survey": self.survey, "workshop": self.workshop, "network": self.network}[of]


@dataclass(frozen=True)
class World:
    """people: actors by name - the roles of ``own``, ``stranger`` (owner of ``other``), ``coordinator`` of own's network
    and ``newcomer``, who has no role anywhere."""

    folder: Path
    own: School
    other: School
    people: dict[str, Actor]
    members: dict[str, str]

    def copy(self, folder: Path) -> Workspace:
        folder.mkdir(parents=True, exist_ok=True)
        databases.copy(self.folder, folder)
        return survey_workspace(folder, Clock())

    def put_back(self, folder: Path) -> PutBack:
        """One copy for many calls that may change it."""
        databases.copy(self.folder, folder)
        return PutBack(folder, lambda: survey_workspace(folder, Clock()))


def catalogue():
    return asked_catalogue()


def build(folder: Path) -> World:
    folder.mkdir(parents=True, exist_ok=True)
    ws = survey_workspace(folder, Clock())
    own, other = _school(ws, "Hill School"), _school(ws, "Lake School")
    people: dict[str, Actor] = {"nobody": NOBODY, "operator": LOCAL}
    with ws.database.write() as unit:
        for name in (*ROLES, "stranger", "coordinator", "newcomer"):
            person = unit.people.add("link", hashlib.sha256(name.encode()).hexdigest(), name.title(), NOON)
            people[name] = Actor.person(person)
            if name in ROLES:
                unit.people.set_role(own.centre, person, name, NOON)
            if name == "stranger":
                unit.people.set_role(other.centre, person, "owner", NOON)
            if name == "coordinator":
                unit.networks.appoint(own.network, person, NOON)
        unit.commit()
    close(ws)
    return World(
        folder,
        own,
        other,
        people,
        {name: actor.person_id for name, actor in people.items() if actor.person_id},
    )


def _school(ws: Workspace, name: str) -> School:
    centre = centres.create_centre(ws, Centre(name=name, country="SI", learners=600, staff=60))
    for item, level in ((GOALS, 1), ("plan.roles.q1", 0), (VISITS, 1)):
        assessing.save_answer(ws, centre, "mini", item, level=level)
    wishes.set_means(ws, centre, MEANS)
    own_actions.add_action(ws, centre, {"title": "A fair", "lead": "teacher"})
    task = planning.task_for(ws, centre)
    planning.store_plan(ws, centre, solve(task.problem), task.fingerprint)
    workshop = workshops.create(ws, centre, (GOALS, VISITS), k=3)
    code = workshops.open_room(ws, workshop).code
    tokens = [taking_part.join(ws, code).token for _ in range(5)]
    workshops.show(ws, workshop, GOALS)
    for seq, token in enumerate(tokens):
        taking_part.vote(ws, code, token, Ballot(GOALS, seq % 3, 1))
    workshops.reveal(ws, workshop, GOALS)
    day = ws.today()
    survey = surveys.create(
        ws, centre, frameworks=("mini",), roles=("teacher",), opens_on=day, closes_on=day + dt.timedelta(days=14)
    )
    with ws.database.write() as unit:
        network = unit.networks.add(f"Network of {name}", NOON)
        unit.networks.join(network, centre, NOON)
        guest = unit.people.add("link", hashlib.sha256(f"guest of {name}".encode()).hexdigest(), "Guest", NOON)
        unit.people.set_role(centre, guest, "viewer", NOON)
        unit.networks.appoint(network, guest, NOON)
        unit.commit()
    people.invite(ws, centre, "editor", "Somebody")
    secret = networks.invite_school(ws, network, "Some school")
    invitation, link = people.invitations(ws, centre)[0].id, networks.invitations(ws, network)[0].id
    return School(centre, survey, workshop, code, network, guest, invitation, link, secret)
