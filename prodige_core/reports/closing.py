"""The end of the report: how it was computed, sources, how to open it again, the few terms used."""

from __future__ import annotations

from prodige_core.i18n import N_
from prodige_core.reports.document import (
    Block,
    Column,
    Heading,
    NumberedList,
    Paragraph,
    Run,
    Table,
    paragraph,
    text_runs,
)
from prodige_core.reports.inputs import ReportInputs, framework_title

GLOSSARY = (
    (N_("Practice"), N_("One thing a centre does, measured by one or more questions.")),
    (N_("Level"), N_("Where a practice stands on the scale of its questionnaire.")),
    (N_("Step"), N_("One practice, one level up.")),
    (N_("Target"), N_("The level a centre wants a practice to reach.")),
    (N_("Priority"), N_("How much a practice counts in the plan, from 1 to 5.")),
    (N_("Action"), N_("Something a centre can do to close one or more steps.")),
    (N_("Evidence"), N_("What proves that an action is done.")),
    (N_("Indicator"), N_("A number or a share that shows whether it works.")),
    (N_("Own money"), N_("Money of the centre itself; grants are not counted.")),
    (N_("Term"), N_("September to December, January to March, or April to August.")),
)


def closing_chapter(inputs: ReportInputs) -> tuple[Block, ...]:
    """Method, sources, how to open this file again, glossary."""
    t = inputs.t
    return (
        Heading(1, t.gettext("How this roadmap was made"), "method"),
        *_method(inputs),
        *_sources(inputs),
        *_again(inputs),
        Heading(2, t.gettext("Words used"), "words"),
        Table(
            "",
            (t.gettext("Word"), t.gettext("Meaning")),
            tuple((t.gettext(word), t.gettext(meaning)) for word, meaning in GLOSSARY),
            (Column(2), Column(8)),
        ),
    )


def _again(inputs: ReportInputs) -> tuple[Block, ...]:
    t = inputs.t
    if not inputs.carries_file:
        return (
            Heading(2, t.gettext("Go on working"), "again"),
            paragraph(
                t.gettext(
                    "This document cannot be opened in Prodige again. The PDF report and the centre file can: "
                    "they hold your answers, targets, means, decisions and plan."
                )
            ),
        )
    return (
        Heading(2, t.gettext("Open this file again"), "again"),
        NumberedList(
            (
                text_runs(
                    t.gettext("This PDF carries your whole work as an attachment; keep it as you keep the report.")
                ),
                text_runs(t.gettext("Start Prodige and choose to open a centre file.")),
                text_runs(t.gettext("Choose this PDF. Answers, targets, means, decisions and plan are restored.")),
            )
        ),
    )


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
    return (
        Heading(2, t.gettext("Scores"), "method-scores"),
        paragraph(scoring),
        Heading(2, t.gettext("Plan"), "method-plan"),
        paragraph(planning),
        paragraph(_proof(inputs)),
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
    blocks: list[Block] = [Heading(2, t.gettext("Sources"), "sources")]
    lines = [
        t.gettext("{title} (version {version})").format(title=framework_title(framework, t), version=framework.version)
        for framework in inputs.frameworks
    ]
    blocks.append(paragraph(t.gettext("Questionnaires: {names}.").format(names=t.listing(lines))))
    by_source: dict[str, list[str]] = {}
    for action in inputs.roadmap.actions:
        by_source.setdefault(action.source or t.gettext("Our own estimate"), []).append(t.number(action.number))
    if by_source:
        table = tuple((source, ", ".join(numbers)) for source, numbers in by_source.items())
        blocks.append(
            Table("", (t.gettext("Source"), t.gettext("Actions")), table, (Column(7.6), Column(2.4)), row_headers=False)
        )
    if inputs.roadmap.actions and any(action.basis == "editorial" for action in inputs.roadmap.actions):
        blocks.append(
            Paragraph(
                (Run(t.gettext("Hours and costs are estimates of the editors unless a source is named for them.")),),
                "note",
            )
        )
    return tuple(blocks)
