"""The chapter *Management and resources* of the draft of an Erasmus Plan."""

from __future__ import annotations

from collections import Counter

from prodige_core.frameworks import ROLES, Role
from prodige_core.i18n import Translator
from prodige_core.progress import rounds_of
from prodige_core.reports.document import Column, Table, text_runs
from prodige_core.reports.erasmus_doing import Doing, doing_sentences, for_practices
from prodige_core.reports.erasmus_parts import FIRST, Chapter
from prodige_core.reports.inputs import ReportInputs, framework_title
from prodige_core.responses import Means
from prodige_core.roadmap import UnreachedTarget, role_name

REGULAR_WORK = "regular-work"
"""The point of the quality standards about results in regular work."""
MOST_RISKS = 3
"""Targets not reached that are told with their reasons; the roadmap has the rest (editorial)."""


def management_chapter(inputs: ReportInputs, found: tuple[Doing, ...]) -> Chapter:
    """Who, with what money, how it becomes regular work, how it is followed, which risks are left."""
    t = inputs.t
    made = Chapter(t)
    made.head(1, t.gettext("Management and resources"), "management")
    _people(made, inputs)
    _money(made, inputs)
    _regular(made, inputs, found)
    _watched(made, inputs)
    _risks(made, inputs)
    return made


def _people(made: Chapter, inputs: ReportInputs) -> None:
    t, means = inputs.t, inputs.file.means
    made.head(2, t.gettext("Who does what"), "people")
    leads = Counter(action.lead for action in inputs.roadmap.actions)
    totals = {own.role: own for own in inputs.roadmap.roles}
    roles = [role for role in ROLES if leads[role] or (role in totals and totals[role].capacity)]
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
    made.ask(t.gettext("who stands in when the coordinator is away"))


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
        made.ask(t.gettext("how much own money there is in each school year"), "wishes")
        return
    if not any(own.budget_eur or own.spent_eur for own in years):
        made.text(t.gettext("Our roadmap needs no own money."))
        return
    header = (t.gettext("School year"), t.gettext("Own money set aside"), t.gettext("Needed by the roadmap"))
    rows = tuple((own.label, t.money(own.budget_eur), t.money(own.spent_eur)) for own in years)
    made.blocks.append(Table("", header, rows, (Column(3), Column(3, "right"), Column(3, "right"))))


def _regular(made: Chapter, inputs: ReportInputs, found: tuple[Doing, ...]) -> None:
    """How results become part of regular work: what is done for that point of the standards."""
    t = inputs.t
    made.head(2, t.gettext("How results become part of regular work"), "regular")
    standards = None if inputs.programme is None else inputs.programme.standards
    points = () if standards is None else standards.points
    point = next((own for own in points if own.id == REGULAR_WORK), None)
    doing = () if point is None else for_practices(found, point.practices)
    if doing:
        made.text(doing_sentences(doing, t))
    else:
        made.ask(t.gettext("how what people learn abroad becomes part of lessons and plans"), "roadmap")


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
    made.ask(t.gettext("who looks at the plan, how often, and when next"))


def _risks(made: Chapter, inputs: ReportInputs) -> None:
    t, roadmap = inputs.t, inputs.roadmap
    if not roadmap.courses or roadmap.status in ("none", "infeasible"):
        return
    made.head(2, t.gettext("What may stand in the way"), "risks")
    if not roadmap.unreached and not roadmap.overloads:
        made.text(t.gettext("Every target of our roadmap is reached within our means."))
    lines = list(roadmap.overloads)
    for own in _weightiest(inputs)[:MOST_RISKS]:
        text = t.gettext("“{practice}” is to reach {target} and comes to {reached}. {reasons}")
        if own.reached.value <= own.now.value:
            text = t.gettext("“{practice}” is to reach {target} and stays at {reached}. {reasons}")
        reasons = " ".join(own.reasons)
        lines.append(
            text.format(practice=own.title, target=own.target.label, reached=own.reached.label, reasons=reasons)
        )
    more = len(roadmap.unreached) - MOST_RISKS
    if more > 0:
        text = t.ngettext(
            "{count} more target is not reached; the full roadmap tells why.",
            "{count} more targets are not reached; the full roadmap tells why.",
            more,
        )
        lines.append(text.format(count=t.number(more)))
    made.points(text_runs(line) for line in lines)


def _weightiest(inputs: ReportInputs) -> list[UnreachedTarget]:
    """Targets not reached: of international work first, then by priority."""
    weights = {own.practice: own.weight for own in inputs.roadmap.courses}
    of_first = {own.practice for own in inputs.roadmap.courses if own.framework == FIRST}
    return sorted(
        inputs.roadmap.unreached, key=lambda own: (own.practice not in of_first, -weights.get(own.practice, 1))
    )
