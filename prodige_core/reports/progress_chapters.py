"""The chapters of the progress report."""

from __future__ import annotations

from collections.abc import Sequence

from prodige_core.charts import ProgressRow, progress_alt, progress_row, progress_rows, progress_table
from prodige_core.i18n import month_name
from prodige_core.progress import BoardAction, Change, Replanned, words
from prodige_core.progress.compared import Between, Compared
from prodige_core.reports.document import (
    Block,
    Callout,
    Column,
    Figure,
    Heading,
    Labelled,
    Table,
    bullets,
    paragraph,
)
from prodige_core.reports.drawings import ProgressFigure
from prodige_core.reports.inputs import codes, framework_title, table_of
from prodige_core.reports.progress_front import lead
from prodige_core.reports.progress_inputs import ProgressInputs
from prodige_core.reports.progress_next import ahead, next_chapter
from prodige_core.responses import BoardStatus
from prodige_core.roadmap import owner_name

_AREAS = (4.4, 0.9, 0.9, 1.6, 3.2)
_PRACTICES = (4.2, 0.8, 0.8, 1.5, 3.4)


def rounds_chapter(inputs: ProgressInputs) -> tuple[Block, ...]:
    """Each questionnaire: picture and table by area, what moved with what was finished before, what stayed."""
    t = inputs.t
    blocks: list[Block] = [Heading(1, t.gettext("The rounds compared"), "rounds"), paragraph(lead(inputs), "lead")]
    for one in inputs.movements:
        blocks += _framework(one, inputs)
    return tuple(blocks)


def _framework(one: Compared, inputs: ProgressInputs) -> list[Block]:
    t, comparison = inputs.t, one.comparison
    title = framework_title(one.framework, t)
    rows = progress_rows(comparison, one.framework, t)
    blocks: list[Block] = [Heading(2, title, f"rounds-{one.framework.id}")]
    days = t.gettext("Compared: the rounds of {before} and {after}.").format(
        before=words.round_label(comparison.before, one.rounds, t),
        after=words.round_label(comparison.after, one.rounds, t),
    )
    if len(inputs.movements) > 1:
        blocks.append(paragraph(words.movement_sentence(comparison, one.framework, t)))
    blocks.append(paragraph(days, "note"))
    if provisional := words.provisional_sentence(comparison, t):
        blocks.append(Callout(t.gettext("Provisional"), (paragraph(provisional),)))
    if versions := words.version_sentence(comparison, t):
        blocks.append(paragraph(versions, "note"))
    blocks.append(
        Figure(
            ProgressFigure(rows, codes(one.framework)),
            progress_alt(rows, title, t),
            t.gettext("{title}: score by area, then and now").format(title=title),
            key=t.gettext(
                "In the picture an open mark is then, and a filled one now; beside it stands the difference of the two scores."
            ),
            table=table_of(progress_table(rows, t.gettext("Area"), t), "", _AREAS),
        )
    )
    blocks += _moved(one, inputs)
    blocks += _stayed(one, inputs)
    return blocks


def _stayed(one: Compared, inputs: ProgressInputs) -> list[Block]:
    """By level, and those that cannot be compared with the reason."""
    t, own = inputs.t, one.framework.id
    by_label: dict[str, list[str]] = {}
    stayed = sorted(one.comparison.practices_that("same"), key=lambda change: -(change.after.level or 0))
    for change in stayed:
        row = _row(change, one, inputs)
        by_label.setdefault(row.after_words, []).append(row.title)
    blocks: list[Block] = []
    if by_label:
        blocks.append(Heading(3, t.gettext("What stayed as it was"), f"stayed-{own}"))
        blocks += [Labelled(label, (paragraph("; ".join(titles) + "."),)) for label, titles in by_label.items()]
    reasons: dict[str, list[str]] = {}
    for movement in ("only_now", "only_then", "none"):
        for change in one.comparison.practices_that(movement):
            row = _row(change, one, inputs)
            reasons.setdefault(row.words, []).append(row.title)
    if reasons:
        blocks.append(Heading(3, t.gettext("What cannot be compared"), f"apart-{own}"))
        blocks += [Labelled(label, (paragraph("; ".join(titles) + "."),)) for label, titles in reasons.items()]
    return blocks


def _row(change: Change, one: Compared, inputs: ProgressInputs) -> ProgressRow:
    title = inputs.t.pgettext(change.id, one.framework.practices[change.id].title)
    return progress_row(change, title, one.framework, inputs.t)


def _moved(one: Compared, inputs: ProgressInputs) -> list[Block]:
    t, own = inputs.t, one.framework.id
    moved = [*one.comparison.practices_that("rose"), *one.comparison.practices_that("fell")]
    blocks: list[Block] = []
    if moved:
        blocks.append(Heading(3, t.gettext("What rose and what fell"), f"moved-{own}"))
        blocks.append(_practices(moved, one, inputs))
    finished = [entry for entry in one.sequel.moved if entry.finished_before]
    if finished:
        blocks.append(Heading(3, t.gettext("What was finished before"), f"before-{own}"))
        for entry in finished:
            lines = tuple(words.finished_words(action, t) for action in entry.finished_before)
            row = _row(entry.change, one, inputs)
            blocks.append(Labelled(row.words, (paragraph(row.title), bullets(lines))))
    alone = [entry.change for entry in one.sequel.moved if not entry.finished_before]
    if alone and (finished or one.sequel.without_movement):
        names = [t.pgettext(change.id, one.framework.practices[change.id].title) for change in alone]
        text = t.gettext("Moved without a finished action on the board that works on it: {practices}.")
        blocks.append(paragraph(text.format(practices=t.listing(names))))
    if one.sequel.without_movement:
        blocks.append(Heading(3, t.gettext("Finished, and nothing has risen so far"), f"without-{own}"))
        blocks.append(bullets(tuple(words.finished_words(action, t) for action in one.sequel.without_movement)))
    if finished or one.sequel.without_movement:
        text = t.gettext(
            "“Finished before” says what came first in time. It does not say that the one led to the other."
        )
        blocks.append(paragraph(text, "note"))
    return blocks


def _practices(changes: Sequence[Change], one: Compared, inputs: ProgressInputs) -> Table:
    t = inputs.t
    rows = tuple(_row(own, one, inputs) for own in changes)
    return table_of(progress_table(rows, t.gettext("Practice"), t), "", _PRACTICES)


def actions_chapter(inputs: ProgressInputs) -> tuple[Block, ...]:
    """What was planned, done, dropped and declined by the board, and how often the plan changed. Empty without any of it."""
    t, found = inputs.t, inputs.meanwhile
    not_begun = _not_begun(inputs)
    if (found is None or (found.story.empty and not found.replanned)) and not not_begun:
        return ()
    blocks: list[Block] = [Heading(1, t.gettext("What became of the actions"), "actions")]
    if found is None or found.story.empty:
        blocks.append(paragraph(t.gettext("Nothing stands on the board yet.")))
    else:
        blocks.append(paragraph(words.story_sentences(found.story, t), "lead"))
        blocks += _by_status(found, inputs)
    blocks += not_begun
    if found is not None and found.replanned:
        blocks.append(Heading(2, t.gettext("Changes of the plan"), "replanned"))
        blocks += [_replanned(one, inputs) for one in found.replanned]
    return tuple(blocks)


def _by_status(found: Between, inputs: ProgressInputs) -> list[Block]:
    t = inputs.t
    action, month = t.gettext("Action"), t.gettext("Finished")
    heads: dict[BoardStatus, tuple[str, tuple[str, ...]]] = {
        "done": (t.gettext("Done"), (action, month, t.gettext("What shows it"))),
        "started": (t.gettext("Under way"), (action, t.gettext("Begun"), t.gettext("Who sees to it"))),
        "accepted": (t.gettext("Agreed, not begun"), (action, t.gettext("Due by"), t.gettext("Who sees to it"))),
        "dropped": (t.gettext("Dropped"), (action, t.gettext("Reason"))),
        "declined": (t.gettext("Declined"), (action, t.gettext("Reason"))),
    }
    blocks: list[Block] = []
    for status, (heading, header) in heads.items():
        entries = found.story.of(status)
        if entries:
            columns = (Column(4.6), Column(1.6), Column(3.8)) if len(header) == 3 else (Column(4.6), Column(5.4))
            rows = tuple(_entry(status, one, inputs) for one in entries)
            blocks += [Heading(2, heading, f"status-{status}"), Table("", header, rows, columns)]
    return blocks


def _not_begun(inputs: ProgressInputs) -> list[Block]:
    """Actions the present plan has for the time up to the later round, of which the board says nothing yet."""
    t, found, board = inputs.t, inputs.meanwhile, inputs.file.board
    if found is None:
        return []
    rows = tuple(
        (action.title, action.period, action.lead_name)
        for action in ahead(inputs).waiting
        if action.first_day <= found.last_day and (action.id not in board or board[action.id].status == "proposed")
    )
    if not rows:
        return []
    header = (t.gettext("Action"), t.gettext("Planned for"), t.gettext("Lead"))
    columns = (Column(5.2), Column(2.4), Column(2.4))
    return [Heading(2, t.gettext("Planned by then, not begun"), "not-begun"), Table("", header, rows, columns)]


def _entry(status: BoardStatus, one: BoardAction, inputs: ProgressInputs) -> tuple[str, ...]:
    t, entry = inputs.t, one.entry
    title = t.pgettext(one.action.id, one.action.title)
    if status in ("dropped", "declined"):
        return (title, entry.reason)
    month = {"done": entry.ended, "started": entry.started}.get(status, entry.due)
    last = entry.evidence if status == "done" else owner_name(entry.owner, t)
    return (title, month_name(month, t) if month else t.gettext("not told"), last or "–")


def _replanned(one: Replanned, inputs: ProgressInputs) -> Labelled:
    t = inputs.t
    lines = []
    for actions, text in (
        (one.added, t.gettext("New: {actions}.")),
        (one.left, t.gettext("No longer planned: {actions}.")),
    ):
        if actions:
            lines.append(text.format(actions=t.listing([f"“{t.pgettext(own.id, own.title)}”" for own in actions])))
    if not lines:
        lines.append(t.gettext("The same actions, at other times."))
    return Labelled(t.date(one.day, "medium"), tuple(paragraph(line) for line in lines))


def indicators_chapter(inputs: ProgressInputs) -> tuple[Block, ...]:
    """Values in the school years of both rounds; nothing where nothing was counted."""
    t, found = inputs.t, inputs.meanwhile
    if found is None or not found.indicators:
        return ()
    header, rows = words.indicator_cells(found.indicators, found.years, t)
    columns = (Column(4.6), Column(1.7, "right"), Column(1.7, "right"), Column(2.2, "right"))
    return (Heading(1, t.gettext("What was counted"), "indicators"), Table("", header, rows, columns))


def method_chapter(inputs: ProgressInputs) -> tuple[Block, ...]:
    """How rounds are compared, what is not claimed, and how to open the file again."""
    t = inputs.t
    points = (
        t.gettext(
            "The score of a practice is the mean of its answers, that of an area the weighted mean of its practices. A difference is the later score minus the earlier, worked out exactly and rounded for reading."
        ),
        t.gettext(
            "What was not scored in one of the rounds has no difference. “Not applicable” and “don’t know” lower no score."
        ),
        t.gettext("Both rounds are read with the questionnaire as it is today, so that both are measured alike."),
        t.gettext(
            "A new round takes over the answers of the one before. Until somebody confirms or changes them they count as they were, and the comparison is provisional."
        ),
        t.gettext(
            "Finished actions are those the board calls done from the month of the earlier round to the month of the later. An action stands beside a practice when it raises a step above the lower of its two levels."
        ),
    )
    return (Heading(1, t.gettext("How this was compared"), "method"), bullets(points), *again(inputs))


def again(inputs: ProgressInputs) -> tuple[Block, ...]:
    """How to open the file again; nothing where the document carries none."""
    t = inputs.t
    if not inputs.carries_file:
        return ()
    text = t.gettext(
        "This PDF carries your whole work as an attachment; keep it as you keep the report. Start Prodige, choose to open "
        "a centre file, and choose this PDF. All rounds, targets, means, decisions and the board are restored."
    )
    return (Labelled(t.gettext("Open this file again"), (paragraph(text),)),)


def first_round(inputs: ProgressInputs) -> tuple[Block, ...]:
    """One page before there are two rounds: that nothing can be compared yet, and what comes next."""
    t = inputs.t
    of = t.gettext("{name}, {day}").format(name=inputs.file.centre.name, day=t.date(inputs.made_on))
    after = t.gettext("After the next round, this report shows the scores of the areas then and now.")
    return (
        Heading(1, t.gettext("Progress report"), "progress"),
        paragraph(lead(inputs), "lead"),
        paragraph(after),
        paragraph(of, "note"),
        *next_chapter(inputs),
        *again(inputs),
    )
