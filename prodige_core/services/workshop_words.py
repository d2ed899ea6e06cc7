"""A workshop in words and tables, for its host. Texts are not escaped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from prodige_core.aggregation import Cell, Published
from prodige_core.charts import ChartTable
from prodige_core.frameworks import Catalogue, Framework
from prodige_core.i18n import Translator
from prodige_core.responses import Answer
from prodige_core.roadmap.words import item_title
from prodige_core.services.hosting import Change, Live, Place, found, minutes
from prodige_core.services.voice_words import closeness, level_words
from prodige_core.services.workshops import Record, WorkshopRow
from prodige_core.workshops import Session, Statement


def name_of(title: str, day: dt.date, t: Translator) -> str:
    """The workshop's own title, or one from its day."""
    return title or t.gettext("Workshop of {date}").format(date=t.date(day))


def day_of(one: Session | WorkshopRow) -> dt.date:
    """The day it was opened, or worked on last before that, on this machine's calendar."""
    return (one.opened_at or one.active_at).astimezone().date()


def row_sentence(row: WorkshopRow, t: Translator) -> str:
    """Where a workshop of the list stands."""
    count = t.ngettext("{count} statement", "{count} statements", row.statements).format(count=t.number(row.statements))
    if row.status == "draft":
        return t.gettext("Being prepared, {statements}.").format(statements=count)
    agreed = t.gettext("agreed on {agreed} of {statements}").format(agreed=t.number(row.agreed), statements=count)
    if row.status == "open":
        return t.gettext("Open now, {agreed} so far.").format(agreed=agreed)
    return t.gettext("Closed, {agreed}.").format(agreed=agreed)


def length_sentence(statements: int, t: Translator) -> str:
    """How many statements, and how long they take."""
    count = t.ngettext("{count} statement", "{count} statements", statements).format(count=t.number(statements))
    return t.gettext("{statements}, about {minutes} minutes.").format(
        statements=count, minutes=t.number(minutes(statements))
    )


def place_sentence(place: Place, t: Translator) -> str:
    """Where the workshop is on its agenda."""
    parts = [
        t.ngettext("{count} agreed", "{count} agreed", place.agreed).format(count=t.number(place.agreed)),
        t.ngettext("{count} parked", "{count} parked", place.parked).format(count=t.number(place.parked)),
        t.ngettext("{count} still open", "{count} still open", place.left).format(count=t.number(place.left)),
    ]
    told = [part for part, count in zip(parts, (place.agreed, place.parked, place.left), strict=True) if count]
    return t.gettext("Statement {number} of {total}; {parts}.").format(
        number=t.number(place.number), total=t.number(place.total), parts=t.listing(told)
    )


def statement_words(own: Statement, number: int, catalogue: Catalogue, t: Translator) -> str:
    """A statement in a list to choose from: number and what it is about.

    What came out is told elsewhere: words that change while the list is open come back as a choice of no statement.
    """
    known = found(own, catalogue)
    about = gone_words(t) if known is None else item_title(*known, t)
    return t.gettext("{number}. {title}").format(number=t.number(number), title=about)


def outcome_words(own: Statement, framework: Framework, t: Translator) -> str:
    """What came out of a statement; empty while it is open."""
    if own.outcome == "parked":
        return t.gettext("parked")
    if own.level is None:
        return ""
    return t.gettext("agreed, {level}").format(level=level_words(framework, own.level, t))


def round_title(number: int, t: Translator) -> str:
    """The heading of a vote: they are numbered from 1."""
    return t.gettext("Vote {number}").format(number=t.number(number))


def joined_sentence(live: Live, session: Session, t: Translator) -> str:
    """How many devices joined, of how many people expected; at one's own pace also how many have voted."""
    said = [
        t.ngettext("{count} device has joined.", "{count} devices have joined.", live.people),
        t.ngettext("You expect {expected} person.", "You expect {expected} people.", session.expected),
    ]
    if session.pace == "self" and session.current is None:
        said.append(
            t.ngettext("{answered} has voted on something.", "{answered} have voted on something.", live.answered)
        )
    values = {
        "count": t.number(live.people),
        "expected": t.number(session.expected),
        "answered": t.number(live.answered),
    }
    return " ".join(part.format(**values) for part in said)


def voted_sentence(live: Live, t: Translator) -> str:
    """How many have voted of those who joined."""
    if not live.people:
        return t.gettext("Nobody has joined yet")
    if live.answered >= live.people:
        return t.ngettext("{count} of {count} has voted", "All {count} have voted", live.people).format(
            count=t.number(live.people)
        )
    return t.ngettext("{answered} of {count} has voted", "{answered} of {count} have voted", live.people).format(
        answered=t.number(live.answered), count=t.number(live.people)
    )


def reveal_sentence(live: Live, k: int, t: Translator) -> str:
    """Whether to reveal now; one line whatever it says, so that the buttons below it stay where they are."""
    if live.few:
        return t.gettext("Fewer than {k} have voted so far. If you reveal now, nothing is shown.").format(k=t.number(k))
    if live.answered >= live.people:
        return t.gettext("Everybody has voted: reveal now.")
    return t.gettext("Reveal when most have voted.")


def talk_sentence(cell: Cell | None, t: Translator) -> str:
    """What to do with a revealed vote before agreeing."""
    if not isinstance(cell, Published):
        return t.gettext("Talk about it and agree, or let everybody vote once more when more people have come.")
    if cell.alike:
        return t.gettext("All see it alike, so you can agree at once.")
    if closeness(cell) == "close":
        return t.gettext("Most see it alike. Agree now, or talk about it and vote once more.")
    return t.gettext("Ask people at both ends why they see it so. Then let everybody vote once more, or agree now.")


def clock(seconds: int) -> str:
    """Minutes and seconds, *1:05*; the same in every language."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def answer_words(answer: Answer | None, framework: Framework, t: Translator) -> str:
    """An answer of the self-assessment, short."""
    if answer is None:
        return t.gettext("not answered")
    if answer.level is not None:
        return level_words(framework, answer.level, t)
    return t.gettext("does not apply") if answer.na else t.gettext("don’t know")


def change_table(changes: Sequence[Change], t: Translator) -> ChartTable:
    """What closing writes into the self-assessment, old beside new."""
    header = (t.gettext("Statement"), t.gettext("Now"), t.gettext("Agreed"))
    body = tuple(
        (
            item_title(change.framework, change.item, t),
            answer_words(change.before, change.framework, t),
            _new_words(change, t),
        )
        for change in changes
    )
    return ChartTable(header, body, (False, False, False))


def _new_words(change: Change, t: Translator) -> str:
    level = level_words(change.framework, change.after, t)
    same = change.before is not None and change.before.level == change.after
    return t.gettext("{level}, as now").format(level=level) if same else level


def outcome_table(record: Record, t: Translator) -> ChartTable:
    """Every statement of the agenda with what came out and how often it was voted on."""
    header = (t.gettext("Statement"), t.gettext("Outcome"), t.gettext("Votes held"))
    body = tuple(
        (
            item_title(line.framework, line.item, t),
            outcome_words(line.statement, line.framework, t) or t.gettext("open"),
            t.number(sum(result.revealed for result in line.rounds)),
        )
        for line in record.lines
    )
    return ChartTable(header, body, (False, False, True))


def agenda_words(own: Statement, catalogue: Catalogue, t: Translator) -> tuple[str, str]:
    """A statement of the agenda: its question, and where it comes from (*questionnaire, area*)."""
    known = found(own, catalogue)
    if known is None:
        return gone_words(t), own.item
    framework, item = known
    area = framework.area_of(framework.practice_of(item.id).id)
    origin = t.gettext("{questionnaire}, {area}").format(
        questionnaire=t.pgettext(framework.id, framework.title), area=t.pgettext(area.id, area.title)
    )
    return t.pgettext(item.id, item.question), origin


def question_words(item_id: str, catalogue: Catalogue, t: Translator) -> str:
    """The question of an item. KeyError when no questionnaire here asks it."""
    return t.pgettext(item_id, catalogue.framework_of_item[item_id].items[item_id].question)


def gone_words(t: Translator) -> str:
    """Instead of a statement that cannot be shown."""
    return t.gettext("A statement that is not in the questionnaires here any more")
