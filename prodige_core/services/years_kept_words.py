"""The sentences about how long results are kept: what it means, what holds now, and what a new choice would delete."""

from __future__ import annotations

import datetime as dt

from prodige_core.i18n import Translator
from prodige_core.services.retention import YEARS_KEPT
from prodige_core.services.years_kept import Going, Kept


def what_it_means(t: Translator) -> tuple[str, ...]:
    """What is deleted by itself, and what is not."""
    return (
        t.gettext(
            "What a closed survey or workshop came to, and the list of who exported, deleted or gave access, are deleted by themselves after some years. People who take part are told how many."
        ),
        t.gettext(
            "Your answers, notes, targets and plans stay. The choice holds for this Prodige only: a centre file does not carry it."
        ),
    )


def now_sentence(now: Kept, today: dt.date, t: Translator) -> str:
    """What holds now, and when the next survey or workshop goes."""
    held = t.ngettext("Now: {years} year", "Now: {years} years", now.years).format(years=t.number(now.years))
    said = held if now.chosen else t.gettext("{now}, as long as nobody chooses otherwise").format(now=held)
    if now.next_on is None:
        return t.gettext("{now}. No survey or workshop is closed yet.").format(now=said)
    if now.next_on <= today:
        return t.gettext("{now}. What is older is deleted at the next clean-up, within the hour.").format(now=said)
    return t.gettext("{now}. The next survey or workshop is deleted on {day}.").format(
        now=said, day=t.date(now.next_on)
    )


def choice(years: int, t: Translator) -> str:
    """A choice; the usual one is named as that."""
    told = t.ngettext("{years} year", "{years} years", years).format(years=t.number(years))
    return t.gettext("{years} (usual)").format(years=told) if years == YEARS_KEPT else told


def what_changes(seen: int, wanted: int, going: Going, t: Translator) -> str:
    """What a new choice does at once, and what it does not."""
    if wanted > seen:
        return t.gettext(
            "This holds for surveys and workshops in which nobody has taken part yet, and for the list of what happened. Results of others go when people were told."
        )
    if not going.anything:
        return t.gettext("Nothing is older, so nothing is deleted now. From now on everything goes earlier.")
    surveys = t.ngettext("{count} survey", "{count} surveys", going.surveys).format(count=t.number(going.surveys))
    workshops = t.ngettext("{count} workshop", "{count} workshops", going.workshops).format(
        count=t.number(going.workshops)
    )
    events = t.ngettext(
        "{count} line of the list of what happened", "{count} lines of the list of what happened", going.events
    ).format(count=t.number(going.events))
    return t.gettext(
        "Deleted for good at the next clean-up, within the hour: {surveys} with counts and comments, {workshops} with counts and what was agreed, and {events}. Take a copy first if you need them: a report, or “Everything that is stored of a centre” above. Until the clean-up you can undo this."
    ).format(surveys=surveys, workshops=workshops, events=events)
