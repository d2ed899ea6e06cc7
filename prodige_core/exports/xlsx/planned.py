"""The sheets on the plan: one row an action to filter and print, its whole card, and its time as shaded cells."""

from __future__ import annotations

from collections.abc import Iterator

from prodige_core.charts import LIGHT
from prodige_core.charts.palette import ink_on, role_colour
from prodige_core.exports.content import Content
from prodige_core.exports.inputs import ExportInputs
from prodige_core.exports.xlsx.sheet import PLAIN, Book, Cell, Column, Look, Seen
from prodige_core.i18n import Translator
from prodige_core.roadmap import ActionRef, PlannedAction, Roadmap, short_role_name, status_name

FIRST_OF_CARD = Look(bold=True, rule=True)
REST_OF_CARD = Look(ink=LIGHT.muted)


def plan_sheet(book: Book, inputs: ExportInputs, content: Content) -> None:
    """One row an action: when, who, how much. The rest of its card is in the sheet of cards."""
    t, roadmap = inputs.t, content.roadmap
    columns = [
        Column(t.gettext("No."), "number", 6),
        Column(t.gettext("Action"), width=48),
        Column(t.gettext("Period"), width=18),
        Column(t.gettext("Start"), "date", 12),
        Column(t.gettext("End"), "date", 12),
        Column(t.gettext("Lead"), width=21),
        *_board_columns(roadmap.has_board, t),
        Column(t.gettext("Hours"), "number", 8),
        Column(t.gettext("Own money"), "money", 10),
        Column(t.gettext("Grant"), width=10),
        Column(t.gettext("Start fixed by us"), width=10),
        *(Column(t.gettext("Hours: {role}").format(role=role.name), "number", 18, False) for role in roadmap.roles),
        Column(t.gettext("Source"), width=110, printed=False),
    ]
    if rows := [_action(action, content, t) for action in roadmap.actions]:
        says = t.gettext("one row an action: when, who, hours and money")
        book.table(t.gettext("Plan"), columns, rows, says=says, frozen=2)


def _board_columns(on_board: bool, t: Translator) -> tuple[Column, ...]:
    """Where each action stands, for centres that keep a board."""
    if not on_board:
        return ()
    return Column(t.gettext("Status"), width=12), Column(t.gettext("Who sees to it"), width=21)


def _action(action: PlannedAction, content: Content, t: Translator) -> list[Cell]:
    hours = {entry.role: entry.hours for entry in action.hours}
    return [
        action.number,
        action.title,
        action.period,
        action.first_day,
        action.last_day,
        action.lead_name,
        *((status_name(action.status, t), action.owner) if content.roadmap.has_board else ()),
        action.total_hours,
        action.cost_eur,
        action.funding,
        t.gettext("yes") if action.pinned else "",
        *(hours.get(role.role, 0) for role in content.roadmap.roles),
        action.source or t.gettext("Our own estimate"),
    ]


def cards_sheet(book: Book, inputs: ExportInputs, content: Content) -> None:
    """One row a passage of an action's card: filter an action, or one kind of passage of all actions."""
    t = inputs.t
    columns = [
        Column(t.gettext("No."), "number", 6),
        Column(t.gettext("Action"), width=34),
        Column(t.gettext("Part"), width=14),
        Column(t.gettext("Text"), width=84),
    ]
    if rows := [row for action in content.roadmap.actions for row in _card(action, t)]:
        says = t.gettext("the rest of each action’s card: why, steps, indicator, evidence")
        book.table(t.gettext("Action cards"), columns, rows, says=says, frozen=2)


def _card(action: PlannedAction, t: Translator) -> Iterator[list[Cell]]:
    parts = (
        (t.gettext("Why"), action.why),
        (t.gettext("Why for us"), "\n".join(action.because)),
        (t.gettext("Steps"), "\n".join(f"{place}. {step}" for place, step in enumerate(action.steps, 1))),
        (t.gettext("Indicator"), action.indicator),
        (t.gettext("Evidence"), "\n".join(action.evidence)),
        (t.gettext("Before it"), "\n".join(_ref(ref, t) for ref in action.requires)),
        (t.gettext("After it"), "\n".join(_ref(ref, t) for ref in action.prepares)),
    )
    look = FIRST_OF_CARD
    for part, text in parts:
        if text:
            rule = Look(rule=look.rule)
            yield [Seen(action.number, look), Seen(action.title, look), Seen(part, rule), Seen(text, rule)]
            look = REST_OF_CARD


def _ref(ref: ActionRef, t: Translator) -> str:
    if ref.number is None:
        return t.gettext("{action} (done)").format(action=ref.title)
    return f"{t.number(ref.number)} {ref.title}"


def by_term_sheet(book: Book, inputs: ExportInputs, content: Content) -> None:
    """Terms as columns, actions as rows: the cells of its time are shaded in the colour of who leads, with a word in each."""
    t, roadmap = inputs.t, content.roadmap
    if not roadmap.actions:
        return
    columns = [
        Column(t.gettext("No."), "number", 6),
        Column(t.gettext("Action"), width=50),
        Column(t.gettext("Lead"), width=13),
        *(Column(term.label, width=max(11, max(map(len, term.label.split())) + 3)) for term in roadmap.terms),
    ]
    rows = [_times(action, roadmap, t) for action in roadmap.actions]
    says = t.gettext("the same plan with terms as columns")
    book.table(t.gettext("Plan by term"), columns, rows, says=says, frozen=2, spread=True)


def _times(action: PlannedAction, roadmap: Roadmap, t: Translator) -> list[Cell]:
    colour = role_colour(action.lead, LIGHT)
    look = Look(fill=colour, ink=ink_on(colour), centred=True, middle=True)
    word = status_name(action.status, t) if roadmap.has_board else t.gettext("planned")
    rest: list[Cell] = [
        Seen(word if term.number == action.start else t.gettext("goes on"), look)
        if action.start <= term.number <= action.end
        else Seen(None, PLAIN)
        for term in roadmap.terms
    ]
    return [action.number, action.title, short_role_name(action.lead, t), *rest]
