"""The chapter *Objectives* of the draft of an Erasmus Plan: three to five, measurable, all from the plan."""

from __future__ import annotations

from fractions import Fraction

from prodige_core.i18n import Translator
from prodige_core.indicators import Followed, words, year_label
from prodige_core.reports.document import BulletList, Labelled, Run, Runs, text_runs
from prodige_core.reports.erasmus_aims import (
    LEAST_OBJECTIVES,
    Aim,
    Need,
    aims,
    candidate,
    leading_there,
    measures,
    reached_on,
)
from prodige_core.reports.erasmus_parts import FIRST, Chapter, filled, option_at, standing_of
from prodige_core.reports.inputs import ReportInputs
from prodige_core.responses import Answer
from prodige_core.roadmap import PracticeCourse

MOST_PRACTICES = 2
"""Practices an objective names with their levels; the rest by name (editorial)."""
MOST_ACTIONS = 4
MOST_MEASURES = 2
"""An objective with more numbers than this is several objectives (editorial)."""


def objectives_chapter(inputs: ReportInputs, answers: dict[str, Answer], wanted: tuple[Need, ...]) -> Chapter:
    """One section an objective; what is missing to three is a gap."""
    t = inputs.t
    made = Chapter(t)
    made.head(1, t.gettext("Our objectives"), "objectives")
    found = aims(inputs)
    if found:
        text = t.ngettext(
            "We have {count} objective. It is the area in which our roadmap moves most.",
            "We have {count} objectives. They are the areas in which our roadmap moves most.",
            len(found),
        )
        made.text(text.format(count=t.number(len(found))))
    _too_few(made, len(found), inputs)
    if found and not any(aim.framework == FIRST for aim in found):
        made.ask(t.gettext("an objective of international work; the roadmap moves none of its practices"), "wishes")
    numbers = {own.stand.practice: number for number, own in enumerate(wanted, 1)}
    for number, aim in enumerate(found, 1):
        title = t.gettext("Objective {number}: {area}").format(number=t.number(number), area=aim.title)
        made.head(2, title, f"objective-{number}")
        _objective(made, aim, inputs, answers, numbers)
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
) -> None:
    t = inputs.t
    shown, rest = aim.courses[:MOST_PRACTICES], aim.courses[MOST_PRACTICES:]
    what = [_what(own, inputs) for own in shown]
    if rest:
        text = t.ngettext(
            "One more practice of this area rises: {names}.",
            "{count} more practices of this area rise: {names}.",
            len(rest),
        )
        names = t.listing([f"“{own.title}”" for own in rest])
        what.append(text_runs(text.format(count=t.number(len(rest)), names=names)))
    made.blocks.append(Labelled(t.gettext("What, and by when"), (BulletList(tuple(what)),)))
    made.blocks.append(Labelled(t.gettext("Why"), (BulletList(tuple(_why(made, aim, inputs, answers, numbers))),)))
    made.blocks.append(Labelled(t.gettext("How we measure it"), (BulletList(tuple(_measured(made, aim, inputs))),)))
    made.blocks.append(Labelled(t.gettext("What leads there"), (BulletList(tuple(_leading(made, aim, inputs))),)))


def _what(own: PracticeCourse, inputs: ReportInputs) -> Runs:
    t = inputs.t
    day = reached_on(own, inputs.roadmap.terms)
    if day is None:
        text = t.gettext("{practice}: from level {now} to {reached}.")
    else:
        text = t.gettext("{practice}: from level {now} to {reached} by {day}.")
    runs = filled(
        text,
        practice=Run(own.title, strong=True),
        now=own.now.label,
        reached=own.reached.label,
        day="" if day is None else t.date(day),
    )
    said = option_at(own.practice, own.reached.value, inputs.catalogue, t)
    after = (Run(" " + t.gettext("Then this is true of us: “{answer}”").format(answer=said)),) if said else ()
    return (*runs, *after)


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
    return lines


def _measured(made: Chapter, aim: Aim, inputs: ReportInputs) -> list[Runs]:
    """Followed indicators with start and target; else what the actions leave to be seen, and an indicator to follow."""
    t = inputs.t
    followed = measures(aim, inputs)[:MOST_MEASURES]
    if followed:
        return [_indicator(made, own, t) for own in followed]
    lines = []
    seen = [own for own in leading_there(aim, inputs) if own.indicator]
    for action in seen[:MOST_MEASURES]:
        text = t.gettext("By {day}: {indicator}")
        lines.append(text_runs(text.format(day=t.date(action.last_day), indicator=action.indicator)))
    known = candidate(aim)
    if known is None:
        said = t.gettext("a number for “{area}”: its start, its target and the year").format(area=aim.title)
        return [*lines, (made.add(said),)]
    text = t.gettext("a number for “{area}”; you could follow {indicator}")
    said = text.format(area=aim.title, indicator=words.code_and_title(known, t))
    return [*lines, (made.add(said, "indicators"),)]


def _indicator(made: Chapter, own: Followed, t: Translator) -> Runs:
    """*Learners who were abroad: from 12 % (2025/26) to 15 % by 2029/30.*, with a place for each number that is missing."""
    definition, course = own.definition, own.course
    name = words.title(definition, t)
    values: dict[str, str | Run] = {"indicator": Run(name, strong=True)}
    if course.latest is not None:
        value = words.amount(definition, course.latest.value, t)
        values["start"] = t.gettext("{value} ({year})").format(value=value, year=year_label(course.latest.year))
    else:
        values["start"] = _number(
            made, t.gettext("the value today of “{indicator}”"), name, t.gettext("the value today")
        )
    if course.target is not None:
        values["target"] = words.amount(definition, Fraction(course.target), t)
    else:
        values["target"] = _number(made, t.gettext("a target for “{indicator}”"), name, t.gettext("a target"))
    if course.target_year:
        values["year"] = year_label(course.target_year)
    elif course.target is None:
        return filled(t.gettext("{indicator}: from {start} to {target}."), **values)
    else:
        values["year"] = _number(
            made, t.gettext("the year of the target for “{indicator}”"), name, t.gettext("which year")
        )
    return filled(t.gettext("{indicator}: from {start} to {target} by {year}."), **values)


def _number(made: Chapter, said: str, name: str, shown: str) -> Run:
    return made.add(said.format(indicator=name), "indicators", shown)


def _leading(made: Chapter, aim: Aim, inputs: ReportInputs) -> list[Runs]:
    t = inputs.t
    found = leading_there(aim, inputs)
    lines = []
    for own in found[:MOST_ACTIONS]:
        text = t.gettext("“{action}”: {lead}, {period}")
        lines.append(text_runs(text.format(action=own.title, lead=own.lead_name, period=own.period)))
    more = len(found) - MOST_ACTIONS
    if more > 0:
        text = t.ngettext("and {count} more action of the roadmap", "and {count} more actions of the roadmap", more)
        lines.append(text_runs(text.format(count=t.number(more))))
    return lines or [(made.add(t.gettext("actions for “{area}”").format(area=aim.title), "roadmap"),)]
