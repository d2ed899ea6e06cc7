"""Sentences of the board: how far the year is, what is late, what a move did, what planning anew would do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from prodige_core.i18n import N_, Translator, month_name
from prodige_core.responses import BoardStatus, Means
from prodige_core.roadmap import owner_name, status_name
from prodige_core.roadmap.replanned import ChangeKind
from prodige_core.roadmap.sentences import action_title
from prodige_core.roadmap.words import month_span
from prodige_core.services.board import BoardCard, BoardView
from prodige_core.services.board_writes import STANDING
from prodige_core.services.replanning import LastReplan, Prospect, months_before

MOVE_LABELS: Final[Mapping[BoardStatus, str]] = {
    "proposed": N_("Back to proposed"),
    "accepted": N_("Accept"),
    "started": N_("Start"),
    "done": N_("Done"),
    "declined": N_("Decline"),
    "dropped": N_("Drop"),
}
BACK_LABELS: Final[Mapping[tuple[BoardStatus, BoardStatus], str]] = {
    ("started", "accepted"): N_("Not begun after all"),
    ("done", "started"): N_("Not done yet"),
    ("done", "accepted"): N_("Back to accepted"),
    ("declined", "accepted"): N_("Accept after all"),
    ("dropped", "started"): N_("Go on with it"),
    ("dropped", "accepted"): N_("Back to accepted"),
}
"""Moves that go back say what was not so."""

KIND_NAMES: Final[Mapping[ChangeKind, str]] = {
    "done": N_("Done"),
    "started": N_("Under way"),
    "left_out": N_("Left out by you"),
    "moved": N_("Moved"),
    "dropped": N_("No longer planned"),
    "new": N_("New"),
}


def headline(view: BoardView, t: Translator) -> str:
    """How far the year is, in one sentence."""
    count = len(view.cards)
    parts = []
    for status, one, more, none in (
        ("started", N_("{count} is under way"), N_("{count} are under way"), N_("none is under way")),
        ("done", N_("{count} is done"), N_("{count} are done"), N_("none is done")),
    ):
        number = len([card for card in view.cards if card.status == status])
        parts.append(t.ngettext(one, more, number).format(count=t.number(number)) if number else t.gettext(none))
    said = t.ngettext("Of {count} action, {parts}.", "Of {count} actions, {parts}.", count).format(
        count=t.number(count), parts=t.listing(parts)
    )
    late = len(view.late)
    if late:
        said += " " + t.ngettext("{count} is late.", "{count} are late.", late).format(count=t.number(late))
    return said


def accept_label(cards: Sequence[BoardCard], t: Translator) -> str:
    """The button that accepts all that is due first."""
    due = cards[0].due
    said = t.ngettext("Accept the {count} due {month}", "Accept all {count} due {month}", len(cards))
    return said.format(count=t.number(len(cards)), month=month_name(due.strftime("%Y-%m"), t) if due else "")


def accepted_sentence(count: int, t: Translator) -> str:
    """What became of it."""
    return t.ngettext("{count} action is accepted.", "{count} actions are accepted.", count).format(
        count=t.number(count)
    )


def facts(card: BoardCard, t: Translator) -> str:
    """Who sees to it, since when it runs, and by when it should be done; empty when there is nothing to say.

    What is late says by when it was due in a sentence of its own (`late_words`).
    """
    parts = [card.owner] if card.owner else []
    if card.status in ("accepted", "started") and not card.owner:
        parts.append(t.gettext("Nobody named yet"))
    if card.status == "started" and card.since:
        parts.append(t.gettext("since {month}").format(month=card.since))
    ahead = card.status in ("proposed", "accepted", "started")
    if ahead and card.due is not None and not card.late:
        due = t.gettext("due {month}") if parts else t.gettext("Due {month}")
        parts.append(due.format(month=t.month(card.due)))
    elif ahead and card.due is None and not card.planned:
        parts.append(t.gettext("not in the plan") if parts else t.gettext("Not in the plan"))
    if card.status == "done" and card.entry.ended:
        parts.append(t.gettext("finished in {month}").format(month=month_name(card.entry.ended, t)))
    if card.said == "decision" and card.status == "done":
        parts = [t.gettext("In place, as you said")]
    if card.said == "decision" and card.status == "declined":
        parts = [t.gettext("Left out on the roadmap")]
    return " · ".join(parts)


def late_words(card: BoardCard, t: Translator) -> str:
    """Why it is late; empty when it is not."""
    if card.late == "due" and card.due is not None:
        return t.gettext("Late: it was due by the end of {month}.").format(month=t.month(card.due))
    if card.late == "start" and card.begins is not None:
        return t.gettext("Not begun: it was to start in {month}.").format(month=t.month(card.begins))
    return ""


def move_label(before: BoardStatus, to: BoardStatus, t: Translator) -> str:
    """The button that moves an action."""
    return t.gettext(BACK_LABELS.get((before, to), MOVE_LABELS[to]))


def moved_sentence(title: str, to: BoardStatus, t: Translator) -> str:
    """What a move did."""
    said = {
        "proposed": N_("“{action}” is proposed again."),
        "accepted": N_("“{action}” is accepted."),
        "started": N_("“{action}” is under way."),
        "done": N_("“{action}” is done."),
        "declined": N_("“{action}” is declined."),
        "dropped": N_("“{action}” is dropped."),
    }[to]
    return t.gettext(said).format(action=title)


def clash_value(field: str, value: object, t: Translator) -> str:
    """A field of an entry in words; empty for nothing."""
    if field == STANDING and isinstance(value, tuple):
        status, started, ended, reason = value
        parts = [status_name(status, t)]
        if started and status == "started":
            parts.append(t.gettext("since {month}").format(month=month_name(started, t)))
        if ended:
            parts.append(month_name(ended, t))
        return ": ".join(part for part in (", ".join(parts), str(reason)) if part)
    text = value if isinstance(value, str) else ""
    if field == "due" and text:
        return month_name(text, t)
    return owner_name(text, t) if field == "owner" else text


def field_name(field: str, t: Translator) -> str:
    """What a field of an entry is called."""
    names = {
        STANDING: N_("Where it stands"),
        "owner": N_("Who sees to it"),
        "due": N_("Due"),
        "note": N_("Notes"),
        "evidence": N_("What shows it"),
    }
    return t.gettext(names[field]) if field in names else ""


def prospect_sentences(found: Prospect, view: BoardView, means: Means, t: Translator) -> tuple[str, ...]:
    """What planning anew from today will do, said before it is done."""
    said = []
    passed = months_before(means, found.passed)
    if passed is not None:
        count = t.ngettext("{count} term is left", "{count} terms are left", found.left).format(
            count=t.number(found.left)
        )
        text = t.gettext("{span} is over; {left}, and the plan ends when it did.")
        said.append(text.format(span=month_span(*passed, t), left=count))
    else:
        said.append(t.gettext("No term is over yet, so the plan keeps its period."))
    kept = []
    if found.done:
        number = len(found.done)
        kept.append(t.ngettext("{count} action is done", "{count} actions are done", number))
        kept[-1] = kept[-1].format(count=t.number(number))
    if found.started:
        number = len(found.started)
        kept.append(t.ngettext("{count} is under way", "{count} are under way", number).format(count=t.number(number)))
    if kept:
        said.append(
            t.gettext("{kept}: these stay as they are. Everything else is planned anew around them.").format(
                kept=t.listing(kept)
            )
        )
    else:
        said.append(t.gettext("Nothing is done or under way yet, so everything is planned anew."))
    if found.lifted:
        names = t.listing([f"“{action_title(view.catalogue, own, t)}”" for own in found.lifted])
        said.append(
            t.gettext("You fixed the start of {actions} in a term that is over; that is lifted.").format(actions=names)
        )
    said.append(t.gettext("The plan as it is now is kept, and you can go back to it."))
    return tuple(said)


def replanned_sentence(last: LastReplan, t: Translator) -> str:
    """How the new plan compares with the one before."""
    if last.reached is None:
        return ""
    text = t.ngettext(
        "The new plan reaches {count} target; the one before reached {before}.",
        "The new plan reaches {count} targets; the one before reached {before}.",
        last.reached,
    )
    return text.format(count=t.number(last.reached), before=t.number(last.reached_before))
