"""Random small frameworks and centre files as people would write them, and every schedule they allow.

Written from sections 4, 5, 7 and 8 of the design alone, on files and plain dicts: nothing of the planner is used.
"""

from __future__ import annotations

import collections
import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROLES = ("leader", "coordinator", "digital_lead", "teacher", "admin")
MONTHS = ({9, 10, 11, 12}, {1, 2, 3}, {4, 5, 6, 7, 8})

Schedule = dict[str, int]


@dataclass
class Case:
    """What was written. ``terms``: (first calendar year of the school year, place in it) for each term."""

    actions: dict[str, dict[str, Any]]
    current: dict[str, int]
    targets: dict[str, int]
    weights: dict[str, int]
    terms: list[tuple[int, int]]
    capacity: dict[str, list[int]]
    budget: dict[int, int]
    pinned: dict[str, int] = field(default_factory=dict)
    excluded: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)

    @property
    def clashes(self) -> set[frozenset[str]]:
        return {frozenset((own_id, other)) for own_id, a in self.actions.items() for other in a.get("excludes", [])}

    def starts(self, own_id: str) -> list[int]:
        """The terms, from 1, in which an action may start."""
        action = self.actions[own_id]
        if own_id in self.done or own_id in self.excluded:
            return []
        last = len(self.terms) - action.get("terms", 1) + 1
        months = set(action.get("months", range(1, 13)))
        free = [s for s in range(1, last + 1) if MONTHS[self.terms[s - 1][1]] & months]
        return [s for s in free if s == self.pinned.get(own_id, s)]

    def end(self, own_id: str, start: int) -> int:
        return start + self.actions[own_id].get("terms", 1) - 1

    def load(self, own_id: str, start: int) -> Iterator[tuple[str, int, int]]:
        """Role, term, hours: split evenly, remainders to the earliest."""
        count = self.actions[own_id].get("terms", 1)
        for role, hours in self.actions[own_id].get("hours", {}).items():
            for k in range(count):
                yield role, start + k, hours // count + (k < hours % count)

    def levels(self, schedule: Schedule, practice: str) -> list[int]:
        """The assessed level, then the level after each term."""
        found = [self.current[practice]]
        for term in range(1, len(self.terms) + 1):
            closed: collections.Counter[int] = collections.Counter()
            for own_id, action in self.actions.items():
                if own_id in self.done or (own_id in schedule and self.end(own_id, schedule[own_id]) <= term):
                    for step in action["raises"]:
                        closed[step["to"]] += step.get("share", 100) * (step["practice"] == practice)
            level = self.current[practice]
            while level < self.targets[practice] and closed[level + 1] >= 100:
                level += 1
            found.append(level)
        return found

    def worth(self, schedule: Schedule) -> tuple[int, int, int]:
        """Gain, then hours and cost as negative numbers: the larger the better."""
        gain = sum(
            self.weights[practice] * (level - self.current[practice])
            for practice in self.targets
            for level in self.levels(schedule, practice)[1:]
        )
        hours = sum(sum(self.actions[own_id].get("hours", {}).values()) for own_id in schedule)
        return gain, -hours, -sum(self.actions[own_id].get("cost", 0) for own_id in schedule)

    def schedules(self) -> Iterator[Schedule]:
        """Every schedule that keeps all the rules."""
        yield from self._from(list(self.actions), {}, collections.Counter(), collections.Counter())

    def _from(
        self,
        waiting: list[str],
        chosen: Schedule,
        hours: collections.Counter[tuple[str, int]],
        money: collections.Counter[int],
    ) -> Iterator[Schedule]:
        if not waiting:
            if all(self._requirements_met(own_id, chosen) for own_id in chosen):
                yield dict(chosen)
            return
        own_id, *rest = waiting
        if own_id not in self.pinned:
            yield from self._from(rest, chosen, hours, money)
        if any(frozenset((own_id, other)) in self.clashes for other in (*chosen, *self.done)):
            return
        for start in self.starts(own_id):
            more, cost, year = hours.copy(), self.actions[own_id].get("cost", 0), self.terms[start - 1][0]
            own = list(self.load(own_id, start))
            for role, term, used in own:
                more[role, term] += used
            # the others' hours were compared when they were chosen
            fits = all(more[role, term] <= self.capacity.get(role, [0] * term)[term - 1] for role, term, _ in own)
            if fits and money[year] + cost <= self.budget[year]:
                spent = money.copy()
                spent[year] += cost
                yield from self._from(rest, {**chosen, own_id: start}, more, spent)

    def _requirements_met(self, own_id: str, schedule: Schedule) -> bool:
        return all(
            other in self.done or (other in schedule and self.end(other, schedule[other]) < schedule[own_id])
            for other in self.actions[own_id].get("requires", [])
        )


def write_case(seed: int, folder: Path) -> Case:
    """Write ``f0`` (and sometimes ``f1``) and ``centre.json`` into a folder; gives what they mean."""
    rng = random.Random(seed)  # noqa: S311 - test data
    top = rng.choice([1, 2, 2, 3])
    frameworks = {f"f{f}": _practices(rng, f) for f in range(rng.choice([1, 1, 2]))}
    actions: dict[str, dict[str, Any]] = {}
    for name, areas in frameworks.items():
        own = _actions(rng, [p for ps in areas.values() for p in ps], top, len(actions), len(frameworks))
        actions |= own
        _write(folder / name / "framework.yaml", _framework(name, areas, top))
        _write(folder / name / "actions.yaml", list(own.values()))
    case = Case(actions, {}, {}, {}, [], {}, {})
    file: dict[str, Any] = {"format": "prodige.centre", "version": 1, "centre": {"name": "Small"}}
    file["assessments"] = [a for name, areas in frameworks.items() for a in _assessments(rng, name, areas, top, case)]
    case.targets = {p: t for p, t in case.targets.items() if t > case.current[p]}
    file["priorities"] = _priorities(rng, frameworks, case)
    file["means"] = _means(rng, case)
    file["decisions"] = _decisions(rng, case)
    _write(folder / "centre.json", file)
    return case


def _practices(rng: random.Random, number: int) -> dict[str, list[str]]:
    areas = [f"f{number}a{a}" for a in range(rng.choice([1, 1, 2]))]
    return {area: [f"{area}.p{p}" for p in range(rng.choice([1, 1, 2]))] for area in areas}


def _framework(name: str, areas: Mapping[str, list[str]], top: int) -> dict[str, Any]:
    def practice(own_id: str) -> dict[str, Any]:
        item = {"id": f"{own_id}.q1", "question": "Which?", "options": [f"option {n}" for n in range(top + 1)]}
        return {"id": own_id, "title": own_id, "items": [item]}

    return {
        "id": name,
        "version": "1.0.0",
        "title": name,
        "levels": [{"value": n, "code": str(n), "name": f"level {n}"} for n in range(top + 1)],
        "areas": [{"id": a, "title": a, "practices": [practice(p) for p in ps]} for a, ps in areas.items()],
    }


def _actions(rng: random.Random, practices: list[str], top: int, first: int, frameworks: int) -> dict[str, Any]:
    found: dict[str, dict[str, Any]] = {}

    def add(raises: list[dict[str, Any]], too_much: bool = False) -> None:
        action: dict[str, Any] = {"id": f"act{first + len(found)}", "title": "T", "why": "W", "steps": ["S"]}
        action |= {"lead": "leader", "raises": raises, "terms": rng.choice([1, 1, 1, 1, 2, 3])}
        action["hours"] = {r: rng.choice([0, 1, 2, 3, 5, 7]) for r in rng.sample(ROLES[:3], rng.choice([1, 1, 2]))}
        action["cost"] = rng.choice([0, 0, 0, 100, 250])
        if too_much:  # a way that exists, so that the framework is sound, but that no plan can take
            action["hours"] = {"admin": 9999}
        if rng.random() < 0.2:
            action["months"] = sorted(rng.sample(range(1, 13), rng.choice([1, 2, 3])))
        if found and rng.random() < 0.3:
            action["requires"] = [rng.choice(list(found))]
        found[action["id"]] = action

    steps = [(p, level) for p in practices for level in range(1, top + 1)]
    for _ in range(rng.choice([3, 4, 5]) if frameworks == 1 else rng.choice([2, 3])):
        chosen = rng.sample(steps, min(len(steps), rng.choice([1, 1, 2, 3])))
        add([{"practice": p, "to": level, "share": rng.choice([100, 100, 50, 60])} for p, level in chosen])
    for p, level in steps:
        raises = [step for a in found.values() for step in a["raises"] if (step["practice"], step["to"]) == (p, level)]
        if (share := sum(step["share"] for step in raises)) < 100:
            rest = {"practice": p, "to": level} | ({"share": 100 - share} if share and rng.random() < 0.5 else {})
            add([rest], rng.random() < 0.3)
    return found


def _assessments(
    rng: random.Random, name: str, areas: Mapping[str, list[str]], top: int, case: Case
) -> Iterator[dict[str, Any]]:
    practices = [p for ps in areas.values() for p in ps]
    head = {"framework": name, "framework_version": "1.0.0"}
    if rng.random() < 0.3:  # an older one, which does not count
        full = {f"{p}.q1": {"level": top} for p in practices}
        yield {"id": f"{name}-old", "date": "2025-11-21", **head, "answers": full}
    answers: dict[str, dict[str, Any]] = {}
    for p in practices:
        said = rng.choice(["level"] * 12 + ["na", "unknown", "missing"])
        if said == "level":
            case.current[p] = rng.choice([0, 0, 0, rng.randint(0, top)])
            answers[f"{p}.q1"] = {"level": case.current[p]}
        elif said != "missing":
            answers[f"{p}.q1"] = {said: True}
    assessment = {"id": f"{name}-new", "date": "2026-11-21", **head, "answers": answers}
    if rng.random() < 0.6:
        assessment["targets"] = {
            p: rng.choice([top, top, rng.randint(0, top)]) for p in practices if rng.random() < 0.9
        }
        case.targets |= {p: t for p, t in assessment["targets"].items() if p in case.current}
    else:
        case.targets |= {p: min(top, case.current[p] + 1) for p in practices if p in case.current}
    yield assessment


def _priorities(rng: random.Random, frameworks: Mapping[str, Mapping[str, list[str]]], case: Case) -> dict[str, int]:
    found: dict[str, int] = {}
    for areas in frameworks.values():
        for area, practices in areas.items():
            found |= {own_id: rng.randint(1, 5) for own_id in (area, *practices) if rng.random() < 0.3}
            case.weights |= {p: found.get(p, found.get(area, 1)) for p in practices}
    return found


def _means(rng: random.Random, case: Case) -> dict[str, Any]:
    count, year, month = rng.choice([2, 3, 3, 4, 4]), 2026, rng.randint(1, 12)
    place = next(n for n, months in enumerate(MONTHS) if month in months)
    first = year if month >= 9 else year - 1
    case.terms = [(first + (place + n) // 3, (place + n) % 3) for n in range(count)]
    years = sorted({own_year for own_year, _ in case.terms})
    hours: dict[str, Any] = {}
    for role in rng.sample(ROLES, rng.choice([4, 5, 5])):
        one = rng.choice([2, 3, 5, 6, 8, 12])
        hours[role] = one if rng.random() < 0.6 else [rng.choice([0, 2, 3, 5, 8]) for _ in case.terms]
        case.capacity[role] = hours[role] if isinstance(hours[role], list) else [one] * count
    one = rng.choice([0, 250, 350, 500])
    budget = one if rng.random() < 0.6 else [rng.choice([0, 100, 250, 400]) for _ in years]
    case.budget = dict(zip(years, budget if isinstance(budget, list) else [one] * len(years), strict=True))
    return {"start": f"{year}-{month:02}", "terms": count, "hours_per_term": hours, "budget_per_year": budget}


def _decisions(rng: random.Random, case: Case) -> dict[str, Any]:
    for own_id in case.actions:
        drawn = rng.random()
        if drawn < 0.1:
            case.done.append(own_id)
        elif drawn < 0.15:
            case.excluded.append(own_id)
        elif drawn < 0.2:
            case.pinned[own_id] = rng.randint(1, len(case.terms))
    return {"pinned": case.pinned, "excluded": case.excluded, "done": case.done}


def _write(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")  # JSON is YAML too
