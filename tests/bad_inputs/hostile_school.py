"""A school, its survey, its workshop and its questionnaire, in which every text a person can write is hostile.

Every text ends in a key of its own (``K`` and three digits), so that a reader of a page can tell which texts are on it, and
whether all that should stand before the key does.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import yaml

from prodige_core.config import ROOT
from prodige_core.planning import solve
from prodige_core.planning.cheapest import cheapest_plan
from prodige_core.planning.curve import next_task, with_plan
from prodige_core.responses import Answer, Means
from prodige_core.responses.living import Measured
from prodige_core.services import (
    answering,
    assessing,
    board_writes,
    centres,
    funding,
    indicators,
    kept_plans,
    networks,
    own_actions,
    planning,
    renewing,
    rounds,
    surveys,
    taking_part,
    what_if,
    wishes,
    workshops,
)
from prodige_core.services import people as people_of
from prodige_core.services.workspace import Workspace
from prodige_core.workshops import Ballot
from tests.factories import MINI

EVIL = "evil.example"
MARKUP = (
    f"<script>hit()</script><img src=x onerror=hit()>![i](http://{EVIL}/p.png)[l](javascript:hit()) "
    f"www.{EVIL} <http://{EVIL}> <b>un"
)
SYNTAX = (
    "# - 1. > $x^2$ :red[r] :material/home: :smile: *b* _i_ `c` ~~s~~ {{7*7}} {x} %s &amp; \\ "
    f"a@{EVIL} | a | \"q\" 's' ```````` 1 < 2 & 3 \u202eت"
)
FORMULA = f'=HYPERLINK("http://{EVIL}","x")+cmd|\' /C calc\'!A0'
KINDS = (MARKUP, SYNTAX, FORMULA)
SHORT = f"=1+1 <img src=x onerror=hit()>![i](//{EVIL}/p) $x$ :red[r] `c` <b>"
INVISIBLE = re.compile("[\\s\u2060\u202a-\u202e\u2066-\u2069\u00ad]")
"""What is put in where texts are shown, or is no difference between two texts."""


class Texts:
    """Hostile texts with their keys, in turn of every kind."""

    def __init__(self) -> None:
        self.made: dict[str, str] = {}
        self.here_and_there: set[str] = set()

    def __call__(self, *, whole: bool = False, short: bool = False, rarely: bool = False) -> str:
        """A text of fewer than 200 characters; whole: everything at once, on several lines; short: fewer than 80.

        rarely: it need not be on any page, as it depends on the day which of them are.
        """
        number = len(self.made)
        key = f"K{number:03d}"
        kind = "\n".join([MARKUP, SYNTAX, FORMULA]) if whole else SHORT if short else KINDS[number % len(KINDS)]
        self.made[key] = f"{kind} {key}"
        if rarely:
            self.here_and_there.add(key)
        return self.made[key]

    def torn(self, shown: str) -> list[str]:
        """Of the texts on a page, those that are not shown as they were written."""
        plain = compact(shown)
        return [
            f"{key}: {plain[max(0, found.end() - 200) : found.end()]}"
            for key, text in self.made.items()
            for found in re.finditer(key, plain)
            if not plain[: found.end()].endswith(compact(text))
        ]

    def seen(self, shown: str) -> set[str]:
        """The keys of the texts on a page."""
        plain = compact(shown)
        return {key for key in self.made if key in plain}


def compact(text: str) -> str:
    """A text as far as it is looked at here."""
    return INVISIBLE.sub("", text)


def frameworks(folder: Path, texts: Texts) -> Path:
    """Mini, with hostile prose; returns the folder of frameworks."""
    own = folder / "frameworks" / "mini"
    own.mkdir(parents=True)
    tree = yaml.safe_load((MINI / "mini" / "framework.yaml").read_text(encoding="utf-8"))
    tree["title"] = texts()
    for level in tree["levels"]:
        level["name"] = texts()
    for area in tree["areas"]:
        area["title"] = texts()
        for practice in area["practices"]:
            practice["title"] = texts()
            for item in practice["items"]:
                item |= {"question": texts(), "help": texts(), "evidence": texts()}
                item["options"] = [texts() for _ in item["options"]]
    actions = yaml.safe_load((MINI / "mini" / "actions.yaml").read_text(encoding="utf-8"))
    for action in actions:
        action |= {"title": texts(), "why": texts(), "steps": [texts()], "evidence": [texts()], "indicator": texts()}
    for name, data in (("framework.yaml", tree), ("actions.yaml", actions)):
        (own / name).write_text(json.dumps(data), encoding="utf-8")
    return folder / "frameworks"


PROSE = {"title", "after", "note", "why", "what", "rules", "first", "decides", "cite"}
"""Fields of the programme's files that people read."""


def facts(folder: Path, texts: Texts) -> None:
    """Beside Mini, the facts of the programme as they are today, with hostile prose."""
    own = folder / "frameworks" / "programme"
    own.mkdir(parents=True)
    for path in sorted((ROOT / "frameworks" / "programme").glob("*.yaml")):
        tree = _spoiled(yaml.safe_load(path.read_text(encoding="utf-8")), texts)
        (own / path.name).write_text(json.dumps(tree, default=str), encoding="utf-8")


def _spoiled(node: Any, texts: Texts, *, is_prose: bool = False) -> Any:
    """A tree with its prose exchanged."""
    if isinstance(node, dict):
        return {key: _spoiled(value, texts, is_prose=key in PROSE) for key, value in node.items()}
    if isinstance(node, list):
        return [_spoiled(value, texts, is_prose=is_prose) for value in node]
    return texts(rarely=True) if is_prose and isinstance(node, str) else node


def school(ws: Workspace, texts: Texts) -> str:
    """A centre with answers, targets, means and a plan; returns its id."""
    profile = {"name": texts(), "country": "IT", "sectors": [texts()], "learners": 10, "staff": 5}
    centre_id = centres.create_centre(ws, centres.profile_from(profile))
    for place, item in enumerate(ws.catalogue.frameworks["mini"].items):
        answer = Answer(level=place % 3, note=texts(whole=True), evidence=texts(whole=True))
        assessing.put_answer(ws, centre_id, "mini", item, answer)
    hours = {"leader": 40, "coordinator": 40, "teacher": 60, "admin": 5, "digital_lead": 5}
    wishes.set_means(ws, centre_id, Means(start="2027-01", terms=4, hours_per_term=hours, budget_per_year=5000))
    return centre_id


OWNED, DECLINED, DROPPED = "goals.write", "visits.online", "roles.team"
"""Actions of Mini that are on the board with all it can hold."""


def living(ws: Workspace, centre_id: str, texts: Texts) -> None:
    """What is entered through the year: an action of one's own, the board, mobilities, indicators, the next round."""
    rounds.start_next_round(ws, centre_id)
    for item in ws.catalogue.frameworks["mini"].items:
        if item.startswith("plan.goals"):
            assessing.change_answer(ws, centre_id, "mini", item, {"level": 2})
    own = {"title": texts(), "why": texts(whole=True), "steps": [texts()], "indicator": texts(), "lead": "teacher"}
    raised = {"practice": "doing.visits", "to": 3, "share": 100}
    added = own_actions.add_action(ws, centre_id, own | {"raises": [raised], "hours": {"teacher": 5}})
    for action in (OWNED, added.action):
        told = {"owner": texts(), "note": texts(whole=True), "evidence": texts(whole=True)}
        board_writes.set_entry(ws, centre_id, action, told)
        board_writes.move(ws, centre_id, action, "accepted")
    board_writes.move(ws, centre_id, DECLINED, "declined", reason=texts())
    board_writes.move(ws, centre_id, DROPPED, "accepted")
    board_writes.move(ws, centre_id, DROPPED, "dropped", reason=texts())
    told = {"activity": "job-shadowing", "people": 2, "days": 5, "country": "FI", "distance_km": 900}
    funding.set_mobility(ws, centre_id, OWNED, told)
    indicators.follow(ws, centre_id, ("K1", "K2"))
    for code in ("K1", "K2"):
        indicators.set_value(ws, centre_id, code, "2025", Measured(numerator=2, denominator=9, source=texts()))
        indicators.set_target(ws, centre_id, code, 50, "2028", texts())


def plan(ws: Workspace, centre_id: str) -> None:
    """Make the plan of what is stored now."""
    task = planning.task_for(ws, centre_id)
    planning.store_plan(ws, centre_id, solve(task.problem, "quick"), task.fingerprint)


def keep(ws: Workspace, centre_id: str, texts: Texts) -> None:
    """Keep the plan under a name, and work out what other means would reach."""
    kept_plans.keep(ws, centre_id, texts(short=True))
    task = what_if.begin(ws, centre_id)
    curve = task.curve
    while (step := next_task(curve, task.problem, task.going_on)) is not None:
        curve = with_plan(curve, step.point, solve(step.problem, "point"), task.problem, task.going_on)
    what_if.store(ws, centre_id, curve, cheapest_plan(task.problem), task.fingerprint)


def people(ws: Workspace, centre_id: str, texts: Texts) -> dict[str, str]:
    """A centre that people sign in to: its owner, who also coordinates its network, and others, all with hostile names.

    Gives the secrets of links: ``owner`` signs in the owner on a device, ``editor`` invites somebody.
    """
    with ws.database.write() as unit:
        owner, viewer, other = (unit.people.add("link", f"{number}" * 64, texts(), ws.now()) for number in range(3))
        unit.people.set_role(centre_id, owner, "owner", ws.now())
        unit.people.set_role(centre_id, viewer, "viewer", ws.now())
        unit.commit()
    network = networks.create(ws, texts())
    with ws.database.write() as unit:
        unit.networks.appoint(network, owner, ws.now())
        unit.networks.appoint(network, other, ws.now())
        unit.commit()
    networks.join(ws, centre_id, networks.invite_school(ws, network, texts(rarely=True)))
    networks.invite_school(ws, network, texts())
    networks.invite_coordinator(ws, network, texts())
    return {"owner": renewing.renew(ws, owner), "editor": people_of.invite(ws, centre_id, "editor", texts())}


def survey(ws: Workspace, centre_id: str, texts: Texts, *, close: bool) -> str:
    """A survey with a title; closed, also with ten people and their comments. Returns its id."""
    week = dt.timedelta(days=7)
    span: dict[str, Any] = {"opens_on": ws.today(), "closes_on": ws.today() + week}
    roles = ("leader", "coordinator")
    own = surveys.create(ws, centre_id, frameworks=["mini"], roles=roles, k=3, title=texts(), **span)
    for number in range(10 if close else 0):
        link = answering.begin(ws, surveys.get(ws, own).token, roles[number % 2])
        sheet = answering.sheet(ws, link)
        assert sheet is not None
        for page, part in enumerate(sheet.pages, start=1):
            given = {item.id: str(3 * (number % 2)) for item in part.items}
            answering.save_page(ws, link, page, given, sheet.version)
        answering.finish(ws, link, texts())
    if close:
        surveys.close(ws, own)
    return own


def workshop(ws: Workspace, centre_id: str, texts: Texts) -> str:
    """An open room whose first statement is agreed and second parked, with reasons; a vote on the third. Returns its id."""
    items = list(ws.catalogue.frameworks["mini"].items)[:3]
    own = workshops.create(ws, centre_id, items, title=texts())
    code = workshops.open_room(ws, own).code
    people = [joined.token for _ in range(6) if (joined := taking_part.join(ws, code))]
    for place, item in enumerate(items):
        workshops.show(ws, own, item)
        for number, token in enumerate(people):
            taking_part.vote(ws, code, token, Ballot(item, number % 4, 1))
        if place < 2:
            workshops.reveal(ws, own, item)
    workshops.agree(ws, own, items[0], 2, texts())
    workshops.park(ws, own, items[1], texts())
    return own
