"""The front of the report: cover and the one page for the staff-room wall."""

from __future__ import annotations

from prodige_core.charts import profile_alt, profile_rows
from prodige_core.frameworks import Framework
from prodige_core.reports.document import (
    Block,
    BulletList,
    Cover,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    MosaicCell,
    NumberedList,
    Paragraph,
    Poster,
    Run,
    bullets,
    paragraph,
    text_runs,
)
from prodige_core.reports.drawings import ProfileFigure
from prodige_core.reports.inputs import (
    ReportInputs,
    codes,
    framework_title,
    more_priorities,
    priority_names,
    standing_sentence,
)
from prodige_core.reports.sheets import Fact
from prodige_core.reports.today import largest_done, round_sentence, round_steps, state_sentence, today_of
from prodige_core.reports.what_next import done_point, milestones_ahead, next_actions, next_heading
from prodige_core.roadmap import month_span

NO_BREAK = "\u00a0"
"""Between a code and its name, a month and its year, in narrow columns."""
MOST_NEXT = 3
MOST_SEEN = 4
"""Actions and targets named on one page; more would be the chapters (editorial)."""


def cover(inputs: ReportInputs) -> Cover:
    """School, title, date, period and means in one line each, and the profile as a mosaic."""
    t, roadmap, file = inputs.t, inputs.roadmap, inputs.file
    facts = [Fact(t.gettext("Made on"), t.date(inputs.made_on))]
    if roadmap.start and roadmap.end:
        facts.append(Fact(t.gettext("Period"), month_span(roadmap.start, roadmap.end, t)))
        facts.append(Fact(t.gettext("Means"), means_line(inputs)))
    titles = [framework_title(framework, t) for framework in inputs.frameworks]
    if titles:
        facts.append(Fact(t.gettext("Based on"), t.listing(titles)))
    mosaic = tuple(_mosaic(framework, inputs) for framework in inputs.frameworks)
    return Cover(
        eyebrow=t.gettext("Roadmap"),
        title=file.centre.name,
        subtitle=_subtitle(inputs),
        facts=tuple(facts),
        mosaic=mosaic,
        mosaic_alt=t.gettext("The profile as a pattern of squares. {standing}").format(
            standing=standing_sentence(inputs)
        ),
        mosaic_caption=t.gettext("Each square is a practice, each column an area; the darker, the higher the level.")
        if mosaic
        else "",
    )


def _mosaic(framework: Framework, inputs: ReportInputs) -> tuple[tuple[MosaicCell, ...], ...]:
    practices = inputs.scores[framework.id].practices

    def cell(level: int | None) -> MosaicCell:
        return MosaicCell(level, framework.top, "" if level is None else framework.levels[level].code)

    return tuple(tuple(cell(practices[practice.id].level) for practice in area.practices) for area in framework.areas)


def means_line(inputs: ReportInputs) -> str:
    """Hours and own money of the whole period in one line, as given: what is used of them already counts too."""
    t, roadmap, means = inputs.t, inputs.roadmap, inputs.file.means
    given = () if means is None else means.hours_per_term.values()
    hours = sum(own * len(roadmap.terms) if isinstance(own, int) else sum(own) for own in given)
    money = sum(year.budget_eur for year in roadmap.years)
    return t.gettext("{hours} and {money} of own money for {terms}").format(
        hours=t.ngettext("{count} staff hour", "{count} staff hours", hours).format(count=t.number(hours)),
        money=t.money(money),
        terms=t.ngettext("{count} term", "{count} terms", len(roadmap.terms)).format(
            count=t.number(len(roadmap.terms))
        ),
    )


def _subtitle(inputs: ReportInputs) -> str:
    ids = {framework.id for framework in inputs.frameworks}
    t = inputs.t
    if not ids:
        return t.gettext("From where we stand to where we want to be")
    return t.gettext("{topics}: from where we stand to where we want to be").format(
        topics=t.listing([framework_title(framework, t) for framework in inputs.frameworks])
    )


def poster(inputs: ReportInputs) -> Poster:
    """The one-page summary: where we stand, priorities, what we do first, when, what it costs, what we will see."""
    t, roadmap = inputs.t, inputs.roadmap
    return Poster(
        heading=Heading(1, t.gettext("Our roadmap on one page"), "summary"),
        lead=roadmap.summary,
        left=_left(inputs),
        right=_right(inputs),
        foot=KeyFigures(key_figures(inputs) if roadmap.actions else ()),
    )


def _left(inputs: ReportInputs) -> tuple[Block, ...]:
    t = inputs.t
    blocks: list[Block] = [
        Heading(2, t.gettext("Where we stand"), "summary-standing"),
        paragraph(standing_sentence(inputs)),
    ]
    for framework in inputs.frameworks:
        if all(score.value is None for score in inputs.scores[framework.id].practices.values()):
            continue
        title = framework_title(framework, t)
        every = profile_rows(inputs.scores[framework.id], framework, inputs.targets, t)
        rows = tuple(row for row in every if row.score is not None)
        blocks.append(Figure(ProfileFigure(rows, codes(framework)), profile_alt(rows, title, t), title))
    return tuple(blocks)


def _right(inputs: ReportInputs) -> tuple[Block, ...]:
    t = inputs.t
    names = priority_names(inputs)
    blocks: list[Block] = []
    if names:
        chosen = any(weight > 1 for weight in inputs.file.priorities.values())
        heading = t.gettext("Our priorities") if chosen else t.gettext("Where the plan moves most")
        blocks.append(Heading(2, heading, "summary-priorities"))
        blocks.append(NumberedList(tuple((Run(name, strong=True),) for name in names)))
        if more := more_priorities(inputs):
            blocks.append(paragraph(more, "note"))
    blocks += _next(inputs)
    seen = milestones_ahead(inputs)
    if seen:
        blocks.append(Heading(2, t.gettext("What we will see"), "summary-milestones"))
        blocks.append(
            bullets(
                t.gettext("{when}: {practice} at {level}").format(
                    when=t.month(milestone.day),
                    practice=milestone.title,
                    level=milestone.level.label.replace(" ", NO_BREAK, 1),
                )
                for milestone in seen[:MOST_SEEN]
            )
        )
        indicators = tuple(own.indicator for own in next_actions(today_of(inputs))[:MOST_NEXT] if own.indicator)
        if indicators:
            blocks.append(Paragraph(text_runs(t.gettext("How we check it first:")), "note"))
            blocks.append(bullets(indicators))
    return tuple(blocks)


def _next(inputs: ReportInputs) -> list[Block]:
    """How far the plan is on the day of the report, and what is next; as the leadership summary says it."""
    t, roadmap, today = inputs.t, inputs.roadmap, today_of(inputs)
    found: list[Block] = []
    if state := state_sentence(today, inputs):
        found += [Heading(2, t.gettext("How far we are"), "summary-state"), paragraph(state)]
        found += [paragraph(roadmap.used)] if roadmap.used else []
    found.append(Heading(2, next_heading(today, inputs, why=False), "summary-first"))
    if not roadmap.actions:
        return [*found, NumberedList(tuple(text_runs(step) for step in next_steps(inputs)))]
    if today.is_over:
        done = largest_done(today.done, MOST_NEXT)
        found += [BulletList(tuple(done_point(own, inputs) for own in done))] if done else []
        steps = NumberedList(tuple(text_runs(step) for step in round_steps(today, inputs)))
        return [*found, paragraph(round_sentence(today, inputs)), steps]
    items = tuple(
        (
            Run(f"{t.number(action.number)} {action.title}", strong=True, link=f"#action-{action.number}"),
            Run(f" – {action.lead_name}, {action.period.replace(' ', NO_BREAK)}"),
        )
        for action in next_actions(today)[:MOST_NEXT]
    )
    found.append(BulletList(items))
    if more := len(next_actions(today)) - len(items):
        text = t.ngettext("And {count} more in the time plan.", "And {count} more in the time plan.", more)
        found.append(paragraph(text.format(count=t.number(more)), "note"))
    return found


def next_steps(inputs: ReportInputs) -> tuple[str, ...]:
    """What to do when there is no plan to show."""
    t, status = inputs.t, inputs.roadmap.status
    if status == "infeasible":
        return (
            t.gettext("Set one of the fixed actions free, or give more hours, money or terms."),
            t.gettext("Plan again and make this report anew."),
        )
    scored = any(score.value is not None for sheet in inputs.scores.values() for score in sheet.practices.values())
    if scored and not _can_rise(inputs):
        return (t.gettext("Nothing has to rise: keep the level, and share how you work."),)
    steps = [] if scored else [t.gettext("Answer the questionnaires; the quick check is a start.")]
    steps.append(t.gettext("Choose the practices to move and how far."))
    if inputs.file.means is None:
        steps.append(t.gettext("Say how many hours each role has in a term, and how much own money a year."))
    elif status != "none":
        steps.append(
            t.gettext("Look for more hours, money or terms: the chapter on targets not reached says what each takes.")
        )
    return (*steps, t.gettext("Make the plan, then this report anew."))


def _can_rise(inputs: ReportInputs) -> bool:
    """Whether any scored practice is below the top of its scale."""
    return any(
        score.level is not None and score.level < framework.top
        for framework in inputs.frameworks
        for score in inputs.scores[framework.id].practices.values()
    )


def key_figures(inputs: ReportInputs) -> tuple[KeyFigure, ...]:
    """What the plan comes to in the whole period: actions, staff hours, own money, and targets.

    Once it moves it says which it can reach, for what is reached is not known before new answers.
    """
    t, roadmap = inputs.t, inputs.roadmap
    reached = sum(1 for course in roadmap.courses if course.is_reached)
    return (
        KeyFigure(
            t.number(len(roadmap.actions)), t.ngettext("action", "actions", len(roadmap.actions)), len(roadmap.actions)
        ),
        KeyFigure(t.number(roadmap.hours), t.ngettext("staff hour", "staff hours", roadmap.hours), roadmap.hours),
        KeyFigure(t.money(roadmap.cost_eur), t.gettext("of own money"), roadmap.cost_eur, money=True),
        KeyFigure(
            t.gettext("{reached} of {wanted}").format(reached=t.number(reached), wanted=t.number(len(roadmap.courses))),
            t.gettext("targets the plan can reach") if today_of(inputs).moving else t.gettext("targets reached"),
            reached,
            of=len(roadmap.courses),
        ),
    )
