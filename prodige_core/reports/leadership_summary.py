"""The leadership summary: two pages for a board or an inspectorate, from the same parts as the full report."""

from __future__ import annotations

from prodige_core.charts import ProfileBar, practice_rows, profile_alt, profile_rows
from prodige_core.frameworks import Framework
from prodige_core.i18n import Translator
from prodige_core.planning import is_past
from prodige_core.reports.document import (
    Block,
    BulletList,
    Column,
    Document,
    Figure,
    Heading,
    KeyFigures,
    NumberedList,
    Paragraph,
    Run,
    Runs,
    Table,
    paragraph,
    text_runs,
)
from prodige_core.reports.drawings import ProfileFigure
from prodige_core.reports.front import key_figures, means_line, next_steps
from prodige_core.reports.in_short import reason, shortened
from prodige_core.reports.inputs import (
    ReportInputs,
    codes,
    framework_standing,
    framework_title,
    priority_words,
)
from prodige_core.reports.leadership_plan import second_page
from prodige_core.reports.sheets import Fact
from prodige_core.reports.spreads import Band, Short, Spread
from prodige_core.reports.standing import strengths_and_gaps
from prodige_core.reports.today import (
    Finished,
    Today,
    largest_done,
    round_sentence,
    round_steps,
    state_sentence,
    today_of,
)
from prodige_core.reports.what_next import done_point, next_actions, next_heading
from prodige_core.roadmap import Milestone, PlannedAction, PracticeCourse, month_span

MOST_TARGETS = 8
MOST_FIRST = 4
MOST_NAMED = 3
"""Targets, first actions, strengths and gaps named; more would be the full report (editorial)."""


def leadership_summary(inputs: ReportInputs) -> Document:
    """Who and when, where we stand, what we want, what comes first; then time, means, gaps, decisions, indicators."""
    t, name = inputs.t, inputs.file.centre.name
    return Document(
        title=t.gettext("Summary for the leadership: {name}").format(name=name),
        subject=inputs.roadmap.summary,
        author=name,
        language=t.lang if t.lang != "xx" else "en",
        running_head=t.gettext("Summary for the leadership · {name}").format(name=name),
        blocks=(_first_page(inputs), second_page(inputs)),
    )


def _first_page(inputs: ReportInputs) -> Spread:
    t, roadmap = inputs.t, inputs.roadmap
    opening: list[Block | Short] = [paragraph(roadmap.summary, "lead")]
    if roadmap.actions:
        state = state_sentence(today_of(inputs), inputs)
        opening += [paragraph(state)] if state else []
        opening.append(Short(((KeyFigures(key_figures(inputs)),), ())))  # the sentence has these numbers too
    return Spread(
        heading=Heading(1, inputs.file.centre.name, "leadership"),
        eyebrow=t.gettext("Summary for the leadership"),
        subtitle=_subtitle(inputs),
        facts=_facts(inputs),
        bands=(
            Band((tuple(opening),)),
            _standing(inputs),
            Band((_wanted(inputs), _first(inputs))),
        ),
    )


def _subtitle(inputs: ReportInputs) -> str:
    titles = [framework_title(framework, inputs.t) for framework in inputs.frameworks]
    if not titles:
        return inputs.t.gettext("From where we stand to where we want to be")
    return inputs.t.listing(titles)


def _facts(inputs: ReportInputs) -> tuple[Fact, ...]:
    t, roadmap, own = inputs.t, inputs.roadmap, inputs.file.centre
    size = []
    if own.learners:
        size.append(
            t.ngettext("{count} learner", "{count} learners", own.learners).format(count=t.number(own.learners))
        )
    if own.staff:
        size.append(t.gettext("{count} staff").format(count=t.number(own.staff)))
    facts = [Fact(t.gettext("Made on"), t.date(inputs.made_on))]
    if size:
        facts.append(Fact(t.gettext("School"), ", ".join(size)))
    if roadmap.start and roadmap.end:
        facts.append(Fact(t.gettext("Period"), month_span(roadmap.start, roadmap.end, t)))
        facts.append(Fact(t.gettext("Means"), means_line(inputs)))
    return tuple(facts)


def _standing(inputs: ReportInputs) -> Band:
    """A column a framework; a single framework has its strengths and gaps beside it."""
    t = inputs.t
    heading = Heading(2, t.gettext("Where we stand"), "leadership-standing")
    if not inputs.frameworks:
        return Band(((paragraph(t.gettext("No questionnaire has been answered yet.")),),), heading)
    columns = [_profile(framework, inputs) for framework in inputs.frameworks]
    named = [_named(framework, inputs) for framework in inputs.frameworks]
    if len(columns) == 1:
        return Band((columns[0], named[0]), heading)
    both = tuple((*column, Short((words, ()))) for column, words in zip(columns, named, strict=True))
    return Band(both, heading)


def _profile(framework: Framework, inputs: ReportInputs) -> tuple[Block, ...]:
    t = inputs.t
    title, said = framework_title(framework, t), paragraph(framework_standing(framework, inputs))
    scores = inputs.scores[framework.id]
    if all(score.value is None for score in scores.practices.values()):
        return (said,)
    every = profile_rows(scores, framework, inputs.targets, t)
    bars = tuple(bar for bar in every if bar.score is not None) or every
    aimed = any(bar.target is not None for bar in bars)
    header = (t.gettext("Area"), t.gettext("Level"), t.gettext("Now → aim") if aimed else t.gettext("Score"))
    rows = tuple((bar.title, bar.code or "–", _scores(bar, t)) for bar in bars)
    table = Table("", header, rows, (Column(5.0), Column(1.1), Column(2.0, "right")))
    keys = [t.gettext("Upright mark in a bar: all targets reached.")] if aimed else []
    unknown = sum(1 for bar in every if bar.score is None)
    if unknown:
        more = t.ngettext("{count} area has no level yet.", "{count} areas have no level yet.", unknown)
        keys.append(more.format(count=t.number(unknown)))
    alt = profile_alt(bars, title, t)
    return (said, Figure(ProfileFigure(bars, codes(framework)), alt, title, " ".join(keys), table))


def _scores(bar: ProfileBar, t: Translator) -> str:
    """The score now, and the one with all targets reached where there are any."""
    if bar.score is None:
        return "–"
    if bar.target is None:
        return t.fixed(bar.score, 1)
    return f"{t.fixed(bar.score, 1)} → {t.fixed(bar.target, 1)}"


def _named(framework: Framework, inputs: ReportInputs) -> tuple[Block, ...]:
    t = inputs.t
    dots = practice_rows(inputs.scores[framework.id], framework, inputs.targets, inputs.reached, t)
    strengths, gaps = strengths_and_gaps(dots, MOST_NAMED)
    found: list[Block] = []
    for label, chosen in ((t.gettext("Strengths"), strengths), (t.gettext("Most room to grow"), gaps)):
        if chosen:
            names = "; ".join(f"{dot.title}\u00a0({dot.code})" for dot in chosen)
            found.append(Paragraph((Run(f"{label}: ", strong=True), Run(names))))
    return tuple(found)


def _wanted(inputs: ReportInputs) -> tuple[Block | Short, ...]:
    """Priorities in words, then the targets that weigh most."""
    t, roadmap = inputs.t, inputs.roadmap
    found: list[Block | Short] = [Heading(2, t.gettext("What we want"), "leadership-targets")]
    names = priority_words(inputs)
    if names:
        chosen = any(weight > 1 for weight in inputs.file.priorities.values())
        label = t.gettext("Our priorities") if chosen else t.gettext("Where the plan moves most")
        found.append(Paragraph((Run(f"{label}: ", strong=True), Run(" · ".join(names)))))
    if not roadmap.courses:
        found.append(paragraph(t.gettext("No targets are part of a plan yet.")))
        return tuple(found)
    heaviest = sorted(roadmap.courses, key=lambda course: -course.weight)
    reached = {milestone.practice: _reached_in(milestone, inputs) for milestone in roadmap.milestones}

    def table(courses: tuple[PracticeCourse, ...]) -> tuple[Block, ...]:
        header = (t.gettext("Target"), t.gettext("Now"), t.gettext("Wanted"), t.gettext("Reached"))
        rows = tuple(
            (course.title, course.now.code, course.target.code, _when(course, reached, inputs)) for course in courses
        )
        return (Table("", header, rows, (Column(5), Column(0.9), Column(1.3), Column(2.1))),)

    more = max(0, len(heaviest) - MOST_TARGETS)
    found.append(shortened(heaviest[:MOST_TARGETS], table, t, more=more, enough=3))
    return tuple(found)


def _reached_in(milestone: Milestone, inputs: ReportInputs) -> str:
    """The month planned. Once it is over, whether all that leads there is done: the answers do not show the level yet."""
    t = inputs.t
    month = t.month(milestone.day)
    steps = [own for own in inputs.roadmap.actions if any(step.practice == milestone.practice for step in own.closes)]
    if steps and all(own.status == "done" for own in steps):
        return t.gettext("work done")
    return t.gettext("was due {month}").format(month=month) if is_past(milestone.day, inputs.made_on) else month


def _when(course: PracticeCourse, reached: dict[str, str], inputs: ReportInputs) -> str:
    t = inputs.t
    if course.practice in reached:
        return reached[course.practice]
    return t.gettext("done") if course.is_reached else t.gettext("no ({level})").format(level=course.reached.code)


def _first(inputs: ReportInputs) -> tuple[Block | Short, ...]:
    """The next actions with who, when and why; without a plan the steps that lead to one; after it those of a new round."""
    t, today = inputs.t, today_of(inputs)
    heading = Heading(2, next_heading(today, inputs, why=True), "leadership-first")
    if not inputs.roadmap.actions:
        return heading, NumberedList(tuple(text_runs(step) for step in next_steps(inputs)))
    if today.is_over:
        return heading, *_round(today, inputs)

    def points(actions: tuple[PlannedAction, ...]) -> tuple[Block, ...]:
        return (BulletList(tuple(_point(action, t) for action in actions)),)

    left = next_actions(today)
    return heading, shortened(left[:MOST_FIRST], points, t, more=max(0, len(left) - MOST_FIRST), enough=3)


def _round(today: Today, inputs: ReportInputs) -> tuple[Block | Short, ...]:
    """What was done, the largest by name, and the steps of the round that is due."""
    steps = NumberedList(tuple(text_runs(step) for step in round_steps(today, inputs)))
    why = paragraph(round_sentence(today, inputs))
    if not today.done:
        return why, steps

    def points(done: tuple[Finished, ...]) -> tuple[Block, ...]:
        return (BulletList(tuple(done_point(own, inputs) for own in done)),)

    largest = largest_done(today.done, MOST_FIRST)
    return shortened(largest, points, inputs.t, more=len(today.done) - len(largest), enough=2), why, steps


def _point(action: PlannedAction, t: Translator) -> Runs:
    who = t.gettext(" – {role}, {period}. ").format(role=action.lead_name, period=action.period)
    return Run(f"{t.number(action.number)} {action.title}", strong=True), Run(who), Run(reason(action), emphasis=False)
