"""Realistic centres and quick plans for tests of roadmap, charts, reports and exports; no optimiser needed."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path

from prodige_core.board import effective, with_own_actions
from prodige_core.frameworks import Action, Catalogue, load_catalogue
from prodige_core.i18n import Translator, translator
from prodige_core.planning.calendar import terms_from
from prodige_core.planning.result import Needs, Plan, Reason, RoleLoad, Scheduled, TermLoad, Unreached
from prodige_core.responses import Answer, Assessment, Centre, CentreFile, Decisions, Means
from prodige_core.roadmap import Roadmap, build_roadmap
from prodige_core.scoring import score_file

MADE_ON = dt.date(2026, 11, 21)
FRAMEWORKS = Path(__file__).resolve().parent.parent / "frameworks"
HOURS = {"leader": 20, "coordinator": 60, "digital_lead": 40, "teacher": 120, "admin": 20}


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    return load_catalogue(FRAMEWORKS)


def centre(
    name: str = "Berufskolleg am Hafen",
    frameworks: tuple[str, ...] = ("internationalisation", "digital-teaching"),
    base: int = 1,
    terms: int = 6,
    answered: bool = True,
    means: bool = True,
) -> CentreFile:
    """A centre whose answers wander between ``base`` − 1 and ``base`` + 2; one item is n/a, one unknown, one missing."""
    assessments = []
    for framework_id in frameworks:
        framework = catalogue().frameworks[framework_id]
        answers = {}
        for place, item in enumerate(framework.items):
            if place in (7, 8, 9):
                answers |= {item: Answer(na=True)} if place == 7 else {item: Answer(unknown=True)} if place == 8 else {}
                continue
            answers[item] = Answer(level=max(0, min(framework.top, base + (place * 7 + place // 3) % 4 - 1)))
        assessments.append(
            Assessment(
                id=f"a-{framework_id}",
                date="2026-11-10",
                framework=framework_id,
                framework_version=framework.version,
                answers=answers if answered else {},
            )
        )
    return CentreFile(
        centre=Centre(name=name, country="DE", languages=("de",), learners=1600, staff=160),
        assessments=tuple(assessments),
        priorities={"home": 3, "strategy.plan": 5, "safety": 4} if "internationalisation" in frameworks else {},
        means=Means(start="2027-01", terms=terms, hours_per_term=HOURS, budget_per_year=4000) if means else None,
        decisions=Decisions(excluded=("office.join-consortium",)),
    )


def quick_plan(file: CentreFile, most: int = 60) -> Plan:
    """A plan that respects means, order and months, made greedily: the centre's own actions, then in catalogue order."""
    assert file.means is not None
    known = with_own_actions(catalogue(), file).actions
    hours_of = {role: hours for role, hours in file.means.hours_per_term.items() if isinstance(hours, int)}
    sheets = score_file(file, catalogue())
    now = {pid: score.level for sheet in sheets.values() for pid, score in sheet.practices.items()}
    top = {pid: catalogue().framework_of(pid).top for pid in now}
    target = {
        pid: min(level + 1 + place % 2, top[pid])
        for place, (pid, level) in enumerate(now.items())
        if level is not None and level < top[pid]
    }
    terms = terms_from(file.means.start, file.means.terms)
    left = [dict(hours_of) for _ in terms]
    chosen: list[Scheduled] = []
    done = effective(file).done
    over = {*effective(file).excluded, *done}
    used = [dict.fromkeys(hours_of, 0) for _ in terms]
    cost = [0] * len(terms)
    for action in sorted(known.values(), key=lambda action: action.id in catalogue().actions):
        steps = [
            r for r in action.raises if r.practice in target and (now[r.practice] or 0) < r.to <= target[r.practice]
        ]
        if not steps or action.id in over or len(chosen) >= most:
            continue
        if any(entry.action in action.excludes for entry in chosen):
            continue
        ends = dict.fromkeys(done, 0) | {entry.action: entry.end for entry in chosen}
        if not all(own in ends for own in action.requires):
            continue
        first = max([ends[own] + 1 for own in action.requires], default=1)
        for start in range(first, len(terms) - action.terms + 2):
            term = terms[start - 1]
            share = {role: -(-hours // action.terms) for role, hours in action.hours.items()}
            span = range(start - 1, start - 1 + action.terms)
            if action.months and not set(action.months) & set(term.months):
                continue
            if all(left[k].get(role, 0) >= hours for k in span for role, hours in share.items()):
                for k in span:
                    for role, hours in share.items():
                        left[k][role] -= hours
                        used[k][role] += hours
                cost[start - 1] += action.cost
                chosen.append(Scheduled(action.id, start, start + action.terms - 1))
                break
    return _plan([known[entry.action] for entry in chosen], hours_of, chosen, used, cost, now, target, terms)


def _plan(actions, hours_of, chosen, used, cost, now, target, terms) -> Plan:
    levels = {}
    for pid, goal in target.items():
        course = [now[pid]]
        for number in range(1, len(terms) + 1):
            level = course[-1]
            while level < goal and _share(pid, level + 1, actions, chosen, number) >= 100:
                level += 1
            course.append(level)
        levels[pid] = tuple(course)
    unreached = tuple(
        Unreached(
            pid,
            target[pid],
            course[-1],
            (Reason("hours", role="coordinator", term=2), Reason("budget", school_year="2027/28")),
            Needs({"coordinator": 12, "teacher": 1}, 400, 1),
        )
        for pid, course in levels.items()
        if course[-1] < target[pid]
    )
    gain = sum(level - course[0] for course in levels.values() for level in course[1:])
    return Plan(
        "feasible",
        gain,
        sum(sum(term.values()) for term in used),
        sum(cost),
        round(gain * 1.03),
        tuple(
            TermLoad(term.label, {role: RoleLoad(used[k][role], hours_of[role]) for role in hours_of}, cost[k])
            for k, term in enumerate(terms)
        ),
        tuple(chosen),
        levels,
        unreached,
    )


def _share(practice: str, to: int, actions: list[Action], chosen: list[Scheduled], number: int) -> int:
    ended = [action for action, entry in zip(actions, chosen, strict=True) if entry.end <= number]
    return sum(r.share for action in ended for r in action.raises if r.practice == practice and r.to == to)


def roadmap(file: CentreFile, plan: Plan | None, t: Translator | None = None) -> Roadmap:
    return build_roadmap(file, catalogue(), score_file(file, catalogue()), plan, t or translator("en"))
