"""The end of the report: how it was computed, how to open it again, sources, the few words used."""

from __future__ import annotations

from collections.abc import Mapping

from prodige_core.frameworks import Framework, Role
from prodige_core.i18n import N_, Translator
from prodige_core.reports.document import (
    Block,
    Column,
    Heading,
    Labelled,
    Table,
    paragraph,
)
from prodige_core.reports.inputs import ReportInputs, framework_title
from prodige_core.reports.sources import sources
from prodige_core.roadmap import role_name

GLOSSARY = (
    (N_("Practice"), N_("One thing a centre does, measured by one or more questions.")),
    (N_("Level"), N_("Where a practice stands on the scale of its questionnaire.")),
    (N_("Step"), N_("One practice, one level up.")),
    (N_("Target"), N_("The level a centre wants a practice to reach.")),
    (N_("Priority"), N_("How much a practice counts in the plan, from 1 to 5.")),
    (N_("Action"), N_("Something a centre can do to close one or more steps.")),
    (N_("Evidence"), N_("What proves that an action is done.")),
    (N_("Indicator"), N_("A number or a share that shows whether it works: of one action, or of the school by year.")),
    (N_("Own money"), N_("Money of the centre itself; grants are not counted.")),
    (N_("Term"), N_("September to December, January to March, or April to August.")),
)

OF_PLANS = frozenset({"Target", "Priority", "Action", "Evidence", "Indicator", "Own money", "Term"})
ROLE_MEANINGS: Mapping[Role, str] = {
    "leader": N_("Head, deputies and heads of department: they decide, and free time and money."),
    "coordinator": N_("Looks after international work: partners, applications, stays abroad."),
    "digital_lead": N_("Looks after digital teaching: helps colleagues, chooses tools, keeps materials."),
    "teacher": N_("All who teach or train, at school and in companies; their hours are counted together."),
    "admin": N_("The school office: contracts, accounts, bookings, files."),
}
"""What each role does, for readers from outside. Source: our own wording of the roles in ``docs/glossary.md``."""


def closing_chapter(inputs: ReportInputs) -> tuple[Block, ...]:
    """Method, sources, how to open this file again, glossary."""
    t = inputs.t
    return (
        Heading(1, t.gettext("How this roadmap was made"), "method"),
        *_method(inputs),
        _again(inputs),
        *_sources(inputs),
        Heading(2, t.gettext("Words used"), "words"),
        Table(
            "",
            (t.gettext("Word"), t.gettext("Meaning")),
            (
                *((t.gettext(word), t.gettext(meaning)) for word, meaning in _glossary(inputs)),
                *(_scale(framework, t) for framework in inputs.frameworks),
                *((role_name(role, t), t.gettext(ROLE_MEANINGS[role])) for role in _roles(inputs)),
            ),
            (Column(2.8), Column(7.2)),
            whole=True,
        ),
    )


def _glossary(inputs: ReportInputs) -> tuple[tuple[str, str], ...]:
    """Words that this report uses; those of plans only where there is one."""
    return GLOSSARY if inputs.roadmap.actions else tuple(own for own in GLOSSARY if own[0] not in OF_PLANS)


def _roles(inputs: ReportInputs) -> tuple[Role, ...]:
    """The roles whose hours the plan takes, in the usual order."""
    used = {entry.role for action in inputs.roadmap.actions for entry in action.hours}
    used |= {action.lead for action in inputs.roadmap.actions}
    return tuple(role for role in ROLE_MEANINGS if role in used)


def _scale(framework: Framework, t: Translator) -> tuple[str, str]:
    """The levels of a questionnaire, from the lowest to the highest, with their codes."""
    names = [f"{level.code} {t.pgettext(framework.id, level.name)}" for level in framework.levels]
    text = t.gettext("From the lowest to the highest: {levels}. Each question says in its own words what a level is.")
    title = t.gettext("Levels of the {questionnaire}").format(questionnaire=framework_title(framework, t))
    return title, text.format(levels=", ".join(names))


def _again(inputs: ReportInputs) -> Block:
    t = inputs.t
    if not inputs.carries_file:
        text = t.gettext(
            "This document cannot be opened in Prodige again. The PDF report and the centre file can: "
            "they hold your answers, targets, means, decisions and plan."
        )
        return Labelled(t.gettext("Go on working"), (paragraph(text),))
    text = t.gettext(
        "This PDF carries your whole work as an attachment; keep it as you keep the report. Start Prodige, choose to open "
        "a centre file, and choose this PDF. Answers, targets, means, decisions and plan are restored."
    )
    return Labelled(t.gettext("Open this file again"), (paragraph(text),))


def _method(inputs: ReportInputs) -> tuple[Block, ...]:
    t = inputs.t
    scoring = t.gettext(
        "The score of a practice is the mean of its answers; “not applicable” and “don’t know” are left out. The score of "
        "an area is the weighted mean of its practices. A level is the score rounded to the nearest level; half a step counts up."
    )
    planning = t.gettext(
        "The plan chooses actions and their terms so that priorities move as far and as early as possible, within the "
        "hours of every role in every term and the money of every school year. Among equally good plans it takes the one with the fewest hours, "
        "then the lowest cost. Hours and costs of actions are for an average centre; adapt them to yours."
    )
    if inputs.roadmap.status == "none":
        return (
            Labelled(t.gettext("Scores"), (paragraph(scoring),)),
            Labelled(t.gettext("Plan"), (paragraph(_proof(inputs)),)),
        )
    return (
        Labelled(t.gettext("Scores"), (paragraph(scoring),)),
        Labelled(t.gettext("Plan"), (paragraph(planning), paragraph(_proof(inputs)))),
    )


def _proof(inputs: ReportInputs) -> str:
    t, roadmap = inputs.t, inputs.roadmap
    if roadmap.status == "none":
        return t.gettext("No plan was made for this report.")
    if roadmap.status == "infeasible":
        return t.gettext("Proven: no plan holds all fixed actions within the means given.")
    if roadmap.status == "optimal":
        return t.gettext("Proven: no other plan within these means moves your priorities further or earlier.")
    if not roadmap.gap:
        return t.gettext(
            "Proven: no other plan within these means moves your priorities further or earlier. "
            "Whether the same could be had with fewer hours was not searched to the end."
        )
    return t.gettext(
        "The search was stopped before the proof was complete: this plan is within {share} of the best possible."
    ).format(share=t.percent(max(roadmap.gap, 0.001), 1))


def _sources(inputs: ReportInputs) -> tuple[Block, ...]:
    t = inputs.t
    if not inputs.frameworks:
        return ()
    lines = [
        t.gettext("{title} (version {version})").format(title=framework_title(framework, t), version=framework.version)
        for framework in inputs.frameworks
    ]
    named = paragraph(t.gettext("Questionnaires: {names}.").format(names=t.listing(lines)))
    return (Labelled(t.gettext("Sources"), (named, *sources(inputs.roadmap.actions, t))),)
