"""The staff-room poster: what we work on together this year, who to ask, where we stand. Few words, no names of people."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Final

from prodige_core.charts import ChartTable
from prodige_core.frameworks import ROLES, Framework
from prodige_core.reports.document import Document, Figure, Heading, paragraph
from prodige_core.reports.drawings import LadderFigure, LadderStep
from prodige_core.reports.front import next_steps
from prodige_core.reports.in_short import brief, largest
from prodige_core.reports.inputs import ReportInputs, framework_title, priority_names, table_of
from prodige_core.reports.sheets import Fact
from prodige_core.reports.spreads import Wall, WallThing
from prodige_core.roadmap import PlannedAction, RoadmapTerm, level_mark, role_name

MOST_THINGS: Final = 5
MOST_SEEN: Final = 3
LONGEST_SEEN: Final = 95
"""What a wall can hold and a passer-by reads (editorial)."""


def staff_poster(inputs: ReportInputs) -> Document:
    """One page for the wall of the staff room, A4 or A3."""
    t, name = inputs.t, inputs.file.centre.name
    wall = _wall(inputs)
    return Document(
        title=t.gettext("Poster: {title}").format(title=wall.heading.text),
        subject=t.gettext("Staff-room poster of {name}").format(name=name),
        author=name,
        language=t.lang if t.lang != "xx" else "en",
        running_head=name,
        blocks=(wall,),
    )


def _wall(inputs: ReportInputs) -> Wall:
    t = inputs.t
    year = _year(inputs)
    actions = () if year is None else _of_year(inputs, year)
    chosen = largest(actions, MOST_THINGS)
    title = (
        t.gettext("What we work on together in {year}").format(year=year)
        if year is not None and chosen
        else t.gettext("What we do next, together")
    )
    things = tuple(_thing(action, inputs) for action in chosen) or tuple(
        WallThing(step, "") for step in next_steps(inputs)
    )
    seen = _seen(chosen, inputs)
    pictures = tuple(_ladder(framework, inputs) for framework in inputs.frameworks if _is_scored(framework, inputs))
    return Wall(
        eyebrow=inputs.file.centre.name,
        heading=Heading(1, title, "poster"),
        lead=_lead(inputs),
        things=things,
        rest=_rest(len(things), len(actions) - len(chosen), inputs),
        stand=Heading(2, t.gettext("Where we stand"), "poster-standing") if pictures else None,
        pictures=pictures,
        note=paragraph(_note(inputs), "note") if pictures else None,
        seen_head=Heading(2, t.gettext("What we will see when it works"), "poster-signs") if seen else None,
        seen=seen,
        ask=Fact(t.gettext("Questions? Ask"), _whom(chosen, inputs)),
        foot=t.gettext("As of {day}").format(day=t.date(inputs.made_on)),
    )


def _lead(inputs: ReportInputs) -> str:
    t, names = inputs.t, priority_names(inputs)
    if not names:
        return inputs.roadmap.summary if not inputs.roadmap.actions else ""
    if any(weight > 1 for weight in inputs.file.priorities.values()):
        return t.gettext("Our priorities: {names}").format(names=" · ".join(names))
    return t.gettext("The plan moves most in: {names}").format(names=" · ".join(names))


def _year(inputs: ReportInputs) -> str | None:
    """The school year of today within the plan, else the first or last one in which anything is done."""
    actions, terms = inputs.roadmap.actions, inputs.roadmap.terms
    busy = [term for term in terms if any(own.start <= term.number <= own.end for own in actions)]
    if not busy:
        return None
    return next((term.school_year for term in busy if _ends(term, busy) >= inputs.made_on), busy[-1].school_year)


def _ends(term: RoadmapTerm, terms: list[RoadmapTerm]) -> dt.date:
    return max(own.last_day for own in terms if own.school_year == term.school_year)


def _of_year(inputs: ReportInputs, year: str) -> tuple[PlannedAction, ...]:
    """Actions under way in a school year that are not done."""
    numbers = [term.number for term in inputs.roadmap.terms if term.school_year == year]
    return tuple(
        action
        for action in inputs.roadmap.actions
        if action.start <= numbers[-1] and action.end >= numbers[0] and action.status != "done"
    )


def _thing(action: PlannedAction, inputs: ReportInputs) -> WallThing:
    return WallThing(action.title, _role(action, inputs), action.period)


def _role(action: PlannedAction, inputs: ReportInputs) -> str:
    """Who sees to it, when that is a role; else who leads. Never a name."""
    entry = inputs.file.board.get(action.id)
    owner = entry.owner.strip() if entry is not None else ""
    role = next((own for own in ROLES if own == owner), action.lead)
    return role_name(role, inputs.t)


def _whom(chosen: tuple[PlannedAction, ...], inputs: ReportInputs) -> str:
    """Those who lead; teachers are whom the poster speaks to, so they ask somebody else."""
    every = role_name("teacher", inputs.t)
    roles = [role for role in dict.fromkeys(_role(action, inputs) for action in chosen) if role != every]
    return inputs.t.listing(roles) if roles else role_name("leader", inputs.t)


def _rest(things: int, more: int, inputs: ReportInputs) -> tuple[str, ...]:
    """What is said below the things when none, one, two … of them are left out."""
    t = inputs.t
    texts = []
    for left in range(more, more + things + 1):
        text = t.ngettext("and {count} more this year", "and {count} more this year", left)
        texts.append(text.format(count=t.number(left)) if left else "")
    return tuple(texts)


def _seen(chosen: tuple[PlannedAction, ...], inputs: ReportInputs) -> tuple[str, ...]:
    """Signs of the actions shown, in short; levels reached where no action has one so short."""
    t = inputs.t
    signs = [said for action in chosen if (said := brief(action.indicator, LONGEST_SEEN))]
    if not signs and chosen:
        signs = [
            t.gettext("{when}: {practice} at {level}").format(
                when=t.month(own.day), practice=own.title, level=own.level.label
            )
            for own in inputs.roadmap.milestones
        ]
    return tuple(dict.fromkeys(signs))[:MOST_SEEN]


def _is_scored(framework: Framework, inputs: ReportInputs) -> bool:
    return any(score.level is not None for score in inputs.scores[framework.id].practices.values())


def _note(inputs: ReportInputs) -> str:
    t = inputs.t
    text = t.gettext("Each square is one of our practices: the higher its step, the further we are.")
    open_ = sum(1 for sheet in inputs.scores.values() for own in sheet.practices.values() if own.state == "not_enough")
    if not open_:
        return text
    more = t.ngettext("{count} has no level yet.", "{count} have no level yet.", open_)
    return f"{text} {more.format(count=t.number(open_))}"


def _ladder(framework: Framework, inputs: ReportInputs) -> Figure:
    t = inputs.t
    levels = [score.level for score in inputs.scores[framework.id].practices.values() if score.level is not None]
    counts = Counter(levels)
    steps = tuple(
        LadderStep(level.value, framework.top, level.code, t.pgettext(framework.id, level.name), counts[level.value])
        for level in framework.levels
    )
    title = framework_title(framework, t)
    parts = [
        t.ngettext("{count} practice at {level}", "{count} practices at {level}", step.practices).format(
            count=t.number(step.practices), level=f"{step.code} {step.name}"
        )
        for step in steps
        if step.practices
    ]
    alt = t.gettext("{title}: {parts}.").format(title=title, parts=t.listing(parts))
    table = ChartTable(
        (t.gettext("Level"), t.gettext("Practices")),
        tuple((f"{step.code} {step.name}", t.number(step.practices)) for step in steps),
        (False, True),
    )
    overall = inputs.scores[framework.id].overall
    key = "" if overall.level is None else _overall(framework, overall.level, inputs)
    return Figure(LadderFigure(steps), alt, title, key, table_of(table, "", (3, 1)))


def _overall(framework: Framework, level: int, inputs: ReportInputs) -> str:
    t = inputs.t
    return t.gettext("Together: {level}").format(level=level_mark(framework, level, t).label)
