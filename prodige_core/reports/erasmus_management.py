"""The chapter *Management and resources* of the draft of an Erasmus Plan."""

from __future__ import annotations

from collections import Counter

from prodige_core.frameworks import ROLES, Role
from prodige_core.i18n import N_, Translator
from prodige_core.planning.result import ReasonKind
from prodige_core.progress import rounds_of
from prodige_core.reports.document import Column, Table, text_runs
from prodige_core.reports.erasmus_doing import doings
from prodige_core.reports.erasmus_evidence import fitting
from prodige_core.reports.erasmus_parts import FIRST, Chapter
from prodige_core.reports.inputs import ReportInputs, framework_title
from prodige_core.reports.today import OVER
from prodige_core.responses import Means
from prodige_core.roadmap import UnreachedTarget, role_name

REGULAR_WORK = "regular-work"
"""The point of the quality standards about results in regular work."""
DEPUTY, KEPT_UP = "capacity", "updates"
"""Those about more than one person being able to run it, and about keeping the plan up to date."""
MOST_ACTING = 2
"""Actions named where the roadmap answers a question of the form (editorial)."""
WHY: dict[ReasonKind, str] = {
    "no_action": N_("we know of no action that leads there"),
    "time": N_("the plan ends before"),
    "hours": N_("our people have too little time"),
    "budget": N_("our own money does not reach"),
    "excluded": N_("we decided against what would lead there"),
    "calendar": N_("what leads there can only begin in certain months"),
    "requires": N_("something else must be finished first"),
}
"""Why a target may not be reached, as the end of a sentence."""
MOST_RISKS = 3
"""Targets not reached that are told with their reasons; the roadmap has the rest (editorial)."""


def management_chapter(inputs: ReportInputs) -> Chapter:
    """Who, with what money, how it becomes regular work, how it is followed, which risks are left."""
    t = inputs.t
    made = Chapter(t)
    made.head(1, t.gettext("Management and resources"), "management")
    _people(made, inputs)
    _money(made, inputs)
    _regular(made, inputs)
    _watched(made, inputs)
    _risks(made, inputs)
    return made


def _people(made: Chapter, inputs: ReportInputs) -> None:
    t, means = inputs.t, inputs.file.means
    made.head(2, t.gettext("Who does what"), "people")
    leads = Counter(action.lead for action in inputs.roadmap.actions)
    totals = {own.role: own for own in inputs.roadmap.roles}
    given = {} if means is None else means.hours_per_term
    roles = [role for role in ROLES if leads[role] or given.get(role) or (role in totals and totals[role].capacity)]
    if roles:
        rows = []
        for role in roles:
            total = totals.get(role)
            used = t.number(total.used) if total is not None else "–"
            rows.append(
                (role_name(role, t), t.number(leads[role]) if leads[role] else "–", _hours(role, means, t), used)
            )
        header = (
            t.gettext("Role"),
            t.gettext("Actions led"),
            t.gettext("Hours a term"),
            t.gettext("Hours in the roadmap"),
        )
        made.blocks.append(Table("", header, tuple(rows), (Column(4), *(Column(2, "right") for _ in range(3)))))
    else:
        made.ask(t.gettext("how many hours each role has in a term"), "wishes")
    made.ask(t.gettext("the names behind these roles"))
    if not _from_roadmap(made, DEPUTY, inputs):
        made.ask(t.gettext("who stands in when the coordinator is away"))


def _from_roadmap(made: Chapter, point_id: str, inputs: ReportInputs) -> bool:
    """What planned or running actions do about a point of the standards: action, lead and time. False when there is none."""
    t, standards = inputs.t, None if inputs.programme is None else inputs.programme.standards
    points = () if standards is None else standards.points
    point = next((own for own in points if own.id == point_id), None)
    if point is None:
        return False
    known = {own.id: own for own in inputs.roadmap.actions if own.status not in OVER}
    acting = [known[own.id] for own in fitting(doings(inputs), point.practices) if own.id in known][:MOST_ACTING]
    if not acting:
        return False
    text = t.gettext("“{action}” ({lead}, {period})")
    names = [text.format(action=own.title, lead=own.lead_name, period=own.period) for own in acting]
    said = t.ngettext(
        "{point}: our roadmap has {actions} for it.", "{point}: our roadmap has {actions} for it.", len(acting)
    )
    made.text(said.format(point=t.pgettext(point.id, point.title), actions=t.listing(names)))
    return True


def _hours(role: Role, means: Means | None, t: Translator) -> str:
    """One number, or from the least to the most where terms differ."""
    hours = None if means is None else means.hours_per_term.get(role)
    if hours is None:
        return "–"
    if isinstance(hours, int):
        return t.number(hours)
    least, most = min(hours, default=0), max(hours, default=0)
    return t.number(least) if least == most else f"{t.number(least)}–{t.number(most)}"


def _money(made: Chapter, inputs: ReportInputs) -> None:
    t, years = inputs.t, inputs.roadmap.years
    made.head(2, t.gettext("Our own money"), "money")
    if not years:
        if inputs.file.means is None:
            made.ask(t.gettext("how much own money there is in each school year"), "wishes")
        else:
            made.text(_set_aside(inputs.file.means, t))
        return
    if not any(own.budget_eur or own.spent_eur for own in years):
        made.text(t.gettext("Our roadmap needs no own money."))
        return
    header = (t.gettext("School year"), t.gettext("Own money set aside"), t.gettext("Needed by the roadmap"))
    rows = tuple((own.label, t.money(own.budget_eur), t.money(own.spent_eur)) for own in years)
    made.blocks.append(Table("", header, rows, (Column(3), Column(3, "right"), Column(3, "right"))))
    if inputs.roadmap.used:
        made.text(inputs.roadmap.used)


def _set_aside(means: Means, t: Translator) -> str:
    """The money told before there is a roadmap: one amount for every school year, or one for each."""
    given = means.budget_per_year
    if not isinstance(given, int):
        amounts = t.listing([t.money(own) for own in given])
        return t.gettext("We set aside {amounts} of our own money, school year by school year.").format(amounts=amounts)
    if not given:
        return t.gettext("We set aside no money of our own.")
    return t.gettext("We set aside {amount} of our own money in each school year.").format(amount=t.money(given))


def _regular(made: Chapter, inputs: ReportInputs) -> None:
    """Told once, under its point of the standards; here is where to find it."""
    t = inputs.t
    made.head(2, t.gettext("How results become part of regular work"), "regular")
    standards = None if inputs.programme is None else inputs.programme.standards
    points = () if standards is None else standards.points
    point = next((own for own in points if own.id == REGULAR_WORK), None)
    if point is None:
        made.ask(t.gettext("how what people learn abroad becomes part of lessons and plans"), "roadmap")
    else:
        text = t.gettext("What we do for this stands under “Quality standards”, at “{point}”.")
        made.text(text.format(point=t.pgettext(point.id, point.title)))


def _watched(made: Chapter, inputs: ReportInputs) -> None:
    t, file = inputs.t, inputs.file
    made.head(2, t.gettext("How we follow it up"), "watched")
    lines = []
    for framework in inputs.frameworks:
        rounds = rounds_of(file, framework)
        if rounds:
            text = t.ngettext(
                "“{questionnaire}”: {count} round so far, the last on {day}.",
                "“{questionnaire}”: {count} rounds so far, the last on {day}.",
                len(rounds),
            )
            title = framework_title(framework, t)
            lines.append(text.format(questionnaire=title, count=t.number(len(rounds)), day=t.date(rounds[-1].date)))
    if inputs.indicators:
        aiming = sum(1 for own in inputs.indicators if own.series.target is not None)
        text = t.ngettext("We follow {count} indicator.", "We follow {count} indicators.", len(inputs.indicators))
        with_target = t.ngettext("{count} has a target.", "{count} have a target.", aiming) if aiming else ""
        told = [text.format(count=t.number(len(inputs.indicators))), with_target.format(count=t.number(aiming))]
        lines.append(" ".join(filter(None, told)))
    if file.board:
        count = Counter(entry.status for entry in file.board.values())
        text = t.gettext("We keep a board of our actions: {done} done, {started} under way.")
        lines.append(text.format(done=t.number(count["done"]), started=t.number(count["started"])))
    made.points(text_runs(line) for line in lines)
    if not inputs.indicators:
        made.ask(t.gettext("the indicators you follow"), "indicators")
    if not file.board:
        made.lacks(t.gettext("a board, so that everybody sees where each action stands"), "board")
    if not _from_roadmap(made, KEPT_UP, inputs):
        made.ask(t.gettext("who looks at the plan, how often, and when next"))


def _risks(made: Chapter, inputs: ReportInputs) -> None:
    """What may go wrong, and what the roadmap does about it; who decides is for people to say."""
    t, roadmap = inputs.t, inputs.roadmap
    if not roadmap.courses or roadmap.status in ("none", "infeasible"):
        return
    made.head(2, t.gettext("What may stand in the way"), "risks")
    if not roadmap.unreached and not roadmap.overloads:
        made.text(t.gettext("Our hours and our money are enough for every target of our roadmap."))
    lines = [*roadmap.overloads, *(_risk(own, t) for own in _alike(_weightiest(inputs)[:MOST_RISKS]))]
    more = len(roadmap.unreached) - MOST_RISKS
    if more > 0:
        text = t.ngettext(
            "The same may happen to {count} more target of ours.",
            "The same may happen to {count} more targets of ours.",
            more,
        )
        lines.append(text.format(count=t.number(more)))
    made.points(text_runs(line) for line in lines)
    if lines:
        made.ask(t.gettext("what else you do about these risks, and who decides"))


def _alike(found: list[UnreachedTarget]) -> list[list[UnreachedTarget]]:
    """Targets that do not move at all for the same reasons are told together; each of the others alone."""
    groups: dict[object, list[UnreachedTarget]] = {}
    for own in found:
        kinds = tuple(dict.fromkeys(reason.kind for reason in own.raw.reasons))
        groups.setdefault(own.practice if own.reached.value > own.now.value else kinds, []).append(own)
    return list(groups.values())


def _risk(group: list[UnreachedTarget], t: Translator) -> str:
    """*“Support during the stay” may not come as far as we want, because our people have too little time. …*"""
    first = group[0]
    names = t.listing([f"“{own.title}”" for own in group])
    why = t.listing([t.gettext(WHY[kind]) for kind in dict.fromkeys(reason.kind for reason in first.raw.reasons)])
    text = t.gettext("{practices} may not come as far as we want, because {why}.")
    if not why:
        text = t.gettext("{practices} may not come as far as we want.")
    parts = [text.format(practices=names, why=why)]
    if first.reached.value > first.now.value:
        then = t.gettext("In this plan we go as far as “{reached}”, and not yet to “{target}”.")
        parts.append(then.format(reached=first.reached.name, target=first.target.name))
    else:
        parts.append(t.gettext("Other targets come first in this plan."))
    if len(group) == 1 and first.needs:
        parts.append(first.needs)
    return " ".join(parts)


def _weightiest(inputs: ReportInputs) -> list[UnreachedTarget]:
    """Targets not reached: of international work first, then by priority."""
    weights = {own.practice: own.weight for own in inputs.roadmap.courses}
    of_first = {own.practice for own in inputs.roadmap.courses if own.framework == FIRST}
    return sorted(
        inputs.roadmap.unreached, key=lambda own: (own.practice not in of_first, -weights.get(own.practice, 1))
    )
