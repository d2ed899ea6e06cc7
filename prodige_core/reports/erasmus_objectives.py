"""The chapter *Objectives* of the draft of an Erasmus Plan: three to five, measurable, all from the plan."""

from __future__ import annotations

from fractions import Fraction

from prodige_core.i18n import Translator
from prodige_core.indicators import Followed, words, year_label
from prodige_core.reports.document import BulletList, Labelled, Paragraph, Run, Runs, text_runs
from prodige_core.reports.erasmus_aims import (
    LEAST_OBJECTIVES,
    Aim,
    Need,
    aims,
    candidate,
    goes_abroad,
    leading_there,
    measures,
    reached_on,
    unanswered,
    weightiest,
)
from prodige_core.reports.erasmus_parts import FIRST, Chapter, filled, place, sentence, standing_of
from prodige_core.reports.indicators import number_from
from prodige_core.reports.inputs import ReportInputs
from prodige_core.responses import Answer
from prodige_core.roadmap import PlannedAction, PracticeCourse

MOST_PRACTICES = 2
"""Practices an objective names with their levels; the rest by name (editorial)."""
MOST_ACTIONS = 4
MOST_PROOFS = 2
MOST_MEASURES = 2
"""An objective with more numbers than this is several objectives (editorial)."""


def objectives_chapter(inputs: ReportInputs, answers: dict[str, Answer], wanted: tuple[Need, ...]) -> Chapter:
    """One section an objective; what is missing to three is a gap, and so is a need that nothing answers."""
    t = inputs.t
    made = Chapter(t)
    made.head(1, t.gettext("Our objectives"), "objectives")
    found = aims(inputs)
    if found:
        text = t.ngettext(
            "We have {count} objective. It is where our plan takes us farthest.",
            "We have {count} objectives. They are where our plan takes us farthest.",
            len(found),
        )
        made.text(text.format(count=t.number(len(found))))
    _too_few(made, len(found), inputs)
    if found and not any(goes_abroad(aim, inputs) for aim in found):
        said = t.gettext("an objective that sends people abroad; that is what an accreditation is for")
        made.ask(said, "wishes")
    numbers = {own.stand.practice: number for number, own in enumerate(wanted, 1)}
    lacking: list[str] = []
    for number, aim in enumerate(found, 1):
        title = t.gettext("Objective {number}: {aim}").format(number=t.number(number), aim=aim.says)
        made.head(2, title, f"objective-{number}")
        if aim.says != aim.title:
            made.text(t.gettext("Area of our self-assessment: {area}").format(area=aim.title), "note")
        lacking += _objective(made, aim, inputs, answers, numbers)
    if lacking:
        said = t.gettext("numbers that measure your objectives: {list}")
        made.lacks(said.format(list="; ".join(dict.fromkeys(lacking))), "indicators")
    if found:
        _left(made, unanswered(wanted, found), inputs)
    return made


def _too_few(made: Chapter, count: int, inputs: ReportInputs) -> None:
    t, missing = inputs.t, LEAST_OBJECTIVES - count
    if missing <= 0:
        return
    said = t.ngettext("{count} more objective", "{count} more objectives", missing).format(count=t.number(missing))
    if not count:
        said = t.gettext("three to five objectives")
    if inputs.roadmap.status in ("none", "infeasible"):
        text = t.gettext("{what}; they are taken from a roadmap, and there is none yet")
    else:
        text = t.gettext("{what}; the roadmap moves practices in too few areas")
    made.ask(text.format(what=said), "roadmap")


def _objective(
    made: Chapter, aim: Aim, inputs: ReportInputs, answers: dict[str, Answer], numbers: dict[str, int]
) -> list[str]:
    """Its four passages; returned are the numbers it lacks, which are one gap together."""
    t = inputs.t
    lacking: list[str] = []
    what = (_promises(aim, inputs), Paragraph(text_runs(_on_the_scale(aim, inputs))))
    made.blocks.append(Labelled(t.gettext("What, and by when"), tuple(own for own in what if own is not None)))
    made.blocks.append(Labelled(t.gettext("Why"), (BulletList(tuple(_why(made, aim, inputs, answers, numbers))),)))
    measured = BulletList(tuple(_measured(aim, inputs, lacking)))
    made.blocks.append(Labelled(t.gettext("How we measure it"), (measured,)))
    made.blocks.append(Labelled(t.gettext("What leads there"), (BulletList(tuple(_leading(made, aim, inputs))),)))
    return lacking


def _promises(aim: Aim, inputs: ReportInputs) -> BulletList | None:
    """What will be there, by which day: the indicators (else the proofs) of the actions with the largest shares."""
    shown = sorted(weightiest(aim, inputs)[:MOST_ACTIONS], key=lambda own: own.last_day)
    return BulletList(tuple(text_runs(_promise(own, inputs)) for own in shown)) if shown else None


def _promise(own: PlannedAction, inputs: ReportInputs) -> str:
    t, day = inputs.t, inputs.t.date(own.last_day)
    if own.indicator:
        return t.gettext("By {day}: {indicator}").format(day=day, indicator=sentence(own.indicator))
    if own.evidence:
        proofs = " ".join(sentence(text) for text in own.evidence[:MOST_PROOFS])
        return t.gettext("By {day} there is: {evidence}").format(day=day, evidence=proofs)
    return t.gettext("By {day} this is done: “{action}”.").format(day=day, action=own.title)


def _on_the_scale(aim: Aim, inputs: ReportInputs) -> str:
    """How far that is on the questionnaire, in one line: its practices that gain most, the rest counted."""
    t, shown = inputs.t, aim.courses[:MOST_PRACTICES]
    text = t.gettext("“{practice}” from level {now} to level {reached}")
    parts = [text.format(practice=own.title, now=own.now.label, reached=own.reached.label) for own in shown]
    if rest := len(aim.courses) - len(shown):
        more = t.ngettext(
            "{count} more practice by at least one level", "{count} more practices by at least one level", rest
        )
        parts.append(more.format(count=t.number(rest)))
    days = [day for own in aim.courses if (day := reached_on(own, inputs.roadmap.terms)) is not None]
    if not days:
        return t.gettext("On the scale of our questionnaire we come up: {practices}.").format(
            practices=t.listing(parts)
        )
    text = t.gettext("On the scale of our questionnaire we come up by {day}: {practices}.")
    return text.format(day=t.date(max(days)), practices=t.listing(parts))


def _left(made: Chapter, left: tuple[tuple[int, Need], ...], inputs: ReportInputs) -> None:
    """Needs without an objective: what the plan does about them all the same, else a place to say it."""
    if not left:
        return
    t = inputs.t
    made.head(2, t.gettext("Needs that no objective answers"), "needs-left")
    rising = {own.practice: own for own in inputs.roadmap.courses if own.reached.value > own.now.value}
    moved = [(number, rising[need.stand.practice]) for number, need in left if need.stand.practice in rising]
    lines: list[Runs] = [text_runs(_moved(number, course, inputs)) for number, course in moved]
    still = [(number, need) for number, need in left if need.stand.practice not in rising]
    if still:
        said = t.ngettext(
            "what you do about need {numbers} ({practices}); our roadmap does not move it",
            "what you do about needs {numbers} ({practices}); our roadmap does not move them",
            len(still),
        )
        names = t.listing([f"“{need.stand.title}”" for _, need in still])
        made.lacks(said.format(numbers=t.listing([t.number(at) for at, _ in still]), practices=names), "roadmap")
    lines += [(place(_unmoved(number, need, inputs), t),) for number, need in still]
    made.points(lines)


def _unmoved(number: int, need: Need, inputs: ReportInputs) -> str:
    """A need that nothing in the plan moves: the first reason, and what it would take."""
    t = inputs.t
    said = t.gettext("what you do about need {number} (“{practice}”); our roadmap does not move it")
    said = said.format(number=t.number(number), practice=need.stand.title)
    left = next((own for own in inputs.roadmap.unreached if own.practice == need.stand.practice), None)
    why = "" if left is None else " ".join(part for part in (*left.reasons[:1], left.needs) if part)
    return t.gettext("{what}. {why}").format(what=said, why=why.rstrip(".")) if why else said


def _moved(number: int, course: PracticeCourse, inputs: ReportInputs) -> str:
    """What the plan does about a need that has no objective."""
    t, day = inputs.t, reached_on(course, inputs.roadmap.terms)
    values = {"number": t.number(number), "practice": course.title, "reached": course.reached.label}
    if day is None:
        text = t.gettext("Need {number}, “{practice}”, has no objective, but our roadmap brings it to level {reached}.")
        return text.format(**values)
    text = t.gettext(
        "Need {number}, “{practice}”, has no objective, but our roadmap brings it to level {reached} by {day}."
    )
    return text.format(day=t.date(day), **values)


def _why(
    made: Chapter, aim: Aim, inputs: ReportInputs, answers: dict[str, Answer], numbers: dict[str, int]
) -> list[Runs]:
    """The need it answers, by its number; of practices that are no need of their own, the answer."""
    t, shown = inputs.t, aim.courses[:MOST_PRACTICES]
    lines: list[Runs] = []
    known = [own for own in shown if own.practice in numbers]
    if known:
        places = sorted(numbers[own.practice] for own in known)
        text = t.ngettext("It answers need {numbers} above.", "It answers needs {numbers} above.", len(places))
        lines.append(text_runs(text.format(numbers=t.listing([t.number(own) for own in places]))))
    for own in shown:
        if own in known:
            continue
        stand = standing_of(own.practice, inputs, answers)
        if stand.options:
            text = t.gettext("“{practice}” today: “{answer}”")
            lines.append(text_runs(text.format(practice=own.title, answer=stand.options[0])))
    if aim.framework != FIRST:
        lines.append((made.add(t.gettext("how stays abroad serve “{area}”").format(area=aim.title)),))
    return lines or [(made.add(t.gettext("why you need “{area}”").format(area=aim.title)),)]


def _measured(aim: Aim, inputs: ReportInputs, lacking: list[str]) -> list[Runs]:
    """Followed indicators with start and target; else a place for one, with an indicator that fits."""
    t = inputs.t
    followed = measures(aim, inputs)[:MOST_MEASURES]
    if followed:
        return [_indicator(own, t, lacking) for own in followed]
    known = candidate(aim)
    if known is None:
        lacking.append(t.gettext("one for “{area}”, with its start, its target and the year").format(area=aim.title))
        return [(place(t.gettext("a number, with its start, its target and the year"), t),)]
    name = words.code_and_title(known, t)
    lacking.append(t.gettext("one for “{area}”, for example {indicator}").format(area=aim.title, indicator=name))
    return [(place(t.gettext("a number to follow, for example {indicator}").format(indicator=name), t),)]


def _indicator(own: Followed, t: Translator, lacking: list[str]) -> Runs:
    """*Learners who were abroad: from 12 % (2025/26) to 15 % by 2029/30.*, with a place for each number that is missing."""
    definition, course = own.definition, own.course
    name = words.title(definition, t)

    def number(said: str, shown: str) -> Run:
        lacking.append(said.format(indicator=name))
        return place(shown, t)

    values: dict[str, str | Run] = {"indicator": Run(name, strong=True)}
    if course.latest is not None:
        value = words.amount(definition, course.latest.value, t)
        values["start"] = t.gettext("{value} ({year})").format(value=value, year=year_label(course.latest.year))
    else:
        values["start"] = number(t.gettext("the value today of “{indicator}”"), t.gettext("the value today"))
    if course.target is not None:
        values["target"] = words.amount(definition, Fraction(course.target), t)
    else:
        values["target"] = number(t.gettext("a target for “{indicator}”"), t.gettext("a target"))
    counted = (*text_runs(" "), *text_runs(_counted(own, t)))
    if course.target_year:
        values["year"] = year_label(course.target_year)
    elif course.target is None:
        return (*filled(t.gettext("{indicator}: from {start} to {target}."), **values), *counted)
    else:
        values["year"] = number(t.gettext("the year of the target for “{indicator}”"), t.gettext("which year"))
    return (*filled(t.gettext("{indicator}: from {start} to {target} by {year}."), **values), *counted)


def _counted(own: Followed, t: Translator) -> str:
    """Where the number comes from: what is counted, of what, by whom; and who set the target, when that is told."""
    said = t.gettext("Source: our own numbers, every school year. {counted}")
    said = " ".join(
        part for part in (said.format(counted=words.counted_words(own.definition, t)), number_from(own, t)) if part
    )
    if not own.series.target_source.strip():
        return said
    by = t.gettext("Target set by: {who}.").format(who=own.series.target_source.strip().rstrip("."))
    return f"{said} {by}"


def _leading(made: Chapter, aim: Aim, inputs: ReportInputs) -> list[Runs]:
    t = inputs.t
    found = leading_there(aim, inputs)
    first = weightiest(aim, inputs)[:MOST_ACTIONS]
    lines = []
    for own in (own for own in found if own in first):
        text = t.gettext("“{action}”: {lead}, {period}")
        lines.append(text_runs(text.format(action=own.title, lead=own.lead_name, period=own.period)))
    more = len(found) - MOST_ACTIONS
    if more > 0:
        text = t.ngettext("and {count} more action of the roadmap", "and {count} more actions of the roadmap", more)
        lines.append(text_runs(text.format(count=t.number(more))))
    return lines or [(made.add(t.gettext("actions for “{area}”").format(area=aim.title), "roadmap"),)]
