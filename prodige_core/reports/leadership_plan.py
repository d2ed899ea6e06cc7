"""The second page of the leadership summary: time, means, what is not reached, what to decide, how we will know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress

from prodige_core.charts import gantt_alt, gantt_rows
from prodige_core.i18n import Translator
from prodige_core.planning import is_past
from prodige_core.reports.document import (
    Block,
    BulletList,
    Column,
    Figure,
    Heading,
    Run,
    Runs,
    Table,
    bullets,
    paragraph,
)
from prodige_core.reports.drawings import GanttFigure
from prodige_core.reports.in_short import largest, shortened
from prodige_core.reports.inputs import ReportInputs
from prodige_core.reports.leadership_decisions import decisions, signs
from prodige_core.reports.overload import explained
from prodige_core.reports.spreads import Band, Short, Spread
from prodige_core.reports.today import overloads_ahead, today_of
from prodige_core.reports.unreached import alike, named
from prodige_core.roadmap import ActionRef, PlannedAction, RoadmapTerm, UnreachedTarget
from prodige_core.roadmap.overload import marked

MOST_TERMS = 9
"""Longer plans are told by school year (half a page, looked at)."""
MOST_NAMED = 3
MOST_DRAWN = 12
"""Elsewhere than in print the time plan takes a line an action; more of them are left to the table (looked at)."""
MOST_CONFLICTS = 20
MOST_UNREACHED = 5
MOST_ASKED = 8
"""What leaders are asked for is shortened last (editorial)."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A term, or a school year of a long plan."""

    label: str
    terms: tuple[RoadmapTerm, ...]

    def has(self, term: int) -> bool:
        return any(own.number == term for own in self.terms)


def second_page(inputs: ReportInputs) -> Spread:
    """The plan at a glance. Without a plan it says so, and what is needed for one."""
    return Spread(
        bands=(
            Band((_time(inputs),)),
            *_means(inputs),
            Band((_unreached(inputs), _to_decide(inputs)) if inputs.roadmap.courses else (_to_decide(inputs),)),
            Band((_known(inputs),)),
            Band((_full_report(inputs),)),
        )
    )


def _time(inputs: ReportInputs) -> tuple[Block | Short, ...]:
    t, roadmap = inputs.t, inputs.roadmap
    heading = Heading(2, t.gettext("The time plan at a glance"), "leadership-time")
    if not roadmap.actions:
        found: list[Block | Short] = [heading, paragraph(roadmap.summary)]
        if roadmap.conflict:
            found.append(paragraph(t.gettext("These fixed actions cannot stand together")))
            found.append(_conflict(inputs))
        return tuple(found)
    rows = gantt_rows(roadmap, t)
    key = t.gettext(
        "Numbers: actions as in the table and in the full report. Colours and patterns of the bars: who leads."
    )
    spans = _spans(inputs)
    tables = tuple((_term_table(spans, named, inputs),) for named in range(MOST_NAMED, -1, -1))
    picture = Figure(GanttFigure(rows), gantt_alt(rows, t), t.gettext("Actions by term"), key)
    if len(roadmap.actions) <= MOST_DRAWN:
        return heading, picture, Short(tables, MOST_NAMED - 1)
    return heading, Short(((picture,),), plain=()), Short(tables, MOST_NAMED - 1, tables[MOST_NAMED - 1])


def _conflict(inputs: ReportInputs) -> Short:
    def points(some: tuple[ActionRef, ...]) -> tuple[Block, ...]:
        return (bullets(ref.title for ref in some),)

    refs = inputs.roadmap.conflict
    more = max(0, len(refs) - MOST_CONFLICTS)
    short = shortened(refs[:MOST_CONFLICTS], points, inputs.t, more=more, enough=3)
    return replace(short, plain=points(refs))


def _spans(inputs: ReportInputs) -> tuple[_Span, ...]:
    terms = inputs.roadmap.terms
    if len(terms) <= MOST_TERMS:
        return tuple(_Span(term.label, (term,)) for term in terms)
    years = dict.fromkeys(term.school_year for term in terms)
    return tuple(_Span(year, tuple(term for term in terms if term.school_year == year)) for year in years)


def _term_table(spans: Sequence[_Span], named: int, inputs: ReportInputs) -> Table:
    """A row a term: how many actions begin (and are done), the largest by name, hours and targets reached at its end.

    Once a term is over its targets are only *due*: the plan says when, not whether.
    """
    t, roadmap, today = inputs.t, inputs.roadmap, today_of(inputs)
    done = {own.planned.id for own in today.done if own.planned is not None}
    shown = [True, True, bool(done), bool(named), True, True]
    rows = []
    for span in _with_work(spans, inputs):
        begun = [action for action in roadmap.actions if span.has(action.start)]
        reached = sum(1 for milestone in roadmap.milestones if span.has(milestone.term))
        loads = [load for term in span.terms for load in term.hours.values()]
        used, there = sum(load.used for load in loads), sum(load.capacity for load in loads)
        hours = marked(t.gettext("{used} of {there}").format(used=t.number(used), there=t.number(there)), used, there)
        over = t.number(sum(1 for action in begun if action.id in done))
        cells = (span.label, t.number(len(begun)), over, _names(begun, named, inputs), hours, t.number(reached))
        rows.append(tuple(compress(cells, shown)))
    due = is_past(roadmap.terms[0].last_day, inputs.made_on)
    header = (
        t.gettext("Term") if len(spans) == len(roadmap.terms) else t.gettext("School year"),
        t.gettext("Begin"),
        t.gettext("Done"),
        t.gettext("The largest of them"),
        t.gettext("Staff hours"),
        t.gettext("Targets due") if due else t.gettext("Targets reached"),
    )
    columns = (
        Column(1.9),
        Column(0.8, "right"),
        Column(0.8, "right"),
        Column(7.4),
        Column(1.9, "right"),
        Column(1.2, "right"),
    )
    return Table("", tuple(compress(header, shown)), tuple(rows), tuple(compress(columns, shown)))


def _with_work(spans: Sequence[_Span], inputs: ReportInputs) -> Sequence[_Span]:
    """Without those at the end in which nothing is under way any more."""
    last = max(action.end for action in inputs.roadmap.actions)
    return [span for span in spans if span.terms[0].number <= last]


def _names(begun: Sequence[PlannedAction], named: int, inputs: ReportInputs) -> str:
    t = inputs.t
    chosen = largest(begun, named)
    if not chosen:
        return "–"
    text = "; ".join(f"{t.number(action.number)} {action.title}" for action in chosen)
    more = len(begun) - len(chosen)
    if not more:
        return text
    said = t.ngettext("{names}; and {count} more", "{names}; and {count} more", more)
    return said.format(names=text, count=t.number(more))


def _means(inputs: ReportInputs) -> tuple[Band, ...]:
    """Hours of every role and own money by school year, planned of available."""
    t, roadmap = inputs.t, inputs.roadmap
    heading = Heading(2, t.gettext("Hours and own money"), "leadership-means")
    if not roadmap.actions:
        return ()
    if not roadmap.roles and not any(year.budget_eur or year.spent_eur for year in roadmap.years):
        return (Band(((heading, paragraph(t.gettext("No staff hours were given."))),)),)
    of = t.gettext("{used} of {there}")
    rows = []
    for year in roadmap.years:
        terms = [term for term in roadmap.terms if term.school_year == year.label]
        cells = []
        for total in roadmap.roles:
            loads = [term.hours[total.role] for term in terms if total.role in term.hours]
            used, there = sum(load.used for load in loads), sum(load.capacity for load in loads)
            cells.append(marked(of.format(used=t.number(used), there=t.number(there)), used, there))
        money = of.format(used=t.money(year.spent_eur), there=t.money(year.budget_eur))
        rows.append((year.label, *cells, marked(money, year.spent_eur, year.budget_eur)))
    if len(rows) > 1:
        whole = [
            marked(of.format(used=t.number(own.used), there=t.number(own.capacity)), own.used, own.capacity)
            for own in roadmap.roles
        ]
        spent, budget = (sum(getattr(year, name) for year in roadmap.years) for name in ("spent_eur", "budget_eur"))
        money = marked(of.format(used=t.money(spent), there=t.money(budget)), spent, budget)
        rows.append((t.gettext("Together"), *whole, money))
    header = (t.gettext("School year"), *(own.name for own in roadmap.roles), t.gettext("Own money"))
    columns = (Column(1.5), *(Column(1.9, "right") for _ in roadmap.roles), Column(2.3, "right"))
    note = t.gettext("Planned of available: staff hours by role, own money by school year.")
    said: list[Block] = [heading, Table("", header, tuple(rows), columns), paragraph(note, "note")]
    said += explained((cell for row in rows for cell in row), t)
    if roadmap.used:
        said.append(paragraph(roadmap.used, "note"))
    said += [paragraph(sentence) for sentence in overloads_ahead(inputs)[:2]]
    return (Band((tuple(said),)),)


def _unreached(inputs: ReportInputs) -> tuple[Block | Short, ...]:
    """Targets the plan does not reach, the heaviest first: the first reason, and what each would take."""
    t, roadmap = inputs.t, inputs.roadmap
    heading = Heading(2, t.gettext("Not reached, and what it would take"), "leadership-unreached")
    if not roadmap.unreached:
        said = t.gettext("Every target is reached within the means given.")
        if today_of(inputs).is_over:
            said = t.gettext("The plan was made to reach every target; the next answers show which are reached.")
        return heading, paragraph(said)
    weights = {course.practice: course.weight for course in roadmap.courses}
    entries = sorted(roadmap.unreached, key=lambda entry: -weights.get(entry.practice, 1))

    groups = alike(entries)

    def points(some: tuple[tuple[UnreachedTarget, ...], ...]) -> tuple[Block, ...]:
        return (BulletList(tuple(_unreached_runs(group, inputs) for group in some)),)

    more = sum(len(group) for group in groups[MOST_UNREACHED:])
    return heading, shortened(groups[:MOST_UNREACHED], points, t, more=more, worth=len)


def _unreached_runs(group: tuple[UnreachedTarget, ...], inputs: ReportInputs) -> Runs:
    """Those with the same reason and need together; several say that each of them needs it."""
    t, first = inputs.t, group[0]
    why = " ".join(part for part in (*first.reasons[:1], first.needs) if part)
    if len(group) > 1:
        why = t.gettext("{why} This holds for each of them.").format(why=why)
    return *named(group, t, MOST_UNREACHED), Run(": "), Run(why)


def _to_decide(inputs: ReportInputs) -> tuple[Block | Short, ...]:
    t = inputs.t
    heading = Heading(2, t.gettext("To decide or give now"), "leadership-decide")
    return heading, shortened(
        decisions(inputs), lambda some: (BulletList(some),), t, enough=MOST_ASKED, rest=_asked_too
    )


def _asked_too(count: int, t: Translator, *, alone: bool) -> str:
    """The full report asks for nothing; the web page of this summary has room for everything."""
    if alone:
        text = t.ngettext(
            "{count} entry, told in this summary as a web page.",
            "{count} entries, told in this summary as a web page.",
            count,
        )
    else:
        text = t.ngettext(
            "And {count} more in this summary as a web page.", "And {count} more in this summary as a web page.", count
        )
    return text.format(count=t.number(count))


def _known(inputs: ReportInputs) -> tuple[Block | Short, ...]:
    t = inputs.t
    heading = Heading(2, t.gettext("How we will know"), "leadership-signs")
    told = signs(inputs)
    if not told and inputs.roadmap.actions:
        return heading, paragraph(t.gettext("The full report names the sign of every action."))
    if not told:
        return heading, paragraph(t.gettext("Every action of a plan brings an indicator; none is followed yet."))
    return heading, shortened(told, lambda some: (BulletList(some),), t, enough=3)


def _full_report(inputs: ReportInputs) -> tuple[Block, ...]:
    t = inputs.t
    parts = [
        t.gettext(
            "The full report has a card for every action, the reasons, all tables, the sources and how it was made; "
            "make it in Prodige on the page “Report”."
        )
    ]
    if inputs.carries_file:
        parts.append(t.gettext("This PDF carries the centre file: opened in Prodige it restores the whole work."))
    return (paragraph(" ".join(parts), "note"),)
