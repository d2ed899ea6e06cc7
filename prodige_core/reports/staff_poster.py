"""The staff-room poster: what we work on together this year, who to ask, where we stand. Few words, no names of people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from prodige_core.charts import ChartTable
from prodige_core.frameworks import ROLES, Framework
from prodige_core.planning import is_past, terms_from
from prodige_core.reports.document import Document, Figure, Heading, paragraph
from prodige_core.reports.drawings import LadderFigure, LadderStep
from prodige_core.reports.front import next_steps
from prodige_core.reports.in_short import brief
from prodige_core.reports.inputs import ReportInputs, framework_title, priority_words, table_of
from prodige_core.reports.sheets import Fact
from prodige_core.reports.spreads import Wall, WallThing
from prodige_core.reports.today import (
    Today,
    finished_in,
    largest_done,
    round_sentence,
    round_steps,
    school_year_of_today,
    today_of,
)
from prodige_core.reports.what_next import in_turn
from prodige_core.roadmap import PlannedAction, level_mark, role_name

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


@dataclass(frozen=True, slots=True)
class _Told:
    """What the wall says on its day. rest: below the things, when none, one, two … of them are left out.

    seen: signs by which people will notice; roles: who see to the things, by name, in their order.
    """

    title: str
    lead: str
    things: tuple[WallThing, ...]
    rest: tuple[str, ...]
    seen_title: str = ""
    seen: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


def _wall(inputs: ReportInputs) -> Wall:
    t, told = inputs.t, _told(inputs)
    pictures = tuple(_ladder(framework, inputs) for framework in inputs.frameworks if _is_scored(framework, inputs))
    return Wall(
        eyebrow=inputs.file.centre.name,
        heading=Heading(1, told.title, "poster"),
        lead=told.lead,
        things=told.things,
        rest=told.rest,
        stand=Heading(2, t.gettext("Where we stand"), "poster-standing") if pictures else None,
        pictures=pictures,
        note=paragraph(_note(inputs), "note") if pictures else None,
        seen_head=Heading(2, told.seen_title, "poster-signs") if told.seen else None,
        seen=told.seen,
        ask=Fact(t.gettext("Questions? Ask"), _whom(told.roles, inputs)),
        foot=t.gettext("As of {day}").format(day=t.date(inputs.made_on)),
    )


def _told(inputs: ReportInputs) -> _Told:
    """The work of the school year; what is left of the plan; what was done, or the steps of the round that is due."""
    t, today = inputs.t, today_of(inputs)
    if not inputs.roadmap.actions:
        return _steps(t.gettext("What we do next, together"), _lead(inputs), next_steps(inputs))
    if today.is_over:
        if today.done:
            return _celebrated(today, inputs)
        lead = round_sentence(today, inputs)
        return _steps(t.gettext("A new round is due"), lead, round_steps(today, inputs))
    if today.term is None:
        return _work(t.gettext("What we still want to finish"), today.left, today, inputs)
    year = today.term.school_year
    title = t.gettext("What we work on together in {year}")
    if year > school_year_of_today(inputs) and today.present is not None and today.present.school_year != year:
        title = t.gettext("What comes next, in {year}")
    return _work(title.format(year=year), _of_year(year, today, inputs), today, inputs, year)


def _steps(title: str, lead: str, steps: Sequence[str]) -> _Told:
    return _Told(title, lead, tuple(WallThing(step, "") for step in steps), ("",) * (len(steps) + 1))


def _celebrated(today: Today, inputs: ReportInputs) -> _Told:
    """The largest of what is done, and that a new round is due. What it changed only new answers can say."""
    t, chosen = inputs.t, largest_done(today.done, MOST_THINGS)
    count = len(today.done)
    said = t.ngettext("{count} action is done.", "{count} actions are done.", count).format(count=t.number(count))
    if today.left:
        left = len(today.left)
        more = t.ngettext("{count} is still open.", "{count} are still open.", left).format(count=t.number(left))
        said = t.gettext("{one} {other}").format(one=said, other=more)
    planned = tuple(own.planned for own in chosen if own.planned is not None)
    roles = tuple(role_name(own.lead, t) for own in chosen if own.lead is not None)
    return _Told(
        t.gettext("What we have done together"),
        t.gettext("{one} {other}").format(one=said, other=round_sentence(today, inputs)),
        tuple(
            WallThing(own.title, "" if own.lead is None else role_name(own.lead, t), finished_in(own, inputs))
            for own in chosen
        ),
        _rest(len(chosen), count - len(chosen), inputs),
        t.gettext("What we should see by now"),
        _seen(planned),
        tuple(dict.fromkeys(roles)),
    )


def _work(title: str, actions: Sequence[PlannedAction], today: Today, inputs: ReportInputs, year: str = "") -> _Told:
    """The first of these in turn, with who and when."""
    t, chosen = inputs.t, in_turn(actions, today)[:MOST_THINGS]
    seen = _seen(chosen) or tuple(
        t.gettext("{when}: {practice} at {level}").format(
            when=t.month(own.day), practice=own.title, level=own.level.label
        )
        for own in inputs.roadmap.milestones
        if not is_past(own.day, inputs.made_on)
    )
    return _Told(
        title,
        _lead(inputs),
        tuple(WallThing(own.title, _role(own, inputs), _when(own, today, inputs)) for own in chosen),
        _rest(len(chosen), len(actions) - len(chosen), inputs, year, _done_in(year, today, inputs)),
        t.gettext("What we will see when it works"),
        seen[:MOST_SEEN],
        tuple(dict.fromkeys(_role(own, inputs) for own in chosen)),
    )


def _lead(inputs: ReportInputs) -> str:
    t, names = inputs.t, priority_words(inputs)
    if not names:
        return inputs.roadmap.summary if not inputs.roadmap.actions else ""
    if any(weight > 1 for weight in inputs.file.priorities.values()):
        return t.gettext("Our priorities: {names}").format(names=" · ".join(names))
    return t.gettext("The plan moves most in: {names}").format(names=" · ".join(names))


def _of_year(year: str, today: Today, inputs: ReportInputs) -> tuple[PlannedAction, ...]:
    """What is ahead and goes on or begins in a school year, and what is under way longer than planned."""
    last = max(term.number for term in inputs.roadmap.terms if term.school_year == year)
    late = (action for action in today.late if action.status == "started")
    ahead = (action for action in today.ahead if today.from_term(action) <= last)
    return tuple(sorted((*ahead, *late), key=lambda action: action.number))


def _done_in(year: str, today: Today, inputs: ReportInputs) -> int:
    """How many were finished in a school year so far. One without a month is not counted: nobody knows."""
    known = [own.month for own in today.done if own.month and own.month <= f"{inputs.made_on:%Y-%m}"]
    return sum(1 for month in known if terms_from(month, 1)[0].school_year_label == year)


def _when(action: PlannedAction, today: Today, inputs: ReportInputs) -> str:
    """The period as planned; of what is late, since when it runs or that it is open still."""
    t = inputs.t
    if action not in today.late:
        return action.period
    if action.begun is not None:
        return t.gettext("under way since {month}").format(month=t.month(action.begun))
    return t.gettext("planned for {period}").format(period=action.period)


def _role(action: PlannedAction, inputs: ReportInputs) -> str:
    """Who sees to it, when that is a role; else who leads. Never a name."""
    entry = inputs.file.board.get(action.id)
    owner = entry.owner.strip() if entry is not None else ""
    role = next((own for own in ROLES if own == owner), action.lead)
    return role_name(role, inputs.t)


def _whom(roles: Sequence[str], inputs: ReportInputs) -> str:
    """Those who lead; teachers are whom the poster speaks to, so they ask somebody else."""
    every = role_name("teacher", inputs.t)
    others = [role for role in roles if role != every]
    return inputs.t.listing(others) if others else role_name("leader", inputs.t)


def _rest(things: int, more: int, inputs: ReportInputs, year: str = "", done: int = 0) -> tuple[str, ...]:
    """What is said below the things when none, one, two … of them are left out."""
    t = inputs.t
    over = t.ngettext("{count} is done already", "{count} are done already", done).format(count=t.number(done))
    texts = []
    for left in range(more, more + things + 1):
        text = t.ngettext("and {count} more", "and {count} more", left)
        if year:
            text = t.ngettext("and {count} more this year", "and {count} more this year", left)
        parts = [text.format(count=t.number(left))] if left else []
        parts += [over] if done else []
        texts.append(" · ".join(parts))
    return tuple(texts)


def _seen(chosen: Sequence[PlannedAction]) -> tuple[str, ...]:
    """Signs of the actions shown, in short; none where no action has one so short."""
    return tuple(dict.fromkeys(said for action in chosen if (said := brief(action.indicator, LONGEST_SEEN))))[
        :MOST_SEEN
    ]


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
