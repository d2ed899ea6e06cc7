"""Names of roles, terms, periods, levels and questions in the reader's language; used by screens, charts and reports."""

from __future__ import annotations

import datetime as dt
from typing import Final

from babel.dates import format_interval

from prodige_core.frameworks import ROLES, Framework, Item, Role
from prodige_core.i18n import N_, Translator
from prodige_core.planning.calendar import Term
from prodige_core.responses import BoardStatus
from prodige_core.roadmap.model import LevelMark

ROLE_NAMES: Final[dict[Role, str]] = {
    "leader": N_("School leader"),
    "coordinator": N_("International coordinator"),
    "digital_lead": N_("Digital lead"),
    "teacher": N_("Teachers and trainers"),
    "admin": N_("Administration"),
}
SHORT_ROLE_NAMES: Final[dict[Role, str]] = {
    "leader": N_("Leader"),
    "coordinator": N_("Coordinator"),
    "digital_lead": N_("Digital lead"),
    "teacher": N_("Teachers"),
    "admin": N_("Administration"),
}


STATUS_NAMES: Final[dict[BoardStatus, str]] = {
    "proposed": N_("Proposed"),
    "accepted": N_("Accepted"),
    "started": N_("Started"),
    "done": N_("Done"),
    "declined": N_("Declined"),
    "dropped": N_("Dropped"),
}


def status_name(status: BoardStatus, t: Translator) -> str:
    """Where an action stands, in a word."""
    return t.gettext(STATUS_NAMES[status])


def owner_name(owner: str, t: Translator) -> str:
    """Who sees to an action: a role by its name, anything else as it was typed; empty for nobody."""
    return next((role_name(role, t) for role in ROLES if role == owner), owner)


def role_name(role: Role, t: Translator) -> str:
    """The role's name at the beginning of a line: *International coordinator*."""
    return t.gettext(ROLE_NAMES[role])


def short_role_name(role: Role, t: Translator) -> str:
    """The role's name where room is scarce (axes, bars)."""
    return t.gettext(SHORT_ROLE_NAMES[role])


def term_label(term: Term, t: Translator) -> str:
    """The months of a term: *Jan–Mar 2027*, as the language writes such a span."""
    return month_span(term.first_day, term.last_day, t)


def month_span(first: dt.date, last: dt.date, t: Translator) -> str:
    """From month to month: *Jan–Mar 2027*, *Sep 2027–Mar 2028*."""
    text = str(format_interval(first, last, "yMMM", locale=t.locale))
    return text.replace("\u2009", "").replace(" – ", "–")


def level_mark(framework: Framework, value: int, t: Translator) -> LevelMark:
    """A level of a framework in words. IndexError for a value the scale does not have."""
    level = framework.levels[value]
    return LevelMark(level.value, level.code, t.pgettext(framework.id, level.name))


def item_title(framework: Framework, item: Item, t: Translator) -> str:
    """What an item is about: its practice's title, numbered where a practice has several items."""
    practice = framework.practice_of(item.id)
    title = t.pgettext(practice.id, practice.title)
    if len(practice.items) == 1:
        return title
    number = [own.id for own in practice.items].index(item.id) + 1
    return t.gettext("{title} ({number})").format(title=title, number=t.number(number))
