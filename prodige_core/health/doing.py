"""What the check looks at in what is being done: the board, the indicators, the rates behind grant estimates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from prodige_core.health.model import Case, Detail, Finding, Place
from prodige_core.i18n import Translator
from prodige_core.indicators import words, year_label
from prodige_core.planning import due_day, is_past
from prodige_core.responses import BoardEntry
from prodige_core.roadmap.abroad import TooFew

RATES_AGE_DAYS: Final = 365
"""Unit costs are set anew for every call, once a year (domain 4.1, "yearly rhythm")."""

_BOARD = Place("board")
_FUNDING = Place("funding")
_INDICATORS = Place("indicators")


def overdue(case: Case, t: Translator) -> Iterator[Finding]:
    """Accepted and started actions whose term is over."""
    late = []
    for own, entry in case.file.board.items():
        if entry.status not in ("accepted", "started"):
            continue
        due = _due(own, entry, case)
        if due is not None and is_past(due, case.today):
            late.append((due, own, entry))
    if not late:
        return
    late.sort(key=lambda one: one[0])
    states = {
        "accepted": t.gettext("{action}: not begun, due by {day}."),
        "started": t.gettext("{action}: begun, due by {day}."),
    }
    yield Finding(
        "overdue",
        "mend",
        t.ngettext(
            "{count} action is past the term it was due in.",
            "{count} actions are past the term they were due in.",
            len(late),
        ).format(count=t.number(len(late))),
        t.gettext("What waits for them in the plan waits too."),
        t.gettext("Say where they stand"),
        _BOARD,
        tuple(
            Detail(states[entry.status].format(action=case.action_title(own, t), day=t.date(due)), _BOARD)
            for due, own, entry in late
        ),
    )


def _due(action_id: str, entry: BoardEntry, case: Case) -> dt.date | None:
    """The last day of the term it is due in; without one given, of the term in which the plan ends it."""
    if entry.due:
        return due_day(entry.due)
    return next((own.last_day for own in case.roadmap.actions if own.id == action_id), None)


def without_owner(case: Case, t: Translator) -> Iterator[Finding]:
    """Accepted and started actions that nobody sees to."""
    bare = [
        own
        for own, entry in case.file.board.items()
        if entry.status in ("accepted", "started") and not entry.owner.strip()
    ]
    if bare:
        yield Finding(
            "without_owner",
            "mend",
            t.ngettext(
                "{count} action is accepted or begun, but nobody is named who sees to it.",
                "{count} actions are accepted or begun, but nobody is named who sees to them.",
                len(bare),
            ).format(count=t.number(len(bare))),
            t.gettext("What nobody sees to is what is left over when the term gets busy."),
            t.gettext("Name who sees to it"),
            _BOARD,
            tuple(Detail(case.action_title(own, t), _BOARD) for own in bare),
        )


def done_without_evidence(case: Case, t: Translator) -> Iterator[Finding]:
    """Actions called done on the board with nothing that shows it."""
    bare = [own for own, entry in case.file.board.items() if entry.status == "done" and not entry.evidence.strip()]
    if bare:
        yield Finding(
            "done_without_evidence",
            "look",
            t.ngettext(
                "{count} action is done, but it does not say what shows it.",
                "{count} actions are done, but they do not say what shows it.",
                len(bare),
            ).format(count=t.number(len(bare))),
            t.gettext("In a year nobody remembers where the minutes or the page are; one line now is enough."),
            t.gettext("Add the evidence"),
            _BOARD,
            tuple(Detail(case.action_title(own, t), _BOARD) for own in bare),
        )


def without_denominator(case: Case, t: Translator) -> Iterator[Finding]:
    """Indicators counted without saying of how many."""
    bare: dict[str, list[str]] = {}
    for code, series in case.file.indicators.items():
        if code not in case.ratios:
            continue
        for year, measured in sorted(series.values.items()):
            if measured.numerator is not None and _no_whole(measured.numerator, measured.denominator):
                bare.setdefault(code, []).append(year_label(year))
    if bare:
        yield Finding(
            "without_denominator",
            "mend",
            t.ngettext(
                "{count} indicator has a number, but not of how many.",
                "{count} indicators have a number, but not of how many.",
                len(bare),
            ).format(count=t.number(len(bare))),
            t.gettext("Without the whole there is no share, and nothing to compare with last year."),
            t.gettext("Add the whole"),
            _INDICATORS,
            tuple(
                Detail(
                    t.gettext("{code} {indicator}: {years}.").format(
                        code=code, indicator=case.ratios[code], years=t.listing(years)
                    ),
                    _INDICATORS,
                )
                for code, years in bare.items()
            ),
        )


def _no_whole(count: int, whole: int | None) -> bool:
    """Nothing of nothing is a year without data, which is fine; something of nothing is not."""
    return whole is None or (whole == 0 and count > 0)


def fewer_abroad(case: Case, t: Translator) -> Iterator[Finding]:
    """Targets for people abroad that want more of them than the plan's stays send."""
    if case.abroad:
        yield Finding(
            "fewer_abroad",
            "look",
            t.ngettext(
                "{count} target wants more people abroad than the plan sends.",
                "{count} targets want more people abroad than the plan sends.",
                len(case.abroad),
            ).format(count=t.number(len(case.abroad))),
            t.gettext(
                "A report tells both, and readers see that they do not fit. Plan one more stay, or set a target that your plan can "
                "reach. People who only accompany others are not counted."
            ),
            t.gettext("Look at the targets"),
            _INDICATORS,
            tuple(Detail(_too_few(few, t), _INDICATORS) for few in case.abroad),
        )


def _too_few(few: TooFew, t: Translator) -> str:
    own = few.followed
    people = t.ngettext("{count} person", "{count} people", few.wanted).format(count=t.number(few.wanted))
    return t.gettext("{indicator}, {target}: {people} of {whole} are wanted, {sent} are planned.").format(
        indicator=words.code_and_title(own.definition, t),
        target=words.target_words(own.definition, own.course, t),
        people=people,
        whole=t.number(few.whole),
        sent=t.number(few.sent),
    )


def stale_rates(case: Case, t: Translator) -> Iterator[Finding]:
    """Grant estimates on unit costs that are old, of a call that is over, or not confirmed at the source."""
    rates = case.rates
    if rates is None or not rates.estimates:
        return
    old = (case.today - rates.checked_on).days > RATES_AGE_DAYS
    if old:
        said = t.gettext("The grant estimates use rates of {call}, last checked on {day}, more than a year ago.")
    elif rates.past:
        said = t.gettext("The grant estimates use rates of {call}, which is over; the next call has its own.")
    elif rates.verify:
        said = t.gettext("The grant estimates use rates of {call} that are not confirmed at their source yet.")
    else:
        return
    yield Finding(
        "stale_rates",
        "mend" if old else "look",
        said.format(call=rates.call, day=t.date(rates.checked_on)),
        t.gettext("The grant may turn out higher or lower. Compare with the guide of your call before you apply."),
        t.gettext("See the rates"),
        _FUNDING,
    )
