"""The record of a workshop: who came together, how it was voted, what was agreed and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from prodige_core.aggregation import Cell
from prodige_core.frameworks import Framework, Item
from prodige_core.i18n import Translator
from prodige_core.reports.document import Document
from prodige_core.reports.drawings import VoteFigure, VotePanel
from prodige_core.reports.inputs import codes
from prodige_core.reports.sheets import Fact, Outcome, Record, VoteRow
from prodige_core.reports.votes import panel_of
from prodige_core.responses import Answer
from prodige_core.roadmap import level_mark
from prodige_core.workshops import Session, Statement


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One statement with what may be shown of its votes.

    cells: one a round, in order; None for a round that was not revealed. before: the answer that stood in the
    self-assessment before the agreed one; None when there was none.
    """

    statement: Statement
    item: Item
    framework: Framework
    cells: tuple[Cell | None, ...]
    before: Answer | None


def workshop_record(
    session: Session,
    centre_name: str,
    people: int,
    entries: Sequence[RecordEntry],
    day: dt.date,
    t: Translator,
    *,
    left_out: int = 0,
) -> Document:
    """The record as a document of one block.

    people: devices that joined. day: of the workshop. left_out: statements that no questionnaire asks any more.
    """
    title = session.title or t.gettext("Workshop of {date}").format(date=t.date(day))
    agreed = sum(1 for entry in entries if entry.statement.outcome == "agreed")
    record = Record(
        eyebrow=t.gettext("Workshop record"),
        title=title,
        facts=(
            Fact(t.gettext("Centre"), centre_name),
            Fact(t.gettext("Date"), t.date(day)),
            Fact(
                t.gettext("Who took part"),
                t.ngettext("{count} person", "{count} people", people).format(count=t.number(people)),
            ),
            Fact(
                t.gettext("What came out"),
                t.ngettext(
                    "{agreed} of {count} statement agreed", "{agreed} of {count} statements agreed", len(entries)
                ).format(agreed=t.number(agreed), count=t.number(len(entries))),
            ),
        ),
        lead=_how(session, t),
        header=(t.gettext("Statement"), t.gettext("Votes by level"), t.gettext("Agreed level")),
        rows=tuple(_row(number, entry, session, t) for number, entry in enumerate(entries, 1)),
        notes=tuple(_notes(session, agreed, left_out, t)),
    )
    return Document(
        title=title,
        subject=t.gettext("Workshop record of {name}").format(name=centre_name),
        author=centre_name,
        language=t.lang if t.lang != "xx" else "en",
        running_head=title,
        blocks=(record,),
    )


def _how(session: Session, t: Translator) -> str:
    if session.pace == "self":
        how = t.gettext("Everyone voted on an own device, without a name, at their own pace.")
    else:
        how = t.gettext("Everyone voted on an own device, without a name, on one statement after the other.")
    shown = t.gettext(
        "Votes stayed hidden until the facilitator revealed them; after talking it over the group could vote again. "
        "Votes are shown only where at least {k} people gave a level."
    )
    return f"{how} {shown.format(k=t.number(session.k))}"


def _notes(session: Session, agreed: int, left_out: int, t: Translator) -> list[str]:
    notes = [
        t.gettext(
            "A bar shows the share of a vote that fell on a level, the number how many people gave it. "
            "“18 of 20” means that two people gave no level. The frame marks the agreed level."
        )
    ]
    if left_out:
        text = t.ngettext(
            "{count} statement is left out: no questionnaire here asks it any more.",
            "{count} statements are left out: no questionnaire here asks them any more.",
            left_out,
        )
        notes.append(text.format(count=t.number(left_out)))
    if session.status != "closed":
        notes.append(t.gettext("The workshop is not closed yet: all of this may still change."))
    elif session.applied:
        notes.append(t.gettext("The agreed levels were written into the self-assessment."))
    elif agreed:
        notes.append(t.gettext("The agreed levels were not written into the self-assessment."))
    return notes


def _row(number: int, entry: RecordEntry, session: Session, t: Translator) -> VoteRow:
    statement, framework = entry.statement, entry.framework
    practice = framework.practice_of(entry.item.id)
    return VoteRow(
        number=t.number(number),
        title=t.pgettext(practice.id, practice.title),
        question=t.pgettext(entry.item.id, entry.item.question),
        votes=VoteFigure(_panels(entry, session.k, t), codes(framework), statement.level),
        outcome=_outcome(entry, session, t),
        passages=(Fact(t.gettext("Reason"), statement.reason),) if statement.reason else (),
    )


def _revealed(entry: RecordEntry) -> list[tuple[int, Cell]]:
    """The first and the last revealed round, once when they are the same."""
    rounds = [(number, cell) for number, cell in enumerate(entry.cells, 1) if cell is not None]
    return rounds if len(rounds) < 2 else [rounds[0], rounds[-1]]


def _panels(entry: RecordEntry, k: int, t: Translator) -> tuple[VotePanel, ...]:
    panels = tuple(
        panel_of(t.gettext("Round {number}").format(number=t.number(number)), cell, entry.framework, t, k=k, short=True)
        for number, cell in _revealed(entry)
    )
    if panels:
        return panels
    none = t.gettext("No vote was revealed.")
    return (VotePanel("", (), none, none),)


def _outcome(entry: RecordEntry, session: Session, t: Translator) -> Outcome:
    statement, framework = entry.statement, entry.framework
    if statement.level is not None:
        mark = level_mark(framework, statement.level, t)
        before = _before(entry, t) if session.applied else ""
        return Outcome(mark.value, framework.top, mark.code, mark.name, before)
    words = t.gettext("Parked for later") if statement.outcome == "parked" else t.gettext("No level agreed")
    return Outcome(None, framework.top, "", words)


def _before(entry: RecordEntry, t: Translator) -> str:
    """What the self-assessment said before the agreed level was written into it."""
    before = entry.before
    if before is None:
        return t.gettext("not answered before")
    if before.level == entry.statement.level:
        return t.gettext("as before")
    if before.level is None:
        return t.gettext("before: not applicable") if before.na else t.gettext("before: don’t know")
    return t.gettext("before: {level}").format(level=level_mark(entry.framework, before.level, t).label)
