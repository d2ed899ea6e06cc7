"""The chapter with one card an action."""

from __future__ import annotations

from prodige_core.i18n import Translator
from prodige_core.reports.document import (
    Block,
    BulletList,
    Card,
    Heading,
    Labelled,
    NumberedList,
    Paragraph,
    Run,
    paragraph,
    text_runs,
)
from prodige_core.reports.inputs import ReportInputs
from prodige_core.roadmap import ActionRef, ClosedStep, PlannedAction, status_name

MAX_STEPS_EXPLAINED = 3
"""Steps explained with their answer on one card; the others are named in one line (editorial)."""

CardBody = Paragraph | BulletList | NumberedList


def cards_chapter(inputs: ReportInputs) -> tuple[Block, ...]:
    """Every action with why, who, hours, cost, steps, evidence, indicator, dates and what comes before it."""
    t, roadmap = inputs.t, inputs.roadmap
    if not roadmap.actions:
        return ()
    return (
        Heading(1, t.gettext("The actions"), "actions"),
        *(_card(action, t, on_board=roadmap.has_board) for action in roadmap.actions),
    )


def _card(action: PlannedAction, t: Translator, *, on_board: bool) -> Card:
    money = t.money(action.cost_eur) if action.cost_eur else t.gettext("no own money")
    hours = t.ngettext("{count} staff hour", "{count} staff hours", action.total_hours)
    facts = (
        action.period,
        t.gettext("lead: {role}").format(role=action.lead_name),
        hours.format(count=t.number(action.total_hours)),
        money,
        *(_standing(action, t) if on_board else ()),
    )
    body = [
        Labelled(t.gettext("Why"), (paragraph(action.why),)),
        Labelled(t.gettext("Why for us"), _why_here(action, t)),
        Labelled(t.gettext("Steps"), (NumberedList(tuple(text_runs(step) for step in action.steps)),)),
        Labelled(t.gettext("Hours"), (paragraph(_hours(action, t)),)),
    ]
    if action.cost_eur or action.funding:
        body.append(Labelled(t.gettext("Money"), (paragraph(_money(action, t)),)))
    if action.evidence:
        body.append(Labelled(t.gettext("Evidence"), (paragraph(" ".join(action.evidence)),)))
    if action.indicator:
        body.append(Labelled(t.gettext("Indicator"), (paragraph(action.indicator),)))
    if action.requires:
        body.append(Labelled(t.gettext("Before it"), (Paragraph(_refs(action.requires, t)),)))
    if action.prepares:
        body.append(Labelled(t.gettext("After it"), (Paragraph(_refs(action.prepares, t)),)))
    return Card(
        id=f"action-{action.number}",
        number=t.number(action.number),
        title=action.title,
        facts=" · ".join(facts),
        body=tuple(body),
        continued=t.gettext("Action {number}, continued").format(number=t.number(action.number)),
    )


def _standing(action: PlannedAction, t: Translator) -> tuple[str, ...]:
    """Where it stands and who sees to it, for centres that keep a board."""
    status = t.gettext("status: {status}").format(status=status_name(action.status, t))
    if action.begun is not None:
        status = t.gettext("status: {status} since {month}").format(
            status=status_name(action.status, t), month=t.month(action.begun)
        )
    return (status, t.gettext("owner: {name}").format(name=action.owner)) if action.owner else (status,)


def _why_here(action: PlannedAction, t: Translator) -> tuple[CardBody, ...]:
    blocks: list[CardBody] = []
    shown = action.closes[:MAX_STEPS_EXPLAINED]
    for step, sentence in zip(shown, action.because, strict=False):
        target = t.gettext("That is the target.")
        if step.after.value < step.target.value:
            target = t.gettext("The target is {level}.").format(level=step.target.label)
        blocks.append(paragraph(f"{sentence} {target}"))
        blocks += _answers(step, t)
    rest = [step.title for step in action.closes[MAX_STEPS_EXPLAINED:]]
    if rest:
        blocks.append(paragraph(t.gettext("It also works on {practices}.").format(practices=t.listing(rest))))
    blocks += [paragraph(sentence) for sentence in action.because[len(action.closes) :]]
    return tuple(blocks)


def _answers(step: ClosedStep, t: Translator) -> list[Paragraph]:
    found = []
    for answer in step.answers[:2]:
        question = Run(answer.question + " ", emphasis=True)
        option = Run(t.gettext("We answered: “{option}”").format(option=answer.option))
        found.append(Paragraph((question, option), "quote"))
    return found


def _hours(action: PlannedAction, t: Translator) -> str:
    if not action.hours:
        return t.gettext("No staff hours are counted.")
    parts = [
        t.gettext("{role} {hours} h").format(role=entry.name, hours=t.number(entry.hours)) for entry in action.hours
    ]
    return ", ".join(parts) + "."


def _money(action: PlannedAction, t: Translator) -> str:
    own = t.gettext("{money} of own money.").format(money=t.money(action.cost_eur)) if action.cost_eur else ""
    return " ".join(part for part in (own, action.grant) if part)


def _refs(refs: tuple[ActionRef, ...], t: Translator) -> tuple[Run, ...]:
    runs: list[Run] = []
    for ref in refs:
        if runs:
            runs.append(Run("; "))
        if ref.number is not None:
            runs.append(Run(f"{t.number(ref.number)} {ref.title}", link=f"#action-{ref.number}"))
        else:
            runs.append(Run(t.gettext("{action} (done)").format(action=ref.title)))
    return tuple(runs)
