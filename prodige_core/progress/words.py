"""Sentences about rounds that screens and reports share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prodige_core.frameworks import Framework
from prodige_core.i18n import Translator, month_name
from prodige_core.indicators import year_label
from prodige_core.indicators.words import change_words, code_and_title, reading_words
from prodige_core.progress.actions import FinishedAction
from prodige_core.progress.comparison import Comparison
from prodige_core.progress.indicators import IndicatorChange
from prodige_core.progress.rounds import Round
from prodige_core.progress.story import BoardAction, BoardStory
from prodige_core.responses import BoardStatus


def confirmed_line(confirmed: int, answered: int, t: Translator) -> str:
    """How far a round is confirmed: *41 of 62 confirmed*."""
    return t.gettext("{confirmed} of {count} confirmed").format(confirmed=t.number(confirmed), count=t.number(answered))


def carried_sentence(carried: int, t: Translator) -> str:
    """That some answers are of the round before; empty when none is."""
    if not carried:
        return ""
    return t.ngettext(
        "{count} answer is taken over from the round before and not confirmed yet.",
        "{count} answers are taken over from the round before and not confirmed yet.",
        carried,
    ).format(count=t.number(carried))


def round_label(one: Round, every: tuple[Round, ...], t: Translator) -> str:
    """A round by its day; of several on one day with its number too."""
    day = t.date(one.date)
    if sum(1 for other in every if other.date == one.date) < 2:
        return day
    return t.gettext("{day}, round {number}").format(day=day, number=t.number(one.number))


def movement_sentence(comparison: Comparison, framework: Framework, t: Translator) -> str:
    """The comparison in one or two sentences: how many practices rose, fell and stayed, and the overall score."""
    counts = {kind: len(comparison.practices_that(kind)) for kind in ("rose", "fell", "same")}
    compared = sum(counts.values())
    if not compared:
        return t.gettext("No practice is scored in both rounds, so nothing can be compared yet.")
    if not counts["rose"] and not counts["fell"]:
        return t.ngettext(
            "{count} practice is scored in both rounds, and it stands as it stood.",
            "{count} practices are scored in both rounds, and all stand as they stood.",
            compared,
        ).format(count=t.number(compared))
    text = t.ngettext(
        "Of {count} practice scored in both rounds, {rose} rose, {fell} fell and {same} stayed.",
        "Of {count} practices scored in both rounds, {rose} rose, {fell} fell and {same} stayed.",
        compared,
    ).format(count=t.number(compared), **{kind: t.number(count) for kind, count in counts.items()})
    return f"{text} {overall_sentence(comparison, framework, t)}".strip()


def movement_in_short(comparison: Comparison, t: Translator) -> str:
    """As `movement_sentence`, for a place where several frameworks stand side by side."""
    counts = {kind: len(comparison.practices_that(kind)) for kind in ("rose", "fell", "same")}
    before, after = comparison.overall.before.value, comparison.overall.after.value
    if not sum(counts.values()):
        return t.gettext("no practice is scored in both rounds.")
    values = {"count": t.number(sum(counts.values())), **{kind: t.number(count) for kind, count in counts.items()}}
    if before is None or after is None:
        return t.gettext("{rose} of {count} practices rose and {fell} fell.").format(**values)
    scores = {"before": t.fixed(float(before), 1), "after": t.fixed(float(after), 1)}
    text = t.gettext("{rose} of {count} practices rose and {fell} fell; overall {before} then, {after} now.")
    return text.format(**values, **scores)


def overall_sentence(comparison: Comparison, framework: Framework, t: Translator) -> str:
    """The overall score then and now; empty unless both rounds have one."""
    before, after = comparison.overall.before, comparison.overall.after
    if before.value is None or after.value is None or before.level is None or after.level is None:
        return ""
    scores = {"before": t.fixed(float(before.value), 1), "after": t.fixed(float(after.value), 1)}
    level = framework.levels[after.level]
    name = f"{level.code} {t.pgettext(framework.id, level.name)}"
    if before.level == after.level:
        text = t.gettext("The overall score went from {before} to {after}; the level stays {level}.")
    else:
        text = t.gettext("The overall score went from {before} to {after}; the level is now {level}.")
    return text.format(level=name, **scores)


def provisional_sentence(comparison: Comparison, t: Translator) -> str:
    """That the comparison may still change, and why; empty when every answer of both rounds is confirmed."""
    carried = comparison.after.carried or comparison.before.carried
    if not carried:
        return ""
    reason = t.gettext("They look like “no change”, so this comparison is provisional.")
    return f"{carried_sentence(carried, t)} {reason}"


def version_sentence(comparison: Comparison, t: Translator) -> str:
    """That the questionnaire changed since a round was begun, and what follows; empty when it did not."""
    if not comparison.other_version:
        return ""
    text = t.gettext(
        "The rounds were begun with versions {before} and {after} of the questionnaire; both are read with today’s {today}."
    ).format(before=comparison.before.version, after=comparison.after.version, today=comparison.version)
    if comparison.gone:
        text += " " + t.ngettext(
            "{count} answer to a question that is asked no more is left out.",
            "{count} answers to questions that are asked no more are left out.",
            comparison.gone,
        ).format(count=t.number(comparison.gone))
    return text


def finished_words(one: FinishedAction, t: Translator) -> str:
    """An action with the month in which it was finished."""
    title = t.pgettext(one.action.id, one.action.title)
    if not one.ended:
        return t.gettext("{action} (finished, month not told)").format(action=title)
    return t.gettext("{action} (finished {month})").format(action=title, month=month_name(one.ended, t))


def indicator_cells(
    changes: tuple[IndicatorChange, ...], years: tuple[str, str], t: Translator
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Header and rows of a table: indicator, value in the first year, in the second, change."""
    header = (t.gettext("Indicator"), *(year_label(year) for year in years), t.gettext("Change"))
    rows = tuple(
        (
            code_and_title(change.definition, t),
            reading_words(change.definition, change.before, t),
            reading_words(change.definition, change.after, t),
            "–" if change.difference is None else change_words(change.definition, change.difference, t),
        )
        for change in changes
    )
    return header, rows


def story_sentences(story: BoardStory, t: Translator) -> str:
    """How many actions stood where, and, where the board has moved on since, up to when that is told and what came after."""
    counts = status_counts(story.by_status, t)
    parts = [t.gettext("On the board: {counts}.").format(counts=t.listing(counts))] if counts else []
    if story.later:
        text = t.gettext(
            "This is the board as it stood in {month}, the month of the later round, as far as its months tell. After it, and not counted here: {counts}."
        )
        after = t.listing(status_counts(story.later, t))
        parts.append(text.format(month=month_name(story.until, t), counts=after))
    return " ".join(parts)


def status_counts(by_status: Mapping[BoardStatus, Sequence[BoardAction]], t: Translator) -> list[str]:
    """How many actions stand where: *4 done*, *1 dropped*."""
    counted = {status: len(found) for status, found in by_status.items()}
    texts: dict[BoardStatus, str] = {
        "done": t.ngettext("{count} done", "{count} done", counted.get("done", 0)),
        "started": t.ngettext("{count} under way", "{count} under way", counted.get("started", 0)),
        "accepted": t.ngettext("{count} agreed", "{count} agreed", counted.get("accepted", 0)),
        "proposed": t.ngettext("{count} proposed", "{count} proposed", counted.get("proposed", 0)),
        "dropped": t.ngettext("{count} dropped", "{count} dropped", counted.get("dropped", 0)),
        "declined": t.ngettext("{count} declined", "{count} declined", counted.get("declined", 0)),
    }
    return [text.format(count=t.number(counted[status])) for status, text in texts.items() if counted.get(status)]
