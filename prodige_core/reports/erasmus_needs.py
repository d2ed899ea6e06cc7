"""The chapter *What we need* of the draft of an Erasmus Plan: from the self-assessment and from what people said."""

from __future__ import annotations

from prodige_core.aggregation import Published
from prodige_core.frameworks import Framework
from prodige_core.i18n import Translator
from prodige_core.progress import rounds_of
from prodige_core.reports.document import Run, Runs
from prodige_core.reports.erasmus_aims import Need, needs, strengths
from prodige_core.reports.erasmus_parts import FIRST, Chapter, Standing
from prodige_core.reports.inputs import ReportInputs, framework_title, standing_sentence
from prodige_core.responses import Answer, latest_assessments
from prodige_core.roadmap import level_mark


def needs_chapter(inputs: ReportInputs, answers: dict[str, Answer]) -> Chapter:
    """What the self-assessment asks for, and what there is to build on."""
    t = inputs.t
    made = Chapter(t)
    made.head(1, t.gettext("What we need"), "needs")
    _assessed(made, inputs)
    wanted = needs(inputs, answers)
    if wanted:
        made.head(2, t.gettext("Where we have to move"), "needs-first")
        made.text(t.gettext("These practices are far from where we want them, or matter most to us:"))
        made.numbered(_need(own, inputs) for own in wanted)
        if not inputs.file.priorities:
            made.lacks(t.gettext("your priorities; so far every practice counts the same"), "wishes")
        if all(own.targets is None for own in latest_assessments(inputs.file).values()):
            made.lacks(t.gettext("your own targets; so far every practice is to rise by one level"), "wishes")
    elif inputs.frameworks:
        said = t.gettext("the needs behind your objectives; no practice has a target above its level of today")
        made.ask(said, "wishes")
    made.head(2, t.gettext("What we can build on"), "strengths")
    strong = strengths(inputs, answers)
    made.points(_strength(own, t) for own in strong)
    if not strong:
        made.ask(t.gettext("strengths to build on; no practice is at the middle of its scale yet"))
    return made


def _assessed(made: Chapter, inputs: ReportInputs) -> None:
    """What was answered and when; the questionnaire on international work is asked for where it is not there."""
    t = inputs.t
    for framework in inputs.frameworks:
        rounds = rounds_of(inputs.file, framework)
        if not rounds:
            continue
        overall = inputs.scores[framework.id].overall
        text = t.gettext("On {day} we answered {given} of {all} questions of “{questionnaire}”.").format(
            day=t.date(rounds[-1].date),
            given=t.number(overall.answered),
            all=t.number(overall.items),
            questionnaire=framework_title(framework, t),
        )
        if overall.na:
            apart = t.ngettext("{count} does not apply to us.", "{count} do not apply to us.", overall.na)
            text = f"{text} {apart.format(count=t.number(overall.na))}"
        if len(rounds) > 1:
            again = t.gettext("It was our round {number}.").format(number=t.number(len(rounds)))
            text = f"{text} {again}"
        made.text(text)
    if inputs.frameworks:
        made.text(standing_sentence(inputs))
        made.text(" ".join(_scale(own, t) for own in inputs.frameworks), "note")
    if FIRST in inputs.catalogue.frameworks and not any(own.id == FIRST for own in inputs.frameworks):
        title = framework_title(inputs.catalogue.frameworks[FIRST], t)
        said = t.gettext("answers to “{questionnaire}”; an Erasmus Plan rests on them").format(questionnaire=title)
        made.ask(said, "assess")


def _scale(framework: Framework, t: Translator) -> str:
    """What the levels are called, for a reader who does not know the questionnaire."""
    levels = t.listing([level_mark(framework, level.value, t).label for level in framework.levels])
    return t.gettext("Levels of “{questionnaire}”: {levels}.").format(
        questionnaire=framework_title(framework, t), levels=levels
    )


def _need(own: Need, inputs: ReportInputs) -> Runs:
    """What was chosen for a practice, where that is on the scale, where it is to be, and what people said of it.

    Notes are not quoted: they are written for colleagues and may name people, and this text goes to others.
    """
    t, stand = inputs.t, own.stand
    level = stand.level
    runs = [Run(stand.title, strong=True), Run(". ")]
    if stand.options:
        runs.append(Run(t.gettext("Our answer today: “{answer}”").format(answer=stand.options[0]) + " "))
    if level is not None:
        text = t.gettext("On our questionnaire that is level {now}; we want to reach {target}.")
        target = level_mark(stand.framework, own.target, t).label
        runs.append(Run(text.format(now=level.label, target=target)))
    runs += [Run(f" {text}") for text in heard_of(stand, inputs)[:1]]
    return tuple(runs)


def heard_of(stand: Standing, inputs: ReportInputs) -> list[str]:
    """What staff and learners said of a practice, of published cells and agreements only."""
    t, framework = inputs.t, stand.framework
    items = {item.id for item in framework.practices[stand.practice].items}
    said = []
    for own in inputs.voices:
        if own.item not in items:
            continue
        if own.agreed is not None and own.workshop_on is not None:
            text = t.gettext("In a workshop on {day} we agreed on level {level}.")
            said.append(text.format(day=t.date(own.workshop_on), level=level_mark(framework, own.agreed, t).label))
        cell = None if own.survey is None else own.survey.everyone
        if isinstance(cell, Published):
            text = t.ngettext(
                "In our survey {count} person answered; the middle answer is level {level}.",
                "In our survey {count} people answered; the middle answer is level {level}.",
                cell.n,
            )
            said.append(text.format(count=t.number(cell.n), level=level_mark(framework, cell.median, t).label))
    return said


def _strength(own: Standing, t: Translator) -> Runs:
    level = "" if own.level is None else own.level.label
    runs = [Run(own.title, strong=True), Run(t.gettext(", level {level}.").format(level=level))]
    if own.options:
        runs.append(Run(" " + t.gettext("Our answer: “{answer}”").format(answer=own.options[-1])))
    return tuple(runs)
