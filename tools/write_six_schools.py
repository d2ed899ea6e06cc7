"""Writes docs/method/six-schools.md from real plans: ``python tools/write_six_schools.py`` (a minute or two).

Sentences about a school are written here, every number and list comes from its plan. ``tests/schools`` holds the page
current and checks what the sentences promise.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from prodige_core.frameworks import Catalogue, load_catalogue  # noqa: E402
from prodige_core.i18n import Translator, translator  # noqa: E402
from prodige_core.planning import Plan, PlanningProblem, build_problem, solve  # noqa: E402
from prodige_core.responses import CentreFile, read_centre_file  # noqa: E402
from prodige_core.roadmap import Roadmap, build_roadmap  # noqa: E402
from prodige_core.scoring import score_file  # noqa: E402

PAGE = ROOT / "docs" / "method" / "six-schools.md"
SCHOOLS = ROOT / "tests" / "fixtures" / "schools"


@dataclass(frozen=True)
class Told:
    """What a person says about a school: its heading, who it is, and why its roadmap is right."""

    heading: str
    who: str
    right: str


TOLD: Mapping[str, Told] = {
    "new-small": Told(
        "New and small",
        "Two trades, nobody abroad yet, no contacts, a deputy head who opens the mails. There is no digital lead. It put "
        "leadership first, then the office and safety.",
        "Leaders look at the work and a coordinator is named before anything is promised. Registration comes before the "
        "consortium; with so few coordinator hours that is a better door than an application of its own, which the plan "
        "leaves alone. Emergency contacts, rules, fair selection, a crisis plan and a "
        "preparation programme are ready before a learner could leave; no learner is sent in these two years. Digital work is a "
        "few small first steps.",
    ),
    "large-accredited": Told(
        "Large and accredited",
        "Five trades, accredited since 2023, 110 learners abroad a year. The other learners notice little of it, and hardly "
        "any learner from the support classes has travelled. It put internationalisation at home, online work, inclusion "
        "and safety first, and pinned the safety training to the second term.",
        "Nothing is begun again: no application, no first contacts, no naming of a coordinator. The plan turns to those who "
        "stay at home (outcomes in modules, then in every programme; online projects in the timetable) and to learners who "
        "were missing. Quality of the stays that run anyway follows: one common plan, a handbook, credit within a month. "
        "The digital targets come last because they were given no priority.",
    ),
    "no-money": Told(
        "No money",
        "A coordinator with hours and one online project that works, but not a euro of its own. The consortia of the "
        "region take no new members; the school ruled both consortium actions out. It put funding first, then safety, a leader in charge "
        "and learner mobility, and plans for three years.",
        "Every action costs hours only; each time, the way that would cost money is left. Rules for safety and preparation "
        "come first because they need no grant. The short-term project (KA122) is begun in autumn, in time for the call in "
        "February; the policy and the coordinator's hours in the timetable come before it, and the application for an "
        "accreditation (KA120) follows in the year after. Staff travel only once the project can pay for it.",
    ),
    "no-coordinator": Told(
        "No coordinator",
        "The coordinator has retired, nobody has taken over, and there are no hours for one. A few teachers go on by "
        "themselves: an online project, a seminar, a guest.",
        "The first term names a person and asks to join a consortium, whose coordinator knows the rules. Everything else is led by "
        "leaders, teachers or the school office: selection rules, messages to families, outcomes in modules, online work, "
        "companies, green travel. No hour of a coordinator is planned. Where the catalogue offers no way without one, the "
        "plan says so and how many hours it would take, which is what the head needs to see to find them.",
    ),
    "already-leading": Told(
        "Already leading",
        "Six sectors, third accreditation, several practices at the top. It chose what is left to gain, with quality, "
        "internationalisation at home and online work first.",
        "Almost every action improves with others or passes something on: peer review, coaching of other schools, open "
        "collections and kits, mentors and incidents looked at with partners, learners and companies who design. The few "
        "that build something new are in digital teaching, where the school is at B2. Nothing is bought, although "
        "there is money: at this level the ways that cost money are few and hours are enough.",
    ),
    "digital-gaps-only": Told(
        "Only digital gaps",
        "Embedded international work it is content with: it set no targets there. Digital teaching is at A1 and A2.",
        "Only digital actions, none filled in from elsewhere. Each trade team first tries small things (a lesson, a "
        "self-test, first messages, first comments), beside a whole-staff reflection that finds the needs. One channel, "
        "shared documents, checked materials and first digital assessment follow within the year; real trade problems, learning "
        "data and rules for AI after that. Money is used where it saves teachers' hours, because fewer hours are preferred to lower cost.",
    ),
}


@dataclass(frozen=True)
class Planned:
    """A school with its problem and plan."""

    file: CentreFile
    problem: PlanningProblem
    plan: Plan
    roadmap: Roadmap

    @property
    def actions(self) -> frozenset[str]:
        """Ids of the actions planned."""
        return frozenset(entry.action for entry in self.plan.actions)


def planned(name: str, catalogue: Catalogue, t: Translator) -> Planned:
    """Plan one school with normal effort."""
    path = SCHOOLS / f"{name}.prodige.json"
    file = read_centre_file(path)
    scores = score_file(file, catalogue)
    problem = build_problem(file, catalogue, scores, path.name)
    plan = solve(problem)
    return Planned(file, problem, plan, build_roadmap(file, catalogue, scores, plan, t))


def overlap(one: Planned, other: Planned) -> float:
    """Jaccard index: actions in both plans as a share of the actions in either."""
    return len(one.actions & other.actions) / len(one.actions | other.actions)


def page(schools: Mapping[str, Planned], t: Translator) -> str:
    """The whole page."""
    lines = [
        "# Six schools and their roadmaps",
        "",
        "Six invented schools, each of a kind that an international coordinator knows, answered all 62 questions. Their files are",
        "in `tests/fixtures/schools/` and can be opened in the app. This page is written by `tools/write_six_schools.py`: lists and",
        "numbers are those of the plans (normal effort), the sentences were written after reading them.",
        "",
        "| School | Targets | Reached | Actions | Hours | Own money | Terms |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [figures(name, school, t) for name, school in schools.items()]
    for name, school in schools.items():
        lines += ["", *_school(TOLD[name], school, t)]
    lines += ["", *_overlaps(schools, t)]
    return "\n".join(lines) + "\n"


def figures(name: str, school: Planned, t: Translator) -> str:
    """The line of a school in the first table."""
    goals, missed = len(school.problem.goals), len(school.plan.unreached)
    return f"| {TOLD[name].heading} | {goals} | {goals - missed} | {len(school.plan.actions)} {sums(school, t)}"


def sums(school: Planned, t: Translator) -> str:
    """Hours, money and terms, as cells of that line."""
    return f"| {t.number(school.plan.hours)} | {t.money(school.plan.cost)} | {school.problem.count} |"


def _school(told: Told, school: Planned, t: Translator) -> Iterator[str]:
    centre, roadmap = school.file.centre, school.roadmap
    yield f"## {told.heading}"
    yield ""
    yield (
        f"*{centre.name}* ({centre.country}), {t.number(centre.learners)} learners, {t.number(centre.staff)} staff. {told.who}"
    )
    yield ""
    yield "| Term | Hours used | What starts |"
    yield "|---|---|---|"
    for term in roadmap.terms:
        used = sum(load.used for load in term.hours.values())
        given = sum(load.capacity for load in term.hours.values())
        starts = "; ".join(action.title for action in roadmap.actions if action.start == term.number)
        yield f"| {term.label} | {used} of {given} | {starts or '(goes on)'} |"
    yield ""
    yield f"**Why it is right.** {told.right}"
    yield ""
    if not roadmap.unreached:
        yield "**What it does not reach.** Nothing: every target is reached."
        return
    yield "**What it does not reach.**"
    yield ""
    for target in roadmap.unreached:
        yield f"- {target.title}: stays at {target.reached.label} instead of {target.target.label}. {target.needs}"


def _overlaps(schools: Mapping[str, Planned], t: Translator) -> Iterator[str]:
    yield "## How different the roadmaps are"
    yield ""
    yield "Actions that two roadmaps share, as a share of the actions in either (Jaccard index)."
    yield ""
    yield "| | " + " | ".join(TOLD[name].heading for name in schools) + " |"
    yield "|---" * (len(schools) + 1) + "|"
    for name, school in schools.items():
        cells = ("" if name == other else t.percent(overlap(school, schools[other])) for other in schools)
        yield f"| {TOLD[name].heading} | " + " | ".join(cells) + " |"
    most = max(overlap(a, b) for a, b in combinations(schools.values(), 2))
    yield ""
    yield f"The two most alike share {t.percent(most)}."


def main() -> None:
    """Plan all six and write the page."""
    t, catalogue = translator("en"), load_catalogue(ROOT / "frameworks")
    PAGE.write_text(page({name: planned(name, catalogue, t) for name in TOLD}, t), encoding="utf-8")


if __name__ == "__main__":
    main()
