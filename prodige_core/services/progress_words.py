"""Progress in words: days, levels, answers, indicators and what became of the actions."""

from __future__ import annotations

from prodige_core.charts import ChartTable, ProgressRow
from prodige_core.frameworks import Item
from prodige_core.i18n import Translator
from prodige_core.progress import BoardAction, BoardStory, Comparison, IndicatorChange, Round, round_label
from prodige_core.progress.compared import Pair
from prodige_core.progress.words import indicator_cells
from prodige_core.responses import Answer


def days_sentence(comparison: Comparison, every: tuple[Round, ...], t: Translator) -> str:
    """Which rounds are compared."""
    return t.gettext("Compared: the rounds of {before} and {after}.").format(
        before=round_label(comparison.before, every, t), after=round_label(comparison.after, every, t)
    )


def level_step(row: ProgressRow, t: Translator) -> str:
    """The level then and now, or that it is the same."""
    if row.before_words == row.after_words:
        return t.gettext("Level {level}, as before").format(level=row.after_words)
    return t.gettext("Level {before} then, {after} now").format(before=row.before_words, after=row.after_words)


def answer_words(item: Item, answer: Answer | None, t: Translator) -> str:
    """An answer as it stands beside the question."""
    if answer is None:
        return t.gettext("not answered.")
    if answer.level is not None:
        return f"“{t.pgettext(item.id, item.options[answer.level])}”"
    return t.gettext("does not apply.") if answer.na else t.gettext("we don’t know.")


def no_cause(t: Translator) -> str:
    """What “finished before” means and what it does not."""
    return t.gettext(
        "“Finished before” says what came first in time. Whether the one led to the other, you know better than these numbers."
    )


def indicator_table(changes: tuple[IndicatorChange, ...], years: Pair, t: Translator) -> ChartTable:
    """A row an indicator: its value in both school years and the change."""
    header, rows = indicator_cells(changes, years, t)
    return ChartTable(header, rows, (False, True, True, True))


def reasons(story: BoardStory, t: Translator) -> tuple[str, ...]:
    """Declined and dropped actions with the reason that was given."""

    def told(one: BoardAction, text: str) -> str:
        return text.format(action=t.pgettext(one.action.id, one.action.title), reason=one.entry.reason)

    dropped = [told(one, t.gettext("{action}: dropped. {reason}")) for one in story.of("dropped")]
    declined = [told(one, t.gettext("{action}: declined. {reason}")) for one in story.of("declined")]
    return (*dropped, *declined)
